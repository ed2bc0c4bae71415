using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>What the adversary of an attack quest is given.</summary>
/// <param name="Plays">Names of the roles that dishonest parties can play: registered, with keys of their own.</param>
/// <param name="Knows">Values of honest parties that it knows beforehand, such as a stolen card number.</param>
/// <param name="Leaks">Holders whose private keys it comes to have, and after how many messages.</param>
/// <param name="Lists">For atoms whose values are few: all that they can be, as authors write values.</param>
/// <param name="Runs">How many runs of each role it may start, 1 to 4.</param>
public sealed record Means(
    Sequence<string> Plays,
    Sequence<Term> Knows,
    IReadOnlyDictionary<string, int> Leaks,
    IReadOnlyDictionary<string, Sequence<string>> Lists,
    int Runs)
{
}

/// <summary>A protocol that is attacked.</summary>
/// <param name="Compiled">The protocol and its programs.</param>
/// <param name="Claims">The goals; one that is violated is a win.</param>
/// <param name="WorldGoals">Those of them that are about money, goods and evidence.</param>
public sealed record Battlefield(CompiledProtocol Compiled, Sequence<Claim> Claims, Sequence<WorldGoal> WorldGoals)
{
    /// <summary>Names of all goals.</summary>
    public IEnumerable<string> Goals => Claims.Select(c => c.Name).Concat(WorldGoals.Select(g => g.Name));
}

/// <summary>Ploys, one a line.</summary>
/// <param name="Ploys">The lines.</param>
public sealed record AttackScript(Sequence<string> Ploys)
{
    /// <summary>Where it is written.</summary>
    public required Place Place { get; init; }
}
