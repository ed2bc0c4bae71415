namespace PaymentQuest.Terms;

/// <summary>Octets that are compared by their content, to be found again in a set.</summary>
internal readonly struct OctetKey(byte[] octets) : IEquatable<OctetKey>
{
    private readonly byte[] _octets = octets;

    /// <inheritdoc/>
    public bool Equals(OctetKey other) => _octets.AsSpan().SequenceEqual(other._octets);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OctetKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_octets);
        return hash.ToHashCode();
    }
}
