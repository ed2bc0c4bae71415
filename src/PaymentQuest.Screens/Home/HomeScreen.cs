using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The list of all quests.</summary>
/// <param name="Chosen">The identifier of the quest under the cursor; null when there are no quests.</param>
/// <param name="Filter">What is looked for; null when everything is shown.</param>
public sealed record HomeScreen(string? Chosen, string? Filter) : Screen
{
    /// <summary>Whether nothing is called what is looked for.</summary>
    public bool IsEmpty { get; private init; }

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => Filter is null ? HomeKeys.Choosing : IsEmpty ? HomeKeys.FindingNothing : HomeKeys.Finding;

    /// <inheritdoc/>
    public override bool IsTyping => Filter is not null;

    /// <summary>The home screen on a quest, or on the next one to play.</summary>
    internal static HomeScreen On(GameModel model, string? id) =>
        new(id is not null && model.Quests.Any(q => q.Id == id) ? id : model.Next?.Id, null);

    /// <summary>The screen with something else to look for, or the same in another language. The cursor stays where it is as long as that is shown.</summary>
    internal HomeScreen Finding(GameModel model, string filter)
    {
        var visible = (this with { Filter = filter }).Visible(model);
        return this with { Filter = filter, IsEmpty = visible.Count == 0, Chosen = visible.Any(q => q.Id == Chosen) ? Chosen : visible.FirstOrDefault()?.Id ?? Chosen };
    }

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

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) => HomeUpdate.Do(model, this, intent);

    /// <inheritdoc/>
    internal override GameModel Typed(GameModel model, string text) => HomeUpdate.Typed(model, this, text);

    /// <inheritdoc/>
    internal override Frame Frame(GameModel model, Page page) => HomeView.Frame(model, this, page);
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
        Intent.Filter => (model.Show(screen.Finding(model, "")), []),
        Intent.Back => (model.Show(HomeScreen.On(model, screen.Chosen)), []),
        Intent.Remove => (model.Show(screen.Finding(model, TextField.Of(screen.Filter ?? "").Backspace().Text)), []),
        Intent.Choose when screen.Visible(model).FirstOrDefault(q => q.Id == screen.Chosen) is { } entry => Open(model, entry),
        _ => (model, []),
    };

    public static GameModel Typed(GameModel model, HomeScreen screen, string text) =>
        screen.Filter is { Length: < 60 } filter ? model.Show(screen.Finding(model, TextField.Of(filter).Insert(text).Text)) : model;

    /// <summary>The briefing of a quest, which waits for the quest to be read.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Open(GameModel model, QuestEntry entry)
    {
        var home = model with { Stack = [new HomeScreen(entry.Id, null)] };
        return (home.Push(new BriefingScreen(entry, null)), [new LoadQuest(entry.Id)]);
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
