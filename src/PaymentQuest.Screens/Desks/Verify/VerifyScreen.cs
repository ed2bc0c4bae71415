using PaymentQuest.Cryptography;
using PaymentQuest.Quests;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What stands beside or above the checks.</summary>
public enum VerifyPanel
{
    /// <summary>The message that arrived.</summary>
    Message,

    /// <summary>What the role knows.</summary>
    Knowledge,

    /// <summary>The sequence chart.</summary>
    Chart,

    /// <summary>Story, task and the hints that were taken.</summary>
    Story,
}

/// <summary>What is said or asked below the checks.</summary>
public enum VerifyNotice
{
    /// <summary>How to begin.</summary>
    Start,

    /// <summary>What the last check gave.</summary>
    Result,

    /// <summary>The price of the next hint.</summary>
    HintOffer,

    /// <summary>The hints that were taken.</summary>
    Hints,

    /// <summary>Whether to clear the checks.</summary>
    ResetQuestion,

    /// <summary>For which check the message is refused.</summary>
    Refusing,

    /// <summary>A message can only be refused for a check that was made.</summary>
    NothingToRefuseFor,

    /// <summary>A message is accepted because of checks that were made.</summary>
    NothingToAcceptFor,

    /// <summary>What came of the round.</summary>
    RoundOver,
}

/// <summary>A check that can be chosen from the list.</summary>
/// <param name="Check">Its name.</param>
/// <param name="IsPossible">Whether it is one of the player's own at this message.</param>
public sealed record CheckChoice(CheckName Check, bool IsPossible);

/// <summary>A verify quest on the desk.</summary>
public sealed record VerifyScreen : Screen
{
    private const int Decoys = 3;

    private VerifyScreen(QuestEntry entry, VerifyQuest quest, Session session, int attempt, Sequence<CheckChoice> choices)
    {
        Entry = entry;
        Quest = quest;
        Session = session;
        Attempt = attempt;
        Choices = choices;
    }

    /// <summary>The quest in the list.</summary>
    public QuestEntry Entry { get; }

    /// <summary>The quest.</summary>
    public VerifyQuest Quest { get; }

    /// <summary>The attempt so far.</summary>
    public Session Session { get; private init; }

    /// <summary>Its number, from 1.</summary>
    public int Attempt { get; }

    /// <summary>The checks to choose from at the easy level, in an order drawn by the seed; empty at the hard level.</summary>
    public Sequence<CheckChoice> Choices { get; }

    /// <summary>What each statement of the round gave.</summary>
    public Sequence<StatementResult> Results { get; private init; } = [];

    /// <summary>The row of the list under the cursor, from 0.</summary>
    public int Chosen { get; init; }

    /// <summary>The panel that is unfolded.</summary>
    public VerifyPanel Panel { get; init; }

    /// <summary>Lines of that panel above the visible ones, not negative.</summary>
    public int PanelScroll { get; init; }

    /// <summary>What is said below.</summary>
    public VerifyNotice Notice { get; init; }

    /// <summary>Lines of the notice above the visible ones, not negative.</summary>
    public int NoticeScroll { get; init; }

    /// <summary>The check that is being typed; null while none is.</summary>
    public TextField? Field { get; init; }

    /// <summary>The round that lies on the desk: the current one, or the last one while its result is shown.</summary>
    public Round Round => Notice == VerifyNotice.RoundOver || Session.CurrentRound is not { } current ? Session.Rounds[^1].Round : current;

    /// <summary>The results that are shown: those of the round on the desk.</summary>
    public Sequence<StatementResult> Shown => Notice == VerifyNotice.RoundOver && Session.Rounds.Count > 0 ? Session.Rounds[^1].Statements.Where(r => r.Statement is not (Statement.Accept or Statement.Refuse)).ToSequence() : Results;

    /// <summary>How many rows the cursor can stand on.</summary>
    public int Rows => Notice == VerifyNotice.Refusing ? RefusalLabels.Count : Quest.IsHard ? Results.Count : Choices.Count;

    /// <summary>The labels that the message can be refused for: those of the checks that were made, and the form where the message has none.</summary>
    public Sequence<string> RefusalLabels => CheckLabels.Made(Quest, Round, Results);

    /// <summary>Why what was typed is no check; null until it was entered.</summary>
    public NotationError? FieldError { get; init; }

    /// <inheritdoc/>
    public override bool IsTyping => Field is not null;

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => Notice switch
    {
        _ when Field is not null => KeyTable.VerifyTyping,
        VerifyNotice.HintOffer => KeyTable.Buying,
        VerifyNotice.ResetQuestion => KeyTable.Resetting,
        VerifyNotice.Refusing => KeyTable.Refusing,
        VerifyNotice.RoundOver => KeyTable.RoundOver,
        _ => Quest.IsHard ? KeyTable.VerifyHard : KeyTable.Verify,
    };

    /// <summary>The desk of an attempt that is not over.</summary>
    internal static VerifyScreen Of(QuestEntry entry, VerifyQuest quest, Session session, int attempt)
    {
        var screen = new VerifyScreen(entry, quest, session, attempt, quest.IsHard ? [] : Shuffled(quest, session.Seed));
        return screen.After(session) with { Notice = VerifyNotice.Start, Field = session.Line.Length == 0 ? null : TextField.Of(session.Line) };
    }

    /// <summary>After a move.</summary>
    internal VerifyScreen After(Session session) => this with
    {
        Session = session,
        Results = session.CurrentRound is { } round ? VerifyJudge.Make(Quest, round, session.Desk.Statements) : [],
    };

    // The player's own checks among a few of other parties or messages, so that the list does not answer the question.
    private static Sequence<CheckChoice> Shuffled(VerifyQuest quest, ulong seed)
    {
        var own = new StatementReader(quest).Checks.Select(c => c.Check!).ToList();
        var others = quest.Compiled.Checks.Where(c => own.All(o => o.Label != c.Label)).DistinctBy(c => c.Label).ToList();
        var random = new SeededRandom(seed, $"{quest.Id}/choices");
        var drawn = new List<CheckChoice>(own.Select(c => new CheckChoice(c, true)));
        for (var i = 0; i < Decoys && others.Count > 0; i++)
        {
            var at = random.Below(others.Count);
            drawn.Add(new CheckChoice(others[at], false));
            others.RemoveAt(at);
        }

        for (var i = drawn.Count - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (drawn[i], drawn[j]) = (drawn[j], drawn[i]);
        }

        return drawn.ToSequence();
    }
}

/// <summary>Labels of checks.</summary>
internal static class CheckLabels
{
    /// <summary>The labels of the checks that statements made on a round's message.</summary>
    public static Sequence<string> Made(VerifyQuest quest, Round round, Sequence<StatementResult> results)
    {
        var compares = new StatementReader(quest).Checks.OfType<RoleAction.Compare>().ToList();
        var labels = results.SelectMany(r => r.Statement switch
        {
            Statement.Make m => [m.Action.Check!.Label],
            Statement.Equal e => compares.Where(c => c.Expected.Term.Equals(e.Term)).Select(c => c.Name.Label),
            _ => Enumerable.Empty<string>(),
        });
        return (round.Inspections is null ? labels.Append("form") : labels).Distinct().ToSequence();
    }
}
