using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace PaymentQuest.Tests.Cryptography;

/// <summary>What a certificate says, as any reader can tell it. Octets and numbers are in lower-case hexadecimal without leading zeros.</summary>
/// <param name="CommonName">The subject's.</param>
/// <param name="Organization">The subject's, empty for none.</param>
/// <param name="Serial">The serial number.</param>
/// <param name="Modulus">The key's.</param>
/// <param name="Role">The value of the extension that says the role, empty where it is missing.</param>
public sealed record ToldCertificate(string CommonName, string Organization, string Serial, string Modulus, string Role);

/// <summary>What a revocation list says, as any reader can tell it.</summary>
/// <param name="CommonName">The issuer's.</param>
/// <param name="Number">The list's number.</param>
/// <param name="Serials">The serial numbers that it takes back, with commas between.</param>
public sealed record ToldList(string CommonName, string Number, string Serials);

/// <summary>Programs that read certificates, and are given many at once.</summary>
internal static partial class CertificateReaders
{
    /// <summary>Debian's own interpreter, for which its packages are installed; one that stands before it on the path need not have them.</summary>
    private const string Python = "/usr/bin/python3";

    // Versions of the library differ in how they give a list's number and in what they warn of on stderr.
    private const string PythonSource = """
        import json, re, sys
        from cryptography import x509
        from cryptography.x509.oid import NameOID

        def name(of, oid):
            return "".join(a.value for a in of.get_attributes_for_oid(oid))

        def role(certificate):
            return "".join(e.value.value.hex() for e in certificate.extensions if e.oid.dotted_string == sys.argv[1])

        certificates, lists = [], []
        for block in re.findall(rb"-----BEGIN .*?-----END [A-Z0-9 ]*-----\n", sys.stdin.buffer.read(), re.S):
            if block.startswith(b"-----BEGIN X509 CRL"):
                read = x509.load_pem_x509_crl(block)
                number = read.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
                lists.append([name(read.issuer, NameOID.COMMON_NAME), "%x" % number, ",".join("%x" % r.serial_number for r in read)])
            else:
                read = x509.load_pem_x509_certificate(block)
                certificates.append([name(read.subject, NameOID.COMMON_NAME), name(read.subject, NameOID.ORGANIZATION_NAME),
                    "%x" % read.serial_number, "%x" % read.public_key().public_numbers().n, role(read)])
        json.dump([certificates, lists], sys.stdout)
        """;

    /// <summary>Python's cryptography, which reads with an ASN.1 parser in Rust.</summary>
    public static (List<ToldCertificate> Certificates, List<ToldList> Lists) ByPython(string pem, string roleExtension)
    {
        Tool.Require(File.Exists(Python) && HasCryptography(), $"{Python} with the package python3-cryptography");
        var told = JsonSerializer.Deserialize<string[][][]>(Run(Python, pem, "-c", PythonSource, roleExtension))!;
        return ([.. told[0].Select(t => new ToldCertificate(t[0], t[1], t[2], t[3], t[4]))], [.. told[1].Select(t => new ToldList(t[0], t[1], t[2]))]);
    }

    /// <summary>GnuTLS. It reads all certificates of a file, and of lists one at a time.</summary>
    public static (List<ToldCertificate> Certificates, List<ToldList> Lists) ByCertTool(string certificates, IEnumerable<string> lists, string roleExtension)
    {
        Tool.Require("certtool");
        var role = new Regex($@"extension {Regex.Escape(roleExtension)} .*\n.*\n\s*Hexdump: (\w+)");
        var told = Run("certtool", certificates, "--certificate-info").Split("X.509 Certificate Information:").Skip(1).Select(text => new ToldCertificate(
            Attribute(text, "Subject", "CN"), Attribute(text, "Subject", "O"), Number(SerialNumber().Match(text).Groups[1].Value), Number(Modulus().Match(text).Groups[1].Value), role.Match(text).Groups[1].Value));
        return ([.. told], [.. lists.Select(pem => Run("certtool", pem, "--crl-info")).Select(text => new ToldList(
            Attribute(text, "Issuer", "CN"), Number(ListNumber().Match(text).Groups[1].Value), string.Join(',', SerialNumber().Matches(text).Select(m => Number(m.Groups[1].Value)))))]);
    }

    /// <summary>OpenSSL. What it prints of an extension that it does not know is no octets, so the role is left out.</summary>
    public static List<ToldCertificate> ByOpenSsl(string certificates)
    {
        var texts = Encoding.UTF8.GetString(OpenSsl.Run([], new Dictionary<string, byte[]> { ["all.pem"] = Encoding.ASCII.GetBytes(certificates) }, "storeutl", "-noout", "-text", "-certs", "all.pem"));
        return [.. texts.Split("Certificate:\n").Skip(1).Select(text => new ToldCertificate(
            Unescaped(SubjectAttribute("CN").Match(text).Groups[1].Value), Unescaped(SubjectAttribute("O").Match(text).Groups[1].Value),
            long.Parse(OpenSslSerialNumber().Match(text).Groups[1].Value, CultureInfo.InvariantCulture).ToString("x", CultureInfo.InvariantCulture), Number(Modulus().Match(text).Groups[1].Value), ""))];
    }

    private static string Run(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Tool.Feed(start, Encoding.ASCII.GetBytes(input), out var output, out var errors);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {Encoding.UTF8.GetString(errors)}");
        return Encoding.UTF8.GetString(output);
    }

    private static bool HasCryptography()
    {
        using var process = Tool.Feed(new ProcessStartInfo(Python, ["-c", "import cryptography"]), [], out _, out _);
        return process.ExitCode == 0;
    }

    /// <summary>An attribute of a name as RFC 4514 writes it, CN=…,O=….</summary>
    private static string Attribute(string text, string name, string attribute) =>
        Regex.Unescape(Regex.Match(text, $@"\n\s*{name}: (?:.*,)?{attribute}=((?:\\.|[^,\\\n])*)").Groups[1].Value);

    private static Regex SubjectAttribute(string attribute) => new($@"Subject: (?:.*, )?{attribute} ?= ?(""(?:[^""])*""|[^,\n]*)");

    /// <summary>A text in which octets outside ASCII are written \xC3 or \C3, in quotes where it has a comma.</summary>
    private static string Unescaped(string text) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(
        EscapedOctet().Replace(text.Trim('"'), octet => ((char)Convert.FromHexString(octet.Groups[1].Value)[0]).ToString())));

    [GeneratedRegex("\\\\x?([0-9A-F]{2})")]
    private static partial Regex EscapedOctet();

    /// <summary>A number that may be written with colons, over several lines and with zeros before it.</summary>
    private static string Number(string written) => NoDigit().Replace(written, "").TrimStart('0') is { Length: > 0 } digits ? digits : "0";

    [GeneratedRegex("[^0-9a-f]")]
    private static partial Regex NoDigit();

    [GeneratedRegex(@"Serial Number \(hex\): ([0-9a-f]+)")]
    private static partial Regex SerialNumber();

    [GeneratedRegex(@"Serial Number: (\d+) ")]
    private static partial Regex OpenSslSerialNumber();

    [GeneratedRegex(@"CRL Number \(not critical\): ([0-9a-f]+)")]
    private static partial Regex ListNumber();

    [GeneratedRegex(@"Modulus(?: \(bits \d+\))?:\s*((?:[0-9a-f]{2}[:\s]+)+)")]
    private static partial Regex Modulus();
}
