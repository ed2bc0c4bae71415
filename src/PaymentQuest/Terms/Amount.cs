using System.Globalization;

namespace PaymentQuest.Terms;

/// <summary>
/// Money as an exact integer: <c>Units × 10^Exponent</c> of a currency, so that a thousandth of a cent is as exact as a euro.
/// </summary>
/// <param name="Currency">ISO 4217 code, three capital letters.</param>
/// <param name="Units">How many units; may be negative only as a difference.</param>
/// <param name="Exponent">The decimal exponent, from <see cref="SmallestExponent"/> to 0.</param>
public readonly record struct Amount(string Currency, long Units, int Exponent)
{
    /// <summary>The finest unit: a billionth.</summary>
    public const int SmallestExponent = -9;

    /// <summary>Reads <c>EUR 49.99</c>; the number of decimals gives the exponent. Null when the text is no amount.</summary>
    public static Amount? Parse(string text)
    {
        var parts = text.Split(' ');
        if (parts.Length != 2 || !IsCurrency(parts[0]))
        {
            return null;
        }

        var dot = parts[1].IndexOf('.', StringComparison.Ordinal);
        var decimals = dot < 0 ? 0 : parts[1].Length - dot - 1;
        var digits = dot < 0 ? parts[1] : parts[1].Remove(dot, 1);
        return dot != 0 && (dot < 0 || decimals > 0) && decimals <= -SmallestExponent
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var units)
            ? new Amount(parts[0], units, -decimals)
            : null;
    }

    /// <summary>Whether the text is a currency code: three capital ASCII letters.</summary>
    public static bool IsCurrency(string text) => text.Length == 3 && !text.AsSpan().ContainsAnyExceptInRange('A', 'Z');

    /// <summary>The sum, in the finer of the two units. Null when the currencies differ or the sum does not fit.</summary>
    public Amount? Plus(Amount other) => Combine(other, 1);

    /// <summary>The difference, in the finer of the two units. Null when the currencies differ or it does not fit.</summary>
    public Amount? Minus(Amount other) => Combine(other, -1);

    /// <summary>Whether this is at least the other. Null when the currencies differ.</summary>
    public bool? IsAtLeast(Amount other) =>
        Currency != other.Currency ? null : In(Math.Min(Exponent, other.Exponent)) >= other.In(Math.Min(Exponent, other.Exponent));

    /// <inheritdoc/>
    public override string ToString()
    {
        var sign = Units < 0 ? "-" : "";
        var digits = Int128.Abs(Units).ToString(CultureInfo.InvariantCulture).PadLeft(1 - Exponent, '0');
        return Exponent == 0 ? $"{Currency} {sign}{digits}" : $"{Currency} {sign}{digits[..^-Exponent]}.{digits[^-Exponent..]}";
    }

    private Amount? Combine(Amount other, int sign)
    {
        if (Currency != other.Currency)
        {
            return null;
        }

        var exponent = Math.Min(Exponent, other.Exponent);
        var sum = In(exponent) + (sign * other.In(exponent));
        return sum >= long.MinValue && sum <= long.MaxValue ? new Amount(Currency, (long)sum, exponent) : null;
    }

    private Int128 In(int exponent)
    {
        Int128 units = Units;
        for (var i = Exponent; i > exponent; i--)
        {
            units *= 10;
        }

        return units;
    }
}
