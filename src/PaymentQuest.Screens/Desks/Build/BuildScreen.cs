using PaymentQuest.Quests;
using PaymentQuest.Runs;
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

/// <summary>There is nothing to send.</summary>
internal sealed record NothingToSend : DeskNotice;

/// <summary>A build quest on the desk.</summary>
public sealed record BuildScreen : DeskScreen
{
    private BuildScreen(QuestEntry entry, BuildQuest quest, Session session, int attempt)
        : base(entry, session, attempt) => Quest = quest;

    /// <summary>The quest.</summary>
    public BuildQuest Quest { get; }

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

    /// <summary>Whether notation is being typed into the draft.</summary>
    public bool IsTypingNotation { get; init; }

    /// <summary>Whether what is being typed was to be sent as it stands and cannot be read: then it is told what is wrong and nothing else.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>The slot that is composed.</summary>
    public Slot Slot => Quest.Slots[SlotIndex];

    /// <summary>What came of the slot's last message; null before the first.</summary>
    public BuildJudgement? Judgement => Session.Judgements.GetValueOrDefault(Slot.Key);

    /// <summary>Values and constructors of the palette.</summary>
    public int Choices => Palette.Items.Count + Palette.Constructors.Count;

    /// <inheritdoc/>
    public override TextField? Typing => IsTypingNotation ? Draft : null;

    /// <inheritdoc/>
    private protected override Sequence<Binding> OwnKeys => Notice switch
    {
        _ when IsTypingNotation => BuildKeys.Typing,
        DeskNotice.Result when Judgement is { IsSolved: true } => BuildKeys.Solved,
        _ when Quest.Slots.Count > 1 => BuildKeys.ComposingOfMany,
        _ => BuildKeys.Composing,
    };

    /// <inheritdoc/>
    internal override Named? AtHand =>
        IsTypingNotation ? Glossary.At(Draft)
        : Chosen < Palette.Items.Count ? new Named.Value(Palette.Items[Chosen].Term)
        : Glossary.At(Draft) ?? new Named.Message(Slot.Step.Number);

    /// <summary>What was to be composed and has not been is not told, nor what would come of it.</summary>
    internal override Glossary Glossary
    {
        get
        {
            var open = Quest.Slots.Where(s => !(Session.Judgements.GetValueOrDefault(s.Key)?.IsSolved ?? false)).ToList();
            return open.Count == 0 ? base.Glossary : base.Glossary with
            {
                Until = open.Min(s => s.Step.Number) - 1,
                Asked =
                [
                    .. Quest.Teaches,
                    .. open.SelectMany(s => s.Without.Append(s.Key)),
                    .. open.Any(s => s.InAtoms) ? Quest.Protocol.Vocabulary.Definitions.Keys : [],
                ],
            };
        }
    }

    /// <summary>The draft on the wire.</summary>
    internal override DerScreen Octets => new(Slot.Key, Preview?.Octets, Preview?.Fields ?? [], Quest.Protocol.Vocabulary)
    {
        Missing = Preview?.Octets is null ? DraftOctets.Why(Preview, Quest.Protocol.Vocabulary) : null,
    };

    /// <summary>What the role holds when it composes; nothing when the run does not come so far.</summary>
    internal override CertificateScreen Certificates
    {
        get
        {
            var before = Slot.Step.Number - 1;
            var run = Run.Execute(Quest.Plan(Session.Seed) with { StopAfter = before });
            return CertificateScreen.On(run.Roles.GetValueOrDefault(Slot.Step.From) is { } role ? CertificateChain.Of(role, run, before, null, _ => true) : null, n => n.Finding is not null);
        }
    }

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
        return screen with { Notice = screen.Resting };
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

    /// <summary>With something else typed, of which nothing is known to be wrong.</summary>
    internal BuildScreen Writing(TextField draft) => Holding(draft) with { IsUnreadable = false };

    /// <summary>The draft is the slot's, with the cursor at the end unless it did not change.</summary>
    internal override BuildScreen After(Session session)
    {
        var text = session.Desk.Drafts.GetValueOrDefault(Slot.Key, "");
        var next = this with { Session = session };
        return text == Draft.Text ? next : next.Holding(TextField.Of(text));
    }

    /// <summary>Names that may be typed into a slot: what the role knows first, then everything that the protocol names.</summary>
    internal IReadOnlyList<string> Names()
    {
        var vocabulary = Quest.Protocol.Vocabulary;
        return
        [
            .. Palette.Items.Select(i => i.Name).Where(Completion.IsName)
                .Concat(Palette.Constructors.Select(c => c.Before))
                .Concat(vocabulary.Names.Where(n => !Slot.Without.Contains(n) && !(Slot.InAtoms && vocabulary.Definitions.ContainsKey(n))))
                .Distinct(),
        ];
    }

    /// <inheritdoc/>
    internal override IEnumerable<string> HandedIn
    {
        get
        {
            var written = "";
            foreach (var move in Session.Log)
            {
                if (move is Move.Write w && w.Slot == Slot.Key)
                {
                    written = w.Notation;
                }
                else if (move is Move.Send s && s.Slot == Slot.Key && written.Length > 0)
                {
                    yield return written;
                }
            }
        }
    }

    /// <summary>What is said when nothing is asked.</summary>
    internal DeskNotice Resting => Judgement is null ? new DeskNotice.Start() : new DeskNotice.Result();

    /// <inheritdoc/>
    internal override BuildScreen AtRest() => this with { Notice = Resting };

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) AtWork(GameModel model, Intent intent) => BuildUpdate.Do(model, this, intent);

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Interrupted(GameModel model) => BuildUpdate.Interrupted(model, this);

    /// <inheritdoc/>
    internal override GameModel Edited(GameModel model, TextField line) => model.Show(Writing(line));

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Pointed(GameModel model, int entry) =>
        (entry < 0 || entry >= Choices ? model
        : IsTypingNotation && BuildUpdate.Chosen(this with { Chosen = entry }) is { Text.Length: <= TextField.Longest } longer ? Edited(model, longer)
        : model.Show(this with { Chosen = entry }), []);

    /// <inheritdoc/>
    private protected override IReadOnlyList<Line> Told(Page page) => BuildNoticeText.Lines(this, page);
}
