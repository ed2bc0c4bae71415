using PaymentQuest.Terms;

namespace PaymentQuest.Cryptography;

/// <summary>A value that a certificate binds to its subject besides name and key, such as an identifier of the merchant.</summary>
public sealed class BoundValue : IEquatable<BoundValue>
{
    private readonly byte[] _der;

    /// <summary>A named value.</summary>
    /// <param name="name">The value's name.</param>
    /// <param name="der">The value, exactly one DER encoding; <see cref="CertificateIssue.Issue"/> refuses anything else.</param>
    public BoundValue(string name, ReadOnlySpan<byte> der)
    {
        Name = name;
        _der = der.ToArray();
    }

    /// <summary>The value's name.</summary>
    public string Name { get; }

    /// <summary>The value in DER.</summary>
    public ReadOnlyMemory<byte> Der => _der;

    /// <inheritdoc/>
    public bool Equals(BoundValue? other) => other is not null && Name == other.Name && _der.AsSpan().SequenceEqual(other._der);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BoundValue);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, _der.Length);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({_der.Length} octets)";
}

/// <summary>What a certificate says, whether or not it is true.</summary>
/// <param name="Subject">Whose key this is, the common name.</param>
/// <param name="Role">What the subject may act as, such as <c>merchant</c>.</param>
/// <param name="Bound">Further certified values, in order.</param>
/// <param name="Key">The subject's key.</param>
/// <param name="NotBefore">The first second of validity, UTC. Fractions of a second are not written.</param>
/// <param name="NotAfter">The last second of validity, UTC. Fractions of a second are not written.</param>
/// <param name="Serial">The number under which the issuer may revoke it; RFC 5280 asks for at least 1.</param>
/// <param name="Issuer">Who says so, the common name.</param>
public sealed record CertificateContent(
    string Subject,
    string Role,
    Sequence<BoundValue> Bound,
    PublicKey Key,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    long Serial,
    string Issuer);
