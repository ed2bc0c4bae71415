using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Terminal.Gui.Input;

namespace PaymentQuest.Tui;

/// <summary>What can be done, with its keys; a click does it.</summary>
internal sealed class KeyBar : LinesView
{
    private readonly List<(int Row, int From, int To, Intent Intent)> _places = [];
    private List<ScreenAction> _actions = [];
    private (int Columns, int Most, Language Language) _for;

    /// <summary>Where the bar tells what was clicked.</summary>
    public Action<Input> Tell { get; set; } = _ => { };

    /// <summary>Shows the actions that have a key and a place on the bar, as many as fit into so many rows; help is always among them.</summary>
    /// <returns>The rows that it takes.</returns>
    public int Show(IEnumerable<ScreenAction> actions, int columns, int most, Language language)
    {
        var shown = actions.Where(a => a.IsInFooter && a.Key is not null).ToList();
        if (_for == (columns, most, language) && shown.SequenceEqual(_actions))
        {
            return Lines.Count;
        }

        (_actions, _for) = (shown, (columns, most, language));
        var help = shown.Where(a => a.Intent == Intent.Help).ToList();
        var room = help.Sum(a => Entry(a, language).Width);
        List<Line> rows = [Line.Empty];
        _places.Clear();
        foreach (var action in shown.Except(help))
        {
            var entry = Entry(action, language);
            var isLast = rows.Count == most;
            if (rows[^1].Width + entry.Width + (isLast ? room : 0) > columns)
            {
                if (isLast)
                {
                    continue;
                }

                rows.Add(Line.Empty);
            }

            Add(action.Intent, entry);
        }

        foreach (var action in help)
        {
            Add(action.Intent, Entry(action, language));
        }

        Lines = rows;
        return rows.Count;

        void Add(Intent intent, Line entry)
        {
            _places.Add((rows.Count - 1, rows[^1].Width, rows[^1].Width + entry.Width, intent));
            rows[^1] += entry;
        }
    }

    /// <inheritdoc/>
    protected override bool OnMouseEvent(Mouse mouse)
    {
        if (mouse.Position is not { } at || !mouse.Flags.HasFlag(MouseFlags.LeftButtonReleased))
        {
            return false;
        }

        foreach (var (row, from, to, intent) in _places)
        {
            if (row == at.Y && at.X >= from && at.X < to)
            {
                Tell(new Input.Asked(intent));
                return true;
            }
        }

        return false;
    }

    private static Line Entry(ScreenAction action, Language language) =>
        Line.Of(new Fragment(" " + action.Key!.In(language), Style.Strong), new Fragment(" " + action.Label.In(language) + " ", Style.Faint));
}
