using System.Text;
using System.Text.Json;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary><c>asn1</c> and <c>certificates</c>: what is encoded in files that anybody may have written.</summary>
public sealed class EncodingCommandTests
{
    private const string Hex = "30080201050c034142 43";

    private static readonly Lazy<byte[]> Transcript = new(() => Run("run", "set", "--json").Expect(0).Octets);

    [Theory]
    [InlineData("hex")]
    [InlineData("base64")]
    [InlineData("pem")]
    [InlineData("der")]
    public void The_form_of_the_file_is_found_out(string form)
    {
        var der = Convert.FromHexString(Hex.Replace(" ", "", StringComparison.Ordinal));
        var base64 = Convert.ToBase64String(der);
        var octets = form switch
        {
            "hex" => Encoding.ASCII.GetBytes(Hex + "\n"),
            "base64" => Encoding.ASCII.GetBytes(base64 + "\n"),
            "pem" => Encoding.ASCII.GetBytes($"-----BEGIN X-----\n{base64}\n-----END X-----\n"),
            _ => der,
        };

        foreach (string[] arguments in new string[][] { ["asn1", "-"], ["asn1", "-", "--inform", form] })
        {
            var output = Run(new Surrounding { Input = octets }, arguments).Expect(0).Output;
            Assert.Equal("    0:d=0  hl=2 l=   8 cons: SEQUENCE\n    2:d=1  hl=2 l=   1 prim:  INTEGER :5\n    5:d=1  hl=2 l=   3 prim:  UTF8String :ABC\n", output);
        }
    }

    [Theory]
    [InlineData(1, "300802010")]
    [InlineData(1, "30080201")]
    [InlineData(1, "3084ffffffff")]
    [InlineData(1, "02010530")]
    [InlineData(3, "")]
    [InlineData(3, "zz", "--inform", "hex")]
    [InlineData(3, "-----BEGIN X-----", "--inform", "pem")]
    [InlineData(2, "020105", "--inform", "xml")]
    [InlineData(2, "020105", "--step", "1")]
    public void What_cannot_be_read_ends_with_a_sentence_and_its_exit_code(int exitCode, string input, params string[] options)
    {
        var ending = Run(new Surrounding { Input = Encoding.ASCII.GetBytes(input) }, ["asn1", "-", .. options]).Expect(exitCode);

        Assert.True(ending.Output.Length + ending.Errors.Length > 0);
        Assert.DoesNotContain("Exception", ending.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_shown_as_far_as_it_is_read()
    {
        byte[] octets = [];
        for (var i = 0; i < 200; i++)
        {
            octets = PaymentQuest.Wire.Der.Frame([octets]);
        }

        Assert.Contains("d=31", Run(new Surrounding { Input = octets }, "asn1", "-").Expect(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_a_message_cannot_speak_to_the_terminal() =>
        Assert.DoesNotContain('\u001b', Run(new Surrounding { Input = [0x0C, 0x04, 0x1B, 0x5B, 0x32, 0x4A] }, "asn1", "-", "--inform", "der").Expect(0).Output);

    [Fact]
    public void A_guess_is_marked_in_the_text_and_in_JSON()
    {
        var surrounding = new Surrounding { Input = "30050403020105"u8.ToArray() };

        var text = Run(surrounding, "asn1", "-", "--lang", "es").Expect(0).Output;
        var json = JsonDocument.Parse(Run(surrounding, "asn1", "-", "--json").Expect(0).Octets).RootElement;

        Assert.Contains("? INTEGER :5", text, StringComparison.Ordinal);
        Assert.Contains("conjetura", text, StringComparison.Ordinal);
        var values = json.GetProperty("encodings")[0].GetProperty("values");
        Assert.Equal("guessed", values[2].GetProperty("nesting").GetString());
        Assert.False(values[1].TryGetProperty("nesting", out _));
    }

    [Fact]
    public void The_messages_of_a_transcript_have_the_names_of_their_fields()
    {
        var surrounding = new Surrounding { Input = Transcript.Value };

        var one = Run(surrounding, "asn1", "-", "--step", "Initiate-Response").Expect(0).Output;
        var same = Run(surrounding, "asn1", "-", "--step", "2").Expect(0).Output;
        var all = Run(surrounding, "asn1", "-").Expect(0).Output;

        Assert.Equal(one, same);
        Assert.Contains("<CERT_PX>", one, StringComparison.Ordinal);
        Assert.Contains(one, all, StringComparison.Ordinal);
        Assert.Contains("did you mean 'Initiate-Response'?", Run(surrounding, "asn1", "-", "--step", "Initiate-Respons").Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Whom_each_role_trusts_is_told_in_words_and_in_JSON()
    {
        var surrounding = new Surrounding { Input = Transcript.Value };

        var text = Run(surrounding, "certificates", "-", "--role", "customer", "--lang", "es").Expect(0).Output;
        var roles = JsonDocument.Parse(Run(surrounding, "certificates", "-", "--json").Expect(0).Octets).RootElement.GetProperty("roles").EnumerateArray().ToList();

        Assert.Contains("CERT_PX", text, StringComparison.Ordinal);
        Assert.Contains("PQBrand", text, StringComparison.Ordinal);
        Assert.Equal(["Customer", "Merchant", "Gateway"], roles.Select(r => r.GetProperty("role").GetString()));
        var judged = roles.SelectMany(r => r.GetProperty("certificates").EnumerateArray()).Where(c => c.TryGetProperty("trusted", out _)).ToList();
        Assert.NotEmpty(judged);
        Assert.All(judged, c => Assert.True(c.GetProperty("trusted").GetBoolean()));
        Assert.Contains("--role: there is no role 'nobody'", Run(surrounding, "certificates", "-", "--role", "nobody").Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_is_not_trusted_ends_with_1()
    {
        var compiled = ProtocolFiles.Load("set");
        var run = PaymentQuest.Runs.Run.Execute(new RunPlan(compiled, Suite.Modern, compiled.Protocol.Setting with { Revoked = new HashSet<string> { "PX" } }, 1));
        var revoked = PaymentQuest.Transcripts.Transcript.Write(run);

        var ending = Run(new Surrounding { Input = revoked }, "certificates", "-", "--role", "Customer").Expect(1);

        Assert.Contains("not trusted: revoked", ending.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_alone_is_explained_and_other_octets_are_not()
    {
        var compiled = ProtocolFiles.Load("set");
        var keyring = Keyring.Deal(Suite.Lecture, compiled.Protocol, compiled.Protocol.Setting, 1)!;
        var pem = "-----BEGIN CERTIFICATE-----\n" + Convert.ToBase64String(keyring.Certificate("M"), Base64FormattingOptions.InsertLineBreaks) + "\n-----END CERTIFICATE-----\n";
        var surrounding = new Surrounding { Input = Encoding.ASCII.GetBytes(pem) };

        var text = Run(surrounding, "certificates", "-", "--protocol", "set").Expect(0).Output;
        var json = JsonDocument.Parse(Run(surrounding, "certificates", "-", "--json").Expect(0).Octets).RootElement;

        Assert.Contains("whose key this is", text, StringComparison.Ordinal);
        Assert.Contains("ACME-0001", text, StringComparison.Ordinal);
        Assert.Equal("merchant", json.GetProperty("role").GetString());
        Assert.Equal("lecture", json.GetProperty("suite").GetString());
        Run(new Surrounding { Input = "020105"u8.ToArray() }, "certificates", "-").Expect(3);
    }
}
