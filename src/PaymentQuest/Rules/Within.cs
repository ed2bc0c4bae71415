using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>The date is at most so many seconds before or after the party's clock.</summary>
    internal sealed record Within(Term Date, long Seconds) : Rule
    {
        public static readonly RuleWord Meaning = new("within", f =>
        {
            f.Want("within", SortKind.Date);
            return new Within(f.Value, f.Integer("seconds", 0, 1_000_000_000)) { Label = f.Label, Place = f.Place };
        })
        {
            Form = "within D",
            IsAboutClock = true,
            Cost = CheckCost.Memory,
            Refusals = ["date"],
            StopsReplay = true,
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => [Date];

        internal override RuleSearch Search => new RuleSearch.Demand(new Inequality(0, null, Seconds), new Inequality(null, 0, Seconds));

        public override string Written(Vocabulary vocabulary) => $"within {vocabulary.Label(Date)}, {Seconds} seconds";

        public override Prose Sentence(string role, Vocabulary vocabulary) => Prose.Of("rule.within", ("date", vocabulary.Label(Date)), ("seconds", Seconds));

        public override Prose Short(Vocabulary vocabulary, string compare) => Prose.Of("rule-short.within", ("check", Statement(vocabulary)), ("seconds", Seconds));

        internal override GuardResult Check(IRuleOccasion at) =>
            Der.ReadDate(at[0]) is { } date && (date - at.Clock).Duration() <= TimeSpan.FromSeconds(Seconds)
                ? GuardResult.Holds()
                : GuardResult.Refuses("date", Der.Date(at.Clock), at[0]);
    }
}
