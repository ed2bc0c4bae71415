using System.Drawing;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>The workbench: what is composed, what it can be composed of, and what there is to look at meanwhile.</summary>
internal sealed class BuildView : DeskView<BuildScreen>
{
    // Of the workbench and of what can be chosen from, their frames included.
    private const int LeastBench = 3;
    private const int LeastKnown = 5;

    private readonly ChoicePanel _bench;
    private readonly ChoicePanel _known;
    private readonly Panel _octets;
    private readonly Panel _chart;
    private readonly Panel _story;
    private Panel _read;
    private (BuildScreen Screen, Page Page, int Columns, IReadOnlyList<Line> Lines, int Caret) _draft;

    /// <summary>An empty workbench.</summary>
    public BuildView()
        : this(new ChoicePanel { CanFocus = false }, new ChoicePanel(), new Panel(), new Panel(), new Panel())
    {
    }

    private BuildView(ChoicePanel bench, ChoicePanel known, Panel octets, Panel chart, Panel story)
        : base(bench, known, octets, chart, story)
    {
        (_bench, _known, _octets, _chart, _story, _read) = (bench, known, octets, chart, story, known);
        _known.Tell = input => Tell(input);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Panel> Panels => [_known, _octets, _chart, _story];

    /// <inheritdoc/>
    protected override LinesView Read => _read;

    /// <inheritdoc/>
    protected override int LeastRows => LeastBench + LeastKnown;

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Heading(GameModel model, BuildScreen screen, Page page) => BuildText.Heading(model, screen, page);

    /// <inheritdoc/>
    protected override void Show(BuildScreen screen, Page page, Rectangle body)
    {
        if (page.IsWide)
        {
            Wide(screen, page, body);
        }
        else
        {
            Narrow(screen, page, body);
        }

        _read = page.IsWide ? Panels.FirstOrDefault(p => p.HasFocus) ?? _known : Panels[(int)screen.Panel];
        if (screen.Typing is null && HasFocus && _read is { Visible: true, HasFocus: false })
        {
            _read.SetFocus();
        }
    }

    private void Narrow(BuildScreen screen, Page page, Rectangle body)
    {
        // What was sent is seen whole beside what is said of it, as far as there is room.
        var most = screen.Notice is DeskNotice.Result ? body.Height - LeastKnown : body.Height / 2;
        var bench = BenchRows(screen, page, body.Width, Math.Min(LeastBench, body.Height), most);
        Bench(screen, page, body with { Height = bench });
        var below = new Rectangle(body.X, body.Y + bench, body.Width, body.Height - bench);
        foreach (var panel in Enum.GetValues<BuildPanel>())
        {
            Show(panel, screen, page, panel == screen.Panel ? below : Rectangle.Empty);
        }
    }

    private void Wide(BuildScreen screen, Page page, Rectangle body)
    {
        var octets = Math.Clamp((screen.Preview?.Fields.Count ?? 0) + 4, 4, Math.Max(body.Height / 3, 4));
        var (left, right) = Beside(body with { Height = Math.Max(body.Height - octets, 0) }, Math.Min(50, page.Columns * 5 / 12));
        var chart = Math.Min((2 * screen.Quest.Protocol.Steps.Count) + 3, Math.Max(left.Height - 5, left.Height / 2));
        var bench = BenchRows(screen, page, right.Width, Math.Min(6, right.Height), right.Height / 2);
        Bench(screen, page, right with { Height = bench });
        Show(BuildPanel.Knowledge, screen, page, right with { Y = right.Y + bench, Height = right.Height - bench });
        Show(BuildPanel.Chart, screen, page, left with { Height = chart });
        Show(BuildPanel.Story, screen, page, left with { Y = left.Y + chart, Height = left.Height - chart });
        Show(BuildPanel.Octets, screen, page, body with { Y = left.Bottom, Height = octets });
    }

    private int BenchRows(BuildScreen screen, Page page, int columns, int fewest, int most) =>
        Math.Clamp(Draft(screen, page, columns - 2).Lines.Count + 2, fewest, Math.Max(most, fewest));

    private void Bench(BuildScreen screen, Page page, Rectangle at) =>
        _bench.Show(at, BuildText.Title(screen, page), columns => [.. Draft(screen, page, columns).Lines.Select(l => (IReadOnlyList<Line>)[l])], Draft(screen, page, at.Width - 2).Caret);

    // How much room it needs and where its caret stands is asked before it is shown.
    private (BuildScreen Screen, Page Page, int Columns, IReadOnlyList<Line> Lines, int Caret) Draft(BuildScreen screen, Page page, int columns)
    {
        if (!ReferenceEquals(_draft.Screen, screen) || !ReferenceEquals(_draft.Page, page) || _draft.Columns != columns)
        {
            var lines = BuildText.Draft(screen, page, columns, out var caret);
            _draft = (screen, page, columns, lines, caret);
        }

        return _draft;
    }

    private void Show(BuildPanel panel, BuildScreen screen, Page page, Rectangle at)
    {
        var title = BuildText.Title(panel, screen, page);
        switch (panel)
        {
            case BuildPanel.Knowledge:
                // While letters are typed a click puts a name among them, and Enter is the line's.
                _known.Show(at, title, columns => BuildText.Knowledge(screen, page, columns), screen.Typing is null ? screen.Chosen : -1);
                break;
            case BuildPanel.Octets:
                _octets.Show(at, title, columns => BuildText.OnTheWire(screen, page, columns));
                break;
            case BuildPanel.Chart:
                _chart.Show(at, title, columns => BuildText.Chart(screen, page, columns, at.Height - 2));
                break;
            default:
                _story.Show(at, title, columns => BuildText.Story(screen, page, columns));
                break;
        }
    }
}
