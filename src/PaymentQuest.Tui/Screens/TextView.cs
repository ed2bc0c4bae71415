using System.Drawing;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>A screen that is read.</summary>
/// <typeparam name="TScreen">The kind of screen.</typeparam>
internal abstract class TextView<TScreen> : ChromeView<TScreen>
    where TScreen : Screen
{
    private const int WidestText = 100;

    private readonly Panel _text = new() { IsFramed = false };

    /// <summary>A view without text.</summary>
    protected TextView() => Add(_text);

    /// <inheritdoc/>
    protected override IReadOnlyList<Panel> Panels => [_text];

    /// <summary>What is read.</summary>
    protected abstract IReadOnlyList<Line> Told(GameModel model, TScreen screen, Page page, int columns);

    /// <inheritdoc/>
    protected sealed override void Show(GameModel model, TScreen screen, Page page, Rectangle body) =>
        _text.Show(body, "", columns => Told(model, screen, page, Math.Min(columns - 1, WidestText)));
}
