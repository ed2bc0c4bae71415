using System.Globalization;
using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Roles;

/// <summary>
/// A role program as text for reviewers, kept beside the protocol as an approved file. The same in every language and on every
/// machine.
/// </summary>
public static class RoleText
{
    /// <summary>All roles of a protocol, in its order.</summary>
    public static string Of(Protocol protocol, IReadOnlyDictionary<string, RoleProgram> programs)
    {
        var text = new StringBuilder($"protocol {protocol.Id}\n");
        foreach (var role in protocol.Roles)
        {
            text.Append('\n').Append(Of(protocol, programs[role.Name]));
        }

        return text.ToString();
    }

    /// <summary>One role.</summary>
    public static string Of(Protocol protocol, RoleProgram program)
    {
        var text = new StringBuilder($"role {program.Role.Name} ({program.Role.Symbol})\n");
        text.Append(CultureInfo.InvariantCulture, $"  knows    {string.Join(", ", program.Known.Select(protocol.Vocabulary.Label))}\n");
        var step = 0;
        foreach (var action in program.Actions.Where(a => a is not RoleAction.Keep { Terms.Count: 0 }))
        {
            if (action is not RoleAction.Keep && action.Step != step)
            {
                step = action.Step;
                var s = protocol.Steps[step - 1];
                if (protocol.Flow.BranchOf(step) is { } branch && (branch.First == step || program.Actions.First(a => a.Step >= branch.First) == action))
                {
                    text.Append(CultureInfo.InvariantCulture, $"  branch {branch.Name}, {branch.Said(protocol.Steps)}\n");
                }

                text.Append(CultureInfo.InvariantCulture, $"  step {step} {s.Name}, {s.From} to {s.To}\n");
            }

            text.Append("    ").Append(Line(action, program, protocol.Vocabulary)).Append(action.When == Condition.Approved ? "  when approved" : "").Append('\n');
        }

        foreach (var (term, at) in program.Opaque)
        {
            text.Append(CultureInfo.InvariantCulture, $"  opaque   {protocol.Vocabulary.Label(term)} of step {at}\n");
        }

        return text.ToString();
    }

    /// <summary>One action on one line.</summary>
    public static string Line(RoleAction action, RoleProgram program, Vocabulary vocabulary)
    {
        string Held(int register) => vocabulary.Label(program.Registers[register]);
        string Shown(Expression e) => Show(e, vocabulary);
        return action switch
        {
            RoleAction.Receive r => $"receive  {vocabulary.Label(r.Shape.Term)}{(r.Declined is null ? "" : $", or when declined {vocabulary.Label(r.Declined.Term)}")}",
            RoleAction.Compare c => $"compare  {Held(c.Register)} received = {(c.Expected is Expression.Held h ? vocabulary.Label(h.Term) + " held" : Shown(c.Expected) + " recomputed")}  [{c.Name.Label}]",
            RoleAction.Open o => $"open     {Held(o.Register)} with {Shown(o.Key)}, giving {vocabulary.Label(o.Content.Term)}  [{o.Name.Label}]",
            RoleAction.VerifyCertificate v => $"verify   {Held(v.Register)} by {Shown(v.IssuerKey)} as {v.Declaration.Role}{Revocation(v)}, giving {string.Join(", ", v.Told.Prepend(v.Key).Select(Held))}  [{v.Name.Label}]{Omitted(v)}",
            RoleAction.VerifyRevocationList v => $"verify   {Held(v.Register)} by {Shown(v.IssuerKey)}  [{v.Name.Label}]",
            RoleAction.VerifySignature v => $"verify   {Held(v.Register)} by {Shown(v.PublicKey)} over {Shown(v.Content)}  [{v.Name.Label}]",
            RoleAction.Guard g => $"guard    {g.Rule.Written(vocabulary)}  [{g.Name.Label}]",
            RoleAction.Generate g => $"generate {g.Atom.Name}",
            RoleAction.Compute c => c.Expression.Term.Equals(program.Registers[c.Register])
                ? $"compute  {Held(c.Register)}"
                : $"believe  {Held(c.Register)} is {Shown(c.Expression)}",
            RoleAction.Effect e => $"effect   {e.Rule.Written(vocabulary)}",
            RoleAction.Remember r => $"remember {vocabulary.Label(r.Value.Term)} in {r.Memory}",
            RoleAction.Send s => $"send     {vocabulary.Label(s.Message.Term)}{(s.Declined is null ? "" : $", or when declined {vocabulary.Label(s.Declined.Term)}")}",
            RoleAction.Keep k => $"keep     {string.Join(", ", k.Terms.Select(t => vocabulary.Label(t.Term)))}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Revocation(RoleAction.VerifyCertificate verify) =>
        verify.RevocationList is null ? "" : $", not in CRL_{verify.Declaration.Issuer}";

    /// <summary>The demands that a careless verifier leaves out. That nobody says which certificates were revoked is no carelessness of its own.</summary>
    private static string Omitted(RoleAction.VerifyCertificate verify)
    {
        var omitted = CertificateResult.Demands.Where(d => d != "revoked" && !verify.Demands.Contains(d)).ToList();
        return omitted.Count == 0 ? "" : $"  without {string.Join(", ", omitted)}";
    }

    /// <summary>An expression: what is held is named, what is constructed is written with its constructor.</summary>
    private static string Show(Expression expression, Vocabulary vocabulary) => expression switch
    {
        Expression.Held h => vocabulary.Label(h.Term),
        Expression.Built { Term: Term.Digest, Inputs: var i } => $"H({Show(i[0], vocabulary)})",
        Expression.Built { Term: Term.Tuple t, Inputs: var i } => vocabulary.Label(t) is var label && !label.Contains(',', StringComparison.Ordinal) ? label : string.Join(", ", i.Select(x => Show(x, vocabulary))),
        var other => vocabulary.Label(other.Term),
    };
}
