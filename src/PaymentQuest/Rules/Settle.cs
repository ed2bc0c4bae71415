using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>What was reserved under a reference is paid: all of it, or an amount of which the rest goes back to where it came from.</summary>
    internal sealed record Settle(Term As, Term? Amount) : Rule
    {
        public static readonly RuleWord Meaning = new("settle", f => new Settle(f.Value, f.Optional("amount", SortKind.Amount)) { Label = f.Label, Place = f.Place })
        {
            MovesValue = true,
            Doing = () => Prose.Of("command.settles"),
            Telling = (_, amount, from, to) => Prose.Of("world.paid", ("amount", amount), ("from", from), ("to", to)),
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => Amount is null ? [As] : [As, Amount];

        public override string Written(Vocabulary vocabulary) => $"settle {vocabulary.Label(As)}{(Amount is null ? "" : $", amount {vocabulary.Label(Amount)}")}";

        public override Prose Sentence(string role, Vocabulary vocabulary) => Prose.Of("rule.settle", ("reference", vocabulary.Label(As)));

        internal override bool Apply(IRuleOccasion at)
        {
            var paid = at.Optional(1) is { } amount ? Der.ReadMoney(amount) : null;
            if (Amount is not null && paid is null)
            {
                return at.IsNoAmount(Label);
            }

            return at.Settle(at.Text(0), paid);
        }
    }
}
