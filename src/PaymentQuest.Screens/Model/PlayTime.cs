using PaymentQuest.Play;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>How long the player has sat over an attempt. It stands still while no desk is open.</summary>
/// <param name="Quest">The quest's identifier.</param>
/// <param name="Attempt">The number of the attempt, from 1.</param>
/// <param name="IsWhole">Whether it has counted since the first move; an attempt gone on with from an earlier game it has not.</param>
/// <param name="Spent">The time counted, to a second.</param>
/// <param name="Last">When it was counted last, by the clock of <see cref="Input.Elapsed"/>; null before the first time.</param>
/// <param name="IsAwaited">Whether an <see cref="Input.Elapsed"/> has been asked for and has not come.</param>
public sealed record PlayTime(string Quest, int Attempt, bool IsWhole, TimeSpan Spent, TimeSpan? Last, bool IsAwaited)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>Nothing counted.</summary>
    public static PlayTime Stopped { get; } = new("", 0, false, TimeSpan.Zero, null, false);

    /// <summary>The model with its stopwatch running when a desk is open, and what that takes.</summary>
    internal static (GameModel Model, Sequence<Effect> Effects) Run(GameModel model, Sequence<Effect> effects)
    {
        if (Desk(model) is not var (session, attempt) || session.IsOver)
        {
            return (model with { PlayTime = model.PlayTime with { Last = null } }, effects);
        }

        var watch = model.PlayTime;
        var running = watch.Quest == session.Quest.Id && watch.Attempt == attempt
            ? watch
            : new PlayTime(session.Quest.Id, attempt, session.Moves == 0, TimeSpan.Zero, null, watch.IsAwaited);
        return (model with { PlayTime = running with { IsAwaited = true } }, running.IsAwaited ? effects : [.. effects, new Wait(Tick)]);
    }

    /// <summary>The stopwatch after a wait: at the desk with what has passed since the last, or a tick after the first.</summary>
    internal static PlayTime At(GameModel model, TimeSpan now)
    {
        var watch = model.PlayTime with { IsAwaited = false };
        return Desk(model) is null ? watch : watch with { Spent = watch.Spent + (watch.Last is { } last ? now - last : Tick), Last = now };
    }

    /// <summary>Minutes and seconds spent on an attempt; null when they were not counted.</summary>
    internal string? Of(string quest, int attempt) => quest == Quest && attempt == Attempt
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(int)Spent.TotalMinutes:00}:{Spent.Seconds:00}")
        : null;

    private static (Session Session, int Attempt)? Desk(GameModel model) => model.Stack.Select(s => s switch
    {
        BuildScreen b => (b.Session, b.Attempt),
        VerifyScreen v => (v.Session, v.Attempt),
        SheetScreen h => (h.Session, h.Attempt),
        AttackScreen a => (a.Session, a.Attempt),
        _ => ((Session, int)?)null,
    }).FirstOrDefault(d => d is not null);
}
