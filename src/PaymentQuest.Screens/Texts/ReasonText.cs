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
        ["differs"] = new("the two values differ", "los dos valores difieren"),
        ["unknown"] = new("there is nothing to compare it with", "no hay con qué compararlo"),
        ["opening"] = new("it does not open as it should", "no se abre como debería"),
        ["form"] = new("it does not have the form of that message", "no tiene la forma de ese mensaje"),
        ["signature"] = new("the signature is not good for this content", "la firma no vale para este contenido"),
        ["issuer"] = new("it is not of the issuer that belongs there", "no es del emisor que corresponde"),
        ["path"] = new("its issuer may not issue it", "su emisor no puede emitirlo"),
        ["usage"] = new("its key is for something else", "su clave es para otra cosa"),
        ["policy"] = new("it was issued under another policy", "se emitió con otra política"),
        ["bound"] = new("the certificate does not say what it should", "el certificado no dice lo que debería"),
        ["replay"] = new("this was accepted once before", "esto ya se aceptó una vez"),
        ["date"] = new("the date is too far from the clock", "la fecha está demasiado lejos del reloj"),
        ["amount"] = new("the amount is too low", "el importe es demasiado bajo"),
        ["expired"] = new("the certificate has expired", "el certificado ha caducado"),
        ["not_yet_valid"] = new("the certificate is not valid yet", "el certificado aún no es válido"),
        ["revoked"] = new("the certificate was revoked", "el certificado está revocado"),
        ["role"] = new("the certificate was issued for another role", "el certificado es para otro papel"),
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
                new($"{c.Name.Label} {glyphs.Compare} {L(c.Expected.Term)} already held", $"{c.Name.Label} {glyphs.Compare} {L(c.Expected.Term)} que ya se tenía"),
            RoleAction.Compare c when c.Name.Label.Contains('.', StringComparison.Ordinal) =>
                new($"{c.Name.Label} {glyphs.Compare} {L(c.Expected.Term)} recomputed", $"{c.Name.Label} {glyphs.Compare} {L(c.Expected.Term)} recalculado"),
            RoleAction.Compare c when c.Expected is Expression.Held h => new($"{L(h.Term)} received {glyphs.Compare} {L(h.Term)} already held", $"{L(h.Term)} recibido {glyphs.Compare} {L(h.Term)} que ya se tenía"),
            RoleAction.Compare c => new($"{Held(c.Register)} received {glyphs.Compare} {L(c.Expected.Term)} recomputed", $"{Held(c.Register)} recibido {glyphs.Compare} {L(c.Expected.Term)} recalculado"),
            RoleAction.Open o => new($"open {Held(o.Register)} with {L(o.Key.Term)}", $"abrir {Held(o.Register)} con {L(o.Key.Term)}"),
            RoleAction.VerifySignature v => new($"verify {Held(v.Register)} with {L(v.PublicKey.Term)}", $"verificar {Held(v.Register)} con {L(v.PublicKey.Term)}"),
            RoleAction.VerifyCertificate v => new($"verify {Held(v.Register)} with {L(v.IssuerKey.Term)}", $"verificar {Held(v.Register)} con {L(v.IssuerKey.Term)}"),
            RoleAction.VerifyRevocationList v => new($"verify {Held(v.Register)} with {L(v.IssuerKey.Term)}", $"verificar {Held(v.Register)} con {L(v.IssuerKey.Term)}"),
            RoleAction.Guard { Rule: Rule.Within r } => new($"{L(r.Date)} within {r.Seconds} s of the clock", $"{L(r.Date)} a menos de {r.Seconds} s del reloj"),
            RoleAction.Guard { Rule: Rule.Once r } => new($"{L(r.Value)} never accepted before", $"{L(r.Value)} nunca aceptado antes"),
            RoleAction.Guard { Rule: Rule.Before r } => new($"{L(r.Date)} not reached on the clock", $"{L(r.Date)} sin alcanzar en el reloj"),
            RoleAction.Guard { Rule: Rule.AtLeast r } => new($"{L(r.Amount)} at least {L(r.Limit)}", $"{L(r.Amount)} al menos {L(r.Limit)}"),
            RoleAction.Guard { Rule: Rule.LookUp { Equal: { } equal } r } => new($"{L(r.Function)} on record {glyphs.Compare} {L(equal)}", $"{L(r.Function)} registrado {glyphs.Compare} {L(equal)}"),
            RoleAction.Guard { Rule: Rule.LookUp r } => new($"{L(r.Function)} is on record", $"{L(r.Function)} está registrado"),
            RoleAction.Guard { Rule: Rule.Decide r } => new($"ask whether {L(r.Account)} may pay {L(r.Amount)}", $"preguntar si {L(r.Account)} puede pagar {L(r.Amount)}"),
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
            return new Prose($"You do not have SK_{holder}: nobody but its owner signs or opens with it.", $"No tienes SK_{holder}: solo su dueño firma o abre con ella.").In(language);
        }

        var hidden = knowledge.WhyNot(missing)?.Hidden.Where(h => h.Missing.Equals(missing)).ToList() ?? [];
        var sealedIn = hidden.FirstOrDefault(h => h.Key is not null);
        if (sealedIn.Holder is { } closed && sealedIn.Key is { } key)
        {
            return new Prose(
                $"You do not know {name}: it travels inside {vocabulary.Label(closed)}, which only {vocabulary.Label(key)} opens.",
                $"No conoces {name}: viaja dentro de {vocabulary.Label(closed)}, que solo {vocabulary.Label(key)} abre.").In(language);
        }

        if (hidden.Count > 0)
        {
            var holder = vocabulary.Label(hidden[0].Holder);
            return new Prose($"You do not know {name}: you only have {holder}, and that cannot be reversed.", $"No conoces {name}: solo tienes {holder}, y eso no se puede invertir.").In(language);
        }

        if (missing is Term.Atom atom && protocol.Fresh.TryGetValue(atom.Name, out var maker))
        {
            var who = Vocables.OfRole(maker);
            return new Prose($"You do not know {name}: the {who.En} generates it, and it has not reached you.", $"No conoces {name}: lo genera el {who.Es} y no te ha llegado.").In(language);
        }

        return new Prose($"You do not know {name}, and nothing that you have gives it.", $"No conoces {name}, y nada de lo que tienes lo da.").In(language);
    }

    /// <summary>What was expected in notation, in the player's language.</summary>
    public static string Expected(NotationError error, Language language)
    {
        if (error.Most is not null || error.Nearest is not null)
        {
            return new Prose("at column {0}: {1}", "en la columna {0}: {1}").Fill(language, error.Column + 1, error.InProse().In(language));
        }

        var expected = NotationProse.Expected(error).In(language);
        return error.Found.Length == 0
            ? new Prose("at column {0} I expected {1}, but the line ends", "en la columna {0} se esperaba {1}, pero la línea termina ahí").Fill(language, error.Column + 1, expected)
            : new Prose("at column {0} I expected {1}, and there is '{2}'", "en la columna {0} se esperaba {1}, y hay '{2}'").Fill(language, error.Column + 1, expected, error.Found);
    }
}
