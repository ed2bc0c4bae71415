using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace PaymentQuest.Cryptography;

/// <summary>RSADP, the private RSA operation without any padding (RFC 8017 §5.1.2).</summary>
internal sealed class RsaPrivateOperation(RSAParameters key)
{
    private readonly RsaPrivateCrtKeyParameters _key = LibraryKey.Private(key);

    /// <summary>The representative raised to the private exponent, as long as the modulus.</summary>
    public byte[] Apply(byte[] representative)
    {
        var engine = new RsaEngine();
        engine.Init(true, _key);
        var result = engine.ProcessBlock(representative, 0, representative.Length);
        var padded = new byte[(_key.Modulus.BitLength + 7) / 8];
        result.CopyTo(padded, padded.Length - result.Length);
        return padded;
    }
}
