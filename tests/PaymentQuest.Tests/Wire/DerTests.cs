using System.Formats.Asn1;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Wire;

public sealed class DerTests
{
    private static readonly byte[][] Valid =
    [
        Der.Money(new Amount("EUR", 4999, -2)), Der.Money(new Amount("EUR", 128, 0)), Der.Text("garcía"), Der.Date(DateTimeOffset.UnixEpoch), Der.OctetString(new byte[16]),
        Der.Frame([Der.Money(new Amount("EUR", 65535, -9)), Der.Text("Y:123456"), Der.OctetString(new byte[200])]),
    ];

    /// <summary>Values of which one octet was changed, inserted or taken out: nearer to what is accepted than chance would come.</summary>
    private static readonly Gen<byte[]> Mutated =
        from der in Gen.Elements(Valid)
        from at in Gen.Choose(0, der.Length - 1)
        from octet in Gen.Choose(0, 255)
        from tail in Gen.Choose(0, 2)
        select (byte[])[.. der[..at], .. tail == 2 ? [] : (byte[])[(byte)octet], .. der[(tail == 1 ? at : at + 1)..]];

    private static readonly Gen<byte[]> AnyOctets = Gen.OneOf(
        Gen.Choose(0, 255).Select(i => (byte)i).ListOf().Select(l => l.ToArray()),
        Mutated,
        Gen.Elements<byte>(0x30, 0x0c, 0x04, 0x18, 0x02, 0x00, 0x01, 0x80, 0x81, 0x82, 0x84, 0xff, 0x0f, 0x10, 0x41, 0x5a, 0x7f).ListOf().Select(l => l.ToArray()));

    [Theory]
    [InlineData("30 80 04 01 00 00 00", "an indefinite length")]
    [InlineData("30 81 03 04 01 00", "a length in the long form that fits the short")]
    [InlineData("30 82 00 03 04 01 00", "a length with a leading zero")]
    [InlineData("30 03 04 01 00 00", "an octet after the end")]
    [InlineData("30 04 04 01 00", "fewer octets than the length says")]
    [InlineData("31 03 04 01 00", "a SET")]
    [InlineData("30 02 04 01", "a part that ends too early")]
    [InlineData("30 04 04 81 01 00", "a part whose length is in the long form")]
    [InlineData("30 ff 04", "the length ff")]
    [InlineData("30 84 ff ff ff ff 00", "a length beyond every message")]
    [InlineData("30", "no length")]
    [InlineData("", "nothing")]
    public void A_sequence_has_one_encoding(string hex, string what) => Assert.True(Der.Parts(Octets(hex), out _) is null, what);

    [Theory]
    [InlineData("0c 01 41", "A")]
    [InlineData("0c 00", "")]
    [InlineData("0c 02 c3 a9", "é")]
    [InlineData("0c 81 01 41", null)]
    [InlineData("0c 01 41 00", null)]
    [InlineData("2c 03 0c 01 41", null)]
    [InlineData("13 01 41", null)]
    [InlineData("0c 01 ff", null)]
    [InlineData("0c 02 c0 80", null)]
    [InlineData("0c 03 ed a0 80", null)]
    [InlineData("0c 01 c3", null)]
    public void A_text_has_one_encoding(string hex, string? text) => Assert.Equal(text, Der.ReadText(Octets(hex)));

    [Theory]
    [InlineData("20260115100000Z", true)]
    [InlineData("20240229235959Z", true)]
    [InlineData("20260115100000.5Z", false)]
    [InlineData("20260115100000.0Z", false)]
    [InlineData("202601151000Z", false)]
    [InlineData("20260115100000", false)]
    [InlineData("20260115100000+0000", false)]
    [InlineData("20260115100000+010", false)]
    [InlineData("20260229000000Z", false)]
    [InlineData("20261315000000Z", false)]
    [InlineData("20260115246000Z", false)]
    [InlineData("20260115100060Z", false)]
    [InlineData("00000115100000Z", false)]
    [InlineData(" 0260115100000Z", false)]
    [InlineData("20260115100000z", false)]
    public void A_date_has_whole_seconds_in_UTC(string content, bool isDate)
    {
        byte[] der = [0x18, (byte)content.Length, .. Encoding.ASCII.GetBytes(content)];
        Assert.Equal(isDate, Der.ReadDate(der) is not null);
        if (isDate)
        {
            Assert.Equal(der, Der.Date(Der.ReadDate(der)!.Value));
        }
    }

    [Theory]
    [InlineData("30 0c 0c 03 45 55 52 02 02 13 87 02 01 fe", "EUR 49.99")]
    [InlineData("30 0b 0c 03 45 55 52 02 01 05 02 01 00", "EUR 5")]
    [InlineData("30 0c 0c 03 45 55 52 02 02 00 ff 02 01 00", "EUR 255")]
    [InlineData("30 0c 0c 03 45 55 52 02 02 00 7f 02 01 00", null)]
    [InlineData("30 12 0c 03 45 55 52 02 08 7f ff ff ff ff ff ff ff 02 01 f7", "EUR 9223372036.854775807")]
    [InlineData("30 0a 0c 03 45 55 52 02 00 02 01 00", null)]
    [InlineData("30 0b 0c 03 45 55 52 02 01 05 02 01", null)]
    [InlineData("30 0d 0c 03 45 55 52 02 03 00 13 87 02 01 fe", null)]
    [InlineData("30 0d 0c 03 45 55 52 02 02 13 87 02 02 ff fe", null)]
    [InlineData("30 0b 0c 03 45 55 52 02 01 ff 02 01 00 00", null)]
    [InlineData("30 0c 0c 03 45 55 52 02 02 ec 79 02 01 fe", null)]
    [InlineData("30 0c 0c 03 45 55 52 02 02 13 87 02 01 01", null)]
    [InlineData("30 0c 0c 03 45 55 52 02 02 13 87 02 01 f6", null)]
    [InlineData("30 0c 0c 03 65 75 72 02 02 13 87 02 01 fe", null)]
    [InlineData("30 0c 13 03 45 55 52 02 02 13 87 02 01 fe", null)]
    [InlineData("30 0b 0c 03 45 55 52 02 01 02 01 fe 00", null)]
    [InlineData("30 0f 0c 03 45 55 52 02 02 13 87 02 01 fe 02 01 00", null)]
    [InlineData("30 13 0c 03 45 55 52 02 09 00 ff ff ff ff ff ff ff ff 02 01 fe", null)]
    public void Money_has_one_encoding(string hex, string? amount) => Assert.Equal(amount, Der.ReadMoney(Octets(hex))?.ToString());

    [Fact]
    public void Random_octets_are_read_or_refused_and_never_throw()
    {
        var protocol = ProtocolFiles.Load("3kp").Protocol;
        var terms = protocol.Steps.SelectMany(s => s.Message.SelfAndDescendants).Where(t => t is not Term.Tuple)
            .Concat([new Term.Literal("x"), new Term.PublicKey("A"), new Term.PrivateKey("A"), new Term.Mac(new Term.Atom("V"), new Term.Atom("V")), new Term.Encrypted(new Term.Atom("V"), new Term.Atom("V")), new Term.DerivedKey("", new Term.Atom("V"), new Term.Atom("V")), new Term.Concatenation([new Term.Atom("V"), new Term.Atom("V")])])
            .Distinct().ToList();
        var sorts = Sort.Words.Keys.Select(w => Sort.Parse(w)!.Value).ToList();
        Prop.ForAll(AnyOctets.ToArbitrary(), octets =>
        {
            _ = Der.Content(octets).Length;
            foreach (var term in terms)
            {
                _ = MessageForm.Fits(term, octets, protocol.Vocabulary, Suite.Modern);
                _ = TermText.Of(term, octets, protocol.Vocabulary);
            }

            foreach (var sort in sorts)
            {
                // What is accepted is exactly what would be written.
                var shown = Values.Show(sort, octets);
                if (Values.Fault(sort, octets, Suite.Modern) is null && !Values.Parse(sort, shown, Suite.Modern).AsSpan().SequenceEqual(octets))
                {
                    return false;
                }
            }

            return protocol.Steps.All(step =>
            {
                var fields = MessageField.Of(step, octets);
                _ = MessageField.Replace(step, octets, fields[0].Term ?? step.Message, octets);
                return fields.All(f => f.Offset >= 0 && f.Offset + f.Length <= octets.Length);
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(6_000));
    }

    [Fact]
    public void The_platforms_reader_agrees_on_every_sequence_and_text() =>
        Prop.ForAll(AnyOctets.ToArbitrary(), octets =>
            (Der.Parts(octets, out _)?.Count ?? -1) == PlatformsParts(octets) && Der.ReadText(octets) == PlatformsText(octets)).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void The_platforms_reader_reads_what_is_written() =>
        Prop.ForAll(AnyOctets.NonEmptyListOf().Select(l => l.ToArray()).ToArbitrary(), contents =>
        {
            var parts = contents.Select(c => Der.OctetString(c)).ToArray();
            var reader = new AsnReader(Der.Frame(parts), AsnEncodingRules.DER).ReadSequence();
            return contents.All(c => reader.ReadOctetString().AsSpan().SequenceEqual(c)) && !reader.HasData
                && contents.Zip(parts).All(t => Der.Content(t.Second).SequenceEqual(t.First));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData(0x7f)]
    [InlineData(0x80)]
    [InlineData(0xff)]
    [InlineData(0x100)]
    [InlineData(0xffff)]
    [InlineData(0x10000)]
    [InlineData(0xffffff)]
    [InlineData(0x1000000)]
    public void Lengths_are_written_as_the_platform_writes_them(int length)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(new byte[length]);
        Assert.True(writer.EncodedValueEquals(Der.OctetString(new byte[length])));
        Assert.Single(Der.Parts(Der.Frame([Der.OctetString(new byte[length])]), out _)!);
    }

    [Theory]
    [InlineData("1kp", "lecture")]
    [InlineData("3kp", "modern")]
    public void Openssl_reads_every_message(string id, string suite)
    {
        var compiled = ProtocolFiles.Load(id);
        var run = Run.Execute(new RunPlan(compiled, Suite.ByName(suite)!, compiled.Protocol.Setting, 3));
        Assert.Equal(6, run.Messages.Count);
        foreach (var message in run.Messages)
        {
            var shown = Encoding.UTF8.GetString(OpenSsl.Run(message.Sent, new Dictionary<string, byte[]>(), "asn1parse", "-inform", "DER"));
            var fields = MessageField.Of(message.Step, message.Sent);
            Assert.All(fields, f => Assert.Contains(shown.Split('\n'), line => line.TrimStart().StartsWith($"{f.Offset}:d={f.Depth}", StringComparison.Ordinal)));
        }
    }

    private static int PlatformsParts(byte[] octets)
    {
        try
        {
            var reader = new AsnReader(octets, AsnEncodingRules.DER);
            var sequence = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            var count = 0;
            for (; sequence.HasData; count++)
            {
                sequence.ReadEncodedValue();
            }

            return count;
        }
        catch (AsnContentException)
        {
            return -1;
        }
    }

    private static string? PlatformsText(byte[] octets)
    {
        try
        {
            var reader = new AsnReader(octets, AsnEncodingRules.DER);
            var text = reader.ReadCharacterString(UniversalTagNumber.UTF8String);
            reader.ThrowIfNotEmpty();
            return text;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static byte[] Octets(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
