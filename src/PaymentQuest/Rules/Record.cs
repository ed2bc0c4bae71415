using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>The party writes the value down in its journal.</summary>
    internal sealed record Record(Term Value) : Rule
    {
        public static readonly RuleWord Meaning = new("record", f => new Record(f.Value) { Label = f.Label, Place = f.Place })
        {
            IsKeptWhenDeclined = true,
            Doing = () => Prose.Of("command.records"),
            Telling = (subject, _, _, _) => Prose.Of("world.writes-down", ("subject", subject)),
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => [Value];

        public override string Written(Vocabulary vocabulary) => $"record {vocabulary.Label(Value)}";

        public override Prose Sentence(string role, Vocabulary vocabulary) => Prose.Of("rule.record", ("role", role), ("value", vocabulary.Label(Value)));

        internal override bool Apply(IRuleOccasion at)
        {
            at.Note("record", $"{Label} = {at.Text(0)}", "");
            return true;
        }
    }
}
