using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>What came of a compute quest, in words.</summary>
/// <param name="quest">The quest.</param>
/// <param name="seed">The seed of the attempt.</param>
/// <param name="language">The language.</param>
/// <param name="glyphs">The signs to use.</param>
public sealed class ComputeText(ComputeQuest quest, ulong seed, Language language, Glyphs glyphs) : SheetText(language, glyphs)
{
    /// <summary>What came of a value, and how it is computed where it is wrong.</summary>
    internal IEnumerable<Line> Of(ValueJudgement value, SheetJudgement.Computed judgement)
    {
        var key = value.Calculation is Calculation.Acceptance a ? Question(a, Language) : value.Calculation.Key;
        var written = value.Calculation is Calculation.Acceptance && value.Outcome != ValueOutcome.Unreadable ? Answer(value.Written, Language) : value.Written;
        var isHex = quest is { Arithmetic: null, Figures.Count: 0 };
        var (sentence, sign, style) = value.Outcome switch
        {
            ValueOutcome.Right when value.Calculation is Calculation.Acceptance => (Same($"{key} {written}"), Glyphs.Accepted, Style.Good),
            ValueOutcome.Wrong when value.Calculation is Calculation.Acceptance => (Prose.Of("sheet.answer-wrong", ("key", key), ("written", written)), Glyphs.Refused, Style.Bad),
            ValueOutcome.Right => (Same($"{key} = {written}"), Glyphs.Accepted, Style.Good),
            ValueOutcome.FollowsThrough => (Prose.Of("sheet.value-follows", ("key", key), ("written", written), ("from", string.Join(", ", value.From))), Glyphs.Hollow, Style.Notice),
            ValueOutcome.Digits => (Prose.Of("sheet.value-digits", ("key", key), ("written", written)), Glyphs.Refused, Style.Bad),
            ValueOutcome.Empty => (Prose.Of("sheet.value-empty", ("key", key)), Glyphs.Refused, Style.Notice),
            ValueOutcome.Unreadable when value.Calculation is Calculation.Acceptance => (Prose.Of("sheet.answer-no-yes-or-no", ("key", key), ("written", written)), Glyphs.Refused, Style.Bad),
            ValueOutcome.Unreadable => (isHex ? Prose.Of("sheet.value-no-hex", ("key", key), ("written", written)) : Prose.Of("sheet.value-no-digits", ("key", key), ("written", written)), Glyphs.Refused, Style.Bad),
            _ => (Prose.Of("sheet.value-wrong", ("key", key), ("written", written)), Glyphs.Refused, Style.Bad),
        };
        yield return Line.From($"{sign} {sentence.In(Language)}.", style);
        if (value.Because is { } because)
        {
            yield return Line.From("   " + because.In(Language), Style.Notice);
        }

        foreach (var (at, step) in new ComputeWorking(quest, seed, Language, Glyphs).Of(value, judgement).Index())
        {
            if (at == 0)
            {
                yield return Line.From("   " + Prose.Of("sheet.working").In(Language), Style.Faint);
            }

            yield return Line.From("     " + step);
        }

        if (value.Calculation is Calculation.Acceptance acceptance && value.Outcome is ValueOutcome.Right or ValueOutcome.Wrong && quest.Arithmetic is { } arithmetic
            && value.Calculation is Calculation.Acceptance asked && ComputeJudge.Sides(asked, arithmetic) is ({ Digits: { } received }, { Digits: { } recomputed }))
        {
            var isEqual = Arithmetic.Number(received) == Arithmetic.Number(recomputed);
            yield return Line.From("   " + (isEqual
                ? Prose.Of("sheet.received-equals", ("received", received), ("recomputed", recomputed))
                : Prose.Of("sheet.received-differs", ("received", received), ("recomputed", recomputed))).In(Language), Style.Faint);
        }
    }

    /// <summary>The rules of the arithmetic and the values to begin with, or the octets to compute from, wrapped.</summary>
    public IReadOnlyList<Line> Rules(ComputeScreen screen, int columns) => [.. Rules(quest, seed, Language).SelectMany(r => Page.Wrap(" " + r, columns))];

    /// <summary>What is asked for with what is written, each as its lines; the one that is being typed without it.</summary>
    public IReadOnlyList<IReadOnlyList<Line>> Entries(ComputeScreen screen, int columns) => [.. quest.Calculations.Select((c, at) => Wrapped(Start(screen, c, at) + Written(screen, c, at), columns))];

    /// <inheritdoc/>
    private protected override IEnumerable<Line> Wrong(SheetJudgement judgement) => ((SheetJudgement.Computed)judgement).Values.SelectMany(v => Of(v, (SheetJudgement.Computed)judgement));

    private static Prose Same(string text) => new(text, text);

    /// <summary>The rules of the arithmetic and the values to begin with; or the octets to compute from.</summary>
    internal static IEnumerable<string> Rules(ComputeQuest quest, ulong seed, Language language)
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
    internal static string Question(ComputeQuest quest, Calculation calculation, Language language) => calculation switch
    {
        Calculation.Acceptance a => Question(a, language),
        Calculation.Result r => r.Asks.In(language),
        _ when quest.Protocol.Vocabulary.Definitions.TryGetValue(calculation.Key, out var written) => $"{calculation.Key} = {written}",
        _ => quest.Protocol.Vocabulary.Label(calculation.Term) is var label && label != calculation.Key ? $"{calculation.Key} = {label}" : calculation.Key,
    };

    /// <summary>What an acceptance asks.</summary>
    internal static string Question(Calculation.Acceptance acceptance, Language language)
    {
        var text = acceptance.Given.Count == 0
            ? Prose.Of("compute.accepts-as-is", ("written", acceptance.Written)).In(language)
            : Prose.Of("compute.accepts", ("written", acceptance.Written), ("given", string.Join(", ", acceptance.Given.Select(g => $"{g.Label} = {g.Digits}")))).In(language);
        return char.ToUpper(text[0], System.Globalization.CultureInfo.InvariantCulture) + text[1..];
    }

    /// <summary>An answer to an acceptance in the player's language.</summary>
    internal static string Answer(string written, Language language) => written switch { Calculation.Yes => Prose.Of("common.yes").In(language), Calculation.No => Prose.Of("common.knows-not").In(language), _ => written };

    // What goes on stands below what is asked.
    private static IReadOnlyList<Line> Wrapped(Line line, int columns)
    {
        var first = line.Take(4);
        return [.. Wrapping.Wrap(line.Skip(4), Math.Max(columns - 4, 1)).Select((l, i) => (i == 0 ? first : Line.From("    ")) + l)];
    }

    private Line Written(ComputeScreen screen, Calculation calculation, int at)
    {
        var written = at == screen.Row && screen.Field is { } field ? field.Text : screen.Session.Desk.Drafts.GetValueOrDefault(calculation.Key, "");
        var shown = calculation is Calculation.Acceptance ? Answer(written, Language) : written;
        return Line.From(shown.Length == 0 ? Glyphs.Mask : shown, at == screen.Row ? Style.Chosen : shown.Length == 0 ? Style.Faint : Style.Strong);
    }

    private Line Start(ComputeScreen screen, Calculation calculation, int at)
    {
        var mark = (screen.Session.Sheet as SheetJudgement.Computed)?.Values[at].Outcome switch
        {
            null => Line.Empty,
            ValueOutcome.Right => Line.From(Glyphs.Accepted + " ", Style.Good),
            ValueOutcome.FollowsThrough => Line.From(Glyphs.Hollow + " ", Style.Notice),
            _ => Line.From(Glyphs.Refused + " ", Style.Bad),
        };
        return Line.From(at == screen.Row ? Glyphs.Pointer + " " : "  ") + mark
            + Line.From(Question(quest, calculation, Language), calculation is Calculation.Acceptance ? Style.Plain : Style.Name)
            + (calculation is Calculation.Acceptance ? "  " : " = ");
    }
}
