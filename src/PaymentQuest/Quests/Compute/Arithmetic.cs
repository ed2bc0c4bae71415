using System.Globalization;
using System.Numerics;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>A digest for pen and paper: the square of the number plus a constant, modulo a number, with leading zeros.</summary>
/// <param name="Addend">What is added to the square.</param>
/// <param name="Modulus">The modulus, from 2.</param>
/// <param name="Digits">With how many digits it is written.</param>
public sealed record PaperDigest(long Addend, long Modulus, int Digits);

/// <summary>An RSA key for pen and paper, without padding.</summary>
/// <param name="Modulus">The modulus n.</param>
/// <param name="Public">The public exponent e.</param>
/// <param name="Private">The private exponent d; null when the quest does not tell it.</param>
public sealed record PaperKey(long Modulus, long Public, long? Private);

/// <summary>A value on paper, or why there is none.</summary>
/// <param name="Digits">The decimal digits, with the zeros that belong to it; null when there is no value.</param>
/// <param name="Problem">Why there is none, as a lower-case phrase in English; empty when there is one.</param>
public readonly record struct PaperValue(string? Digits, string Problem);

/// <summary>A step of a calculation on paper.</summary>
/// <param name="Term">The term that is computed.</param>
/// <param name="Formula">The formula with its numbers; no words.</param>
/// <param name="Digits">What it gives.</param>
public sealed record PaperStep(Term Term, string Formula, string Digits);

/// <summary>
/// Arithmetic in which terms have values that can be computed by hand. A value is a run of decimal digits. Parts of tuples and what
/// is concatenated have their digits run together: on paper there is no framing.
/// </summary>
/// <param name="Digest">The digest; null when there is none.</param>
/// <param name="Keys">Keys by holder.</param>
/// <param name="Values">Values of canonical terms; with how the author wrote the term.</param>
public sealed record Arithmetic(PaperDigest? Digest, IReadOnlyDictionary<string, PaperKey> Keys, Sequence<(string Label, Term Term, string Digits)> Values)
{
    /// <summary>The longest value, in digits: nobody squares more by hand.</summary>
    public const int LongestValue = 40;

    /// <summary>The value of a canonical term.</summary>
    /// <param name="term">The term.</param>
    /// <param name="given">Values that come before those of the arithmetic and before computing; null for none.</param>
    /// <param name="steps">Takes the steps, innermost first; null when nobody asks.</param>
    public PaperValue Evaluate(Term term, IReadOnlyDictionary<Term, string>? given = null, List<PaperStep>? steps = null)
    {
        if (given is not null && given.TryGetValue(term, out var shown))
        {
            return new PaperValue(shown, "");
        }

        if (Values.FirstOrDefault(v => v.Term.Equals(term)).Digits is { } known)
        {
            return new PaperValue(known, "");
        }

        switch (term)
        {
            case Term.Tuple or Term.Concatenation:
                var run = "";
                foreach (var part in term.Children)
                {
                    var value = Evaluate(part, given, steps);
                    if (value.Digits is null)
                    {
                        return value;
                    }

                    run += value.Digits;
                }

                return run.Length > LongestValue ? Without($"'{term}' has more than {LongestValue} digits") : new PaperValue(run, "");
            case Term.Digest d when Digest is not null:
                return Evaluate(d.Body, given, steps) is { Digits: { } body } ? Digested(d, body, steps) : Evaluate(d.Body, given);
            case Term.Digest:
                return Without("the arithmetic has no digest");
            case Term.Signed { Holder: var holder, Body: var content }:
                return Raised(term, holder, content, Keys.GetValueOrDefault(holder)?.Private, $"SK_{holder}", given, steps);
            case Term.Sealed { Holder: var holder, Body: var content }:
                return Raised(term, holder, content, Keys.GetValueOrDefault(holder)?.Public, $"PK_{holder}", given, steps);
            default:
                return Without($"'{term}' has no value");
        }
    }

    /// <summary>Whether somebody who is shown values accepts a signature, or finds a digest again: both sides of the check, or why there are none.</summary>
    /// <param name="term">A canonical signature or digest.</param>
    /// <param name="given">The values that are shown in place of those of the arithmetic.</param>
    public (PaperValue Received, PaperValue Recomputed) Accept(Term term, IReadOnlyDictionary<Term, string> given)
    {
        var received = given.TryGetValue(term, out var shown) ? new PaperValue(shown, "") : Evaluate(term);
        var others = given.Where(g => !g.Key.Equals(term)).ToDictionary(g => g.Key, g => g.Value);
        if (term is not Term.Signed { Holder: var holder, Body: var content })
        {
            return (received, Evaluate(term, others));
        }

        if (received.Digits is { } digits)
        {
            received = Keys.TryGetValue(holder, out var key) ? new PaperValue(Power(Number(digits), key.Public, key.Modulus), "") : Without($"the arithmetic has no key of {holder}");
        }

        return (received, Evaluate(content, others));
    }

    /// <summary>The number of a run of digits.</summary>
    public static BigInteger Number(string digits) => BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private PaperValue Digested(Term term, string body, List<PaperStep>? steps)
    {
        var number = Number(body);
        var digits = Text(((number * number) + Digest!.Addend) % Digest.Modulus).PadLeft(Digest.Digits, '0');
        steps?.Add(new PaperStep(term, $"({body}² + {Text(Digest.Addend)}) mod {Text(Digest.Modulus)}", digits));
        return new PaperValue(digits, "");
    }

    private PaperValue Raised(Term term, string holder, Term content, long? exponent, string name, IReadOnlyDictionary<Term, string>? given, List<PaperStep>? steps)
    {
        if (exponent is not { } power)
        {
            return Without($"the arithmetic has no {name}");
        }

        var value = Evaluate(content, given, steps);
        if (value.Digits is not { } digits)
        {
            return value;
        }

        var modulus = Keys[holder].Modulus;
        if (Number(digits) >= modulus)
        {
            return Without($"{digits} is not less than {Text(modulus)}, the modulus of {holder}");
        }

        var raised = Power(Number(digits), power, modulus);
        steps?.Add(new PaperStep(term, $"{digits}^{Text(power)} mod {Text(modulus)}", raised));
        return new PaperValue(raised, "");
    }

    private static string Power(BigInteger number, long exponent, long modulus) => Text(BigInteger.ModPow(number, exponent, modulus));

    private static string Text(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);

    private static PaperValue Without(string problem) => new(null, problem);
}
