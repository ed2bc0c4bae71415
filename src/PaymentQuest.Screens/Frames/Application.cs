using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Something that a model wants done in the outside world, as a value. Programs add their own cases.</summary>
public abstract record Effect;

/// <summary>
/// An effect that must be done before the player sees anything of it, such as keeping a move. The loop carries it out at once, in the order in
/// which it was asked for, and its result reaches the model before the next frame is drawn.
/// </summary>
public abstract record DurableEffect : Effect
{
    /// <summary>What is kept by it, to be told when the program had to end without it.</summary>
    public abstract Prose What { get; }
}

/// <summary>End the program.</summary>
/// <param name="ExitCode">What the program's caller sees.</param>
public sealed record Quit(int ExitCode = 0) : Effect;

/// <summary>Answer with <see cref="Input.Elapsed"/> after a while.</summary>
/// <param name="Delay">How long; not negative.</param>
public sealed record Wait(TimeSpan Delay) : Effect;

/// <summary>A program as two pure functions; what it looks like is a window's. The loop that runs it is the only place where anything happens.</summary>
/// <param name="Init">The model to begin with and the first effects. It is called once, before the first frame.</param>
/// <param name="Update">The model after an input, and the effects wanted.</param>
public sealed record Application<TModel>(
    Func<(TModel Model, Sequence<Effect> Effects)> Init,
    Func<TModel, Input, (TModel Model, Sequence<Effect> Effects)> Update);
