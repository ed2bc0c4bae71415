using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Encodings;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace PaymentQuest.Cryptography;

/// <summary>Makes the primitives of a suite, each as the platform and as the library does it.</summary>
/// <param name="isForbidden">Says which, by name, a machine forbids beyond its own policy; null for none. Tests forbid all.</param>
internal sealed class Primitives(Func<string, bool>? isForbidden = null)
{
    private const int CounterBits = 32;
    private static readonly byte[] ExampleVector = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    /// <summary>A hash function (FIPS 180-4; RFC 1321 for MD5).</summary>
    public Primitive<KeyedMessage, byte[]> Digest(HashAlgorithmName hash) => Made(
        StandardName(hash),
        asked => CryptographicOperations.HashData(hash, asked.Message),
        asked => Digested(LibraryDigest(hash), asked.Message),
        () => new KeyedMessage([], "abc"u8));

    /// <summary>HMAC (RFC 2104).</summary>
    public Primitive<KeyedMessage, byte[]> Hmac(HashAlgorithmName hash) => Made(
        $"HMAC-{StandardName(hash)}",
        asked => CryptographicOperations.HmacData(hash, asked.Key, asked.Message),
        asked =>
        {
            var mac = LibraryHmac(hash, asked.Key);
            mac.BlockUpdate(asked.Message);
            var octets = new byte[mac.GetMacSize()];
            mac.DoFinal(octets, 0);
            return octets;
        },
        () => new KeyedMessage("key"u8, "abc"u8));

    /// <summary>The counter-mode KDF of NIST SP 800-108 with HMAC.</summary>
    public Primitive<DerivationInput, byte[]> Derivation(HashAlgorithmName hash) => Made(
        $"SP800-108-CTR-HMAC-{StandardName(hash)}",
        asked => SP800108HmacCounterKdf.DeriveBytes(asked.Key, hash, asked.Label, asked.Context, asked.Length),
        asked =>
        {
            var generator = new KdfCounterBytesGenerator(LibraryHmac(hash, asked.Key));
            byte[] lengthInBits = new byte[sizeof(int)];
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(lengthInBits, asked.Length * 8);
            generator.Init(new KdfCounterParameters(asked.Key.ToArray(), [.. asked.Label, 0, .. asked.Context, .. lengthInBits], CounterBits));
            var octets = new byte[asked.Length];
            generator.GenerateBytes(octets, 0, octets.Length);
            return octets;
        },
        () => new DerivationInput("key"u8, "label"u8, "context"u8, length: 24));

    /// <summary>AES with keys of 256 bits (FIPS 197) in CBC mode.</summary>
    public Primitive<CipherBlocks, byte[]> Aes256Cbc() => Cbc("AES-256-CBC", keyLength: 32, blockLength: 16, () => new AesEngine(), static asked =>
    {
        using var aes = Aes.Create();
        aes.SetKey(asked.Key);
        return asked.IsEncrypting ? aes.EncryptCbc(asked.Blocks, asked.Vector, PaddingMode.None) : aes.DecryptCbc(asked.Blocks, asked.Vector, PaddingMode.None);
    });

    /// <summary>DES (FIPS 46-3) in CBC mode. The platform has it no longer on its own; three passes with one key are the same.</summary>
    public Primitive<CipherBlocks, byte[]> DesCbc() =>
        Cbc("DES-CBC", keyLength: 8, blockLength: 8, () => new DesEngine(), static asked => PlatformTripleDes([.. asked.Key, .. asked.Key, .. asked.Key], asked));

    /// <summary>DES-EDE with three keys (FIPS 46-3) in CBC mode.</summary>
    public Primitive<CipherBlocks, byte[]> TripleDesCbc() =>
        Cbc("DES-EDE3-CBC", keyLength: 24, blockLength: 8, () => new DesEdeEngine(), static asked => PlatformTripleDes(asked.Key.ToArray(), asked));

    /// <summary>RSAES-OAEP-DECRYPT (RFC 8017 §7.1.2) with an empty label. Throws on what was not sealed to the key.</summary>
    /// <param name="suite">Seals the example.</param>
    public Primitive<PrivateInput, byte[]> Opening(Suite suite)
    {
        var padding = RSAEncryptionPadding.CreateOaep(suite.Hash);
        return Made(
            $"RSAES-OAEP-DECRYPT with {StandardName(suite.Hash)}",
            asked => asked.Key.Platform.Decrypt(asked.Octets, padding),
            asked =>
            {
                var encoding = new OaepEncoding(new RsaEngine(), LibraryDigest(suite.Hash), LibraryDigest(suite.Hash), null);
                encoding.Init(false, asked.Key.Operation.Key);
                return encoding.ProcessBlock(asked.Octets.ToArray(), 0, asked.Octets.Length);
            },
            () => new PrivateInput(KeyPool.Shipped.Example(suite), suite.Seal(KeyPool.Shipped.Example(suite).Public, "abc"u8, new SeededRandom(0, "example"))));
    }

    /// <summary>RSASSA-PKCS1-V1_5-SIGN (RFC 8017 §8.2.1) or RSASSA-PSS-SIGN (§8.1.1) of a digest, the latter with a salt of ours, which .NET does not take.</summary>
    public Primitive<PrivateInput, byte[]> Signing(Suite suite, RSASignaturePadding padding) => Made(
        $"{(padding == RSASignaturePadding.Pss ? "RSASSA-PSS-SIGN" : "RSASSA-PKCS1-V1_5-SIGN")} with {StandardName(suite.Hash)}",
        asked => padding == RSASignaturePadding.Pss
            ? OpenSslOperation.Apply(asked.Key, Pss.Encode(suite, asked.Key, asked.Octets))
            : asked.Key.Platform.SignHash(asked.Octets, suite.Hash, padding),
        asked => SignedByLibrary(suite, padding, asked.Key, asked.Octets),
        () => new PrivateInput(KeyPool.Shipped.Example(suite), new byte[suite.DigestLength]));

    /// <summary>RSASSA-PKCS1-V1_5-VERIFY (RFC 8017 §8.2.2) or RSASSA-PSS-VERIFY (§8.1.2) of a digest.</summary>
    public Primitive<SignedDigest, bool> Verifying(Suite suite, RSASignaturePadding padding) => Made(
        $"{(padding == RSASignaturePadding.Pss ? "RSASSA-PSS-VERIFY" : "RSASSA-PKCS1-V1_5-VERIFY")} with {StandardName(suite.Hash)}",
        asked => asked.Key.Platform.VerifyHash(asked.Digest, asked.Signature, suite.Hash, padding),
        asked => padding == RSASignaturePadding.Pss ? Pss.IsSigned(suite, asked) : Pkcs1.IsSigned(suite, asked),
        () =>
        {
            var key = KeyPool.Shipped.Example(suite);
            var digest = new byte[suite.DigestLength];
            return new SignedDigest(key.Public, digest, SignedByLibrary(suite, padding, key, digest));
        });

    /// <summary>The library's form of a hash function.</summary>
    public static IDigest LibraryDigest(HashAlgorithmName hash) =>
        hash == HashAlgorithmName.SHA1 ? new Sha1Digest()
        : hash == HashAlgorithmName.MD5 ? new MD5Digest()
        : hash == HashAlgorithmName.SHA256 ? new Sha256Digest()
        : hash == HashAlgorithmName.SHA512 ? new Sha512Digest()
        : throw new System.Diagnostics.UnreachableException();

    private static byte[] SignedByLibrary(Suite suite, RSASignaturePadding padding, PrivateKey key, ReadOnlySpan<byte> digest) =>
        key.Operation.Apply(padding == RSASignaturePadding.Pss ? Pss.Encode(suite, key, digest) : Pkcs1.Encode(suite, digest));

    private Primitive<CipherBlocks, byte[]> Cbc(string name, int keyLength, int blockLength, Func<IBlockCipher> engine, Func<CipherBlocks, byte[]> platform) => Made(
        name,
        platform,
        asked =>
        {
            var chained = new CbcBlockCipher(engine());
            chained.Init(asked.IsEncrypting, new ParametersWithIV(new KeyParameter(asked.Key), asked.Vector));
            var output = new byte[asked.Blocks.Length];
            for (var start = 0; start < output.Length; start += blockLength)
            {
                chained.ProcessBlock(asked.Blocks[start..], output.AsSpan(start));
            }

            return output;
        },
        () => new CipherBlocks(true, new byte[keyLength], new byte[2 * blockLength], ExampleVector.AsSpan(0, blockLength)));

    /// <summary>Weak keys, and equal parts of a triple key, are refused where a key is set; given to a transformation they are taken.</summary>
    private static byte[] PlatformTripleDes(byte[] key, CipherBlocks asked)
    {
        using var cipher = TripleDES.Create();
        cipher.Mode = CipherMode.CBC;
        cipher.Padding = PaddingMode.None;
        using var transform = asked.IsEncrypting ? cipher.CreateEncryptor(key, asked.Vector.ToArray()) : cipher.CreateDecryptor(key, asked.Vector.ToArray());
        return transform.TransformFinalBlock(asked.Blocks.ToArray(), 0, asked.Blocks.Length);
    }

    private Primitive<TQuestion, TAnswer> Made<TQuestion, TAnswer>(string name, Func<TQuestion, TAnswer> platform, Func<TQuestion, TAnswer> library, Func<TQuestion> example)
        where TQuestion : allows ref struct =>
        new(name, isForbidden?.Invoke(name) is true ? _ => throw new CryptographicException($"{name} is forbidden") : platform, library, example);

    private static byte[] Digested(IDigest digest, ReadOnlySpan<byte> message)
    {
        digest.BlockUpdate(message);
        var octets = new byte[digest.GetDigestSize()];
        digest.DoFinal(octets, 0);
        return octets;
    }

    private static HMac LibraryHmac(HashAlgorithmName hash, ReadOnlySpan<byte> key)
    {
        var mac = new HMac(LibraryDigest(hash));
        mac.Init(new KeyParameter(key));
        return mac;
    }

    private static string StandardName(HashAlgorithmName hash) => hash.Name!.StartsWith("SHA", StringComparison.Ordinal) ? $"SHA-{hash.Name[3..]}" : hash.Name;
}
