using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>
    /// The function has a value for the argument, and the value equals a term when one is given. A long-term fact is looked up,
    /// never compared with "the one I know" (rule R4).
    /// </summary>
    internal sealed record LookUp(Term.Function Function, Term? Wanted) : Rule
    {
        public static readonly RuleWord Meaning = new("look_up", f => f.Value is Term.Function function
            ? Of(function, f.Optional("equals"), f)
            : f.Fail("PQ0211", "look_up takes a function, such as accountOf(ID_M)"))
        {
            Form = "look_up f(x)",
            Cost = CheckCost.LookUp,
            Refusals = ["unknown", "differs"],
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => Wanted is null ? [Function.Argument] : [Function.Argument, Wanted];

        public override Term Subject => Function;

        internal override Term.Function Asks => Function;

        internal override Term? Teaches => Wanted is Term.Atom or Term.PublicKey or Term.Certificate ? Wanted : null;

        internal override RuleSearch Search => new RuleSearch.Entry(Function.Name);

        public override string Written(Vocabulary vocabulary) => $"look_up {vocabulary.Label(Function)}{(Wanted is null ? "" : $", equals {vocabulary.Label(Wanted)}")}";

        public override Prose Sentence(string role, Vocabulary vocabulary) => Wanted is null
            ? Prose.Of("rule.look-up", ("role", role), ("function", vocabulary.Label(Function)))
            : Prose.Of("rule.look-up-equal", ("role", role), ("function", vocabulary.Label(Function)), ("value", vocabulary.Label(Wanted)));

        public override Prose Short(Vocabulary vocabulary, string compare) => Wanted is null
            ? Prose.Of("rule-short.look-up", ("function", vocabulary.Label(Function)))
            : Prose.Of("rule-short.look-up-equal", ("function", vocabulary.Label(Function)), ("compare", compare), ("value", vocabulary.Label(Wanted)));

        /// <summary>A directory of keys gives a public key, one of certificates a certificate, and nothing else gives these.</summary>
        private static Rule? Of(Term.Function function, Term? wanted, RuleFields fields)
        {
            var sort = fields.Vocabulary.Functions[function.Name].Result;
            var isGiven = wanted switch
            {
                null => true,
                Term.PublicKey => sort.Kind == SortKind.PublicKey,
                Term.Certificate => sort.Kind == SortKind.Certificate,
                _ => !sort.IsOfHolder,
            };
            return isGiven
                ? new LookUp(function, wanted) { Label = fields.Label, Place = fields.Place }
                : fields.Fail("PQ0294", $"'{fields.Vocabulary.Label(function)}' gives a {sort}, and '{fields.Vocabulary.Label(wanted!)}' is none");
        }

        internal override GuardResult Check(IRuleOccasion at)
        {
            if (at.LookUp(Function, at[0]) is not { } value)
            {
                return GuardResult.Refuses("unknown", null, at[0]);
            }

            return at.Optional(1) is { } wanted && !value.AsSpan().SequenceEqual(wanted) ? GuardResult.Refuses("differs", value, wanted) : GuardResult.Holds(value);
        }
    }
}
