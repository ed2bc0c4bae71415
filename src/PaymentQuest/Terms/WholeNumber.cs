using System.Globalization;

namespace PaymentQuest.Terms;

/// <summary>Whole numbers as authors write them: digits without leading zeros, from 0 to <see cref="Greatest"/>.</summary>
internal static class WholeNumber
{
    /// <summary>The greatest that a value can be: 10^18.</summary>
    public const long Greatest = 1_000_000_000_000_000_000;

    /// <summary>The number that a text says; null when it is none.</summary>
    public static long? Parse(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Greatest && (text[0] != '0' || text.Length == 1) ? number : null;

    /// <summary>A number as <see cref="Parse"/> reads it.</summary>
    public static string Show(long number) => number.ToString(CultureInfo.InvariantCulture);
}
