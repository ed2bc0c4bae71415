using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The list of all quests.</summary>
/// <param name="Chosen">The identifier of the quest under the cursor; null when there are no quests.</param>
/// <param name="Filter">What is looked for; null when everything is shown.</param>
public sealed record HomeScreen(string? Chosen, string? Filter) : Screen
{
    /// <inheritdoc/>
    public override Sequence<Binding> Keys => Filter is null ? KeyTable.Home : KeyTable.HomeFinding;

    /// <inheritdoc/>
    public override bool IsTyping => Filter is not null;

    /// <summary>The home screen on a quest, or on the next one to play.</summary>
    internal static HomeScreen On(GameModel model, string? id) =>
        new(id is not null && model.Quests.Any(q => q.Id == id) ? id : model.Next?.Id, null);

    /// <summary>The quests that the filter lets through, in order: those in whose name, protocol or role all its words occur.</summary>
    internal IReadOnlyList<QuestEntry> Visible(GameModel model)
    {
        var words = (Filter ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. model.Quests.Where(q => words.All(w =>
                $"{q.Id} {q.Title.In(model.Language)} {q.Protocol} {q.Role} {q.Kind}".Contains(w, StringComparison.OrdinalIgnoreCase))),
        ];
    }
}

/// <summary>What keys do on the home screen.</summary>
internal static class HomeUpdate
{
    private const int PageLength = 10;

    public static (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, HomeScreen screen, Intent intent) => intent switch
    {
        Intent.Up => (Move(model, screen, -1), []),
        Intent.Down => (Move(model, screen, 1), []),
        Intent.PageUp => (Move(model, screen, -PageLength), []),
        Intent.PageDown => (Move(model, screen, PageLength), []),
        Intent.First => (Move(model, screen, -100_000), []),
        Intent.Last => (Move(model, screen, 100_000), []),
        Intent.Find => (model.Show(screen with { Filter = "" }), []),
        Intent.Back => (model.Show(screen with { Filter = null }), []),
        Intent.Remove => (Filtered(model, screen, TextField.Of(screen.Filter ?? "").Backspace().Text), []),
        Intent.Choose when screen.Visible(model).FirstOrDefault(q => q.Id == screen.Chosen) is { } entry => Open(model, entry),
        Intent.Quit => (model, [new Quit()]),
        _ => (model, []),
    };

    public static GameModel Typed(GameModel model, HomeScreen screen, string text) =>
        screen.Filter is { Length: < 60 } filter ? Filtered(model, screen, TextField.Of(filter).Insert(text).Text) : model;

    /// <summary>The briefing of a quest, which waits for the quest to be read.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Open(GameModel model, QuestEntry entry)
    {
        var home = model with { Stack = [new HomeScreen(entry.Id, null)] };
        return (home.Push(new BriefingScreen(entry, null, 0)), [new LoadQuest(entry.Id)]);
    }

    private static GameModel Filtered(GameModel model, HomeScreen screen, string filter)
    {
        var next = screen with { Filter = filter };
        var visible = next.Visible(model);
        return model.Show(next with { Chosen = visible.Any(q => q.Id == screen.Chosen) ? screen.Chosen : visible.FirstOrDefault()?.Id ?? screen.Chosen });
    }

    private static GameModel Move(GameModel model, HomeScreen screen, int by)
    {
        var visible = screen.Visible(model);
        if (visible.Count == 0)
        {
            return model;
        }

        var at = Math.Max(visible.ToList().FindIndex(q => q.Id == screen.Chosen), 0);
        return model.Show(screen with { Chosen = visible[Math.Clamp(at + by, 0, visible.Count - 1)].Id });
    }
}
