using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Kills;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Tests.Screens;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

public class PainterTests
{
    private const int Columns = 12;
    private const int Rows = 4;

    private static readonly Gen<Style> Styles = Gen.Elements(
        Style.Plain, Style.Plain, Style.Strong, Style.Bad, Style.Chosen, new Style(Colour.BrightBlue, Colour.White, Underline: true, Dim: true));

    private static readonly Gen<Line> Lines =
        from pieces in (from text in Gen.Elements("a", "b", "  ", "abc", "漢", "字", "👍", "e\u0301", "─", "é", "🇪🇸") from style in Styles select new Fragment(text, style)).ListOf(6)
        select Line.Of([.. pieces]);

    private static readonly Gen<Frame> Frames =
        from lines in Gen.OneOf(Lines, Gen.Constant<Line>("unchanged")).ListOf(Rows)
        from column in Gen.Choose(-1, Columns)
        select Frame.From(Columns, Rows, lines, (column, 1));

    [Fact]
    public void What_changed_written_over_the_last_frame_is_the_new_frame() =>
        AnyText.Holds(
            from frames in Frames.ListOf(4) from hasColour in Gen.Elements(true, false) from isAscii in Gen.Elements(true, false) select (frames, hasColour, isAscii),
            given =>
            {
                var painter = new Painter(given.hasColour, given.isAscii);
                var screen = new VirtualScreen(Columns, Rows);
                foreach (var frame in given.frames)
                {
                    screen.Receive(painter.Paint(frame));
                    var whole = new VirtualScreen(Columns, Rows);
                    whole.Receive(new Painter(given.hasColour, given.isAscii).Paint(frame));
                    if (!screen.Cells.SequenceEqual(whole.Cells) || !Shows(screen, frame, given.isAscii))
                    {
                        return false;
                    }
                }

                return true;
            });

    [Fact]
    public void Nothing_is_written_when_nothing_changed()
    {
        var painter = new Painter(hasColour: true, isAscii: false);
        painter.Paint(Frame.From(10, 2, ["same"], (1, 1)));

        Assert.Equal("", painter.Paint(Frame.From(10, 2, ["same"], (1, 1))));
    }

    [Fact]
    public void Only_the_changed_cells_are_written()
    {
        var painter = new Painter(hasColour: true, isAscii: false);
        painter.Paint(Frame.From(40, 2, ["moves 1, and a long rest of the line"]));

        Assert.Equal("\e[1;7H2", painter.Paint(Frame.From(40, 2, ["moves 2, and a long rest of the line"])));
    }

    [Fact]
    public void A_frame_of_another_size_is_written_whole()
    {
        var painter = new Painter(hasColour: true, isAscii: false);
        painter.Paint(Frame.From(10, 2, ["same"]));

        Assert.Equal("\e[?25l\e[0m\e[2J\e[1;1Hsame", painter.Paint(Frame.From(11, 2, ["same"])));
    }

    [Fact]
    public void Without_colour_the_rest_of_the_style_stays()
    {
        var frame = Frame.From(10, 1, [Line.From("x", new Style(Colour.Red, Colour.Blue, Bold: true))]);

        Assert.Contains("\e[0;1mx", new Painter(hasColour: false, isAscii: false).Paint(frame), StringComparison.Ordinal);
        Assert.Contains("\e[0;1;31;44mx", new Painter(hasColour: true, isAscii: false).Paint(frame), StringComparison.Ordinal);
    }

    [Fact]
    public void In_ascii_nothing_else_is_written() =>
        AnyText.Holds(AnyText.Text, text => new Painter(true, isAscii: true).Paint(Frame.From(30, 1, [text])).All(char.IsAscii));

    private static bool Shows(VirtualScreen screen, Frame frame, bool isAscii)
    {
        var shown = Enumerable.Range(0, Rows)
            .Select(row => string.Concat(screen.Cells.Skip(row * Columns).Take(Columns).Select(cell => cell.Text)).TrimEnd());
        var wanted = Enumerable.Range(0, Rows)
            .Select(row => row < frame.Lines.Count ? frame.Lines[row].Text.TrimEnd() : "")
            .Select(text => isAscii ? Glyphs.Fold(text) : text);
        return shown.SequenceEqual(wanted)
            && screen.IsCursorVisible == frame.Cursor is not null
            && (frame.Cursor is not { } cursor || cursor == screen.Cursor);
    }
}
