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
    /// <summary>One demand of this check: <c>CERT_M:expired</c>.</summary>
    public CheckName Demand(string word) => this with { Label = $"{Label}:{word}" };

    /// <summary>Whether a name as people write it means this check, or the demand of it that this is.</summary>
    public bool IsMeantBy(string name) => ToString() == name || (Label.IndexOf(':', StringComparison.Ordinal) is > 0 and var end && name == $"{Role}/{Step}/{Label[..end]}");

    /// <inheritdoc/>
    public override string ToString() => $"{Role}/{Step}/{Label}";
}
