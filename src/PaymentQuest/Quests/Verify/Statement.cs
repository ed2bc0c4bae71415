using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>What a player says is to be checked of a message, as read.</summary>
public abstract record Statement
{
    private Statement()
    {
    }

    /// <summary>Two values must be equal.</summary>
    /// <param name="Term">The canonical term that both are.</param>
    /// <param name="Left">A received value.</param>
    /// <param name="Right">What it is compared with: a register, or a construction from parts.</param>
    public sealed record Equal(Term Term, int Left, Expression Right) : Statement;

    /// <summary>A check of the step that is made as a whole: an opening, a verification, a guard.</summary>
    public sealed record Make(RoleAction Action) : Statement;

    /// <summary>The message is accepted, whatever the checks gave.</summary>
    public sealed record Accept : Statement;

    /// <summary>The message is refused because of a check.</summary>
    /// <param name="Label">The label of the check.</param>
    public sealed record Refuse(string Label) : Statement;

    /// <summary>The role cannot do this: it lacks a key, or what it takes is not in the message.</summary>
    /// <param name="Lacks">What it lacks, in the notation.</param>
    public sealed record Impossible(string Lacks) : Statement;

    /// <summary>The check exists, but not with this key or over this content.</summary>
    /// <param name="Clause">The clause that is wrong, as the player wrote it.</param>
    public sealed record Misdirected(string Clause) : Statement;

    /// <summary>It is no statement.</summary>
    /// <param name="Error">Where, and what was expected.</param>
    public sealed record Unreadable(NotationError Error) : Statement;
}
