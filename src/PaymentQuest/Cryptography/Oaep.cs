using Org.BouncyCastle.Crypto.Encodings;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Prng;
using Org.BouncyCastle.Security;

namespace PaymentQuest.Cryptography;

/// <summary>RSAES-OAEP with the caller's randomness, which the platform's library does not take.</summary>
internal static class Oaep
{
    public static byte[] Seal(Suite suite, RsaKeyParameters key, ReadOnlySpan<byte> plaintext, byte[] seed)
    {
        var encoding = new OaepEncoding(new RsaEngine(), Primitives.LibraryDigest(suite.Hash), Primitives.LibraryDigest(suite.Hash), null);
        encoding.Init(true, new ParametersWithRandom(key, new SecureRandom(new Seed(seed))));
        return encoding.ProcessBlock(plaintext.ToArray(), 0, plaintext.Length);
    }

    /// <summary>The seed of the encoding in the form that the library asks for; it asks once, for as many octets as a digest has.</summary>
    private sealed class Seed(byte[] octets) : IRandomGenerator
    {
        public void AddSeedMaterial(byte[] seed)
        {
        }

        public void AddSeedMaterial(long seed)
        {
        }

        public void AddSeedMaterial(ReadOnlySpan<byte> seed)
        {
        }

        public void NextBytes(byte[] bytes) => NextBytes(bytes.AsSpan());

        public void NextBytes(byte[] bytes, int start, int len) => NextBytes(bytes.AsSpan(start, len));

        public void NextBytes(Span<byte> bytes) => octets.CopyTo(bytes);
    }
}
