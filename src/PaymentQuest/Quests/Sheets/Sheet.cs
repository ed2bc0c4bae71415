using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>A row of a classify quest.</summary>
/// <param name="Label">The term as the author wrote it.</param>
/// <param name="Term">The canonical term.</param>
public sealed record ClassifyRow(string Label, Term Term);

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
