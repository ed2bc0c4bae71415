using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Rules;

/// <summary>What an author wrote beside the word of a rule.</summary>
internal sealed class RuleFields
{
    private readonly Fields _fields;
    private readonly Diagnostics _diagnostics;
    private readonly Func<Node.Scalar, Term?> _read;

    private RuleFields(string word, Fields fields, Diagnostics diagnostics, Vocabulary vocabulary, Func<Node.Scalar, Term?> read, Node.Scalar written, Term value)
    {
        (_fields, _diagnostics, _read) = (fields, diagnostics, read);
        (Vocabulary, Written, Value, Place) = (vocabulary, written, value, fields.PlaceOf(word));
        Label = value is Terms.Term.Function or Terms.Term.Atom ? vocabulary.Label(value) : word;
    }

    /// <summary>The protocol's names.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>What stands behind the word, as it is written.</summary>
    public Node.Scalar Written { get; }

    /// <summary>What stands behind the word.</summary>
    public Term Value { get; }

    /// <summary>What the check or the event is called unless the author says otherwise.</summary>
    public string Label { get; }

    /// <summary>Where the word stands.</summary>
    public Place Place { get; }

    /// <summary>What stands beside a word; null with a diagnostic when no term stands behind it.</summary>
    public static RuleFields? Of(string word, Fields fields, Diagnostics diagnostics, Vocabulary vocabulary, Func<Node.Scalar, Term?> read) =>
        fields.Scalar(word) is { } written && read(written) is { } value ? new RuleFields(word, fields, diagnostics, vocabulary, read, written, value) : null;

    /// <summary>The term under a key; null with a diagnostic.</summary>
    public Term? Term(string key) => _fields.Scalar(key) is { } text ? _read(text) : null;

    /// <summary>The term of a sort under a key; null with a diagnostic. That it is of another sort is told, and the term given.</summary>
    public Term? Term(string key, SortKind wanted)
    {
        var term = Term(key);
        if (term is not null)
        {
            Want(term, key, _fields.PlaceOf(key), wanted);
        }

        return term;
    }

    /// <summary>The term under a key that may be left out.</summary>
    public Term? Optional(string key) => _fields.Has(key) ? Term(key) : null;

    /// <summary>The term of a sort under a key that may be left out.</summary>
    public Term? Optional(string key, SortKind wanted) => _fields.Has(key) ? Term(key, wanted) : null;

    /// <summary>The text under a key that may be left out.</summary>
    public string? OptionalText(string key) => _fields.OptionalText(key);

    /// <summary>The whole number under a key; 0 with a diagnostic where it is none.</summary>
    public long Integer(string key, long least, long most) => _fields.Integer(key, least, most) ?? 0;

    /// <summary>Says that what stands behind the word cannot stand there.</summary>
    public Rule? Fail(string code, string message)
    {
        _diagnostics.Error(code, Written.Place, message);
        return null;
    }

    /// <summary>What stands behind the word must be of a sort.</summary>
    /// <returns>Which of them it is; null with a diagnostic when it is none.</returns>
    public SortKind? Want(string word, params ReadOnlySpan<SortKind> wanted) => Want(Value, word, Place, wanted);

    /// <summary>What is compared with what stands behind the word must be of a sort that can be equal to it. False with a diagnostic.</summary>
    public bool AreAlike(Term other)
    {
        if (Vocabulary.SortOf(Value) is not { } one || Vocabulary.SortOf(other) is not { } two || one.IsLike(two))
        {
            return true;
        }

        _diagnostics.Error("PQ0224", Place, $"'{Vocabulary.Label(Value)}' is of sort {one}, '{Vocabulary.Label(other)}' of sort {two}: they are never equal", "compare values of one sort");
        return false;
    }

    /// <summary>Money, time and numbers are compared and moved as what they are; a term of another sort would stop every run.</summary>
    private SortKind? Want(Term value, string key, Place place, params ReadOnlySpan<SortKind> wanted)
    {
        var sort = value is Terms.Term.Literal ? null : Vocabulary.SortOf(value);
        if (sort is { } right && wanted.Contains(right.Kind))
        {
            return right.Kind;
        }

        var words = string.Join(" or ", wanted.ToArray().Select(k => Sort.Words.First(w => w.Value == k).Key));
        _diagnostics.Error("PQ0224", place, $"'{key}' takes a term of sort {words}, and '{Vocabulary.Label(value)}' is {(sort is { } other ? $"of sort {other}" : "composed")}", $"name an atom or a function of sort {words}");
        return null;
    }
}
