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

    /// <summary>Whether what came last did not fit whole: the rest of it was left out.</summary>
    public bool IsCut { get; private init; }

    /// <summary>A field with the cursor at the end.</summary>
    public static TextField Of(string text) => new(text, text.Length);

    /// <summary>A field as a view tells of it: printable, bounded, the cursor within.</summary>
    internal static TextField Of(string text, int cursor)
    {
        var field = Empty.Insert(text);
        return field with { Cursor = Math.Clamp(cursor, 0, field.Text.Length) };
    }

    /// <summary>The field with text typed into it. Line ends become spaces; what would make it too long is left out.</summary>
    public TextField Insert(string typed)
    {
        var clean = ColumnWidth.Printable(typed.ReplaceLineEndings(" "));
        var fitting = 0;
        for (var next = 0; next <= clean.Length && next <= Longest - Text.Length; next += StringInfo.GetNextTextElementLength(clean, next))
        {
            fitting = next;
            if (next == clean.Length)
            {
                break;
            }
        }

        return new TextField(Text[..Cursor] + clean[..fitting] + Text[Cursor..], Cursor + fitting) { IsCut = fitting < clean.Length };
    }

    /// <summary>The field without the text from one place to another, and the cursor there.</summary>
    public TextField Without(int from, int to) => new(Text[..from] + Text[to..], from);

    /// <summary>The field after a key of the line editor; itself when the key is none of them.</summary>
    public TextField After(Intent intent) => intent switch
    {
        Intent.Left => At(Before()),
        Intent.Right => At(Behind()),
        Intent.First => At(0),
        Intent.Last => At(Text.Length),
        Intent.WordLeft => At(WordBefore()),
        Intent.WordRight => At(WordBehind()),
        Intent.Remove => Without(Before(), Cursor),
        Intent.Delete => Without(Cursor, Behind()) with { Cursor = Cursor },
        Intent.Clear => Empty,
        _ => this,
    };

    private TextField At(int cursor) => new(Text, cursor);

    private int Behind() => Cursor >= Text.Length ? Cursor : Cursor + StringInfo.GetNextTextElementLength(Text, Cursor);

    private int Before()
    {
        var before = 0;
        for (var at = 0; at < Cursor; at += StringInfo.GetNextTextElementLength(Text, at))
        {
            before = at;
        }

        return before;
    }

    private int WordBefore()
    {
        var at = Cursor;
        while (at > 0 && Completion.IsSeparator(Text[at - 1]))
        {
            at--;
        }

        while (at > 0 && !Completion.IsSeparator(Text[at - 1]))
        {
            at--;
        }

        return at;
    }

    private int WordBehind()
    {
        var at = Cursor;
        while (at < Text.Length && Completion.IsSeparator(Text[at]))
        {
            at++;
        }

        while (at < Text.Length && !Completion.IsSeparator(Text[at]))
        {
            at++;
        }

        return at;
    }
}
