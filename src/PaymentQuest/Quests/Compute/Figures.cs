using System.Globalization;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;

namespace PaymentQuest.Quests;

/// <summary>A number that a compute quest computes with.</summary>
/// <param name="Name">Its name in formulas.</param>
/// <param name="Number">What it is; of what is measured an example, until it is.</param>
/// <param name="Operation">The operation of the suite whose time it is, in nanoseconds; null when it is not measured.</param>
/// <param name="Means">What it is, for players.</param>
public sealed record Figure(string Name, double Number, TimedOperation? Operation, Prose Means);

/// <summary>
/// A formula over figures and over what earlier objectives compute: numbers and names with <c>+ - * /</c> and round brackets.
/// </summary>
/// <param name="Text">As the author wrote it.</param>
public sealed record Formula(string Text)
{
    /// <summary>The longest formula, in characters.</summary>
    public const int Longest = 200;

    /// <summary>Its value; null when it is no formula, a name has no value, or the value is no finite number.</summary>
    /// <param name="named">The value of a name; null when it has none.</param>
    public double? Value(Func<string, double?> named)
    {
        var reader = new Reader(Text.Length <= Longest ? Text : "", named);
        return reader.Sum() is { } value && reader.IsAtEnd && double.IsFinite(value) ? value : null;
    }

    /// <summary>The names in it.</summary>
    public IReadOnlySet<string> Names
    {
        get
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            Value(name =>
            {
                names.Add(name);
                return 1;
            });
            return names;
        }
    }

    /// <summary>A number as authors and players write it, with a point or a comma before the decimals; null when the text is none.</summary>
    public static double? Number(string written) =>
        written.Length is > 0 and <= 24 && written.All(c => char.IsAsciiDigit(c) || c is '.' or ',')
        && double.TryParse(written.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed class Reader(string text, Func<string, double?> named)
    {
        private int _at;

        public bool IsAtEnd => Peek() == '\0';

        public double? Sum()
        {
            var value = Product();
            while (Peek() is '+' or '-')
            {
                var isLess = text[_at++] == '-';
                value += isLess ? -Product() : Product();
            }

            return value;
        }

        private double? Product()
        {
            var value = One();
            while (Peek() is '*' or '/')
            {
                var isDivided = text[_at++] == '/';
                value = isDivided ? value / One() : value * One();
            }

            return value;
        }

        private double? One()
        {
            if (Peek() == '(')
            {
                _at++;
                var inside = Sum();
                return Peek() == ')' && _at++ >= 0 ? inside : null;
            }

            var start = _at;
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '.'))
            {
                _at++;
            }

            var word = text[start.._at];
            return word.Length > 0 && char.IsAsciiDigit(word[0]) ? Number(word) : named(word);
        }

        private char Peek()
        {
            while (_at < text.Length && text[_at] == ' ')
            {
                _at++;
            }

            return _at < text.Length ? text[_at] : '\0';
        }
    }
}
