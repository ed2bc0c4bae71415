using PaymentQuest.Screens;
using Terminal.Gui.Drawing;
using Terminal.Gui.ViewBase;

namespace PaymentQuest.Tui;

/// <summary>Lines in a frame with a title, with a scrollbar where there are more than fit.</summary>
internal class Panel : LinesView
{
    private bool _isScrolled;

    /// <summary>An empty panel.</summary>
    public Panel()
    {
        BorderStyle = LineStyle.Single;
        CanFocus = true;
        TabStop = TabBehavior.TabStop;
        ViewportSettings |= ViewportSettingsFlags.HasVerticalScrollBar;
    }

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

    /// <summary>Puts the panel somewhere in the view above it and says what it shows.</summary>
    /// <param name="at">Its place and size in columns and rows, the frame included; none hides it.</param>
    /// <param name="title">Its title.</param>
    /// <param name="content">Makes its lines for a width.</param>
    public void Show(System.Drawing.Rectangle at, string title, Func<int, IReadOnlyList<PaymentQuest.Screens.Line>> content)
    {
        var edge = BorderStyle == LineStyle.None ? 0 : 2;
        Visible = at.Width > edge && at.Height > edge;
        if (!Visible)
        {
            return;
        }

        this.PutAt(at);

        // The scrollbar takes a column, but only where there is something to scroll.
        var (columns, rows) = (at.Width - edge, at.Height - edge);
        var lines = content(_isScrolled ? columns - 1 : columns);
        if (lines.Count > rows != _isScrolled)
        {
            _isScrolled = !_isScrolled;
            lines = content(_isScrolled ? columns - 1 : columns);
        }

        Title = ColumnWidth.Printable(title);
        Lines = lines;
        if (NeedsLayout)
        {
            Layout();
        }

        GoTo(Top(Viewport.Y, rows));
    }

    /// <summary>The first line to show.</summary>
    /// <param name="before">The first line shown until now.</param>
    /// <param name="rows">How many lines are shown.</param>
    protected virtual int Top(int before, int rows) => before;
}
