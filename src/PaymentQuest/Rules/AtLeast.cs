using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>An amount is not below a limit in the same currency, or a number not below another.</summary>
    internal sealed record AtLeast(Term Amount, Term Limit) : Rule
    {
        public static readonly RuleWord Meaning = new("at_least", f =>
            f.Want("at_least", SortKind.Amount, SortKind.Number) is { } kind && f.Term("limit", kind) is { } limit ? new AtLeast(f.Value, limit) { Label = f.Label, Place = f.Place } : null)
        {
            Form = "at_least A",
            Cost = CheckCost.Memory,
            Refusals = ["amount"],
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => [Amount, Limit];

        internal override RuleSearch Search => new RuleSearch.Demand(new Inequality(1, 0));

        public override string Written(Vocabulary vocabulary) => $"at_least {vocabulary.Label(Amount)}, limit {vocabulary.Label(Limit)}";

        public override Prose Sentence(string role, Vocabulary vocabulary) => Prose.Of("rule.at-least", ("amount", vocabulary.Label(Amount)), ("limit", vocabulary.Label(Limit)));

        public override Prose Short(Vocabulary vocabulary, string compare) => Prose.Of("rule-short.at-least", ("amount", vocabulary.Label(Amount)), ("limit", vocabulary.Label(Limit)));

        internal override GuardResult Check(IRuleOccasion at) => IsAtLeast(at[0], at[1]) ? GuardResult.Holds() : GuardResult.Refuses("amount", at[1], at[0]);
    }
}
