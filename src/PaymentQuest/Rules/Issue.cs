using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>A token comes into circulation; a value can be issued once.</summary>
    internal sealed record Issue(Term Value) : Rule
    {
        public static readonly RuleWord Meaning = new("issue", f => new Issue(f.Value) { Label = f.Label, Place = f.Place })
        {
            MovesValue = true,
            Doing = () => Prose.Of("command.issues"),
            Telling = (subject, _, _, _) => Prose.Of("world.issues", ("subject", subject)),
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => [Value];

        public override string Written(Vocabulary vocabulary) => $"issue {vocabulary.Label(Value)}";

        public override Prose Sentence(string role, Vocabulary vocabulary) => Prose.Of("rule.issue", ("role", role), ("value", vocabulary.Label(Value)));

        internal override bool Apply(IRuleOccasion at) => at.Issue(at.Text(0), at[0]);
    }
}
