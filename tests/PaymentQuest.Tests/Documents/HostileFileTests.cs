using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Documents;

public sealed class HostileFileTests
{
    private const char Escape = '\u001B';

    [Fact]
    public void A_file_of_the_largest_size_is_read_and_one_octet_more_is_not()
    {
        var largest = "a: b\n" + new string('#', Bounds.ContentOctets - 5);

        Yaml.Root(largest);
        Yaml.RefusedAt("PQ0102", 1, 1, largest + "#");
    }

    [Fact]
    public void A_stream_that_is_known_to_be_too_large_is_not_read_at_all()
    {
        using var stream = new Endless(length: 50_000_000);

        Assert.Equal("PQ0102", Refused(stream).Code);
        Assert.Equal(0, stream.OctetsRead);
    }

    [Fact]
    public void A_stream_without_end_is_read_one_octet_past_the_limit()
    {
        using var stream = new Endless(length: null);

        Assert.Equal("PQ0102", Refused(stream).Code);
        Assert.Equal(Bounds.ContentOctets + 1, stream.OctetsRead);
    }

    [Fact]
    public void A_stream_longer_than_it_says_is_read_to_its_end_or_the_limit()
    {
        using var stream = new Endless(length: 5);

        Assert.Equal("PQ0102", Refused(stream).Code);
        Assert.Equal(Bounds.ContentOctets + 1, stream.OctetsRead);
    }

    [Fact]
    public void A_stream_that_breaks_is_a_diagnostic()
    {
        using var stream = new Endless(length: null) { BreaksAfter = 100 };

        Assert.Equal("PQ0101", Refused(stream).Code);
    }

    [Fact]
    public void A_text_of_the_longest_length_is_read_and_one_character_more_is_not()
    {
        Assert.Equal(Bounds.ContentText, Assert.IsType<Node.Scalar>(Yaml.Root(new string('x', Bounds.ContentText))).Text.Length);
        Yaml.RefusedAt("PQ0109", 1, 4, "a: " + new string('x', Bounds.ContentText + 1));
        Yaml.RefusedAt("PQ0109", 2, 2, "a: |\n " + new string('x', Bounds.ContentText + 1));
    }

    [Fact]
    public void A_list_of_the_most_nodes_is_read_and_one_more_is_not()
    {
        var most = string.Concat(Enumerable.Repeat("- x\n", Bounds.ContentNodes - 1));

        Assert.Equal(Bounds.ContentNodes - 1, Assert.IsType<Node.List>(Yaml.Root(most)).Items.Count);
        Yaml.RefusedAt("PQ0108", Bounds.ContentNodes, 3, most + "- x\n");
    }

    [Fact]
    public void Nesting_to_the_deepest_level_is_read_and_one_more_is_not()
    {
        Yaml.Root(new string('[', Bounds.ContentDepth) + new string(']', Bounds.ContentDepth));
        Yaml.RefusedAt("PQ0107", 1, Bounds.ContentDepth + 1, new string('[', Bounds.ContentDepth + 1) + new string(']', Bounds.ContentDepth + 1));
    }

    [Theory]
    [InlineData("[", 33)]
    [InlineData("- ", 65)]
    [InlineData("{a: ", 129)]
    [InlineData("? ", 3)]
    public void Ten_thousand_levels_are_one_error(string level, int column) =>
        Yaml.RefusedAt(level == "? " ? "PQ0114" : "PQ0107", 1, column, string.Concat(Enumerable.Repeat(level, 10_000)));

    [Theory]
    [InlineData("[")]
    [InlineData("[\n")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData(": ")]
    [InlineData("a: ")]
    [InlineData("&a ")]
    [InlineData("*a ")]
    [InlineData("!a ")]
    [InlineData("\"")]
    [InlineData("\"\\")]
    [InlineData("'")]
    [InlineData("|")]
    [InlineData("|\n")]
    [InlineData("%")]
    [InlineData("---\n")]
    [InlineData("\n")]
    [InlineData(" ")]
    [InlineData("a")]
    [InlineData("a\n")]
    [InlineData("[a,")]
    [InlineData("{a,")]
    [InlineData("a: {b: [")]
    [InlineData("\u00E1")]
    public void A_full_file_of_one_thing_is_one_error(string thing) =>
        Assert.Single(Yaml.Read(string.Concat(Enumerable.Repeat(thing, Bounds.ContentOctets / Encoding.UTF8.GetByteCount(thing)))).Items);

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_its_first_anchor()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 20; i++)
        {
            bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        Yaml.RefusedAt("PQ0110", 1, 5, bomb.ToString());
    }

    [Theory]
    [InlineData(0x1B)]
    [InlineData(0x00)]
    [InlineData(0x07)]
    [InlineData(0x0D)]
    [InlineData(0x7F)]
    [InlineData(0x85)]
    [InlineData(0x9B)]
    [InlineData(0x200F)]
    [InlineData(0x2028)]
    [InlineData(0x202E)]
    [InlineData(0x2066)]
    [InlineData(0x2069)]
    [InlineData(0xFEFF)]
    public void A_control_character_anywhere_is_refused_by_name(int codePoint)
    {
        var problem = Yaml.RefusedAt("PQ0104", 2, 5, $"a: 1\n#é😀{(char)codePoint}x\n");

        Assert.Contains(PlainText.NameOf(codePoint), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tab_is_refused() => Yaml.RefusedAt("PQ0105", 2, 1, "a:\n\tb: c\n");

    [Theory]
    [InlineData("\\e", 0x1B)]
    [InlineData("\\x1b", 0x1B)]
    [InlineData("\\u001B", 0x1B)]
    [InlineData("\\U0000001B", 0x1B)]
    [InlineData("\\t", 0x09)]
    [InlineData("\\r", 0x0D)]
    [InlineData("\\0", 0x00)]
    [InlineData("\\a", 0x07)]
    [InlineData("\\b", 0x08)]
    [InlineData("\\N", 0x85)]
    [InlineData("\\L", 0x2028)]
    [InlineData("\\P", 0x2029)]
    [InlineData("\\u202E", 0x202E)]
    [InlineData("\\x9b", 0x9B)]
    public void An_escaped_control_character_is_refused_by_name(string escape, int codePoint)
    {
        foreach (var (text, line, column) in new[] { ($"a: 1\nb: \"x{escape}[2Jy\"\n", 2, 5), ($"\"k{escape}\": 1\n", 1, 2) })
        {
            var problem = Yaml.RefusedAt("PQ0104", line, column, text);

            Assert.Contains(PlainText.NameOf(codePoint), problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_escaped_control_characters_are_reported_together() =>
        Assert.Equal(
            [("PQ0104", 1), ("PQ0104", 2)],
            Yaml.Read("a: \"\\e\"\nb: \"\\e\"\n").Items.Select(item => (item.Code, item.Place.Line)));

    [Fact]
    public void An_escaped_line_feed_is_allowed() => Assert.Equal("x\ny", Assert.IsType<Node.Scalar>(Yaml.Root("\"x\\ny\"")).Text);

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', 0xC3, 0xA9, 0xFF }, 2, 2)]
    [InlineData(new byte[] { (byte)'a', 0xC0, 0x80 }, 1, 2)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 1, 1)]
    [InlineData(new byte[] { (byte)'a', 0xE2, 0x82 }, 1, 2)]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 }, 1, 1)]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, (byte)'a' }, 1, 1)]
    public void Octets_that_are_not_UTF8_are_refused_where_they_begin(byte[] octets, int line, int column) =>
        Yaml.RefusedAt("PQ0103", line, column, octets);

    [Fact]
    public void The_name_of_a_file_cannot_carry_control_characters_into_a_message()
    {
        var diagnostics = new Diagnostics();
        var root = YamlDocument.Read($"{Escape}[2J\n.yaml", "a: b"u8, diagnostics);
        YamlDocument.ReadFile($"{Escape}[2J\n.yaml", diagnostics);

        Assert.Equal("<U+001B>[2J .yaml", root?.Place.File);
        Assert.Equal("<U+001B>[2J .yaml", Assert.Single(diagnostics.Items).Place.File);
    }

    private static Diagnostic Refused(Stream stream)
    {
        var diagnostics = new Diagnostics();
        Assert.Null(YamlDocument.Read("f.yaml", stream, diagnostics));
        return Assert.Single(diagnostics.Items);
    }

    /// <summary>A stream of letters without end, which may say that it has one.</summary>
    private sealed class Endless(long? length) : Stream
    {
        public long OctetsRead { get; private set; }

        public long BreaksAfter { get; init; } = long.MaxValue;

        public override bool CanRead => true;

        public override bool CanSeek => length is not null;

        public override bool CanWrite => false;

        public override long Length => length ?? throw new NotSupportedException();

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (OctetsRead >= BreaksAfter)
            {
                throw new IOException("broken");
            }

            var count = Math.Min(buffer.Length, 100);
            buffer[..count].Fill((byte)'x');
            OctetsRead += count;
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
