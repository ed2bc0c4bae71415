using PaymentQuest.Adversaries;
using PaymentQuest.Goals;

namespace PaymentQuest.Analysis;

/// <summary>What a search needs of one cast: the values as patterns, what each role can say, and who judges.</summary>
internal sealed class SymbolicModel
{
    public SymbolicModel(Cast cast, int sessions, IReadOnlyCollection<string> dishonest)
    {
        Cast = cast;
        Initial = new InitialKnowledge(cast, dishonest, sessions);
        Views = cast.Compiled.Programs.ToDictionary(p => p.Key, p => new Viewpoint(cast, p.Value), StringComparer.Ordinal);
        Judgement = new Judgement<Pattern>(cast, Views, Substitution.AreEqual, Initial.Of);
        Referee = new Referee(cast);
    }

    public Cast Cast { get; }

    public InitialKnowledge Initial { get; }

    public IReadOnlyDictionary<string, Viewpoint> Views { get; }

    public Judgement<Pattern> Judgement { get; }

    public Referee Referee { get; }
}
