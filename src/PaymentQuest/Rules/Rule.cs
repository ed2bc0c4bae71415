using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Rules;

/// <summary>
/// What a role demands of, or does to, the world at a step, beyond what terms can say (design rule R5). The vocabulary is closed: each word has a
/// file, in which stands what it takes, what it demands or does, and what everybody else has to know of it.
/// </summary>
public abstract partial record Rule
{
    private Rule()
    {
    }

    /// <summary>The last part of the name of the check, or of the event.</summary>
    public required string Label { get; init; }

    /// <summary>Where the rule is written.</summary>
    public required Place Place { get; init; }

    /// <summary>The word of the vocabulary, and what is true of all rules with it.</summary>
    public abstract RuleWord Word { get; }

    /// <summary>Whether the rule can refuse a message. Effects only follow when nothing was refused.</summary>
    public bool IsGuard => Word.IsGuard;

    /// <summary>The terms that must be known for the rule to be carried out, in order.</summary>
    public abstract Sequence<Term> Inputs { get; }

    /// <summary>What stands behind the word, in a protocol and in a statement.</summary>
    public virtual Term Subject => Inputs[0];

    /// <summary>How a player writes the rule as a check: <c>within DATE</c>.</summary>
    /// <param name="vocabulary">The protocol's names.</param>
    public string Statement(Vocabulary vocabulary) => $"{Word} {vocabulary.Label(Subject)}";

    /// <summary>The rule as its author could have written it on one line.</summary>
    /// <param name="vocabulary">The protocol's names.</param>
    public abstract string Written(Vocabulary vocabulary);

    /// <summary>What the rule demands or does, as a sentence for people.</summary>
    /// <param name="role">The role that carries it out.</param>
    /// <param name="vocabulary">The protocol's names.</param>
    public abstract Prose Sentence(string role, Vocabulary vocabulary);

    /// <summary>The check in a few words, for lists; of an effect how it is written.</summary>
    /// <param name="vocabulary">The protocol's names.</param>
    /// <param name="compare">The sign that stands between two values which must be equal.</param>
    public virtual Prose Short(Vocabulary vocabulary, string compare)
    {
        var written = Written(vocabulary);
        return new Prose(written, written);
    }

    /// <summary>The function whose table is asked; only roles that can evaluate it can carry out the rule.</summary>
    internal virtual Term.Function? Asks => null;

    /// <summary>The atom that takes its value here whenever the rule is carried out: the role must not know it before.</summary>
    internal virtual Term.Atom? Gives => null;

    /// <summary>The input that takes its value here when the role does not know it yet; otherwise both are compared.</summary>
    internal virtual Term? Teaches => null;

    /// <summary>What is remembered of a message when all else was accepted, and until when; null for nothing.</summary>
    internal virtual (Term Value, string Memory, Term? Until)? Remembers => null;

    /// <summary>What a search for attacks takes the rule for.</summary>
    internal virtual RuleSearch Search => RuleSearch.Unseen.Value;

    /// <summary>Whether money is not less than other money of its currency, or a number not less than another.</summary>
    private static bool IsAtLeast(byte[] value, byte[] limit) => Der.ReadNumber(value) is { } number
        ? number >= Der.ReadNumber(limit)
        : Der.ReadMoney(value) is { } amount && Der.ReadMoney(limit) is { } least && amount.IsAtLeast(least) == true;

    /// <summary>Whether a guard holds.</summary>
    internal virtual GuardResult Check(IRuleOccasion at) => throw new System.Diagnostics.UnreachableException();

    /// <summary>Carries out an effect; false when the world does not allow it, and then nothing has changed.</summary>
    internal virtual bool Apply(IRuleOccasion at) => throw new System.Diagnostics.UnreachableException();
}
