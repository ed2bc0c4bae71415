using PaymentQuest.Constructors;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Analysis;

/// <summary>A time, an amount or a number as what can be compared.</summary>
/// <param name="Currency">The currency; empty for a time, <see cref="Numbers"/> for a number.</param>
/// <param name="Units">Billionths of the currency; seconds since the year 1; the number.</param>
internal readonly record struct Quantity(string Currency, Int128 Units)
{
    /// <summary>What stands in place of a currency for numbers.</summary>
    public const string Numbers = "#";

    /// <summary>The first time that can be written.</summary>
    public static readonly Int128 FirstTime = 0;

    /// <summary>The last time that can be written.</summary>
    public static readonly Int128 LastTime = DateTime.MaxValue.Ticks / TimeSpan.TicksPerSecond;

    /// <summary>The greatest amount that can be written, in billionths.</summary>
    public static readonly Int128 Most = Scale(Amount.SmallestExponent) * long.MaxValue;

    /// <summary>What a known time, amount or number is; null for others.</summary>
    public static Quantity? Of(Pattern pattern) => pattern.Resolved is not Pattern.Constant { Text: { } text } constant ? null : constant.Form.Class switch
    {
        FormClass.Date => Values.ParseTime(text) is { } time ? Of(time) : null,
        FormClass.Number => WholeNumber.Parse(text) is { } number ? new(Numbers, number) : null,
        FormClass.Amount => Amount.Parse(text) is { } amount ? Of(amount) : null,
        _ => null,
    };

    /// <summary>A time as a number.</summary>
    public static Quantity Of(DateTimeOffset time) => new("", time.UtcTicks / TimeSpan.TicksPerSecond);

    /// <summary>An amount as a number.</summary>
    public static Quantity Of(Amount amount) => new(amount.Currency, amount.Units * Scale(Amount.SmallestExponent - amount.Exponent));

    /// <summary>All ways to write it; an amount can be written in units of several sizes, and is other octets in each.</summary>
    public IEnumerable<string> Written()
    {
        if (Currency.Length == 0)
        {
            yield return Values.Show(new DateTimeOffset((long)Units * TimeSpan.TicksPerSecond, TimeSpan.Zero));
            yield break;
        }

        if (Currency == Numbers)
        {
            yield return WholeNumber.Show((long)Units);
            yield break;
        }

        for (var exponent = -2; exponent >= Amount.SmallestExponent; exponent--)
        {
            var (units, rest) = Int128.DivRem(Units, Scale(Amount.SmallestExponent - exponent));
            if (rest == 0 && units <= long.MaxValue)
            {
                yield return new Amount(Currency, (long)units, exponent).ToString();
            }
        }
    }

    /// <summary>How many billionths a unit of so many digits less is.</summary>
    private static Int128 Scale(int exponent)
    {
        Int128 scale = 1;
        for (var i = exponent; i < 0; i++)
        {
            scale *= 10;
        }

        return scale;
    }
}
