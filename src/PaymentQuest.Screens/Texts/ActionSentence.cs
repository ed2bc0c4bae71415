using System.Globalization;
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
            ? new Prose($"{sentence.En} Only when the payment is approved.", $"{sentence.Es} Solo si el pago se aprueba.")
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
            RoleAction.Open o => new(
                $"{Held(o.Register)} must open with {Shown(o.Key)}, and inside must be exactly {vocabulary.Label(o.Content.Term)}.",
                $"{Held(o.Register)} debe abrirse con {Shown(o.Key)}, y dentro debe estar exactamente {vocabulary.Label(o.Content.Term)}."),
            RoleAction.VerifyCertificate v => Certified(v, Held),
            RoleAction.VerifyRevocationList v => new(
                $"{Held(v.Register)} must be the current list that {Shown(v.IssuerKey)} verifies.",
                $"{Held(v.Register)} debe ser la lista vigente que {Shown(v.IssuerKey)} verifica."),
            RoleAction.VerifySignature v => new(
                $"{Held(v.Register)} must be a signature over {Shown(v.Content)} that {Shown(v.PublicKey)} verifies.",
                $"{Held(v.Register)} debe ser una firma de {Shown(v.Content)} que {Shown(v.PublicKey)} verifique."),
            RoleAction.Guard g => Ruled(g.Rule, role, vocabulary),
            RoleAction.Generate g => new($"{role} generates a fresh {g.Atom.Name}.", $"{role} genera {g.Atom.Name}, nuevo para esta ejecución."),
            RoleAction.Compute c => c.Expression.Term.Equals(program.Registers[c.Register])
                ? new($"{role} makes {Held(c.Register)} and remembers its octets.", $"{role} construye {Held(c.Register)} y recuerda sus octetos.")
                : new($"{role} takes {Shown(c.Expression)} for {Held(c.Register)}.", $"{role} toma {Shown(c.Expression)} por {Held(c.Register)}."),
            RoleAction.Effect e => Ruled(e.Rule, role, vocabulary),
            RoleAction.Remember r => new($"{role} remembers {Shown(r.Value)}, to refuse it the next time.", $"{role} recuerda {Shown(r.Value)}, para rechazarlo la próxima vez."),
            RoleAction.Send s => s.Declined is null
                ? new($"{role} sends {Shown(s.Message)}.", $"{role} envía {Shown(s.Message)}.")
                : new($"{role} sends {Shown(s.Message)}, or {Shown(s.Declined)} when declined.", $"{role} envía {Shown(s.Message)}, o {Shown(s.Declined)} si se deniega."),
            RoleAction.Keep k => new($"{role} keeps {Listed(k, vocabulary)} as evidence.", $"{role} guarda {Listed(k, vocabulary)} como prueba."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Listed(RoleAction.Keep keep, Vocabulary vocabulary) => string.Join(", ", keep.Terms.Select(t => vocabulary.Label(t.Term)));

    private static Prose Received(RoleAction.Receive receive, Vocabulary vocabulary)
    {
        var form = vocabulary.Label(receive.Shape.Term);
        return receive.Declined is null
            ? new($"The octets must have the form {form}.", $"Los octetos deben tener la forma {form}.")
            : new(
                $"The octets must have the form {form}, or {vocabulary.Label(receive.Declined.Term)} when declined.",
                $"Los octetos deben tener la forma {form}, o {vocabulary.Label(receive.Declined.Term)} si se deniega.");
    }

    private static Prose Compared(RoleAction.Compare compare, string role, string term, string expected)
    {
        // The label names what a term was found inside: EncSlip.H(Common).
        var at = compare.Name.Label.IndexOf($".{term}", StringComparison.Ordinal);
        var container = at > 0 ? compare.Name.Label[..at] : "";
        var (en, es) = container.Length == 0 ? ("received", "recibido") : ($"inside {container}", $"dentro de {container}");
        return compare.Expected is Expression.Held
            ? new($"{term} {en} must equal the {expected} that {role} has already.", $"{term} {es} debe ser igual al {expected} que {role} ya tiene.")
            : new($"{role} computes {expected} from what it knows; {term} {en} must be equal.", $"{role} calcula {expected} con lo que sabe; {term} {es} debe ser igual.");
    }

    private static Prose Certified(RoleAction.VerifyCertificate verify, Func<int, string> held)
    {
        var told = string.Join(", ", verify.Told.Prepend(verify.Key).Select(held));
        var issuer = verify.IssuerKey.Term;
        var (en, es) = verify.RevocationList is not null ? ($"not in CRL_{verify.Declaration.Issuer}", $"no figurar en CRL_{verify.Declaration.Issuer}")
            : verify.Demands.Contains("revoked") ? ("not revoked", "no estar revocado")
            : ("with nobody asked whether it was revoked", "sin que se pregunte si está revocado");
        return new(
            $"{held(verify.Register)} must be signed with the key that {issuer} verifies, valid now, {en} and issued for the role {verify.Declaration.Role}; only then does it give {told}.",
            $"{held(verify.Register)} debe estar firmado con la clave que {issuer} verifica, ser válido ahora, {es} y haberse emitido para el papel «{verify.Declaration.Role}»; solo entonces da {told}.");
    }

    private static Prose Ruled(Rule rule, string role, Vocabulary vocabulary)
    {
        string Shown(Term term) => vocabulary.Label(term);
        switch (rule)
        {
            case Rule.Once r:
                return new($"{role} must not have accepted {Shown(r.Value)} before.", $"{role} no debe haber aceptado antes {Shown(r.Value)}.");
            case Rule.Within r:
                var seconds = r.Seconds.ToString(CultureInfo.InvariantCulture);
                return new($"{Shown(r.Date)} must be at most {seconds} seconds away from the clock.", $"{Shown(r.Date)} no debe distar más de {seconds} segundos del reloj.");
            case Rule.Before r:
                return new($"{Shown(r.Date)} must not have been reached on the clock.", $"El reloj no debe haber llegado a {Shown(r.Date)}.");
            case Rule.AtLeast r:
                return new($"{Shown(r.Amount)} must be at least {Shown(r.Limit)}.", $"{Shown(r.Amount)} debe ser al menos {Shown(r.Limit)}.");
            case Rule.LookUp { Equal: null } r:
                return new($"{role} must find {Shown(r.Function)} on record.", $"{role} debe encontrar {Shown(r.Function)} en sus registros.");
            case Rule.LookUp r:
                return new($"{role} must find {Shown(r.Function)} on record, and it must be {Shown(r.Equal!)}.", $"{role} debe encontrar {Shown(r.Function)} en sus registros, y debe ser {Shown(r.Equal!)}.");
            case Rule.Decide r:
                return new($"The issuer decides {Shown(r.Decision)}: whether account {Shown(r.Account)} may pay {Shown(r.Amount)}.", $"El emisor decide {Shown(r.Decision)}: si la cuenta {Shown(r.Account)} puede pagar {Shown(r.Amount)}.");
            case Rule.Record r:
                return new($"{role} writes {Shown(r.Value)} down in its journal.", $"{role} anota {Shown(r.Value)} en su diario.");
            case Rule.Reserve r:
                return new($"{Shown(r.Amount)} is set aside on {Shown(r.From)} for {Shown(r.To)}, under {Shown(r.As)}.", $"Se retiene {Shown(r.Amount)} en {Shown(r.From)} para {Shown(r.To)}, con la referencia {Shown(r.As)}.");
            case Rule.Settle r:
                return new($"What was set aside under {Shown(r.As)} is paid.", $"Se paga lo retenido con la referencia {Shown(r.As)}.");
            case Rule.Issue r:
                return new($"{role} brings {Shown(r.Value)} into circulation, which is possible once.", $"{role} pone {Shown(r.Value)} en circulación, lo que solo es posible una vez.");
            case Rule.Ship { To: null } r:
                return new($"{role} ships {Shown(r.Goods)}.", $"{role} entrega {Shown(r.Goods)}.");
            case Rule.Ship r:
                return new($"{role} ships {Shown(r.Goods)} to {Shown(r.To!)}.", $"{role} entrega {Shown(r.Goods)} a {Shown(r.To!)}.");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
