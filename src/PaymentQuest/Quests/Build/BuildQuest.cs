using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>The player composes messages.</summary>
public sealed record BuildQuest(QuestHead Head) : Quest(Head)
{
    /// <summary>The kind.</summary>
    public static QuestKind Composing { get; } = new("build", (reader, fields, head) => reader.Build(fields, head)) { GivesForeign = true };

    /// <inheritdoc/>
    public override QuestKind Kind => Composing;

    /// <inheritdoc/>
    internal override Work Begin(ulong seed) => new BuildWork(this, seed);

    /// <inheritdoc/>
    internal override Attempt Answer(string text, ulong seed)
    {
        var (drafts, problem) = DraftsOf(text);
        return new Attempt(drafts.Aggregate(Session.Begin(this, seed), (s, d) => s.After(new Move.Write(d.Key, d.Value)).After(new Move.Send(d.Key))).Work, problem);
    }

    /// <inheritdoc/>
    internal override void Prove(IEnumerable<ulong> seeds, Diagnostics diagnostics) => BuildProof.Check(this, seeds, diagnostics);

    /// <summary>What is to be composed, in order.</summary>
    public required Sequence<Slot> Slots { get; init; }

    /// <summary>Whether a message comes only after what the player composes in a later slot, so that nothing is to be told of it yet.</summary>
    /// <param name="slot">The slot that the player is at.</param>
    /// <param name="step">The number of the message.</param>
    public bool IsAwaited(Slot slot, int step) => Slots.Any(s => s.Step.Number > slot.Step.Number && Protocol.LeadsTo(s.Step.Number, step));

    /// <summary>Wrong answers and the check that each trips.</summary>
    public required Sequence<Reject> Rejects { get; init; }

    /// <summary>With one slot the text is notation; with several, each line is <c>KEY: NOTATION</c>.</summary>
    private (List<KeyValuePair<string, string>> Drafts, Prose? Problem) DraftsOf(string answer)
    {
        var drafts = new List<KeyValuePair<string, string>>();
        foreach (var line in Attempt.Lines(answer))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var key = colon < 0 ? "" : line[..colon].Trim();
            if (Slots.FirstOrDefault(s => s.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } slot)
            {
                drafts.Add(new(slot.Key, line[(colon + 1)..].Trim()));
            }
            else if (drafts.Count > 0)
            {
                // Notation may go on over several lines.
                drafts[^1] = new(drafts[^1].Key, drafts[^1].Value + " " + line);
            }
            else if (Slots.Count == 1)
            {
                drafts.Add(new(Slots[0].Key, line));
            }
            else
            {
                var keys = string.Join(", ", Slots.Select(s => s.Key));
                return ([], Prose.Of("common.this-quest-asks-for-begin-each", ("keys", keys)));
            }
        }

        return (drafts, null);
    }
}

/// <summary>One thing to compose: a message, or a definition that a role's messages contain.</summary>
/// <param name="Key">The message's name, or the name of the definition.</param>
/// <param name="Step">The message that is composed, or the first message of the role in which the definition occurs.</param>
/// <param name="Definition">The definition, or null when the whole message is composed.</param>
/// <param name="InAtoms">Whether names of definitions must not be used.</param>
/// <param name="Without">Names of definitions or atoms that must not be used: always the one that stands for the whole answer.</param>
/// <param name="Weight">The share of the score, in parts of the sum of all weights.</param>
/// <param name="Solution">What solves it, in the notation.</param>
public sealed record Slot(string Key, Step Step, string? Definition, bool InAtoms, Sequence<string> Without, int Weight, string Solution)
{
    /// <summary>Where its solution is written.</summary>
    public Place Place { get; init; }
}

/// <summary>A wrong answer.</summary>
/// <param name="Slot">The slot's key.</param>
/// <param name="Answer">The notation.</param>
/// <param name="Trips">The name of the check that refuses it, or <c>unknown</c>, <c>form</c>, <c>secret</c>, <c>atoms</c>, <c>notation</c>.</param>
/// <param name="Because">Why it is wrong.</param>
public sealed record Reject(string Slot, string Answer, string Trips, Prose Because)
{
    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }
}
