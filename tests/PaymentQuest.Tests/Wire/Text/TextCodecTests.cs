using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Wire.Text;
using Xunit;

namespace PaymentQuest.Tests.Wire.Text;

/// <summary>What a codec writes it reads back, and platform encoders write the same where they mean the same.</summary>
public sealed class TextCodecTests
{
    private static readonly string[] Pieces =
        ["a", "Z", "0", "ñ", "ü", "€", "&", "=", "%", "+", " ", "\"", "'", "<", ">", "/", "\\", "\r\n", "\n", "\r", "\t", "~", "*", "-", ".", "_", ";", ": ", "|", "%41", "&amp;", "\u0001", "\u007f", "\u0080", "\u2028", "\u3042", "😀", "]]>", "null"];

    private static readonly string[] NastyNames = ["a", "B", "b_c", "x-1", "z.y", "Ab", "~t"];

    /// <summary>Every codec with the layouts that differ, by name.</summary>
    public static TheoryData<string> Codecs { get; } = new(All(1).Keys);

    [Theory]
    [MemberData(nameof(Codecs))]
    public void What_is_written_is_read_back_text_by_text_at_its_place(string name)
    {
        var random = new SeededRandom(1, name);
        var (written, refused) = (0, 0);
        for (var i = 0; i < Thoroughness.Times(20_000, 500); i++)
        {
            var count = 1 + random.Below(NastyNames.Length - 1);
            var codec = All(count)[name];
            var texts = Enumerable.Range(0, count).Select(_ => Text(random)).ToList();
            if (codec.Write(texts, out var unsayable) is not { } made)
            {
                Assert.InRange(unsayable, 0, count - 1);
                refused++;
                continue;
            }

            written++;
            var read = codec.Parse(made.Octets);
            Assert.Null(read.Fault);
            Assert.Equal(count, read.Entries.Count);
            Assert.Equal(Placed(texts.Select((t, f) => (t, made.Places[f].Offset, made.Places[f].Length))), Placed(read.Entries.Select(e => (e.Text, e.Offset, e.Length))));
        }

        Assert.True(written > 20, $"{written} written, {refused} refused");
    }

    [Theory]
    [InlineData("form utf-8", "😀\u0080")]
    [InlineData("form windows-1252", "€ñ")]
    [InlineData("form iso-8859-1", "ñ\u0080")]
    [InlineData("lines utf-8", "€ &=%+\"'\\")]
    [InlineData("values utf-8", "€|\r\n")]
    [InlineData("json compact", "\u0001\r\n\"\\😀")]
    [InlineData("xml utf-8", "<&>\"'\r\n\t😀]]>")]
    [InlineData("xml us-ascii", "€ñ😀")]
    public void A_text_that_the_format_can_say_is_not_refused(string name, string text) => Assert.NotNull(All(1)[name].Write([text], out _));

    [Theory]
    [InlineData("form windows-1252", "あ")]
    [InlineData("form iso-8859-1", "€")]
    [InlineData("form us-ascii", "ñ")]
    [InlineData("lines utf-8", "a\nb")]
    [InlineData("lines utf-8", "a\r")]
    [InlineData("xml utf-8", "\u0001")]
    [InlineData("xml utf-8", "\uffff")]
    public void A_text_that_it_cannot_say_is_refused_at_its_field(string name, string text)
    {
        Assert.Null(All(2)[name].Write(["fine", text], out var unsayable));
        Assert.Equal(1, unsayable);
    }

    [Fact]
    public void A_query_is_escaped_as_the_platform_escapes_data()
    {
        var random = new SeededRandom(2, "query");
        for (var i = 0; i < Thoroughness.Times(20_000, 500); i++)
        {
            var text = Text(random);
            Assert.Equal($"a={Uri.EscapeDataString(text)}", Written("query utf-8", text));
        }
    }

    [Fact]
    public async Task A_form_is_escaped_as_the_platform_escapes_forms_but_for_the_star_and_the_tilde()
    {
        var random = new SeededRandom(3, "form");
        for (var i = 0; i < Thoroughness.Times(5_000, 200); i++)
        {
            var text = Text(random);
            using var platform = new FormUrlEncodedContent([new("a", text)]);

            // The platform escapes what RFC 3986 reserves, the standard of forms what it lists (WHATWG URL, application/x-www-form-urlencoded percent-encode set).
            var expected = (await platform.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace("%2A", "*", StringComparison.Ordinal).Replace("~", "%7E", StringComparison.Ordinal);
            Assert.Equal(expected, Written("form utf-8", text));
        }
    }

    [Fact]
    public void Json_is_what_the_platform_writes_with_its_most_relaxed_escapes_and_reads_the_same()
    {
        var random = new SeededRandom(4, "json");
        var relaxed = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        var same = 0;
        for (var i = 0; i < Thoroughness.Times(20_000, 500); i++)
        {
            var text = Text(random);
            var written = Written("json compact", text);

            Assert.Equal(text, JsonDocument.Parse(written).RootElement.GetProperty("a").GetString());
            Assert.Equal(text, JsonDocument.Parse(Written("json ascii", text)).RootElement.GetProperty("a").GetString());
            Assert.True(Ascii.IsValid(Written("json ascii", text)));

            // The platform escapes some characters that need no escape, such as U+007F, U+2028 and all beyond U+FFFF.
            if (text.All(c => c is >= ' ' and < '\u007f' or 'ñ' or 'ü' or '€' or 'あ'))
            {
                same++;
                Assert.Equal(JsonSerializer.Serialize(new Dictionary<string, string> { ["a"] = text }, relaxed), written);
            }
        }

        Assert.True(same > 100, $"{same}");
    }

    [Fact]
    public void Elements_and_attributes_are_what_the_writer_of_the_platform_writes()
    {
        var random = new SeededRandom(5, "xml");
        var compared = 0;
        for (var i = 0; i < Thoroughness.Times(20_000, 500); i++)
        {
            var (text, attribute) = (Text(random), Text(random));
            if (Xml(["a/@b", "a"], Charset.Utf8).Write([attribute, text], out _) is not { } made)
            {
                continue;
            }

            compared++;
            var platform = new StringBuilder();
            using (var writer = XmlWriter.Create(platform, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize }))
            {
                writer.WriteStartElement("a");
                writer.WriteAttributeString("b", attribute);
                if (text.Length > 0)
                {
                    writer.WriteString(text);
                }

                writer.WriteEndElement();
            }

            // The platform leaves a space before the slash of an element without content.
            Assert.Equal(platform.ToString().Replace(" />", "/>", StringComparison.Ordinal), Encoding.UTF8.GetString(made.Octets).Replace(" />", "/>", StringComparison.Ordinal));
        }

        Assert.True(compared > 100, $"{compared}");
    }

    [Fact]
    public void Pairs_of_a_sorted_query_stand_in_the_order_of_their_octets()
    {
        string[] names = ["b", "a", "B", "A-", "A.", "A_", "~", "é", "A", "a b"];
        var codec = new PairCodec(names.ToSequence(), Charset.Utf8, isForm: false, isSorted: true);

        var written = Encoding.ASCII.GetString(codec.Write([.. names.Select((_, i) => $"{i}")], out _)!.Octets);

        Assert.Equal("%C3%A9=7&A=8&A-=3&A.=4&A_=5&B=2&a=1&a%20b=9&b=0&~=6", written);
    }

    [Fact]
    public void Every_octet_of_a_charset_of_one_octet_is_one_character_or_none_and_comes_back()
    {
        foreach (var charset in Charset.ByName.Values.Where(c => c != Charset.Utf8))
        {
            for (var octet = 0; octet < 256; octet++)
            {
                if (charset.Decode([(byte)octet], out _) is { } character)
                {
                    Assert.Equal([(byte)octet], charset.Encode(character)!);
                }
            }

            Assert.Null(charset.Encode("Ａ"));
            Assert.Null(charset.Encode("∞"));
        }
    }

    private static Dictionary<string, TextCodec> All(int count)
    {
        var names = NastyNames.Take(count).ToSequence();
        var paths = names.Select((n, i) => i % 2 == 0 ? $"r/{n.Trim('~')}" : $"r/s{i}/{n}").ToList();
        var codecs = new Dictionary<string, TextCodec>(StringComparer.Ordinal);
        foreach (var (name, charset) in Charset.ByName)
        {
            codecs[$"form {name}"] = new PairCodec(names, charset, isForm: true, isSorted: false);
            codecs[$"query {name}"] = new PairCodec(names, charset, isForm: false, isSorted: true);
            codecs[$"lines {name}"] = new LineCodec(names, charset, new LineLayout(": ", "\n", "\n"));
            codecs[$"values {name}"] = new LineCodec(names, charset, new LineLayout(null, "|", ""));
            codecs[$"xml {name}"] = Xml(paths, charset);
        }

        codecs["lines with long ends"] = new LineCodec(names, Charset.Utf8, new LineLayout("=", "||", "||"));
        codecs["xml indented"] = new XmlCodec(PathNode.Of(paths, hasAttributes: true, out _)!, Charset.Utf8, new XmlLayout("<?xml version=\"1.0\"?>\n", 2, false, "\n"));
        codecs["xml with pairs of tags"] = new XmlCodec(PathNode.Of(paths, hasAttributes: true, out _)!, Charset.Utf8, new XmlLayout("", null, true, ""));
        foreach (var (name, layout) in new[]
        {
            ("compact", new JsonLayout(":", ",", null, false, false)), ("ascii", new JsonLayout(":", ",", null, true, true)), ("spaced", new JsonLayout(": ", ", ", null, false, false)), ("indented", new JsonLayout(": ", ",", 2, false, false)),
        })
        {
            codecs[$"json {name}"] = new JsonCodec(PathNode.Of([.. names], hasAttributes: false, out _)!, names.Select(_ => JsonKind.String).ToSequence(), layout);
        }

        return codecs;
    }

    /// <summary>Texts with their places in order; an empty one has no place of its own.</summary>
    private static IEnumerable<(string, int, int)> Placed(IEnumerable<(string Text, int Offset, int Length)> texts) =>
        texts.Select(t => t.Text.Length == 0 ? (t.Text, 0, 0) : t).OrderBy(t => t.Item2).ThenBy(t => t.Item1, StringComparer.Ordinal);

    private static XmlCodec Xml(IReadOnlyList<string> paths, Charset charset) =>
        new(PathNode.Of(paths, hasAttributes: true, out _)!, charset, new XmlLayout("", null, false, ""));

    private static string Written(string codec, string text) => Encoding.UTF8.GetString(All(1)[codec].Write([text], out _)!.Octets);

    private static string Text(SeededRandom random) => string.Concat(Enumerable.Range(0, random.Below(7)).Select(_ => Pieces[random.Below(Pieces.Length)]));
}
