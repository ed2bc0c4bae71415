using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>An amount is not above a limit in the same currency, or a number not above another.</summary>
    internal sealed record AtMost(Term Value, Term Limit) : Rule
    {
        public static readonly RuleWord Meaning = new("at_most", f =>
            f.Want("at_most", SortKind.Amount, SortKind.Number) is { } kind && f.Term("limit", kind) is { } limit ? new AtMost(f.Value, limit) { Label = f.Label, Place = f.Place } : null)
        {
            Form = "at_most A",
            Cost = CheckCost.Memory,
            Refusals = ["limit"],
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => [Value, Limit];

        internal override RuleSearch Search => new RuleSearch.Demand(new Inequality(0, 1));

        public override string Written(Vocabulary vocabulary) => $"at_most {vocabulary.Label(Value)}, limit {vocabulary.Label(Limit)}";

        public override Prose Sentence(string role, Vocabulary vocabulary) => Prose.Of("rule.at-most", ("value", vocabulary.Label(Value)), ("limit", vocabulary.Label(Limit)));

        public override Prose Short(Vocabulary vocabulary, string compare) => Prose.Of("rule-short.at-most", ("value", vocabulary.Label(Value)), ("limit", vocabulary.Label(Limit)));

        internal override GuardResult Check(IRuleOccasion at) => IsAtLeast(at[1], at[0]) ? GuardResult.Holds() : GuardResult.Refuses("limit", at[1], at[0]);
    }
}
