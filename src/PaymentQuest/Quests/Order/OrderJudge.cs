using PaymentQuest.Cryptography;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// Judges an order of checks by the receiver's role program. A place is right when its check finds what it reads, and no cheaper
/// check that is still to come could be made already: the rule by which the compiler orders checks. An order earns the share of
/// its places that are right from the start on, for that is how far a message is examined as it should be.
/// </summary>
public static class OrderJudge
{
    private const int MostDraws = 100;

    /// <summary>Judges labels of checks, a line for each. What is no label of the quest, or stands there twice, is left out.</summary>
    public static SheetJudgement.Ordered Judge(OrderQuest quest, string written)
    {
        var judgement = JudgeAlone(quest, written);
        return judgement.Wrong is { } wrong
            ? judgement with { Because = quest.Rejects.FirstOrDefault(r => IsSame(JudgeAlone(quest, r.Written).Wrong, wrong))?.Because }
            : judgement;
    }

    /// <summary>The labels in the order in which a desk shows them first: drawn by the seed, and wrong from the first place on, so that nothing is earned by leaving them.</summary>
    public static Sequence<string> Presented(OrderQuest quest, ulong seed)
    {
        var random = new SeededRandom(seed, $"{quest.Id}/checks");
        var labels = quest.Checks.Select(c => c.Check!.Label).ToArray();
        for (var draw = 0; draw < MostDraws; draw++)
        {
            for (var i = labels.Length - 1; i > 0; i--)
            {
                var j = random.Below(i + 1);
                (labels[i], labels[j]) = (labels[j], labels[i]);
            }

            if (JudgeAlone(quest, string.Join('\n', labels)).Score == 0)
            {
                break;
            }
        }

        return labels.ToSequence();
    }

    /// <summary>The labels that a text names, in its order, each once.</summary>
    public static Sequence<string> Labels(OrderQuest quest, string written) =>
        written.Split('\n').Select(l => l.Trim()).Where(l => quest.Checks.Any(c => c.Check!.Label == l)).Distinct(StringComparer.Ordinal).ToSequence();

    private static bool IsSame(PlaceJudgement? one, PlaceJudgement other) => one is not null && one.Label == other.Label && (one.Finding, other.Finding) switch
    {
        (PlaceFinding.TooEarly, PlaceFinding.TooEarly) => true,
        (PlaceFinding.TooDear a, PlaceFinding.TooDear b) => a.Cheaper == b.Cheaper,
        _ => false,
    };

    private static SheetJudgement.Ordered JudgeAlone(OrderQuest quest, string written)
    {
        var checks = quest.Checks.ToDictionary(c => c.Check!.Label, StringComparer.Ordinal);
        var held = new Holdings(quest);
        var places = new List<PlaceJudgement>();
        var isWrong = false;
        foreach (var label in Labels(quest, written))
        {
            var check = checks[label];
            var pending = quest.Checks.Where(c => places.All(p => p.Label != c.Check!.Label) && c != check).ToList();
            var finding = isWrong ? new PlaceFinding.Behind() : Find(check, pending, held);
            isWrong |= finding is not PlaceFinding.Right;
            places.Add(new PlaceJudgement(places.Count + 1, label, finding));
            held.Make(check);
        }

        return new SheetJudgement.Ordered(places.ToSequence(), 100 * places.Count(p => p.Finding is PlaceFinding.Right) / quest.Checks.Count);
    }

    private static PlaceFinding Find(RoleAction check, List<RoleAction> pending, Holdings held)
    {
        var lacking = held.Lacking(check);
        if (lacking.Count > 0)
        {
            return new PlaceFinding.TooEarly(lacking.Select(t => (t, pending.FirstOrDefault(p => held.Gives(p, t))?.Check!.Label)).ToSequence());
        }

        var own = CheckCosts.Of(check)!.Value;
        var cheaper = pending.Where(p => CheckCosts.Of(p) < own && held.Lacking(p).Count == 0).MinBy(p => CheckCosts.Of(p));
        return cheaper is null ? new PlaceFinding.Right() : new PlaceFinding.TooDear(cheaper.Check!.Label, CheckCosts.Of(cheaper)!.Value, own);
    }

    /// <summary>What a receiver holds while it works through a message. What is no check of the quest is done as soon as it can be.</summary>
    private sealed class Holdings
    {
        private readonly RoleProgram _program;
        private readonly List<RoleAction> _others;
        private readonly HashSet<int> _registers = [];
        private readonly HashSet<Term> _terms = [];

        public Holdings(OrderQuest quest)
        {
            _program = quest.Compiled.Programs[quest.Role.Name];
            for (var i = 0; i < _program.Known.Count; i++)
            {
                Hold(i);
            }

            foreach (var action in _program.Actions.Where(a => a.Step < quest.Step.Number && quest.Compiled.Protocol.Flow.LeadsTo(a.Step, quest.Step.Number, quest.Role.Name)))
            {
                CheckCosts.Gives(action).Where(r => !_program.Forgotten.Any(f => f.Register == r && f.Step > action.Step && f.Step <= quest.Step.Number)).ToList().ForEach(Hold);
            }

            _others = [.. _program.Actions.Where(a => a.Step == quest.Step.Number && !quest.Checks.Contains(a))];
            MakeOthers();
        }

        public void Make(RoleAction check)
        {
            CheckCosts.Gives(check).ToList().ForEach(Hold);
            MakeOthers();
        }

        public bool Gives(RoleAction check, Term term) => CheckCosts.Gives(check).Any(r => _program.Registers[r].Equals(term));

        public List<Term> Lacking(RoleAction action)
        {
            var (places, terms) = CheckCosts.Reads(action, _program);
            return [.. places.Where(p => !_registers.Contains(p)).Select(p => _program.Registers[p]).Concat(terms.Where(t => !_terms.Contains(t))).Distinct()];
        }

        private void Hold(int register)
        {
            _registers.Add(register);
            _terms.Add(_program.Registers[register]);
        }

        private void MakeOthers()
        {
            for (var count = -1; count != _registers.Count;)
            {
                count = _registers.Count;
                foreach (var action in _others.Where(a => Lacking(a).Count == 0).ToList())
                {
                    CheckCosts.Gives(action).ToList().ForEach(Hold);
                }
            }
        }
    }
}
