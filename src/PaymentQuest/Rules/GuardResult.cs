namespace PaymentQuest.Rules;

/// <summary>What came of a guard.</summary>
/// <param name="Reason">The word for the way in which it refuses; null when it holds.</param>
/// <param name="Expected">The octets that would have passed, or null where there are none.</param>
/// <param name="Found">The octets that were found, or null.</param>
/// <param name="Output">The octets that were looked up or decided, or null.</param>
internal readonly record struct GuardResult(string? Reason, byte[]? Expected, byte[]? Found, byte[]? Output)
{
    /// <summary>The guard holds.</summary>
    public static GuardResult Holds(byte[]? output = null) => new(null, null, null, output);

    /// <summary>The guard refuses.</summary>
    public static GuardResult Refuses(string reason, byte[]? expected, byte[]? found) => new(reason, expected, found, null);
}
