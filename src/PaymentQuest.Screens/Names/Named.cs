using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What a name of a quest stands for.</summary>
public abstract record Named
{
    private Named()
    {
    }

    /// <summary>A value or whatever is made of values.</summary>
    /// <param name="Term">The canonical term.</param>
    public sealed record Value(Term Term) : Named;

    /// <summary>A check.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Check(CheckName Name) : Named;

    /// <summary>A role, with the party that plays it.</summary>
    /// <param name="Role">The role's name.</param>
    public sealed record Party(string Role) : Named;

    /// <summary>A message.</summary>
    /// <param name="Step">Its number, from 1.</param>
    public sealed record Message(int Step) : Named;

    /// <summary>A security goal.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Goal(string Name) : Named;
}
