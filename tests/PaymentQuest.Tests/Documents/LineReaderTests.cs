using PaymentQuest.Documents;
using Xunit;

namespace PaymentQuest.Tests.Documents;

public sealed class LineReaderTests
{
    private const int Longest = 8;

    [Theory]
    [InlineData("", new string[] { })]
    [InlineData("a", new[] { "a" })]
    [InlineData("a\n", new[] { "a" })]
    [InlineData("a\n\nb", new[] { "a", "", "b" })]
    [InlineData("a\r\nb\rc\n\r\nd", new[] { "a", "b", "c", "", "d" })]
    [InlineData("\r\n\n", new[] { "", "" })]
    [InlineData("12345678\n1", new[] { "12345678", "1" })]
    [InlineData("123456789\n1", new[] { "!", "1" })]
    [InlineData("123456789\r\n1\r\n", new[] { "!", "1" })]
    [InlineData("123456789", new[] { "!" })]
    [InlineData("\n123456789\n\n123456789\n", new[] { "", "!", "", "!" })]
    public void Lines_are_those_of_any_system_and_long_ones_are_marked(string input, string[] lines) => Assert.Equal(lines, Read(new StringReader(input)));

    [Fact]
    public void A_line_without_end_is_read_in_small_pieces_and_none_of_it_is_kept()
    {
        using var endless = new Endless(400_000_000, "\nnext\n");

        Assert.Equal(["!", "next"], Read(endless));
        Assert.InRange(endless.LargestPiece, 1, 4_096);
        Assert.Equal(400_000_000 + "\nnext\n".Length, endless.Given);
    }

    private static List<string> Read(TextReader input)
    {
        var reader = new LineReader(input, Longest);
        var lines = new List<string>();
        while (reader.Read(out var isTooLong) is { } line)
        {
            lines.Add(isTooLong ? "!" : line);
        }

        return lines;
    }

    /// <summary>So many letters, which nobody stores, and a text after them.</summary>
    private sealed class Endless(int letters, string after) : TextReader
    {
        public int LargestPiece { get; private set; }

        public int Given { get; private set; }

        public override int Read()
        {
            var at = Given - letters;
            return at >= after.Length ? -1 : Given++ < letters ? 'x' : after[at];
        }

        public override int Read(char[] buffer, int index, int count)
        {
            LargestPiece = Math.Max(LargestPiece, count);
            if (letters - Given >= count)
            {
                buffer.AsSpan(index, count).Fill('x');
                Given += count;
                return count;
            }

            var given = 0;
            while (given < count && Read() is >= 0 and var next)
            {
                buffer[index + given++] = (char)next;
            }

            return given;
        }
    }
}
