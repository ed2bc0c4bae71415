using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The whole game at a moment.</summary>
/// <param name="Topics">All quests.</param>
/// <param name="Progress">What the player has reached, by identifier of the quest.</param>
/// <param name="Language">The language of all texts.</param>
/// <param name="Size">Columns and rows of the terminal, as last heard.</param>
/// <param name="Stack">The screens, the visible one last. Never empty.</param>
/// <param name="Note">What the player must be told on every screen, such as that nothing can be saved; null for nothing.</param>
public sealed record GameModel(
    Sequence<QuestGroup> Topics,
    IReadOnlyDictionary<string, QuestProgress> Progress,
    Language Language,
    (int Columns, int Rows) Size,
    Sequence<Screen> Stack,
    Prose? Note)
{
    private static readonly Prose Full = Prose.Of("plain.full", ("most", Bounds.AttemptMoves));

    /// <summary>The time spent on the attempt that is open, or was last.</summary>
    public PlayTime PlayTime { get; init; } = PlayTime.Stopped;

    /// <summary>Whether everything that was to be kept is kept.</summary>
    public bool IsKept { get; init; } = true;

    /// <summary>The keys in force.</summary>
    public KeyMap Keys { get; init; } = KeyMap.Shipped;

    /// <summary>The colours.</summary>
    public Theme Theme { get; init; } = Theme.Terminal;

    /// <summary>How many columns to the right of where it usually stands the player has moved the border between two columns; negative for the left.</summary>
    public int Split { get; init; }

    /// <summary>The visible screen.</summary>
    public Screen Top => Stack[^1];

    /// <summary>The game without what only lies over its visible screen.</summary>
    public GameModel Below => Top is ActionsScreen ? Pop() : this;

    /// <summary>Whether the terminal has room for two columns; see <see cref="Page.IsWide"/>.</summary>
    internal bool IsWide => Page.IsWideAt(Size.Columns, Size.Rows);

    /// <summary>A surface of the size last heard, to count lines with; what it looks like does not matter.</summary>
    internal Surface Surface => new(Size.Columns, Size.Rows, Glyphs.Unicode, Language);

    /// <summary>All quests in order.</summary>
    public IEnumerable<QuestEntry> Quests => Topics.SelectMany(t => t.Quests);

    /// <summary>The first quest in order that is not solved; the first when all are; null when there are none.</summary>
    public QuestEntry? Next => Quests.FirstOrDefault(q => !ProgressOf(q.Id).IsSolved) ?? Quests.FirstOrDefault();

    /// <summary>What the player has reached in a quest.</summary>
    public QuestProgress ProgressOf(string id) => Progress.GetValueOrDefault(id) ?? QuestProgress.None;

    /// <summary>The quest after one, in order; null after the last.</summary>
    public QuestEntry? After(string id) => Quests.SkipWhile(q => q.Id != id).Skip(1).FirstOrDefault();

    /// <summary>Everything that can be asked for now, each once, for the menu and the palette; see <see cref="Input.Asked"/>.</summary>
    public IEnumerable<ScreenAction> Actions => GameApplication.Actions(this);

    /// <summary>With another screen in place of the visible one.</summary>
    public GameModel Show(Screen screen) => this with { Stack = [.. Stack.Take(Stack.Count - 1), screen] };

    /// <summary>With a screen on top.</summary>
    public GameModel Push(Screen screen) => this with { Stack = [.. Stack, screen] };

    /// <summary>With the screen below visible again.</summary>
    public GameModel Pop() => Stack.Count == 1 ? this : this with { Stack = Stack.Take(Stack.Count - 1).ToSequence() };

    /// <summary>With the home screen alone, on a quest.</summary>
    public GameModel Home(string? id) => this with { Stack = [HomeScreen.On(this, id)], Note = ReferenceEquals(Note, Full) ? null : Note };

    /// <summary>What there is to save after a session went on, and the model that knows of it.</summary>
    internal (GameModel Model, Sequence<Effect> Effects) Saved(Session before, Session after, int attempt)
    {
        if (after.Log.Count == before.Log.Count)
        {
            return (before.IsFull && Note is null ? this with { Note = Full } : this, []);
        }

        var id = after.Quest.Id;
        var known = ProgressOf(id);
        var result = after.IsOver ? new AttemptResult(after.IsSolved, after.Score) : null;
        var reached = result is null
            ? known with { IsOpen = true }
            : new QuestProgress(known.IsSolved || result.IsSolved, Math.Max(known.BestScore, result.Score), false);
        var progress = new Dictionary<string, QuestProgress>(Progress, StringComparer.Ordinal) { [id] = reached };
        var (thinking, watch) = PlayTime.Of(id, attempt, null).Moved();
        var save = new SaveMoves(id, attempt, after.Seed, before.Log.Count, after.Log.Skip(before.Log.Count).ToSequence(), result)
        {
            Thinking = thinking,
            Before = before.Log,
            Outcome = MoveOutcome.Of(before, after),
        };
        return (this with { Progress = progress, PlayTime = watch }, [save]);
    }
}
