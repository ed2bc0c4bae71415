using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>The player fills in a sheet and hands it in once; it is then judged as a whole.</summary>
public abstract record SheetQuest(QuestHead Head) : Quest(Head)
{
    /// <summary>Judges what is written in the entries.</summary>
    /// <param name="entries">What is written, by entry; what is not there is empty.</param>
    /// <param name="seed">The seed of the attempt.</param>
    internal abstract SheetJudgement Judge(IReadOnlyDictionary<string, string> entries, ulong seed);

    /// <summary>The quest with what was measured; null where nothing is.</summary>
    internal virtual SheetQuest? With(Move.Measure measured) => null;

    /// <inheritdoc/>
    internal override Work Begin(ulong seed) => new SheetWork(this, seed, null);

    /// <summary>A sheet as text; see <see cref="SheetJudge.Read"/>.</summary>
    internal override Attempt Answer(string text, ulong seed)
    {
        var (entries, problem) = SheetJudge.Read(this, text);
        return new Attempt(new SheetWork(this, seed, problem is null ? Judge(entries, seed) : null), problem);
    }

    /// <summary>The names that lines of an answer begin with.</summary>
    internal virtual IEnumerable<string> Names => Keys;

    /// <summary>Whether something is written in every entry that can be empty.</summary>
    internal virtual bool IsFilled(IReadOnlyDictionary<string, string> entries) => Keys.All(k => entries.GetValueOrDefault(k) is { Length: > 0 });

    /// <summary>The entries that the lines of an answer fill in, or why they are no sheet of this quest. Each is a name, a colon and what is written under it.</summary>
    internal virtual (IReadOnlyDictionary<string, string> Entries, Prose? Problem) Read(IReadOnlyList<string> lines)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var (name, written) = Split(line);
            if ((name is null ? Prose.Of("common.this-quest-asks-for-begin-each", ("keys", string.Join(", ", Names))) : Fill(name, written, entries)) is { } problem)
            {
                return (new Dictionary<string, string>(), problem);
            }
        }

        return (entries, null);
    }

    /// <summary>Fills in what is written under a name.</summary>
    /// <returns>Why it cannot be read; null when it can.</returns>
    internal virtual Prose? Fill(string name, string written, Dictionary<string, string> entries)
    {
        entries[name] = written;
        return null;
    }

    /// <summary>What its author claims about a wrong entry and is not so, as a phrase; empty when all is.</summary>
    /// <param name="reject">The entry.</param>
    /// <param name="judgement">What comes of a sheet with nothing else written.</param>
    internal abstract string Untrue(WrongEntry reject, SheetJudgement judgement);

    /// <summary>What is earned without thinking, the most that may be, both in hundredths, and what its author can do about more.</summary>
    internal virtual (int Earned, int Most, string Advice) Idle => (Judge(new Dictionary<string, string>(), Seed).Score, 0, "ask for something");

    /// <inheritdoc/>
    internal override void Prove(IEnumerable<ulong> seeds, Diagnostics diagnostics) => SheetProof.Check(this, seeds, diagnostics);

    /// <summary>The name of the whole sheet, as something that can be handed in.</summary>
    public const string Whole = "sheet";

    /// <summary>Names of the entries that can be filled in, in order.</summary>
    public abstract IEnumerable<string> Keys { get; }

    /// <summary>What earns everything, by entry.</summary>
    public required IReadOnlyDictionary<string, string> Solution { get; init; }

    /// <summary>Where the solution is written.</summary>
    public required Place SolutionPlace { get; init; }

    /// <summary>Wrong entries that are worth explaining.</summary>
    public required Sequence<WrongEntry> Rejects { get; init; }

    private (string? Name, string Written) Split(string line)
    {
        foreach (var name in Names)
        {
            if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line[name.Length..].TrimStart() is [':', .. var rest])
            {
                return (name, rest.Trim());
            }
        }

        return (null, "");
    }
}

/// <summary>A wrong entry of a sheet that is worth explaining.</summary>
/// <param name="Key">Which entry.</param>
/// <param name="Written">What is written there.</param>
/// <param name="Because">Why it is wrong.</param>
public sealed record WrongEntry(string Key, string Written, Prose Because)
{
    /// <summary>For an order: the label of the check at which it goes wrong; else empty.</summary>
    public string Trips { get; init; } = "";

    /// <summary>For a value: the term whose value it is; null when the author does not say.</summary>
    public Term? From { get; init; }

    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }
}
