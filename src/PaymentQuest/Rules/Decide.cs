using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>The issuer decides whether the account may pay the amount. The decision atom takes its value here.</summary>
    internal sealed record Decide(Term.Atom Decision, Term Account, Term Amount) : Rule
    {
        public static readonly RuleWord Meaning = new("decide", f => f.Value is not Term.Atom decision || f.Vocabulary.Atoms[decision.Name].Kind != SortKind.Decision
            ? f.Fail("PQ0212", "decide takes an atom of sort decision")
            : f.Term("account") is { } account && f.Term("amount", SortKind.Amount) is { } amount
                ? new Decide(decision, account, amount) { Label = f.Label, Place = f.Place }
                : null)
        {
            Form = "decide Y/N",
            Cost = CheckCost.Decision,
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => [Account, Amount];

        public override Term Subject => Decision;

        internal override Term.Atom Gives => Decision;

        internal override RuleSearch Search => new RuleSearch.Decision();

        public override string Written(Vocabulary vocabulary) => $"decide {vocabulary.Label(Decision)}, account {vocabulary.Label(Account)}, amount {vocabulary.Label(Amount)}";

        public override Prose Sentence(string role, Vocabulary vocabulary) =>
            Prose.Of("rule.decide", ("decision", vocabulary.Label(Decision)), ("account", vocabulary.Label(Account)), ("amount", vocabulary.Label(Amount)));

        public override Prose Short(Vocabulary vocabulary, string compare) => Prose.Of("rule-short.decide", ("account", vocabulary.Label(Account)), ("amount", vocabulary.Label(Amount)));

        /// <summary>The issuer's word: Y with an approval code, or N with the reason.</summary>
        internal override GuardResult Check(IRuleOccasion at)
        {
            var objection = Der.ReadMoney(at[1]) is { } money ? at.Objection(at.Text(0), money) : "13";
            return GuardResult.Holds(Der.Text(objection is null ? $"Y:{at.Drawn(Decision.Name, 1_000_000):D6}" : $"N:{objection}"));
        }
    }
}
