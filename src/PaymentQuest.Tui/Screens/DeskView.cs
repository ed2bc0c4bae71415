using System.Drawing;
using PaymentQuest.Screens;
using Terminal.Gui.ViewBase;

namespace PaymentQuest.Tui;

/// <summary>A desk: what the quest is about, and at the bottom what is typed and what the desk says. What it says is seen whole wherever there is room.</summary>
/// <typeparam name="TScreen">The kind of desk.</typeparam>
internal abstract class DeskView<TScreen> : ChromeView<TScreen>
    where TScreen : DeskScreen
{
    private const int LeastNotice = 2;

    private readonly DraftField _field = new();
    private readonly Panel _notice = new() { IsFramed = false };

    /// <summary>A desk on which nothing is said.</summary>
    /// <param name="panels">What it is about; the first has the focus.</param>
    protected DeskView(params ReadOnlySpan<View> panels)
    {
        foreach (var panel in panels)
        {
            Add(panel);
        }

        Add(_field, _notice);
    }

    /// <inheritdoc/>
    protected internal sealed override DraftField Field => _field;

    /// <inheritdoc/>
    protected sealed override LinesView Reading => _notice.Visible && _notice.Lines.Count > _notice.Rows ? _notice : Read;

    /// <summary>What the keys of pages scroll while all that the desk says is in sight.</summary>
    protected abstract LinesView Read { get; }

    /// <summary>The fewest rows that are left for what the quest is about, where there are as many.</summary>
    protected abstract int LeastRows { get; }

    /// <inheritdoc/>
    protected sealed override void Show(GameModel model, TScreen screen, Page page, Rectangle body)
    {
        var before = _notice.Lines;
        var typed = screen.Typing is null ? 0 : Math.Min(1, body.Height);
        var said = screen.NoticeLines(page);
        var needed = said.Sum(l => Page.Wrap(l, page.Columns).Count);
        var rows = Math.Clamp(needed, Math.Min(LeastNotice - typed, body.Height - typed), Math.Max(body.Height - typed - LeastRows, Math.Min(LeastNotice, body.Height - typed)));
        _notice.Show(new Rectangle(0, body.Bottom - rows, body.Width, rows), "", columns => [.. said.SelectMany(l => Page.Wrap(l, columns))]);
        if (!ReferenceEquals(before, _notice.Lines))
        {
            _notice.Scroll(-before.Count - _notice.Lines.Count);
        }

        Show(screen, page, body with { Height = body.Height - rows - typed });
        _field.Show(new Rectangle(0, body.Bottom - rows - typed, body.Width, typed), screen.Typing, page.Glyphs);
    }

    /// <summary>Shows what the quest is about.</summary>
    protected abstract void Show(TScreen screen, Page page, Rectangle body);
}
