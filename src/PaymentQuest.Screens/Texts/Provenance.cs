using PaymentQuest.Documents;
using PaymentQuest.Knowledge;
using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>How the player's role comes by a value, in words.</summary>
internal static class Provenance
{
    private static readonly Prose Issued = new("issued to you", "te lo dieron");
    private static readonly Prose Agreed = new("agreed before", "acordado antes");
    private static readonly Prose FromStart = new("from the start", "desde el principio");
    private static readonly Prose Generated = new("you generate it", "lo generas tú");
    private static readonly Prose FromMessage = new("from message {0}, {1}", "del mensaje {0}, {1}");
    private static readonly Prose OpenedBy = new("from message {0}, opened with {1}", "del mensaje {0}, abierto con {1}");
    private static readonly Prose Certified = new("certified by {0}", "certificado por {0}");
    private static readonly Prose ComputedSomehow = new("you compute it", "lo calculas tú");
    private static readonly Prose Computed = new("you compute {0}", "lo calculas: {0}");
    private static readonly Prose Inside = new("only inside {0}", "solo dentro de {0}");
    private static readonly Prose Determined = new("you look it up", "lo consultas");

    /// <summary>How a value is come by in a quest. How something is computed that the quest is there to teach is left to the player.</summary>
    public static string Of(Derivation why, Quest quest, Language language) =>
        why.Origin == Origin.Computed && quest.Teaches.Contains(quest.Protocol.Vocabulary.Label(why.Term))
            ? ComputedSomehow.In(language)
            : Of(why, quest.Protocol, language);

    public static string Of(Derivation why, Protocol protocol, Language language)
    {
        var vocabulary = protocol.Vocabulary;
        switch (why.Origin)
        {
            case Origin.Known:
                return Known(why.Term, vocabulary).In(language);
            case Origin.Generated:
                return Generated.In(language);
            case Origin.Determined:
                return Determined.In(language);
            case Origin.Certified:
                return Certified.Fill(language, why.Premises.Count > 0 ? vocabulary.Label(why.Premises[0].Term) : "");
            case Origin.Part when why.Premises is [{ Term: not Term.Tuple } holder]:
                return Inside.Fill(language, vocabulary.Label(holder.Term));
            case Origin.Computed:
                return Computed.Fill(language, Formula(why.Term, vocabulary));
            default:
                var (step, key) = Arrival(why);
                var name = step >= 1 && step <= protocol.Steps.Count ? protocol.Steps[step - 1].Name : "";
                return key is null ? FromMessage.Fill(language, step, name) : OpenedBy.Fill(language, step, vocabulary.Label(key));
        }
    }

    private static Prose Known(Term term, Vocabulary vocabulary) => term is Term.Atom a && vocabulary.Atoms.TryGetValue(a.Name, out var sort)
        ? sort.Kind switch
        {
            SortKind.Account => Issued,
            SortKind.Amount or SortKind.Text => Agreed,
            _ => FromStart,
        }
        : FromStart;

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
