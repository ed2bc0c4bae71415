using PaymentQuest.Documents;

namespace PaymentQuest.Rules;

/// <summary>One word of the closed vocabulary of rules, and what is true of every rule with it.</summary>
public sealed class RuleWord
{
    /// <summary>Reads what stands beside the word in a protocol; null with a diagnostic when it makes no rule.</summary>
    internal delegate Rule? Reading(RuleFields fields);

    /// <summary>A change of the world in words.</summary>
    /// <param name="subject">What it was about, as people read it.</param>
    /// <param name="amount">The money that moved; empty for none.</param>
    /// <param name="from">The account that it came from, or empty.</param>
    /// <param name="to">The account or receiver that it went to, or empty.</param>
    public delegate Prose Happened(string subject, string amount, string from, string to);

    private readonly string _word;

    internal RuleWord(string word, Reading read) => (_word, Read) = (word, read);

    /// <summary>Whether rules with the word refuse messages. Others are effects.</summary>
    public bool IsGuard => Cost is not null;

    /// <summary>The form of the statement with which a player makes the check, such as <c>within D</c>; empty for effects.</summary>
    public string Form { get; internal init; } = "";

    /// <summary>Whether what is received is held against the receiver's clock, so that whoever makes the check wants to see both.</summary>
    public bool IsAboutClock { get; internal init; }

    /// <summary>What the check costs its receiver; null for an effect.</summary>
    internal CheckCost? Cost { get; init; }

    /// <summary>The words for the ways in which a guard refuses, as verdicts tell them.</summary>
    internal IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>Whether a recorded message does not get past the guard, for ever or for long.</summary>
    internal bool StopsReplay { get; init; }

    /// <summary>Whether something is lost when a recorded message brings the effect about again.</summary>
    internal bool MovesValue { get; init; }

    /// <summary>Whether the effect follows also when the decision is negative. Money and goods only move after approval.</summary>
    internal bool IsKeptWhenDeclined { get; init; }

    /// <summary>What a party does that carries out the effect, in a word for lists: <c>ships</c>; null for a guard.</summary>
    public Func<Prose>? Doing { get; internal init; }

    /// <summary>What an effect has changed in the world, as a sentence without the party; null for a guard.</summary>
    public Happened? Telling { get; internal init; }

    internal Reading Read { get; }

    /// <summary>The word as it is written.</summary>
    public override string ToString() => _word;
}
