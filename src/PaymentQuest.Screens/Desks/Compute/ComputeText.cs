using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>What came of a compute quest, in words.</summary>
/// <param name="quest">The quest.</param>
/// <param name="language">The language.</param>
/// <param name="glyphs">The signs to use.</param>
internal sealed class ComputeText(ComputeQuest quest, Language language, Glyphs glyphs) : SheetText(language, glyphs)
{
    /// <summary>What came of a value.</summary>
    public IEnumerable<Line> Of(ValueJudgement value)
    {
        var key = value.Calculation is Calculation.Acceptance a ? ComputeView.Question(a, Language) : value.Calculation.Key;
        var written = value.Calculation is Calculation.Acceptance && value.Outcome != ValueOutcome.Unreadable ? ComputeView.Answer(value.Written, Language) : value.Written;
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

        if (value.Calculation is Calculation.Acceptance acceptance && value.Outcome is ValueOutcome.Right or ValueOutcome.Wrong && quest.Arithmetic is { } arithmetic
            && value.Calculation is Calculation.Acceptance asked && ComputeJudge.Sides(asked, arithmetic) is ({ Digits: { } received }, { Digits: { } recomputed }))
        {
            var isEqual = Arithmetic.Number(received) == Arithmetic.Number(recomputed);
            yield return Line.From("   " + (isEqual
                ? Prose.Of("sheet.received-equals", ("received", received), ("recomputed", recomputed))
                : Prose.Of("sheet.received-differs", ("received", received), ("recomputed", recomputed))).In(Language), Style.Faint);
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Line> Wrong(SheetJudgement judgement) => ((SheetJudgement.Computed)judgement).Values.SelectMany(Of);

    private static Prose Same(string text) => new(text, text);
}
