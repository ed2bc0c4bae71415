using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>
/// A security goal that is about what has happened in the world (<c>docs/goals.md</c>): money, goods, tokens, and what can be proved. It is
/// judged on octets, after every message that an honest party has sent or accepted.
/// </summary>
public abstract record WorldGoal
{
    private WorldGoal()
    {
    }

    /// <summary>What it is called on the command line and in tables; unique in the protocol.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is written.</summary>
    public required Place Place { get; init; }

    /// <summary>Money leaves the account of an honest party only in amounts for which that party has sent a message.</summary>
    /// <param name="Account">The canonical term whose value is the account.</param>
    /// <param name="Amount">The canonical term whose value is the amount; where <paramref name="IsByReference"/>, the reference under which the money is set aside.</param>
    /// <param name="By">The name of the role whose account it is.</param>
    /// <param name="At">The number of the message that authorizes.</param>
    /// <param name="IsOnce">Whether every such message authorizes one charge only.</param>
    /// <param name="IsByReference">Whether the message says which charge it is for by a reference, as in an answer that names a question, and not by an amount.</param>
    public sealed record Authorized(Term Account, Term Amount, string By, int At, bool IsOnce, bool IsByReference = false) : WorldGoal;

    /// <summary>An honest party has been paid for what it has shipped, or the money is set aside for it.</summary>
    /// <param name="Price">The canonical term whose value is the price.</param>
    /// <param name="Into">The canonical term whose value is the account of who ships.</param>
    /// <param name="By">The name of the role that ships.</param>
    /// <param name="IsAtEnd">Whether what a run ships is judged only when that run has nothing left to do, because goods go first.</param>
    /// <param name="UpTo">The canonical term whose value is the amount, in the currency of the price, that may stay unpaid; null for nothing. It is read before the run.</param>
    public sealed record PaidIfShipped(Term Price, Term Into, string By, bool IsAtEnd = false, Term? UpTo = null) : WorldGoal;

    /// <summary>No two messages with the same token are accepted.</summary>
    /// <param name="Token">The canonical term whose value tells one token from another.</param>
    /// <param name="By">The name of the role that accepts it.</param>
    /// <param name="At">The number of the message that brings it.</param>
    public sealed record NoDoubleSpend(Term Token, string By, int At) : WorldGoal;

    /// <summary>There is as much money as there was.</summary>
    public sealed record Conserved : WorldGoal;

    /// <summary>A party that is done can show a judge a partner's signature over some terms.</summary>
    /// <param name="Role">The name of the role that proves.</param>
    /// <param name="Against">The name of the role whose signature it is.</param>
    /// <param name="Of">The canonical terms that the signature must cover.</param>
    public sealed record Evidence(string Role, string Against, Sequence<Term> Of) : WorldGoal;
}
