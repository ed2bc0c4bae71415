using PaymentQuest.Documents;
using PaymentQuest.Knowledge;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A line of an explanation.</summary>
/// <param name="Depth">How far it is indented, from 0.</param>
/// <param name="Text">The line, in both languages.</param>
public sealed record ExplainedLine(int Depth, Prose Text);

/// <summary>Why a term is known, in words.</summary>
public static class DerivationText
{
    /// <summary>The derivation as indented lines: what was derived first, what it was derived from below it.</summary>
    public static IReadOnlyList<ExplainedLine> Lines(Derivation derivation, Protocol protocol)
    {
        var lines = new List<ExplainedLine>();
        Add(derivation, protocol, 0, lines, []);
        return lines;
    }

    /// <summary>
    /// What a derivation was derived from, as people see it: the parts of a tuple that was put together on the way, instead of the tuple.
    /// </summary>
    public static IEnumerable<Derivation> Premises(Derivation derivation) =>
        derivation.Premises.SelectMany(p => p is { Origin: Origin.Computed, Term: Term.Tuple } ? Premises(p) : [p]);

    private static void Add(Derivation derivation, Protocol protocol, int depth, List<ExplainedLine> lines, HashSet<Term> shown)
    {
        var label = protocol.Vocabulary.Label(derivation.Term);
        if (!shown.Add(derivation.Term) && derivation.Premises.Count > 0)
        {
            lines.Add(new(depth, Prose.Of("knowledge.as-above", ("label", label))));
            return;
        }

        var how = How(derivation, protocol);
        lines.Add(new(depth, Prose.Of("knowledge.label-how", ("label", label), ("how", how))));
        foreach (var premise in Premises(derivation).Where(p => p.Origin != Origin.Received))
        {
            Add(premise, protocol, depth + 1, lines, shown);
        }
    }

    internal static Prose How(Derivation derivation, Protocol protocol)
    {
        string Label(Term term) => protocol.Vocabulary.Label(term);
        var from = derivation.Premises;
        switch (derivation.Origin)
        {
            case Origin.Known:
                return Prose.Of("knowledge.known-beforehand");
            case Origin.Generated:
                return Prose.Of("knowledge.generated-for-this-run");
            case Origin.Received:
                return Prose.Of("knowledge.message", ("derivation", Message(derivation, protocol)));
            case Origin.Part:
                return from[0].Origin == Origin.Received
                    ? Prose.Of("knowledge.read-in-message", ("from", Message(from[0], protocol)))
                    : Prose.Of("knowledge.a-part-of", ("from", Label(from[0].Term)));
            case Origin.Opened:
                return Prose.Of("knowledge.opened-from-with", ("from", Label(from[0].Term)), ("label", Label(from[1].Term)));
            case Origin.Certified:
                return Prose.Of("knowledge.certified-by", ("from", Label(from[0].Term)));
            case Origin.Computed when from.Count == 0:
                return Prose.Of("knowledge.made-by-the-role-itself");
            case Origin.Computed:
                var inputs = string.Join(", ", Premises(derivation).Select(p => Label(p.Term)));
                return Prose.Of("knowledge.computed-from", ("inputs", inputs));
            case Origin.Determined:
                return Prose.Of("knowledge.decided-or-looked-up-at-message", ("at", Message(derivation, protocol)));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static Prose Message(Derivation received, Protocol protocol) =>
        Prose.Of("word.numbered", ("number", received.Step), ("name", protocol.Names.OfMessage(protocol.Steps[received.Step - 1].Name)));
}
