using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Transcripts;

/// <content>
/// Signatures over digests, as each party verifies them that can: of what it can digest it has the text, of the rest only the digest. Two
/// parties may come to the same signed octets from different files, which is what a dual signature is for.
/// </content>
public sealed partial class Export
{
    private void Verifications()
    {
        var protocol = _run.Plan.Compiled.Protocol;
        if (_run.Keyring?.Wiring(protocol.Wire) is not { } wiring)
        {
            return;
        }

        var number = 0;
        foreach (var role in protocol.Roles.Select(r => r.Name).Where(_run.Roles.ContainsKey))
        {
            var program = _run.Plan.Programs.GetValueOrDefault(role) ?? _run.Plan.Compiled.Programs[role];
            foreach (var check in program.Actions.OfType<RoleAction.VerifySignature>().DistinctBy(a => program.Registers[a.Register]))
            {
                if (program.Registers[check.Register] is Term.Signed signed && Pieces(_run.Roles[role], check, signed, wiring) is { } pieces)
                {
                    Verification($"party-{Number(++number)}-{Slug(role)}", role, signed, _run.Roles[role].Octets(check.Register)!, pieces);
                }
            }
        }
    }

    private void Verification(string name, string role, Term.Signed signed, byte[] signature, List<Piece> pieces)
    {
        var label = _vocabulary.Label(signed);
        var how = pieces.Where(p => p.Term is not null).Select(p => $"{_vocabulary.Label(p.Term!)} {(p.IsDigestedByParty ? "recomputed" : "as it is")}");
        name = $"{name}-{Slug(label)}";
        var command = new List<string> { "signed_parts", $"{KeyName(signed.Holder)}.public.pem", Add($"{name}.sig", Der.Content(signature).ToArray()) };
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            var part = $"{name}.part-{Decimal(i + 1)}";
            command.Add(piece.IsDigestedByParty ? "digest" : "as_is");
            command.Add(Add(piece.Term is null ? $"{part}.text" : $"{part}-{Slug(_vocabulary.Label(piece.Term))}.{(piece.IsDigestedByParty ? "input" : "digest")}", piece.Octets));
        }

        _script.Check($"{role} verifies {label}: {string.Join(", ", how)}", [.. command]);
    }

    /// <summary>
    /// What a party puts together and gets the signed octets: the digests in them, and what stands between. Null when it does not hold all
    /// of it, or when no digest shows in what is signed, which is then a text like any other.
    /// </summary>
    private List<Piece>? Pieces(RoleRun role, RoleAction.VerifySignature check, Term.Signed signed, Wiring wiring)
    {
        if (role.Octets(check.Register) is null
            || check.Content.Term.Equals(signed.Body)
            || role.Evaluate(check.Content) is not { } der
            || wiring.Digested(check.Content.Term, der) is not { } content)
        {
            return null;
        }

        var octets = wiring.SignedOctets(signed, content);
        var pieces = new List<Piece>();
        var at = 0;
        foreach (var expression in Digests(check.Content))
        {
            if (role.Evaluate(expression) is not { } value || octets.AsSpan(at).IndexOf(Der.Content(value)) is not (>= 0 and var before))
            {
                return null;
            }

            if (before > 0)
            {
                pieces.Add(new Piece(null, octets[at..(at + before)], false));
            }

            var input = expression is Expression.Built b && role.Evaluate(b.Inputs[0]) is { } text ? wiring.Digested(b.Inputs[0].Term, text) : null;
            pieces.Add(new Piece(expression.Term, input ?? Der.Content(value).ToArray(), input is not null));
            at += before + Der.Content(value).Length;
        }

        if (at < octets.Length)
        {
            pieces.Add(new Piece(null, octets[at..], false));
        }

        return at > 0 ? pieces : null;
    }

    /// <summary>The digests that show in an expression's octets, in order.</summary>
    private static IEnumerable<Expression> Digests(Expression expression) => expression switch
    {
        { Term: Term.Digest } => [expression],
        Expression.Built { Term: Term.Tuple or Term.Concatenation or Term.Nested } b => b.Inputs.SelectMany(Digests),
        _ => [],
    };

    /// <summary>A part of what is signed.</summary>
    /// <param name="Term">The digest that it is, or null for what stands between digests.</param>
    /// <param name="Octets">The part itself, or the text that it is the digest of.</param>
    /// <param name="IsDigestedByParty">Whether the party has the text and digests it.</param>
    private sealed record Piece(Term? Term, byte[] Octets, bool IsDigestedByParty);
}
