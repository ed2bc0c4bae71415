using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What the list of quests is sorted by.</summary>
public enum HomeOrder
{
    /// <summary>By topic, as they are best played: a tree.</summary>
    Topic,

    /// <summary>By name.</summary>
    Quest,

    /// <summary>By protocol.</summary>
    Protocol,

    /// <summary>By what is to be done.</summary>
    Kind,

    /// <summary>By the best score, those not begun first.</summary>
    Best,
}

/// <summary>A row of the list: a quest, or the topic that the quests below it belong to.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Quest">The quest; null where the row is the topic's own.</param>
public sealed record HomeRow(QuestGroup Topic, QuestEntry? Quest);

/// <summary>The list of all quests.</summary>
/// <param name="Chosen">The identifier of the quest under the cursor; null when there are no quests.</param>
/// <param name="Filter">What is looked for; null when everything is shown.</param>
public sealed record HomeScreen(string? Chosen, string? Filter) : Screen
{
    /// <summary>Whether nothing is called what is looked for.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>What the list is sorted by.</summary>
    public HomeOrder Order { get; init; }

    /// <summary>The topics whose quests are folded away, by identifier. What is looked for is shown all the same.</summary>
    public Sequence<string> Folded { get; init; } = [];

    /// <summary>The folded topic under the cursor, by identifier; null while a quest is there.</summary>
    public string? Topic { get; init; }

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => Filter is null ? HomeKeys.Choosing : IsEmpty ? HomeKeys.FindingNothing : HomeKeys.Finding;

    /// <inheritdoc/>
    public override bool IsTyping => Filter is not null;

    /// <inheritdoc/>
    public override TextField? Typing => Filter is { } filter ? TextField.Of(filter) : null;

    /// <summary>The home screen on a quest, or on the next one to play.</summary>
    internal static HomeScreen On(GameModel model, string? id) =>
        new(id is not null && model.Quests.Any(q => q.Id == id) ? id : model.Next?.Id, null);

    /// <summary>The screen with something else to look for, or the same in another language. The cursor stays where it is as long as that is shown.</summary>
    internal HomeScreen Finding(GameModel model, string filter)
    {
        var found = (this with { Filter = filter }).Found(model).ToList();
        return this with { Filter = filter, IsEmpty = found.Count == 0, Topic = null, Chosen = found.Any(q => q.Id == Chosen) ? Chosen : found.FirstOrDefault()?.Id ?? Chosen };
    }

    /// <summary>The rows from the top: topics with their quests, or all quests in another order.</summary>
    public IReadOnlyList<HomeRow> Rows(GameModel model)
    {
        var found = Found(model).ToHashSet();
        if (Order != HomeOrder.Topic)
        {
            var rows = model.Topics.SelectMany(t => t.Quests.Where(found.Contains).Select(q => new HomeRow(t, q)));
            return [.. Order == HomeOrder.Best ? rows.OrderBy(r => Best(model, r.Quest!)) : rows.OrderBy(r => Key(r.Quest!, model.Language), StringComparer.OrdinalIgnoreCase)];
        }

        return
        [
            .. model.Topics.Where(t => t.Quests.Any(found.Contains)).SelectMany(t => Filter is null && Folded.Contains(t.Id)
                ? [new HomeRow(t, null)]
                : t.Quests.Where(found.Contains).Select(q => new HomeRow(t, q)).Prepend(new HomeRow(t, null))),
        ];
    }

    /// <summary>Whether the cursor is on a row.</summary>
    public bool IsChosen(HomeRow row) => Topic is { } topic ? row.Quest is null && row.Topic.Id == topic : row.Quest is { } quest && quest.Id == Chosen;

    /// <summary>The screen with the cursor on a row.</summary>
    internal HomeScreen At(HomeRow row) => row.Quest is { } quest ? this with { Chosen = quest.Id, Topic = null } : this with { Topic = row.Topic.Id };

    // Those in whose name, protocol, role or kind all words of the filter occur.
    private IEnumerable<QuestEntry> Found(GameModel model)
    {
        var words = (Filter ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return model.Quests.Where(q => words.All(w =>
            $"{q.Id} {q.Title.In(model.Language)} {q.Protocol} {q.Role} {Vocables.Of(q.Kind).In(model.Language)}".Contains(w, StringComparison.OrdinalIgnoreCase)));
    }

    private string Key(QuestEntry quest, Language language) => Order switch
    {
        HomeOrder.Protocol => quest.Protocol,
        HomeOrder.Kind => Vocables.Of(quest.Kind).In(language),
        _ => quest.Title.In(language),
    };

    private static int Best(GameModel model, QuestEntry quest) => model.ProgressOf(quest.Id) is { IsSolved: false, BestScore: 0 } ? -1 : model.ProgressOf(quest.Id).BestScore;

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) => HomeUpdate.Do(model, this, intent);

    /// <inheritdoc/>
    internal override GameModel Typed(GameModel model, string text) => HomeUpdate.Typed(model, this, text);

    /// <inheritdoc/>
    internal override GameModel Edited(GameModel model, TextField line) => Filter is null ? model : model.Show(Finding(model, line.Text));

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Pointed(GameModel model, int entry)
    {
        var rows = Rows(model);
        return (entry < 0 || entry >= rows.Count ? model
            : rows[entry] is { Quest: null, Topic.Id: var topic } ? model.Show(HomeUpdate.Turned(model, this, topic))
            : model.Show(At(rows[entry])), []);
    }

    /// <inheritdoc/>
    internal override GameModel Sorted(GameModel model, int column) => Enum.IsDefined((HomeOrder)column) ? model.Show(this with { Order = (HomeOrder)column, Topic = null }) : model;
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
        Intent.Sort => (screen.Sorted(model, ((int)screen.Order + 1) % Enum.GetValues<HomeOrder>().Length), []),
        Intent.Left when screen is { Topic: null, Order: HomeOrder.Topic } && TopicOf(model, screen) is { } topic => (model.Show(Turned(model, screen, topic)), []),
        Intent.Right when screen.Topic is { } topic => (model.Show(Turned(model, screen, topic)), []),
        Intent.Choose when screen.Topic is { } topic => (model.Show(Turned(model, screen, topic)), []),
        Intent.Filter => (model.Show(screen.Finding(model, "")), []),
        Intent.Back => (model.Show(HomeScreen.On(model, screen.Chosen) with { Order = screen.Order, Folded = screen.Folded }), []),
        Intent.Remove => (model.Show(screen.Finding(model, TextField.Of(screen.Filter ?? "").After(Intent.Remove).Text)), []),
        Intent.Choose when screen.Rows(model).FirstOrDefault(r => r.Quest?.Id == screen.Chosen)?.Quest is { } entry => Open(model, entry),
        _ => (model, []),
    };

    public static GameModel Typed(GameModel model, HomeScreen screen, string text) =>
        screen.Filter is { Length: < 60 } filter ? model.Show(screen.Finding(model, TextField.Of(filter).Insert(text).Text)) : model;

    /// <summary>The briefing of a quest, which waits for the quest to be read.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Open(GameModel model, QuestEntry entry)
    {
        var home = model with { Stack = [HomeScreen.On(model, entry.Id)] };
        return (home.Push(new BriefingScreen(entry, null)), [new LoadQuest(entry.Id)]);
    }

    /// <summary>The screen with a topic folded, or unfolded again with the cursor on its first quest.</summary>
    public static HomeScreen Turned(GameModel model, HomeScreen screen, string topic) => screen.Folded.Contains(topic)
        ? screen with { Folded = [.. screen.Folded.Where(t => t != topic)], Topic = null, Chosen = model.Topics.First(t => t.Id == topic).Quests.FirstOrDefault()?.Id ?? screen.Chosen }
        : screen with { Folded = [.. screen.Folded, topic], Topic = topic };

    private static string? TopicOf(GameModel model, HomeScreen screen) => model.Topics.FirstOrDefault(t => t.Quests.Any(q => q.Id == screen.Chosen))?.Id;

    // Over quests, and over topics that are folded.
    private static GameModel Move(GameModel model, HomeScreen screen, int by)
    {
        var rows = screen.Rows(model).Where(r => r.Quest is not null || (screen.Filter is null && screen.Folded.Contains(r.Topic.Id))).ToList();
        if (rows.Count == 0)
        {
            return model;
        }

        var at = Math.Max(rows.FindIndex(screen.IsChosen), 0);
        return model.Show(screen.At(rows[Math.Clamp(at + by, 0, rows.Count - 1)]));
    }
}
