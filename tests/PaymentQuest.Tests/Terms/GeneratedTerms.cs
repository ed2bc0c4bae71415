using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Terms;

namespace PaymentQuest.Tests.Terms;

/// <summary>Terms as people can write them, with every constructor.</summary>
internal static class GeneratedTerms
{
    private static readonly Gen<string> Holder = Gen.Elements("A", "M", "C", "CA", "A_sig");

    private static readonly Gen<string> Text = Gen.Elements("", "x", "a, b", "\"", "\\", "\\\"", "ñ", "😀", "H(", "1kp").Two().Select(t => t.Item1 + t.Item2);

    /// <summary>A name for each algorithm.</summary>
    public static IReadOnlyDictionary<string, Algorithm> Named { get; } = Algorithm.Words.Values.Index().ToDictionary(a => $"A{a.Index}", a => a.Item, StringComparer.Ordinal);

    /// <summary>Terms that stand in no protocol's vocabulary.</summary>
    public static Gen<Term> Written { get; } = Of(Gen.Elements("PRICE", "DESC", "R_C", "Y/N", "x'", "_", "H", "E", "PK_", "Common").Select(n => (Term)new Term.Atom(n)), Gen.Elements("pinOf", "f"), Holder, Named);

    /// <summary>Terms over the atoms, definitions, functions and holders of a vocabulary.</summary>
    public static Gen<Term> Over(Vocabulary vocabulary) => Of(
        Gen.Elements(vocabulary.Atoms.Keys.Concat(vocabulary.Definitions.Keys).Concat(vocabulary.Definitions.Keys).Order(StringComparer.Ordinal).Select(n => (Term)new Term.Atom(n)).ToArray()),
        Gen.Elements(vocabulary.Functions.Keys.Order(StringComparer.Ordinal).ToArray()),
        Gen.Elements(vocabulary.Holders.Order(StringComparer.Ordinal).ToArray()),
        vocabulary.Algorithms);

    private static Gen<Term> Of(Gen<Term> names, Gen<string> functions, Gen<string> holders, IReadOnlyDictionary<string, Algorithm> algorithms)
    {
        var keyed = algorithms.Where(a => a.Value.IsKeyed).ToArray();
        var unkeyed = algorithms.Where(a => !a.Value.IsKeyed).ToArray();
        var leaves = Gen.Frequency(
            (6, names),
            (1, Text.Select(t => (Term)new Term.Literal(t))),
            (1, holders.Select(h => (Term)new Term.PublicKey(h))),
            (1, holders.Select(h => (Term)new Term.PrivateKey(h))),
            (1, holders.Select(h => (Term)new Term.Certificate(h))));

        Gen<Term> Sized(int size)
        {
            if (size <= 0)
            {
                return leaves;
            }

            var inner = Sized(size / 3);
            var parts = Gen.Choose(2, 4).SelectMany(n => inner.ListOf(n)).Select(p => p.ToSequence());
            // A key in parentheses of its own is the key, so no key is nested as written.
            var key = inner.Select(k => k is Term.Nested n ? n.Body : k);
            (int, Gen<Term>)[] named =
            [
                .. keyed.Length == 0 ? [] : new[] { (1, Gen.Elements(keyed).Zip(key).Zip(inner).Select(t => (Term)new Term.Applied(t.Item1.Item1.Key, t.Item1.Item1.Value, [t.Item1.Item2, t.Item2]))) },
                .. unkeyed.Length == 0 ? [] : new[] { (1, Gen.Elements(unkeyed).Zip(inner).Select(t => (Term)new Term.Applied(t.Item1.Key, t.Item1.Value, [t.Item2]))) },
            ];
            return Gen.Frequency(
            [
                .. named,
                (2, leaves),
                (4, parts.Select(p => (Term)new Term.Tuple(p))),
                (2, parts.Select(p => (Term)new Term.Concatenation(p))),
                (3, inner.Select(b => (Term)new Term.Digest(b))),
                (1, key.Zip(inner).Select(t => (Term)new Term.Mac(t.Item1, t.Item2))),
                (1, Text.Zip(key).Zip(inner).Select(t => (Term)new Term.DerivedKey(t.Item1.Item1, t.Item1.Item2, t.Item2))),
                (1, key.Zip(inner).Select(t => (Term)new Term.Encrypted(t.Item1, t.Item2))),
                (1, key.Zip(inner).Select(t => (Term)new Term.AuthenticatedEncryption(t.Item1, t.Item2))),
                (2, holders.Zip(inner).Select(t => (Term)new Term.Sealed(t.Item1, t.Item2))),
                (2, holders.Zip(inner).Select(t => (Term)new Term.Signed(t.Item1, t.Item2))),
                (1, functions.Zip(inner).Select(t => (Term)new Term.Function(t.Item1, t.Item2))),
                // Parentheses around a tuple or a run are how it is written, not a term of their own.
                (2, inner.Select(b => b is Term.Tuple or Term.Concatenation or Term.Nested ? b : new Term.Nested(b))),
            ]);
        }

        return Gen.Sized(size => Sized(Math.Min(size, 60)));
    }
}
