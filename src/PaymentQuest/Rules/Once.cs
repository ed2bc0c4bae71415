using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>The value has not been accepted before by this party; it is remembered when the whole message has been accepted.</summary>
    /// <param name="Value">What must be new.</param>
    /// <param name="Memory">The name of the replay memory, so that two steps can share one.</param>
    /// <param name="Until">The date from which it may be forgotten, because the message is refused for its age; null to remember it for ever.</param>
    internal sealed record Once(Term Value, string Memory, Term? Until) : Rule
    {
        public static readonly RuleWord Meaning = new("once", f => new Once(f.Value, f.OptionalText("memory") ?? f.Written.Text, f.Optional("until", SortKind.Date)) { Label = f.Label, Place = f.Place })
        {
            Form = "once T",
            Cost = CheckCost.Memory,
            Refusals = ["replay"],
            StopsReplay = true,
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => Until is null ? [Value] : [Value, Until];

        internal override (Term Value, string Memory, Term? Until)? Remembers => (Value, Memory, Until);

        internal override RuleSearch Search => new RuleSearch.New(Memory);

        public override string Written(Vocabulary vocabulary) => $"once {vocabulary.Label(Value)}{(Until is null ? "" : $", until {vocabulary.Label(Until)}")}";

        public override Prose Sentence(string role, Vocabulary vocabulary) => Prose.Of("rule.once", ("role", role), ("value", vocabulary.Label(Value)));

        public override Prose Short(Vocabulary vocabulary, string compare) => Prose.Of("rule-short.once", ("value", vocabulary.Label(Value)));

        internal override GuardResult Check(IRuleOccasion at) => at.Remembers(Memory, at[0]) ? GuardResult.Refuses("replay", null, at[0]) : GuardResult.Holds();
    }
}
