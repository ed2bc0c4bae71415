using System.Globalization;
using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>
/// How a value is computed that a player computed wrongly: step by step from the player's own earlier values, as far as they are values. What the last
/// step gives, and what other objectives ask for, is left to the player, who may play again.
/// </summary>
/// <param name="quest">The quest.</param>
/// <param name="seed">The seed of the attempt.</param>
/// <param name="language">The language.</param>
/// <param name="glyphs">The signs to use.</param>
internal sealed class ComputeWorking(ComputeQuest quest, ulong seed, Language language, Glyphs glyphs)
{
    private const int OctetColumns = 40;

    /// <summary>The steps, each a line; none for what is not a wrong value.</summary>
    public IEnumerable<string> Of(ValueJudgement value, SheetJudgement.Computed judgement)
    {
        if (value is not { Outcome: ValueOutcome.Wrong, Calculation: not Calculation.Acceptance })
        {
            return [];
        }

        var own = judgement.Values.TakeWhile(v => v != value)
            .Where(v => v.Calculation is not Calculation.Acceptance && v.Outcome is not (ValueOutcome.Empty or ValueOutcome.Unreadable))
            .DistinctBy(v => v.Calculation.Term)
            .ToDictionary(v => v.Calculation.Term, v => v.Written);
        return value.Calculation is Calculation.Result result ? Figured(result, own) : quest.Arithmetic is { } arithmetic ? OnPaper(value.Calculation, arithmetic, own) : InOctets(value.Calculation, own);
    }

    private List<string> OnPaper(Calculation calculation, Arithmetic arithmetic, Dictionary<Term, string> own)
    {
        var steps = new List<PaperStep>();
        arithmetic.Evaluate(calculation.Term, own, steps);
        return [.. steps.DistinctBy(s => s.Term).Select(s =>
            $"{quest.Protocol.Vocabulary.Label(s.Term)} = {s.Formula} = {(quest.Calculations.Any(c => c is Calculation.Value && c.Term.Equals(s.Term)) ? glyphs.Ellipsis : s.Digits)}")];
    }

    private List<string> Figured(Calculation.Result result, Dictionary<Term, string> own)
    {
        var numbers = new StringBuilder();
        var formula = result.Formula.Text;
        for (var at = 0; at < formula.Length;)
        {
            var length = formula.Skip(at).TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.').Count();
            var word = formula.Substring(at, Math.Max(length, 1));
            numbers.Append(length > 0 && !char.IsAsciiDigit(word[0]) ? Number(word, own) : word);
            at += word.Length;
        }

        return [$"{result.Key} = {formula} = {numbers} = {glyphs.Ellipsis}"];
    }

    private string Number(string name, Dictionary<Term, string> own) =>
        quest.Figures.FirstOrDefault(f => f.Name == name) is { } figure ? figure.Number.ToString("0.#########", CultureInfo.InvariantCulture)
        : own.GetValueOrDefault(new Term.Atom(name)) ?? (quest.Calculations.FirstOrDefault(c => c.Key == name) is { } earlier ? ComputeJudge.Expected(quest, earlier, seed) : null) ?? name;

    // The octets are on the sheet with names in the place of values that are asked for; how many there are with these, and where they begin and end, shows what went wrong.
    private List<string> InOctets(Calculation calculation, Dictionary<Term, string> own)
    {
        var lines = new List<string>();
        foreach (var (key, octets) in ComputeJudge.Inputs(quest, seed).Where(i => i.Key == calculation.Key || i.Key.StartsWith(calculation.Key + ",", StringComparison.Ordinal)))
        {
            var hex = quest.Calculations.Aggregate(octets, (text, c) => text.Replace($"<{c.Key}>", own.GetValueOrDefault(c.Term) ?? ComputeJudge.Expected(quest, c, seed), StringComparison.Ordinal));
            if (hex.Length % 2 == 0 && hex.All(char.IsAsciiHexDigit))
            {
                lines.Add(Prose.Of("sheet.working-octets", ("key", key), ("count", hex.Length / 2), ("octets", Octets.Short(Convert.FromHexString(hex), OctetColumns, glyphs))).In(language));
            }
        }

        return lines;
    }
}
