using PaymentQuest.Cryptography;
using Xunit;

namespace PaymentQuest.Tests.Cryptography;

public sealed class CertificateTests
{
    private static readonly DateTimeOffset Start = new(1997, 4, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2051, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Suites => TestKeys.Suites;

    [Theory, MemberData(nameof(Suites))]
    public void A_genuine_certificate_is_evidence_of_its_content(string name)
    {
        var suite = Suite.ByName(name)!;
        var content = Content(suite);
        var der = Issue(suite, content);
        Assert.Equal(content, Assert.IsType<CertificateResult.Verified>(Verify(suite, der)).Proof.Content);
        Assert.Equal(content, Certificate.Read(suite, der));
        Assert.Equal(der, Issue(suite, content));
    }

    [Theory, MemberData(nameof(Suites))]
    public void Any_changed_octet_is_refused(string name)
    {
        var suite = Suite.ByName(name)!;
        var der = Issue(suite, Content(suite));
        for (var i = 0; i < der.Length; i++)
        {
            foreach (var change in new[] { 0x01, 0x20, 0xff })
            {
                var changed = (byte[])der.Clone();
                changed[i] ^= (byte)change;
                var result = Verify(suite, changed);
                Assert.True(
                    result is CertificateResult.Malformed or CertificateResult.NotSignedByIssuer or CertificateResult.WrongIssuer,
                    $"octet {i} changed by {change:x2} gave {result}");
            }
        }
    }

    [Theory, MemberData(nameof(Suites))]
    public void Any_shorter_or_longer_certificate_is_malformed(string name)
    {
        var suite = Suite.ByName(name)!;
        var der = Issue(suite, Content(suite));
        for (var length = 0; length < der.Length; length++)
        {
            Assert.IsType<CertificateResult.Malformed>(Verify(suite, der[..length]));
        }

        Assert.Equal(new CertificateResult.Malformed(der.Length), Verify(suite, [.. der, 0]));
        Assert.IsType<CertificateResult.Malformed>(Verify(suite, new byte[1 << 20]));
    }

    [Theory, MemberData(nameof(Suites))]
    public void Each_fault_has_its_own_result(string name)
    {
        var suite = Suite.ByName(name)!;
        var content = Content(suite);
        var authority = TestKeys.Authority(suite).Public;
        var der = Issue(suite, content);
        Assert.Equal(new CertificateResult.WrongIssuer(new DistinguishedName("CA")), Certificate.Verify(suite, der, new(new("Other"), authority), new("merchant"), Start, _ => false));
        Assert.Equal(new CertificateResult.NotSignedByIssuer(), Certificate.Verify(suite, der, new(new("CA"), content.Key), new("merchant"), Start, _ => false));
        Assert.Equal(new CertificateResult.WrongRole("merchant"), Certificate.Verify(suite, der, new(new("CA"), authority), new("acquirer"), Start, _ => false));
        Assert.Equal(new CertificateResult.Revoked(7), Certificate.Verify(suite, der, new(new("CA"), authority), new("merchant"), Start, serial => serial == 7));
        Assert.Equal(new CertificateResult.NotYetValid(Start), Verify(suite, der, Start.AddTicks(-1)));
        Assert.IsType<CertificateResult.Verified>(Verify(suite, der, End.AddSeconds(1).AddTicks(-1)));
        Assert.Equal(new CertificateResult.Expired(End), Verify(suite, der, End.AddSeconds(1)));
    }

    [Theory, MemberData(nameof(Suites))]
    public void Somebody_elses_signature_over_the_same_content_is_refused(string name)
    {
        var suite = Suite.ByName(name)!;
        var forged = CertificateIssue.Issue(suite, TestKeys.Alice(suite), Content(suite));
        Assert.Equal(new CertificateResult.NotSignedByIssuer(), Verify(suite, forged));
    }

    [Theory, MemberData(nameof(Suites))]
    public void Extreme_contents_survive(string name)
    {
        var suite = Suite.ByName(name)!;
        var content = Content(suite) with
        {
            Subject = new DistinguishedName(""),
            Role = "",
            Bound = [],
            Serial = long.MaxValue,
            NotBefore = DateTimeOffset.MinValue,
            NotAfter = new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero),
        };
        var result = Certificate.Verify(suite, Issue(suite, content), new(new("CA"), TestKeys.Authority(suite).Public), new(""), DateTimeOffset.MaxValue, _ => false);
        Assert.Equal(content, Assert.IsType<CertificateResult.Verified>(result).Proof.Content);
    }

    [Fact]
    public void A_root_certificate_is_no_certificate_of_a_party()
    {
        var root = CertificateIssue.IssueRoot(Suite.Modern, TestKeys.Authority(Suite.Modern), "CA", Start, End, 1);
        Assert.IsType<CertificateResult.Malformed>(Verify(Suite.Modern, root));
    }

    [Fact]
    public void A_certificate_that_binds_two_values_to_one_name_is_none()
    {
        BoundValue[] both = [new("ID_M", [0x02, 0x01, 0x05]), new("ID_M", [0x02, 0x01, 0x06])];

        Assert.IsType<CertificateResult.Verified>(Verify(Suite.Modern, Issue(Suite.Modern, Content(Suite.Modern) with { Bound = [both[0]] })));
        Assert.IsType<CertificateResult.Malformed>(Verify(Suite.Modern, Issue(Suite.Modern, Content(Suite.Modern) with { Bound = [.. both] })));
    }

    [Fact]
    public void A_bound_value_that_is_not_DER_is_the_callers_mistake()
    {
        var content = Content(Suite.Modern) with { Bound = [new BoundValue("ID_M", [0x0c, 0x05])] };
        Assert.Throws<ArgumentException>(() => Issue(Suite.Modern, content));
    }

    // openssl refuses SHA-1 and 1024 bits above its security level 0, which is why the level is set here.
    [Theory, MemberData(nameof(Suites))]
    public void Openssl_reads_and_verifies_it(string name)
    {
        var suite = Suite.ByName(name)!;
        var files = new Dictionary<string, byte[]>
        {
            ["ca.pem"] = Pem(CertificateIssue.IssueRoot(suite, TestKeys.Authority(suite), "CA", Start, End, 1)),
            ["party.pem"] = Pem(Issue(suite, Content(suite))),
            ["forged.pem"] = Pem(CertificateIssue.Issue(suite, TestKeys.Alice(suite), Content(suite))),
        };
        var text = System.Text.Encoding.UTF8.GetString(OpenSsl.Run([], files, "x509", "-in", "party.pem", "-noout", "-text", "-nameopt", "RFC2253,utf8,-esc_msb"));
        Assert.Contains("Issuer: CN=CA", text, StringComparison.Ordinal);
        Assert.Contains("Subject: CN=Tienda Ñandú", text, StringComparison.Ordinal);
        Assert.Contains("Serial Number: 7 (0x7)", text, StringComparison.Ordinal);
        Assert.Contains("Not After : Jan  1 00:00:00 2051 GMT", text, StringComparison.Ordinal);
        Assert.Contains("CA:FALSE", text, StringComparison.Ordinal);
        Assert.Contains("Digital Signature, Non Repudiation, Key Encipherment", text, StringComparison.Ordinal);
        Assert.Contains(CertificateIssue.RoleExtension, text, StringComparison.Ordinal);
        OpenSsl.Run([], files, "verify", "-auth_level", "0", "-no_check_time", "-check_ss_sig", "-CAfile", "ca.pem", "party.pem");
        Assert.NotEqual(0, OpenSsl.Try([], files, "verify", "-auth_level", "0", "-no_check_time", "-CAfile", "ca.pem", "forged.pem").ExitCode);
    }

    private static CertificateContent Content(Suite suite) => new(
        new DistinguishedName("Tienda Ñandú"),
        "merchant",
        [new BoundValue("ID_M", [0x0c, 0x03, 0x4d, 0x2d, 0x31]), new BoundValue("LIMIT", [0x02, 0x01, 0x05])],
        TestKeys.Bob(suite).Public,
        Start,
        End,
        7,
        new DistinguishedName("CA"));

    private static byte[] Issue(Suite suite, CertificateContent content) => CertificateIssue.Issue(suite, TestKeys.Authority(suite), content);

    private static CertificateResult Verify(Suite suite, byte[] der, DateTimeOffset? now = null) =>
        Certificate.Verify(suite, der, new(new("CA"), TestKeys.Authority(suite).Public), new("merchant"), now ?? Start, _ => false);

    private static byte[] Pem(byte[] der) =>
        System.Text.Encoding.ASCII.GetBytes(System.Security.Cryptography.PemEncoding.WriteString("CERTIFICATE", der) + "\n");
}
