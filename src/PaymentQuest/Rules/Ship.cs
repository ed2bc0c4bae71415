using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Rules;

public abstract partial record Rule
{
    /// <summary>Goods leave for a receiver.</summary>
    internal sealed record Ship(Term Goods, Term? To) : Rule
    {
        public static readonly RuleWord Meaning = new("ship", f => new Ship(f.Value, f.Optional("to")) { Label = f.Label, Place = f.Place })
        {
            MovesValue = true,
            Doing = () => Prose.Of("command.ships"),
            Telling = (subject, _, _, _) => Prose.Of("world.goods-leave", ("subject", subject)),
        };

        public override RuleWord Word => Meaning;

        public override Sequence<Term> Inputs => To is null ? [Goods] : [Goods, To];

        public override string Written(Vocabulary vocabulary) => $"ship {vocabulary.Label(Goods)}{(To is null ? "" : $", to {vocabulary.Label(To)}")}";

        public override Prose Sentence(string role, Vocabulary vocabulary) => To is null
            ? Prose.Of("rule.ship", ("role", role), ("goods", vocabulary.Label(Goods)))
            : Prose.Of("rule.ship-to", ("role", role), ("goods", vocabulary.Label(Goods)), ("receiver", vocabulary.Label(To)));

        internal override bool Apply(IRuleOccasion at)
        {
            at.Note("ship", at.Text(0), at.Optional(1) is null ? "" : at.Text(1));
            return true;
        }
    }
}
