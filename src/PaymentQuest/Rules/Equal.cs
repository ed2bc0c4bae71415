using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>Two values that the role has are the same octets, or the same money. Neither takes its value from the other.</summary>
    internal sealed record Equal(Term Value, Term Other) : Rule
    {
        public static readonly RuleWord Meaning = new("equal", f => f.Term("to") is { } other && f.AreAlike(other) ? new Equal(f.Value, other) { Label = f.Label, Place = f.Place } : null)
        {
            Form = "equal T",
            Cost = CheckCost.Equality,
            Refusals = ["differs"],
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => [Value, Other];

        internal override RuleSearch Search => new RuleSearch.Same();

        public override string Written(Vocabulary vocabulary) => $"equal {vocabulary.Label(Value)}, to {vocabulary.Label(Other)}";

        public override Prose Sentence(string role, Vocabulary vocabulary) => Prose.Of("rule.equal", ("value", vocabulary.Label(Value)), ("other", vocabulary.Label(Other)));

        public override Prose Short(Vocabulary vocabulary, string compare) =>
            Prose.Of("rule-short.equal", ("value", vocabulary.Label(Value)), ("compare", compare), ("other", vocabulary.Label(Other)));

        internal override GuardResult Check(IRuleOccasion at) => at[0].AsSpan().SequenceEqual(at[1]) || (IsAtLeast(at[0], at[1]) && IsAtLeast(at[1], at[0]))
            ? GuardResult.Holds()
            : GuardResult.Refuses("differs", at[1], at[0]);
    }
}
