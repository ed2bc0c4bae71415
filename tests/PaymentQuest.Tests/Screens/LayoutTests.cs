using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

public class LayoutTests
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
    public void Boxes_columns_views_and_tables_keep_to_their_size() =>
        AnyText.Holds(Sized, given =>
        {
            var (text, columns, rows) = given;
            var (width, height) = (Math.Max(columns, 0), Math.Max(rows, 0));
            var block = Wrapping.Wrap(text, 30);
            var panel = Layout.Panel(text, block, columns, rows, Glyphs.Unicode);
            var beside = Layout.Beside(Glyphs.Ascii, 0, (block, width - (width / 3)), (panel, width / 3));
            var view = Layout.Viewport(block, 3, columns, rows, Glyphs.Unicode);
            var table = Table.Lay([new Heading("Party"), new Heading(text)], [[text, "b"], ["c"], ["d", text, "e"]], columns, Glyphs.Unicode);
            return panel.Count <= height && panel.All(line => line.Width <= width)
                && beside.All(line => line.Width == width)
                && view.Count <= height && view.All(line => line.Width <= width)
                && table.All(line => line.Width <= width)
                && Layout.Rule(columns, Glyphs.Unicode, text).Width <= width;
        });

    [Fact]
    public void No_frame_is_larger_than_its_surface() =>
        AnyText.Holds(Sized, given =>
        {
            var frame = Frame.From(given.Columns, given.Rows, [.. Wrapping.Wrap(given.Text, 70), given.Text], (given.Rows, given.Columns));
            return frame.Lines.Count <= frame.Rows && frame.Lines.All(line => line.Width <= frame.Columns)
                && (frame.Cursor is not { } cursor || (cursor.Column < frame.Columns && cursor.Row < frame.Rows));
        });

    [Fact]
    public void A_panel_looks_like_a_box_with_its_title()
    {
        var panel = Layout.Panel("run", ["one", "a line that is too long"], 14, 4, Glyphs.Unicode);

        Assert.Equal(
            """
            ┌ run ───────┐
            │one         │
            │a line that…│
            └────────────┘

            """.ReplaceLineEndings("\n"),
            Frame.From(20, 10, panel).ToPlainText());
    }

    [Fact]
    public void A_view_says_that_there_is_more_above_and_below()
    {
        Line[] block = ["1", "2", "3", "4", "5"];

        Assert.Equal(["2 ^", "3  ", "4 v"], Layout.Viewport(block, 1, 3, 3, Glyphs.Ascii).Select(line => line.Text));
    }

    [Theory]
    [InlineData(0, 5, 3, 10, 0)]
    [InlineData(9, 0, 3, 10, 7)]
    [InlineData(4, 3, 3, 10, 3)]
    [InlineData(1, 0, 9, 4, 0)]
    public void A_view_moves_only_as_far_as_the_choice_needs(int chosen, int offset, int rows, int count, int expected) =>
        Assert.Equal(expected, Layout.OffsetThatShows(chosen, offset, rows, count));

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

        var text = Frame.TooSmall(surface).ToPlainText();

        Assert.True(surface.IsTooSmall);
        Assert.Contains("Enlarge", text, StringComparison.Ordinal);
        Assert.Contains("Agranda", text, StringComparison.Ordinal);
    }

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
