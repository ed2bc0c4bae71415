using System.Globalization;
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
            lines.Add(new(depth, new($"{label}: as above", $"{label}: como arriba")));
            return;
        }

        var how = How(derivation, protocol);
        lines.Add(new(depth, new($"{label}: {how.En}", $"{label}: {how.Es}")));
        foreach (var premise in Premises(derivation).Where(p => p.Origin != Origin.Received))
        {
            Add(premise, protocol, depth + 1, lines, shown);
        }
    }

    private static Prose How(Derivation derivation, Protocol protocol)
    {
        string Label(Term term) => protocol.Vocabulary.Label(term);
        var from = derivation.Premises;
        switch (derivation.Origin)
        {
            case Origin.Known:
                return new("known beforehand", "conocido de antemano");
            case Origin.Generated:
                return new("generated for this run", "generado para esta ejecución");
            case Origin.Received:
                return new($"message {Message(derivation, protocol)}", $"el mensaje {Message(derivation, protocol)}");
            case Origin.Part:
                return from[0].Origin == Origin.Received
                    ? new($"read in message {Message(from[0], protocol)}", $"leído en el mensaje {Message(from[0], protocol)}")
                    : new($"a part of {Label(from[0].Term)}", $"una parte de {Label(from[0].Term)}");
            case Origin.Opened:
                return new($"opened from {Label(from[0].Term)} with {Label(from[1].Term)}", $"sale de abrir {Label(from[0].Term)} con {Label(from[1].Term)}");
            case Origin.Certified:
                return new($"certified by {Label(from[0].Term)}", $"lo certifica {Label(from[0].Term)}");
            case Origin.Computed when from.Count == 0:
                return new("made by the role itself", "lo construye el propio papel");
            case Origin.Computed:
                var inputs = string.Join(", ", Premises(derivation).Select(p => Label(p.Term)));
                return new($"computed from {inputs}", $"calculado a partir de {inputs}");
            case Origin.Determined:
                var at = $"{derivation.Step.ToString(CultureInfo.InvariantCulture)} {protocol.Steps[derivation.Step - 1].Name}";
                return new($"decided or looked up at message {at}", $"decidido o consultado en el mensaje {at}");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static string Message(Derivation received, Protocol protocol) =>
        $"{received.Step.ToString(CultureInfo.InvariantCulture)} {protocol.Steps[received.Step - 1].Name}";
}
