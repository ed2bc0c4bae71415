namespace PaymentQuest.Screens;

/// <summary>Completes names in typed notation.</summary>
internal static class Completion
{
    /// <summary>Names that go on from what stands before the cursor.</summary>
    public static IReadOnlyList<string> Candidates(TextField field, IReadOnlyList<string> names)
    {
        var start = Start(field);
        var begun = field.Text[start..field.Cursor];
        return begun.Length == 0 ? [] : [.. names.Where(n => n.StartsWith(begun, StringComparison.OrdinalIgnoreCase) && n != begun)];
    }

    /// <summary>The field with the name before the cursor as far as it is certain.</summary>
    public static TextField Complete(TextField field, IReadOnlyList<string> names)
    {
        var candidates = Candidates(field, names);
        if (candidates.Count == 0)
        {
            return field;
        }

        var start = Start(field);
        var certain = candidates.Aggregate((a, b) => a[..a.Zip(b).TakeWhile(p => char.ToUpperInvariant(p.First) == char.ToUpperInvariant(p.Second)).Count()]);
        if (certain.Length < field.Cursor - start)
        {
            return field;
        }

        var text = field.Text[..start] + certain + field.Text[field.Cursor..];
        return text.Length > TextField.Longest ? field : new TextField(text, start + certain.Length);
    }

    /// <summary>Whether a character ends a name.</summary>
    public static bool IsSeparator(char letter) => letter is ' ' or ',' or '(' or ')' or '[' or ']' or '|';

    /// <summary>Whether a text is one name.</summary>
    public static bool IsName(string text) => !text.Any(IsSeparator);

    private static int Start(TextField field)
    {
        var start = field.Cursor;
        while (start > 0 && !IsSeparator(field.Text[start - 1]) && field.Text[start - 1] is not ('.' or '='))
        {
            start--;
        }

        return start;
    }
}
