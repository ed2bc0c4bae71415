namespace PaymentQuest.Roles;

/// <summary>
/// The stable name of a check: which role makes it, at which message, and what it protects (rule R6). Written
/// <c>Acquirer/Auth-Request/EncSlip.H(Common)</c>.
/// </summary>
/// <param name="Role">The role's name.</param>
/// <param name="Step">The message's name.</param>
/// <param name="Label">The term, in the protocol's own names; before a dot, what it was found inside.</param>
public sealed record CheckName(string Role, string Step, string Label)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Role}/{Step}/{Label}";
}
