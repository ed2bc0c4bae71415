using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>That there is an attack on a goal within a bound, or none.</summary>
/// <param name="Compiled">The protocol.</param>
/// <param name="Suites">The algorithms, any of them.</param>
/// <param name="Goal">The goal.</param>
/// <param name="Sessions">How many runs of every role.</param>
/// <param name="Dishonest">Names of the roles that dishonest parties can play.</param>
/// <param name="IsAttack">Whether there is one.</param>
internal sealed record VerdictProposition(CompiledProtocol Compiled, Sequence<Suite> Suites, Claim Goal, int Sessions, Sequence<string> Dishonest, bool IsAttack) : Proposition
{
    /// <summary>Protocols in which it is not so, by name, as the file says.</summary>
    public Sequence<(string Name, CompiledProtocol Compiled)> Unless { get; init; } = [];

    /// <inheritdoc/>
    public override string? Untrue(Func<string, Budget> budget) => Found(budget) switch
    {
        Finding.Attack => IsAttack ? null : $"there is an attack on {PlainText.Excerpt(Goal.Name)}",
        Finding.NoAttack => IsAttack ? $"there is no attack on {PlainText.Excerpt(Goal.Name)}" : null,
        Finding.NotConfirmed => $"whether there is an attack on {PlainText.Excerpt(Goal.Name)} is not known: what seemed one could not be carried out",
        Finding.NotJudged => $"{PlainText.Excerpt(Goal.Name)} cannot be judged",
        Finding.OutOf o => $"whether there is an attack on {PlainText.Excerpt(Goal.Name)} is not known: the search ran out of {o.What}",
        _ => "the protocol has too many holders of keys for two parties of every role",
    };

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> Mutants()
    {
        var named = Unless.Select(u => (Change: $"in {u.Name}", u.Compiled));
        var altered = IsAttack
            ? named.Concat(AlteredProtocols.WithCheck(Compiled)).Concat(AlteredProtocols.Expecting(Compiled))
            : named.Concat(Goal is Claim.Secret or Claim.Guessable
                ? AlteredProtocols.Unkeyed(Compiled).Concat(AlteredProtocols.Opened(Compiled)).Concat(AlteredProtocols.Knowing(Compiled, SecrecyGoal.Network, ((Claim.Hidden)Goal).Value.SelfAndDescendants.OfType<Term.Atom>())).Concat(Goal is Claim.Guessable guessable ? AlteredProtocols.Telling(Compiled, guessable.Value) : [])
                : AlteredProtocols.WithoutCheck(Compiled).Concat(AlteredProtocols.Opened(Compiled)));
        var honest = IsAttack ? Dishonest.Select(d => Mutant.OfSetting($"{d} is trusted", this with { Dishonest = Dishonest.Where(o => o != d).ToSequence() })) : [];
        return honest.Concat(altered.Select(a => Mutant.OfProtocol(a.Change, this with { Compiled = a.Compiled, Goal = a.Compiled.Protocol.Claims.FirstOrDefault(c => c.Name == Goal.Name) ?? Goal, Unless = [] })));
    }

    private protected override bool IsRefuted(Func<string, Budget> budget) => Found(budget) is { } found && (IsAttack ? found is Finding.NoAttack : found is Finding.Attack);

    private Finding? Found(Func<string, Budget> budget) => AttackSearch.Of(Compiled, Suites, Sessions, Dishonest)?.Judge(Goal, budget(Goal.Name)).Finding;
}
