using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Takes terms out of all tuples of definitions, messages and rules, for variants that show what a field is good for (<c>drop:</c>).</summary>
internal static class Dropping
{
    /// <summary>The term as written without the dropped parts; null with a diagnostic when nothing would be left of a tuple.</summary>
    public static Term? From(Term written, IReadOnlyList<(string Text, Place Place)> dropped, IReadOnlyDictionary<string, Algorithm> algorithms, Diagnostics diagnostics)
    {
        foreach (var (text, place) in dropped)
        {
            var notation = Notation.Parse(text, algorithms);
            if (notation.Term is not { } unwanted)
            {
                diagnostics.Error("PQ0301", place.After(Math.Min(notation.Error!.Column, text.Length)), notation.Error!.Message);
                return null;
            }

            if (Without(written, unwanted) is not { } kept)
            {
                diagnostics.Error("PQ0218", place, $"without '{unwanted}' nothing would be left of '{written}'", "redefine the term instead of dropping this part");
                return null;
            }

            written = kept;
        }

        return written;
    }

    private static Term? Without(Term term, Term unwanted)
    {
        if (term.Equals(unwanted))
        {
            return null;
        }

        if (term is Term.Tuple tuple)
        {
            var parts = tuple.Parts.Where(p => !p.Equals(unwanted)).Select(p => Without(p, unwanted)).ToList();
            return parts.Contains(null) || parts.Count == 0 ? null : parts.Count == 1 ? parts[0] : new Term.Tuple(parts.Select(p => p!).ToSequence());
        }

        var isEmpty = false;
        var mapped = term.Map(child =>
        {
            var kept = Without(child, unwanted);
            isEmpty |= kept is null;
            return kept ?? child;
        });
        return isEmpty ? null : mapped;
    }
}

/// <summary>Finds definitions that contain themselves.</summary>
internal static class Cycles
{
    /// <summary>The names along the first circle, in order of names, the first name again at the end; null when there is none.</summary>
    public static List<string>? First(IReadOnlyDictionary<string, Term> definitions)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in definitions.Keys.Order(StringComparer.Ordinal))
        {
            if (From(name, definitions, done, []) is { } cycle)
            {
                return cycle;
            }
        }

        return null;
    }

    private static List<string>? From(string name, IReadOnlyDictionary<string, Term> definitions, HashSet<string> done, List<string> path)
    {
        var at = path.IndexOf(name);
        if (at >= 0)
        {
            return [.. path.Skip(at), name];
        }

        if (!definitions.TryGetValue(name, out var term) || done.Contains(name))
        {
            return null;
        }

        path.Add(name);
        foreach (var used in term.SelfAndDescendants.OfType<Term.Atom>())
        {
            if (From(used.Name, definitions, done, path) is { } cycle)
            {
                return cycle;
            }
        }

        path.RemoveAt(path.Count - 1);
        done.Add(name);
        return null;
    }
}
