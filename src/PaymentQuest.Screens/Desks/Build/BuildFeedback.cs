using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;

namespace PaymentQuest.Screens;

/// <summary>
/// What came of a message that the player sent, in words: who refused it and at which check, where it differs, or what it brought
/// about. It never says what should have been written.
/// </summary>
internal sealed class BuildFeedback(BuildQuest quest, Slot slot, string notation, ulong seed, Language language, Glyphs glyphs)
{
    private const int HexColumns = 44;


    private readonly List<Line> _lines = [];

    private Protocol Protocol => quest.Protocol;

    /// <summary>The lines, not yet wrapped; the first is the verdict in a word.</summary>
    public IReadOnlyList<Line> Lines(BuildJudgement judgement)
    {
        switch (judgement.Outcome)
        {
            case BuildOutcome.NotNotation n:
                Bad(new("This cannot be read: {0}.", "Esto no se puede leer: {0}."), ReasonText.Expected(n.Error, language));
                Caret(n.Error.Column);
                break;
            case BuildOutcome.Undeclared { Nearest: { } nearest } u:
                Bad(new("Nothing here is called {0}. Did you mean {1}?", "Aquí nada se llama {0}. ¿Querías decir {1}?"), u.Name, nearest);
                break;
            case BuildOutcome.Undeclared u:
                Bad(new("Nothing here is called {0}. Your list shows what there is.", "Aquí nada se llama {0}. Tu lista muestra lo que hay."), u.Name);
                break;
            case BuildOutcome.UsesDefinition d when !Protocol.Vocabulary.Definitions.ContainsKey(d.Name):
                Bad(new("{0} is not to be used here.", "Aquí no se puede usar {0}."), d.Name);
                break;
            case BuildOutcome.UsesDefinition d:
                Bad(new("{0} is only a name. In this quest, write out what it is made of.", "{0} es solo un nombre. En esta misión, escribe de qué está hecho."), d.Name);
                break;
            case BuildOutcome.CannotCompose c:
                Bad(new("You cannot compose this.", "No puedes componer esto."));
                var knowledge = Workbench.KnowledgeAt(quest, slot);
                foreach (var missing in c.Missing.Take(3))
                {
                    Say(ReasonText.Unknown(missing, knowledge, Protocol, language));
                }

                break;
            case BuildOutcome.Refused r:
                Refused(r.Verdict);
                Differing(judgement.Difference);
                break;
            case BuildOutcome.LosesSecret l:
                Bad(new("Everybody accepts it, and yet it must not be sent: {0} is lost.", "Todos lo aceptan, y aun así no se debe enviar: se pierde {0}."), Label(l.Secret));
                Say(l.To == SecrecyGoal.Network
                    ? new Prose("Whoever listens on the network now knows {0}, which has to stay secret.", "Quien escucha en la red conoce ahora {0}, que debe seguir siendo secreto.").Fill(language, Label(l.Secret))
                    : new Prose("The {1} now knows {0}, which has to stay secret from it.", "El {1} conoce ahora {0}, que no debe conocer.").Fill(language, Label(l.Secret), Vocables.OfRole(l.To).In(language)));
                Differing(judgement.Difference);
                break;
            case BuildOutcome.Accepted a:
                Accepted(judgement, a);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }

        if (judgement.Because is { } because)
        {
            Say(because.In(language));
        }

        return _lines;
    }

    private void Refused(Verdict verdict)
    {
        switch (verdict)
        {
            case Verdict.Malformed m:
                Bad(
                    new("{0} ({1}) cannot read message {2}, {3}.", "{0} ({1}) no puede leer el mensaje {2}, {3}."),
                    Capital(Vocables.Subject(m.Role).In(language)), PartyOf(m.Role), m.Step, Protocol.Steps[m.Step - 1].Name);
                Say(m.Expected == "the end"
                    ? new Prose("At octet {0} it expects the end, and there is more.", "En el octeto {0} espera el final, y hay más.").Fill(language, m.Offset)
                    : new Prose("At octet {0} it expects {1} and finds something else.", "En el octeto {0} espera {1} y encuentra otra cosa.").Fill(language, m.Offset, KindOf(m.Expected)));
                break;
            case Verdict.Refused r:
                Bad(
                    new("Refused by {0} ({1}) at message {2}, {3}: {4}.", "Rechazado por {0} ({1}) en el mensaje {2}, {3}: {4}."),
                    Vocables.Subject(r.Role).In(language), PartyOf(r.Role), r.Step, Protocol.Steps[r.Step - 1].Name, ReasonText.Of(r.Reason).In(language));
                var action = ReasonText.ActionOf(quest.Compiled, r.Check);
                var what = action is null ? r.Check.Label : ReasonText.Short(action, quest.Compiled.Programs[r.Role], Protocol, glyphs, language);
                Say(new Prose("Check {0}: {1}", "Comprobación {0}: {1}").Fill(language, r.Check.Label, what));
                if (r.Expected is { } expected && r.Found is { } found)
                {
                    Say(new Prose("   it needs  {0}", "   necesita  {0}").Fill(language, Octets.Short(expected, HexColumns, glyphs)), Style.Faint);
                    Say(new Prose("   it finds  {0}", "   encuentra {0}").Fill(language, Octets.Short(found, HexColumns, glyphs)), Style.Faint);
                }

                break;
            case Verdict.Stalled s:
                Bad(
                    new("The {0} ({1}) cannot go on at message {2}: {3}.", "El {0} ({1}) no puede seguir en el mensaje {2}: {3}."),
                    Vocables.OfRole(s.Role).In(language), PartyOf(s.Role), s.Step, HindranceText.Of(s.Reason).In(language));
                break;
            case Verdict.Incompatible i:
                Bad(new("The parties have no common ground: {0}.", "Las partes no tienen nada en común: {0}."), HindranceText.Of(i.Reason).In(language));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Differing(Difference? difference)
    {
        if (difference is null)
        {
            return;
        }

        var within = difference.Within is { } w
            ? new Prose("Inside {0}: ", "Dentro de {0}: ").Fill(language, Constructor(w))
            : new Prose("Your message: ", "Tu mensaje: ").In(language);
        var text = difference.Kind switch
        {
            DifferenceKind.TooFew => new Prose("too few parts ({0}).", "faltan partes (hay {0}).").Fill(language, Parts(difference.Part)),
            DifferenceKind.TooMany => new Prose("too many parts ({0}).", "sobran partes (hay {0}).").Fill(language, Parts(difference.Part)),
            DifferenceKind.Order => new Prose("the right parts in another order.", "las partes correctas en otro orden.").In(language),
            _ when difference.Position > 0 => new Prose("part {0}, {1}, does not belong there.", "la parte {0}, {1}, no va ahí.").Fill(language, difference.Position, Label(difference.Part)),
            _ => new Prose("{0} is not what belongs there.", "{0} no es lo que va ahí.").Fill(language, Label(difference.Part)),
        };
        Say(within + text);
    }

    private void Accepted(BuildJudgement judgement, BuildOutcome.Accepted accepted)
    {
        var checks = judgement.Run!.Checks.Count(c => c.Step >= slot.Step.Number && c.IsPassed);
        _lines.Add(Line.From($"{glyphs.Accepted} " + new Prose("Accepted. {0} checks on your octets and on what followed, all passed.", "Aceptado. {0} comprobaciones sobre tus octetos y lo que siguió, todas superadas.").Fill(language, checks), Style.Good));
        if (accepted.IsDifferent)
        {
            Say(new Prose("It is not what the protocol says, but nobody could ever notice.", "No es lo que dice el protocolo, pero nadie podría notarlo nunca.").In(language), Style.Notice);
        }

        foreach (var happened in judgement.Run.World.Events.Where(e => e.Kind != "keep"))
        {
            Say($"{glyphs.Separator} " + WorldText.Of(happened, language));
        }
    }

    private void Caret(int column)
    {
        var from = Math.Max(column - 40, 0);
        Say("   " + notation[Math.Min(from, notation.Length)..Math.Min(from + 60, notation.Length)]);
        Say("   " + new string(' ', Math.Min(column, notation.Length) - Math.Min(from, notation.Length)) + "^", Style.Bad);
    }

    private string KindOf(string label) =>
        Notation.Parse(label).Term is { } written && Protocol.Vocabulary.FirstUnknown(written) is null && Protocol.Vocabulary.Expand(written) is { } term
            ? Vocables.Kind(term, Protocol.Vocabulary).In(language)
            : label;

    private string PartyOf(string role) => quest.Plan(seed).Setting.Parties.GetValueOrDefault(role) ?? role;

    private string Label(Term term) => Protocol.Vocabulary.Label(term);

    private static string Constructor(Term term) => term switch
    {
        Term.Sealed s => $"PK_{s.Holder}(…)",
        Term.Signed s => $"SK_{s.Holder}[…]",
        Term.Digest => "H(…)",
        Term.Encrypted => "E(…)",
        Term.Mac => "HMAC(…)",
        Term.Function f => f.Name + "(…)",
        _ => "(…)",
    };

    private static int Parts(Term term) => term is Term.Tuple t ? t.Parts.Count : 1;

    private void Bad(Prose text, params ReadOnlySpan<object?> parts) => _lines.Add(Line.From($"{glyphs.Refused} {text.Fill(language, parts)}", Style.Bad));

    private static string Capital(string text) => string.Concat(text[..1].ToUpperInvariant(), text.AsSpan(1));

    private void Say(string text, Style style = default) => _lines.Add(Line.From("  " + text, style));
}

/// <summary>What changed in the world, in words.</summary>
internal static class WorldText
{
    public static string Of(WorldEvent happened, Language language)
    {
        var text = happened.Kind switch
        {
            "reserve" => new Prose("{0}: {1} reserved from account {2} for {3}", "{0}: {1} reservados de la cuenta {2} para {3}"),
            "settle" => new Prose("{0}: {1} paid from {2} to {3}", "{0}: {1} pagados de {2} a {3}"),
            "ship" => new Prose("{0}: goods leave: {4}", "{0}: sale la mercancía: {4}"),
            "issue" => new Prose("{0}: issues {4}", "{0}: emite {4}"),
            "record" => new Prose("{0}: writes down {4}", "{0}: anota {4}"),
            _ => new Prose("{0}: {4}", "{0}: {4}"),
        };
        return text.Fill(language, happened.Party, happened.Amount?.ToString() ?? "", happened.From, happened.To, happened.Subject);
    }
}
