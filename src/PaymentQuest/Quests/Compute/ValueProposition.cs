using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>That an atom has a value in the setting, a role is played by a party, or a value is computed.</summary>
/// <param name="Quest">The quest.</param>
/// <param name="Of">An atom, a role, <c>clock</c>, an entry of a table such as <c>priceOf(report)</c>, or in a compute quest a term.</param>
/// <param name="Is">The value, as in a setting; of what is computed its digits.</param>
internal sealed record ValueProposition(Quest Quest, string Of, string Is) : Proposition
{
    /// <inheritdoc/>
    public override string? Untrue(Func<string, Budget> budget) => Found() switch
    {
        null => $"{PlainText.Excerpt(Of)} has no value",
        var found when found == Is => null,
        var found => $"{PlainText.Excerpt(Of)} is {PlainText.Excerpt(found)}",
    };

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> Mutants()
    {
        var setting = Quest.Setting;
        var other = setting with
        {
            Values = setting.Values.ToDictionary(v => v.Key, v => v.Key == Of ? v.Value + "1" : v.Value, StringComparer.Ordinal),
            Parties = setting.Parties.ToDictionary(p => p.Key, p => p.Key == Of ? p.Value + "1" : p.Value, StringComparer.Ordinal),
            Tables = setting.Tables.ToDictionary(t => t.Key, IReadOnlyDictionary<string, string> (t) => t.Value.ToDictionary(v => v.Key, v => Of == $"{t.Key}({v.Key})" ? v.Value + "1" : v.Value, StringComparer.Ordinal), StringComparer.Ordinal),
            Clock = Of == "clock" ? setting.Clock.AddDays(1) : setting.Clock,
        };
        yield return Mutant.OfSetting($"another value of {Of}", this with { Quest = Quest with { Head = Quest.Head with { Setting = other } } });
        if (Quest is ComputeQuest { Arithmetic: { } arithmetic } compute)
        {
            foreach (var given in arithmetic.Values.Where(v => v.Digits.Length > 0))
            {
                var digits = (given.Digits[^1] == '9' ? 1 : given.Digits[^1] - '0' + 1).ToString(CultureInfo.InvariantCulture);
                var altered = arithmetic.Values.Select(v => v == given ? v with { Digits = given.Digits[..^1] + digits } : v).ToSequence();
                yield return Mutant.OfSetting($"another value of {given.Label}", this with { Quest = compute with { Arithmetic = arithmetic with { Values = altered } } });
            }
        }
    }

    /// <summary>What a table of the setting has under an argument, as in <c>priceOf(report)</c>.</summary>
    private string? Tabled(Setting setting) => Of.Split('(') is [var table, [.. var argument, ')']] && setting.Tables.TryGetValue(table, out var values) ? values.GetValueOrDefault(argument) : null;

    private string? Found() => Of == "clock" ? Quest.Setting.Clock.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
        : Quest.Setting.Values.GetValueOrDefault(Of) ?? Quest.Setting.Parties.GetValueOrDefault(Of) ?? Tabled(Quest.Setting) ?? (Quest is ComputeQuest compute && Quest.Protocol.Vocabulary.Read(Of) is TermReading.Read { Canonical: var term } ? ComputeJudge.Value(compute, term, Quest.Seed) : null);
}
