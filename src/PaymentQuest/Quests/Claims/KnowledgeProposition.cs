using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>That somebody can have a term after some messages of an honest run, or cannot.</summary>
/// <param name="Compiled">The protocol.</param>
/// <param name="Party">The name of a role, or <see cref="SecrecyGoal.Network"/> for whoever listens.</param>
/// <param name="Term">The canonical term.</param>
/// <param name="After">The number of the last message that counts; 0 for what somebody begins with, null for the whole run.</param>
/// <param name="IsKnown">Whether it can.</param>
internal sealed record KnowledgeProposition(CompiledProtocol Compiled, string Party, Term Term, int? After, bool IsKnown) : Proposition
{
    /// <summary>The same in protocols in which it is not so, by name, as the file says.</summary>
    public Sequence<(string Name, KnowledgeProposition Changed)> Unless { get; init; } = [];

    /// <inheritdoc/>
    public override string? Untrue(Func<string, Budget> budget)
    {
        var knowledge = Party == SecrecyGoal.Network ? RoleKnowledge.OfNetwork(Compiled.Protocol, After) : RoleKnowledge.Of(Compiled.Protocol, Compiled.Programs[Party], After);
        var label = PlainText.Excerpt(Compiled.Protocol.Vocabulary.Label(Term));
        return (knowledge.Derive(Term) is not null, IsKnown) switch
        {
            (true, false) => $"{Party} can have {label}",
            (false, true) => $"{Party} cannot have {label}",
            _ => null,
        };
    }

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> Mutants()
    {
        var altered = IsKnown
            ? (Party == SecrecyGoal.Network ? AlteredProtocols.Unheard(Compiled) : AlteredProtocols.Ignorant(Compiled, Party)).Concat(AlteredProtocols.Digested(Compiled)).Concat(AlteredProtocols.WithoutPart(Compiled))
            : AlteredProtocols.Opened(Compiled).Concat(AlteredProtocols.Carrying(Compiled, Party, Term)).Concat(AlteredProtocols.Knowing(Compiled, Party, Term.SelfAndDescendants.Skip(1).Append(Term)));
        var mutants = Unless.Select(u => Mutant.OfProtocol($"in {u.Name}", u.Changed)).Concat(altered.Select(a => Mutant.OfProtocol(a.Change, this with { Compiled = a.Compiled, Unless = [] })));

        // What everybody makes for itself, it has whatever the protocol says, but not before.
        return IsKnown && Term is Term.Atom { Name: var name } && Compiled.Protocol.Fresh.TryGetValue(name, out var maker) && maker == Party
            ? mutants.Append(Mutant.OfProtocol($"{Party} does not make {name}", new Lacking()))
            : mutants;
    }

    /// <summary>A role that does not make what it has to make has no program, and so nothing.</summary>
    private sealed record Lacking : Proposition
    {
        public override string Untrue(Func<string, Budget> budget) => "nobody makes it";

        internal override IEnumerable<Mutant> Mutants() => [];
    }
}
