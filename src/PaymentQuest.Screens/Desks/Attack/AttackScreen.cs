using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What stands beside or below the network.</summary>
public enum AttackPanel
{
    /// <summary>What the adversary holds.</summary>
    Holdings,

    /// <summary>The ploys so far and what came of them.</summary>
    Turns,

    /// <summary>Story, task and the hints that were taken.</summary>
    Story,

    /// <summary>The protocol's messages, and what names stand for.</summary>
    Protocol,
}

/// <summary>What is said or asked below.</summary>
public enum AttackNotice
{
    /// <summary>How to begin.</summary>
    Start,

    /// <summary>What came of the last ploy.</summary>
    Result,

    /// <summary>What is inside the message under the pointer.</summary>
    Parts,

    /// <summary>The price of the next hint.</summary>
    HintOffer,

    /// <summary>The hints that were taken.</summary>
    Hints,

    /// <summary>Whether to take back everything.</summary>
    ResetQuestion,

    /// <summary>A goal is violated.</summary>
    Won,
}

/// <summary>An attack quest: the network as a board.</summary>
public sealed record AttackScreen : Screen
{
    private AttackScreen(QuestEntry entry, AttackQuest quest, Session session, int attempt)
    {
        Entry = entry;
        Quest = quest;
        Session = session;
        Attempt = attempt;
    }

    /// <summary>The quest in the list.</summary>
    public QuestEntry Entry { get; }

    /// <summary>The quest.</summary>
    public AttackQuest Quest { get; }

    /// <summary>The attempt so far.</summary>
    public Session Session { get; private init; }

    /// <summary>Its number, from 1.</summary>
    public int Attempt { get; }

    /// <summary>The message under the pointer, from 0.</summary>
    public int Chosen { get; init; }

    /// <summary>The panel that is unfolded.</summary>
    public AttackPanel Panel { get; init; }

    /// <summary>Lines of that panel above the visible ones, not negative.</summary>
    public int PanelScroll { get; init; }

    /// <summary>What is said below.</summary>
    public AttackNotice Notice { get; init; }

    /// <summary>The ploy that is being typed; null while none is.</summary>
    public TextField? Field { get; init; }

    /// <summary>What the key wrote that opened the line, such as <c>send </c>; empty for a line that began empty.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>Why the last line could not be carried out; null when it could.</summary>
    public PloyProblem? Problem { get; init; }

    /// <summary>How the quest stands.</summary>
    public Board Board => Session.Board!;

    /// <summary>How many messages there are.</summary>
    public int Messages => Board.Runs.Heard.Count;

    /// <inheritdoc/>
    public override bool IsTyping => Field is not null;

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => Notice switch
    {
        _ when Field is not null => KeyTable.AttackTyping,
        AttackNotice.HintOffer => KeyTable.Buying,
        AttackNotice.ResetQuestion => KeyTable.Resetting,
        AttackNotice.Won => KeyTable.AttackWon,
        _ => Messages > 0 ? KeyTable.Attack : KeyTable.AttackOfNothing,
    };

    /// <summary>The board of an attempt that is not over.</summary>
    internal static AttackScreen Of(QuestEntry entry, AttackQuest quest, Session session, int attempt) =>
        new AttackScreen(entry, quest, session, attempt)
        {
            Notice = session.Desk.Statements.Count == 0 ? AttackNotice.Start : AttackNotice.Result,
            Field = session.Line.Length == 0 ? null : TextField.Of(session.Line),
        }.OnLast();

    /// <summary>After a move.</summary>
    internal AttackScreen After(Session session) => this with { Session = session };

    /// <summary>With the pointer on the last message, which is the news.</summary>
    internal AttackScreen OnLast() => this with { Chosen = Math.Max(Messages - 1, 0), PanelScroll = 0 };
}
