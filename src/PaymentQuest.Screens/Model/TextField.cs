using System.Globalization;

namespace PaymentQuest.Screens;

/// <summary>A line that is being typed.</summary>
/// <param name="Text">What stands in it.</param>
/// <param name="Cursor">Where the next letter goes, in UTF-16 units from 0 to the length of the text.</param>
public sealed record TextField(string Text, int Cursor)
{
    /// <summary>The longest text that can be typed, in UTF-16 units.</summary>
    public const int Longest = Terms.Bounds.PlayerLine;

    /// <summary>Nothing typed.</summary>
    public static readonly TextField Empty = new("", 0);

    /// <summary>A field with the cursor at the end.</summary>
    public static TextField Of(string text) => new(text, text.Length);

    /// <summary>A field as a view tells of it: printable, bounded, the cursor within.</summary>
    internal static TextField Of(string text, int cursor)
    {
        var clean = ColumnWidth.Printable(text.ReplaceLineEndings(" "));
        clean = clean.Length > Longest ? clean[..Longest] : clean;
        return new TextField(clean, Math.Clamp(cursor, 0, clean.Length));
    }

    /// <summary>The field with text typed into it. Line ends become spaces; what would make it too long is left out.</summary>
    public TextField Insert(string typed)
    {
        var clean = ColumnWidth.Printable(typed.ReplaceLineEndings(" "));
        return Text.Length + clean.Length > Longest ? this : new TextField(Text[..Cursor] + clean + Text[Cursor..], Cursor + clean.Length);
    }

    /// <summary>The field without the cluster before the cursor.</summary>
    public TextField Backspace()
    {
        var before = Before();
        return new TextField(Text[..before] + Text[Cursor..], before);
    }

    /// <summary>The field without the cluster at the cursor.</summary>
    public TextField Delete() => new(Text[..Cursor] + Text[After()..], Cursor);

    /// <summary>One cluster to the left.</summary>
    public TextField Left() => this with { Cursor = Before() };

    /// <summary>One cluster to the right.</summary>
    public TextField Right() => this with { Cursor = After() };

    private int After() => Cursor >= Text.Length ? Cursor : Cursor + StringInfo.GetNextTextElementLength(Text, Cursor);

    private int Before()
    {
        var before = 0;
        for (var at = 0; at < Cursor; at += StringInfo.GetNextTextElementLength(Text, at))
        {
            before = at;
        }

        return before;
    }
}
