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
    /// <summary>Whether it may be of what a channel puts around a message; of a step without one it is not.</summary>
    internal bool IsOfChannel => Label == Protocols.Channel.Check || Label.Split('#')[0] == Protocols.Channel.SessionCheck;

    /// <summary>One demand of this check: <c>CERT_M:expired</c>.</summary>
    public CheckName Demand(string word) => this with { Label = $"{Label}:{word}" };

    /// <summary>Whether a name as an author writes it means a check: the same, or the check of which the other is one demand.</summary>
    /// <param name="written">Such as <c>Merchant/Payment/CERT_C</c>.</param>
    /// <param name="found">Such as <c>Merchant/Payment/CERT_C:expired</c>.</param>
    public static bool IsMeant(string written, string found) =>
        found.StartsWith(written, StringComparison.Ordinal) && (found.Length == written.Length || found[written.Length] == ':');

    /// <inheritdoc/>
    public override string ToString() => $"{Role}/{Step}/{Label}";
}
