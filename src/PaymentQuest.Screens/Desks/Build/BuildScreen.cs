using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What stands beside or below the workbench.</summary>
public enum BuildPanel
{
    /// <summary>What the role knows: the palette.</summary>
    Knowledge,

    /// <summary>The draft on the wire.</summary>
    Octets,

    /// <summary>The sequence chart.</summary>
    Chart,

    /// <summary>Story, task and the hints that were taken.</summary>
    Story,
}

/// <summary>What the player is asked, or told, at the bottom of a desk.</summary>
public enum DeskNotice
{
    /// <summary>How to begin.</summary>
    Start,

    /// <summary>What came of the last message sent from the slot.</summary>
    Judgement,

    /// <summary>The price of the next hint, to be taken or not.</summary>
    HintOffer,

    /// <summary>The hints that were taken.</summary>
    Hints,

    /// <summary>Whether to start over.</summary>
    ResetQuestion,

    /// <summary>There is nothing to send.</summary>
    NothingToSend,
}

/// <summary>A build quest on the desk.</summary>
public sealed record BuildScreen : Screen
{
    private BuildScreen(QuestEntry entry, BuildQuest quest, Session session, int attempt)
    {
        Entry = entry;
        Quest = quest;
        Session = session;
        Attempt = attempt;
    }

    /// <summary>The quest in the list.</summary>
    public QuestEntry Entry { get; }

    /// <summary>The quest.</summary>
    public BuildQuest Quest { get; }

    /// <summary>The attempt so far.</summary>
    public Session Session { get; private init; }

    /// <summary>Its number, from 1.</summary>
    public int Attempt { get; }

    /// <summary>Which slot is composed, from 0.</summary>
    public int SlotIndex { get; private init; }

    /// <summary>What the slot holds, with the place where the next part goes.</summary>
    public TextField Draft { get; private init; } = TextField.Empty;

    /// <summary>What can be put into it.</summary>
    public required Palette Palette { get; init; }

    /// <summary>What it would be on the wire; null while it is empty.</summary>
    public Preview? Preview { get; private init; }

    /// <summary>The row of the palette under the cursor, values first, then constructors; from 0.</summary>
    public int Chosen { get; init; }

    /// <summary>The panel that is unfolded.</summary>
    public BuildPanel Panel { get; init; }

    /// <summary>Lines of that panel above the visible ones, not negative.</summary>
    public int PanelScroll { get; init; }

    /// <summary>What is said at the bottom.</summary>
    public DeskNotice Notice { get; init; }

    /// <summary>Lines of the notice above the visible ones, not negative.</summary>
    public int NoticeScroll { get; init; }

    /// <summary>Whether notation is being typed into the draft.</summary>
    public bool IsTypingNotation { get; init; }

    /// <summary>The slot that is composed.</summary>
    public Slot Slot => Quest.Slots[SlotIndex];

    /// <summary>What came of the slot's last message; null before the first.</summary>
    public BuildJudgement? Judgement => Session.Judgements.GetValueOrDefault(Slot.Key);

    /// <summary>Values and constructors of the palette.</summary>
    public int Choices => Palette.Items.Count + Palette.Constructors.Count;

    /// <inheritdoc/>
    public override bool IsTyping => IsTypingNotation;

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => Notice switch
    {
        _ when IsTypingNotation => KeyTable.BuildTyping,
        DeskNotice.HintOffer => KeyTable.Buying,
        DeskNotice.ResetQuestion => KeyTable.Resetting,
        DeskNotice.Judgement when Judgement is { IsSolved: true } => KeyTable.BuildSolved,
        _ when Quest.Slots.Count > 1 => KeyTable.BuildOfMany,
        _ => KeyTable.Build,
    };

    /// <summary>The desk of an attempt, on a slot or on the first that is not solved.</summary>
    internal static BuildScreen Of(QuestEntry entry, BuildQuest quest, Session session, int attempt, int? slot)
    {
        var open = quest.Slots.ToList().FindIndex(s => !(session.Judgements.GetValueOrDefault(s.Key)?.IsSolved ?? false));
        var index = slot ?? Math.Max(open, 0);
        var screen = new BuildScreen(entry, quest, session, attempt)
        {
            SlotIndex = index,
            Palette = Offered.Of(Workbench.PaletteOf(quest, quest.Slots[index], session.Seed), quest.Slots[index], quest.Protocol.Vocabulary),
        };
        screen = screen.Holding(TextField.Of(session.Desk.Drafts.GetValueOrDefault(screen.Slot.Key, "")));
        return screen with { Notice = screen.Judgement is null ? DeskNotice.Start : DeskNotice.Judgement };
    }

    /// <summary>The desk on another slot.</summary>
    internal BuildScreen On(int slot) => Of(Entry, Quest, Session, Attempt, slot) with { Panel = Panel };

    /// <summary>With another draft, and what it is on the wire.</summary>
    internal BuildScreen Holding(TextField draft) => this with
    {
        Draft = draft,
        Preview = draft.Text == Draft.Text && Preview is not null ? Preview
            : string.IsNullOrWhiteSpace(draft.Text) ? null
            : Workbench.Preview(Quest, Slot, draft.Text, Session.Seed),
    };

    /// <summary>After a move. The draft is the slot's, with the cursor at the end unless it did not change.</summary>
    internal BuildScreen After(Session session)
    {
        var text = session.Desk.Drafts.GetValueOrDefault(Slot.Key, "");
        var next = this with { Session = session };
        return text == Draft.Text ? next : next.Holding(TextField.Of(text));
    }
}
