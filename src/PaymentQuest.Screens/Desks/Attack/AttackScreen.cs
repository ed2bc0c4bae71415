using PaymentQuest.Constructors;
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

/// <summary>What is inside the message under the pointer.</summary>
internal sealed record InsideMessage : DeskNotice;

/// <summary>A goal is violated.</summary>
internal sealed record Won : DeskNotice;

/// <summary>An attack quest: the network as a board.</summary>
public sealed record AttackScreen : DeskScreen
{
    private AttackScreen(QuestEntry entry, AttackQuest quest, Session session, int attempt)
        : base(entry, session, attempt) => Quest = quest;

    /// <summary>The quest.</summary>
    public AttackQuest Quest { get; }

    /// <summary>The message under the pointer, from 0.</summary>
    public int Chosen { get; init; }

    /// <summary>The panel that is unfolded.</summary>
    public AttackPanel Panel { get; init; }

    /// <summary>What the key wrote that opened the line, such as <c>send </c>; empty for a line that began empty.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>Why the last line could not be carried out; null when it could.</summary>
    public PloyProblem? Problem { get; init; }

    /// <summary>How the quest stands.</summary>
    public Board Board => Session.Board!;

    /// <summary>Whether Enter passes on the message under the pointer: nothing else is typed or asked, and the quest is not over.</summary>
    public bool IsChoosing => !IsTyping && Messages > 0 && Notice is not (Won or DeskNotice.HintOffer or DeskNotice.ResetQuestion);

    /// <summary>How many parties are at work, or were.</summary>
    public int Parties => Board.Runs.Participants.Count;

    /// <summary>How many messages there are.</summary>
    public int Messages => Board.Runs.Heard.Count;

    /// <inheritdoc/>
    private protected override Sequence<Binding> OwnKeys => Notice switch
    {
        _ when Field is not null => AttackKeys.Typing,
        Won => AttackKeys.Won,
        _ => Messages > 0 ? AttackKeys.Board : AttackKeys.BoardOfNothing,
    };

    /// <summary>What is typed may name a party at work, too.</summary>
    internal override Named? AtHand => Field switch
    {
        { } typed when Glossary.At(typed) is { } name => name,
        { } typed when Board.Participant(Screens.Glossary.WordAt(typed)) is { } participant => new Named.Party(Board.Runs.Participants[participant].Role),
        not null => null,
        null when Notice is Won && Board.Breach is { } breach => new Named.Goal(breach.Goal),
        null when Chosen < Messages => new Named.Message(Board.Runs.Heard[Chosen].Step),
        null => Quest.Field.Goals.Select(g => new Named.Goal(g)).FirstOrDefault(),
    };

    /// <inheritdoc/>
    internal override Glossary Glossary => base.Glossary with { Violated = Quest.Field.Goals.ToSequence() };

    /// <summary>The board of an attempt that is not over.</summary>
    internal static AttackScreen Of(QuestEntry entry, AttackQuest quest, Session session, int attempt) =>
        new AttackScreen(entry, quest, session, attempt)
        {
            Notice = Resting(session),
            Field = session.Line.Length == 0 ? null : TextField.Of(session.Line),
        }.OnLast();

    /// <summary>With the pointer on the last message, which is the news.</summary>
    internal AttackScreen OnLast() => this with { Chosen = Math.Max(Messages - 1, 0) };

    /// <summary>The pointer goes to what is new; a hint brings nothing.</summary>
    internal override AttackScreen After(Session session)
    {
        var next = this with { Session = session, Notice = session.IsOver ? new Won() : Notice };
        return session.HintsTaken == Session.HintsTaken ? next.OnLast() : next;
    }

    /// <inheritdoc/>
    internal override AttackScreen AtRest() => this with { Notice = Resting(Session), Problem = null };

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) AtWork(GameModel model, Intent intent) => AttackUpdate.Do(model, this, intent);

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Interrupted(GameModel model) => AttackUpdate.Interrupted(model, this);

    /// <inheritdoc/>
    internal override GameModel Edited(GameModel model, TextField line) => model.Show(this with { Field = line, Problem = null });

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Pointed(GameModel model, int entry) => AttackUpdate.Pointed(model, this, entry);

    /// <summary>A message is brought to a party: from is the message, to the party's column, both from 0. Beyond the last column it is off the network.</summary>
    internal override (GameModel Model, Sequence<Effect> Effects) Dragged(GameModel model, int from, int to) => AttackUpdate.Brought(model, this, from, to);

    /// <inheritdoc/>
    private protected override IReadOnlyList<Line> Told(Page page) => AttackNoticeText.Lines(this, page);

    /// <summary>Names and words that may be typed as a ploy.</summary>
    internal IReadOnlyList<string> Names()
    {
        var vocabulary = Board.Field.Compiled.Protocol.Vocabulary;
        return
        [
            .. PloyReader.Words.Select(w => w + " ")
                .Concat(["with ", "order ", "to ", "by "])
                .Concat(Board.Field.Compiled.Protocol.Roles.Select(r => r.Name))
                .Concat(Enumerable.Range(0, Board.Runs.Participants.Count).Select(Board.Label))
                .Concat(Board.Holdings.All.Select(h => h.Term.ToString()).Where(Completion.IsName))
                .Concat(Board.Holdings.All.Select(h => h.Term).OfType<Term.PublicKey>().Select(k => $"PK_{k.Holder}("))
                .Concat(Board.Holdings.All.Select(h => h.Term).OfType<Term.PrivateKey>().Select(k => $"SK_{k.Holder}["))
                .Concat(Board.Named)
                .Concat(vocabulary.Names)
                .Concat(Constructor.Offered(vocabulary, Board.Field.Compiled.Protocol.Steps.Select(s => s.Content)))
                .Distinct(),
        ];
    }

    private static DeskNotice Resting(Session session) => session.IsOver ? new Won() : session.Desk.Statements.Count == 0 ? new DeskNotice.Start() : new DeskNotice.Result();
}
