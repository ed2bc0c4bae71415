using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Runs;

namespace PaymentQuest.Screens;

/// <summary>Certificates in words: where one stands, why it is or is not trusted, and what each of its fields means.</summary>
public static class CertificateText
{
    private const int LabelColumns = 13;

    /// <summary>The line above the certificates of a role.</summary>
    public static Line Heading(CertificateScreen screen, Page page) => screen.Chain is { } chain
        ? page.Header(page.Say("certificate.title", ("role", chain.Protocol.Names.OfRole(chain.Role))), page.Say("certificate.clock", ("clock", Time(chain.Clock))), Time(chain.Clock))
        : page.Header(page.Say("certificate.tree-name"));

    /// <summary>What a holder's certificate is called; the holder where there is none.</summary>
    public static string Name(CertificateNode node) => node.Finding is null ? node.Holder : $"CERT_{node.Holder}";

    /// <summary>A holder in the tree, in a line.</summary>
    /// <param name="node">The holder.</param>
    /// <param name="glyphs">The signs.</param>
    /// <param name="language">The language.</param>
    /// <param name="isChosen">Whether it is under the cursor; null where there is none.</param>
    public static Line Branch(CertificateNode node, Glyphs glyphs, Language language, bool? isChosen)
    {
        var pointer = isChosen switch { null => "", true => glyphs.Pointer + " ", false => "  " };
        var branch = node.Depth == 0 ? "" : string.Concat(node.Above.Select(isLast => isLast ? "  " : glyphs.Vertical + " ")) + (node.IsLast ? glyphs.BottomLeft : glyphs.LeftTee) + glyphs.Horizontal;
        return Line.From(pointer + branch) + Line.From(Name(node), isChosen == true ? Style.Chosen : Style.Name) + " " + State(node, glyphs, language);
    }

    /// <summary>All that there is to say of a holder's certificate.</summary>
    public static IReadOnlyList<Line> Lines(CertificateChain chain, CertificateNode node, Glyphs glyphs, Language language, int columns)
    {
        var lines = new List<Line>();
        void Say(Line line) => lines.AddRange(Page.Wrap(" " + line, columns));
        var role = chain.Protocol.Names.OfRole(chain.Role);
        if (node.Finding is not { } finding)
        {
            Say(node.IsAnchor ? Prose.Of("certificate.anchor-why", ("role", role), ("holder", node.Holder)).In(language) : Prose.Of("certificate.absent-why", ("holder", node.Holder)).In(language));
            return lines;
        }

        Say(State(node, glyphs, language));
        if (node.IsOwn)
        {
            Say(Prose.Of("certificate.own-why", ("holder", node.Holder), ("role", role)).In(language));
        }
        else if (node.IsAnchor)
        {
            Say(Prose.Of("certificate.anchor-why", ("role", role), ("holder", node.Holder)).In(language));
        }

        if (finding.Verification is not { } verification)
        {
            if (!node.IsOwn)
            {
                Say(Prose.Of("certificate.not-mine", ("role", role)).In(language));
            }
        }
        else if (finding.Demands.Count == 0)
        {
            Say(Prose.Of("certificate.verified-later", ("step", verification.Step), ("steps", chain.Protocol.Names.OfMessage(chain.Protocol.Steps[verification.Step - 1].Name))).In(language));
        }
        else if (!node.IsJudgementTold)
        {
            Say(Line.From(Prose.Of("certificate.told-later", ("holder", node.Holder)).In(language), Style.Notice));
        }
        else if (finding.Issuer is null)
        {
            Say(Line.From($"{glyphs.Lost} {Prose.Of("certificate.hanging", ("issuer", verification.Declaration.Issuer)).In(language)}", Style.Notice));
        }
        else
        {
            Say(finding.IsTrusted ? Line.From(Prose.Of("certificate.is-trusted").In(language), Style.Good) : Line.From(Prose.Of("certificate.is-not").In(language), Style.Bad));
        }

        if (node.Others.Count > 0 && (finding.Verification is null || finding.Demands.Count == 0))
        {
            Say(Prose.Of("certificate.by-others", ("others", string.Join("; ", node.Others.Select(o => Prose.Of(
                "certificate.other-verifier",
                ("role", chain.Protocol.Names.OfRole(o.Role)),
                ("step", o.Step.Number),
                ("name", chain.Protocol.Names.OfMessage(o.Step.Name))).In(language))))).In(language));
        }

        if (finding.Verification is { } demanded && finding.Demands.Count > 0)
        {
            lines.Add(Line.Empty);
            Say(Line.From(Prose.Of("certificate.for", ("role", role), ("step", demanded.Step), ("steps", chain.Protocol.Names.OfMessage(chain.Protocol.Steps[demanded.Step - 1].Name))).In(language), Style.Strong));
            foreach (var demand in finding.Demands.Where(d => d.Outcome != DemandOutcome.NotDemanded || node.IsJudgementTold))
            {
                Say(DemandText.Line(chain, finding, demand, node.IsJudgementTold, glyphs, language));
            }
        }

        lines.Add(Line.Empty);
        if (finding.Content is not { } content)
        {
            Say(Line.From(Prose.Of("certificate.these-octets-are-no-certificate-of").In(language), Style.Notice));
            return lines;
        }

        Say(Line.From(Prose.Of("certificate.says").In(language), Style.Strong));
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
        _ when node.IsOwn => Line.From($"{glyphs.Full} {Prose.Of("certificate.own").In(language)}", Style.Good),
        null => node.IsAnchor ? Line.From($"{glyphs.Full} {Prose.Of("certificate.anchor").In(language)}", Style.Good) : Line.From(Prose.Of("certificate.absent").In(language), Style.Faint),
        { Verification: null } => node.IsAnchor ? Line.From($"{glyphs.Full} {Prose.Of("certificate.anchor").In(language)}", Style.Good) : Line.From(Prose.Of("certificate.passed-on").In(language), Style.Faint),
        { Demands.Count: 0, Verification: var v } => Line.From(Prose.Of("certificate.later", ("step", v.Step)).In(language), Style.Faint),
        _ when !node.IsJudgementTold => Line.From($"{glyphs.Hollow} {Prose.Of("certificate.unchecked").In(language)}", Style.Notice),
        { IsTrusted: true } => Line.From($"{glyphs.Accepted} {Prose.Of("certificate.trusted").In(language)}", Style.Good),
        { Issuer: null } => Line.From($"{glyphs.Lost} {Prose.Of("certificate.issuer-unknown").In(language)}", Style.Notice),
        { Failing: { } word } => Line.From($"{glyphs.Refused} {Prose.Of("certificate.untrusted", ("word", DemandText.Name(word).In(language))).In(language)}", Style.Bad),
        _ => Line.From($"{glyphs.Lost} {Prose.Of("certificate.unchecked").In(language)}", Style.Notice),
    };
}
