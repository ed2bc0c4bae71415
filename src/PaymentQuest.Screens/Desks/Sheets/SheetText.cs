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
    private static readonly Prose Knows = new("{0} knows {1}", "{0} sabe {1}");
    private static readonly Prose KnowsNot = new("{0} does not know {1}", "{0} no sabe {1}");

    private static readonly Prose RightValue = new("{0} = {1}", "{0} = {1}");
    private static readonly Prose Follows = new("{0} = {1}: right from your {2}, which is wrong; it earns half", "{0} = {1}: correcto a partir de tu {2}, que está mal; gana la mitad");
    private static readonly Prose Digits = new("{0} = {1}: the number is right, but not how many digits it has; they belong to the value", "{0} = {1}: el número es correcto, pero no la cantidad de cifras, que forman parte del valor");
    private static readonly Prose WrongValue = new("{0} = {1}: wrong", "{0} = {1}: incorrecto");
    private static readonly Prose RightAnswer = new("{0} {1}", "{0} {1}");
    private static readonly Prose WrongAnswer = new("{0} {1}: wrong", "{0} {1}: incorrecto");
    private static readonly Prose Empty = new("{0}: nothing is written", "{0}: no hay nada escrito");
    private static readonly Prose NoDigits = new("{0} = {1}: that is no number in decimal digits", "{0} = {1}: eso no es un número en cifras decimales");
    private static readonly Prose NoHex = new("{0} = {1}: those are no octets in hexadecimal", "{0} = {1}: eso no son octetos en hexadecimal");
    private static readonly Prose NoYes = new("{0}: {1} is neither yes nor no", "{0}: {1} no es ni sí ni no");
    private static readonly Prose Equal = new("The received value gives {0} and the recomputed one is {1}: accepted.", "El valor recibido da {0} y el recalculado es {1}: se acepta.");
    private static readonly Prose Unequal = new("The received value gives {0} and the recomputed one is {1}: refused.", "El valor recibido da {0} y el recalculado es {1}: se rechaza.");

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
        var claim = (cell.IsKnown ? Knows : KnowsNot).Fill(language, Vocables.Subject(cell.Column).In(language), cell.Row.Label);
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
            ValueOutcome.Right when value.Calculation is Calculation.Acceptance => (RightAnswer, glyphs.Accepted, Style.Good),
            ValueOutcome.Wrong when value.Calculation is Calculation.Acceptance => (WrongAnswer, glyphs.Refused, Style.Bad),
            ValueOutcome.Right => (RightValue, glyphs.Accepted, Style.Good),
            ValueOutcome.FollowsThrough => (Follows, glyphs.Hollow, Style.Notice),
            ValueOutcome.Digits => (Digits, glyphs.Refused, Style.Bad),
            ValueOutcome.Empty => (Empty, glyphs.Refused, Style.Notice),
            ValueOutcome.Unreadable when value.Calculation is Calculation.Acceptance => (NoYes, glyphs.Refused, Style.Bad),
            ValueOutcome.Unreadable => (isHex ? NoHex : NoDigits, glyphs.Refused, Style.Bad),
            _ => (WrongValue, glyphs.Refused, Style.Bad),
        };
        yield return Line.From($"{sign} {sentence.Fill(language, key, written, string.Join(", ", value.From))}.", style);
        if (value.Because is { } because)
        {
            yield return Line.From("   " + because.In(language), Style.Notice);
        }

        if (value.Calculation is Calculation.Acceptance acceptance && value.Outcome is ValueOutcome.Right or ValueOutcome.Wrong && (quest as ComputeQuest)?.Arithmetic is { } arithmetic
            && value.Calculation is Calculation.Acceptance asked && ComputeJudge.Sides(asked, arithmetic) is ({ Digits: { } received }, { Digits: { } recomputed }))
        {
            var isEqual = Arithmetic.Number(received) == Arithmetic.Number(recomputed);
            yield return Line.From("   " + (isEqual ? Equal : Unequal).Fill(language, received, recomputed), Style.Faint);
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
}
