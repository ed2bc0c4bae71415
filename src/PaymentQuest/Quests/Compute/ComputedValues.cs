using PaymentQuest.Constructors;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>Where the values of a compute quest come from.</summary>
internal interface IValues
{
    /// <summary>Whether a text without spaces is a value at all.</summary>
    bool IsValue(string written);

    /// <summary>Whether two values are the same number, however many digits they have.</summary>
    bool IsSameNumber(string one, string other);

    /// <summary>Whether what is written for an objective is a value that is right.</summary>
    bool IsRight(Calculation calculation, string written, string expected) => written == expected;

    /// <summary>Whether an objective is computed from the value of a term.</summary>
    bool Uses(Calculation calculation, Term term) => calculation.Term.SelfAndDescendants.Contains(term);

    /// <summary>The value of a term; null when it has none.</summary>
    /// <param name="term">A canonical term.</param>
    /// <param name="given">Values of terms that come before everything else.</param>
    string? Of(Term term, IReadOnlyDictionary<Term, string> given);
}

/// <summary>Values on paper.</summary>
internal sealed class PaperValues(Arithmetic arithmetic) : IValues
{
    public bool IsValue(string written) => written.Length <= Arithmetic.LongestValue && written.All(char.IsAsciiDigit);

    public bool IsSameNumber(string one, string other) => Arithmetic.Number(one) == Arithmetic.Number(other);

    public string? Of(Term term, IReadOnlyDictionary<Term, string> given) => arithmetic.Evaluate(term, given).Digits;
}

/// <summary>Numbers that formulas give. The term of an objective is its name.</summary>
internal sealed class FigureValues(ComputeQuest quest) : IValues
{
    private readonly List<Calculation.Result> _results = [.. quest.Calculations.OfType<Calculation.Result>()];

    public bool IsValue(string written) => Formula.Number(written) is not null;

    public bool IsSameNumber(string one, string other) => false;

    public bool IsRight(Calculation calculation, string written, string expected)
    {
        // What a decimal fraction loses in binary is no mistake of the player's.
        const double Rounding = 1e-9;
        var factor = 1 + (((Calculation.Result)calculation).Percent / 100.0) + Rounding;
        return Formula.Number(written) is { } number && Formula.Number(expected) is { } right && number <= right * factor && number * factor >= right;
    }

    public bool Uses(Calculation calculation, Term term) => term is Term.Atom { Name: var name } && calculation is Calculation.Result result && Reaches(result, name);

    // Objectives name earlier ones only, so this ends.
    private bool Reaches(Calculation.Result result, string name) =>
        result.Formula.Names is var names && (names.Contains(name) || _results.TakeWhile(r => r.Key != result.Key).Any(r => names.Contains(r.Key) && Reaches(r, name)));

    public string? Of(Term term, IReadOnlyDictionary<Term, string> given)
    {
        var numbers = given.Where(g => g.Key is Term.Atom).ToDictionary(g => ((Term.Atom)g.Key).Name, g => Formula.Number(g.Value) ?? 0, StringComparer.Ordinal);
        return _results.FirstOrDefault(r => r.Term.Equals(term)) is { } result && ComputeQuest.Value(result, quest.Figures, _results, numbers) is >= 0 and var value
            ? value.ToString("0.#########", System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }
}

/// <summary>Values as octets of the quest's run, in hexadecimal.</summary>
internal sealed class OctetValues(ComputeQuest quest, ulong seed) : IValues
{
    private readonly Run _run = Run.Execute(quest.Plan(seed));

    public bool IsValue(string written) => written.Length % 2 == 0 && written.All(char.IsAsciiHexDigit);

    public bool IsSameNumber(string one, string other) => one == other;

    public string? Of(Term term, IReadOnlyDictionary<Term, string> given) => Der(term, given) is { } der ? Convert.ToHexStringLower(Wire.Der.Content(der)) : null;

    /// <summary>What an objective is computed from: the key of a keyed digest, and the octets that are digested or run together.</summary>
    public IEnumerable<(string Key, string Octets)> Inputs(Calculation calculation)
    {
        var none = new Dictionary<Term, string>();
        switch (calculation.Term)
        {
            case Term.Digest d:
                yield return (calculation.Key, Shown(d.Body, d.Body is Term.Concatenation));
                break;
            case Term.Mac m when Der(m.Key, none) is { } key:
                yield return ($"{calculation.Key}, K", Convert.ToHexStringLower(Wire.Der.Content(key)));
                yield return (calculation.Key, Shown(m.Body, m.Body is Term.Concatenation));
                break;
            case Term.Concatenation c:
                yield return (calculation.Key, Shown(c, true));
                break;
        }
    }

    /// <summary>The octets of a term in hexadecimal, with the names of values that are asked for in place of their octets.</summary>
    private string Shown(Term term, bool isContent)
    {
        if (Der(term, new Dictionary<Term, string>()) is not { } der)
        {
            return "?";
        }

        // A frame stays around its parts even where octets are run together; a string loses its head there.
        var content = Wire.Der.Content(der);
        var framed = term is Term.Tuple ? term.Children.Sum(c => Der(c, new Dictionary<Term, string>())?.Length ?? 0) : isContent ? der.Length : content.Length;
        var head = Convert.ToHexStringLower(der.AsSpan(0, der.Length - framed));
        if (quest.Calculations.FirstOrDefault(c => c is Calculation.Value && c.Term.Equals(term)) is { } asked)
        {
            return $"{head}<{asked.Key}>";
        }

        return term is Term.Tuple or Term.Concatenation
            ? head + string.Concat(term.Children.Select(c => Shown(c, term is Term.Concatenation)))
            : head + Convert.ToHexStringLower(content);
    }

    private byte[]? Der(Term term, IReadOnlyDictionary<Term, string> given)
    {
        if (given.TryGetValue(term, out var written))
        {
            return Wire.Der.OctetString(Convert.FromHexString(written));
        }

        var isTouched = term.SelfAndDescendants.Any(given.ContainsKey);
        if (!isTouched && _run.Roles.Values.Select(r => r.Octets(term)).FirstOrDefault(o => o is not null) is { } held)
        {
            return held;
        }

        if (term is Term.Function function)
        {
            return Der(function.Argument, given) is { } argument && _run.World.LookUp(function.Name, TermText.Of(function.Argument, argument, quest.Protocol.Vocabulary)) is { } text
                ? _run.Keyring?.Entry(quest.Protocol.Vocabulary.Functions[function.Name].Result, text)
                : null;
        }

        return _run.Keyring is { } keyring ? Taking.Determined(term, part => Der(part, given), keyring.Wiring(quest.Protocol.Wire)) : null;
    }
}
