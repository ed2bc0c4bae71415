using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Tests.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Cryptography;

/// <summary>Every kind of certificate and revocation list that the program issues is read by programs that have nothing to do with it, and says the same to them.</summary>
public sealed class CertificateReadersTests
{
    private static readonly ConcurrentDictionary<Suite, Lazy<Everything>> Kept = [];

    public static TheoryData<string> Suites => [.. Suite.Nameable.Select(suite => suite.Name)];

    [Theory, MemberData(nameof(Suites))]
    public void GnuTls_Python_and_openssl_read_what_we_wrote(string name)
    {
        var (certificates, lists) = Issued(Suite.ByName(name)!);
        var (expected, expectedLists) = (certificates.Select(c => c.Told).ToList(), lists.Select(l => l.Told).ToList());
        var (pem, listPems) = (string.Concat(certificates.Select(c => Pem("CERTIFICATE", c.Der))), lists.Select(l => Pem("X509 CRL", l.Der)).ToList());

        var (byPython, listsByPython) = CertificateReaders.ByPython(pem + string.Concat(listPems), CertificateIssue.RoleExtension);
        var (byCertTool, listsByCertTool) = CertificateReaders.ByCertTool(pem, listPems, CertificateIssue.RoleExtension);
        var byOpenSsl = CertificateReaders.ByOpenSsl(pem);

        Assert.Equal(expected, byPython);
        Assert.Equal(expected, byCertTool);
        Assert.Equal(expected.Select(told => told with { Role = "" }), byOpenSsl);
        Assert.Equal(expectedLists, listsByPython);
        Assert.Equal(expectedLists, listsByCertTool);
    }

    [Fact]
    public void Among_them_are_authorities_of_every_level_parties_strangers_and_lists_with_and_without_entries()
    {
        var all = Suite.All.Select(suite => Issued(suite)).ToList();
        var roles = all.SelectMany(a => a.Certificates).Select(c => c.Role).ToHashSet();
        var lists = all.SelectMany(a => a.Lists).Select(l => l.Told.Serials).ToList();

        Assert.Superset(new HashSet<string> { "", "customer", "merchant", "acquirer", "bank", "server", "cardholder", "gateway", "bca", "gca", "cca", "mca", "pca" }, roles);
        Assert.Contains("", lists);
        Assert.Contains(lists, serials => serials.Length > 0);
    }

    /// <summary>What the keyrings of all protocols and quests that know a suite issue; of equal kinds one of each, unless everything is tried.</summary>
    private static Everything Issued(Suite suite) => Kept.GetOrAdd(suite, known => new(() => Issue(known))).Value;

    private static Everything Issue(Suite suite)
    {
        var certificates = new Dictionary<string, (ToldCertificate, byte[], string)>(StringComparer.Ordinal);
        var lists = new Dictionary<string, (ToldList, byte[])>(StringComparer.Ordinal);
        foreach (var protocol in Protocols().Where(p => p.Suites.Contains(suite.Name)))
        {
            var hasLists = protocol.Certificates.Values.Any(c => protocol.HasRevocationList(c.Issuer));
            foreach (var setting in hasLists ? [protocol.Setting, protocol.Setting with { Revoked = protocol.Certificates.Keys.ToHashSet(StringComparer.Ordinal) }] : new[] { protocol.Setting })
            {
                var keyring = Keyring.Deal(suite, protocol, setting, 3)!;
                var root = (Told(new DistinguishedName(keyring.Authority), protocol.Certificates.Count + 1, keyring.PublicKey(keyring.Authority), ""), keyring.RootCertificate, "");
                certificates.TryAdd(Kind("root", root.RootCertificate), root);
                foreach (var holder in keyring.Holders)
                {
                    var der = keyring.Certificate(holder);
                    var content = Certificate.Read(suite, der, protocol.CertificateProfile)!;
                    var kind = Kind($"{content.Role} {content.Subject.Organization is null} {content.PathLength} {content.Policy} {content.Uses} {content.Bound.Count} {keyring.Issuer(holder) == keyring.Authority}", der);
                    certificates.TryAdd(kind, (Told(keyring.Name(holder), content.Serial, keyring.PublicKey(holder), RoleOctets(content)), der, content.Role));
                }

                foreach (var issuer in keyring.Holders.Select(keyring.Issuer).Distinct())
                {
                    if (keyring.RevocationList(issuer) is { } der)
                    {
                        var revoked = keyring.Holders.Where(h => keyring.Issuer(h) == issuer && setting.Revoked.Contains(h)).Select(h => Certificate.Read(suite, keyring.Certificate(h), protocol.CertificateProfile)!.Serial);
                        var serials = string.Join(',', revoked.Order().Select(Hexadecimal));
                        lists.TryAdd(Kind($"{issuer} {serials}", der), (new ToldList(keyring.Name(issuer).CommonName, "1", serials), der));
                    }
                }
            }
        }

        return new([.. certificates.Values], [.. lists.Values]);
    }

    private static IEnumerable<Protocol> Protocols() =>
        ProtocolFiles.Paths.Keys.Select(id => ProtocolFiles.Load(id).Protocol).Concat(QuestFiles.Paths.Select(QuestFiles.Load).Where(q => q.ForeignCertificates.Count > 0).Select(q => q.Protocol));

    private static string Kind(string kind, byte[] der) => Thoroughness.IsExhaustive ? Convert.ToHexString(der) : kind;

    private static ToldCertificate Told(DistinguishedName subject, long serial, PublicKey key, string role)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(key.SubjectPublicKeyInfo.Span, out _);
        var modulus = Convert.ToHexStringLower(rsa.ExportParameters(includePrivateParameters: false).Modulus!);
        return new ToldCertificate(subject.CommonName, subject.Organization ?? "", Hexadecimal(serial), modulus.TrimStart('0'), role);
    }

    private static string Hexadecimal(long number) => number.ToString("x", CultureInfo.InvariantCulture);

    private static string RoleOctets(CertificateContent content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, content.Role);
            using (writer.PushSequence())
            {
                foreach (var bound in content.Bound)
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteCharacterString(UniversalTagNumber.UTF8String, bound.Name);
                        writer.WriteEncodedValue(bound.Der.Span);
                    }
                }
            }
        }

        return Convert.ToHexStringLower(writer.Encode());
    }

    /// <summary>What is issued under a suite, with what it should say.</summary>
    private sealed record Everything(List<(ToldCertificate Told, byte[] Der, string Role)> Certificates, List<(ToldList Told, byte[] Der)> Lists);

    private static string Pem(string label, byte[] der) => PemEncoding.WriteString(label, der) + "\n";
}
