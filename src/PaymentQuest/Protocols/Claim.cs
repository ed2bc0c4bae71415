using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>
/// A security goal as the search for attacks judges it (<c>docs/goals.md</c>). A claim is judged for an honest party, and only where
/// the partners that it names are honest.
/// </summary>
public abstract record Claim
{
    private Claim()
    {
    }

    /// <summary>What it is called on the command line and in tables; unique in the protocol.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is written.</summary>
    public required Place Place { get; init; }

    /// <summary>A term's value stays unknown, even if parties of the roles that are not among those who may know it are dishonest.</summary>
    /// <param name="Value">The canonical term.</param>
    /// <param name="Among">Names of the roles that may know it.</param>
    public abstract record Hidden(Term Value, Sequence<string> Among) : Claim
    {
        /// <summary>The name of the role for which it is claimed once it is past <see cref="After"/>; null for every role that brings something to the value, from then on.</summary>
        public string? For { get; init; }

        /// <summary>The number of the step of <see cref="For"/> that it follows.</summary>
        public int After { get; init; }
    }

    /// <summary>The adversary cannot have the value.</summary>
    /// <param name="Value">The canonical term.</param>
    /// <param name="Among">Names of the roles that may know it.</param>
    public sealed record Secret(Term Value, Sequence<string> Among) : Hidden(Value, Among)
    {
        /// <summary>Whether the network may come to know it, and only dishonest parties of the other roles are not to add to that.</summary>
        public bool MayBeHeard { get; init; }
    }

    /// <summary>
    /// The adversary holds nothing against which a guess of the term's value could be tested off line. For values from a small set, such as
    /// card numbers, which need not be secret in the sense of <see cref="Secret"/> to be found.
    /// </summary>
    /// <param name="Value">The canonical term.</param>
    /// <param name="Among">Names of the roles that may know it.</param>
    public sealed record Guessable(Term Value, Sequence<string> Among) : Hidden(Value, Among);

    /// <summary>When a role gets past a step, a partner has taken part in its own role.</summary>
    /// <param name="Role">The name of the role for which it is claimed.</param>
    /// <param name="With">The partner's role.</param>
    /// <param name="After">The number of the step of <paramref name="Role"/> that it follows.</param>
    /// <param name="At">The number of the step that the partner has sent or accepted; null for any.</param>
    /// <param name="Naming">Further roles that must be honest.</param>
    public sealed record Alive(string Role, string With, int After, int? At, Sequence<string> Naming) : Claim;

    /// <summary>When a role gets past a step with some data, a partner has sent or accepted a message with the same data.</summary>
    /// <param name="Role">The name of the role for which it is claimed.</param>
    /// <param name="With">The partner's role.</param>
    /// <param name="On">The canonical terms that are agreed on.</param>
    /// <param name="After">The number of the step of <paramref name="Role"/> that it follows.</param>
    /// <param name="At">The number of the step of <paramref name="With"/> that is the witness.</param>
    /// <param name="IsStrict">Whether the partner also took the role for whom it is.</param>
    /// <param name="IsInjective">Whether there is one run of the partner for each run of the role.</param>
    /// <param name="Naming">Further roles that must be honest, and that a strict partner must have taken for the same.</param>
    public sealed record Agree(string Role, string With, Sequence<Term> On, int After, int At, bool IsStrict, bool IsInjective, Sequence<string> Naming) : Claim;
}
