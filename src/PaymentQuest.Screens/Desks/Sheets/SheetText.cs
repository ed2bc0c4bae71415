using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>What came of a sheet, in words. Every line is a sentence; lines that explain one are indented.</summary>
/// <param name="quest">The quest.</param>
/// <param name="language">The language.</param>
/// <param name="glyphs">The signs to use.</param>
internal sealed class SheetText(SheetQuest quest, Language language, Glyphs glyphs)
{
    /// <summary>Everything that is not right; a sentence of praise when all is.</summary>
    public IReadOnlyList<Line> Lines(SheetJudgement judgement)
    {
        List<Line> lines = judgement switch
        {
            SheetJudgement.Classified c => [.. c.Cells.Where(x => x.IsRight != true).SelectMany(Of)],
            SheetJudgement.Ordered { Wrong: { } wrong } o => [.. Of(wrong, o.Because)],
            SheetJudgement.Ordered o when o.Score < 100 => [Line.From($"{glyphs.Refused} {Prose.Of("sheet.not-named").In(language)}", Style.Bad)],
            SheetJudgement.Computed v => [.. v.Values.SelectMany(Of)],
            _ => [],
        };
        return lines.Count > 0 ? lines : [Line.From($"{glyphs.Accepted} {(judgement is SheetJudgement.Ordered ? Prose.Of("sheet.all-in-order") : Prose.Of("sheet.all-right")).In(language)}", Style.Good)];
    }

    /// <summary>What came of a cell, and why it is so.</summary>
    public IEnumerable<Line> Of(CellJudgement cell)
    {
        var claim = (cell.IsKnown
            ? Prose.Of("sheet.who-knows", ("who", Vocables.Subject(cell.Column, quest.Protocol)), ("term", cell.Row.Label))
            : Prose.Of("sheet.who-does-not-know", ("who", Vocables.Subject(cell.Column, quest.Protocol)), ("term", cell.Row.Label))).In(language);
        yield return cell.IsRight switch
        {
            true => Line.From($"{glyphs.Accepted} {Capital(claim)}.", Style.Good),
            false => Line.From($"{glyphs.Refused} {Prose.Of("sheet.said", ("claim", claim)).In(language)}", Style.Bad),
            null => Line.From($"{glyphs.Hollow} {Prose.Of("sheet.unmarked", ("claim", claim)).In(language)}.", Style.Notice),
        };
        if (cell.Because is { } because)
        {
            yield return Line.From("   " + because.In(language), Style.Notice);
        }

        foreach (var line in Reasons(cell))
        {
            yield return Line.From(new string(' ', 3 + (2 * Math.Min(line.Depth, 6))) + line.Text.In(language), Style.Faint);
        }
    }

    /// <summary>What came of a place in an order.</summary>
    public IEnumerable<Line> Of(PlaceJudgement place, Prose? because)
    {
        switch (place.Finding)
        {
            case PlaceFinding.Right:
                yield return Line.From($"{glyphs.Accepted} {Prose.Of(
                    "sheet.right-place",
                    ("place", place.Number),
                    ("named", Named(place.Label)),
                    ("costOf", CostOf(place.Label))).In(language)}.", Style.Good);
                break;
            case PlaceFinding.TooEarly e:
                yield return Line.From($"{glyphs.Refused} {Prose.Of(
                    "sheet.early",
                    ("place", place.Number),
                    ("named", Named(place.Label)),
                    ("tooEarly", Lacks(e))).In(language)}.", Style.Bad);
                break;
            case PlaceFinding.TooDear d:
                yield return Line.From($"{glyphs.Refused} {Prose.Of(
                    "sheet.dear",
                    ("place", place.Number),
                    ("named", Named(place.Label)),
                    ("cheaper", Named(d.Cheaper)),
                    ("cost", Vocables.Of(d.Cost).In(language)),
                    ("own", Vocables.Of(d.Own).In(language))).In(language)}.", Style.Bad);
                yield return Line.From("   " + Prose.Of("sheet.flood").In(language), Style.Plain);
                break;
            default:
                yield return Line.From($"{glyphs.Hollow} {Prose.Of("sheet.behind", ("place", place.Number), ("named", Named(place.Label))).In(language)}.", Style.Faint);
                break;
        }

        if (because is not null && place.Finding is PlaceFinding.TooEarly or PlaceFinding.TooDear)
        {
            yield return Line.From("   " + because!.In(language), Style.Notice);
        }
    }

    /// <summary>What came of a value.</summary>
    public IEnumerable<Line> Of(ValueJudgement value)
    {
        var key = value.Calculation is Calculation.Acceptance a ? ComputeView.Question(a, language) : value.Calculation.Key;
        var written = value.Calculation is Calculation.Acceptance && value.Outcome != ValueOutcome.Unreadable ? ComputeView.Answer(value.Written, language) : value.Written;
        var isHex = quest is ComputeQuest { Arithmetic: null, Figures.Count: 0 };
        var (sentence, sign, style) = value.Outcome switch
        {
            ValueOutcome.Right when value.Calculation is Calculation.Acceptance => (Same($"{key} {written}"), glyphs.Accepted, Style.Good),
            ValueOutcome.Wrong when value.Calculation is Calculation.Acceptance => (Prose.Of("sheet.answer-wrong", ("key", key), ("written", written)), glyphs.Refused, Style.Bad),
            ValueOutcome.Right => (Same($"{key} = {written}"), glyphs.Accepted, Style.Good),
            ValueOutcome.FollowsThrough => (Prose.Of("sheet.value-follows", ("key", key), ("written", written), ("from", string.Join(", ", value.From))), glyphs.Hollow, Style.Notice),
            ValueOutcome.Digits => (Prose.Of("sheet.value-digits", ("key", key), ("written", written)), glyphs.Refused, Style.Bad),
            ValueOutcome.Empty => (Prose.Of("sheet.value-empty", ("key", key)), glyphs.Refused, Style.Notice),
            ValueOutcome.Unreadable when value.Calculation is Calculation.Acceptance => (Prose.Of("sheet.answer-no-yes-or-no", ("key", key), ("written", written)), glyphs.Refused, Style.Bad),
            ValueOutcome.Unreadable => (isHex ? Prose.Of("sheet.value-no-hex", ("key", key), ("written", written)) : Prose.Of("sheet.value-no-digits", ("key", key), ("written", written)), glyphs.Refused, Style.Bad),
            _ => (Prose.Of("sheet.value-wrong", ("key", key), ("written", written)), glyphs.Refused, Style.Bad),
        };
        yield return Line.From($"{sign} {sentence.In(language)}.", style);
        if (value.Because is { } because)
        {
            yield return Line.From("   " + because.In(language), Style.Notice);
        }

        if (value.Calculation is Calculation.Acceptance acceptance && value.Outcome is ValueOutcome.Right or ValueOutcome.Wrong && (quest as ComputeQuest)?.Arithmetic is { } arithmetic
            && value.Calculation is Calculation.Acceptance asked && ComputeJudge.Sides(asked, arithmetic) is ({ Digits: { } received }, { Digits: { } recomputed }))
        {
            var isEqual = Arithmetic.Number(received) == Arithmetic.Number(recomputed);
            yield return Line.From("   " + (isEqual
                ? Prose.Of("sheet.received-equals", ("received", received), ("recomputed", recomputed))
                : Prose.Of("sheet.received-differs", ("received", received), ("recomputed", recomputed))).In(language), Style.Faint);
        }
    }

    /// <summary>What a check of an order quest costs.</summary>
    public string CostOf(string label) => Check(label) is { } check && Roles.CheckCosts.Of(check) is { } cost ? Vocables.Of(cost).In(language) : "";

    /// <summary>A check of an order quest in words.</summary>
    public string Short(string label) => Check(label) is { } check && quest is OrderQuest o
        ? ReasonText.Short(check, quest.Compiled.Programs[o.Role.Name], quest.Protocol, glyphs, language)
        : label;

    // What the same check gives is said in one breath.
    private string Lacks(PlaceFinding.TooEarly early) => string.Join("; ", early.Lacking.GroupBy(l => l.Giver, l => quest.Protocol.Vocabulary.Label(l.Term))
        .Select(terms => Listing.Of([.. terms]).In(language) is var listed && terms.Key is { } giver ? Prose.Of(
            "sheet.given-by",
            ("listed", listed),
            ("giver", giver)).In(language) : listed));

    private string Named(string label) => Vocables.OfCheck(label).In(language);

    private Roles.RoleAction? Check(string label) => (quest as OrderQuest)?.Checks.FirstOrDefault(c => c.Check!.Label == label);

    private IEnumerable<ExplainedLine> Reasons(CellJudgement cell)
    {
        var party = cell.Column == SecrecyGoal.Network ? Prose.Of("common.network").In(language) : cell.Column;
        return cell.Why is { } why ? DerivationText.Lines(why, quest.Protocol)
            : cell.Obstacle is { } obstacle ? ObstacleText.Lines(obstacle, cell.Knowledge, party, quest.Compiled)
            : [];
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static Prose Same(string text) => new(text, text);
}
