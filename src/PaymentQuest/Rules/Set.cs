using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>The party remembers another value from now on: its own, of a function that is kept.</summary>
    internal sealed record Set(Term.Function Function, Term To) : Rule
    {
        public static readonly RuleWord Meaning = new("set", f => f.Value is not Term.Function function || !f.Vocabulary.Functions[function.Name].IsKept
            ? f.Fail("PQ0289", "set takes a function that is kept, such as refusalsOf(PIN)")
            : f.Term("to") is { } to && f.AreAlike(to) ? new Set(function, to) { Label = f.Label, Place = f.Place } : null)
        {
            IsKeptWhenDeclined = true,
            Doing = () => Prose.Of("command.sets"),
            Telling = (subject, _, _, to) => Prose.Of("world.sets", ("subject", subject), ("value", to)),
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => [Function.Argument, To];

        public override Term Subject => Function;

        internal override Term.Function Asks => Function;

        internal override RuleSearch Search => new RuleSearch.Written(Function.Name);

        public override string Written(Vocabulary vocabulary) => $"set {vocabulary.Label(Function)}, to {vocabulary.Label(To)}";

        public override Prose Sentence(string role, Vocabulary vocabulary) => Prose.Of("rule.set", ("role", role), ("function", vocabulary.Label(Function)), ("value", vocabulary.Label(To)));

        internal override bool Apply(IRuleOccasion at) => at.Set(Function.Name, at[0], at.Text(0), at[1], at.Text(1));
    }
}
