using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>What came of an attempt and what there is to learn from it.</summary>
internal sealed class DebriefView : TextView<DebriefScreen>
{
    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Heading(GameModel model, DebriefScreen screen, Page page) => DebriefText.Heading(screen, page);

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Told(GameModel model, DebriefScreen screen, Page page, int columns) => DebriefText.Lines(screen, page, model.PlayTime, columns);
}
