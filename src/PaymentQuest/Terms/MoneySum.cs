using System.Globalization;

namespace PaymentQuest.Terms;

/// <summary>
/// What amounts of one currency add up to. It is wider than an <see cref="Amount"/>: as many amounts as memory holds, each as large as one can
/// be, have an exact sum. Sums are equal when they are the same money, however many decimals they are shown with.
/// </summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Billionths">Billionths of the currency's unit.</param>
/// <param name="Decimals">With how many decimals it is shown: as many as the finest amount had that was added, from 0 to 9.</param>
public readonly record struct MoneySum(string Currency, Int128 Billionths, int Decimals)
{
    /// <summary>Of the whole part: a million of the largest amounts, with billionths behind them, are far below what 128 bits hold.</summary>
    private const int MostDigits = 28;

    /// <summary>The sum of one amount.</summary>
    public static MoneySum Of(Amount amount) => new(amount.Currency, InBillionths(amount), -amount.Exponent);

    /// <summary>What amounts add up to, by currency.</summary>
    public static Dictionary<string, MoneySum> Of(IEnumerable<Amount> amounts)
    {
        var sums = new Dictionary<string, MoneySum>(StringComparer.Ordinal);
        foreach (var amount in amounts)
        {
            sums[amount.Currency] = sums.TryGetValue(amount.Currency, out var sum) ? sum.Plus(amount) : Of(amount);
        }

        return sums;
    }

    /// <summary>Reads <c>EUR 49.99</c>, of any size that a sum can have; null when the text is none.</summary>
    public static MoneySum? Parse(string text)
    {
        var (currency, number) = text.Split(' ') is [var first, var second] ? (first, second) : ("", "");
        var (whole, decimals) = number.Split('.') is [var before, var after] ? (before, after) : (number, "");
        return Amount.IsCurrency(currency) && whole.Length is > 0 and <= MostDigits && decimals.Length <= -Amount.SmallestExponent && (decimals.Length > 0 || !number.Contains('.', StringComparison.Ordinal))
            && Int128.TryParse(whole + decimals.PadRight(-Amount.SmallestExponent, '0'), NumberStyles.None, CultureInfo.InvariantCulture, out var billionths)
            ? new MoneySum(currency, billionths, decimals.Length)
            : null;
    }

    /// <summary>The sum with another amount of the same currency.</summary>
    public MoneySum Plus(Amount amount) => With(amount, InBillionths(amount));

    /// <summary>The sum without an amount of the same currency.</summary>
    public MoneySum Minus(Amount amount) => With(amount, -InBillionths(amount));

    /// <inheritdoc/>
    public bool Equals(MoneySum other) => Currency == other.Currency && Billionths == other.Billionths;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Currency, Billionths);

    /// <inheritdoc/>
    public override string ToString()
    {
        var digits = Int128.Abs(Billionths).ToString(CultureInfo.InvariantCulture).PadLeft(1 - Amount.SmallestExponent, '0');
        var point = digits.Length + Amount.SmallestExponent;
        return $"{Currency} {(Billionths < 0 ? "-" : "")}{digits[..point]}{(Decimals == 0 ? "" : "." + digits.Substring(point, Decimals))}";
    }

    private static Int128 InBillionths(Amount amount)
    {
        Int128 units = amount.Units;
        for (var i = amount.Exponent; i > Amount.SmallestExponent; i--)
        {
            units *= 10;
        }

        return units;
    }

    private MoneySum With(Amount amount, Int128 billionths) => amount.Currency == Currency
        ? new(Currency, Billionths + billionths, Math.Max(Decimals, -amount.Exponent))
        : throw new ArgumentException($"{amount} is no amount of {Currency}", nameof(amount));
}
