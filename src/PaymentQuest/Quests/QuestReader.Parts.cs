using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>Reads what a quest is made of: objectives with their solutions, wrong answers, faults.</summary>
public sealed partial class QuestReader
{
    /// <summary>Keys of all objectives that name what there is.</summary>
    private readonly List<string> _objectives = [];

    /// <summary>Whether an objective names nothing: what the solution and the wrong answers say may be of it, and one mistake is not told twice.</summary>
    private bool _isObjectiveMissing;

    private Sequence<Slot> Slots(Fields fields, Role? role)
    {
        var solutions = fields.Entries("solution").ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        var slots = new List<Slot>();
        var unsolved = new List<(string Key, Place Place)>();
        foreach (var node in fields.Items("objectives"))
        {
            if (Fields.Of(node, _diagnostics, "an objective") is not { } objective)
            {
                continue;
            }

            var weight = (int)objective.OptionalInteger("weight", 1, 1_000, 1);
            var inAtoms = objective.OptionalChoice("form", Forms, false);
            var without = objective.OptionalTexts("without");
            var define = objective.OptionalScalar("define");
            var message = objective.OptionalScalar("message");
            var step = define is not null ? Occurrence(define, role) : message is not null ? Step(message) : null;
            if (define is null && message is null)
            {
                objective.Scalar("message");
            }

            var key = define?.Text ?? step?.Name ?? message?.Text ?? "";
            objective.Finish();
            if (step is null)
            {
                _isObjectiveMissing = true;
                solutions.Remove(key);
                continue;
            }

            _objectives.Add(key);

            if (define is null && role is not null && step.From != role.Name)
            {
                _diagnostics.Error("PQ0423", objective.PlaceOf("message"), $"{role.Name} does not send {step.Name}", $"the sender is {step.From}; leave role out where several roles send");
            }

            if (!solutions.Remove(key, out var solution) || solution is not Node.Scalar solved)
            {
                unsolved.Add((key, objective.Place));
                continue;
            }

            foreach (var (name, place) in without.Where(w => !Protocol.Vocabulary.Names.Contains(w.Text)))
            {
                _diagnostics.Error("PQ0428", place, $"{PlainText.Excerpt(name)} is no definition or atom of {Protocol.Id}", $"use {string.Join(", ", Protocol.Vocabulary.Definitions.Keys)}");
            }

            if (_terms.Canonical(solved, Protocol.Vocabulary) is not null)
            {
                // A name that stands for the whole answer would answer the question with itself.
                var whole = define is null ? step.Message : Protocol.Vocabulary.Expand(new Term.Atom(define.Text));
                var trivial = Protocol.Vocabulary.Definitions.Where(d => Protocol.Vocabulary.Expand(d.Value) is { } t && t.Equals(whole)).Select(d => d.Key);
                slots.Add(new Slot(key, step, define?.Text, inAtoms, without.Select(w => w.Text).Concat(trivial).Distinct().ToSequence(), weight, solved.Text) { Place = solved.Place });
            }
        }

        // A name that is nearly that of an objective is its only mistake.
        foreach (var (key, value) in solutions.Where(_ => !_isObjectiveMissing))
        {
            var meant = Suggestion.Nearest(key, unsolved.Select(u => u.Key));
            unsolved.RemoveAll(u => u.Key == meant);
            NoObjective(key, value.Place, _objectives);
        }

        foreach (var (key, place) in unsolved)
        {
            _diagnostics.Error("PQ0426", place, $"the solution says nothing about {key}", "solution maps each objective's message or definition to its notation");
        }

        return slots.ToSequence();
    }

    private void NoObjective(string name, Place place, IEnumerable<string> objectives) =>
        _diagnostics.Error("PQ0427", place, $"{PlainText.Excerpt(name)} is no objective", Suggestion.Advice(name, objectives, $"the objectives are {string.Join(", ", objectives)}"));

    /// <summary>The first message of a role that contains a definition as a whole.</summary>
    private Step? Occurrence(Node.Scalar define, Role? role)
    {
        if (!Protocol.Vocabulary.Definitions.TryGetValue(define.Text, out var written) || Protocol.Vocabulary.Expand(written) is not { } canonical)
        {
            _diagnostics.Error("PQ0428", define.Place, $"{PlainText.Excerpt(define.Text)} is no definition of {Protocol.Id}", Suggestion.Advice(define.Text, Protocol.Vocabulary.Definitions.Keys, $"use {string.Join(", ", Protocol.Vocabulary.Definitions.Keys)}"));
            return null;
        }

        var step = Protocol.Steps.FirstOrDefault(s => (role is null || s.From == role.Name) && s.Message.SelfAndDescendants.Contains(canonical));
        if (step is null)
        {
            _diagnostics.Error("PQ0429", define.Place, $"no message of {role?.Name ?? "any role"} contains '{define.Text}' as a whole", "ask for the message instead");
        }

        return step;
    }

    private Reject? Reject(Node node, Sequence<Slot> slots)
    {
        if (Fields.Of(node, _diagnostics, "a reject") is not { } fields)
        {
            return null;
        }

        var slot = fields.OptionalText("objective") ?? _objectives.FirstOrDefault() ?? "";
        var answer = fields.Text("answer");
        var trips = fields.Text("trips");
        var because = fields.Prose("because");
        if (!_isObjectiveMissing && _objectives.Count > 0 && !_objectives.Contains(slot))
        {
            NoObjective(slot, fields.PlaceOf("objective"), _objectives);
        }

        if (trips is not null && trips is not ("unknown" or "form" or "secret" or "atoms" or "notation" or "fit"))
        {
            CheckExists(trips, fields.PlaceOf("trips"));
        }

        fields.Finish();
        return answer is null || trips is null || because is null ? null : new Reject(slot, answer, trips, because) { Place = fields.PlaceOf("answer") };
    }

    private void CheckExists(string name, Place place)
    {
        var names = _compiled.ChecksAndDemands.Select(c => c.ToString()).Concat(Protocol.Steps.Select(s => $"{s.To}/{s.Name}/form")).ToList();
        if (!names.Contains(name))
        {
            _diagnostics.Error("PQ0430", place, $"there is no check {PlainText.Excerpt(name)}", Suggestion.Advice(name, names, "'explain' lists the checks of each role"));
        }
    }

    private Fault? Fault(Node node, Step? received)
    {
        if (Fields.Of(node, _diagnostics, "a fault") is not { } fields)
        {
            return null;
        }

        var id = fields.Text("id");
        var step = fields.OptionalScalar("message") is { } named ? Step(named) : received;
        var trips = fields.Text("trips");
        var story = fields.Prose("story");
        if (trips is not null)
        {
            CheckExists(trips, fields.PlaceOf("trips"));
        }

        var kinds = new (string Key, FaultKind Kind)[] { ("send", FaultKind.Send), ("splice", FaultKind.Splice), ("replay", FaultKind.Replay), ("flip", FaultKind.Flip) }.Where(k => fields.Has(k.Key)).ToList();
        if (kinds.Count != 1)
        {
            _diagnostics.Error("PQ0431", node.Place, "a fault does exactly one of send, splice, replay, flip");
            return null;
        }

        var term = kinds[0].Kind == FaultKind.Replay ? null : fields.Scalar(kinds[0].Key) is { } text ? _terms.Canonical(text, Protocol.Vocabulary) : null;
        if (kinds[0].Kind == FaultKind.Replay)
        {
            if (!fields.Flag("replay", true))
            {
                _diagnostics.Error("PQ0431", fields.PlaceOf("replay"), "a fault that does not replay does nothing", "write replay: true, or another word");
            }
        }
        else if (kinds[0].Kind is not FaultKind.Send && term is not null && step is not null && !step.Message.Leaves.Contains(term))
        {
            _diagnostics.Error("PQ0432", fields.PlaceOf(kinds[0].Key), $"{step.Name} has no field '{Protocol.Vocabulary.Label(term)}'", "name a part of the message");
        }

        if (step is not null && received is not null && step != received && kinds[0].Kind != FaultKind.Send)
        {
            _diagnostics.Error("PQ0435", fields.PlaceOf("message"), $"only send can be done to an earlier message than {received.Name}", "use send, or leave message out");
        }

        fields.Finish();
        return id is null || step is null || trips is null || story is null || (term is null && kinds[0].Kind != FaultKind.Replay)
            ? null
            : new Fault(id, step, kinds[0].Kind, term, trips, story) { Place = node.Place };
    }

    private Sequence<Fault> Faults(Fields fields, Step? received)
    {
        var faults = new List<Fault>();
        foreach (var fault in fields.Items("faults").Select(f => Fault(f, received)).OfType<Fault>())
        {
            if (fault.Id == Quests.Fault.Honest || faults.Any(f => f.Id == fault.Id))
            {
                _diagnostics.Error("PQ0437", fault.Place, $"{PlainText.Excerpt(fault.Id)} cannot name this fault", $"each fault has an identifier of its own, and none is called {Quests.Fault.Honest}");
            }

            faults.Add(fault);
        }

        return faults.ToSequence();
    }

    private Oversight? Oversight(Node node, Sequence<Fault> faults)
    {
        if (Fields.Of(node, _diagnostics, "a reject") is not { } fields)
        {
            return null;
        }

        var statements = fields.Texts("answer").Select(s => s.Text).ToSequence();
        var misses = fields.Text("misses");
        var because = fields.Prose("because");
        if (misses is not null && misses != Quests.Fault.Honest && faults.All(f => f.Id != misses))
        {
            _diagnostics.Error("PQ0433", fields.PlaceOf("misses"), $"{PlainText.Excerpt(misses)} is no fault of this quest", $"use {string.Join(" or ", faults.Select(f => f.Id).Prepend(Quests.Fault.Honest))}");
        }

        fields.Finish();
        return misses is null || because is null ? null : new Oversight(statements, misses, because) { Place = fields.PlaceOf("answer") };
    }
}
