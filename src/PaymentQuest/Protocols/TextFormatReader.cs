using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Wire.Text;

namespace PaymentQuest.Protocols;

/// <summary>Reads one format: a map whose one word is a codec, with what the codec takes and the fields in their order.</summary>
/// <param name="diagnostics">Takes what is wrong.</param>
/// <param name="terms">Reads notation.</param>
/// <param name="vocabulary">The protocol's names.</param>
/// <param name="dropped">Terms that a variant leaves out; a field of one is left out too.</param>
/// <param name="formats">The formats of terms that may stand inside.</param>
internal sealed class TextFormatReader(
    Diagnostics diagnostics, TermReader terms, Vocabulary vocabulary, IReadOnlyList<(string Text, Place Place)> dropped, IReadOnlyDictionary<Term, TextFormat> formats)
{
    /// <summary>The word of a field that has the currency of amounts in other fields.</summary>
    private const string CurrencyForm = "currency";

    private static readonly Dictionary<string, JsonKind> Kinds = new(StringComparer.Ordinal) { ["string"] = JsonKind.String, ["number"] = JsonKind.Number, ["literal"] = JsonKind.Literal };

    private readonly List<Said> _said = [];

    /// <summary>What a file says of one field.</summary>
    private sealed record Said(string Name, Place Place, Term? Value, string? Fixed, string? As, string? Currency, JsonKind Kind)
    {
        public bool IsTaken { get; set; }
    }

    /// <summary>The format of a term, or null with at least one diagnostic.</summary>
    /// <param name="name">What the term is called.</param>
    /// <param name="place">Where its format is.</param>
    /// <param name="node">The format.</param>
    /// <param name="term">The canonical term.</param>
    public TextFormat? Read(string name, Place place, Node node, Term term)
    {
        if (Fields.Of(node, diagnostics, "a format") is not { } fields)
        {
            return null;
        }

        var words = TextCodecs.Words.Where(fields.Has).ToList();
        if (words.Count != 1)
        {
            diagnostics.Error(
                "PQ0282",
                node.Place,
                words.Count == 0 ? $"the format of {name} names no codec" : $"a format has one codec, this has {string.Join(" and ", words)}",
                (node as Node.Map)?.Entries.Select(e => Suggestion.Advice(e.Key, TextCodecs.Words)).FirstOrDefault(a => a.Length > 0) ?? $"use one of {string.Join(", ", TextCodecs.Words)}");
            return null;
        }

        fields.Finish();
        if (fields.Section(words[0], $"a format of {name}") is not { } section)
        {
            return null;
        }

        var codec = TextCodecs.Read(words[0], section);
        foreach (var item in section.Items("fields"))
        {
            Field(item, codec);
        }

        section.Finish();
        if (diagnostics.HasErrors)
        {
            return null;
        }

        var root = Part(term, place, codec.Charset);
        foreach (var left in _said.Where(s => !s.IsTaken && (s.Fixed is null || s.Value is not null)))
        {
            diagnostics.Error("PQ0284", left.Place, left.Value is null ? $"field {left.Name} has the currency of no amount" : $"field {left.Name}: {vocabulary.Label(left.Value)} is no part of {name}, or has a field already", "a field says one part of the term, or a fixed text with 'is'");
        }

        var said = _said.Select(s => new TextField(s.Name, s.Fixed, s.Kind)).ToSequence();
        if (diagnostics.HasErrors || root is null)
        {
            return null;
        }

        if (codec.Build(said) is not { } built)
        {
            diagnostics.Error("PQ0286", place, $"the format of {name}: {codec.Fault}", "docs/protocol-format.md says what the codec can write");
            return null;
        }

        return new TextFormat(term, said, root, built);
    }

    private void Field(Node item, TextCodecs codec)
    {
        if (Fields.Of(item, diagnostics, "a field") is not { } field)
        {
            return;
        }

        var value = field.OptionalScalar("value");
        var isFixed = field.OptionalScalar("is");
        var form = field.OptionalText("as");
        var currency = field.OptionalText("currency");
        var kind = codec.HasKinds ? field.OptionalChoice("type", Kinds, JsonKind.String) : JsonKind.String;
        var name = codec.NamesAreOptional ? field.OptionalText("name") ?? $"{_said.Count + 1}" : field.Text("name");
        field.Finish();
        if (name is null)
        {
            return;
        }

        var isCurrency = form == CurrencyForm && value is null;
        if ((value is null && isFixed is null && !isCurrency) || (isFixed is not null && form is not null))
        {
            diagnostics.Error("PQ0283", item.Place, $"field {PlainText.Excerpt(name)} says no value, or more than one", $"give it a term under 'value', a fixed text under 'is', or 'as: {CurrencyForm}'");
            return;
        }

        if (_said.Any(s => s.Name == name))
        {
            diagnostics.Error("PQ0285", item.Place, $"field {PlainText.Excerpt(name)} occurs twice", "a reader could not tell which one counts; give each a name of its own");
            return;
        }

        Term? term = null;
        if (value is not null)
        {
            if (terms.Written(value) is not { } written || Dropping.From(written, dropped, terms.Algorithms, new Diagnostics()) is not { } kept)
            {
                return;
            }

            term = terms.Canonical(kept, value, vocabulary);
            if (isFixed is not null && term is not Term.Literal)
            {
                diagnostics.Error("PQ0283", item.Place, $"field {PlainText.Excerpt(name)} says a value and a fixed text", "only a fixed text of the protocol can be written as another; leave out 'is' or 'value'");
                return;
            }
        }

        _said.Add(new Said(name, item.Place, term, isFixed?.Text, form, currency, kind));
    }

    /// <summary>What the fields say of a term; null with a diagnostic when they do not say all of it.</summary>
    private TextPart? Part(Term term, Place place, Charset charset)
    {
        var literal = (term as Term.Literal)?.Text;
        if (_said.FindIndex(s => !s.IsTaken && (s.Value is null ? s.Fixed is not null && s.Fixed == literal : term.Equals(s.Value))) is >= 0 and var field)
        {
            _said[field].IsTaken = true;
            return _said[field].Fixed is null ? Value(term, field, charset) : new TextPart.Literal(term, Der.Text(literal!), field);
        }

        if (term is Term.Tuple tuple)
        {
            var parts = tuple.Parts.Select(p => Part(p, place, charset)).ToList();
            return parts.Contains(null) ? null : new TextPart.Frame(term, parts.OfType<TextPart>().ToSequence());
        }

        diagnostics.Error("PQ0284", place, $"no field says {vocabulary.Label(term)}", "every part of the term has a field, once for each time that it occurs");
        return null;
    }

    private TextPart.Value? Value(Term term, int field, Charset charset)
    {
        var said = _said[field];
        if (formats.TryGetValue(term, out var inner))
        {
            return TextForm.Of(inner, said.As, charset) is { } own ? new TextPart.Value(term, own, field) : NoForm(said, TextClass.Octets);
        }

        var of = vocabulary.SortOf(term)?.Kind switch
        {
            SortKind.Amount => TextClass.Amount,
            SortKind.Date => TextClass.Date,
            SortKind.Number => TextClass.Number,
            SortKind.Text or SortKind.Account or SortKind.Agent or SortKind.Decision => TextClass.Characters,
            _ => TextClass.Octets,
        };
        var isDer = term is Term.Certificate or Term.RevocationList or Term.PublicKey or Term.Tuple;
        if (TextForm.Of(said.As ?? TextForm.Words(of)[0], of, isDer) is not { } form)
        {
            return NoForm(said, of);
        }

        if (said.Kind == JsonKind.Number && !form.IsNumber)
        {
            diagnostics.Error("PQ0288", said.Place, $"field {said.Name}: text form {form.Word} gives no number", "leave 'type' out, or use decimal, units, epoch or number");
            return null;
        }

        if (!form.LacksCurrency)
        {
            return new TextPart.Value(term, form, field);
        }

        var beside = _said.FindIndex(s => s.Name == said.Currency && s.As == CurrencyForm);
        if (beside < 0 && said.Currency is not { Length: 3 })
        {
            diagnostics.Error("PQ0287", said.Place, $"field {said.Name}: an amount in the form {form.Word} leaves out its currency", $"name under 'currency' a field that is 'as: {CurrencyForm}', or the code of the one currency that all amounts have");
            return null;
        }

        if (beside >= 0)
        {
            _said[beside].IsTaken = true;
        }

        return new TextPart.Value(term, form, field, beside < 0 ? null : beside, beside < 0 ? said.Currency : null);
    }

    private TextPart.Value? NoForm(Said said, TextClass of)
    {
        diagnostics.Error("PQ0288", said.Place, $"field {said.Name}: {vocabulary.Label(said.Value!)} has no text form {PlainText.Excerpt(said.As ?? "")}", $"use {string.Join(" or ", TextForm.Words(of))}");
        return null;
    }
}
