using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A draft on the wire: octets, what they are, and where each value came from.</summary>
internal static class DraftOctets
{
    public static IReadOnlyList<Line> Lines(BuildScreen screen, Page page, int columns)
    {
        if (screen.Preview is not { Octets: { } octets } preview)
        {
            return Wrapping.Wrap(Line.From(page.Say("build.later", ("preview", page.Say(Why(screen.Preview, screen.Quest.Protocol.Vocabulary)))), Style.Faint), columns);
        }

        var head = page.Say("build.total", ("octets", octets.Length)) + string.Concat(preview.SealedOctets.Select(s => " · " + page.Say(
            "build.load",
            ("holder", s.Holder),
            ("octets", s.Octets),
            ("capacity", s.Capacity))));
        var lines = Wrapping.Wrap(Line.From(head, Style.Strong), columns).ToList();
        lines.AddRange(OctetView.Fields(octets, preview.Fields, screen.Quest.Protocol.Vocabulary, page, columns, term => Origin(screen, term, page)));
        return lines;
    }

    /// <summary>Why a draft has no octets.</summary>
    public static Prose Why(Preview? preview, Vocabulary vocabulary) => preview?.Problem switch
    {
        null => Prose.Of("build.empty"),
        BuildOutcome.Undeclared u => Prose.Of("build.no-name-here", ("name", u.Name)),
        BuildOutcome.CannotCompose c => Prose.Of("build.you-do-not-know", ("terms", string.Join(", ", c.Missing.Select(vocabulary.Label)))),
        BuildOutcome.Refused { Verdict: Verdict.Stalled s } => HindranceText.Of(s.Reason),
        _ => Prose.Of("build.unfinished"),
    };

    private static string Origin(BuildScreen screen, Term term, Page page) =>
        screen.Palette.Items.FirstOrDefault(i => i.Term.Equals(term)) is { } item ? Provenance.Of(item.Why, screen.Quest.Protocol, page.Language) : "";
}
