using System.Drawing;
using PaymentQuest.Screens;
using Terminal.Gui.Drivers;

namespace PaymentQuest.Tui;

/// <summary>The command palette, over the screen whose actions it finds.</summary>
internal sealed class ActionsView : ScreenView
{
    private const int MostColumns = 64;
    private const int Prompt = 3;

    private readonly LinesView _query = new() { CanFocus = true };
    private readonly ChoicePanel _found = new() { CanFocus = false };

    /// <summary>An empty palette.</summary>
    public ActionsView()
    {
        Add(_query, _found);
        _found.Tell = input => Tell(input);
    }

    /// <inheritdoc/>
    public override void Show(GameModel model, Page page)
    {
        var screen = (ActionsScreen)model.Top;
        var found = screen.Found;
        var columns = Math.Min(MostColumns, page.Columns - 4);
        var rows = Math.Clamp(found.Count, 1, Math.Max(page.Rows - 6, 1)) + 3;
        this.PutAt(new Rectangle((page.Columns - columns) / 2, Math.Max((page.Rows - rows) / 3, 0), columns, rows));
        _query.PutAt(new Rectangle(0, 0, columns, 1));
        var typed = screen.Query.Text;
        _query.Lines = [Line.From(" > ", Style.Strong) + typed];
        Layout();
        _query.Cursor = new Cursor
        {
            Position = _query.ViewportToScreen(new Point(Prompt + ColumnWidth.Of(typed[..screen.Query.Cursor]), 0)),
            Style = CursorStyle.Default,
        };
        var widest = found.Select(a => Key(a, page).Length).DefaultIfEmpty(0).Max();
        _found.Show(
            new Rectangle(0, 1, columns, rows - 1),
            page.Say("actions.title"),
            width => found.Count == 0
                ? [[Line.From(" " + page.Say("actions.nothing"), Style.Faint)]]
                : [.. found.Select(a => (IReadOnlyList<Line>)[Entry(a, ReferenceEquals(a, found[screen.Chosen]), width, widest, page)])],
            screen.Chosen);
    }

    private static Line Entry(ScreenAction action, bool isChosen, int width, int widest, Page page) =>
        Line.From($" {(isChosen ? page.Glyphs.Pointer : " ")} ")
        + Line.From(page.Say(action.Label), isChosen ? Style.Chosen : Style.Plain).Fit(Math.Max(width - widest - 5, 8), page.Glyphs)
        + Line.From(" " + Key(action, page), Style.Faint);

    private static string Key(ScreenAction action, Page page) => action.Key is { } key ? page.Say(key) : "";
}
