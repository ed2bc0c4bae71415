using System.Globalization;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads what a protocol says beyond one conversation: what is drawn, what is weak, what becomes known, what is retained, how it goes on.</summary>
internal sealed partial class ProtocolReader
{
    private Dictionary<string, string> Draws(Fields fields, Vocabulary vocabulary)
    {
        var draws = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (atom, _, node) in fields.OptionalEntries("draws"))
        {
            if (node is not Node.Scalar { Text: var function } || !vocabulary.Functions.ContainsKey(function))
            {
                _diagnostics.Error("PQ0236", node.Place, $"{PlainText.Excerpt(atom)} is drawn from the arguments of a function", Suggestion.Advice((node as Node.Scalar)?.Text ?? "", vocabulary.Functions.Keys));
            }
            else
            {
                draws[atom] = function;
            }
        }

        return draws;
    }

    private Dictionary<string, int> Weak(Fields fields, Vocabulary vocabulary, Dictionary<string, string> fresh)
    {
        var weak = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (atom, _, node) in fields.OptionalEntries("weak"))
        {
            if (fresh.ContainsKey(atom) && vocabulary.Atoms[atom].Kind is SortKind.Key or SortKind.Secret or SortKind.Nonce
                && node is Node.Scalar { Text: var text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits is > 0 and <= ShortKey.MostBits)
            {
                weak[atom] = bits;
            }
            else
            {
                _diagnostics.Error("PQ0259", node.Place, $"{PlainText.Excerpt(atom)} cannot be weak so", $"name a fresh key, secret or nonce and how many of its bits are secret, 1 to {ShortKey.MostBits}");
            }
        }

        return weak;
    }

    private Sequence<string> Compromised(Fields fields, Dictionary<string, string> fresh)
    {
        var compromised = new List<string>();
        foreach (var (atom, place) in fields.OptionalTexts("compromised"))
        {
            if (!fresh.ContainsKey(atom))
            {
                _diagnostics.Error("PQ0271", place, $"{PlainText.Excerpt(atom)} is not made in a run, so no older run has another one", Suggestion.Advice(atom, fresh.Keys, "name atoms that stand under fresh"));
            }
            else if (!compromised.Contains(atom))
            {
                compromised.Add(atom);
            }
        }

        return compromised.ToSequence();
    }

    private Dictionary<string, Sequence<Term>> Retains(Fields step, Sequence<Role> roles, Vocabulary vocabulary)
    {
        var retains = new Dictionary<string, Sequence<Term>>(StringComparer.Ordinal);
        foreach (var (name, place, node) in step.OptionalEntries("retains"))
        {
            if (RoleName(name, place, roles) is { } role)
            {
                retains[role] = _terms.Items(node, vocabulary).SelectMany(t => t.Leaves).ToSequence();
            }
        }

        return retains;
    }

    private FurtherRounds? Rounds(Fields fields, Sequence<Role> roles, IReadOnlyList<Step> steps, Vocabulary vocabulary)
    {
        if (fields.OptionalSection("rounds", "the rounds") is not { } rounds)
        {
            return null;
        }

        var seconds = rounds.OptionalInteger("every", 0, Bounds.RoundSeconds, 0);
        var beginnings = rounds.Items("begin").Select(n => Beginning(n, roles, steps, vocabulary)).OfType<RoundBeginning>().ToSequence();
        rounds.Finish();
        return new FurtherRounds(beginnings, seconds);
    }

    private RoundBeginning? Beginning(Node node, Sequence<Role> roles, IReadOnlyList<Step> steps, Vocabulary vocabulary)
    {
        if (Fields.Of(node, _diagnostics, "a beginning") is not { } beginning)
        {
            return null;
        }

        var name = beginning.Scalar("step");
        var step = name is null ? null : steps.FirstOrDefault(s => s.Name == name.Text);
        if (name is not null && step is null)
        {
            _diagnostics.Error("PQ0237", name.Place, $"there is no step {PlainText.Excerpt(name.Text)} to begin a round with", Suggestion.Advice(name.Text, steps.Select(s => s.Name)));
        }

        var carrier = beginning.OptionalScalar("carrier") is { } by ? RoleName(by, roles) : step?.From;
        var carried = new List<(Term, Term, Place)>();
        foreach (var (key, place, value) in beginning.OptionalEntries("carry"))
        {
            if (_terms.Canonical(new Node.Scalar(place, key, false), vocabulary) is { } to && value is Node.Scalar text && _terms.Canonical(text, vocabulary) is { } from)
            {
                carried.Add((to, from, place));
            }
        }

        beginning.Finish();
        return step is null || carrier is null ? null : new RoundBeginning(step.Number, carrier, carried.ToSequence());
    }
}
