using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Tests.Analysis;

/// <summary>
/// An adversary without a plan: it starts parties and sends them messages of the right shape, made of whatever it has, on the board of an attack quest.
/// It shares no line with the search.
/// </summary>
internal sealed class RandomAdversary
{
    private const int Tries = 40;

    private readonly AttackQuest _quest;
    private readonly Random _random;
    private readonly List<string> _lines = [];
    private Board _board;

    private RandomAdversary(AttackQuest quest, int seed)
    {
        _quest = quest;
        _random = new Random(seed);
        _board = Board.After(quest, quest.Field, quest.Seed, [])!;
    }

    private Protocol Protocol => _board.Field.Compiled.Protocol;

    /// <summary>The quest of violating any of these goals.</summary>
    public static AttackQuest Quest(CompiledProtocol compiled, IEnumerable<Claim> goals, IEnumerable<string> plays, int runs)
    {
        var diagnostics = new Diagnostics();
        var text = $$"""
            format_version: 1
            id: random
            protocol: {{compiled.Protocol.Id}}
            suite: lecture
            kind: attack
            title: {en: "t", es: "t"}
            story: {en: "t", es: "t"}
            brief: {en: "t", es: "t"}
            source: "t"
            adversary: {plays: [{{string.Join(", ", plays)}}], runs: {{runs}}}
            goals: [{{string.Join(", ", goals.Select(g => $"\"{g.Name}\""))}}]
            repaired: {{compiled.Protocol.Id}}
            stopped_by: send
            wins: [["wait 1"], ["wait 2"]]
            misses: [["wait 3"], ["wait 4"]]
            hints: [{en: "t", es: "t"}, {en: "u", es: "u"}, {en: "v", es: "v"}]
            par: {seconds: 100, moves: 3}
            debrief: {en: "t", es: "t"}
            """;
        var quest = QuestReader.Read(YamlDocument.Read("random.yaml", Encoding.UTF8.GetBytes(text), diagnostics)!, (_, _) => compiled, diagnostics);
        return quest as AttackQuest ?? throw new InvalidOperationException(string.Join('\n', diagnostics.Items));
    }

    /// <summary>What was played and which goal it violates; null when it violates none.</summary>
    public static (string Goal, IReadOnlyList<string> Lines)? Play(AttackQuest quest, int seed)
    {
        var adversary = new RandomAdversary(quest, seed);
        for (var tried = 0; tried < Tries && adversary._board.Breach is null && adversary.Line() is { } line; tried++)
        {
            switch (adversary._board.Play(line).Outcome)
            {
                case TurnOutcome.Started or TurnOutcome.Accepted:
                    adversary._lines.Add(line);
                    break;
                case TurnOutcome.Impossible:
                    // Nothing has changed.
                    break;
                default:
                    // What is refused brings nothing, and ends a run that might still be of use.
                    adversary._board = adversary._board.With(adversary._lines);
                    break;
            }
        }

        return adversary._board.Breach is { } breach ? (breach.Goal, adversary._lines) : null;
    }

    private string? Line()
    {
        var waiting = Enumerable.Range(0, _board.Runs.Participants.Count).Where(i => _board.Runs.Participants[i].Awaits is not null).ToList();
        return waiting.Count == 0 || _random.Next(3) == 0 ? Start() ?? (waiting.Count == 0 ? null : Deliver(waiting)) : Deliver(waiting);
    }

    private string? Start()
    {
        var roles = Protocol.Roles.Select(r => r.Name).Where(r => _board.Runs.Participants.Count(p => p.Role == r) < _quest.Means.Runs * (Protocol.Reversible.Count > 0 ? 2 : 1)).ToList();
        if (roles.Count == 0)
        {
            return null;
        }

        var role = Any(roles);
        var with = _quest.Means.Plays.Where(p => p != role && _random.Next(3) == 0).ToList();
        return $"start {role}{(with.Count == 0 ? "" : $" with {string.Join(", ", with)}")}{(Protocol.Reversible.Count > 0 && _random.Next(2) == 0 ? " reversed" : "")}";
    }

    private string Deliver(List<int> waiting)
    {
        var to = Any(waiting);
        var step = _board.Runs.Participants[to].Awaits!;
        var same = Enumerable.Range(0, _board.Runs.Heard.Count).Where(i => _board.Runs.Heard[i].Step == step.Number).ToList();
        return same.Count > 0 && _random.Next(2) == 0
            ? $"pass {Any(same) + 1} to {_board.Label(to)}"
            : $"send {_board.Label(to)} {(step.Message is Term.Tuple t ? Joined(t.Parts) : Written(step.Message))}";
    }

    private string Joined(IEnumerable<Term> parts) => string.Join(", ", parts.Select(p => p is Term.Tuple t ? $"({Joined(t.Parts)})" : Written(p)));

    /// <summary>Something of a term's shape: heard, or made of parts that have the parts' shapes.</summary>
    private string Written(Term term)
    {
        var heard = _board.Holdings.All.Where(h => h.Term is not Term.PrivateKey && IsLike(h.Plain, term)).ToList();
        if (heard.Count > 0 && (term is Term.Atom or Term.PublicKey or Term.Certificate or Term.Function || _random.Next(2) == 0) && _random.Next(8) > 0)
        {
            var held = Any(heard);
            return held.Message == 0 ? held.Term.ToString() : $"{held.Term}@{held.Message}";
        }

        return term switch
        {
            Term.Atom a => a.Name + "'",
            Term.Digest d => $"H({Body(d.Body)})",
            Term.Mac m => $"HMAC({Written(m.Key)}, {Body(m.Body)})",
            Term.DerivedKey k => $"KDF(\"{k.Label}\", {Written(k.Key)}, {Body(k.Body)})",
            Term.Encrypted e => $"E({Written(e.Key)}, {Body(e.Body)})",
            Term.Sealed s => $"PK_{Holder(s.Holder)}({Body(s.Body)})",
            Term.Signed s => $"SK_{s.Holder}'[{Body(s.Body)}]",
            Term.Concatenation c => string.Join(" || ", c.Parts.Select(Written)),
            Term.Certificate c => $"CERT_{Holder(c.Holder)}",
            Term.PublicKey k => $"PK_{Holder(k.Holder)}",
            _ => term.ToString(),
        };
    }

    private string Body(Term body) => body is Term.Tuple t ? Joined(t.Parts) : Written(body);

    private string Holder(string holder) => _random.Next(2) == 0 ? holder : holder + "'";

    /// <summary>Whether two terms look the same to somebody who does not know what is in them: of one sort, or of one construction.</summary>
    private bool IsLike(Term one, Term other) => (one, other) switch
    {
        (Term.Atom a, Term.Atom b) => SortOf(a) == SortOf(b),
        (Term.Tuple, _) or (_, Term.Tuple) => false,
        _ => one.GetType() == other.GetType(),
    };

    private Sort? SortOf(Term.Atom atom) =>
        Protocol.Roles.Any(r => r.Symbol == atom.Name) ? new Sort(SortKind.Agent) : Protocol.Vocabulary.Atoms.TryGetValue(atom.Name, out var sort) ? sort : null;

    private T Any<T>(List<T> list) => list[_random.Next(list.Count)];
}
