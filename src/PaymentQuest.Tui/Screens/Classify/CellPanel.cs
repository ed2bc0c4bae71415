using PaymentQuest.Screens;
using Terminal.Gui.Input;

namespace PaymentQuest.Tui;

/// <summary>The cells of a classify quest below the heads of their columns, which stay in sight. A click points at a cell.</summary>
internal sealed class CellPanel : Panel
{
    private int _from;
    private int _width = 1;
    private int _across = 1;
    private int _rows;
    private int _chosen;

    /// <summary>A panel without cells.</summary>
    public CellPanel() => Pinned = 1;

    /// <summary>Where the panel tells what the player does with the cells.</summary>
    public Action<Input> Tell { get; set; } = _ => { };

    /// <inheritdoc/>
    public override bool HasPointer => true;

    /// <summary>Puts the panel somewhere in the view above it and shows a sheet.</summary>
    /// <param name="at">Its place and size in columns and rows, the frame included; none hides it.</param>
    /// <param name="title">Its title.</param>
    /// <param name="screen">The sheet.</param>
    /// <param name="page">What it is shown on.</param>
    public void Show(System.Drawing.Rectangle at, string title, ClassifyScreen screen, Page page)
    {
        (_across, _rows, _chosen) = (screen.Quest.Columns.Count, screen.Rows, screen.Row);
        Show(at, title, columns =>
        {
            (var head, var rows, _from, _width) = new ClassifyText(screen.Quest, page.Language, page.Glyphs).Table(screen, columns);
            return [head, .. rows];
        });
    }

    /// <inheritdoc/>
    protected override int Top(int before, int rows) => Math.Clamp(before, Math.Max(_chosen + Pinned - rows + 1, 0), _chosen);

    /// <inheritdoc/>
    protected override bool Meet(Mouse mouse)
    {
        if (Pointed(mouse) is not { } at || (mouse.Flags & (MouseFlags.LeftButtonPressed | MouseFlags.LeftButtonReleased)) == 0)
        {
            return false;
        }

        var (row, column) = (at.Y - Pinned + First, (at.X - _from) / _width);
        if (mouse.Flags.HasFlag(MouseFlags.LeftButtonPressed))
        {
            SetFocus();
        }
        else if (at.Y >= Pinned && row < _rows && at.X >= _from && column < _across)
        {
            Tell(new Input.Pointed((row * _across) + column));
        }

        return true;
    }
}
