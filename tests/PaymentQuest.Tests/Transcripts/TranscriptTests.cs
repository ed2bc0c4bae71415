using System.Globalization;
using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Transcripts;

public sealed class TranscriptTests
{
    private static readonly byte[] Genuine = Transcript.Write(Recorded.Run("1kp", Suite.Lecture));
    private static readonly string GenuineText = Encoding.UTF8.GetString(Genuine);

    /// <summary>What is put in place of what, the diagnostic, and what stands at its place in the file.</summary>
    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "\"suite\"", "\"sweet\"", "PQ0507", "\"sweet\"" },
        { "\"run\": 0,", "", "PQ0508", "{" },
        { "\"run\": 0,", "\"run\": 0, \"run\": 0,", "PQ0506", "\"run\": 0,\n" },
        { "\"run\": 0,", "\"run\": \"0\",", "PQ0509", "\"0\"" },
        { "\"run\": 0,", "\"run\": null,", "PQ0509", "null" },
        { "\"run\": 0,", "\"run\": -1,", "PQ0512", "-1" },
        { "\"run\": 0,", "\"run\": 1e3,", "PQ0512", "1e3" },
        { "\"run\": 0,", "\"run\": 99999999999,", "PQ0512", "99999999999" },
        { "\"seed\": \"7\"", "\"seed\": 7", "PQ0509", "7,\n" },
        { "\"seed\": \"7\"", "\"seed\": \"07\"", "PQ0512", "\"07\"" },
        { "\"seed\": \"7\"", "\"seed\": \"18446744073709551616\"", "PQ0512", "\"18446744073709551616\"" },
        { "transcript/1", "transcript/2", "PQ0511", "\"paymentquest/transcript/2\"" },
        { "\"lecture\"", "\"lektion\"", "PQ0512", "\"lektion\"" },
        { "\"completed\"", "\"complete\"", "PQ0512", "\"complete\"" },
        { "2026-01-15T10:00:00Z\",\n    \"parties", "2026-13-15T10:00:00Z\",\n    \"parties", "PQ0512", "\"2026-13-15T10:00:00Z\"" },
        { "2026-01-15T10:00:00Z\",\n    \"parties", "0001-01-15T10:00:00Z\",\n    \"parties", "PQ0512", "\"0001-01-15T10:00:00Z\"" },
        { "\"EUR 500.00\"", "\"500 EUR\"", "PQ0512", "\"500 EUR\"" },
        { "\"root\": \"30", "\"root\": \"3G", "PQ0510", "G" },
        { "\"root\": \"30", "\"root\": \"3AA", "PQ0510", "AA" },
        { "\"root\": \"30", "\"root\": \"3", "PQ0510", "\"" },
        { "\"Alicia\"", "\"Ali\\u001bcia\"", "PQ0513", "\"Ali" },
        { "\"Alicia\"", "\"Ali\\u202ecia\"", "PQ0513", "\"Ali" },
        { "\"Alicia\"", "\"Ali\\ud800cia\"", "PQ0513", "\"Ali" },
        { "\"passed\": true", "\"passed\": 1", "PQ0509", "1\n" },
        { "\"revoked\": []", "\"revoked\": {}", "PQ0509", "{}" },
        { "\"revoked\": []", "\"revoked\": [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]", "PQ0504", "[[[[[[]" },
        { "\"revoked\": []", "\"revoked\": [,]", "PQ0503", ",]" },
        { "\"revoked\": []", "\"revoked\": [] // none", "PQ0503", "// none" },
    };

    [Theory]
    [InlineData("1kp", "lecture")]
    [InlineData("3kp", "lecture")]
    [InlineData("2kp", "modern")]
    public void The_transcript_of_a_run_is_as_approved(string id, string suite) =>
        Recorded.Approve($"transcript-{id}-{suite}", Encoding.UTF8.GetString(Transcript.Write(Recorded.Run(id, Suite.ByName(suite)!))));

    [Fact]
    public void A_large_seed_and_the_number_of_the_run_are_kept()
    {
        var run = Run.Execute(Recorded.Run("1kp", Suite.Lecture).Plan with { Seed = ulong.MaxValue, Number = 3 });
        var read = Transcript.Read("t.json", Transcript.Write(run), new Diagnostics())!;
        Assert.Equal((ulong.MaxValue, 3), (read.Seed, read.Run));
        Assert.Equal(new ValidationResult.Valid(true), run.Validate(read));
    }

    [Fact]
    public void Writing_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NegativeSign = "minus";
            culture.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = culture;
            var run = Run.Execute(Recorded.Run("1kp", Suite.Lecture).Plan);
            Assert.Equal(GenuineText, Encoding.UTF8.GetString(Transcript.Write(run)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Hostile_text_in_a_message_is_written_so_that_it_can_be_read_again()
    {
        var plan = Recorded.Run("1kp", Suite.Lecture).Plan;
        var invoice = Recorded.Run("1kp", Suite.Lecture).Messages[1];
        var field = MessageField.Of(invoice.Step, invoice.Sent)[0];
        var octets = MessageField.Replace(invoice.Step, invoice.Sent, field.Term!, PaymentQuest.Wire.Der.Text("\u001b[2J\u202e\n\"\\"))!;
        var run = Run.Execute(plan with { Interferences = [new Interference(2, octets)] });
        var written = Transcript.Write(run);
        var diagnostics = new Diagnostics();
        Assert.NotNull(Transcript.Read("t.json", written, diagnostics));
        Assert.Empty(diagnostics.Items);
        Assert.DoesNotContain((byte)0x1b, written);
    }

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_wrong_is_reported_once_where_it_is(string genuine, string wrong, string code, string at)
    {
        Assert.Contains(genuine, GenuineText, StringComparison.Ordinal);
        var start = GenuineText.IndexOf(genuine, StringComparison.Ordinal);
        var text = GenuineText.Remove(start, genuine.Length).Insert(start, wrong);
        var diagnostic = Assert.Single(Refused(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(code, diagnostic.Code);
        var line = text.Split('\n')[diagnostic.Place.Line - 1] + "\n";
        Assert.StartsWith(at, line[(diagnostic.Place.Column - 1)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_no_transcripts_give_one_error()
    {
        Assert.Equal("PQ0501", Assert.Single(Refused(new byte[Bounds.TranscriptOctets + 1])).Code);
        Assert.Equal("PQ0502", Assert.Single(Refused([.. "{\""u8, 0xff, .. "\"}"u8])).Code);
        Assert.Equal("PQ0503", Assert.Single(Refused([])).Code);
        Assert.Equal("PQ0503", Assert.Single(Refused([.. Genuine, .. "{}"u8])).Code);
        Assert.Equal("PQ0503", Assert.Single(Refused("format_version: 1"u8)).Code);
        Assert.Equal("PQ0504", Assert.Single(Refused(Encoding.UTF8.GetBytes(new string('[', 100_000)))).Code);
        Assert.Equal("PQ0505", Assert.Single(Refused(Encoding.UTF8.GetBytes("[" + string.Join(",", Enumerable.Repeat("0", 4_000_000)) + "]"))).Code);
        Assert.Equal("PQ0509", Assert.Single(Refused("[]"u8)).Code);
        Assert.Equal("PQ0508", Assert.Single(Refused("{}"u8)).Code);
    }

    [Fact]
    public void A_byte_order_mark_and_other_white_space_do_not_matter()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(GenuineText.Replace("\n", "\r\n", StringComparison.Ordinal))];
        Assert.Equal(Genuine, Transcript.Read("t.json", marked, new Diagnostics())!.Write());
    }

    [Theory]
    [InlineData("1kp")]
    [InlineData("3kp")]
    public void A_file_with_any_octet_changed_is_refused_or_says_the_same(string id)
    {
        var run = Recorded.Run(id, Suite.Lecture);
        var genuine = Transcript.Write(run);
        var random = new SeededRandom(5, id);
        var changes = Enumerable.Range(0, Thoroughness.Times(exhaustive: 1500, sampled: 150)).Select(_ => (At: random.Below(genuine.Length), Mask: (byte)(1 << random.Below(8)))).ToList();
        Assert.All(changes, change =>
        {
            var octets = genuine.ToArray();
            octets[change.At] ^= change.Mask;
            var diagnostics = new Diagnostics();
            if (Transcript.Read("t.json", octets, diagnostics) is not { } read)
            {
                Assert.StartsWith("PQ05", Assert.Single(diagnostics.Items).Code, StringComparison.Ordinal);
            }
            else if (!read.Write().AsSpan().SequenceEqual(genuine))
            {
                Assert.IsNotType<ValidationResult.Valid>(Validation.Validate(run.Plan.Compiled, read).Result);
            }
        });
    }

    private static IReadOnlyList<Diagnostic> Refused(ReadOnlySpan<byte> octets)
    {
        var diagnostics = new Diagnostics();
        Assert.Null(Transcript.Read("t.json", octets.ToArray(), diagnostics));
        return diagnostics.Items;
    }
}
