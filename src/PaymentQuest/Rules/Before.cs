using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>The date has not been reached on the party's clock.</summary>
    internal sealed record Before(Term Date) : Rule
    {
        public static readonly RuleWord Meaning = new("before", f =>
        {
            f.Want("before", SortKind.Date);
            return new Before(f.Value) { Label = f.Label, Place = f.Place };
        })
        {
            Form = "before D",
            IsAboutClock = true,
            Cost = CheckCost.Memory,
            Refusals = ["expired"],
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => [Date];

        internal override RuleSearch Search => new RuleSearch.Demand(new Inequality(null, 0, -1));

        public override string Written(Vocabulary vocabulary) => $"before {vocabulary.Label(Date)}";

        public override Prose Sentence(string role, Vocabulary vocabulary) => Prose.Of("rule.before", ("date", vocabulary.Label(Date)));

        public override Prose Short(Vocabulary vocabulary, string compare) => Prose.Of("rule-short.before", ("date", vocabulary.Label(Date)));

        internal override GuardResult Check(IRuleOccasion at) =>
            Der.ReadDate(at[0]) is { } end && at.Clock < end ? GuardResult.Holds() : GuardResult.Refuses("expired", Der.Date(at.Clock), at[0]);
    }
}
