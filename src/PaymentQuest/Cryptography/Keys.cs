using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using PaymentQuest.Terms;

namespace PaymentQuest.Cryptography;

/// <summary>
/// An RSA public key. Two are equal when their SubjectPublicKeyInfo octets are. Importing one costs several operations, so an
/// instance should live as long as the party that it belongs to; any number of threads may use it.
/// </summary>
public sealed class PublicKey : IEquatable<PublicKey>
{
    /// <summary>Longer moduli are refused, so that a message cannot make its receiver work for seconds.</summary>
    private const int LongestModulus = 512;

    // Importing costs twenty verifications or more, and the same few certificates arrive in every run.
    private static readonly ConcurrentDictionary<string, PublicKey> Remembered = new(StringComparer.Ordinal);

    private readonly byte[] _der;
    private readonly Lazy<RsaKeyParameters?> _sealing;
    private readonly Lazy<RsaKeyParameters?> _verifying;

    private PublicKey(byte[] der, RSA platform, RSAParameters numbers)
    {
        _der = der;
        Platform = platform;
        ModulusLength = numbers.Modulus!.Length;
        _sealing = new(() => LibraryKey.Sealing(numbers));
        _verifying = new(() => LibraryKey.Verifying(numbers));
    }

    /// <summary>The key as a SubjectPublicKeyInfo in DER (RFC 5280 §4.1.2.7, RFC 8017 A.1.1).</summary>
    public ReadOnlyMemory<byte> SubjectPublicKeyInfo => _der;

    /// <summary>The length of the modulus, and of every ciphertext and signature under this key, in octets.</summary>
    public int ModulusLength { get; }

    internal RSA Platform { get; }

    /// <summary>The key for encryption, or null when its modulus has small factors. Few keys are sealed to, so the search waits for use.</summary>
    internal RsaKeyParameters? Sealing => _sealing.Value;

    /// <summary>The key for verifying where the platform may not, or null when the library takes none such.</summary>
    internal RsaKeyParameters? Verifying => _verifying.Value;

    /// <summary>The key that these octets describe, or null when they are not exactly the DER of an RSA key that can be used.</summary>
    public static PublicKey? FromSubjectPublicKeyInfo(ReadOnlySpan<byte> der)
    {
        // Most octets that are asked about are something else, and what the platform refuses costs it an exception.
        if (!AsnDecoder.TryReadEncodedValue(der, AsnEncodingRules.DER, out var tag, out var algorithm, out var length, out _) || tag != Asn1Tag.Sequence || length == 0 || der[algorithm] != 0x30)
        {
            return null;
        }

        var octets = Encoding.Latin1.GetString(der);
        if (Remembered.TryGetValue(octets, out var remembered))
        {
            return remembered;
        }

        RSA? platform = null;
        try
        {
            platform = RSA.Create();
            platform.ImportSubjectPublicKeyInfo(der, out _);
            var key = From(platform);

            // The platform also reads BER and ignores what follows; a second encoding of a key would be a second key.
            if (key.ModulusLength <= LongestModulus && der.SequenceEqual(key._der))
            {
                if (Remembered.Count >= Bounds.Remembered)
                {
                    Remembered.Clear();
                }

                return Remembered.GetOrAdd(octets, key);
            }
        }
        catch (Exception refused) when (refused is CryptographicException or ArgumentException or FormatException)
        {
            // The octets come from anybody: an even modulus, an exponent of 1 and random octets all end here.
        }

        platform?.Dispose();
        return null;
    }

    internal static PublicKey From(RSA platform)
    {
        var numbers = platform.ExportParameters(includePrivateParameters: false);
        return new PublicKey(platform.ExportSubjectPublicKeyInfo(), platform, numbers);
    }

    /// <inheritdoc/>
    public bool Equals(PublicKey? other) => other is not null && _der.AsSpan().SequenceEqual(other._der);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_der);
        return hash.ToHashCode();
    }

    /// <summary>The key's size and the first four octets of the SHA-256 of its DER: enough to tell keys apart on a screen.</summary>
    public override string ToString() => $"RSA-{ModulusLength * 8} {Convert.ToHexStringLower(SHA256.HashData(_der).AsSpan(0, 4))}";
}

/// <summary>An RSA private key. Any number of threads may use it. It never prints its octets.</summary>
public sealed class PrivateKey
{
    private readonly Lazy<RSA> _platform;
    private readonly Lazy<PublicKey> _public;
    private readonly Lazy<RsaOperation> _operation;
    private readonly Lazy<byte[]> _saltKey;

    private PrivateKey(Lazy<RSA> platform)
    {
        _platform = platform;
        _public = new(() => PublicKey.From(Platform));
        _operation = new(() => new RsaOperation(LibraryKey.Private(Platform.ExportParameters(includePrivateParameters: true))));
        _saltKey = new(() => SHA256.HashData(ToPkcs8()));
    }

    /// <summary>The public half.</summary>
    public PublicKey Public => _public.Value;

    internal RSA Platform => _platform.Value;

    /// <summary>The raw private operation by the library, for what the platform refuses or does not have.</summary>
    internal RsaOperation Operation => _operation.Value;

    /// <summary>A secret of this key from which deterministic salts are made.</summary>
    internal ReadOnlySpan<byte> SaltKey => _saltKey.Value;

    /// <summary>A key that is known to be one. It is imported when it is used for the first time: that costs as much as using it.</summary>
    /// <param name="pkcs8">Gives its octets, a PKCS #8 PrivateKeyInfo (RFC 5208).</param>
    internal static PrivateKey Known(Func<byte[]> pkcs8) => new(new Lazy<RSA>(() =>
    {
        var platform = OpenSslOperation.Key();
        platform.ImportPkcs8PrivateKey(pkcs8(), out _);
        return platform;
    }));

    /// <summary>The key as PKCS #8 DER, for the reader who wants to open an envelope with another program.</summary>
    public byte[] ToPkcs8() => Platform.ExportPkcs8PrivateKey();

    /// <inheritdoc/>
    public override string ToString() => $"private half of {Public}";
}
