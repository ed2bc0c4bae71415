using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads notation out of an author's file and says with line and column what is wrong with it.</summary>
internal sealed class TermReader(Diagnostics diagnostics)
{
    private int _constructors;

    /// <summary>What algorithms are called, once it is known.</summary>
    public IReadOnlyDictionary<string, Algorithm> Algorithms { get; set; } = Algorithm.None;

    /// <summary>The term as written, or null with a diagnostic.</summary>
    public Term? Written(Node.Scalar text) => Written(text, Algorithms);

    private Term? Written(Node.Scalar text, IReadOnlyDictionary<string, Algorithm> algorithms)
    {
        var result = Notation.Parse(text.Text, algorithms);
        if (result.Error is { } error)
        {
            diagnostics.Error("PQ0301", text.PlaceAt(Math.Min(error.Column, text.Text.Length)), error.Message);
            return null;
        }

        return result.Term;
    }

    /// <summary>The canonical term, or null with a diagnostic: every name must stand for something.</summary>
    public Term? Canonical(Node.Scalar text, Vocabulary vocabulary) =>
        Written(text, vocabulary.Algorithms) is { } written ? Canonical(written, text, vocabulary) : null;

    /// <summary>The canonical form of a term that was read from a place.</summary>
    /// <param name="written">The term as written.</param>
    /// <param name="text">Where.</param>
    /// <param name="vocabulary">What names stand for.</param>
    /// <param name="mayChange">Whether what it stands for may change in the course of a run.</param>
    public Term? Canonical(Term written, Node.Scalar text, Vocabulary vocabulary, bool mayChange = false)
    {
        if (_constructors > Bounds.ProtocolTerms)
        {
            return null;
        }

        if (vocabulary.FirstUnknown(written) is var (name, candidates))
        {
            var column = text.Text.IndexOf(name, StringComparison.Ordinal);
            var algorithm = vocabulary.Algorithms.GetValueOrDefault(name);
            var isValue = vocabulary.Atoms.ContainsKey(name) || vocabulary.Definitions.ContainsKey(name);
            diagnostics.Error(
                "PQ0302",
                text.PlaceAt(Math.Max(column, 0)),
                algorithm is not null ? $"{PlainText.Excerpt(name)} is an algorithm, and what it is applied to is missing"
                    : vocabulary.Functions.ContainsKey(name) ? $"{PlainText.Excerpt(name)} is a function, and its argument is missing"
                    : isValue ? $"{PlainText.Excerpt(name)} is no function" : $"{PlainText.Excerpt(name)} is not declared",
                algorithm is not null ? $"write {name}({(algorithm.IsKeyed ? "KEY, " : "")}…)"
                    : vocabulary.Functions.ContainsKey(name) ? $"write {name}(…), with what it is a function of"
                    : isValue ? "write it without what is in brackets"
                    : Suggestion.Advice(name, candidates, "declare it under atoms, definitions, functions, roles or keys"));
            return null;
        }

        if (vocabulary.Expand(written) is not { } canonical)
        {
            diagnostics.Error("PQ0303", text.Place, $"written out, this term has more than {Bounds.Term} constructors, or more than {Bounds.TermDepth} inside one another", "make it smaller");
            return null;
        }

        if (canonical.SelfAndDescendants.OfType<Term.Arithmetic>().FirstOrDefault(a => vocabulary.SortOf(a) is null) is { } senseless)
        {
            diagnostics.Error("PQ0299", text.Place, $"'{vocabulary.Label(senseless)}' has no value", "add and subtract two amounts or two numbers; multiply and divide an amount or a number by a number");
            return null;
        }

        if (canonical.SelfAndDescendants.OfType<Term.Arithmetic>().FirstOrDefault(a => a.Sign is '/' or '%' && IsNothing(a.Right, vocabulary)) is { } divided)
        {
            diagnostics.Error("PQ0295", text.Place, $"'{vocabulary.Label(divided)}' divides by 0", "divide by a number from 1 on");
            return null;
        }

        if (!mayChange && vocabulary.LooksUpHolders(canonical) is { } directory)
        {
            var sort = vocabulary.Functions[directory.Name].Result;
            var wanted = sort.Kind == SortKind.PublicKey ? "PK_X" : "CERT_X";
            diagnostics.Error("PQ0294", text.Place, $"'{vocabulary.Label(directory)}' gives a {sort}, which is looked up by whoever needs it", $"write {{look_up: {vocabulary.Label(directory)}, equals: {wanted}}} under the rules of the step, and {wanted} in terms");
            return null;
        }

        if (!mayChange && vocabulary.Changes(canonical))
        {
            var kept = canonical.SelfAndDescendants.First(t => t is Term.Function && vocabulary.Changes(t));
            diagnostics.Error("PQ0297", text.Place, $"'{vocabulary.Label(kept)}' changes in the course of a run, and this has to be the same all the time", $"give the value of a moment a name: {{look_up: {vocabulary.Label(kept)}, equals: X}}, with an atom X that the role does not know yet");
            return null;
        }

        // Said once: whatever else is written is one too many as well.
        _constructors += canonical.Size;
        if (_constructors > Bounds.ProtocolTerms)
        {
            diagnostics.Error("PQ0262", text.Place, $"written out, all terms up to here have more than {Bounds.ProtocolTerms} constructors together", "make the protocol smaller");
            return null;
        }

        return canonical;
    }

    /// <summary>Whether a term is the number 0 in every run.</summary>
    private static bool IsNothing(Term term, Vocabulary vocabulary) =>
        term is Term.Numeral { Value: 0 } || (term is Term.Atom a && vocabulary.Atoms[a.Name].Kind == SortKind.Number && vocabulary.Constants.GetValueOrDefault(a.Name) == "0");

    /// <summary>The canonical terms of a list of texts, or of one text whose top-level parts are the items, without what is dropped.</summary>
    public Sequence<Term> Items(Node node, Vocabulary vocabulary, IReadOnlyList<(string Text, Place Place)>? dropped = null)
    {
        var terms = new List<Term>();
        foreach (var item in node is Node.List list ? list.Items : [node])
        {
            if (item is not Node.Scalar scalar)
            {
                diagnostics.Error("PQ0304", item.Place, $"expected a term, found {item.Kind}");
                continue;
            }

            // An item that is dropped as a whole leaves the list; nothing else has to be said in its place.
            if (Written(scalar, vocabulary.Algorithms) is { } written && Dropping.From(written, dropped ?? [], vocabulary.Algorithms, new Diagnostics()) is { } kept && Canonical(kept, scalar, vocabulary) is { } term)
            {
                terms.AddRange(term is Term.Tuple tuple ? tuple.Parts : [term]);
            }
        }

        return terms.ToSequence();
    }
}
