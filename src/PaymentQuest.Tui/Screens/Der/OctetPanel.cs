using PaymentQuest.Screens;
using Terminal.Gui.Input;

namespace PaymentQuest.Tui;

/// <summary>Octets, those of the chosen value marked and kept in sight; a click on an octet points at the innermost value that it belongs to.</summary>
internal sealed class OctetPanel : Panel
{
    private DerScreen? _screen;
    private int _inLine = 1;

    /// <summary>Where the panel tells what the player does with the octets.</summary>
    public Action<Input> Tell { get; set; } = _ => { };

    /// <summary>Puts the panel somewhere in the view above it and shows octets.</summary>
    /// <param name="at">Its place and size in columns and rows, the frame included; none hides it.</param>
    /// <param name="title">Its title.</param>
    /// <param name="screen">The octets.</param>
    public void Show(System.Drawing.Rectangle at, string title, DerScreen screen)
    {
        _screen = screen;
        Show(at, title, columns =>
        {
            _inLine = DerLines.OctetsInLine(columns);
            return DerLines.Hex(screen, columns);
        });
    }

    /// <summary>The beginning of what is marked and as much after it as fits; a little before it when there is room.</summary>
    protected override int Top(int before, int rows)
    {
        var (from, end) = _screen!.Marked;
        var first = from / _inLine;
        var marked = (Math.Max(end - 1, from) / _inLine) - first + 1;
        return marked >= rows ? first : first - ((rows - marked) / 2);
    }

    /// <inheritdoc/>
    protected override bool Meet(Mouse mouse)
    {
        // An octet takes three columns after its place and the bracket before it.
        if (_screen is not { } screen || Pointed(mouse) is not { } at || !mouse.Flags.HasFlag(MouseFlags.LeftButtonReleased) || at.X < DerLines.HexColumns(0, false))
        {
            return false;
        }

        var column = (at.X - DerLines.HexColumns(0, false)) / 3;
        if (column < _inLine && screen.EntryOf(((at.Y + First) * _inLine) + column) is >= 0 and var entry)
        {
            Tell(new Input.Pointed(entry));
        }

        return true;
    }
}
