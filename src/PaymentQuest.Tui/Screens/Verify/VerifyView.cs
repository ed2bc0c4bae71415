using System.Drawing;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>A message that arrived, what is known, and the checks that can be made of it.</summary>
internal sealed class VerifyView : FoldingDeskView<VerifyScreen, VerifyPanel>
{
    private const int WidestSide = 50;
    private const int LeastChecks = 4;
    private const int LeastPanel = 3;

    private readonly ChoicePanel _checks;

    /// <summary>An empty desk.</summary>
    public VerifyView()
        : this(new ChoicePanel())
    {
    }

    private VerifyView(ChoicePanel checks)
        : base(checks)
    {
        _checks = checks;
        _checks.Tell = input => Tell(input);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Panel> Panels => IsWide ? [_checks, Of(VerifyPanel.Knowledge), Of(VerifyPanel.Chart), Of(VerifyPanel.Story), Of(VerifyPanel.Message)] : [];

    /// <inheritdoc/>
    protected override VerifyPanel ReadWhenWide => VerifyPanel.Message;

    /// <inheritdoc/>
    protected override int LeastRows => LeastPanel + LeastChecks;

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Heading(GameModel model, VerifyScreen screen, Page page) => VerifyText.Heading(model, screen, page);

    /// <inheritdoc/>
    protected override VerifyPanel Unfolded(VerifyScreen screen) => screen.Panel;

    /// <inheritdoc/>
    protected override bool IsFitted(VerifyPanel panel) => panel == VerifyPanel.Chart;

    /// <inheritdoc/>
    protected override string TitleOf(VerifyPanel panel, VerifyScreen screen, Page page) => VerifyText.Title(panel, screen, page);

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Lines(VerifyPanel panel, VerifyScreen screen, Page page, int columns, int rows) => VerifyText.Lines(panel, screen, page, columns, rows);

    /// <inheritdoc/>
    protected override void ShowNarrow(VerifyScreen screen, Page page, Rectangle body)
    {
        var checks = Choices(screen, page, body.Width);
        var upper = Math.Clamp(Needed(screen.Panel, screen, page, body.Width), Math.Min(LeastPanel, body.Height), Math.Max(body.Height - Math.Max(checks, LeastChecks), Math.Max(body.Height / 2, Math.Min(LeastPanel, body.Height))));
        Unfold(screen, page, body with { Height = upper });
        Place(screen, page, body with { Y = body.Y + upper, Height = body.Height - upper });
    }

    /// <inheritdoc/>
    protected override void ShowWide(VerifyScreen screen, Page page, Rectangle body)
    {
        var (side, main) = Beside(body, Math.Min(WidestSide, body.Width * 5 / 12));
        var chart = Math.Min((2 * screen.Quest.Protocol.Steps.Count) + 3, body.Height / 2);
        var knowledge = Math.Min(Needed(VerifyPanel.Knowledge, screen, page, main.Width), body.Height / 3);
        var spare = body.Height - knowledge - Math.Max(Choices(screen, page, main.Width), LeastChecks);
        var message = Math.Min(Needed(VerifyPanel.Message, screen, page, main.Width), Math.Max(spare, body.Height * 2 / 5));
        var checks = body.Height - message - knowledge;
        Place(VerifyPanel.Chart, screen, page, side with { Height = chart });
        Place(VerifyPanel.Story, screen, page, side with { Y = body.Y + chart, Height = body.Height - chart });
        Place(VerifyPanel.Message, screen, page, main with { Height = message });
        Place(screen, page, main with { Y = body.Y + message, Height = checks });
        Place(VerifyPanel.Knowledge, screen, page, main with { Y = body.Y + message + checks, Height = knowledge });
    }

    private static int Choices(VerifyScreen screen, Page page, int columns) => VerifyText.Choices(screen, page, columns - 2).Sum(e => e.Count) + 2;

    private void Place(VerifyScreen screen, Page page, Rectangle at) => _checks.Show(
        at,
        VerifyText.ChoicesTitle(screen, page),
        columns => VerifyText.Choices(screen, page, columns),
        screen.IsChoosing ? screen.Chosen : -1,
        _ => screen.Rows == 0 ? [Line.From(" " + page.Say("verify.not-made"), PaymentQuest.Screens.Style.Faint)] : []);
}
