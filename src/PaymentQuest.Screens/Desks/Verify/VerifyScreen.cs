using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Quests;
using PaymentQuest.Roles;
using PaymentQuest.Rules;
using PaymentQuest.Runs;
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

/// <summary>For which check the message is refused.</summary>
internal sealed record Refusing : DeskNotice;

/// <summary>A message can only be refused for a check that was made.</summary>
internal sealed record NothingToRefuseFor : DeskNotice;

/// <summary>A message is accepted because of checks that were made.</summary>
internal sealed record NothingToAcceptFor : DeskNotice;

/// <summary>What came of the round.</summary>
internal sealed record RoundOver : DeskNotice;

/// <summary>A check that can be chosen from the list.</summary>
/// <param name="Check">Its name.</param>
/// <param name="IsPossible">Whether it is one of the player's own at this message.</param>
public sealed record CheckChoice(CheckName Check, bool IsPossible);

/// <summary>A verify quest on the desk.</summary>
public sealed record VerifyScreen : DeskScreen
{
    private const int Decoys = 3;

    private VerifyScreen(QuestEntry entry, VerifyQuest quest, Session session, int attempt, Sequence<CheckChoice> choices)
        : base(entry, session, attempt) => (Quest, Choices) = (quest, choices);

    /// <summary>The quest.</summary>
    public VerifyQuest Quest { get; }

    /// <summary>The checks to choose from at the easy level, in an order drawn by the seed; empty at the hard level.</summary>
    public Sequence<CheckChoice> Choices { get; }

    /// <summary>What each statement of the round gave.</summary>
    public Sequence<StatementResult> Results { get; private init; } = [];

    /// <summary>The row of the list under the cursor, from 0.</summary>
    public int Chosen { get; init; }

    /// <summary>Whether Enter does something with the row under the cursor: nothing else is typed or asked, and the round is not over.</summary>
    public bool IsChoosing => !IsTyping && Rows > 0 && Notice is not (RoundOver or DeskNotice.HintOffer or DeskNotice.ResetQuestion);

    /// <summary>The panel that is unfolded.</summary>
    public VerifyPanel Panel { get; init; }

    /// <summary>The round that lies on the desk: the current one, or the last one while its result is shown.</summary>
    public Round Round => Notice is RoundOver || Session.CurrentRound is not { } current ? Session.Rounds[^1].Round : current;

    /// <summary>The results that are shown: those of the round on the desk.</summary>
    public Sequence<StatementResult> Shown => Notice is RoundOver && Session.Rounds.Count > 0 ? Session.Rounds[^1].Statements.Where(r => r.Statement is not (Statement.Accept or Statement.Refuse)).ToSequence() : Results;

    /// <summary>How many rows the cursor can stand on.</summary>
    public int Rows => Notice is Refusing ? RefusalLabels.Count : Quest.IsHard ? Results.Count : Choices.Count;

    /// <summary>The labels that the message can be refused for: those of the checks that were made, and the form where the message has none.</summary>
    public Sequence<string> RefusalLabels => CheckLabels.Made(Quest, Round, Results);

    /// <summary>Why what was typed is no check; null until it was entered.</summary>
    public NotationError? FieldError { get; init; }

    /// <inheritdoc/>
    private protected override Sequence<Binding> OwnKeys => Notice switch
    {
        _ when Field is not null => VerifyKeys.Typing,
        Refusing => VerifyKeys.Refusing,
        RoundOver => VerifyKeys.RoundOver,
        _ => Quest.IsHard ? VerifyKeys.Hard : VerifyKeys.Easy,
    };

    /// <inheritdoc/>
    internal override Named? AtHand
    {
        get
        {
            if (Field is { } typed)
            {
                return Glossary.At(typed);
            }

            var label = Notice is Refusing ? RefusalLabels.ElementAtOrDefault(Chosen)
                : Quest.IsHard ? (Results.ElementAtOrDefault(Chosen)?.Statement as Statement.Make)?.Action.Check?.Label
                : Choices.ElementAtOrDefault(Chosen)?.Check.Label;
            var check = Choices.FirstOrDefault(c => c.Check.Label == label)?.Check ?? Quest.Compiled.Programs[Quest.Role.Name].Checks.FirstOrDefault(c => c.Step == Quest.Step.Name && c.Label == label);
            return check is null ? new Named.Message(Quest.Step.Number) : new Named.Check(check);
        }
    }

    /// <summary>Which of the offered checks are the player's own is not told before one was made.</summary>
    internal override Glossary Glossary => base.Glossary with
    {
        Asked = Session.IsOver ? [] : Quest.Teaches,
        TellsChecks = Session.Rounds.Count > 0 || Shown.Any(r => r.IsMade && r.Text == Choices.ElementAtOrDefault(Chosen)?.Check.Label),
    };

    /// <summary>The message that arrived.</summary>
    internal override DerScreen Octets => new(Quest.Step.Name, Round.ShownOf(Quest.Step).Octets, MessageField.Of(Round.ShownOf(Quest.Step).Step, Round.ShownOf(Quest.Step).Octets), Quest.Protocol.Vocabulary);

    /// <summary>
    /// The certificates, on one that came with the message. What a check finds is told once it was made, or the round is over; certificates of
    /// earlier messages were verified then.
    /// </summary>
    internal override CertificateScreen Certificates
    {
        get
        {
            var made = Shown.Select(r => r.Statement).OfType<Statement.Make>().Select(m => m.Action).OfType<RoleAction.VerifyCertificate>().Select(v => v.Declaration.Holder).ToHashSet(StringComparer.Ordinal);
            var chain = CertificateChain.Of(Round.Receiver, Round.Run, Quest.Step.Number, Quest.Step, f => Notice is RoundOver || made.Contains(f.Holder) || f.Verification?.Step < Quest.Step.Number);
            return CertificateScreen.On(chain, n => n.HasArrived || (n.Finding is not null && chain.Nodes.All(other => !other.HasArrived)));
        }
    }

    /// <summary>The desk of an attempt that is not over.</summary>
    internal static VerifyScreen Of(QuestEntry entry, VerifyQuest quest, Session session, int attempt)
    {
        var screen = new VerifyScreen(entry, quest, session, attempt, quest.IsHard ? [] : Shuffled(quest, session.Seed));
        return screen.After(session) with { Field = session.Line.Length == 0 ? null : TextField.Of(session.Line) };
    }

    /// <inheritdoc/>
    internal override VerifyScreen After(Session session)
    {
        var next = this with
        {
            Session = session,
            Results = session.CurrentRound is { } round ? VerifyJudge.Make(Quest, round, session.Desk.Statements) : [],
        };
        return next with { Chosen = Math.Clamp(next.Chosen, 0, Math.Max(next.Rows - 1, 0)) };
    }

    /// <inheritdoc/>
    internal override VerifyScreen AtRest() => this with { Notice = Results.Count == 0 ? new DeskNotice.Start() : new DeskNotice.Result() };

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) AtWork(GameModel model, Intent intent) => VerifyUpdate.Do(model, this, intent);

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Interrupted(GameModel model) => Field is { } field ? DeskUpdate.Kept(model, this, field.Text) : (model, []);

    /// <inheritdoc/>
    internal override GameModel Edited(GameModel model, TextField line) => model.Show(Writing(line));

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Pointed(GameModel model, int entry) =>
        (IsTyping || Notice is RoundOver || entry >= Rows ? model : model.Show((Notice is Refusing ? this : AtRest()) with { Chosen = entry }), []);

    /// <inheritdoc/>
    private protected override IReadOnlyList<Line> Told(Page page) => VerifyText.Notice(this, page);

    /// <summary>With something else in the line, of which nothing is known to be wrong.</summary>
    internal VerifyScreen Writing(TextField field) => (Notice is NothingToAcceptFor or NothingToRefuseFor ? AtRest() : this) with { Field = field, FieldError = null };

    /// <summary>Names and words that may be typed as a check.</summary>
    internal IReadOnlyList<string> Names()
    {
        var vocabulary = Quest.Protocol.Vocabulary;
        return
        [
            .. new[] { "open ", "verify ", "with ", "over ", "received " }
                .Concat(RuleWords.Guards.Select(w => $"{w} "))
                .Concat(vocabulary.Names)
                .Concat(vocabulary.Holders.Except(vocabulary.Unwritten).Order(StringComparer.Ordinal).SelectMany(h => (string[])["PK_" + h, "SK_" + h, "CERT_" + h]))
                .Concat(Constructor.Offered(vocabulary, Quest.Protocol.Steps.Select(s => s.Content))),
        ];
    }

    // The player's own checks among a few of other parties or messages, so that the list does not answer the question.
    private static Sequence<CheckChoice> Shuffled(VerifyQuest quest, ulong seed)
    {
        var reader = new StatementReader(quest);
        var others = reader.Decoys.ToList();
        var random = new SeededRandom(seed, $"{quest.Id}/choices");
        var drawn = new List<CheckChoice>(reader.Offered.Select(c => new CheckChoice(c, true)));
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
