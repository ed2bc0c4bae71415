using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>
/// What a role demands of, or does to, the world at a step, beyond what terms can say (design rule R5). Guards: <see cref="Once"/>,
/// <see cref="Within"/>, <see cref="Before"/>, <see cref="AtLeast"/>, <see cref="LookUp"/>, <see cref="Decide"/>. Effects: <see cref="Record"/>,
/// <see cref="Reserve"/>, <see cref="Settle"/>, <see cref="Issue"/>, <see cref="Ship"/>. The vocabulary is closed.
/// </summary>
public abstract record Rule
{
    private Rule()
    {
    }

    /// <summary>The last part of the name of the check, or of the event.</summary>
    public required string Label { get; init; }

    /// <summary>Where the rule is written.</summary>
    public required Place Place { get; init; }

    /// <summary>The words of the guards, in the order of the documentation.</summary>
    public static readonly Sequence<string> GuardWords = ["once", "within", "before", "at_least", "look_up", "decide"];

    /// <summary>The words of the effects, in the order of the documentation.</summary>
    public static readonly Sequence<string> EffectWords = ["record", "reserve", "settle", "issue", "ship"];

    /// <summary>Whether the rule can refuse a message. Effects only follow when nothing was refused.</summary>
    public bool IsGuard => this is Once or Within or Before or AtLeast or LookUp or Decide;

    /// <summary>The word of the vocabulary.</summary>
    public string Word => this switch
    {
        Once => "once",
        Within => "within",
        Before => "before",
        AtLeast => "at_least",
        LookUp => "look_up",
        Decide => "decide",
        Record => "record",
        Reserve => "reserve",
        Settle => "settle",
        Issue => "issue",
        Ship => "ship",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The terms that must be known for the rule to be carried out, in order.</summary>
    public Sequence<Term> Inputs => this switch
    {
        Once r => r.Until is null ? [r.Value] : [r.Value, r.Until],
        Within r => [r.Date],
        Before r => [r.Date],
        AtLeast r => [r.Amount, r.Limit],
        LookUp r => r.Equal is null ? [r.Function.Argument] : [r.Function.Argument, r.Equal],
        Decide r => [r.Account, r.Amount],
        Record r => [r.Value],
        Reserve r => r.Until is null ? [r.Amount, r.From, r.To, r.As] : [r.Amount, r.From, r.To, r.As, r.Until],
        Settle r => r.Amount is null ? [r.As] : [r.As, r.Amount],
        Issue r => [r.Value],
        Ship r => r.To is null ? [r.Goods] : [r.Goods, r.To],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The value has not been accepted before by this party; it is remembered when the whole message has been accepted.</summary>
    /// <param name="Value">What must be new.</param>
    /// <param name="Memory">The name of the replay memory, so that two steps can share one.</param>
    /// <param name="Until">The date from which it may be forgotten, because the message is refused for its age; null to remember it for ever.</param>
    public sealed record Once(Term Value, string Memory, Term? Until) : Rule;

    /// <summary>The date is at most so many seconds before or after the party's clock.</summary>
    public sealed record Within(Term Date, long Seconds) : Rule;

    /// <summary>The date has not been reached on the party's clock.</summary>
    public sealed record Before(Term Date) : Rule;

    /// <summary>An amount is not below a limit in the same currency.</summary>
    public sealed record AtLeast(Term Amount, Term Limit) : Rule;

    /// <summary>
    /// The function has a value for the argument, and the value equals a term when one is given. A long-term fact is looked up,
    /// never compared with "the one I know" (rule R4).
    /// </summary>
    public sealed record LookUp(Term.Function Function, Term? Equal) : Rule;

    /// <summary>The issuer decides whether the account may pay the amount. The decision atom takes its value here.</summary>
    public sealed record Decide(Term.Atom Decision, Term Account, Term Amount) : Rule;

    /// <summary>The party writes the value down in its journal.</summary>
    public sealed record Record(Term Value) : Rule;

    /// <summary>
    /// Money is set aside on an account for another, under a reference. This is also what a token is that somebody carries about: the reference
    /// is its number, and what is set aside is what it is worth.
    /// </summary>
    /// <param name="Amount">How much.</param>
    /// <param name="From">The account that it leaves.</param>
    /// <param name="To">The account that it is for.</param>
    /// <param name="As">The reference.</param>
    /// <param name="Until">The date from which it is back where it came from when it was not settled; null for never.</param>
    public sealed record Reserve(Term Amount, Term From, Term To, Term As, Term? Until) : Rule;

    /// <summary>What was reserved under a reference is paid: all of it, or an amount of which the rest goes back to where it came from.</summary>
    public sealed record Settle(Term As, Term? Amount) : Rule;

    /// <summary>A token comes into circulation; a value can be issued once.</summary>
    public sealed record Issue(Term Value) : Rule;

    /// <summary>Goods leave for a receiver.</summary>
    public sealed record Ship(Term Goods, Term? To) : Rule;
}
