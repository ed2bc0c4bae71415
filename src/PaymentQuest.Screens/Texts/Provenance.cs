using PaymentQuest.Documents;
using PaymentQuest.Knowledge;
using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>How the player's role comes by a value, in words.</summary>
internal static class Provenance
{
    /// <summary>How a value is come by in a quest. How something is computed that the quest is there to teach is left to the player.</summary>
    public static string Of(Derivation why, Quest quest, Language language) =>
        why.Origin == Origin.Computed && quest.Teaches.Contains(quest.Protocol.Vocabulary.Label(why.Term))
            ? Prose.Of("provenance.computed-somehow").In(language)
            : Of(why, quest.Protocol, language);

    public static string Of(Derivation why, Protocol protocol, Language language)
    {
        var vocabulary = protocol.Vocabulary;
        switch (why.Origin)
        {
            case Origin.Known:
                return Known(why.Term, vocabulary).In(language);
            case Origin.Generated:
                return Prose.Of("provenance.generated").In(language);
            case Origin.Determined:
                return Prose.Of("provenance.determined").In(language);
            case Origin.Certified:
                return Prose.Of("provenance.certified", ("premises", why.Premises.Count > 0 ? vocabulary.Label(why.Premises[0].Term) : "")).In(language);
            case Origin.Part when why.Premises is [{ Term: not Term.Tuple } holder]:
                return Prose.Of("provenance.inside", ("holder", vocabulary.Label(holder.Term))).In(language);
            case Origin.Computed:
                return Prose.Of("provenance.computed", ("why", Formula(why.Term, vocabulary))).In(language);
            default:
                var (step, key) = Arrival(why);
                var name = step >= 1 && step <= protocol.Steps.Count ? protocol.Names.OfMessage(protocol.Steps[step - 1].Name) : Prose.Empty;
                return key is null ? Prose.Of("provenance.from-message", ("step", step), ("name", name)).In(language) : Prose.Of("provenance.opened-by", ("step", step), ("key", vocabulary.Label(key))).In(language);
        }
    }

    private static Prose Known(Term term, Vocabulary vocabulary) => term is Term.Atom { Name: var name } && vocabulary.Constants.ContainsKey(name) ? Prose.Of("provenance.constant") : term is Term.Atom a && vocabulary.Atoms.TryGetValue(a.Name, out var sort)
        ? sort.Kind switch
        {
            SortKind.Account => Prose.Of("provenance.issued"),
            SortKind.Amount or SortKind.Number or SortKind.Text => Prose.Of("provenance.agreed"),
            _ => Prose.Of("provenance.from-start"),
        }
        : Prose.Of("provenance.from-start");

    // A definition shows what it is made of; anything else is its own formula.
    private static string Formula(Term term, Vocabulary vocabulary)
    {
        var label = vocabulary.Label(term);
        return vocabulary.Definitions.TryGetValue(label, out var written) ? written.ToString() : label;
    }

    private static (int Step, Term? Key) Arrival(Derivation why)
    {
        Term? key = null;
        for (var at = why; ; at = at.Premises[0])
        {
            if (at.Origin == Origin.Opened && at.Premises.Count > 1)
            {
                key = at.Premises[1].Term;
            }

            if (at.Step > 0 || at.Premises.Count == 0)
            {
                return (at.Step, key);
            }
        }
    }
}
