using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>The keys of the screen below.</summary>
internal sealed class HelpView : TextView<HelpScreen>
{
    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Heading(GameModel model, HelpScreen screen, Page page) => HelpText.Heading(page);

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Told(GameModel model, HelpScreen screen, Page page, int columns) => HelpText.Lines(screen, columns, page.Language);
}
