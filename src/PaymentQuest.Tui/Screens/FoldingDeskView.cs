using System.Drawing;
using PaymentQuest.Screens;
using Terminal.Gui.ViewBase;

namespace PaymentQuest.Tui;

/// <summary>A desk with several panels to read: side by side where there is room, and else one of them unfolded.</summary>
/// <typeparam name="TScreen">The kind of desk.</typeparam>
/// <typeparam name="TPanel">What there is to read.</typeparam>
internal abstract class FoldingDeskView<TScreen, TPanel> : DeskView<TScreen>
    where TScreen : DeskScreen
    where TPanel : struct, Enum
{
    private readonly IReadOnlyDictionary<TPanel, Panel> _panels;

    // What was made for this frame: how much room it needs is asked before it is shown.
    private readonly Dictionary<(TPanel Panel, int Columns, int Rows), IReadOnlyList<Line>> _made = [];
    private TPanel _unfolded;

    /// <summary>An empty desk.</summary>
    /// <param name="views">What it has beside them; the first has the focus.</param>
    protected FoldingDeskView(params ReadOnlySpan<View> views)
        : this(Enum.GetValues<TPanel>().ToDictionary(p => p, _ => new Panel()), [.. views])
    {
    }

    private FoldingDeskView(Dictionary<TPanel, Panel> panels, View[] views)
        : base([.. views, .. panels.Values]) => _panels = panels;

    /// <summary>Whether all are side by side.</summary>
    protected bool IsWide { get; private set; }

    /// <inheritdoc/>
    protected sealed override LinesView Read => Of(IsWide ? ReadWhenWide : _unfolded);

    /// <summary>What the keys of pages scroll where all are side by side.</summary>
    protected abstract TPanel ReadWhenWide { get; }

    /// <summary>A panel.</summary>
    protected Panel Of(TPanel panel) => _panels[panel];

    /// <summary>Whether the last lines are the news, and seen first.</summary>
    protected virtual bool IsReadFromEnd(TPanel panel) => false;

    /// <summary>Whether what stands in a panel depends on how many rows there are.</summary>
    protected virtual bool IsFitted(TPanel panel) => false;

    /// <summary>Which panel is unfolded.</summary>
    protected abstract TPanel Unfolded(TScreen screen);

    /// <summary>What a panel is called.</summary>
    protected abstract string TitleOf(TPanel panel, TScreen screen, Page page);

    /// <summary>What stands in a panel.</summary>
    protected abstract IReadOnlyList<Line> Lines(TPanel panel, TScreen screen, Page page, int columns, int rows);

    /// <summary>Shows the desk with all panels side by side.</summary>
    protected abstract void ShowWide(TScreen screen, Page page, Rectangle body);

    /// <summary>Shows the desk with one panel unfolded.</summary>
    protected abstract void ShowNarrow(TScreen screen, Page page, Rectangle body);

    /// <inheritdoc/>
    protected sealed override void Show(TScreen screen, Page page, Rectangle body)
    {
        _made.Clear();
        IsWide = page.IsWide;
        if (IsWide)
        {
            ShowWide(screen, page, body);
        }
        else
        {
            ShowNarrow(screen, page, body);
        }
    }

    /// <summary>The rows with which all of a panel is seen, its frame included.</summary>
    protected int Needed(TPanel panel, TScreen screen, Page page, int columns) => Made(panel, screen, page, columns - 2, page.Rows).Count + 2;

    /// <summary>Shows the unfolded panel somewhere.</summary>
    protected void Unfold(TScreen screen, Page page, Rectangle at)
    {
        var unfolded = Unfolded(screen);
        foreach (var panel in _panels.Keys)
        {
            Place(panel, screen, page, panel.Equals(unfolded) ? at : Rectangle.Empty);
        }

        if (!_unfolded.Equals(unfolded))
        {
            _unfolded = unfolded;
            var lines = Of(unfolded).Lines.Count;
            Of(unfolded).Scroll(IsReadFromEnd(unfolded) ? lines : -lines);
        }
    }

    /// <summary>Shows a panel somewhere.</summary>
    protected void Place(TPanel panel, TScreen screen, Page page, Rectangle at)
    {
        var before = Of(panel).Lines;
        Of(panel).Show(at, at.IsEmpty ? "" : TitleOf(panel, screen, page), columns => Made(panel, screen, page, columns, at.Height - 2));
        if (IsReadFromEnd(panel) && !ReferenceEquals(before, Of(panel).Lines))
        {
            Of(panel).Scroll(Of(panel).Lines.Count);
        }
    }

    private IReadOnlyList<Line> Made(TPanel panel, TScreen screen, Page page, int columns, int rows)
    {
        var key = (panel, columns, IsFitted(panel) ? rows : 0);
        return _made.TryGetValue(key, out var made) ? made : _made[key] = Lines(panel, screen, page, columns, rows);
    }
}
