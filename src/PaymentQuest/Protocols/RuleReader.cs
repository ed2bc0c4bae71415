using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads the guards and effects of a step: each is a map whose one vocabulary word says what it is.</summary>
internal sealed class RuleReader(Diagnostics diagnostics, TermReader terms, Vocabulary vocabulary, IReadOnlyList<(string Text, Place Place)> dropped)
{
    /// <summary>The closed vocabulary, guards first.</summary>
    public static readonly Sequence<string> Words = [.. Rule.GuardWords, .. Rule.EffectWords];

    public Sequence<Rule> Read(IEnumerable<Node> nodes) => nodes.Select(Read).OfType<Rule>().ToSequence();

    private Rule? Read(Node node)
    {
        if (Fields.Of(node, diagnostics, "a rule") is not { } fields)
        {
            return null;
        }

        var words = Words.Where(fields.Has).ToList();
        if (words.Count != 1)
        {
            diagnostics.Error(
                "PQ0210",
                node.Place,
                words.Count == 0 ? "a rule needs one word of the vocabulary" : $"a rule has one word, this has {string.Join(" and ", words)}",
                $"use one of {string.Join(", ", Words)}");
            return null;
        }

        var label = fields.OptionalText("label");
        var rule = Read(words[0], fields);
        fields.Finish();
        return rule is null ? null : rule with { Label = label ?? rule.Label };
    }

    private Rule? Read(string word, Fields fields)
    {
        if (fields.Scalar(word) is not { } subject || Term(subject) is not { } value)
        {
            return null;
        }

        var place = fields.PlaceOf(word);
        var label = value is Terms.Term.Function or Terms.Term.Atom ? vocabulary.Label(value) : word;
        switch (word)
        {
            case "once":
                return new Rule.Once(value, fields.OptionalText("memory") ?? subject.Text, OptionalTerm(fields, "until", SortKind.Date)) { Label = label, Place = place };
            case "within":
                Check(word, value, SortKind.Date, place);
                return new Rule.Within(value, fields.Integer("seconds", 0, 1_000_000_000) ?? 0) { Label = label, Place = place };
            case "before":
                Check(word, value, SortKind.Date, place);
                return new Rule.Before(value) { Label = label, Place = place };
            case "at_least":
                Check(word, value, SortKind.Amount, place);
                return Term(fields, "limit", SortKind.Amount) is { } limit ? new Rule.AtLeast(value, limit) { Label = label, Place = place } : null;
            case "look_up":
                if (value is not Terms.Term.Function function)
                {
                    diagnostics.Error("PQ0211", subject.Place, "look_up takes a function, such as accountOf(ID_M)");
                    return null;
                }

                return new Rule.LookUp(function, fields.Has("equals") ? Term(fields, "equals") : null) { Label = label, Place = place };
            case "decide":
                if (value is not Terms.Term.Atom decision || vocabulary.Atoms[decision.Name].Kind != SortKind.Decision)
                {
                    diagnostics.Error("PQ0212", subject.Place, "decide takes an atom of sort decision");
                    return null;
                }

                return Term(fields, "account") is { } account && Term(fields, "amount", SortKind.Amount) is { } asked
                    ? new Rule.Decide(decision, account, asked) { Label = label, Place = place }
                    : null;
            case "record":
                return new Rule.Record(value) { Label = label, Place = place };
            case "reserve":
                Check(word, value, SortKind.Amount, place);
                return Term(fields, "from") is { } from && Term(fields, "to") is { } to && Term(fields, "as") is { } reference
                    ? new Rule.Reserve(value, from, to, reference, OptionalTerm(fields, "until", SortKind.Date)) { Label = label, Place = place }
                    : null;
            case "settle":
                return new Rule.Settle(value, fields.Has("amount") ? Term(fields, "amount", SortKind.Amount) : null) { Label = label, Place = place };
            case "issue":
                return new Rule.Issue(value) { Label = label, Place = place };
            default:
                return new Rule.Ship(value, fields.Has("to") ? Term(fields, "to") : null) { Label = label, Place = place };
        }
    }

    /// <summary>Money and time are compared and moved as what they are; a term of another sort would stop every run.</summary>
    private void Check(string key, Term value, SortKind wanted, Place place)
    {
        Sort? sort = value switch
        {
            Terms.Term.Atom a => vocabulary.Atoms[a.Name],
            Terms.Term.Function f => vocabulary.Functions[f.Name].Result,
            Terms.Term.Difference => new Sort(SortKind.Amount),
            _ => null,
        };
        if (sort?.Kind != wanted)
        {
            var word = Sort.Words.First(w => w.Value == wanted).Key;
            diagnostics.Error("PQ0224", place, $"'{key}' takes a term of sort {word}, and '{vocabulary.Label(value)}' is {(sort is { } other ? $"of sort {other}" : "composed")}", $"name an atom or a function of sort {word}");
        }
    }

    private Term? Term(Fields fields, string key, SortKind wanted)
    {
        var term = Term(fields, key);
        if (term is not null)
        {
            Check(key, term, wanted, fields.PlaceOf(key));
        }

        return term;
    }

    private Term? OptionalTerm(Fields fields, string key, SortKind wanted) => fields.Has(key) ? Term(fields, key, wanted) : null;

    private Term? Term(Fields fields, string key) => fields.Scalar(key) is { } text ? Term(text) : null;

    private Term? Term(Node.Scalar text) =>
        terms.Written(text) is { } written && Dropping.From(written, dropped, diagnostics) is { } kept ? terms.Canonical(kept, text, vocabulary) : null;
}
