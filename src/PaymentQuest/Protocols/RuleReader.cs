using PaymentQuest.Documents;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads the guards and effects of a step: each is a map whose one vocabulary word says what it is.</summary>
internal sealed class RuleReader(Diagnostics diagnostics, TermReader terms, Vocabulary vocabulary, IReadOnlyList<(string Text, Place Place)> dropped)
{
    public Sequence<Rule> Read(IEnumerable<Node> nodes) => nodes.Select(Read).OfType<Rule>().ToSequence();

    private Rule? Read(Node node)
    {
        if (Fields.Of(node, diagnostics, "a rule") is not { } fields)
        {
            return null;
        }

        var words = RuleWords.All.Where(w => fields.Has($"{w}")).ToList();
        if (words.Count != 1)
        {
            var meant = words.Count > 0 ? null : ((Node.Map)node).Entries.Select(e => Suggestion.Advice(e.Key, RuleWords.All.Select(w => $"{w}"))).FirstOrDefault(a => a.Length > 0);
            diagnostics.Error(
                "PQ0210",
                node.Place,
                words.Count == 0 ? "a rule needs one word of the vocabulary" : $"a rule has one word, this has {string.Join(" and ", words)}",
                meant ?? $"use one of {string.Join(", ", RuleWords.All)}");
            return null;
        }

        var label = fields.OptionalText("label");
        var rule = RuleFields.Of($"{words[0]}", fields, diagnostics, vocabulary, Term) is { } read ? words[0].Read(read) : null;
        if (rule is not null)
        {
            // Of a rule that could not be read not every key was asked for.
            fields.Finish();
        }

        if (label is not null && !IsLabel(label))
        {
            diagnostics.Error("PQ0202", node.Place, $"{PlainText.Excerpt(label)} is no label of a check", "a label has up to 40 of the letters A to Z and a to z, digits and _, and is not 'form', which is the check of a message's form");
            return null;
        }

        return rule is null || label is null ? rule : rule with { Label = label };
    }

    private static bool IsLabel(string text) => text.Length is > 0 and <= 40 && text != "form" && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private Term? Term(Node.Scalar text) =>
        terms.Written(text) is { } written && Dropping.From(written, dropped, vocabulary.Algorithms, diagnostics) is { } kept ? terms.Canonical(kept, text, vocabulary, mayChange: true) : null;
}
