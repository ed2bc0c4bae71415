using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Kills;
using PaymentQuest.Screens;
using PaymentQuest.Tests.Screens;
using PaymentQuest.Tui;
using Terminal.Gui.Drivers;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

public class CellPainterTests
{
    private const int Columns = 12;
    private const int Rows = 4;

    private static readonly Gen<Style> Styles = Gen.Elements(
        Style.Plain, Style.Plain, Style.Strong, Style.Bad, Style.Chosen, new Style(Colour.BrightBlue, Colour.White, Underline: true, Dim: true));

    private static readonly Gen<Line> Lines =
        from pieces in (from text in Gen.Elements("a", "b", "  ", "       ", "abc", "漢", "字", "👍", "e\u0301", "─", "é", "🇪🇸") from style in Styles select new Fragment(text, style)).ListOf(6)
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
                var painter = new CellPainter(given.hasColour, given.isAscii);
                var screen = new VirtualScreen(Columns, Rows);
                foreach (var frame in given.frames)
                {
                    screen.Receive(painter.Paint(Drawn(frame), frame.Cursor));
                    var whole = new VirtualScreen(Columns, Rows);
                    whole.Receive(new CellPainter(given.hasColour, given.isAscii).Paint(Drawn(frame), frame.Cursor));
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
        var painter = new CellPainter(hasColour: true, isAscii: false);
        painter.Paint(Drawn(Frame.From(10, 2, ["same"])), (1, 1));

        Assert.Equal("", painter.Paint(Drawn(Frame.From(10, 2, ["same"])), (1, 1)));
    }

    [Fact]
    public void Only_the_changed_cells_are_written()
    {
        var painter = new CellPainter(hasColour: true, isAscii: false);
        painter.Paint(Drawn(Frame.From(40, 2, ["moves 1, and a long rest of the line"])), null);

        Assert.Equal("\e[1;7H2", painter.Paint(Drawn(Frame.From(40, 2, ["moves 2, and a long rest of the line"])), null));
    }

    [Fact]
    public void What_is_to_be_blank_is_erased_and_what_stays_of_a_look_is_not_told_again()
    {
        var painter = new CellPainter(hasColour: true, isAscii: false);
        painter.Paint(Drawn(Frame.From(40, 2, ["│ a message that was long       │", "and another"])), null);

        Assert.Equal("\e[1;5H\e[21X\e[2;5H\e[K", painter.Paint(Drawn(Frame.From(40, 2, ["│ a                             │", "and"])), null));
        Assert.Equal(
            "\e[1;3H\e[1mb\e[31mc\e[0;31md\e[m",
            painter.Paint(Drawn(Frame.From(40, 2, [Line.From("│ ") + Line.From("b", new Style(Bold: true)) + Line.From("c", new Style(Colour.Red, Bold: true)) + Line.From("d", new Style(Colour.Red)) + "                           │", "and"])), null));
    }

    [Fact]
    public void Blanks_are_written_in_whatever_look_does_not_show_in_them_and_erased_where_that_is_shorter()
    {
        var painter = new CellPainter(hasColour: true, isAscii: false);
        painter.Paint(Drawn(Frame.From(40, 1, ["xxxxxxxxxx│"])), null);

        Assert.Equal("\e[H\e[2ma   b\e[5X\e[m", painter.Paint(Drawn(Frame.From(40, 1, [Line.From("a   b", Style.Faint) + "     │"])), null));
    }

    [Fact]
    public void Behind_the_signs_of_the_game_the_place_of_the_cursor_is_certain() =>
        Assert.Equal("\e[?25l\e[0m\e[2J\e[H○● ✓ ✗ … ─│█", new CellPainter(hasColour: true, isAscii: false).Paint(Drawn(Frame.From(12, 1, ["○● ✓ ✗ … ─│█"])), null));

    [Fact]
    public void A_frame_of_another_size_is_written_whole()
    {
        var painter = new CellPainter(hasColour: true, isAscii: false);
        painter.Paint(Drawn(Frame.From(10, 2, ["same"])), null);

        Assert.Equal("\e[?25l\e[0m\e[2J\e[Hsame", painter.Paint(Drawn(Frame.From(11, 2, ["same"])), null));
    }

    [Fact]
    public void Without_colour_the_rest_of_the_style_stays()
    {
        var frame = Frame.From(10, 1, [Line.From("x", new Style(Colour.Red, Colour.Blue, Bold: true))]);

        Assert.Contains("\e[1mx", new CellPainter(hasColour: false, isAscii: false).Paint(Drawn(frame), frame.Cursor), StringComparison.Ordinal);
        Assert.Contains("\e[1;31;44mx", new CellPainter(hasColour: true, isAscii: false).Paint(Drawn(frame), frame.Cursor), StringComparison.Ordinal);
    }

    [Fact]
    public void In_ascii_nothing_else_is_written() =>
        AnyText.Holds(AnyText.Text, text => new CellPainter(true, isAscii: true).Paint(Drawn(Frame.From(30, 1, [text])), null).All(char.IsAscii));

    // The cells as a view of the library draws them.
    private static OutputBufferImpl Drawn(Frame frame)
    {
        var buffer = new OutputBufferImpl();
        buffer.SetSize(frame.Columns, frame.Rows);
        buffer.CurrentAttribute = Look.Of(Style.Plain);
        buffer.FillRect(new System.Drawing.Rectangle(0, 0, frame.Columns, frame.Rows), ' ');
        for (var row = 0; row < frame.Lines.Count; row++)
        {
            buffer.Move(0, row);
            foreach (var cell in frame.Lines[row].Cells())
            {
                buffer.CurrentAttribute = Look.Of(cell.Style);
                buffer.AddStr(cell.Text);
            }
        }

        return buffer;
    }

    private sealed record Frame(int Columns, int Rows, IReadOnlyList<Line> Lines, (int Column, int Row)? Cursor)
    {
        internal static Frame From(int columns, int rows, IEnumerable<Line> lines, (int Column, int Row)? cursor = null) =>
            new(columns, rows, [.. lines.Take(rows).Select(line => line.Take(columns))], cursor is var (column, row) && column >= 0 && column < columns && row >= 0 && row < rows ? cursor : null);
    }

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
