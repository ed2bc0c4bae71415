using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>Draws the values of a compute quest under the rules of their arithmetic.</summary>
internal static class ComputeView
{
    public static (IReadOnlyList<Line> Lines, (int Column, int Row)? Cursor) Lines(ComputeScreen screen, Page page, int columns, int rows)
    {
        var quest = screen.Quest;
        var rules = Rules(quest, screen.Session.Seed, page.Language).SelectMany(r => Page.Wrap(" " + r, columns)).ToList();
        var entries = quest.Calculations.Select((c, at) => Entry(screen, quest, c, at, page)).ToList();
        var below = Math.Min(entries.Count, Math.Max(rows * 2 / 3, 1));
        var above = Math.Clamp(rows - below - 1, 0, rules.Count);
        below = Math.Max(rows - above - (above > 0 ? 1 : 0), 1);
        var offset = Layout.OffsetThatShows(screen.Row, Math.Max(screen.Row - (below / 2), 0), below, entries.Count);
        List<Line> lines = [.. Layout.Viewport(rules, screen.Panel == SheetPanel.Sheet ? screen.PanelScroll : 0, columns, above, page.Glyphs)];
        if (above > 0)
        {
            lines.Add(Layout.Rule(columns, page.Glyphs, style: Style.Faint));
        }

        var row = lines.Count + screen.Row - offset;
        var start = Start(screen, quest, quest.Calculations[screen.Row], screen.Row, page).Width;
        var (shown, cursor) = Typed(screen, Math.Max(columns - start - 1, 1));
        if (shown is not null)
        {
            entries[screen.Row] = Start(screen, quest, quest.Calculations[screen.Row], screen.Row, page).Take(Math.Max(columns - 2, 0)) + shown;
        }

        lines.AddRange(Layout.Viewport([.. entries.Select(e => e.Truncate(columns, page.Glyphs))], offset, columns, below, page.Glyphs));
        return (lines, cursor is { } at && start < columns - 1 ? (start + at, row) : null);
    }

    /// <summary>The rules of the arithmetic and the values to begin with; or the octets to compute from.</summary>
    public static IEnumerable<string> Rules(ComputeQuest quest, ulong seed, Language language)
    {
        if (quest.Figures.Count > 0)
        {
            foreach (var figure in quest.Figures)
            {
                var number = figure.Number.ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture);
                yield return figure.Operation is null ? $"{figure.Name} = {number}   {figure.Means.In(language)}" : $"{figure.Name} = {number} ns   {figure.Means.In(language)}";
            }

            yield break;
        }

        if (quest.Arithmetic is not { } arithmetic)
        {
            if (!quest.Suite.HasSuffixMac || quest.Calculations.Any(c => c.Term.SelfAndDescendants.Any(t => t is Terms.Term.Digest)))
            {
                yield return Prose.Of("compute.octet-digest", ("value", quest.Suite.DigestLength == 20 ? "SHA-1" : "SHA-256")).In(language);
            }

            if (quest.Suite.HasSuffixMac && quest.Calculations.Any(c => c.Term is Terms.Term.Mac))
            {
                yield return Prose.Of("compute.suffix-mac").In(language);
            }

            foreach (var (key, octets) in ComputeJudge.Inputs(quest, seed))
            {
                yield return Prose.Of("compute.from", ("key", key), ("octets", octets)).In(language);
            }

            yield break;
        }

        if (arithmetic.Digest is { } digest)
        {
            yield return Prose.Of("compute.digest", ("addend", digest.Addend), ("modulus", digest.Modulus), ("digits", digest.Digits)).In(language);
        }

        yield return Prose.Of("compute.run-together").In(language);
        foreach (var (holder, key) in arithmetic.Keys)
        {
            yield return key.Private is { } secret
                ? Prose.Of("compute.signs", ("holder", holder), ("secret", secret), ("modulus", key.Modulus), ("public", key.Public)).In(language)
                : Prose.Of("compute.verifies", ("holder", holder), ("public", key.Public), ("modulus", key.Modulus)).In(language);
        }

        yield return string.Join("   ", arithmetic.Values.Select(v => $"{v.Label} = {v.Digits}"));
    }

    /// <summary>What an objective asks for: a formula, or a question.</summary>
    public static string Question(ComputeQuest quest, Calculation calculation, Language language) => calculation switch
    {
        Calculation.Acceptance a => Question(a, language),
        Calculation.Result r => r.Asks.In(language),
        _ when quest.Protocol.Vocabulary.Definitions.TryGetValue(calculation.Key, out var written) => $"{calculation.Key} = {written}",
        _ => quest.Protocol.Vocabulary.Label(calculation.Term) is var label && label != calculation.Key ? $"{calculation.Key} = {label}" : calculation.Key,
    };

    /// <summary>What an acceptance asks.</summary>
    public static string Question(Calculation.Acceptance acceptance, Language language)
    {
        var text = acceptance.Given.Count == 0
            ? Prose.Of("compute.accepts-as-is", ("written", acceptance.Written)).In(language)
            : Prose.Of("compute.accepts", ("written", acceptance.Written), ("given", string.Join(", ", acceptance.Given.Select(g => $"{g.Label} = {g.Digits}")))).In(language);
        return char.ToUpper(text[0], System.Globalization.CultureInfo.InvariantCulture) + text[1..];
    }

    /// <summary>An answer to an acceptance in the player's language.</summary>
    public static string Answer(string written, Language language) => written switch { Calculation.Yes => Prose.Of("common.yes").In(language), Calculation.No => Prose.Of("common.knows-not").In(language), _ => written };

    private static Line Entry(ComputeScreen screen, ComputeQuest quest, Calculation calculation, int at, Page page)
    {
        var written = screen.Session.Desk.Drafts.GetValueOrDefault(calculation.Key, "");
        var shown = calculation is Calculation.Acceptance ? Answer(written, page.Language) : written;
        return Start(screen, quest, calculation, at, page)
            + Line.From(shown.Length == 0 ? page.Glyphs.Mask : shown, at == screen.Row ? Style.Chosen : shown.Length == 0 ? Style.Faint : Style.Strong);
    }

    private static Line Start(ComputeScreen screen, ComputeQuest quest, Calculation calculation, int at, Page page)
    {
        var mark = (screen.Session.Sheet as SheetJudgement.Computed)?.Values[at].Outcome switch
        {
            null => Line.Empty,
            ValueOutcome.Right => Line.From(page.Glyphs.Accepted + " ", Style.Good),
            ValueOutcome.FollowsThrough => Line.From(page.Glyphs.Hollow + " ", Style.Notice),
            _ => Line.From(page.Glyphs.Refused + " ", Style.Bad),
        };
        return Line.From(at == screen.Row ? page.Glyphs.Pointer + " " : "  ") + mark
            + Line.From(Question(quest, calculation, page.Language), calculation is Calculation.Acceptance ? Style.Plain : Style.Name)
            + (calculation is Calculation.Acceptance ? "  " : " = ");
    }

    // The end of a long value is what is being typed.
    private static (Line? Shown, int? Cursor) Typed(ComputeScreen screen, int columns)
    {
        if (screen.Field is not { } field)
        {
            return (null, null);
        }

        var before = Line.From(field.Text[..field.Cursor]).Width;
        var skipped = Math.Max(before - Math.Max(columns - 1, 0), 0);
        return (Line.From(field.Text).Skip(skipped).Take(columns), before - skipped);
    }
}
