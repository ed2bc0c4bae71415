using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>The player computes values.</summary>
public sealed record ComputeQuest(QuestHead Head) : SheetQuest(Head)
{
    /// <summary>The kind.</summary>
    public static QuestKind Computing { get; } = new("compute", (reader, fields, head) => reader.Compute(fields, head)) { CountsWrites = true };

    /// <inheritdoc/>
    public override QuestKind Kind => Computing;

    /// <inheritdoc/>
    internal override SheetJudgement Judge(IReadOnlyDictionary<string, string> entries, ulong seed) => ComputeJudge.Judge(this, entries, seed);

    /// <inheritdoc/>
    internal override SheetQuest With(Move.Measure measured) => Measuring.With(this, measured);

    /// <inheritdoc/>
    internal override string Untrue(WrongEntry reject, SheetJudgement judgement) => ((SheetJudgement.Computed)judgement).Values.First(v => v.Calculation.Key == reject.Key) switch
    {
        { Outcome: ValueOutcome.Right } => "is right",
        { Outcome: ValueOutcome.Unreadable } => "is no value",
        var value when reject.From is { } from && ComputeJudge.Value(this, from, Seed) is var found && found != value.Written => $"is not the value of '{from}', which is {found ?? "none"}",
        _ => "",
    };

    /// <summary>Arithmetic for pen and paper; null when values are octets of a run under the quest's suite.</summary>
    public required Arithmetic? Arithmetic { get; init; }

    /// <summary>The numbers that formulas compute with, in order; empty in other compute quests.</summary>
    public Sequence<Figure> Figures { get; init; } = [];

    /// <summary>What is asked for, in order.</summary>
    public required Sequence<Calculation> Calculations { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<string> Keys => Calculations.Select(c => c.Key);

    /// <summary>What a formula gives; null when it gives no number.</summary>
    /// <param name="result">The objective.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="earlier">Objectives that may be named in the formula; itself and later ones are no harm.</param>
    /// <param name="given">Values of earlier objectives that come before what they compute.</param>
    public static double? Value(Calculation.Result result, IReadOnlyList<Figure> figures, IReadOnlyList<Calculation.Result> earlier, IReadOnlyDictionary<string, double> given) =>
        result.Formula.Value(name => given.TryGetValue(name, out var number) ? number
            : figures.FirstOrDefault(f => f.Name == name)?.Number
            ?? (earlier.TakeWhile(e => e.Key != result.Key).FirstOrDefault(e => e.Key == name) is { } before ? Value(before, figures, earlier, given) : null));
}

/// <summary>One thing that a compute quest asks for.</summary>
/// <param name="Key">Its name within the quest: the term as written, or what the author calls it.</param>
/// <param name="Term">The canonical term that it is about.</param>
/// <param name="Weight">Its share of the score, in parts of the sum of all weights.</param>
public abstract record Calculation(string Key, Term Term, int Weight)
{
    /// <summary>The answer to an acceptance that accepts.</summary>
    public const string Yes = "yes";

    /// <summary>The answer to an acceptance that refuses.</summary>
    public const string No = "no";

    /// <summary>The term as the author wrote it.</summary>
    public required string Written { get; init; }

    /// <summary>Where it is written.</summary>
    public Place Place { get; init; }

    /// <summary>The value of a term.</summary>
    public sealed record Value(string Key, Term Term, int Weight) : Calculation(Key, Term, Weight);

    /// <summary>Whether somebody who is shown other values still accepts a signature or a digest.</summary>
    /// <param name="Key">Its name within the quest.</param>
    /// <param name="Term">The signature, or the digest.</param>
    /// <param name="Weight">Its share of the score.</param>
    /// <param name="Given">The values that are shown, in place of those that the arithmetic has; their terms as written, and canonical.</param>
    public sealed record Acceptance(string Key, Term Term, int Weight, Sequence<(string Label, Term Term, string Digits)> Given) : Calculation(Key, Term, Weight);

    /// <summary>What a formula over figures gives.</summary>
    /// <param name="Key">Its name within the quest, and in later formulas.</param>
    /// <param name="Weight">Its share of the score.</param>
    /// <param name="Formula">The formula, which players do not see before they have handed in.</param>
    /// <param name="Percent">How far off an answer may be: right is what lies within the value times and divided by 1 + this many hundredths.</param>
    /// <param name="Asks">The question.</param>
    public sealed record Result(string Key, int Weight, Formula Formula, int Percent, Prose Asks) : Calculation(Key, new Term.Atom(Key), Weight);
}
