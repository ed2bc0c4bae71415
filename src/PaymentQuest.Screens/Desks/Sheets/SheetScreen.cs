using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What lies on top, or beside, when a sheet is filled in.</summary>
public enum SheetPanel
{
    /// <summary>The sheet.</summary>
    Sheet,

    /// <summary>The messages of the protocol, and what its names stand for.</summary>
    Protocol,

    /// <summary>Story, task and the hints that were taken.</summary>
    Story,
}

/// <summary>What is said or asked below a sheet.</summary>
public enum SheetNotice
{
    /// <summary>How it is filled in.</summary>
    Start,

    /// <summary>What came of it, at the entry under the pointer.</summary>
    Judgement,

    /// <summary>The price of the next hint.</summary>
    HintOffer,

    /// <summary>The hints that were taken.</summary>
    Hints,

    /// <summary>Whether to clear the sheet.</summary>
    ResetQuestion,

    /// <summary>Whether to hand it in.</summary>
    SendQuestion,
}

/// <summary>A sheet on the desk: of a classify, order or compute quest.</summary>
public sealed record SheetScreen : Screen
{
    private SheetScreen(QuestEntry entry, SheetQuest quest, Session session, int attempt, Sequence<string> presented)
    {
        Entry = entry;
        Quest = quest;
        Session = session;
        Attempt = attempt;
        Presented = presented;
    }

    /// <summary>The quest in the list.</summary>
    public QuestEntry Entry { get; }

    /// <summary>The quest.</summary>
    public SheetQuest Quest { get; }

    /// <summary>The attempt so far.</summary>
    public Session Session { get; init; }

    /// <summary>Its number, from 1.</summary>
    public int Attempt { get; }

    /// <summary>The checks of an order quest as they lie there at first; else empty.</summary>
    public Sequence<string> Presented { get; }

    /// <summary>The row under the pointer, from 0.</summary>
    public int Row { get; init; }

    /// <summary>The column under the pointer, from 0.</summary>
    public int Column { get; init; }

    /// <summary>The checks while one of them is being carried to another place; null while none is.</summary>
    public Sequence<string>? Carried { get; init; }

    /// <summary>The value that is being typed; null while none is.</summary>
    public TextField? Field { get; init; }

    /// <summary>The panel that is unfolded.</summary>
    public SheetPanel Panel { get; init; }

    /// <summary>Lines of a panel above the visible ones, not negative.</summary>
    public int PanelScroll { get; init; }

    /// <summary>What is said below.</summary>
    public SheetNotice Notice { get; init; }

    /// <summary>Lines of the notice above the visible ones, not negative.</summary>
    public int NoticeScroll { get; init; }

    /// <summary>How many rows the pointer can stand on.</summary>
    public int Rows => Quest switch { ClassifyQuest c => c.Rows.Count, OrderQuest o => o.Checks.Count, ComputeQuest c => c.Calculations.Count, _ => 0 };

    /// <summary>How many columns the pointer can stand on.</summary>
    public int Columns => Quest is ClassifyQuest c ? c.Columns.Count : 1;

    /// <summary>The entry under the pointer.</summary>
    public string Key => Quest switch
    {
        ClassifyQuest c => ClassifyQuest.Cell(c.Columns[Column], c.Rows[Row]),
        ComputeQuest c => c.Calculations[Row].Key,
        _ => OrderQuest.Entry,
    };

    /// <summary>What is written there.</summary>
    public string Written => Session.Desk.Drafts.GetValueOrDefault(Key, "");

    /// <summary>Labels of the checks of an order quest, as they lie now.</summary>
    public Sequence<string> Labels => Carried
        ?? (Quest is OrderQuest o && Session.Desk.Drafts.GetValueOrDefault(OrderQuest.Entry) is { } order
            ? OrderJudge.Labels(o, order).Concat(Presented).Distinct(StringComparer.Ordinal).ToSequence()
            : Presented);

    /// <inheritdoc/>
    public override bool IsTyping => Field is not null;

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => Notice switch
    {
        _ when Field is not null => SheetKeys.Typing,
        _ when Carried is not null => SheetKeys.Carrying,
        SheetNotice.HintOffer => KeyTable.Buying,
        SheetNotice.ResetQuestion => KeyTable.Resetting,
        SheetNotice.SendQuestion => SheetKeys.HandingIn,
        _ when Session.IsOver => SheetKeys.Over,
        _ => Quest switch { ClassifyQuest => SheetKeys.Classify, OrderQuest => SheetKeys.Order, _ => SheetKeys.Compute },
    };

    /// <summary>The desk of an attempt that is not over.</summary>
    internal static SheetScreen Of(QuestEntry entry, SheetQuest quest, Session session, int attempt) =>
        new(entry, quest, session, attempt, quest is OrderQuest o ? OrderJudge.Presented(o, session.Seed) : []);
}
