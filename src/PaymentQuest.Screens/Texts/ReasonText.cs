using PaymentQuest.Documents;
using PaymentQuest.Knowledge;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Checks, and the ways in which they fail, in words.</summary>
internal static class ReasonText
{
    private static readonly Dictionary<string, Prose> Reasons = new(StringComparer.Ordinal)
    {
        ["differs"] = Prose.Of("reason.the-two-values-differ"),
        ["unknown"] = Prose.Of("reason.there-is-nothing-to-compare-it"),
        ["opening"] = Prose.Of("reason.it-does-not-open-as-it"),
        ["form"] = Prose.Of("reason.it-does-not-have-the-form"),
        ["signature"] = Prose.Of("reason.the-signature-is-not-good-for"),
        ["issuer"] = Prose.Of("reason.it-is-not-of-the-issuer"),
        ["path"] = Prose.Of("reason.its-issuer-may-not-issue-it"),
        ["usage"] = Prose.Of("reason.its-key-is-for-something-else"),
        ["policy"] = Prose.Of("reason.it-was-issued-under-another-policy"),
        ["bound"] = Prose.Of("reason.the-certificate-does-not-say-what"),
        ["replay"] = Prose.Of("reason.this-was-accepted-once-before"),
        ["date"] = Prose.Of("reason.the-date-is-too-far-from"),
        ["amount"] = Prose.Of("reason.the-amount-is-too-low"),
        ["silent"] = Prose.Of("reason.nothing-came"),
        ["limit"] = Prose.Of("reason.the-value-is-over-its-limit"),
        ["expired"] = Prose.Of("reason.the-certificate-has-expired"),
        ["not_yet_valid"] = Prose.Of("reason.the-certificate-is-not-valid-yet"),
        ["revoked"] = Prose.Of("reason.the-certificate-was-revoked"),
        ["role"] = Prose.Of("reason.the-certificate-was-issued-for-another"),
    };

    public static Prose Of(string reason) => Reasons.GetValueOrDefault(reason) ?? new Prose(reason, reason);

    /// <summary>The action behind a check, or null for the form of a message.</summary>
    public static RoleAction? ActionOf(CompiledProtocol compiled, CheckName check) =>
        compiled.Programs.GetValueOrDefault(check.Role)?.Actions.FirstOrDefault(a => a.Check is { } own && CheckName.IsMeant(own.ToString(), check.ToString()));

    /// <summary>What a check compares or does: <c>left ≟ right</c>.</summary>
    public static string Short(RoleAction action, RoleProgram program, Protocol protocol, Glyphs glyphs, Language language)
    {
        var vocabulary = protocol.Vocabulary;
        string Held(int register) => vocabulary.Label(program.Registers[register]);
        string L(Term term) => vocabulary.Label(term);
        Prose text = action switch
        {
            RoleAction.Compare c when c.Name.Label.Contains('.', StringComparison.Ordinal) && c.Expected is Expression.Held =>
                Prose.Of("reason.already-held", ("compare", c.Name.Label), ("sign", glyphs.Compare), ("expected", L(c.Expected.Term))),
            RoleAction.Compare c when c.Name.Label.Contains('.', StringComparison.Ordinal) =>
                Prose.Of("reason.recomputed", ("compare", c.Name.Label), ("sign", glyphs.Compare), ("expected", L(c.Expected.Term))),
            RoleAction.Compare c when c.Expected is Expression.Held h => Prose.Of("reason.received-already-held", ("held", L(h.Term)), ("compare", glyphs.Compare)),
            RoleAction.Compare c => Prose.Of("reason.received-recomputed", ("register", Held(c.Register)), ("compare", glyphs.Compare), ("expected", L(c.Expected.Term))),
            RoleAction.Open o => Prose.Of("reason.open-with", ("register", Held(o.Register)), ("open", L(o.Key.Term))),
            RoleAction.VerifySignature v => Prose.Of("reason.verify-with", ("register", Held(v.Register)), ("publicKey", L(v.PublicKey.Term))),
            RoleAction.VerifyCertificate v => Prose.Of("reason.verify-with", ("register", Held(v.Register)), ("publicKey", L(v.IssuerKey.Term))),
            RoleAction.VerifyRevocationList v => Prose.Of("reason.verify-with", ("register", Held(v.Register)), ("publicKey", L(v.IssuerKey.Term))),
            RoleAction.Guard g => g.Rule.Short(vocabulary, $"{glyphs.Compare}"),
            _ => new(action.Check?.Label ?? "", action.Check?.Label ?? ""),
        };
        return text.In(language);
    }

    /// <summary>Why a role does not know a term, in one sentence that names where the term travels and who could open that.</summary>
    public static string Unknown(Term missing, KnowledgeSet knowledge, Protocol protocol, Language language)
    {
        var vocabulary = protocol.Vocabulary;
        var name = vocabulary.Label(missing);
        if (missing is Term.PrivateKey or Term.Signed)
        {
            var holder = missing is Term.PrivateKey k ? k.Holder : ((Term.Signed)missing).Holder;
            return Prose.Of("reason.you-do-not-have-sk-nobody", ("holder", holder)).In(language);
        }

        var hidden = knowledge.WhyNot(missing)?.Hidden.Where(h => h.Missing.Equals(missing)).ToList() ?? [];
        var sealedIn = hidden.FirstOrDefault(h => h.Key is not null);
        if (sealedIn.Holder is { } closed && sealedIn.Key is { } key)
        {
            return Prose.Of("reason.you-do-not-know-it-travels", ("name", name), ("closed", vocabulary.Label(closed)), ("key", vocabulary.Label(key))).In(language);
        }

        if (hidden.Count > 0)
        {
            var holder = vocabulary.Label(hidden[0].Holder);
            return Prose.Of("reason.you-do-not-know-you-only", ("name", name), ("holder", holder)).In(language);
        }

        if (missing is Term.Atom atom && protocol.Fresh.TryGetValue(atom.Name, out var maker))
        {
            var who = protocol.Names.OfRole(maker);
            return Prose.Of("reason.you-do-not-know-the-generates", ("name", name), ("who", who)).In(language);
        }

        return Prose.Of("reason.you-do-not-know-and-nothing", ("name", name)).In(language);
    }

    /// <summary>What was expected in notation, in the player's language.</summary>
    public static string Expected(NotationError error, Language language)
    {
        if (error.Most is not null || error.Nearest is not null)
        {
            return Prose.Of("reason.at-column", ("column", error.Column + 1), ("inProse", error.InProse().In(language))).In(language);
        }

        var expected = NotationProse.Expected(error).In(language);
        return error.Found.Length == 0
            ? Prose.Of("reason.at-column-i-expected-but-the", ("column", error.Column + 1), ("expected", expected)).In(language)
            : Prose.Of("reason.at-column-i-expected-and-there", ("column", error.Column + 1), ("expected", expected), ("found", error.Found)).In(language);
    }
}
