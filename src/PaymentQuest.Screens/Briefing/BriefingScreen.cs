using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The story of a quest and how it is played, before the first move.</summary>
/// <param name="Entry">The quest in the list.</param>
/// <param name="Loaded">The quest as read; null until it has been.</param>
public sealed record BriefingScreen(QuestEntry Entry, QuestLoaded? Loaded) : Screen
{
    /// <summary>Whether the player already asked to play while the quest was being read: it is played as soon as it is there.</summary>
    public bool IsAwaited { get; init; }

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => Loaded switch
    {
        null => BriefingKeys.OfUnread,
        { Quest: null } => BriefingKeys.OfBroken,
        { Unfinished: null } => BriefingKeys.Begin,
        _ => BriefingKeys.OfUnfinished,
    };

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) => BriefingUpdate.Do(model, this, intent);
}

/// <summary>What keys do on a briefing.</summary>
internal static class BriefingUpdate
{
    public static (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, BriefingScreen screen, Intent intent)
    {
        switch (intent)
        {
            case Intent.Back:
                return (model.Home(screen.Entry.Id), []);
            case Intent.Choose when screen.Loaded is null:
                return (model.Show(screen with { IsAwaited = true }), []);
            case Intent.Choose when screen.Loaded is { Quest: { } quest } loaded:
                return loaded.Unfinished is { } saved
                    ? (model.Show(Desk(screen.Entry, Session.Replay(quest, saved.Seed, saved.Moves), saved.Number)), [])
                    : Anew(model, screen.Entry, quest, loaded);
            case Intent.Anew when screen.Loaded is { Quest: { } quest } loaded:
                return Anew(model, screen.Entry, quest, loaded);
            default:
                return (model, []);
        }
    }

    /// <summary>The briefing once its quest has been read, or the desk where the player did not wait for that.</summary>
    public static (GameModel Model, Sequence<Effect> Effects) Loaded(GameModel model, BriefingScreen waiting, QuestLoaded loaded)
    {
        var briefed = waiting with { Loaded = loaded, IsAwaited = false };
        return waiting.IsAwaited ? Do(model.Show(briefed), briefed, Intent.Choose) : (model.Show(briefed), []);
    }

    /// <summary>The first attempt has the quest's own seed; each later one draws other values and, to verify, another order of messages.</summary>
    public static ulong SeedOf(Quest quest, int attempt) => unchecked(quest.Seed + (ulong)(attempt - 1));

    private static (GameModel Model, Sequence<Effect> Effects) Anew(GameModel model, QuestEntry entry, Quest quest, QuestLoaded loaded)
    {
        var empty = Session.Begin(quest, SeedOf(quest, loaded.NextAttempt));
        var begun = loaded.Measured is { } measured ? empty.After(measured) : empty;
        var (saved, effects) = model.Saved(empty, begun, loaded.NextAttempt);
        return (saved.Show(Desk(entry, begun, loaded.NextAttempt)), effects);
    }

    private static Screen Desk(QuestEntry entry, Session session, int attempt) => session.IsOver
        ? new DebriefScreen(entry, session, attempt)
        : DeskKind.Of(session.Quest.Kind).Begin(entry, session, attempt);
}

/// <summary>A briefing in words.</summary>
public static class BriefingText
{
    /// <summary>The lines above the text.</summary>
    public static IReadOnlyList<Line> Heading(BriefingScreen screen, Page page) =>
        [page.Header(page.Say(screen.Entry.Title), $"{screen.Entry.Protocol} · {page.Say(Vocables.OfPlayer(screen.Entry))}"), page.Rule()];

    /// <summary>The text, wrapped into so many columns.</summary>
    public static IReadOnlyList<Line> Lines(BriefingScreen screen, int columns, Language language)
    {
        var lines = new List<Line>();
        void Add(string text, Style style = default) => lines.AddRange(Page.Wrap(Line.From(" " + text, style), columns));
        if (screen.Loaded is not { Quest: { } quest } loaded)
        {
            Add(screen.Loaded is { Problem: { } problem } ? Prose.Of("common.broken", ("problem", problem)).In(language) : Prose.Of("briefing.reading").In(language));
            Add("");
            Add(screen.Entry.Brief.In(language));
            return lines;
        }

        if (loaded is { IsBestOfAnother: true, Reached.BestScore: var best })
        {
            Add(Prose.Of("attempt.of-another", ("best", best)).In(language), Style.Notice);
            Add("");
        }

        if (loaded.Unfinished is { } saved)
        {
            Add(Prose.Of("briefing.unfinished", ("moves", saved.Moves.Count(quest.Kind.Counts))).In(language), Style.Notice);
            Add("");
        }

        Add(quest.Story.In(language));
        Add("");
        Add(Prose.Of("briefing.task").In(language), Style.Strong);
        Add(quest.Brief.In(language));
        Add("");
        Add(Prose.Of("briefing.how").In(language), Style.Strong);
        foreach (var line in DeskKind.Of(quest.Kind).HowTo(quest))
        {
            Add(line.In(language));
        }

        return lines;
    }
}
