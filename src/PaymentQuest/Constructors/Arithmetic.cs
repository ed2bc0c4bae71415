using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Constructors;

/// <summary>
/// Calculating with amounts and numbers, exactly: a value that is below 0, too large, of two currencies or divided by 0 is none. An amount is divided in its own units, so
/// that what <c>/</c> gives each of so many and what <c>%</c> leaves over are together what there was.
/// </summary>
internal static class Arithmetic
{
    /// <summary>The octets of what comes out; null when there is no such value.</summary>
    public static byte[]? Of(char sign, byte[] left, byte[] right)
    {
        var by = Der.ReadNumber(right);
        if (Der.ReadNumber(left) is { } number)
        {
            return by is { } other && Of(sign, number, other) is { } result && result >= 0 && result <= WholeNumber.Greatest ? Der.Number((long)result) : null;
        }

        if (Der.ReadMoney(left) is not { } amount)
        {
            return null;
        }

        if (by is { } factor)
        {
            return sign is '*' or '/' or '%' && Of(sign, amount.Units, factor) is { } units && units <= long.MaxValue ? Der.Money(amount with { Units = (long)units }) : null;
        }

        var sum = Der.ReadMoney(right) is not { } money ? null : sign switch { '+' => amount.Plus(money), '-' => amount.Minus(money), _ => null };
        return sum is { Units: >= 0 } rest ? Der.Money(rest) : null;
    }

    private static Int128? Of(char sign, Int128 left, Int128 right) => sign switch
    {
        '+' => left + right,
        '-' => left - right,
        '*' => left * right,
        '/' when right != 0 => left / right,
        '%' when right != 0 => left % right,
        _ => null,
    };
}
