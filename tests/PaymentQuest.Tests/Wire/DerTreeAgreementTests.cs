using System.Formats.Asn1;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Wire;

/// <summary>The tree of every message, certificate and revocation list beside what <c>openssl asn1parse</c> says of the same octets.</summary>
public sealed partial class DerTreeAgreementTests
{
    // What openssl prints where standards give other names.
    private static readonly Dictionary<string, string> LongNames = new(StringComparer.Ordinal)
    {
        ["X509v3 Subject Key Identifier"] = "subjectKeyIdentifier",
        ["X509v3 Key Usage"] = "keyUsage",
        ["X509v3 Basic Constraints"] = "basicConstraints",
        ["X509v3 CRL Number"] = "cRLNumber",
        ["X509v3 Certificate Policies"] = "certificatePolicies",
        ["X509v3 Authority Key Identifier"] = "authorityKeyIdentifier",
        ["X509v3 Private Key Usage Period"] = "privateKeyUsagePeriod",
        ["setCext-hashedRoot"] = "hashedRootKey",
        ["setCext-certType"] = "certificateType",
        ["setCext-merchData"] = "merchantData",
        ["setCext-cCertRequired"] = "cardCertRequired",
        ["setCext-tunneling"] = "tunneling",
        ["setCext-setExt"] = "setExtensions",
        ["setCext-setQualf"] = "setQualf",
    };

    public static TheoryData<string, string> ProtocolsAndSuites => ProtocolFiles.WithSuites(p => p.Family == "set");

    [Fact]
    public void Every_protocol_in_the_folder_is_compared_and_both_suites_are()
    {
        var folder = Path.Combine(ProtocolFiles.Root, "scenarios", "protocols", "set");

        var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(p => Path.GetFileNameWithoutExtension(p));

        Assert.Equal(files.Order(StringComparer.Ordinal), ProtocolsAndSuites.Select(row => row.Data.Item1).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(files.Sum(f => Thoroughness.Times(ProtocolFiles.Load(f).Protocol.Suites.Count, 1)), ProtocolsAndSuites.Count);
        Assert.Contains(ProtocolsAndSuites, row => row.Data.Item2 == Suite.Lecture.Name);
        Assert.Contains(ProtocolsAndSuites, row => row.Data.Item2 == Suite.Modern.Name);
    }

    [Theory, MemberData(nameof(ProtocolsAndSuites))]
    public void Offsets_lengths_tags_and_names_are_those_of_openssl(string protocol, string suite)
    {
        var compiled = ProtocolFiles.Load(protocol);
        var run = Run.Execute(new RunPlan(compiled, Suite.ByName(suite)!, compiled.Protocol.Setting, 3));
        Assert.IsType<Verdict.Completed>(run.Verdict);
        var keyring = run.Keyring!;
        byte[][] encodings =
        [
            .. run.Messages.Select(m => m.Delivered),
            .. keyring.Holders.Select(keyring.Certificate),
            keyring.RootCertificate,
            .. keyring.Holders.Select(keyring.RevocationList).OfType<byte[]>(),
        ];

        // In a sequence, so that the program is started once.
        var together = new AsnWriter(AsnEncodingRules.DER);
        using (together.PushSequence())
        {
            foreach (var encoding in encodings)
            {
                together.WriteEncodedValue(encoding);
            }
        }

        Assert.Equal(compiled.Protocol.Steps.Count, run.Messages.Count);
        Assert.Equal(OfOpenSsl(together.Encode()), Ours(together.Encode()));
    }

    // A line a value: where, how deep, how long, and what.
    private static List<string> Ours(byte[] octets)
    {
        var tree = DerTree.Read(octets);
        Assert.Null(tree.StoppedAt);
        return [.. tree.Nodes.Where(n => n.Nesting == DerNesting.None).Select(n => string.Create(
            CultureInfo.InvariantCulture,
            $"{n.Offset} d={n.Depth} hl={n.HeaderLength} l={n.ContentLength} {(n.Tag.IsConstructed ? "cons" : "prim")} {Tag(n.Tag)}{Name(n, octets)}"))];
    }

    private static string Tag(Asn1Tag tag) => tag.TagClass == TagClass.ContextSpecific ? $"cont [ {tag.TagValue.ToString(CultureInfo.InvariantCulture)} ]"
        : tag == Asn1Tag.ObjectIdentifier ? "OBJECT" : DerText.Tag(tag).ToUpperInvariant();

    private static string Name(DerNode node, byte[] octets) =>
        node.Tag == Asn1Tag.ObjectIdentifier ? " " + (ObjectIdentifiers.Name(DerText.Value(node, octets)!) is { } name && name != "role" ? name : DerText.Value(node, octets)) : "";

    private static List<string> OfOpenSsl(byte[] octets)
    {
        var files = new Dictionary<string, byte[]> { ["message.der"] = octets };
        var text = Encoding.UTF8.GetString(OpenSsl.Run([], files, "asn1parse", "-inform", "DER", "-i", "-in", "message.der"));
        var lines = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // A text may hold line ends, which are printed as they are; every value begins a line of its own.
            if (Value().Match(line) is { Success: true } m)
            {
                var tag = m.Groups["tag"].Value.Trim();
                var name = tag == "OBJECT" ? " " + LongNames.GetValueOrDefault(m.Groups["value"].Value, m.Groups["value"].Value) : "";
                lines.Add($"{m.Groups["at"].Value} d={m.Groups["depth"].Value} hl={m.Groups["header"].Value} l={m.Groups["length"].Value} {m.Groups["kind"].Value} {tag}{name}");
            }
        }

        return lines;
    }

    [GeneratedRegex(@"^\s*(?<at>\d+):d=(?<depth>\d+)\s+hl=(?<header>\d+)\s+l=\s*(?<length>\d+)\s+(?<kind>cons|prim):\s*(?<tag>cont \[ \d+ \]|[A-Z0-9 ]+?)\s*(\[HEX DUMP\])?(:(?<value>.*))?$")]
    private static partial Regex Value();
}
