using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace PaymentQuest.Cryptography;

/// <summary>RSADP or RSAEP, the RSA operation without any padding (RFC 8017 §5.1), by which half of a key it is given.</summary>
internal sealed class RsaOperation(RsaKeyParameters key)
{
    public RsaKeyParameters Key { get; } = key;

    /// <summary>The representative raised to the key's exponent, as long as the modulus.</summary>
    /// <exception cref="CryptoException">It is not below the modulus.</exception>
    public byte[] Apply(ReadOnlySpan<byte> representative)
    {
        var engine = new RsaEngine();
        engine.Init(true, Key);
        var result = engine.ProcessBlock(representative.ToArray(), 0, representative.Length);
        var padded = new byte[(Key.Modulus.BitLength + 7) / 8];
        result.CopyTo(padded, padded.Length - result.Length);
        return padded;
    }
}
