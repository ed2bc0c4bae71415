using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>How long the player has sat over an attempt. It stands still while no desk is open and while the program does not run.</summary>
/// <param name="Quest">The quest's identifier.</param>
/// <param name="Attempt">The number of the attempt, from 1.</param>
/// <param name="IsWhole">Whether it has counted since the first move; an attempt from records without times it has not.</param>
/// <param name="Spent">The time counted.</param>
/// <param name="Last">When it was counted last, by the clock of <see cref="Input.At"/>; null while it stands still.</param>
/// <param name="IsAwaited">Whether an <see cref="Input.Elapsed"/> has been asked for and has not come.</param>
public sealed record PlayTime(string Quest, int Attempt, bool IsWhole, TimeSpan Spent, TimeSpan? Last, bool IsAwaited)
{
    /// <summary>
    /// The longest time between two looks at the clock that counts. There is one every second: after a longer one the program was stopped,
    /// or the machine slept, and nobody could think about the screen.
    /// </summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(5);

    /// <summary>How often the clock is looked at.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    // A game that is killed loses at most this much of the time since the last move.
    private static readonly TimeSpan Unkept = TimeSpan.FromMinutes(1);

    /// <summary>Nothing counted.</summary>
    public static PlayTime Stopped { get; } = new("", 0, false, TimeSpan.Zero, null, false);

    /// <summary>When the player could begin to think about the next move, by the same clock.</summary>
    private TimeSpan? Began { get; init; }

    /// <summary>Whether the clock has run all the time since then.</summary>
    private bool Ran { get; init; } = true;

    /// <summary>The time that is kept in the records; null before the first move.</summary>
    private TimeSpan? Kept { get; init; }

    /// <summary>The stopwatch of an attempt that is gone on with, or begun; of the same attempt it is this one.</summary>
    public PlayTime Of(string quest, int attempt, SavedAttempt? saved) => Quest == quest && Attempt == attempt
        ? this
        : new PlayTime(quest, attempt, saved is null || saved.Spent is not null, saved?.Spent ?? TimeSpan.Zero, null, IsAwaited) { Kept = saved?.Spent, Ran = saved is null };

    /// <summary>Running from a moment on.</summary>
    public PlayTime Running(TimeSpan? now) => Last is null && now is not null ? this with { Last = now, Began = Began ?? now } : this;

    /// <summary>Standing still.</summary>
    public PlayTime Still() => this with { Last = null, Ran = false };

    /// <summary>Counted up to a moment, if it runs.</summary>
    public PlayTime At(TimeSpan now) => Last is not { } last ? this
        : now - last <= LongestGap ? this with { Spent = Spent + (now - last), Last = now }
        : this with { Last = now, Ran = false };

    /// <summary>What there is to say of the time of a move that is made now, and the stopwatch after it.</summary>
    public (Thinking Thinking, PlayTime After) Moved() =>
        (new Thinking(IsWhole ? Spent : null, Last - Began ?? TimeSpan.Zero, Ran), this with { Began = Last, Ran = true, Kept = IsWhole ? Spent : null });

    /// <summary>The time to keep beside the moves, if there is more of it than is kept, and the stopwatch after that.</summary>
    /// <param name="least">How much more must there be.</param>
    public (SaveTime? Save, PlayTime After) Unsaved(TimeSpan least) =>
        Kept is { } kept && Spent > kept && Spent - kept >= least ? (new SaveTime(Quest, Attempt, Spent), this with { Kept = Spent }) : (null, this);

    /// <summary>The model with its stopwatch running when a desk is open, and what that takes.</summary>
    internal static (GameModel Model, Sequence<Effect> Effects) Run(GameModel model, Sequence<Effect> effects, Input input)
    {
        var watch = model.PlayTime;
        var isRunning = false;
        if (model.Stack.OfType<DeskScreen>().FirstOrDefault() is { Session: { IsOver: false } session } desk && input is not Input.Interrupted)
        {
            isRunning = true;
            watch = watch.Of(session.Quest.Id, desk.Attempt, null).Running(input.At);
        }
        else if (watch.Last is not null)
        {
            watch = watch.Still();
        }

        (var save, watch) = watch.Unsaved(isRunning ? Unkept : TimeSpan.Zero);
        effects = save is null ? effects : [.. effects, save];

        // What could not be kept is tried again every second, wherever the player is.
        if ((isRunning || !model.IsKept) && !watch.IsAwaited)
        {
            return (model with { PlayTime = watch with { IsAwaited = true } }, [.. effects, new Wait(Tick)]);
        }

        return (model with { PlayTime = watch }, effects);
    }

    /// <summary>The model at the moment of an input, and what is due then.</summary>
    internal static (GameModel Model, Sequence<Effect> Effects) At(GameModel model, Input input)
    {
        var watch = input.At is { } now ? model.PlayTime.At(now) : model.PlayTime;
        watch = input is Input.GoneOn ? watch.Still() : watch;
        return input is Input.Elapsed
            ? (model with { PlayTime = watch with { IsAwaited = false } }, model.IsKept ? [] : [new KeepAgain()])
            : (model with { PlayTime = watch }, []);
    }

    /// <summary>Minutes and seconds spent on an attempt; null when they were not counted.</summary>
    internal string? Of(string quest, int attempt) => quest == Quest && attempt == Attempt ? Told(Spent) : null;

    /// <summary>A time in minutes and seconds, as times and pars are told on every screen.</summary>
    internal static string Told(TimeSpan time) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes:00}:{time.Seconds:00}");
}
