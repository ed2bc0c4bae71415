using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

public class ColumnWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("PK_A(x)", 7)]
    [InlineData("señal ─▶", 8)]
    [InlineData("e\u0301", 1)]
    [InlineData("漢字", 4)]
    [InlineData("한글", 4)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("👍🏽", 2)]
    [InlineData("🇪🇸", 2)]
    [InlineData("\u200B", 0)]
    public void A_text_takes_the_columns_of_its_clusters(string text, int columns) => Assert.Equal(columns, ColumnWidth.Of(text));

    [Theory]
    [InlineData("a\e[31mb", "a\uFFFD[31mb")]
    [InlineData("a\tb\nc", "a b c")]
    [InlineData("\u0301x", "x")]
    [InlineData("\u202Eevil", "evil")]
    [InlineData("❤\uFE0F", "❤")]
    public void Printable_text_holds_nothing_that_a_terminal_would_obey(string text, string printable) =>
        Assert.Equal(printable, ColumnWidth.Printable(text));

    [Fact]
    public void Half_of_a_surrogate_pair_is_replaced() => Assert.Equal("a\uFFFDb", ColumnWidth.Printable("a\uD83Db"));

    [Fact]
    public void Every_cluster_of_printable_text_takes_one_or_two_columns_and_no_control_is_left() =>
        AnyText.Holds(AnyText.Text, text =>
        {
            var line = Line.From(text);
            return line.Cells().All(cell => cell.Columns is 1 or 2)
                && line.Cells().Sum(cell => cell.Columns) == line.Width
                && !line.Text.Any(char.IsControl);
        });

    [Fact]
    public void Ascii_takes_the_same_columns_as_what_it_stands_for() =>
        AnyText.Holds(AnyText.Text, text =>
        {
            var folded = Glyphs.Fold(text);
            return folded.Length == Line.From(text).Width && folded.All(letter => letter is >= ' ' and <= '~');
        });
}
