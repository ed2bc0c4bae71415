using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

public class WrappingTests
{
    private static readonly Gen<(string Text, int Columns, int Rows)> Sized =
        from text in AnyText.Text
        from columns in Gen.Choose(-2, 60)
        from rows in Gen.Choose(-2, 20)
        select (text, columns, rows);

    [Fact]
    public void No_wrapped_line_is_wider_than_asked_for() =>
        AnyText.Holds(Sized, given => Wrapping.Wrap(given.Text, given.Columns).All(line => line.Width <= given.Columns));

    [Fact]
    public void Wrapping_loses_nothing_but_spaces() =>
        AnyText.Holds(
            from text in AnyText.Text from columns in Gen.Choose(2, 60) select (text, columns),
            given =>
            {
                var wrapped = Wrapping.Wrap(Line.From(given.text), given.columns);
                return WithoutSpaces(string.Concat(wrapped.Select(line => line.Text))) == WithoutSpaces(Line.From(given.text).Text);
            });

    [Fact]
    public void Words_stay_whole_where_they_fit() =>
        Assert.Equal(["only the", "acquirer", "can open", "the", "envelope"], Wrapping.Wrap("only the acquirer can open the envelope", 8).Select(line => line.Text));

    [Fact]
    public void A_word_wider_than_the_line_is_broken_between_clusters() =>
        Assert.Equal(["漢字", "漢"], Wrapping.Wrap("漢字漢", 5).Select(line => line.Text));

    [Fact]
    public void An_indented_word_stays_behind_its_indent() =>
        Assert.Equal(["  lon", "gword", "and"], Wrapping.Wrap("  longword and", 5).Select(line => line.Text));

    [Fact]
    public void Fitted_lines_take_exactly_their_columns() =>
        AnyText.Holds(Sized, given => Line.From(given.Text).Fit(given.Columns, Glyphs.Unicode).Width == Math.Max(given.Columns, 0));

    [Fact]
    public void Taking_and_skipping_divide_a_line() =>
        AnyText.Holds(Sized, given =>
        {
            var line = Line.From(given.Text);
            var (left, right) = (line.Take(given.Columns), line.Skip(given.Columns));
            return left.Width <= Math.Max(given.Columns, 0) && left.Width + right.Width <= line.Width
                && left.Width + right.Width >= line.Width - 1;
        });

    [Fact]
    public void Tables_keep_to_their_width() =>
        AnyText.Holds(Sized, given =>
            Table.Lay([new Heading("Party"), new Heading(given.Text)], [[given.Text, "b"], ["c"], ["d", given.Text, "e"]], given.Columns, Glyphs.Unicode).All(line => line.Width <= Math.Max(given.Columns, 0)));

    [Fact]
    public void A_table_lines_up_its_columns_and_lets_the_widest_give_way()
    {
        var table = Table.Lay(
            [new Heading("step"), new Heading("octets", Alignment.Right), new Heading("what")],
            [["1", "71", "Initiate, which begins"], ["12", "190", "Pay"]],
            24,
            Glyphs.Ascii);

        Assert.Equal(["step  octets  what      ", "1         71  Initiate,~", "12       190  Pay       "], table.Select(line => line.Text));
    }

    [Fact]
    public void A_window_that_is_too_small_is_told_so_in_both_languages()
    {
        var surface = new Surface(30, 9, Glyphs.Unicode, Language.Es);

        var text = string.Join('\n', surface.Enlarge().Select(line => line.Text));

        Assert.True(surface.IsTooSmall);
        Assert.Contains("Enlarge", text, StringComparison.Ordinal);
        Assert.Contains("Agranda", text, StringComparison.Ordinal);
    }

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
