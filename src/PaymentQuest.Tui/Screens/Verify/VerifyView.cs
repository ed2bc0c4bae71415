using System.Drawing;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>A message that arrived, what is known, and the checks that can be made of it.</summary>
internal sealed class VerifyView : DeskView<VerifyScreen>
{
    private const int WidestSide = 50;
    private const int LeastChecks = 4;
    private const int LeastPanel = 3;

    private readonly ChoicePanel _checks;
    private readonly Panel[] _panels;
    private bool _isWide;
    private VerifyPanel _unfolded;

    /// <summary>An empty desk.</summary>
    public VerifyView()
        : this(new ChoicePanel(), [.. Enum.GetValues<VerifyPanel>().Select(_ => new Panel())])
    {
    }

    private VerifyView(ChoicePanel checks, Panel[] panels)
        : base([checks, .. panels])
    {
        (_checks, _panels) = (checks, panels);
        _checks.Tell = input => Tell(input);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Panel> Panels => _isWide ? [_checks, Of(VerifyPanel.Knowledge), Of(VerifyPanel.Chart), Of(VerifyPanel.Story), Of(VerifyPanel.Message)] : [];

    /// <inheritdoc/>
    protected override LinesView Read => Of(_isWide ? VerifyPanel.Message : _unfolded);

    /// <inheritdoc/>
    protected override int LeastRows => LeastPanel + LeastChecks;

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Heading(GameModel model, VerifyScreen screen, Page page) => VerifyText.Heading(model, screen, page);

    /// <inheritdoc/>
    protected override void Show(VerifyScreen screen, Page page, Rectangle body)
    {
        _isWide = page.IsWide;
        if (_isWide)
        {
            Wide(screen, page, body);
        }
        else
        {
            Narrow(screen, page, body);
        }
    }

    private void Narrow(VerifyScreen screen, Page page, Rectangle body)
    {
        var checks = Choices(screen, page, body.Width);
        var upper = Math.Clamp(Needed(screen.Panel, screen, page, body.Width), Math.Min(LeastPanel, body.Height), Math.Max(body.Height - Math.Max(checks, LeastChecks), Math.Max(body.Height / 2, Math.Min(LeastPanel, body.Height))));
        foreach (var panel in Enum.GetValues<VerifyPanel>())
        {
            Place(panel, screen, page, panel == screen.Panel ? body with { Height = upper } : Rectangle.Empty);
        }

        if (_unfolded != screen.Panel)
        {
            _unfolded = screen.Panel;
            Of(_unfolded).Scroll(-Of(_unfolded).Lines.Count);
        }

        Place(screen, page, body with { Y = body.Y + upper, Height = body.Height - upper });
    }

    private void Wide(VerifyScreen screen, Page page, Rectangle body)
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

    private static int Needed(VerifyPanel panel, VerifyScreen screen, Page page, int columns) => VerifyText.Lines(panel, screen, page, columns - 2, page.Rows).Count + 2;

    private Panel Of(VerifyPanel panel) => _panels[(int)panel];

    private void Place(VerifyPanel panel, VerifyScreen screen, Page page, Rectangle at) =>
        Of(panel).Show(at, VerifyText.Title(panel, screen, page), columns => VerifyText.Lines(panel, screen, page, columns, at.Height - 2));

    private void Place(VerifyScreen screen, Page page, Rectangle at) => _checks.Show(
        at,
        VerifyText.ChoicesTitle(screen, page),
        columns => VerifyText.Choices(screen, page, columns),
        screen.IsChoosing ? screen.Chosen : -1,
        _ => screen.Rows == 0 ? [Line.From(" " + page.Say("verify.not-made"), PaymentQuest.Screens.Style.Faint)] : []);
}
