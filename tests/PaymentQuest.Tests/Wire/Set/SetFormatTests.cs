using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Wire.Set;

/// <summary>The translation between canonical DER and SET's octets, and the files that it can be asked for.</summary>
public sealed class SetFormatTests
{
    [Theory]
    [InlineData("lecture")]
    [InlineData("modern")]
    public void Every_message_of_any_seed_is_read_back_as_what_was_written(string suite)
    {
        var honest = SetReaderTests.Honest(suite);
        var wiring = honest.Keyring!.Wiring(honest.Plan.Compiled.Protocol.Wire);
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var run = Run.Execute(honest.Plan with { Seed = 7, Number = (int)seed });
            Assert.IsType<Verdict.Completed>(run.Verdict);
            foreach (var message in run.Messages)
            {
                var read = wiring.Received(message.Step.Message, message.Sent);
                Assert.NotNull(read.Der);
                Assert.Equal(message.Sent, wiring.Sent(message.Step.Message, read.Der));
            }
        }
    }

    [Theory]
    [InlineData("PIBlock")]
    [InlineData("PIDualSignedTBE")]
    [InlineData("OIData")]
    [InlineData("HODInput")]
    public void What_is_never_sent_in_clear_is_read_back_as_well(string definition)
    {
        var run = SetReaderTests.Honest("lecture");
        var wiring = run.Keyring!.Wiring(run.Plan.Compiled.Protocol.Wire);
        var term = run.Plan.Compiled.Protocol.Vocabulary.Expand(new Term.Atom(definition))!;
        var der = new PaymentQuest.Transcripts.RoundStates(run).Values(0).Octets(term)!;
        var written = wiring.Message(term, der)!;
        Assert.NotEqual(der, written);
        Assert.Equal(der, wiring.Received(term, written).Der);
    }

    [Fact]
    public void Every_value_of_a_message_has_its_place_in_the_octets()
    {
        foreach (var message in SetReaderTests.Honest("lecture").Messages)
        {
            var fields = MessageField.Of(message.Step, message.Sent);
            Assert.Equal(message.Step.Message.Leaves.Order(Comparer<Term>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))), fields.Select(f => f.Term!).Order(Comparer<Term>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))));
            Assert.All(fields.Zip(fields.Skip(1)), pair => Assert.True(pair.First.Offset + pair.First.Length <= pair.Second.Offset));
            Assert.Equal(message.Sent.Length, fields[^1].Offset + fields[^1].Length);
        }
    }

    [Theory]
    [InlineData("EUR 25.00", "30 0b 02 02 03d2 02 02 09c4 02 01 fe")]
    [InlineData("JPY 2500", "30 0b 02 02 0188 02 02 09c4 02 01 00")]
    [InlineData("XTS 25.00", null)]
    public void Currencies_have_the_numbers_of_ISO_4217(string amount, string? expected)
    {
        var binding = WireFormats.Bind("set-1.0", SetCase.Lecture.Protocol.Vocabulary, SetCase.Lecture.Protocol.Steps.Select(s => s.Message).ToSequence());
        var format = Assert.IsType<WireBinding.Bound>(binding).Format;
        var inputs = Der.Frame([SetCase.Lecture.Canonical("HOD"), Values.Parse(new Sort(SortKind.Amount), amount, Suite.Lecture)!]);
        var written = format.Encode(SetCase.Lecture.Term("Inputs"), inputs, new WireParticulars(Suite.Lecture, _ => null));
        Assert.Equal(expected?.Replace(" ", "", StringComparison.Ordinal), written is null ? null : Convert.ToHexStringLower(written.AsSpan(written.Length - 13)));
    }

    [Fact]
    public void A_value_that_the_format_cannot_say_stops_its_sender()
    {
        var compiled = ProtocolFiles.Load("set-1.0");
        var values = compiled.Protocol.Setting.Values.ToDictionary(v => v.Key, v => v.Key == "OD" ? "1 x El Quijote, edición de 1605" : v.Value);
        var run = Run.Execute(new RunPlan(compiled, Suite.Lecture, compiled.Protocol.Setting with { Values = values }, 7));
        var stalled = Assert.IsType<Verdict.Stalled>(run.Verdict);
        Assert.Equal(3, stalled.Step);
        Assert.Equal("set-1.0", Assert.IsType<Hindrance.NotWritable>(stalled.Reason).Format);
    }

    [Theory]
    [InlineData("wire: set-1", "PQ0226", "'set-1.0'")]
    [InlineData("definitions: {OIData: \"(TransIDs), RRPID_PREQ, HOD\"}", "PQ0227", "CHALL_C")]
    [InlineData("definitions: {PANData: \"PAN, CARDEXPIRY, PANSECRET, EXNONCE, LID_C\"}", "PQ0227", "LID_C is one part too many")]
    [InlineData("atoms: {XID: nonce(16)}", "PQ0227", "16 octets")]
    [InlineData("atoms: {ODSALT: key}", "PQ0227", "ODSALT")]
    [InlineData("definitions: {EX: \"PK_PX(PIBlock), E(K, PIDualSignedTBE)\"}", "PQ0227", "EX")]
    public void A_file_that_the_format_cannot_write_is_told_what_is_wrong(string line, string code, string words)
    {
        var (_, items) = ProtocolFiles.Compile(ProtocolFiles.Variant("set-1.0", line));
        var item = Assert.Single(items);
        Assert.Equal(code, item.Code);
        Assert.Contains(words, item.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_protocol_whose_messages_are_none_of_SET_s_is_told_so()
    {
        var (_, items) = ProtocolFiles.Compile(ProtocolFiles.Variant("1kp", "wire: set-1.0"));
        Assert.Equal("PQ0227", Assert.Single(items).Code);
    }

    [Fact]
    public void More_certificates_are_a_change_of_the_file_alone()
    {
        var compiled = ProtocolFiles.Of(ProtocolFiles.Variant(
            "set-1.0",
            "definitions: {PInitRes: \"(PInitResData), SK_M[PInitResData], CERT_M, CERT_MCA, CERT_PX, CERT_PCA, CERT_P, CRL_MCA, CRL_PCA\"}",
            "knows: {Merchant: \"OD, PURCHAMT, BRANDID, MERCHANTID, SWIDENT_M, PK_RCA, CERT_BCA, CERT_GCA, SK_M, CERT_M, CERT_MCA, CERT_PX, CERT_PCA, CERT_P, CRL_MCA, CRL_PCA, BCI_DATE, SK_BCA[UnsignedBrandCRLIdentifier]\"}"));
        var run = Run.Execute(new RunPlan(compiled, Suite.Lecture, compiled.Protocol.Setting, 7));
        Assert.IsType<Verdict.Completed>(run.Verdict);
        Assert.Equal(5, MessageField.Of(run.Messages[1].Step, run.Messages[1].Sent).Count(f => f.Term is Term.Certificate));
    }
}
