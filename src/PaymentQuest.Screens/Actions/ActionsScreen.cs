using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Every action of the screen below, found by its name: the command palette.</summary>
/// <param name="Actions">What the screen below understands.</param>
/// <param name="Query">What is looked for.</param>
/// <param name="Chosen">Which of those that are found is chosen, from 0.</param>
public sealed record ActionsScreen(Sequence<ScreenAction> Actions, TextField Query, int Chosen) : Screen
{
    /// <inheritdoc/>
    public override Sequence<Binding> Keys =>
    [
        new(Intent.Choose, Prose.Of("actions.do-it"), true),
        new(Intent.Up, KeyMap.Of(Intent.Up).Label),
        new(Intent.Down, KeyMap.Of(Intent.Down).Label),
        new(Intent.Back, KeyMap.Of(Intent.Back).Label, true),
        .. KeyTable.Editing,
    ];

    /// <inheritdoc/>
    public override bool IsTyping => true;

    /// <inheritdoc/>
    public override TextField? Typing => Query;

    /// <summary>The actions that are found, the best first: those in whose name all letters of the query occur in their order, in a language or in files.</summary>
    public IReadOnlyList<ScreenAction> Found =>
    [
        .. Actions
            .Select((action, place) => (action, place, cost: Names(action).Min(name => Cost(name, Query.Text))))
            .Where(found => found.cost is not null)
            .OrderBy(found => found.cost)
            .ThenBy(found => found.place)
            .Select(found => found.action),
    ];

    /// <summary>What is asked for by choosing now; null where nothing is found.</summary>
    public Intent? Asked => Found is { Count: > 0 } found ? found[Chosen].Intent : null;

    /// <summary>How far the letters of a query lie apart in a name: less is better, the beginnings of words are best; null when they are not all there in this order.</summary>
    internal static int? Cost(string name, string query)
    {
        var (cost, at) = (0, 0);
        foreach (var letter in query.Where(letter => letter != ' '))
        {
            var next = name.IndexOf(letter.ToString(), at, StringComparison.OrdinalIgnoreCase);
            if (next < 0)
            {
                return null;
            }

            var isBeginning = next == 0 || !char.IsLetterOrDigit(name[next - 1]);
            cost += next == at && at > 0 ? 0 : isBeginning ? 1 : 2 + next - at;
            at = next + 1;
        }

        return cost;
    }

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) => intent switch
    {
        Intent.Up => (model.Show(At(Chosen - 1)), []),
        Intent.Down => (model.Show(At(Chosen + 1)), []),
        Intent.Back => (model.Pop(), []),
        Intent.Choose when Asked is { } asked => GameApplication.Update(model.Pop(), new Input.Asked(asked)),
        _ => (Edited(model, Query.After(intent)), []),
    };

    /// <inheritdoc/>
    internal override GameModel Typed(GameModel model, string text) => Edited(model, Query.Insert(text));

    /// <inheritdoc/>
    internal override GameModel Edited(GameModel model, TextField line) => model.Show(this with { Query = line, Chosen = line.Text == Query.Text ? Chosen : 0 });

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Pointed(GameModel model, int entry) => (model.Show(At(entry)), []);

    private ActionsScreen At(int entry) => this with { Chosen = Math.Clamp(entry, 0, Math.Max(Found.Count - 1, 0)) };

    private static IEnumerable<string> Names(ScreenAction action) => [action.Label.En, action.Label.Es, action.Name];
}
