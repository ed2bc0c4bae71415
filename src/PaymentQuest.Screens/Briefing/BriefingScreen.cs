using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The story of a quest and how it is played, before the first move.</summary>
/// <param name="Entry">The quest in the list.</param>
/// <param name="Loaded">The quest as read; null until it has been.</param>
/// <param name="Scroll">Lines above the visible ones, not negative.</param>
public sealed record BriefingScreen(QuestEntry Entry, QuestLoaded? Loaded, int Scroll) : Screen
{
    /// <summary>Whether the player already asked to play while the quest was being read: it is played as soon as it is there.</summary>
    public bool IsAwaited { get; init; }

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => Loaded switch
    {
        null => KeyTable.BriefingOfUnread,
        { Quest: null } => KeyTable.BriefingOfBroken,
        { Unfinished: null } => KeyTable.Briefing,
        _ => KeyTable.BriefingOfUnfinished,
    };
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
            case Intent.Up or Intent.Down or Intent.PageUp or Intent.PageDown:
                var last = BriefingView.Lines(model, screen, model.Size.Columns, model.Language).Count - 1;
                return (model.Show(screen with { Scroll = Scrolling.After(screen.Scroll, intent, model.Size.Rows, last) }), []);
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
        ? new DebriefScreen(entry, session, attempt, 0)
        : session.Quest switch
        {
            BuildQuest b => BuildScreen.Of(entry, b, session, attempt, null),
            VerifyQuest v => VerifyScreen.Of(entry, v, session, attempt),
            SheetQuest h => SheetScreen.Of(entry, h, session, attempt),
            AttackQuest a => AttackScreen.Of(entry, a, session, attempt),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}

/// <summary>Draws a briefing.</summary>
internal static class BriefingView
{
    private static readonly Prose[] HowToBuild =
    [
        Prose.Of("briefing.choose-a-value-from-your-list"),
        Prose.Of("briefing.h-computes-a-hash-pk-x"),
        Prose.Of("briefing.s-sends-the-others-really-compute"),
        Prose.Of("briefing.trying-costs-nothing-but-moves-h"),
    ];

    private static readonly Prose[] HowToVerify =
    [
        Prose.Of("briefing.a-message-arrives-honest-or-not"),
        Prose.Of("briefing.then-a-accepts-the-message-or"),
        Prose.Of("briefing.guessing-does-not-pay-a-right"),
    ];

    private static readonly Prose[] HowToVerifyHard =
    [
        Prose.Of("briefing.a-message-arrives-honest-or-not-enter"),
        Prose.Of("briefing.h-x-h-a-b-a"),
        Prose.Of("briefing.open-x-with-sk-x-verify"),
        Prose.Of("briefing.then-a-accepts-the-message-or-r"),
    ];

    private static readonly Prose[] HowToClassify =
    [
        Prose.Of("briefing.rows-are-terms-columns-are-who"),
        Prose.Of("briefing.known-is-what-is-held-opened"),
        Prose.Of("briefing.a-right-mark-earns-what-a"),
    ];

    private static readonly Prose[] HowToOrder =
    [
        Prose.Of("briefing.enter-picks-the-check-under-the"),
        Prose.Of("briefing.a-check-can-only-be-made"),
        Prose.Of("briefing.from-cheap-to-dear-comparing-your"),
        Prose.Of("briefing.s-hands-the-order-in-once"),
    ];

    private static readonly Prose[] HowToCompute =
    [
        Prose.Of("briefing.the-rules-of-the-arithmetic-are"),
        Prose.Of("briefing.leading-zeros-belong-to-a-value"),
        Prose.Of("briefing.s-hands-the-sheet-in-once"),
    ];

    private static readonly Prose[] HowToComputeOctets =
    [
        Prose.Of("briefing.the-sheet-shows-the-octets-to"),
        Prose.Of("briefing.enter-opens-a-line-for-the"),
        Prose.Of("briefing.what-is-right-for-a-wrong"),
    ];

    private static readonly Prose[] HowToComputeFigures =
    [
        Prose.Of("briefing.the-figures-are-on-the-sheet"),
        Prose.Of("briefing.enter-opens-a-line-for-the-number"),
        Prose.Of("briefing.what-is-right-for-a-wrong-number"),
    ];

    public static Frame Frame(GameModel model, BriefingScreen screen, Page page)
    {
        var footer = page.Footer(screen, model.Note);
        List<Line> header = [page.Header(page.Say(screen.Entry.Title), $"{screen.Entry.Protocol} · {page.Say(Vocables.OfPlayer(screen.Entry))}"), page.Rule()];
        var lines = Lines(model, screen, page.Columns, page.Language);
        return page.Compose(header, Layout.Viewport(lines, screen.Scroll, page.Columns, page.Rows - header.Count - footer.Count, page.Glyphs), footer);
    }

    public static List<Line> Lines(GameModel model, BriefingScreen screen, int columns, Language language)
    {
        var width = Math.Min(columns - 2, 100);
        var lines = new List<Line>();
        void Add(string text, Style style = default) => lines.AddRange(Page.Wrap(Line.From(" " + text, style), width));
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
            Add(Prose.Of("briefing.unfinished", ("moves", saved.Moves.Count)).In(language), Style.Notice);
            Add("");
        }

        Add(quest.Story.In(language));
        Add("");
        Add(Prose.Of("briefing.task").In(language), Style.Strong);
        Add(quest.Brief.In(language));
        Add("");
        Add(Prose.Of("briefing.how").In(language), Style.Strong);
        foreach (var line in HowTo(quest))
        {
            Add(line.In(language));
        }

        return lines;
    }

    /// <summary>How a quest is played, in a few sentences.</summary>
    public static IReadOnlyList<Prose> HowTo(Quest quest) =>
        quest switch
        {
            VerifyQuest v => v.IsHard ? HowToVerifyHard : HowToVerify,
            AttackQuest a => HowToAttack(a),
            ClassifyQuest => HowToClassify,
            OrderQuest => HowToOrder,
            ComputeQuest c => c.Figures.Count > 0 ? HowToComputeFigures : c.Arithmetic is null ? HowToComputeOctets : HowToCompute,
            _ => HowToBuild,
        };

    /// <summary>With examples that are of use in the quest's protocol.</summary>
    private static IReadOnlyList<Prose> HowToAttack(AttackQuest quest)
    {
        var protocol = quest.Field.Compiled.Protocol;
        var first = protocol.Steps[0];
        var value = first.Message.SelfAndDescendants.OfType<Term.Atom>().Select(a => a.Name).FirstOrDefault(protocol.Fresh.ContainsKey) ?? protocol.Fresh.Keys.FirstOrDefault() ?? protocol.Roles[0].Symbol;
        var own = quest.Means.Plays.Select(p => protocol.RoleNamed(p).Symbol).FirstOrDefault();
        var signs = own is not null && protocol.Steps.SelectMany(s => s.Message.SelfAndDescendants).OfType<Term.Signed>().Any(s => s.Holder == own);
        var (playing, signing) = (own is null ? Prose.Empty : Prose.Of("briefing.playing", ("own", own)), signs ? Prose.Of("briefing.signing", ("own", own)) : Prose.Empty);
        return
        [
            Prose.Of("briefing.network"),
            Prose.Of("briefing.sending", ("to", protocol.RoleNamed(first.To).Symbol), ("value", value)),
            Prose.Of("briefing.primes", ("playing", playing), ("signing", signing), ("value", value), ("to", first.To)),
            Prose.Of("briefing.winning"),
        ];
    }
}

/// <summary>Moves through text.</summary>
internal static class Scrolling
{
    /// <summary>The new offset; never beyond the last line.</summary>
    public static int After(int offset, Intent intent, int rows, int last)
    {
        var page = Math.Max(rows / 2, 1);
        var moved = intent switch
        {
            Intent.Up => offset - 1,
            Intent.Down => offset + 1,
            Intent.PageUp => offset - page,
            Intent.PageDown => offset + page,
            _ => offset,
        };

        // The end of the text stays at the bottom of the screen, as far as the size is known here.
        return Math.Clamp(moved, 0, Math.Max(last - (rows / 2), 0));
    }
}
