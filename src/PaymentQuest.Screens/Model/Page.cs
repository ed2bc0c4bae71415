using PaymentQuest.Documents;

namespace PaymentQuest.Screens;

/// <summary>What views of the game need to draw: the surface, its glyphs and the language of the moment.</summary>
/// <param name="Surface">The surface.</param>
/// <param name="Language">The language.</param>
public sealed record Page(Surface Surface, Language Language)
{
    /// <summary>Width of the terminal.</summary>
    public int Columns => Surface.Columns;

    /// <summary>Height of the terminal.</summary>
    public int Rows => Surface.Rows;

    /// <summary>The signs to draw with.</summary>
    public Glyphs Glyphs => Surface.Glyphs;

    /// <summary>Whether there is room for two columns.</summary>
    public bool IsWide => IsWideAt(Columns, Rows);

    /// <summary>Whether a terminal of this size has room for two columns.</summary>
    public static bool IsWideAt(int columns, int rows) => columns >= 110 && rows >= 30;

    /// <summary>A text in the language of the moment.</summary>
    public string Say(Prose prose) => prose.In(Language);

    /// <summary>An entry of the catalogue of texts; see <see cref="Prose.Of"/>.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, object? Value)> values) => Prose.Of(key, values).In(Language);

    /// <summary>The line at the top: where the player is at the left, facts at the right as far as they fit.</summary>
    /// <param name="left">Where the player is.</param>
    /// <param name="rights">The facts, and shorter ways to say what matters most of them.</param>
    public Line Header(string left, params ReadOnlySpan<string> rights)
    {
        var start = Line.From(" " + left, Style.Strong);
        var room = Columns - start.Width - 3;
        var end = Line.Empty;
        foreach (var right in rights)
        {
            if (end.Width == 0 && Line.From(right).Width <= room)
            {
                end = Line.From(right + " ");
            }
        }

        return start.Fit(Columns - end.Width, Glyphs) + end;
    }

    /// <summary>The line, wrapped so that what goes on stands below its first letter.</summary>
    public static IReadOnlyList<Line> Wrap(Line line, int columns)
    {
        var text = line.Text;
        var indent = Math.Min(text.Length - text.TrimStart(' ').Length, Math.Max(columns / 4, 0));
        // A sign in front of a sentence stands alone in its column.
        if (indent + 1 < text.Length && text[indent + 1] == ' ' && !char.IsLetterOrDigit(text[indent]))
        {
            indent = Math.Min(indent + 2, Math.Max(columns / 4, 0));
        }

        if (line.Width <= columns || indent == 0)
        {
            return Wrapping.Wrap(line, columns);
        }

        var margin = Line.From(new string(' ', indent));
        var wrapped = Wrapping.Wrap(line.Skip(indent), columns - indent);
        return [.. wrapped.Select((l, i) => (i == 0 ? line.Take(indent) : margin) + l)];
    }

    /// <summary>A line across the terminal.</summary>
    public Line Rule() => Line.From(new string(Glyphs.Horizontal[0], Columns), Style.Faint);
}
