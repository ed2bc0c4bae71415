using System.Drawing;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>A sheet, beside the protocol and the story, or in turn with them where there is no room.</summary>
/// <typeparam name="TScreen">The kind of sheet.</typeparam>
internal abstract class SheetView<TScreen> : DeskView<TScreen>
    where TScreen : SheetScreen
{
    private const int WidestSide = 50;

    private readonly Panel _sheet;
    private readonly Panel _protocol;
    private readonly Panel _story;
    private Panel _unfolded;
    private bool _isWide;
    private bool _isTyping;

    /// <summary>A view without a sheet.</summary>
    /// <param name="sheet">Where the sheet is shown.</param>
    protected SheetView(Panel sheet)
        : this(sheet, new Panel(), new Panel())
    {
    }

    private SheetView(Panel sheet, Panel protocol, Panel story)
        : base(sheet, protocol, story) => (_sheet, _protocol, _story, _unfolded) = (sheet, protocol, story, sheet);

    /// <inheritdoc/>
    protected override IReadOnlyList<Panel> Panels => [_sheet, _protocol, _story];

    /// <inheritdoc/>
    protected override LinesView Read => _isWide ? _protocol : _unfolded;

    /// <inheritdoc/>
    protected override int LeastRows => 8;

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Heading(GameModel model, TScreen screen, Page page) => SheetPanels.Heading(model, screen, page);

    /// <inheritdoc/>
    protected sealed override void Show(TScreen screen, Page page, Rectangle body)
    {
        _isWide = page.IsWide;
        var unfolded = screen.IsInHand ? _sheet : screen.Panel == SheetPanel.Protocol ? _protocol : _story;
        if (_isWide)
        {
            var (side, sheet) = Beside(body, Math.Min(WidestSide, body.Width * 5 / 12));
            var upper = Math.Min(SheetPanels.Protocol(screen, page, side.Width - 2).Count + 2, body.Height * 2 / 3);
            Place(sheet, side with { Height = upper }, side with { Y = side.Y + upper, Height = side.Height - upper });
        }
        else
        {
            Place(At(_sheet), At(_protocol), At(_story));
        }

        // The keys go back to the sheet when a value has been typed.
        if (_unfolded != unfolded || (_isTyping && screen.Typing is null))
        {
            _unfolded = unfolded;
            _unfolded.SetFocus();
        }

        _isTyping = screen.Typing is not null;

        Rectangle At(Panel panel) => panel == unfolded ? body : Rectangle.Empty;

        void Place(Rectangle sheet, Rectangle protocol, Rectangle story)
        {
            ShowSheet(screen, page, sheet, SheetPanels.Title(screen, SheetPanel.Sheet, page));
            _protocol.Show(protocol, SheetPanels.Title(screen, SheetPanel.Protocol, page), columns => SheetPanels.Protocol(screen, page, columns));
            _story.Show(story, SheetPanels.Title(screen, SheetPanel.Story, page), columns => SheetPanels.Story(screen, page, columns));
        }
    }

    /// <summary>Shows the sheet somewhere.</summary>
    protected abstract void ShowSheet(TScreen screen, Page page, Rectangle at, string title);
}
