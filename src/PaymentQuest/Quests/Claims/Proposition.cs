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

    /// <summary>
    /// Why it is not so, or why it could not be found out; null when it is so. What a file says is cut in it as in every message, so that it stays
    /// one line however long a term or a formula is.
    /// </summary>
    /// <param name="budget">What each search may use; is told the name of the goal.</param>
    public abstract string? Untrue(Func<string, Budget> budget);

    /// <summary>
    /// The same about a protocol or a setting in which one thing is otherwise. What none of them makes untrue would say nothing of the
    /// protocol that it is about.
    /// </summary>
    internal abstract IEnumerable<Mutant> Mutants();

    /// <summary>The same with another number: the last resort, of what is counted or computed.</summary>
    internal virtual IEnumerable<Mutant> OtherNumbers() => [];

    /// <summary>The first change that makes it untrue: of the protocol or of the setting, and only where none of those does, of the number; null when none does.</summary>
    /// <param name="budget">What each search may use.</param>
    public Change? FalsifiedBy(Func<string, Budget> budget) => Mutants().Concat(OtherNumbers()).FirstOrDefault(m => m.Changed.IsRefuted(budget))?.Change;

    /// <summary>Whether it is known not to be so: what could not be found out is not refuted.</summary>
    private protected virtual bool IsRefuted(Func<string, Budget> budget) => Untrue(budget) is not null;
}

/// <summary>What is otherwise where a proposition is not so.</summary>
/// <param name="Text">What, in a few words of English and the protocol's names.</param>
/// <param name="Kind">Of what it is a change.</param>
public sealed record Change(string Text, ChangeKind Kind);

/// <summary>Of what a change is that makes a proposition untrue.</summary>
public enum ChangeKind
{
    /// <summary>The protocol: its messages, checks, and what who knows, or another protocol.</summary>
    Protocol,

    /// <summary>What the protocol runs in: values, figures, algorithms, who is trusted, and whether anybody attacks.</summary>
    Setting,

    /// <summary>The number that is claimed.</summary>
    Number,
}

/// <summary>A proposition about something that was changed in one place.</summary>
/// <param name="Change">What is otherwise.</param>
/// <param name="Changed">The proposition about it.</param>
internal sealed record Mutant(Change Change, Proposition Changed)
{
    /// <summary>A proposition about a protocol that was changed in one place.</summary>
    public static Mutant OfProtocol(string text, Proposition changed) => new(new Change(text, ChangeKind.Protocol), changed);

    /// <summary>A proposition about a setting that was changed in one place.</summary>
    public static Mutant OfSetting(string text, Proposition changed) => new(new Change(text, ChangeKind.Setting), changed);

    /// <summary>A proposition that claims another number.</summary>
    public static Mutant OfNumber(string text, Proposition changed) => new(new Change(text, ChangeKind.Number), changed);
}
