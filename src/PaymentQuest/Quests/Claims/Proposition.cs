using PaymentQuest.Analysis;
using PaymentQuest.Documents;

namespace PaymentQuest.Quests;

/// <summary>Something about a protocol, a setting or numbers that is so or not, and that the engine finds out by what it does anyway: deducing, running, searching, computing.</summary>
public abstract record Proposition
{
    private protected Proposition()
    {
    }

    /// <summary>The word under which the file says it.</summary>
    public string Word { get; internal init; } = "";

    /// <summary>As the file says it, on one line.</summary>
    public string Text { get; internal init; } = "";

    /// <summary>Where the file says it.</summary>
    public Place Place { get; internal init; } = new("", 1, 1);

    /// <summary>Why it is not so, or why it could not be found out; null when it is so.</summary>
    /// <param name="budget">What each search may use; is told the name of the goal.</param>
    public abstract string? Untrue(Func<string, Budget> budget);

    /// <summary>
    /// The same about a protocol, a setting or numbers in which one thing is otherwise. What none of them makes untrue would say nothing of the
    /// protocol that it is about.
    /// </summary>
    internal abstract IEnumerable<Mutant> Mutants();

    /// <summary>The first change that makes it untrue, by name; null when none does.</summary>
    /// <param name="budget">What each search may use.</param>
    public string? FalsifiedBy(Func<string, Budget> budget) => Mutants().FirstOrDefault(m => m.Changed.IsRefuted(budget))?.Change;

    /// <summary>Whether it is known not to be so: what could not be found out is not refuted.</summary>
    private protected virtual bool IsRefuted(Func<string, Budget> budget) => Untrue(budget) is not null;
}

/// <summary>A proposition about something that was changed in one place.</summary>
/// <param name="Change">What is otherwise, in a few words.</param>
/// <param name="Changed">The proposition about it.</param>
internal sealed record Mutant(string Change, Proposition Changed);
