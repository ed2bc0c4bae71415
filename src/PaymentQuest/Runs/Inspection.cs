using PaymentQuest.Roles;

namespace PaymentQuest.Runs;

/// <summary>What a check of a message gives, whatever the others give.</summary>
/// <param name="Check">The check.</param>
/// <param name="IsPossible">Whether it can be made; not when what it needs is inside something that does not open.</param>
/// <param name="Refusal">Why it fails, or null when it holds or cannot be made.</param>
public sealed record Inspection(CheckName Check, bool IsPossible, Verdict.Refused? Refusal)
{
    /// <summary>Whether the check was made and holds.</summary>
    public bool Holds => IsPossible && Refusal is null;
}
