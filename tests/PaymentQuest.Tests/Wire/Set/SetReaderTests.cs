using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Wire.Set;

/// <summary>Programs that know nothing of ours read SET's messages; what they do not read is in <c>docs/protocols/set-1.0.md</c>.</summary>
public sealed class SetReaderTests
{
    public static TheoryData<string> Suites => [.. Suite.All.Select(s => s.Name)];

    [Theory]
    [InlineData(2, "setct-PInitResData", "pkcs7-signedData", "contentType", "messageDigest")]
    [InlineData(3, "setct-PI-TBS", "setct-PIDualSignedTBE", "setct-HODInput", "setct-PIData", "pkcs7-signedData", "pkcs7-envelopedData", "des-cbc", "rsaesOaep")]
    public void OpenSSL_names_what_a_message_holds(int step, params string[] names)
    {
        var tree = Tree(Recorded.Run("set-1.0", Suite.Lecture).Messages[step - 1].Sent);
        Assert.All(names, name => Assert.Contains(name, tree, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PI_TBS", "setct-PIData", "setct-OIData")]
    [InlineData("PIDualSignedTBE", "setct-OIData", "setct-PANData", "setct-HODInput")]
    public void OpenSSL_names_what_is_signed_or_encrypted(string definition, params string[] names)
    {
        var tree = Tree(SetCase.Lecture.Digested(definition));
        Assert.All(names, name => Assert.Contains(name, tree, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Suites))]
    public void The_platform_verifies_the_merchant_s_SignedData(string suite)
    {
        var run = Honest(suite);
        var cms = new SignedCms();
        cms.Decode(Body(run, 2));
        cms.CheckSignature(verifySignatureOnly: true);
        Assert.Equal("2.23.42.0.12", cms.ContentInfo.ContentType.Value);
        Assert.Equal(["CERT_M", "CERT_MCA", "CERT_PCA", "CERT_PX"], cms.Certificates.Select(c => run.Keyring!.Holders.Where(h => run.Keyring.Certificate(h).AsSpan().SequenceEqual(c.RawData)).Select(h => "CERT_" + h).Single()).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Suites))]
    public void The_platform_verifies_the_detached_dual_signature_and_no_other_content(string suite)
    {
        var run = Honest(suite);
        var signed = Body(run, 3, 0, 0);
        var content = Written(run, "PI_TBS");
        Check(content);
        content[^1] ^= 1;
        Assert.Throws<CryptographicException>(() => Check(content));

        void Check(byte[] octets)
        {
            var cms = new SignedCms(new System.Security.Cryptography.Pkcs.ContentInfo(new Oid("2.23.42.0.13"), octets), detached: true);
            cms.Decode(signed);
            cms.CheckSignature(verifySignatureOnly: true);
        }
    }

    [Theory, MemberData(nameof(Suites))]
    public void OpenSSL_verifies_both_SignedData_against_our_authority(string suite)
    {
        var run = Honest(suite);
        var root = Authorities(run);
        string[] verify = ["cms", "-verify", "-inform", "DER", "-in", "signed", "-CAfile", "root", "-purpose", "any", "-attime", "1803896100", "-binary", "-ignore_critical"];

        // SET's certificate type is a critical extension, and OpenSSL knows no more of it than its name.
        var strict = OpenSsl.Try([], new Dictionary<string, byte[]> { ["signed"] = Body(run, 2), ["root"] = root }, verify[..^1]);
        Assert.NotEqual(0, strict.ExitCode);
        Assert.Equal(
            Written(run, "PInitResData"),
            OpenSsl.Run([], new Dictionary<string, byte[]> { ["signed"] = Body(run, 2), ["root"] = root }, verify));
        Assert.Equal(
            Written(run, "PI_TBS"),
            OpenSsl.Run([], new Dictionary<string, byte[]> { ["signed"] = Body(run, 3, 0, 0), ["root"] = root, ["content"] = Written(run, "PI_TBS") }, [.. verify, "-content", "content"]));
    }

    [Theory, MemberData(nameof(Suites))]
    public void The_platform_reads_the_EnvelopedData_up_to_the_extra_data_in_the_RSA_block(string suite)
    {
        var run = Honest(suite);
        var cms = new EnvelopedCms();
        cms.Decode(Body(run, 3, 0, 1));
        var recipient = Assert.IsType<KeyTransRecipientInfo>(Assert.Single(cms.RecipientInfos.Cast<RecipientInfo>()));
        Assert.Equal("2.23.42.0.50", cms.ContentInfo.ContentType.Value);
        Assert.Equal("1.2.840.113549.1.1.7", recipient.KeyEncryptionAlgorithm.Oid.Value);
        Assert.Equal(suite == "modern" ? "2.16.840.1.101.3.4.1.42" : "1.3.14.3.2.7", cms.ContentEncryptionAlgorithm.Oid.Value);

        // A plain envelope has the key alone in its RSA block, so a reader of plain envelopes cannot open this one.
        using var key = RSA.Create();
        key.ImportPkcs8PrivateKey(run.Keyring!.PrivateKey("PX").ToPkcs8(), out _);
        var refused = Record.Exception(() => cms.Decrypt(recipient, key));
        Assert.True(refused is CryptographicException or ArgumentException, $"{refused}");
        var block = key.Decrypt(recipient.EncryptedKey, suite == "modern" ? RSAEncryptionPadding.OaepSHA256 : RSAEncryptionPadding.OaepSHA1);
        Assert.EndsWith(Convert.ToHexStringLower(Written(run, "PANData")), Convert.ToHexStringLower(block), StringComparison.Ordinal);
        Assert.Equal(Written(run, "PANData").Length + (suite == "modern" ? 32 : 8), block.Length);
    }

    [Theory, MemberData(nameof(Suites))]
    public void OpenSSL_reads_the_EnvelopedData_and_opens_it_to_nothing_of_ours(string suite)
    {
        var run = Honest(suite);
        var key = Encoding.ASCII.GetBytes(PemEncoding.WriteString("PRIVATE KEY", run.Keyring!.PrivateKey("PX").ToPkcs8()));
        var files = new Dictionary<string, byte[]> { ["enveloped"] = Body(run, 3, 0, 1), ["key"] = key };
        Assert.Contains("pkcs7-envelopedData", Encoding.UTF8.GetString(OpenSsl.Run([], files, "cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", "enveloped")), StringComparison.Ordinal);

        // Against guessing it goes on with a random key, so now and then the padding happens to be right.
        var opened = OpenSsl.Try([], files, "cms", "-decrypt", "-inform", "DER", "-in", "enveloped", "-inkey", "key", "-provider", "legacy", "-provider", "default");
        Assert.NotEqual(Written(run, "PIDualSignedTBE"), opened.Output);
    }

    [Theory]
    [InlineData("cms", "-cmsout", "-inform", "DER", "-noout")]
    [InlineData("pkcs7", "-inform", "DER", "-noout")]
    public void OpenSSL_takes_no_whole_message_for_a_CMS_message(params string[] arguments) =>
        Assert.All(Honest("lecture").Messages.Take(3), m => Assert.NotEqual(0, OpenSsl.Try(m.Sent, new Dictionary<string, byte[]>(), arguments).ExitCode));

    [Theory]
    [InlineData("CERT_M, CERT_MCA, CERT_PX, CERT_PCA")]
    [InlineData("CERT_PCA, CERT_PX, CERT_MCA, CERT_M")]
    public void Certificates_are_taken_in_any_order(string certificates)
    {
        // DER sorts a SET OF, so one of the two orders is none of DER.
        var compiled = ProtocolFiles.Of(ProtocolFiles.Variant("set-1.0", $"definitions: {{PInitRes: \"(PInitResData), SK_M[PInitResData], {certificates}, CRL_MCA, CRL_PCA\"}}"));
        var run = Run.Execute(new RunPlan(compiled, Suite.Lecture, compiled.Protocol.Setting, 7));
        Assert.IsType<Verdict.Completed>(run.Verdict);
        var cms = new SignedCms();
        cms.Decode(Body(run, 2));
        cms.CheckSignature(verifySignatureOnly: true);
        OpenSsl.Run([], new Dictionary<string, byte[]> { ["signed"] = Body(run, 2) }, "cms", "-verify", "-noverify", "-inform", "DER", "-in", "signed", "-binary");
    }

    [Theory, MemberData(nameof(Suites))]
    public void The_platform_and_OpenSSL_read_every_certificate_and_revocation_list_that_travels(string suite)
    {
        var run = Honest(suite);
        var issued = run.Messages.SelectMany(m => MessageField.Of(m.Step, m.Sent).Where(f => f.Term is Term.Certificate or Term.RevocationList).Select(f => (f.Term, Octets: m.Sent[f.Offset..(f.Offset + f.Length)]))).DistinctBy(i => i.Term).ToList();
        Assert.Equal(
            ["CERT_C", "CERT_CCA", "CERT_M", "CERT_MCA", "CERT_P", "CERT_PCA", "CERT_PX", "CRL_MCA", "CRL_PCA"],
            issued.Select(i => i.Term!.ToString()).Order(StringComparer.Ordinal));
        foreach (var (term, octets) in issued)
        {
            if (term is Term.Certificate c)
            {
                using var certificate = X509CertificateLoader.LoadCertificate(octets);
                Assert.Contains("O=PQBrand", certificate.Subject, StringComparison.Ordinal);
                Assert.Contains(certificate.Extensions, e => e.Oid!.Value == "2.23.42.7.1" && e.Critical);
                Assert.Equal($"CN={run.Keyring!.Issuer(c.Holder)}, O=PQBrand", certificate.Issuer);
                var text = OpenSslText("x509", octets);
                Assert.Contains("set-policy-root", text, StringComparison.Ordinal);
                Assert.Contains("certType", text, StringComparison.OrdinalIgnoreCase);
            }
            else
            {
                CertificateRevocationListBuilder.Load(octets, out var number);
                Assert.Equal(1, number);
                Assert.Contains("CRL Number", OpenSslText("crl", octets), StringComparison.Ordinal);
            }
        }

        static string OpenSslText(string program, byte[] octets) =>
            Encoding.UTF8.GetString(OpenSsl.Run(octets, new Dictionary<string, byte[]>(), program, "-inform", "DER", "-noout", "-text"));
    }

    [Theory, MemberData(nameof(Suites))]
    public void OpenSSL_verifies_the_merchant_s_chain_with_the_revocation_list_that_travels(string suite)
    {
        var run = Honest(suite);
        var files = new Dictionary<string, byte[]>
        {
            ["root"] = Authorities(run),
            ["mca"] = Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", run.Keyring!.Certificate("MCA"))),
            ["m"] = Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", run.Keyring.Certificate("M"))),
            ["crl"] = Encoding.ASCII.GetBytes(PemEncoding.WriteString("X509 CRL", run.Keyring.RevocationList("MCA")!)),
        };
        OpenSsl.Run([], files, "verify", "-ignore_critical", "-crl_check", "-attime", "1803896100", "-CAfile", "root", "-untrusted", "mca", "-CRLfile", "crl", "m");
    }

    [Theory, MemberData(nameof(Suites))]
    public void Modern_messages_name_modern_algorithms(string suite)
    {
        var tree = Tree(Honest(suite).Messages[2].Sent);
        Assert.Equal(suite == "modern", tree.Contains("sha256", StringComparison.Ordinal) && tree.Contains("aes-256-cbc", StringComparison.Ordinal) && tree.Contains("rsassaPss", StringComparison.Ordinal));
    }

    /// <summary>An honest run.</summary>
    internal static Run Honest(string suite) => Recorded.Run("set-1.0", Suite.ByName(suite)!);

    /// <summary>The root's certificate, and those of the authorities that every party has from the start, for OpenSSL.</summary>
    private static byte[] Authorities(Run run) =>
        Encoding.ASCII.GetBytes(string.Join('\n', new[] { run.Keyring!.RootCertificate, run.Keyring.Certificate("BCA"), run.Keyring.Certificate("GCA") }.Select(c => PemEncoding.WriteString("CERTIFICATE", c))));

    /// <summary>What a definition's value looks like where it is signed, encrypted or digested.</summary>
    private static byte[] Written(Run run, string definition)
    {
        var protocol = run.Plan.Compiled.Protocol;
        var term = protocol.Vocabulary.Expand(new Term.Atom(definition))!;
        var values = new PaymentQuest.Transcripts.RoundStates(run).Values(0);
        return values.Taken(Constructor.Digest, new Term.Digest(term))![0];
    }

    /// <summary>A part of a message's body, by places in nested SEQUENCEs; the tags of the choices around the body are taken off.</summary>
    private static byte[] Body(Run run, int step, params int[] path)
    {
        var reader = new AsnReader(run.Messages[step - 1].Sent, AsnEncodingRules.DER).ReadSequence();
        reader.ReadEncodedValue();
        var octets = reader.ReadEncodedValue();
        while (Asn1Tag.Decode(octets.Span, out _) is { TagClass: TagClass.ContextSpecific } tag)
        {
            octets = new AsnReader(octets, AsnEncodingRules.DER).ReadSequence(tag).ReadEncodedValue();
        }

        foreach (var place in path)
        {
            var inner = new AsnReader(octets, AsnEncodingRules.DER).ReadSequence();
            for (var i = 0; i < place; i++)
            {
                inner.ReadEncodedValue();
            }

            octets = inner.ReadEncodedValue();
        }

        return octets.ToArray();
    }

    private static string Tree(byte[] der) => Encoding.UTF8.GetString(OpenSsl.Run(der, new Dictionary<string, byte[]>(), "asn1parse", "-inform", "DER"));
}
