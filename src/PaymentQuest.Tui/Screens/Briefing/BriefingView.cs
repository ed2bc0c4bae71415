using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>The story of a quest and how it is played.</summary>
internal sealed class BriefingView : TextView<BriefingScreen>
{
    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Heading(GameModel model, BriefingScreen screen, Page page) => BriefingText.Heading(screen, page);

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Told(GameModel model, BriefingScreen screen, Page page, int columns) => BriefingText.Lines(screen, columns, page.Language);
}
