using System.Drawing;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>The card of a name.</summary>
internal sealed class NameView : ChromeView<NameScreen>
{
    private const int WidestText = 100;

    private readonly ChoicePanel _card = new() { IsFramed = false };

    /// <summary>A view without a card.</summary>
    public NameView()
    {
        Add(_card);
        _card.Tell = input => Tell(input);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Panel> Panels => [_card];

    /// <inheritdoc/>
    protected override LinesView Reading => _card;

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Heading(GameModel model, NameScreen screen, Page page) => NameText.Heading(screen, page);

    /// <inheritdoc/>
    protected override void Show(GameModel model, NameScreen screen, Page page, Rectangle body)
    {
        int Columns(int columns) => Math.Min(columns - 1, WidestText);
        _card.Show(body, "", columns => NameText.Entries(screen, page, Columns(columns)), screen.Chosen, columns => NameText.About(screen, page, Columns(columns)));
    }
}
