using System.Drawing;
using PaymentQuest.Screens;
using Terminal.Gui.Input;

namespace PaymentQuest.Tui;

/// <summary>The list of quests: a tree of topics, or a table sorted by one of its columns.</summary>
internal sealed class HomeView : ChromeView<HomeScreen>
{
    private const int FewestRows = 4;

    private readonly ColumnHeadings _headings = new();
    private readonly ChoicePanel _list = new() { IsFramed = false };
    private readonly LinesView _details = new();

    /// <summary>An empty list.</summary>
    public HomeView()
    {
        Add(_headings, _list, _details);
        _list.Tell = input => Tell(input);
        _headings.Tell = input => Tell(input);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<Panel> Panels => [_list];

    /// <inheritdoc/>
    protected override IReadOnlyList<Line> Heading(GameModel model, HomeScreen screen, Page page) => HomeText.Heading(model, screen, page);

    /// <inheritdoc/>
    protected override void Show(GameModel model, HomeScreen screen, Page page, Rectangle body)
    {
        IReadOnlyList<Line> details = [page.Rule(), .. HomeText.Details(model, screen, page)];
        var rows = Math.Max(body.Height - details.Count, Math.Min(body.Height, FewestRows));
        var isTable = screen.Order != HomeOrder.Topic;
        _headings.Show(new Rectangle(0, body.Y, page.Columns, isTable ? 1 : 0), model, screen, page);
        var list = new Rectangle(0, body.Y + (isTable ? 1 : 0), page.Columns, rows - (isTable ? 1 : 0));
        var shown = screen.Rows(model);
        if (shown.Count == 0)
        {
            _list.Show(list, "", _ => [[Line.From(" " + page.Say("home.nothing"))]], -1);
        }
        else
        {
            _list.Show(list, "", shown.Count, Rows, shown.ToList().FindIndex(screen.IsChosen));
        }

        _details.PutAt(new Rectangle(0, body.Y + rows, page.Columns, Math.Max(body.Height - rows, 0)));
        _details.Lines = details;

        Func<int, Line> Rows(int columns)
        {
            var widths = HomeText.Widths(model, columns);
            return row => HomeText.Row(model, screen, shown[row], page, widths);
        }
    }

    private sealed class ColumnHeadings : LinesView
    {
        private IReadOnlyList<(int From, int To, HomeOrder Order)> _places = [];

        public Action<Input> Tell { get; set; } = _ => { };

        public void Show(Rectangle at, GameModel model, HomeScreen screen, Page page)
        {
            this.PutAt(at);
            (var line, _places) = HomeText.ColumnHeadings(model, screen, page, at.Width);
            Lines = [line];
        }

        protected override bool OnMouseEvent(Mouse mouse)
        {
            if (mouse.Position is not { } at || !mouse.Flags.HasFlag(MouseFlags.LeftButtonReleased))
            {
                return false;
            }

            foreach (var (_, _, order) in _places.Where(p => at.X >= p.From && at.X < p.To))
            {
                Tell(new Input.Sorted((int)order));
            }

            return true;
        }
    }
}
