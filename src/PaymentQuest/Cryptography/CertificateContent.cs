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

/// <summary>A distinguished name as far as our certificates use it (RFC 5280 §4.1.2.4): organizationName where there is one, then commonName.</summary>
/// <param name="CommonName">Who it is.</param>
/// <param name="Organization">Under whose brand or roof, or null.</param>
public sealed record DistinguishedName(string CommonName, string? Organization = null)
{
    /// <inheritdoc/>
    public override string ToString() => Organization is null ? CommonName : $"{CommonName}, {Organization}";
}

/// <summary>What a key may be used for (RFC 5280 §4.2.1.3). The value of each is its bit, counted from the left.</summary>
[Flags]
public enum KeyUses
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Signing messages.</summary>
    DigitalSignature = 0x80,

    /// <summary>Signing what must not be denied later.</summary>
    NonRepudiation = 0x40,

    /// <summary>Being sealed to.</summary>
    KeyEncipherment = 0x20,

    /// <summary>Signing certificates.</summary>
    CertificateSigning = 0x04,

    /// <summary>Signing revocation lists.</summary>
    RevocationListSigning = 0x02,

    /// <summary>What a party may do whose protocol does not tell keys apart.</summary>
    Party = DigitalSignature | NonRepudiation | KeyEncipherment,

    /// <summary>What an authority may do.</summary>
    Authority = CertificateSigning | RevocationListSigning,
}

/// <summary>How the certificates of a protocol say what RFC 5280 leaves to applications.</summary>
/// <param name="TypeExtension">The object identifier of a critical extension whose BIT STRING says the role with one bit, or null when only our own extension says it.</param>
/// <param name="Types">The roles, in order of their bits from the left.</param>
/// <param name="Policy">The object identifier of the policy that every certificate is issued under, or null.</param>
public sealed record CertificateProfile(string? TypeExtension, Sequence<string> Types, string? Policy)
{
    /// <summary>No extension and no policy beyond our own.</summary>
    public static readonly CertificateProfile Plain = new(null, [], null);
}

/// <summary>What a certificate says, whether or not it is true.</summary>
/// <param name="Subject">Whose key this is.</param>
/// <param name="Role">What the subject may act as, such as <c>merchant</c>.</param>
/// <param name="Bound">Further certified values, in order.</param>
/// <param name="Key">The subject's key.</param>
/// <param name="NotBefore">The first second of validity, UTC. Fractions of a second are not written.</param>
/// <param name="NotAfter">The last second of validity, UTC. Fractions of a second are not written.</param>
/// <param name="Serial">The number under which the issuer may revoke it; RFC 5280 asks for at least 1.</param>
/// <param name="Issuer">Who says so.</param>
public sealed record CertificateContent(
    DistinguishedName Subject,
    string Role,
    Sequence<BoundValue> Bound,
    PublicKey Key,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    long Serial,
    DistinguishedName Issuer)
{
    /// <summary>What the key may be used for.</summary>
    public KeyUses Uses { get; init; } = KeyUses.Party;

    /// <summary>How many further authorities may follow below the subject, when the subject is one; null when it is none and may not issue.</summary>
    public int? PathLength { get; init; }

    /// <summary>The object identifier of the policy that it was issued under, or null.</summary>
    public string? Policy { get; init; }
}
