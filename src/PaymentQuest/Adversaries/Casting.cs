using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Adversaries;

/// <summary>Who plays which role, as one party has it from before its first message: for each role the honest party or the dishonest one.</summary>
/// <param name="Dishonest">Names of the roles that the dishonest parties play, in the protocol's order.</param>
/// <param name="Order">Which of several agreements between the same parties is meant, from 1: what is bought, and its price.</param>
public sealed record Casting(Sequence<string> Dishonest, int Order)
{
    /// <summary>Everybody is honest, and it is the parties' first agreement.</summary>
    public static readonly Casting Honest = new([], 1);

    /// <summary>Whether honest parties play each other's roles, where the protocol is reversible.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Whether the honest party plays a role.</summary>
    public bool IsHonest(string role) => !Dishonest.Contains(role);

    /// <summary>The same dishonest parties where everybody plays its own role. What it says of a term it says of <see cref="Protocol.Reversed(Term)"/>.</summary>
    public Casting Unreversed(Protocol protocol) => !IsReversed
        ? this
        : new(protocol.Roles.Select(r => r.Name).Where(r => !IsHonest(protocol.ReversedRole(r))).ToSequence(), Order);
}

/// <summary>Which value of an atom is meant that is known beforehand: values are the parties' own, or shared by those who know the atom.</summary>
/// <param name="Atom">The atom's name.</param>
/// <param name="Dishonest">Those of the roles that know it which dishonest parties play.</param>
/// <param name="Order">Which agreement; 1 for what is not agreed anew for each order.</param>
internal sealed record BeforehandValue(string Atom, Sequence<string> Dishonest, int Order);

/// <summary>What a private function gives for an argument that has to do with given parties.</summary>
/// <param name="Function">The function, and its argument as a term of values that are known beforehand.</param>
/// <param name="Casting">Whose values these are.</param>
/// <param name="Value">The atom or literal that it gives; null for a value that nothing else stands for.</param>
/// <param name="Text">The value as authors write it.</param>
internal sealed record Fact(Term.Function Function, Casting Casting, Term? Value, string Text);
