using System.Numerics;
using System.Security.Cryptography;
using PaymentQuest.Cryptography;
using Xunit;

namespace PaymentQuest.Tests.Cryptography;

public sealed class SuiteTests
{
    public static TheoryData<string> Suites => TestKeys.Suites;

    // FIPS 180-4, the examples of the Secure Hash Standard: one block and two blocks.
    [Theory]
    [InlineData("lecture", "abc", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [InlineData("lecture", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1")]
    [InlineData("modern", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("modern", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void Digests_are_the_published_ones(string suite, string message, string digest) =>
        Assert.Equal(digest, Convert.ToHexStringLower(Named(suite).Digest(System.Text.Encoding.ASCII.GetBytes(message))));

    // RFC 2202 §3 and RFC 4231 §4: test cases 2 and 3, and test case 6 with a key longer than a block.
    [Theory]
    [InlineData("lecture", "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")]
    [InlineData("lecture", "aa*20", "dd*50", "125d7342b9ac11cd91a39af48aa17b4f63f175d3")]
    [InlineData("lecture", "aa*80", "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374", "aa4ae5e15272d00e95705637ce8a3b55ed402112")]
    [InlineData("modern", "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData("modern", "aa*20", "dd*50", "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")]
    [InlineData("modern", "aa*131", "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374", "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")]
    public void Macs_are_the_published_ones(string suite, string key, string message, string mac) =>
        Assert.Equal(mac, Convert.ToHexStringLower(Named(suite).Mac(Octets(key), Octets(message))));

    [Theory, MemberData(nameof(Suites))]
    public void Lengths_fit_together(string name)
    {
        var suite = Named(name);
        Assert.Equal(suite.DigestLength, suite.Digest([]).Length);
        Assert.Equal(suite.ModulusLength, TestKeys.Alice(suite).Public.ModulusLength);
        Assert.Equal(name == "lecture" ? 86 : 190, suite.SealCapacity);
        Assert.Equal(suite.SymmetricKeyLength, suite.DeriveKey("x", [], []).Length);
        Assert.NotNull(suite.Encrypt(new byte[suite.SymmetricKeyLength], [], new SeededRandom(1, "lengths")));
    }

    [Theory, MemberData(nameof(Suites))]
    public void Derived_keys_differ_by_label_key_and_context(string name)
    {
        var suite = Named(name);
        byte[][] keys = [suite.DeriveKey("a", [1], [2]), suite.DeriveKey("b", [1], [2]), suite.DeriveKey("a", [3], [2]), suite.DeriveKey("a", [1], [3])];
        Assert.Equal(keys.Length, keys.Select(Convert.ToHexString).Distinct().Count());
    }

    [Theory, MemberData(nameof(Suites))]
    public void Sealing_holds_exactly_its_capacity(string name)
    {
        var suite = Named(name);
        var key = TestKeys.Alice(suite);
        var random = new SeededRandom(3, "seal");
        foreach (var length in new[] { 0, 1, suite.SealCapacity })
        {
            var text = random.Octets(length);
            var sealedText = suite.Seal(key.Public, text, random);
            Assert.NotNull(sealedText);
            Assert.Equal(suite.ModulusLength, sealedText.Length);
            Assert.Equal(text, suite.Open(key, sealedText));
            Assert.Null(suite.Open(TestKeys.Bob(suite), sealedText));
        }

        Assert.Null(suite.Seal(key.Public, new byte[suite.SealCapacity + 1], random));
    }

    [Theory, MemberData(nameof(Suites))]
    public void Authenticated_encryption_opens_with_its_key_and_not_when_a_bit_is_another(string name)
    {
        var suite = Named(name);
        var random = new SeededRandom(3, "authenticated");
        foreach (var length in (int[])[0, 1, suite.BlockLength, 100])
        {
            var (key, text) = (random.Octets(1 + length), random.Octets(length));
            var closed = suite.EncryptAuthentically(key, text, random);
            Assert.Equal(text, suite.DecryptAuthentic(key, closed));
            Assert.True(SymmetricCipher.IsLengthOfCiphertext(closed.Length, suite.BlockLength));
            Assert.NotEqual(closed, suite.EncryptAuthentically(key, text, random));
            Assert.Null(suite.DecryptAuthentic([.. key, 1], closed));
            Assert.Null(suite.Decrypt(key, closed));
            Assert.All(Enumerable.Range(0, closed.Length), cut => Assert.Null(suite.DecryptAuthentic(key, closed.AsSpan(0, cut))));
            Assert.All(Enumerable.Range(0, 8 * closed.Length), bit =>
            {
                var altered = (byte[])closed.Clone();
                altered[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.Null(suite.DecryptAuthentic(key, altered));
            });
        }
    }

    [Theory, MemberData(nameof(Suites))]
    public void Sealing_is_a_function_of_the_seed_and_differs_by_draw(string name)
    {
        var suite = Named(name);
        var key = TestKeys.Alice(suite).Public;
        var random = new SeededRandom(3, "seal");
        var first = suite.Seal(key, [1, 2, 3], random);
        Assert.NotEqual(first, suite.Seal(key, [1, 2, 3], random));
        Assert.Equal(first, suite.Seal(key, [1, 2, 3], new SeededRandom(3, "seal")));
    }

    [Theory, MemberData(nameof(Suites))]
    public void Keys_of_the_other_suite_are_refused(string name)
    {
        var suite = Named(name);
        var foreign = TestKeys.Alice(Suite.All.Single(other => other != suite));
        var random = new SeededRandom(3, "foreign");
        Assert.Null(suite.Seal(foreign.Public, [1], random));
        Assert.Null(suite.Open(foreign, random.Octets(foreign.Public.ModulusLength)));
        Assert.False(suite.Verify(foreign.Public, [1], random.Octets(foreign.Public.ModulusLength)));
        Assert.Throws<ArgumentException>(() => suite.Sign(foreign, [1]));
    }

    [Theory, MemberData(nameof(Suites))]
    public void Signatures_are_deterministic_and_bind_message_and_key(string name)
    {
        var suite = Named(name);
        var key = TestKeys.Alice(suite);
        var signature = suite.Sign(key, "pay"u8);
        Assert.Equal(signature, suite.Sign(PrivateKey.Known(key.ToPkcs8), "pay"u8));
        Assert.Equal(signature, suite.SignDigest(key, suite.Digest("pay"u8)));
        Assert.True(suite.Verify(key.Public, "pay"u8, signature));
        Assert.True(suite.VerifyDigest(key.Public, suite.Digest("pay"u8), signature));
        Assert.False(suite.Verify(key.Public, "pax"u8, signature));
        Assert.False(suite.Verify(TestKeys.Bob(suite).Public, "pay"u8, signature));
        for (var i = 0; i < signature.Length; i++)
        {
            var changed = (byte[])signature.Clone();
            changed[i] ^= 1;
            Assert.False(suite.Verify(key.Public, "pay"u8, changed));
        }
    }

    [Fact]
    public void PSS_signatures_pass_the_platform()
    {
        var key = TestKeys.Alice(Suite.Modern);
        using var platform = RSA.Create();
        platform.ImportSubjectPublicKeyInfo(key.Public.SubjectPublicKeyInfo.Span, out _);
        for (var i = 0; i < Thoroughness.Times(exhaustive: 1000, sampled: 60); i++)
        {
            var message = BitConverter.GetBytes(i);
            Assert.True(platform.VerifyData(message, Suite.Modern.Sign(key, message), HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
        }
    }

    [Theory, MemberData(nameof(Suites))]
    public void Garbage_of_any_length_is_refused_and_never_throws(string name)
    {
        var suite = Named(name);
        var key = TestKeys.Alice(suite);
        var random = new SeededRandom(9, "garbage");
        for (var length = 0; length <= suite.ModulusLength + 40; length++)
        {
            foreach (var garbage in new[] { random.Octets(length), new byte[length], Enumerable.Repeat((byte)255, length).ToArray() })
            {
                Assert.Null(suite.Open(key, garbage));
                Assert.False(suite.Verify(key.Public, "x"u8, garbage));
                Assert.Equal(length == suite.DigestLength, suite.VerifyDigest(key.Public, garbage, Signed(suite, key, garbage)));
                Assert.Null(PublicKey.FromSubjectPublicKeyInfo(garbage));
                Assert.IsType<CertificateResult.Malformed>(Certificate.Verify(suite, garbage, new(new("CA"), key.Public), new("x"), default, _ => false));

                // A random last block unpads by chance once in some 255 times; what must hold is that it gives an answer and no more octets.
                Assert.InRange(suite.Decrypt(new byte[suite.SymmetricKeyLength], garbage)?.Length ?? 0, 0, length);
                Assert.Null(length == suite.SymmetricKeyLength || length == 8 ? null : suite.Decrypt(garbage, new byte[64]));
            }
        }
    }

    [Theory, MemberData(nameof(Suites))]
    public void A_changed_public_key_is_refused_or_harmless(string name)
    {
        var suite = Named(name);
        var der = TestKeys.Alice(suite).Public.SubjectPublicKeyInfo.ToArray();
        var signature = suite.Sign(TestKeys.Alice(suite), "x"u8);
        for (var i = 0; i < der.Length; i++)
        {
            foreach (var value in new[] { 0, 1, 255 })
            {
                var changed = (byte[])der.Clone();
                changed[i] = (byte)value;
                if (!changed.SequenceEqual(der) && PublicKey.FromSubjectPublicKeyInfo(changed) is { } key)
                {
                    Assert.Equal(changed, key.SubjectPublicKeyInfo.ToArray());
                    Assert.False(suite.Verify(key, "x"u8, signature));
                    suite.Seal(key, "x"u8, new SeededRandom(1, "changed"));
                }
            }
        }
    }

    // 3 and 743 are the least and the greatest of the factors that are looked for.
    [Theory]
    [InlineData(3)]
    [InlineData(743)]
    public void Nothing_is_sealed_to_a_modulus_with_a_small_factor(int factor)
    {
        var suite = Suite.Lecture;
        var top = BigInteger.Pow(2, (suite.ModulusLength * 8) - 1) + 1;
        var modulus = top - (top % (2 * factor)) + factor;
        Assert.True(modulus % factor == 0 && !modulus.IsEven);
        Assert.Null(suite.Seal(KeyOf(modulus), [1], new SeededRandom(1, "factor")));
    }

    // Proving every stranger's modulus composite would cost a hundred times what sealing does; a prime one shows that it is not tried.
    [Fact]
    public void A_prime_modulus_is_only_its_senders_loss()
    {
        using var twiceAsLong = RSA.Create();
        twiceAsLong.ImportPkcs8PrivateKey(TestKeys.Alice(Suite.Modern).ToPkcs8(), out _);
        var prime = new BigInteger(twiceAsLong.ExportParameters(includePrivateParameters: true).P, isUnsigned: true, isBigEndian: true);
        Assert.Equal(Suite.Lecture.ModulusLength, Suite.Lecture.Seal(KeyOf(prime), [1], new SeededRandom(1, "prime"))!.Length);
    }

    [Theory]
    [InlineData("lecture", 24)]
    [InlineData("lecture", 8)]
    [InlineData("modern", 32)]
    public void Encryption_opens_again_at_every_length(string name, int keyLength)
    {
        var suite = Named(name);
        var random = new SeededRandom(4, "encrypt");
        var key = random.Octets(keyLength);
        for (var length = 0; length < 50; length++)
        {
            var text = random.Octets(length);
            var ciphertext = suite.Encrypt(key, text, random)!;
            Assert.Equal((suite.BlockLength * 2) + (length / suite.BlockLength * suite.BlockLength), ciphertext.Length);
            Assert.Equal(text, suite.Decrypt(key, ciphertext));
            Assert.Null(suite.Decrypt(key, ciphertext.AsSpan(0, ciphertext.Length - 1)));
        }

        Assert.Null(suite.Encrypt(new byte[keyLength + 1], [1], random));
    }

    [Fact]
    public void Weak_DES_keys_encrypt_and_do_not_throw()
    {
        var random = new SeededRandom(4, "weak");
        foreach (var length in new[] { 8, 24 })
        {
            var weak = Enumerable.Repeat((byte)1, length).ToArray();
            Assert.Equal([5, 6], Suite.Lecture.Decrypt(weak, Suite.Lecture.Encrypt(weak, [5, 6], random)));
        }
    }

    [Fact]
    public void Keys_print_no_key_octets()
    {
        var key = TestKeys.Alice(Suite.Modern);
        Assert.Matches("^RSA-2048 [0-9a-f]{8}$", key.Public.ToString());
        Assert.Equal($"private half of {key.Public}", key.ToString());
        Assert.DoesNotContain(key.Public.ToString()[9..], Convert.ToHexStringLower(key.ToPkcs8()));
    }

    [Fact]
    public void Suites_are_found_by_exact_name()
    {
        Assert.All(Suite.All, suite => Assert.Same(suite, Suite.ByName(suite.Name)));
        Assert.Null(Suite.ByName("Modern"));
    }

    private static byte[] Signed(Suite suite, PrivateKey key, byte[] digest) => digest.Length == suite.DigestLength ? suite.SignDigest(key, digest) : [];

    private static Suite Named(string name) => Suite.ByName(name)!;

    private static PublicKey KeyOf(BigInteger modulus)
    {
        using var platform = RSA.Create(new RSAParameters { Modulus = modulus.ToByteArray(isUnsigned: true, isBigEndian: true), Exponent = [1, 0, 1] });
        return PublicKey.FromSubjectPublicKeyInfo(platform.ExportSubjectPublicKeyInfo())!;
    }

    /// <summary>Octets in hexadecimal; <c>aa*20</c> is one octet twenty times.</summary>
    private static byte[] Octets(string text) => text.Split('*') is [var octet, var count]
        ? [.. Enumerable.Repeat(Convert.FromHexString(octet)[0], int.Parse(count, System.Globalization.CultureInfo.InvariantCulture))]
        : Convert.FromHexString(text);
}
