using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>
    /// Money is set aside on an account for another, under a reference. This is also what a token is that somebody carries about: the reference
    /// is its number, and what is set aside is what it is worth.
    /// </summary>
    /// <param name="Amount">How much.</param>
    /// <param name="From">The account that it leaves.</param>
    /// <param name="To">The account that it is for.</param>
    /// <param name="As">The reference.</param>
    /// <param name="Until">The date from which it is back where it came from when it was not settled; null for never.</param>
    internal sealed record Reserve(Term Amount, Term From, Term To, Term As, Term? Until) : Rule
    {
        public static readonly RuleWord Meaning = new("reserve", f =>
        {
            f.Want("reserve", SortKind.Amount);
            return f.Term("from") is { } from && f.Term("to") is { } to && f.Term("as") is { } reference
                ? new Reserve(f.Value, from, to, reference, f.Optional("until", SortKind.Date)) { Label = f.Label, Place = f.Place }
                : null;
        })
        {
            MovesValue = true,
            Doing = () => Prose.Of("command.reserves"),
            Telling = (_, amount, from, to) => Prose.Of("world.reserved", ("amount", amount), ("from", from), ("to", to)),
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => Until is null ? [Amount, From, To, As] : [Amount, From, To, As, Until];

        internal override RuleSearch Search => new RuleSearch.Reservation();

        public override string Written(Vocabulary vocabulary)
        {
            var until = Until is null ? "" : $", until {vocabulary.Label(Until)}";
            return $"reserve {vocabulary.Label(Amount)}, from {vocabulary.Label(From)}, to {vocabulary.Label(To)}, as {vocabulary.Label(As)}{until}";
        }

        public override Prose Sentence(string role, Vocabulary vocabulary) =>
            Prose.Of("rule.reserve", ("amount", vocabulary.Label(Amount)), ("from", vocabulary.Label(From)), ("to", vocabulary.Label(To)), ("reference", vocabulary.Label(As)));

        internal override bool Apply(IRuleOccasion at)
        {
            if (Der.ReadMoney(at[0]) is not { } amount)
            {
                return at.IsNoAmount(Label);
            }

            var until = at.Optional(4) is { } date ? Der.ReadDate(date) : null;
            return at.Reserve(amount, at.Text(1), at.Text(2), at.Text(3), until);
        }
    }
}
