using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Transcripts;

/// <summary>A part of what a party verifies a signature over.</summary>
/// <param name="Term">The digest that it is, or null for what stands between digests.</param>
/// <param name="Octets">The part itself, or the text that it is the digest of.</param>
/// <param name="IsDigestedByParty">Whether the party has the text and digests it.</param>
internal sealed record VerifiedPiece(Term? Term, byte[] Octets, bool IsDigestedByParty)
{
    /// <summary>
    /// What a party puts together and gets the signed octets: the digests in them, and what stands between. Null when it does not hold all
    /// of it, or when no digest shows in what is signed, which is then a text like any other.
    /// </summary>
    public static Sequence<VerifiedPiece>? Of(RoleRun role, RoleAction.VerifySignature check, Term.Signed signed, Wiring wiring)
    {
        if (role.Octets(check.Register) is null
            || check.Content.Term.Equals(signed.Body)
            || role.Evaluate(check.Content) is not { } der
            || wiring.Digested(check.Content.Term, der) is not { } content)
        {
            return null;
        }

        var octets = wiring.SignedOctets(signed, content);
        var pieces = new List<VerifiedPiece>();
        var at = 0;
        foreach (var expression in Digests(check.Content))
        {
            if (role.Evaluate(expression) is not { } value || octets.AsSpan(at).IndexOf(Der.Content(value)) is not (>= 0 and var before))
            {
                return null;
            }

            if (before > 0)
            {
                pieces.Add(new VerifiedPiece(null, octets[at..(at + before)], false));
            }

            var input = expression is Expression.Built b && role.Evaluate(b.Inputs[0]) is { } text ? wiring.Digested(b.Inputs[0].Term, text) : null;
            pieces.Add(new VerifiedPiece(expression.Term, input ?? Der.Content(value).ToArray(), input is not null));
            at += before + Der.Content(value).Length;
        }

        if (at < octets.Length)
        {
            pieces.Add(new VerifiedPiece(null, octets[at..], false));
        }

        return at > 0 ? pieces.ToSequence() : null;
    }

    /// <summary>The digests that show in an expression's octets, in order.</summary>
    private static IEnumerable<Expression> Digests(Expression expression) => expression switch
    {
        { Term: Term.Digest } => [expression],
        Expression.Built { Term: Term.Tuple or Term.Concatenation or Term.Nested } b => b.Inputs.SelectMany(Digests),
        _ => [],
    };
}
