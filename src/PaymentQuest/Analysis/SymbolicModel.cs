using PaymentQuest.Adversaries;
using PaymentQuest.Goals;

namespace PaymentQuest.Analysis;

/// <summary>What a search needs of the same parties under each suite: the values as patterns, what each role can say, and who judges.</summary>
internal sealed class SymbolicModel
{
    /// <param name="casts">The parties, under each suite in question.</param>
    /// <param name="sessions">How many agreements they have at most.</param>
    /// <param name="dishonest">The roles that dishonest parties can play.</param>
    public SymbolicModel(IReadOnlyList<Cast> casts, int sessions, IReadOnlyCollection<string> dishonest)
    {
        Casts = casts;
        Initial = new InitialKnowledge(Cast, dishonest, sessions, new SuiteForms(casts.Select(c => c.Suite)));
        Views = Cast.Compiled.Programs.ToDictionary(p => p.Key, p => new Viewpoint(Cast, p.Value), StringComparer.Ordinal);
        Judgement = new Judgement<Pattern>(Cast, Views, Substitution.AreEqual, Initial.Of);
    }

    /// <summary>The parties under each suite.</summary>
    public IReadOnlyList<Cast> Casts { get; }

    /// <summary>The parties under the first suite: who they are and what they know does not depend on it.</summary>
    public Cast Cast => Casts[0];

    public InitialKnowledge Initial { get; }

    public IReadOnlyDictionary<string, Viewpoint> Views { get; }

    public Judgement<Pattern> Judgement { get; }
}
