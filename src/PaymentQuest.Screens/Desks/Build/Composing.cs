namespace PaymentQuest.Screens;

/// <summary>Edits notation part by part instead of letter by letter, so that a palette can compose it.</summary>
internal static class Composing
{
    /// <summary>The field with a part at the cursor, and commas where neighbours need them.</summary>
    public static TextField Add(TextField field, string part)
    {
        var (left, right) = Around(field);
        var start = left + Before(left) + part;
        return new TextField(start + After(right) + right, start.Length);
    }

    /// <summary>The field with the cursor at its end, after a comma when a part stands there: what is typed next is the next part.</summary>
    public static TextField ToType(TextField field)
    {
        var text = field.Text.TrimEnd(' ');
        var ready = text + Before(text);
        return TextField.Of(ready.Length > TextField.Longest ? field.Text : ready);
    }

    /// <summary>The field without a comma that nothing was written after.</summary>
    public static TextField Typed(TextField field)
    {
        var text = field.Text.TrimEnd(' ', ',');
        return text.Length == field.Text.Length ? field : new TextField(text, Math.Min(field.Cursor, text.Length));
    }

    /// <summary>The field with an empty constructor at the cursor, which then stands between its brackets.</summary>
    public static TextField Open(TextField field, string before, string after)
    {
        var (left, right) = Around(field);
        var start = left + Before(left) + before;
        return new TextField(start + after + After(right) + right, start.Length);
    }

    /// <summary>The field with a constructor around everything between the brackets that the cursor is in.</summary>
    public static TextField Wrap(TextField field, string before, string after)
    {
        var text = field.Text;
        var (start, end) = Group(text, field.Cursor);
        var inner = text[start..end].Trim();
        return inner.Length == 0
            ? Open(field, before, after)
            : new TextField(text[..start] + before + inner + after + text[end..], start + before.Length + inner.Length + after.Length);
    }

    /// <summary>The field without the part before the cursor. A closing bracket is entered first, a constructor is taken off its content.</summary>
    public static TextField Remove(TextField field)
    {
        var text = field.Text;
        var end = SkipBack(text, field.Cursor);
        if (end == 0)
        {
            return new TextField(text[field.Cursor..].TrimStart(' ', ','), 0);
        }

        var last = text[end - 1];
        if (last is ')' or ']')
        {
            return new TextField(text, end - 1);
        }

        if (last is '(' or '[')
        {
            return Unwrap(text, end);
        }

        var start = NameStart(text, end);
        var left = text[..SkipBack(text, start)];
        var right = text[field.Cursor..];
        var rest = right.TrimStart(' ', ',');
        var isLast = rest.Length == 0 || rest[0] is ')' or ']';
        var kept = isLast ? left : left.Length == 0 || left[^1] is '(' or '[' ? left : left + ", ";
        return new TextField(kept + rest, isLast ? left.Length : kept.Length);
    }

    /// <summary>One part, or one bracket, to the left.</summary>
    public static TextField Left(TextField field)
    {
        var text = field.Text;
        var at = SkipBack(text, field.Cursor);
        if (at == 0)
        {
            return field with { Cursor = 0 };
        }

        return field with { Cursor = text[at - 1] is ')' or ']' ? at - 1 : text[at - 1] is '(' or '[' ? NameStart(text, at - 1) : NameStart(text, at) };
    }

    /// <summary>One part, or one bracket, to the right.</summary>
    public static TextField Right(TextField field)
    {
        var text = field.Text;
        var at = field.Cursor;
        while (at < text.Length && text[at] is (' ' or ',' or '|'))
        {
            at++;
        }

        if (at < text.Length && text[at] is ')' or ']' or '(' or '[')
        {
            return field with { Cursor = at + 1 };
        }

        while (at < text.Length && !Completion.IsSeparator(text[at]))
        {
            at++;
        }

        return field with { Cursor = at < text.Length && text[at] is '(' or '[' ? at + 1 : at };
    }

    /// <summary>The place of the bracket that closes the one before a place; the end of the text when none does.</summary>
    public static int Closing(string text, int from)
    {
        var depth = 0;
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] is '(' or '[')
            {
                depth++;
            }
            else if (text[at] is ')' or ']' && depth-- == 0)
            {
                return at;
            }
        }

        return text.Length;
    }

    private static (string Left, string Right) Around(TextField field) =>
        (field.Text[..field.Cursor].TrimEnd(' '), field.Text[field.Cursor..].TrimStart(' '));

    private static string Before(string left) => left.Length == 0 || left[^1] is '(' or '[' ? "" : left[^1] is ',' or '|' ? " " : ", ";

    private static string After(string right) => right.Length == 0 || right[0] is ')' or ']' or ',' or '|' ? "" : ", ";

    private static (int Start, int End) Group(string text, int cursor)
    {
        var depth = 0;
        for (var at = cursor - 1; at >= 0; at--)
        {
            if (text[at] is ')' or ']')
            {
                depth++;
            }
            else if (text[at] is '(' or '[' && depth-- == 0)
            {
                return (at + 1, Closing(text, at + 1));
            }
        }

        return (0, text.Length);
    }

    private static TextField Unwrap(string text, int end)
    {
        var close = Closing(text, end);
        var start = NameStart(text, end - 1);
        var inner = text[end..close].Trim();
        var rest = close < text.Length ? text[(close + 1)..] : "";
        if (inner.Length > 0)
        {
            return new TextField(text[..start] + inner + rest, start);
        }

        var left = text[..SkipBack(text, start)];
        var right = rest.TrimStart(' ', ',');
        var kept = right.Length == 0 || right[0] is ')' or ']' || left.Length == 0 || left[^1] is '(' or '[' ? left : left + ", ";
        return new TextField(kept + right, kept.Length);
    }

    private static int SkipBack(string text, int at)
    {
        while (at > 0 && text[at - 1] is (' ' or ',' or '|'))
        {
            at--;
        }

        return at;
    }

    private static int NameStart(string text, int end)
    {
        while (end > 0 && !Completion.IsSeparator(text[end - 1]))
        {
            end--;
        }

        return end;
    }
}
