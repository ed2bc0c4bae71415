using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Runs;

namespace PaymentQuest.Screens;

/// <summary>Certificates in words: where one stands, why it is or is not trusted, and what each of its fields means.</summary>
public static class CertificateText
{
    private const int LabelColumns = 13;

    private static readonly Prose Anchor = new("trusted from the start", "de confianza desde el principio");
    private static readonly Prose Own = new("own key", "clave propia");
    private static readonly Prose OwnWhy = new("PK_{0} is a key of the {1} itself: nobody need vouch for it here. The certificate is for the others.", "PK_{0} es una clave de este mismo papel ({1}): aquí no hace falta que nadie responda de ella. El certificado es para los demás.");
    private static readonly Prose Absent = new("no certificate here", "aquí no hay certificado");
    private static readonly Prose Trusted = new("trusted", "de confianza");
    private static readonly Prose Untrusted = new("not trusted: {0}", "no es de confianza: {0}");
    private static readonly Prose IssuerUnknown = new("issuer not trusted", "emisor sin confianza");
    private static readonly Prose Unchecked = new("not checked yet", "sin comprobar");
    private static readonly Prose PassedOn = new("not yours to verify", "no te toca verificarlo");
    private static readonly Prose Later = new("verified at message {0}", "se verifica en el mensaje {0}");

    private static readonly Prose AnchorWhy = new(
        "The {0} has had PK_{1} from the start and takes its word without a certificate. Here the chain hangs: whoever replaces this key replaces everything below it.",
        "Para este papel ({0}), PK_{1} es conocida desde el principio, y se fía de ella sin certificado. De aquí cuelga la cadena: quien cambie esta clave cambia todo lo que hay debajo.");

    private static readonly Prose AbsentWhy = new(
        "A certificate of {0} would stand here between the ones above and below, and is not at hand.",
        "Aquí, entre los de arriba y los de abajo, iría un certificado de {0}, y no está a mano.");

    private static readonly Prose ToldLater = new("What holds of it you find out by making the check CERT_{0}.", "Qué se cumple de él se averigua haciendo la comprobación CERT_{0}.");
    private static readonly Prose VerifiedLater = new("It is verified when message {0}, {1}, comes: only then is its key needed.", "Se verifica cuando llega el mensaje {0}, {1}: solo entonces hace falta su clave.");
    private static readonly Prose NotMine = new("The {0} holds it to show it to others and does not verify it.", "Este papel ({0}) lo tiene para enseñarlo a otros y no lo verifica.");
    private static readonly Prose ByOthers = new("Verified by: {0}.", "Lo verifican: {0}.");
    private static readonly Prose OtherVerifier = new("{0} at message {1}, {2}", "{0} en el mensaje {1}, {2}");
    private static readonly Prose Hanging = new("Nothing can be said of it: the key of {0} is not trusted, because the certificate above did not pass.", "No se puede decir nada de él: la clave de {0} no es de confianza, porque el certificado de arriba no ha pasado.");
    private static readonly Prose For = new("Demands of the {0} at message {1}, {2}:", "Exigencias de este papel ({0}) en el mensaje {1}, {2}:");
    private static readonly Prose IsTrusted = new("Trusted: every demand holds, so its key may be used.", "De confianza: se cumplen todas las exigencias, así que su clave se puede usar.");
    private static readonly Prose IsNot = new("Not trusted: its key must not be used.", "No es de confianza: su clave no se debe usar.");
    private static readonly Prose Unreadable = new("These octets are no certificate of this protocol and these algorithms. o shows them.", "Estos octetos no son un certificado de este protocolo y estos algoritmos. o los muestra.");
    private static readonly Prose Says = new("What it says:", "Lo que dice:");

    /// <summary>A holder in the tree, in a line.</summary>
    /// <param name="node">The holder.</param>
    /// <param name="glyphs">The signs.</param>
    /// <param name="language">The language.</param>
    /// <param name="isChosen">Whether it is under the cursor; null where there is none.</param>
    public static Line Branch(CertificateNode node, Glyphs glyphs, Language language, bool? isChosen)
    {
        var pointer = isChosen switch { null => "", true => glyphs.Pointer + " ", false => "  " };
        var branch = node.Depth == 0 ? "" : string.Concat(node.Above.Select(isLast => isLast ? "  " : glyphs.Vertical + " ")) + (node.IsLast ? glyphs.BottomLeft : glyphs.LeftTee) + glyphs.Horizontal;
        var name = node.Finding is null ? node.Holder : $"CERT_{node.Holder}";
        return Line.From(pointer + branch) + Line.From(name, isChosen == true ? Style.Chosen : Style.Name) + " " + State(node, glyphs, language);
    }

    /// <summary>All that there is to say of a holder's certificate.</summary>
    public static IReadOnlyList<Line> Lines(CertificateChain chain, CertificateNode node, Glyphs glyphs, Language language, int columns)
    {
        var lines = new List<Line>();
        void Say(Line line) => lines.AddRange(Page.Wrap(" " + line, columns));
        var role = Vocables.OfRole(chain.Role).In(language);
        if (node.Finding is not { } finding)
        {
            Say(node.IsAnchor ? AnchorWhy.Fill(language, role, node.Holder) : AbsentWhy.Fill(language, node.Holder));
            return lines;
        }

        Say(State(node, glyphs, language));
        if (node.IsOwn)
        {
            Say(OwnWhy.Fill(language, node.Holder, role));
        }
        else if (node.IsAnchor)
        {
            Say(AnchorWhy.Fill(language, role, node.Holder));
        }

        if (finding.Verification is not { } verification)
        {
            if (!node.IsOwn)
            {
                Say(NotMine.Fill(language, role));
            }
        }
        else if (finding.Demands.Count == 0)
        {
            Say(VerifiedLater.Fill(language, verification.Step, chain.Protocol.Steps[verification.Step - 1].Name));
        }
        else if (!node.IsJudgementTold)
        {
            Say(Line.From(ToldLater.Fill(language, node.Holder), Style.Notice));
        }
        else if (finding.Issuer is null)
        {
            Say(Line.From($"{glyphs.Lost} {Hanging.Fill(language, verification.Declaration.Issuer)}", Style.Notice));
        }
        else
        {
            Say(finding.IsTrusted ? Line.From(IsTrusted.In(language), Style.Good) : Line.From(IsNot.In(language), Style.Bad));
        }

        if (node.Others.Count > 0 && (finding.Verification is null || finding.Demands.Count == 0))
        {
            Say(ByOthers.Fill(language, string.Join("; ", node.Others.Select(o => OtherVerifier.Fill(language, Vocables.OfRole(o.Role).In(language), o.Step.Number, o.Step.Name)))));
        }

        if (finding.Verification is { } demanded && finding.Demands.Count > 0)
        {
            lines.Add(Line.Empty);
            Say(Line.From(For.Fill(language, role, demanded.Step, chain.Protocol.Steps[demanded.Step - 1].Name), Style.Strong));
            foreach (var demand in finding.Demands.Where(d => d.Outcome != DemandOutcome.NotDemanded || node.IsJudgementTold))
            {
                Say(DemandText.Line(chain, finding, demand, node.IsJudgementTold, glyphs, language));
            }
        }

        lines.Add(Line.Empty);
        if (finding.Content is not { } content)
        {
            Say(Line.From(Unreadable.In(language), Style.Notice));
            return lines;
        }

        Say(Line.From(Says.In(language), Style.Strong));
        lines.AddRange(Lines(CertificateFields.Of(chain.Protocol, chain.Suite, content, finding.Octets, chain.Clock, glyphs), language, columns));
        if (finding.List is { } list)
        {
            lines.Add(Line.Empty);
            lines.AddRange(Lines(CertificateFields.Of(list, node.IsJudgementTold), language, columns));
        }

        return lines;
    }

    /// <summary>Fields of a certificate, each with its value and what it means.</summary>
    public static IEnumerable<Line> Lines(IEnumerable<CertificateField> fields, Language language, int columns)
    {
        foreach (var (name, value, meaning) in fields)
        {
            var label = Line.From(" " + name.In(language), Style.Name).Pad(LabelColumns + 1) + " ";
            var room = Math.Max(columns - label.Width, 8);
            var text = Wrapping.Wrap(Line.From(value.In(language), Style.Strong) + Line.From(" · " + meaning.In(language), Style.Faint), room);
            foreach (var (index, line) in text.Index())
            {
                yield return ((index == 0 ? label : Line.From(new string(' ', label.Width))) + line).Take(columns);
            }
        }
    }

    /// <summary>A time as it stands in files and on clocks, UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Line State(CertificateNode node, Glyphs glyphs, Language language) => node.Finding switch
    {
        _ when node.IsOwn => Line.From($"{glyphs.Full} {Own.In(language)}", Style.Good),
        null => node.IsAnchor ? Line.From($"{glyphs.Full} {Anchor.In(language)}", Style.Good) : Line.From(Absent.In(language), Style.Faint),
        { Verification: null } => node.IsAnchor ? Line.From($"{glyphs.Full} {Anchor.In(language)}", Style.Good) : Line.From(PassedOn.In(language), Style.Faint),
        { Demands.Count: 0, Verification: var v } => Line.From(Later.Fill(language, v.Step), Style.Faint),
        _ when !node.IsJudgementTold => Line.From($"{glyphs.Hollow} {Unchecked.In(language)}", Style.Notice),
        { IsTrusted: true } => Line.From($"{glyphs.Accepted} {Trusted.In(language)}", Style.Good),
        { Issuer: null } => Line.From($"{glyphs.Lost} {IssuerUnknown.In(language)}", Style.Notice),
        { Failing: { } word } => Line.From($"{glyphs.Refused} {Untrusted.Fill(language, DemandText.Name(word).In(language))}", Style.Bad),
        _ => Line.From($"{glyphs.Lost} {Unchecked.In(language)}", Style.Notice),
    };
}
