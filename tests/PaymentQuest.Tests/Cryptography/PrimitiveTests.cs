using PaymentQuest.Cryptography;
using PaymentQuest.Terminal.Commands;
using Xunit;

namespace PaymentQuest.Tests.Cryptography;

/// <summary>What a machine forbids changes no octet and no verdict.</summary>
public sealed class PrimitiveTests
{
    private static readonly DateTimeOffset Start = new(1997, 4, 1, 0, 0, 0, TimeSpan.Zero);

    // FIPS 74, and the literature since: the four weak keys and the six pairs of semi-weak ones.
    private static readonly string[] WeakKeys =
    [
        "0101010101010101", "FEFEFEFEFEFEFEFE", "E0E0E0E0F1F1F1F1", "1F1F1F1F0E0E0E0E",
        "011F011F010E010E", "1F011F010E010E01", "01E001E001F101F1", "E001E001F101F101", "01FE01FE01FE01FE", "FE01FE01FE01FE01",
        "1FE01FE00EF10EF1", "E01FE01FF10EF10E", "1FFE1FFE0EFE0EFE", "FE1FFE1FFE0EFE0E", "E0FEE0FEF1FEF1FE", "FEE0FEE0FEF1FEF1",
    ];

    public static TheoryData<string> Suites => [.. Suite.Nameable.Select(suite => suite.Name)];

    public static TheoryData<string, string> Algorithms => [.. Suite.Nameable.SelectMany(suite => suite.TryAlgorithms().Select(trial => (suite.Name, trial.Algorithm)))];

    [Theory, MemberData(nameof(Suites))]
    public void A_machine_that_forbids_everything_makes_the_same_octets_and_accepts_them(string name)
    {
        var (allowed, forbidden) = (Suite.ByName(name)!, Suite.ByName(name)!.Under(_ => true));
        var key = TestKeys.Alice(allowed);
        for (var length = 0; length < 70; length += 23)
        {
            var message = new SeededRandom(1, "message").Octets(length);
            Assert.Equal(allowed.Digest(message), forbidden.Digest(message));
            Assert.Equal(allowed.Mac("key"u8, message), forbidden.Mac("key"u8, message));
            Assert.Equal(allowed.DeriveKey("label", message, "context"u8), forbidden.DeriveKey("label", message, "context"u8));
            Assert.Equal(Sealed(allowed, message), Sealed(forbidden, message));
            Assert.Equal(message, forbidden.Open(key, Sealed(allowed, message)));
            Assert.Equal(allowed.Sign(key, message), forbidden.Sign(key, message));
            Assert.True(forbidden.Verify(key.Public, message, allowed.Sign(key, message)));
            foreach (var keyLength in new[] { allowed.SymmetricKeyLength, allowed.KeyLength(8) })
            {
                var symmetric = new SeededRandom(2, "key").Octets(keyLength);
                var ciphertext = allowed.Encrypt(symmetric, message, new SeededRandom(3, "vector"))!;
                Assert.Equal(ciphertext, forbidden.Encrypt(symmetric, message, new SeededRandom(3, "vector")));
                Assert.Equal(message, forbidden.Decrypt(symmetric, ciphertext));
            }
        }

        byte[] Sealed(Suite suite, byte[] message) => suite.Seal(key.Public, message, new SeededRandom(4, "seal"))!;
    }

    [Fact]
    public void Threads_that_sign_with_one_key_at_once_make_the_octets_that_the_library_makes()
    {
        var (suite, forbidden) = (Suite.Modern, Suite.Modern.Under(_ => true));
        var key = TestKeys.Alice(suite);
        var signatures = new byte[32][];

        Parallel.For(0, signatures.Length, i => signatures[i] = suite.Sign(key, [(byte)(i % 2)]));

        var expected = new[] { forbidden.Sign(key, [0]), forbidden.Sign(key, [1]) };
        Assert.All(signatures.Index(), s => Assert.Equal(expected[s.Index % 2], s.Item));
    }

    [Theory, MemberData(nameof(Suites))]
    public void A_machine_that_forbids_everything_refuses_what_others_refuse(string name)
    {
        var forbidden = Suite.ByName(name)!.Under(_ => true);
        var key = TestKeys.Alice(forbidden);
        var signature = forbidden.Sign(key, "pay"u8);
        Assert.False(forbidden.Verify(key.Public, "pax"u8, signature));
        Assert.False(forbidden.Verify(TestKeys.Bob(forbidden).Public, "pay"u8, signature));
        var random = new SeededRandom(9, "garbage");
        var length = forbidden.ModulusLength;
        foreach (var garbage in new[] { random.Octets(length), new byte[length], Enumerable.Repeat((byte)255, length).ToArray(), random.Octets(length - 1), random.Octets(length + 1), [] })
        {
            Assert.False(forbidden.Verify(key.Public, "pay"u8, garbage));
            Assert.Null(forbidden.Open(key, garbage));
        }

        for (var i = 0; i < signature.Length; i += 7)
        {
            var changed = (byte[])signature.Clone();
            changed[i] ^= 1;
            Assert.False(forbidden.Verify(key.Public, "pay"u8, changed));
        }
    }

    [Theory, MemberData(nameof(Suites))]
    public void Certificates_and_revocation_lists_are_the_same_where_everything_is_forbidden(string name)
    {
        var (allowed, forbidden) = (Suite.ByName(name)!, Suite.ByName(name)!.Under(_ => true));
        var authority = TestKeys.Authority(allowed);
        var issuer = new CertificateIssuer(new("CA"), authority.Public);
        var content = new CertificateContent(new("Alice"), "merchant", [], TestKeys.Alice(allowed).Public, Start, Start.AddYears(1), 7, issuer.Name);
        var list = new RevocationListContent(issuer.Name, 1, Start, Start.AddYears(1), [3, 4]);
        var (certificate, revoked) = (CertificateIssue.Issue(forbidden, authority, content), RevocationList.Issue(forbidden, authority, list));

        Assert.Equal(CertificateIssue.Issue(allowed, authority, content), certificate);
        Assert.Equal(RevocationList.Issue(allowed, authority, list), revoked);
        Assert.Equal(
            CertificateIssue.IssueRoot(allowed, authority, "CA", Start, Start.AddYears(9), 1), CertificateIssue.IssueRoot(forbidden, authority, "CA", Start, Start.AddYears(9), 1));
        Assert.IsType<CertificateResult.Verified>(Certificate.Verify(forbidden, certificate, issuer, new("merchant"), Start, _ => false));
        Assert.IsType<RevocationListResult.Verified>(RevocationList.Verify(forbidden, revoked, issuer, Start));
        var other = issuer with { Key = TestKeys.Bob(allowed).Public };
        Assert.IsType<CertificateResult.NotSignedByIssuer>(Certificate.Verify(forbidden, certificate, other, new("merchant"), Start, _ => false));
        Assert.Equal(new RevocationListResult.Failed("signature"), RevocationList.Verify(forbidden, revoked, other, Start));
    }

    [Theory, MemberData(nameof(Algorithms))]
    public void Each_algorithm_that_a_machine_forbids_is_named_and_no_other(string name, string algorithm)
    {
        var suite = Suite.ByName(name)!;
        var allowed = suite.TryAlgorithms().Where(trial => trial.IsRefused).Select(trial => trial.Algorithm);

        var forbidden = suite.Under(tried => tried == algorithm);

        Assert.Equal(allowed.Append(algorithm).Distinct(), forbidden.TryAlgorithms().Where(trial => trial.IsRefused).Select(trial => trial.Algorithm));
        Assert.Contains(DoctorCommand.Algorithms([forbidden]), finding => finding is { Key: "algorithm", State: DoctorCommand.State.Lacking } && finding.Value == $"{algorithm} ({name})");
    }

    [Fact]
    public void Weak_and_semiweak_keys_of_DES_encrypt_the_same_by_whom_it_may_be()
    {
        var forbidden = Suite.Lecture.Under(algorithm => algorithm.StartsWith("DES", StringComparison.Ordinal));
        var text = new SeededRandom(5, "text").Octets(40);
        foreach (var weak in WeakKeys.Select(Convert.FromHexString))
        {
            byte[][] keys = [weak, [.. weak, .. weak, .. weak], [.. weak, .. text[..8], .. weak], [.. text[..8], .. text[..8], .. weak]];
            foreach (var key in keys)
            {
                var ciphertext = Suite.Lecture.Encrypt(key, text, new SeededRandom(6, "vector"))!;
                Assert.Equal(forbidden.Encrypt(key, text, new SeededRandom(6, "vector")), ciphertext);
                Assert.Equal(text, Suite.Lecture.Decrypt(key, ciphertext));
                Assert.Equal(text, forbidden.Decrypt(key, ciphertext));
            }
        }
    }

    [Fact]
    public void A_keyed_digest_that_is_forbidden_is_not_kept_ready()
    {
        var kept = new KeptKeys(Suite.Modern.Under(_ => true));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Suite.Modern.Mac("key"u8, [(byte)i]), kept.Mac("key"u8, [(byte)i]));
        }
    }
}
