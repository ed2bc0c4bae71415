using System.Globalization;
using System.Text;

namespace PaymentQuest.Documents;

/// <summary>
/// One entry of a catalogue: a text with named places (<c>{role} begins</c>; braces that mean themselves are doubled), in the form that serves
/// where no other is chosen.
/// </summary>
/// <param name="Text">The only form, that of other numbers than one, or that of masculine nouns.</param>
internal sealed record TextEntry(string Text)
{
    /// <summary>The name of the value that chooses the form; null when there is one form.</summary>
    public string? By { get; init; }

    /// <summary>The form for the number one.</summary>
    public string? One { get; init; }

    /// <summary>The form for feminine nouns.</summary>
    public string? Feminine { get; init; }

    /// <summary>Whether the entry is itself a noun of the feminine gender.</summary>
    public bool IsFeminine { get; init; }

    /// <summary>All its forms.</summary>
    public IEnumerable<string> Forms => new[] { Text, One, Feminine }.OfType<string>();

    /// <summary>The names of the places in a text, and of the value that chooses it.</summary>
    public IReadOnlySet<string> Places
    {
        get
        {
            var places = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var form in Forms)
            {
                Fill(form, name =>
                {
                    places.Add(name);
                    return "";
                });
            }

            if (By is not null)
            {
                places.Add(By);
            }

            return places;
        }
    }

    /// <summary>The text with values in its places.</summary>
    /// <exception cref="InvalidOperationException">A place has no value, or the value that chooses the form is neither a number nor prose.</exception>
    public string Fill(Language language, (string Name, object Value)[] values)
    {
        var form = By is null ? Text
            : Value(By) switch
            {
                int or long => Convert.ToInt64(Value(By), CultureInfo.InvariantCulture) == 1 ? One : Text,
                Prose noun => noun.IsFeminine(language) ? Feminine : Text,
                _ => null,
            };
        return Fill(form ?? throw new InvalidOperationException($"'{By}' chooses no form of '{Text}'"), name => Value(name) switch
        {
            Prose prose => prose.In(language),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        });

        object Value(string name) => Array.Find(values, v => v.Name == name).Value ?? throw new InvalidOperationException($"'{name}' has no value in '{Text}'");
    }

    private static string Fill(string text, Func<string, string> value)
    {
        if (text.AsSpan().IndexOfAny('{', '}') < 0)
        {
            return text;
        }

        var filled = new StringBuilder(text.Length + 32);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}'))
            {
                filled.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                filled.Append(text[i++]);
            }
            else if (text[i] == '{' && text.IndexOf('}', i) is var end and > 0)
            {
                filled.Append(value(text[(i + 1)..end]));
                i = end;
            }
            else
            {
                throw new InvalidOperationException($"a brace stands alone in '{text}'");
            }
        }

        return filled.ToString();
    }
}
