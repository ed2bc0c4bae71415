using System.Drawing;
using PaymentQuest.Screens;
using Terminal.Gui.Input;
using Terminal.Gui.ViewBase;
using Line = PaymentQuest.Screens.Line;
using Style = PaymentQuest.Screens.Style;

namespace PaymentQuest.Tui;

/// <summary>
/// Lines in a frame with a title, with a scrollbar where there are more than fit. It draws both itself: the library's frames and scrollbars are views of
/// their own, seven for each panel, that are laid out, cleared and drawn for each key.
/// </summary>
internal class Panel : LinesView
{
    private string _title = "";
    private bool _isScrolled;
    private bool _isHeld;

    /// <summary>An empty panel.</summary>
    public Panel()
    {
        CanFocus = true;
        TabStop = TabBehavior.TabStop;
    }

    /// <summary>Whether it has a frame, with its title.</summary>
    public bool IsFramed { get; init; } = true;

    /// <summary>What the lines are about; when it is something else than before, they are read from the top.</summary>
    public object? Subject
    {
        get;
        set
        {
            if (!Equals(field, value))
            {
                field = value;
                GoTo(0);
            }
        }
    }

    /// <summary>Whether something in it is pointed at, so that the arrows are the model's and do not scroll.</summary>
    public virtual bool HasPointer => false;

    /// <inheritdoc/>
    protected override Rectangle Inner => new(Edge, Edge, Math.Max(Frame.Width - (2 * Edge) - (_isScrolled ? 1 : 0), 0), Math.Max(Frame.Height - (2 * Edge), 0));

    private int Edge => IsFramed ? 1 : 0;

    /// <summary>Puts the panel somewhere in the view above it and says what it shows.</summary>
    /// <param name="at">Its place and size in columns and rows, the frame included; none hides it.</param>
    /// <param name="title">Its title.</param>
    /// <param name="content">Makes its lines for a width.</param>
    public void Show(Rectangle at, string title, Func<int, IReadOnlyList<Line>> content)
    {
        Visible = at.Width > 2 * Edge && at.Height > 2 * Edge;
        if (!Visible)
        {
            return;
        }

        this.PutAt(at);
        // The scrollbar takes a column, but only where there is something to scroll.
        var lines = content(Inner.Width);
        if (lines.Count > Rows != _isScrolled)
        {
            (_isScrolled, IsStale) = (!_isScrolled, true);
            lines = content(Inner.Width);
        }

        if (title != _title)
        {
            (_title, IsStale) = (title, true);
        }

        Lines = lines;
        GoTo(Top(First, Rows));
    }

    /// <summary>The first line to show.</summary>
    /// <param name="before">The first line shown until now.</param>
    /// <param name="rows">How many lines are shown.</param>
    protected virtual int Top(int before, int rows) => before;

    /// <summary>What the mouse does within the panel, but on its scrollbar. False where that is nothing.</summary>
    protected virtual bool Meet(Mouse mouse) => false;

    /// <inheritdoc/>
    protected sealed override bool OnMouseEvent(Mouse mouse) => MeetBar(mouse) || Meet(mouse);

    /// <inheritdoc/>
    protected override void OnHasFocusChanged(bool newHasFocus, View? previousFocusedView, View? focusedView) => IsStale = true;

    /// <inheritdoc/>
    protected override void Draw(ref Pen pen, Theme theme)
    {
        var look = Look.Of(theme.Of(Style.Plain));
        var (width, height) = (Frame.Width, Frame.Height);
        if (IsFramed)
        {
            var title = Line.From(_title).Take(width - 4);
            pen.MoveTo(0, 0);
            pen.Write("┌", 1, look);
            if (title.Width > 0)
            {
                pen.Write("┤", 1, look);
                Draw(ref pen, title.In(HasFocus ? Style.Strong : Style.Plain), theme, title.Width, look);
                pen.Write("├", 1, look);
            }

            pen.Write("─", width - (title.Width > 0 ? title.Width + 4 : 2), look);
            pen.Write("┐", 1, look);
            for (var row = 1; row < height - 1; row++)
            {
                pen.MoveTo(0, row);
                pen.Write("│", 1, look);
                pen.MoveTo(width - 1, row);
                pen.Write("│", 1, look);
            }

            pen.MoveTo(0, height - 1);
            pen.Write("└", 1, look);
            pen.Write("─", width - 2, look);
            pen.Write("┘", 1, look);
        }

        if (_isScrolled)
        {
            var (from, size) = Slider;
            for (var row = 0; row < Rows; row++)
            {
                pen.MoveTo(width - Edge - 1, Edge + row);
                pen.Write(Rows < 2 ? " " : row == 0 ? "▲" : row == Rows - 1 ? "▼" : row > from && row <= from + size ? "█" : "░", 1, look);
            }
        }
    }

    // Between its two arrows.
    private (int From, int Size) Slider
    {
        get
        {
            var track = Math.Max(Rows - 2, 0);
            var size = Math.Clamp(track * Rows / Math.Max(Lines.Count, 1), Math.Min(1, track), track);
            return ((int)Math.Round((double)First / Math.Max(Lines.Count - Rows, 1) * (track - size)), size);
        }
    }

    // Its arrows scroll by a row, its slider is taken along, and beside the slider it goes on by what is in sight.
    private bool MeetBar(Mouse mouse)
    {
        if (mouse.Position is not { } at || App?.Mouse is not { } library)
        {
            return false;
        }

        var row = at.Y - Edge;
        if (_isHeld)
        {
            if (mouse.Flags.HasFlag(MouseFlags.LeftButtonReleased))
            {
                _isHeld = false;
                library.UngrabMouse();
            }
            else
            {
                var (_, size) = Slider;
                GoTo((int)Math.Round((double)(row - 1 - (size / 2)) / Math.Max(Rows - 2 - size, 1) * (Lines.Count - Rows)));
            }

            return true;
        }

        if (!_isScrolled || at.X != Frame.Width - Edge - 1 || row < 0 || row >= Rows || !mouse.Flags.HasFlag(MouseFlags.LeftButtonPressed))
        {
            return false;
        }

        var (from, height) = Slider;
        if (row == 0 || row == Rows - 1)
        {
            Scroll(row == 0 ? -1 : 1);
        }
        else if (row <= from || row > from + height)
        {
            Scroll(row <= from ? -Rows : Rows);
        }
        else
        {
            _isHeld = true;
            library.GrabMouse(this);
        }

        return true;
    }
}
