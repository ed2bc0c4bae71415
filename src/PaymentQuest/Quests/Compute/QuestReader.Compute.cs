using System.Numerics;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <content>Reads compute quests and their arithmetic.</content>
internal sealed partial class QuestReader
{
    private const int MostCalculations = 12;
    private const long LargestNumber = 1_000_000_000_000;

    internal ComputeQuest Compute(Fields fields, QuestHead head)
    {
        fields.OptionalText("role");
        var section = fields.OptionalSection("arithmetic", "arithmetic");
        var arithmetic = section is null ? null : Arithmetic(section);
        var figures = Figures(fields);
        var calculations = Calculations(fields, arithmetic, figures);
        var solution = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, place, value) in fields.Entries("solution"))
        {
            if (calculations.All(c => c.Key != key))
            {
                NoObjective(key, place, calculations.Select(c => c.Key));
            }
            else if (value is Node.Scalar text)
            {
                solution[key] = text.Text;
            }
        }

        foreach (var calculation in calculations.Where(c => !solution.ContainsKey(c.Key)))
        {
            _diagnostics.Error("PQ0426", calculation.Place, $"the solution says nothing about {calculation.Key}", "solution maps each objective to its value");
        }

        return new ComputeQuest(head)
        {
            Arithmetic = arithmetic,
            Figures = figures.ToSequence(),
            Calculations = calculations.ToSequence(),
            Solution = solution,
            SolutionPlace = fields.PlaceOf("solution"),
            Rejects = fields.OptionalItems("rejects").Select(r => Miscalculated(r, calculations)).OfType<WrongEntry>().ToSequence(),
        };
    }

    private Arithmetic Arithmetic(Fields fields)
    {
        var digits = (int)fields.OptionalInteger("digits", 1, 12, 2);
        PaperDigest? digest = null;
        if (fields.OptionalSection("digest", "digest") is { } function)
        {
            digest = new PaperDigest(function.Integer("square_plus", 0, LargestNumber) ?? 0, function.Integer("modulus", 2, LargestNumber) ?? 2, digits);
            function.Finish();
            if (BigInteger.Pow(10, digits) < digest.Modulus)
            {
                _diagnostics.Error("PQ0455", function.PlaceOf("modulus"), $"a digest modulo {digest.Modulus} cannot always be written with {digits} digits", "raise digits, or lower modulus");
            }
        }

        var keys = new Dictionary<string, PaperKey>(StringComparer.Ordinal);
        foreach (var (holder, place, node) in fields.OptionalEntries("keys"))
        {
            if (Fields.Of(node, _diagnostics, "a key") is { } key)
            {
                var (n, e) = (key.Integer("n", 6, LargestNumber) ?? 6, key.Integer("e", 1, LargestNumber) ?? 1);
                long? d = key.Has("d") ? key.Integer("d", 1, LargestNumber) : null;
                key.Finish();
                keys[holder] = new PaperKey(n, e, d);
                if (!Protocol.Vocabulary.Holders.Contains(holder))
                {
                    _diagnostics.Error("PQ0455", place, $"{PlainText.Excerpt(holder)} holds no key in {Protocol.Id}", $"use {string.Join(" or ", Protocol.Vocabulary.Holders)}");
                }
                else if (d is { } inverse && !AreInverse(n, e, inverse))
                {
                    _diagnostics.Error("PQ0455", place, $"e and d of {holder} do not undo one another modulo n", "e · d must be 1 modulo the order of the group");
                }
            }
        }

        var values = new List<(string, Term, string)>(Given(fields, "values"));
        fields.Finish();
        return new Arithmetic(digest, keys, values.ToSequence());
    }

    // Exponents that undo one another do so for every number; a few show those that do not.
    private static bool AreInverse(long n, long e, long d) =>
        Enumerable.Range(2, 30).Where(m => m < n).All(m => BigInteger.ModPow(BigInteger.ModPow(m, e, n), d, n) == m);

    private IEnumerable<(string Label, Term Term, string Digits)> Given(Fields fields, string key)
    {
        foreach (var (name, place, node) in fields.OptionalEntries(key))
        {
            var term = _terms.Canonical(new Node.Scalar(place, name, true), Protocol.Vocabulary);
            if (node is not Node.Scalar { Text: { Length: > 0 and <= Quests.Arithmetic.LongestValue } text } || !text.All(char.IsAsciiDigit))
            {
                _diagnostics.Error("PQ0455", node.Place, $"the value of {PlainText.Excerpt(name)} is no run of 1 to {Quests.Arithmetic.LongestValue} decimal digits", "write digits; leading zeros count");
            }
            else if (term is not null)
            {
                yield return (name, term, text);
            }
        }
    }

    private List<Calculation> Calculations(Fields fields, Arithmetic? arithmetic, List<Figure> figures)
    {
        var calculations = new List<Calculation>();
        var items = fields.Items("objectives");
        foreach (var calculation in items.Select(i => figures.Count > 0 ? Result(i, figures, calculations) : Calculation(i, arithmetic)).OfType<Calculation>())
        {
            if (calculations.Any(c => c.Key == calculation.Key))
            {
                _diagnostics.Error("PQ0456", calculation.Place, $"there are two objectives {PlainText.Excerpt(calculation.Key)}", "give one of them an id");
            }

            calculations.Add(calculation);
        }

        if (items.Count is 0 or > MostCalculations)
        {
            _diagnostics.Error("PQ0456", fields.PlaceOf("objectives"), $"a compute quest has 1 to {MostCalculations} objectives, this has {items.Count}", "an objective has the key value, or accept");
        }

        return calculations;
    }

    private Calculation? Calculation(Node node, Arithmetic? arithmetic)
    {
        if (Fields.Of(node, _diagnostics, "an objective") is not { } fields)
        {
            return null;
        }

        var id = fields.OptionalText("id");
        var weight = (int)fields.OptionalInteger("weight", 1, 1_000, 1);
        var accept = fields.OptionalScalar("accept");
        var value = fields.OptionalScalar("value");
        var given = Given(fields, "given").ToSequence();
        if (accept is null && value is null)
        {
            fields.Scalar("value");
        }

        fields.Finish();
        if ((accept ?? value) is not { } written || _terms.Canonical(written, Protocol.Vocabulary) is not { } term)
        {
            return null;
        }

        var problem = accept is null ? WhyNoValue(term, arithmetic) : WhyNoAcceptance(term, given, arithmetic);
        if (problem.Length > 0)
        {
            _diagnostics.Error("PQ0457", written.Place, $"{PlainText.Excerpt(written.Text)} cannot be computed: {problem}", "add to arithmetic: values:, or ask for something else");
        }

        return accept is null
            ? new Calculation.Value(id ?? written.Text.Trim(), term, weight) { Written = written.Text.Trim(), Place = node.Place }
            : new Calculation.Acceptance(id ?? $"accept {written.Text.Trim()}", term, weight, given) { Written = written.Text.Trim(), Place = node.Place };
    }

    private static string WhyNoValue(Term term, Arithmetic? arithmetic) =>
        arithmetic is not null ? arithmetic.Evaluate(term).Problem
        : term is Term.Digest or Term.Mac or Term.Concatenation ? ""
        : "without arithmetic only a digest, a keyed digest or a concatenation can be computed by somebody else";

    private static string WhyNoAcceptance(Term term, Sequence<(string Label, Term Term, string Digits)> given, Arithmetic? arithmetic)
    {
        if (arithmetic is null || term is not (Term.Signed or Term.Digest))
        {
            return arithmetic is null ? "accept needs arithmetic" : "only a signature or a digest is accepted";
        }

        var (received, recomputed) = arithmetic.Accept(term, given.DistinctBy(g => g.Term).ToDictionary(g => g.Term, g => g.Digits));
        return received.Problem + recomputed.Problem;
    }

    private WrongEntry? Miscalculated(Node node, List<Calculation> calculations)
    {
        if (Fields.Of(node, _diagnostics, "a reject") is not { } fields)
        {
            return null;
        }

        var key = fields.OptionalText("objective") ?? calculations.FirstOrDefault()?.Key ?? "";
        var answer = fields.Text("answer");
        var from = fields.OptionalScalar("from") is { } written ? _terms.Canonical(written, Protocol.Vocabulary) : null;
        var because = fields.Prose("because");
        if (calculations.Count > 0 && calculations.All(c => c.Key != key))
        {
            NoObjective(key, fields.PlaceOf("objective"), calculations.Select(c => c.Key));
        }

        fields.Finish();
        return answer is null || because is null ? null : new WrongEntry(key, answer, because) { From = from, Place = fields.PlaceOf("answer") };
    }
}
