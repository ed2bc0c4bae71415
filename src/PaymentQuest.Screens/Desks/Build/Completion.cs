using PaymentQuest.Constructors;
using PaymentQuest.Quests;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Completes names in typed notation, and edits lines letter by letter.</summary>
internal static class Completion
{
    /// <summary>Names that may be typed into a slot: what the role knows first, then everything that the protocol names.</summary>
    public static IReadOnlyList<string> Names(BuildQuest quest, Slot slot, Palette palette)
    {
        var vocabulary = quest.Protocol.Vocabulary;
        return
        [
            .. palette.Items.Select(i => i.Name).Where(IsName)
                .Concat(palette.Constructors.Select(c => c.Before))
                .Concat(vocabulary.Names.Where(n => !slot.Without.Contains(n) && !(slot.InAtoms && vocabulary.Definitions.ContainsKey(n))))
                .Distinct(),
        ];
    }

    /// <summary>Names and words that may be typed as a check.</summary>
    public static IReadOnlyList<string> Names(VerifyQuest quest)
    {
        var vocabulary = quest.Protocol.Vocabulary;
        return
        [
            .. new[] { "open ", "verify ", "with ", "over ", "received " }
                .Concat(RuleWords.Guards.Select(w => $"{w} "))
                .Concat(vocabulary.Names)
                .Concat(vocabulary.Holders.Order(StringComparer.Ordinal).SelectMany(h => (string[])["PK_" + h, "SK_" + h, "CERT_" + h]))
                .Concat(Constructor.Offered(vocabulary, quest.Protocol.Steps.Select(s => s.Message))),
        ];
    }

    /// <summary>Names and words that may be typed as a ploy.</summary>
    public static IReadOnlyList<string> Names(Board board)
    {
        var vocabulary = board.Field.Compiled.Protocol.Vocabulary;
        return
        [
            .. PloyReader.Words.Select(w => w + " ")
                .Concat(["with ", "order ", "to ", "by "])
                .Concat(board.Field.Compiled.Protocol.Roles.Select(r => r.Name))
                .Concat(Enumerable.Range(0, board.Runs.Participants.Count).Select(board.Label))
                .Concat(board.Holdings.All.Select(h => h.Term.ToString()).Where(IsName))
                .Concat(board.Holdings.All.Select(h => h.Term).OfType<Term.PublicKey>().Select(k => $"PK_{k.Holder}("))
                .Concat(board.Holdings.All.Select(h => h.Term).OfType<Term.PrivateKey>().Select(k => $"SK_{k.Holder}["))
                .Concat(board.Named)
                .Concat(vocabulary.Names)
                .Concat(Constructor.Offered(vocabulary, board.Field.Compiled.Protocol.Steps.Select(s => s.Message)))
                .Distinct(),
        ];
    }

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

    /// <summary>The field after a key of the line editor.</summary>
    public static TextField Edited(TextField field, Intent intent) => intent switch
    {
        Intent.Left => field.Left(),
        Intent.Right => field.Right(),
        Intent.First => field with { Cursor = 0 },
        Intent.Last => field with { Cursor = field.Text.Length },
        Intent.Remove => field.Backspace(),
        Intent.Delete => field.Delete(),
        Intent.Clear => TextField.Empty,
        _ => field,
    };

    private static bool IsName(string text) => !text.Any(Composing.IsSeparator);

    private static int Start(TextField field)
    {
        var start = field.Cursor;
        while (start > 0 && !Composing.IsSeparator(field.Text[start - 1]) && field.Text[start - 1] is not ('.' or '='))
        {
            start--;
        }

        return start;
    }
}
