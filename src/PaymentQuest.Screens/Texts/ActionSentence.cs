using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What an action of a role program does, as a sentence for people.</summary>
public static class ActionSentence
{
    /// <summary>The sentence, in both languages.</summary>
    /// <param name="action">An action of the program.</param>
    /// <param name="program">The program that it belongs to.</param>
    /// <param name="vocabulary">The protocol's names.</param>
    public static Prose Of(RoleAction action, RoleProgram program, Vocabulary vocabulary)
    {
        var sentence = Unconditional(action, program, vocabulary);
        return action.When == Condition.Approved
            ? Prose.Of("action.only-when-the-payment-is-approved", ("sentence", sentence))
            : sentence;
    }

    private static Prose Unconditional(RoleAction action, RoleProgram program, Vocabulary vocabulary)
    {
        string Held(int register) => vocabulary.Label(program.Registers[register]);
        string Shown(Expression e) => vocabulary.Label(e.Term);
        var role = program.Role.Name;
        return action switch
        {
            RoleAction.Receive r => Received(r, vocabulary),
            RoleAction.Compare c => Compared(c, role, Held(c.Register), Shown(c.Expected)),
            RoleAction.Open { Name.Label: Channel.Check } o => Prose.Of("action.must-come-over-the-channel", ("channel", Shown(o.Key)), ("content", vocabulary.Label(o.Content.Term))),
            RoleAction.Open { Name.Label: Channel.SessionCheck } o => Prose.Of("action.must-begin-a-session", ("channel", Held(o.Register))),
            RoleAction.Open o => Prose.Of("action.must-open-with-and-inside-must", ("register", Held(o.Register)), ("open", Shown(o.Key)), ("content", vocabulary.Label(o.Content.Term))),
            RoleAction.VerifyCertificate v => Certified(v, Held),
            RoleAction.VerifyRevocationList v => Prose.Of("action.must-be-the-current-list-that", ("register", Held(v.Register)), ("issuerKey", Shown(v.IssuerKey))),
            RoleAction.VerifySignature v => Prose.Of(
                "action.must-be-a-signature-over-that",
                ("register", Held(v.Register)),
                ("content", Shown(v.Content)),
                ("publicKey", Shown(v.PublicKey))),
            RoleAction.Guard g => g.Rule.Sentence(role, vocabulary),
            RoleAction.Generate g => Prose.Of("action.generates-a-fresh", ("role", role), ("atom", g.Atom.Name)),
            RoleAction.Compute c => c.Expression.Term.Equals(program.Registers[c.Register])
                ? Prose.Of("action.makes-and-remembers-its-octets", ("role", role), ("register", Held(c.Register)))
                : Prose.Of("action.takes-for", ("role", role), ("expression", Shown(c.Expression)), ("register", Held(c.Register))),
            RoleAction.Effect e => e.Rule.Sentence(role, vocabulary),
            RoleAction.Remember r => Prose.Of("action.remembers-to-refuse-it-the-next", ("role", role), ("remember", Shown(r.Value))),
            RoleAction.Send s => s.Declined is null
                ? Prose.Of("action.sends", ("role", role), ("message", Shown(s.Message)))
                : Prose.Of("action.sends-or-when-declined", ("role", role), ("message", Shown(s.Message)), ("declined", Shown(s.Declined))),
            RoleAction.Keep k => Prose.Of("action.keeps-as-evidence", ("role", role), ("keep", Listed(k, vocabulary))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Listed(RoleAction.Keep keep, Vocabulary vocabulary) => string.Join(", ", keep.Terms.Select(t => vocabulary.Label(t.Term)));

    private static Prose Received(RoleAction.Receive receive, Vocabulary vocabulary)
    {
        var form = vocabulary.Label(receive.Shape.Term);
        return receive.Declined is null
            ? Prose.Of("action.the-octets-must-have-the-form", ("form", form))
            : Prose.Of("action.the-octets-must-have-the-form-or", ("form", form), ("declined", vocabulary.Label(receive.Declined.Term)));
    }

    private static Prose Compared(RoleAction.Compare compare, string role, string term, string expected)
    {
        // The label names what a term was found inside: EncSlip.H(Common).
        var at = compare.Name.Label.IndexOf($".{term}", StringComparison.Ordinal);
        var container = at > 0 ? compare.Name.Label[..at] : "";
        return (compare.Expected is Expression.Held, container.Length > 0) switch
        {
            (true, true) => Prose.Of("action.held-equals-inside", ("term", term), ("container", container), ("expected", expected), ("role", role)),
            (true, false) => Prose.Of("action.held-equals", ("term", term), ("expected", expected), ("role", role)),
            (false, true) => Prose.Of("action.computed-equals-inside", ("term", term), ("container", container), ("expected", expected), ("role", role)),
            (false, false) => Prose.Of("action.computed-equals", ("term", term), ("expected", expected), ("role", role)),
        };
    }

    private static Prose Certified(RoleAction.VerifyCertificate verify, Func<int, string> held)
    {
        var told = string.Join(", ", verify.Told.Prepend(verify.Key).Select(held));
        var issuer = verify.IssuerKey.Term;
        var revocation = verify.RevocationList is not null ? Prose.Of("action.not-in-the-list", ("issuer", verify.Declaration.Issuer))
            : verify.Demands.Contains("revoked") ? Prose.Of("action.not-revoked")
            : Prose.Of("action.nobody-asked");
        return Prose.Of(
            "action.certified",
            ("certificate", held(verify.Register)),
            ("issuer", issuer),
            ("revocation", revocation),
            ("role", verify.Declaration.Role),
            ("told", told));
    }
}
