using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Cryptography;

/// <summary>
/// A chain of root, brand, merchants' authority and merchant with one thing wrong at a time: what we say of it, and what openssl says. The
/// one difference is the role, which only our reader knows of.
/// </summary>
public sealed partial class ChainTests
{
    private const string Policy = "2.23.42.5.0";
    private const string Verified = "verified";
    private static readonly DateTimeOffset Now = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly CertificateProfile Profile = new("2.23.42.7.1", ["cardholder", "merchant", "gateway", "cca", "mca"], Policy);

    /// <summary>The demand that we name, and the error by which openssl refuses (openssl-verification-options), or 0 where it accepts.</summary>
    private static readonly (string Demand, int Error, Func<Suite, Chain> Make)[] Faults =
    [
        (Verified, 0, suite => new Chain(suite)),
        ("issuer", 20, suite => new Chain(suite).Change("leaf", c => c with { Issuer = new DistinguishedName("Another", "PQBrand") })),
        ("signature", 7, suite => new Chain(suite) { Forger = "brand" }),
        ("not_yet_valid", 9, suite => new Chain(suite).Change("leaf", c => c with { NotBefore = Now.AddSeconds(1) })),
        ("expired", 10, suite => new Chain(suite).Change("leaf", c => c with { NotAfter = Now.AddSeconds(-1) })),
        ("expired", 10, suite => new Chain(suite).Change("mca", c => c with { NotAfter = Now.AddSeconds(-1) })),
        ("revoked", 23, suite => new Chain(suite) { Revoked = [5, 7] }),
        ("path", 25, suite => new Chain(suite).Change("brand", c => c with { PathLength = 0 })),
        ("path", 79, suite => new Chain(suite).Change("mca", c => c with { PathLength = null })),
        ("usage", 26, suite => new Chain(suite).Change("leaf", c => c with { Uses = KeyUses.KeyEncipherment })),
        ("policy", 43, suite => new Chain(suite).Change("leaf", c => c with { Policy = "2.23.42.5.99" })),
        ("policy", 43, suite => new Chain(suite).Change("leaf", c => c with { Policy = null })),
        ("role", 0, suite => new Chain(suite).Change("leaf", c => c with { Role = "gateway" })),
    ];

    public static TheoryData<string, int> Cases => [.. from suite in Suite.All from i in Enumerable.Range(0, Faults.Length) select new TheoryDataRow<string, int>(suite.Name, i)];

    [Fact]
    public void Every_demand_is_among_the_faults() => Assert.Superset(CertificateResult.Demands.ToHashSet(), Faults.Select(f => f.Demand).ToHashSet());

    [Theory, MemberData(nameof(Cases))]
    public void Our_verdict_and_that_of_openssl_are_about_the_same_fault(string suite, int index)
    {
        var (demand, error, make) = Faults[index];
        var chain = make(Suite.ByName(suite)!);
        Assert.Equal(demand, chain.OurVerdict());

        // A verifier that does not make the demand lets it pass, so nothing else is wrong.
        Assert.Equal(Verified, chain.OurVerdict(demand));
        var (exitCode, errors) = chain.VerdictOfOpenSsl();
        Assert.Equal(error == 0, exitCode == 0);

        // Who is no authority is also of no use for issuing, which openssl then says as well.
        Assert.Equal(error == 0 ? [] : [error], errors.Distinct().Take(1));
    }

    [Theory, MemberData(nameof(TestKeys.Suites), MemberType = typeof(TestKeys))]
    public void Without_being_told_openssl_refuses_the_extension_that_says_the_role(string suite) =>
        Assert.Equal([34], new Chain(Suite.ByName(suite)!).VerdictOfOpenSsl(isIgnoring: false).Errors.Distinct());

    [Theory, MemberData(nameof(TestKeys.Suites), MemberType = typeof(TestKeys))]
    public void The_platform_finds_nothing_wrong_but_the_extension_that_it_does_not_know(string suite)
    {
        var files = new Chain(Suite.ByName(suite)!).Files();
        using var platform = new X509Chain();
        platform.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        platform.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        platform.ChainPolicy.VerificationTime = Now.UtcDateTime;
        platform.ChainPolicy.CustomTrustStore.Add(X509CertificateLoader.LoadCertificate(files["root"]));
        platform.ChainPolicy.ExtraStore.Add(X509CertificateLoader.LoadCertificate(files["brand"]));
        platform.ChainPolicy.ExtraStore.Add(X509CertificateLoader.LoadCertificate(files["mca"]));
        Assert.False(platform.Build(X509CertificateLoader.LoadCertificate(files["leaf"])));
        Assert.Equal(4, platform.ChainElements.Count);
        Assert.Equal([X509ChainStatusFlags.HasNotSupportedCriticalExtension], platform.ChainStatus.Select(s => s.Status).Distinct());
    }

    [Theory, MemberData(nameof(TestKeys.Suites), MemberType = typeof(TestKeys))]
    public void The_platform_reads_number_and_entries_of_a_list(string suite)
    {
        var list = new Chain(Suite.ByName(suite)!) { Revoked = [5, 7] }.Files()["list"];
        var builder = CertificateRevocationListBuilder.Load(list, out var number);
        Assert.Equal(12, number);
        Assert.True(builder.RemoveEntry([7]));
        Assert.True(builder.RemoveEntry([5]));
        Assert.False(builder.RemoveEntry([6]));
    }

    public static TheoryData<string, string, int> Lists => new()
    {
        { Verified, "", 0 },
        { "form", "octet", 0 },
        { "issuer", "issuer", 3 },
        { "signature", "signature", 8 },
        { "not_yet_valid", "early", 11 },
        { "expired", "late", 12 },
    };

    [Theory, MemberData(nameof(Lists))]
    public void A_list_that_is_not_the_current_one_of_its_issuer_is_refused_by_us_and_by_openssl(string word, string fault, int error)
    {
        var chain = new Chain(Suite.Lecture) { ListFault = fault };
        Assert.Equal(word, chain.OurVerdictOnTheList());
        var (exitCode, errors) = chain.VerdictOfOpenSsl();
        Assert.Equal(word == Verified, exitCode == 0);

        // What is no list at all, openssl does not even begin with.
        Assert.Equal(error == 0 ? [] : [error], errors.Distinct());
    }

    [GeneratedRegex("error (?<number>[0-9]+) at [0-9]+ depth")]
    private static partial Regex ErrorLine();

    /// <summary>Four certificates and a list.</summary>
    private sealed class Chain
    {
        private static readonly string[] Names = ["root", "brand", "mca", "leaf"];
        private readonly Suite _suite;
        private readonly IReadOnlyDictionary<string, PrivateKey> _keys;
        private readonly Dictionary<string, CertificateContent> _contents;

        public Chain(Suite suite)
        {
            _suite = suite;
            _keys = Assert.IsType<KeyDeal.Dealt>(KeyPool.Shipped.Deal(suite, 3, Names)).Keys;
            _contents = new Dictionary<string, CertificateContent>
            {
                ["brand"] = Content("brand", "root", "cca", 3) with { PathLength = 1, Uses = KeyUses.Authority, Issuer = new DistinguishedName("root") },
                ["mca"] = Content("mca", "brand", "mca", 5) with { PathLength = 0, Uses = KeyUses.Authority },
                ["leaf"] = Content("leaf", "mca", "merchant", 7),
            };
        }

        /// <summary>Whose key signs the leaf.</summary>
        public string Forger { get; init; } = "mca";

        public Sequence<long> Revoked { get; init; } = [];

        public string ListFault { get; init; } = "";

        public Chain Change(string name, Func<CertificateContent, CertificateContent> change)
        {
            _contents[name] = change(_contents[name]);
            return this;
        }

        public Dictionary<string, byte[]> Files() => new()
        {
            ["root"] = CertificateIssue.IssueRoot(_suite, _keys["root"], "root", Now.AddYears(-1), Now.AddYears(1), 1),
            ["brand"] = CertificateIssue.Issue(_suite, _keys["root"], _contents["brand"], Profile),
            ["mca"] = CertificateIssue.Issue(_suite, _keys["brand"], _contents["mca"], Profile),
            ["leaf"] = CertificateIssue.Issue(_suite, _keys[Forger], _contents["leaf"], Profile),
            ["list"] = List(),
        };

        /// <summary>The first demand that is not met, from the root down.</summary>
        public string OurVerdict(string? omitted = null)
        {
            var files = Files();
            var issuer = new CertificateIssuer(new DistinguishedName("root"), _keys["root"].Public);
            foreach (var name in Names.Skip(1))
            {
                var expected = new CertificateExpectation(name switch { "brand" => "cca", "mca" => "mca", _ => "merchant" })
                {
                    Uses = name == "leaf" ? KeyUses.DigitalSignature | KeyUses.NonRepudiation : KeyUses.Authority,
                    Profile = Profile,
                    Omitted = omitted is null ? [] : [omitted],
                };
                var isRevoked = (long serial) => name == "leaf" && Revoked.Contains(serial);
                var result = Certificate.Verify(_suite, files[name], issuer, expected, Now, isRevoked);
                if (result is not CertificateResult.Verified verified)
                {
                    return result.Word;
                }

                issuer = verified.Proof.AsIssuer;
            }

            return Verified;
        }

        public string OurVerdictOnTheList() =>
            RevocationList.Verify(_suite, List(), new CertificateIssuer(_contents["mca"].Subject, _keys["mca"].Public), Now) is RevocationListResult.Failed failed ? failed.Word : Verified;

        public (int ExitCode, int[] Errors) VerdictOfOpenSsl(bool isIgnoring = true)
        {
            var files = Files().ToDictionary(f => $"{f.Key}.pem", f => System.Text.Encoding.ASCII.GetBytes(
                System.Security.Cryptography.PemEncoding.WriteString(f.Key == "list" ? "X509 CRL" : "CERTIFICATE", f.Value) + "\n"));
            string[] ignore = isIgnoring ? ["-ignore_critical"] : [];
            string[] arguments =
            [
                "verify", "-auth_level", "0", "-attime", Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), .. ignore,
                "-policy", Policy, "-explicit_policy", "-purpose", "smimesign", "-crl_check", "-CRLfile", "list.pem",
                "-CAfile", "root.pem", "-untrusted", "brand.pem", "-untrusted", "mca.pem", "leaf.pem",
            ];
            var outcome = OpenSsl.Try([], files, arguments);
            return (outcome.ExitCode, [.. ErrorLine().Matches(outcome.Errors).Select(m => int.Parse(m.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture))]);
        }

        private byte[] List()
        {
            var issuer = ListFault == "issuer" ? new DistinguishedName("brand", "PQBrand") : _contents["mca"].Subject;
            var start = ListFault == "early" ? Now.AddSeconds(1) : Now.AddDays(-1);
            var end = ListFault == "late" ? Now.AddSeconds(-1) : Now.AddDays(30);
            var list = RevocationList.Issue(_suite, _keys[ListFault == "signature" ? "leaf" : "mca"], new RevocationListContent(issuer, 12, start, end, Revoked));
            return ListFault == "octet" ? [(byte)(list[0] ^ 1), .. list[1..]] : list;
        }

        private CertificateContent Content(string name, string issuer, string role, long serial) =>
            new(new DistinguishedName(name, "PQBrand"), role, [], _keys[name].Public, Now.AddYears(-1), Now.AddYears(1), serial, new DistinguishedName(issuer, "PQBrand"))
            {
                Uses = KeyUses.DigitalSignature | KeyUses.NonRepudiation,
                Policy = Policy,
            };
    }
}
