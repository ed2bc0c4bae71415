using PaymentQuest.Documents;
using PaymentQuest.Knowledge;
using PaymentQuest.Quests;
using PaymentQuest.Roles;
using PaymentQuest.Rules;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What came of a round, in words.</summary>
internal static class RoundText
{
    public static Prose Of(VerifyJudgement round) => round.Outcome switch
    {
        RoundOutcome.Right when round.IsAccepted => Prose.Of("verify.honest-and-you-accepted-it-with"),
        RoundOutcome.Right => Prose.Of("verify.dishonest-and-you-refused-it-for"),
        RoundOutcome.Guessed => Prose.Of("verify.the-right-decision-but-nothing-you"),
        RoundOutcome.Fooled => Prose.Of("verify.dishonest-and-you-accepted-it"),
        RoundOutcome.TooStrict => Prose.Of("verify.honest-and-you-refused-it"),
        RoundOutcome.WrongReason => Prose.Of("verify.dishonest-indeed-but-not-for-the"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>What a check of the player's gave.</summary>
internal static class CheckText
{
    /// <summary>Columns for octets that stand beside their value, or for a value without other words.</summary>
    public const int FoldedColumns = 16;

    private const int LongestNumber = 16;

    public static Line Mark(StatementResult? result, Page page) => result?.Holds switch
    {
        true => Line.From($"{page.Glyphs.Accepted} {page.Say("verify.holds")}", Style.Good),
        false => Line.From($"{page.Glyphs.Refused} {page.Say("verify.fails")}", Style.Bad),
        null when result?.Statement is Statement.Accept or Statement.Refuse => Line.Empty,
        null when result is not null => Line.From($"{page.Glyphs.Lost} {page.Say("verify.cannot-be")}", Style.Notice),
        _ => Line.Empty,
    };

    /// <summary>A result in full: both values, or why there are none.</summary>
    public static IReadOnlyList<Line> Details(VerifyScreen screen, StatementResult result, Page page)
    {
        var quest = screen.Quest;
        var lines = new List<Line> { Mark(result, page) + Line.From("  " + Named(screen, result, page), Style.Strong) };
        void Say(string text, Style style = default) => lines.Add(Line.From("  " + text, style));
        switch (result.Statement)
        {
            case Statement.Unreadable when screen.Choices.FirstOrDefault(c => !c.IsPossible && c.Check.Label == result.Text) is { } decoy:
                Say(WhyNot(quest, decoy.Check, page));
                break;
            case Statement.Unreadable u:
                Say(ReasonText.Expected(u.Error, page.Language) + ".");
                break;
            case Statement.Misdirected m:
                Say(m.Clause.StartsWith("over ", StringComparison.Ordinal) ? page.Say("verify.not-over", ("clause", m.Clause)) : page.Say("verify.not-with", ("clause", m.Clause)));
                break;
            case Statement.Impossible i:
                Say(RuleWords.Beginning(i.Lacks) is not null ? page.Say("verify.no-such-rule", ("lacks", i.Lacks)) : page.Say("verify.lack", ("lacks", i.Lacks)));
                break;
            case Statement.Accept or Statement.Refuse:
                break;
            case var _ when screen.Round.Inspections is null:
                Say(page.Say("verify.unformed"));
                break;
            case var _ when result.Holds is null && result.Statement is Statement.Make m && m.Action.Step != quest.Step.Number && screen.Round.Answered is null:
                Say(page.Say("verify.not-asked", ("step", quest.Protocol.Names.OfMessage(quest.Until!.Name))));
                break;
            case var _ when result.Holds is null:
                Say(page.Say("verify.closed"));
                break;
            default:
                var (left, right, term) = Values(screen, result);
                if (left is not null && right is not null)
                {
                    var sides = result.Statement is Statement.Equal ? result.Text.Split('=', 2, StringSplitOptions.TrimEntries) : [];
                    string Shown(byte[] octets) => (term is null ? null : Readable(term, octets, quest.Protocol.Vocabulary)) ?? Octets.Short(octets, FoldedColumns, page.Glyphs);
                    var (received, other) = (Shown(left), Shown(right));
                    var widest = Math.Max(Line.From(received).Width, Line.From(other).Width);
                    lines.Add(Side(Prose.Of("verify.received", ("term", received)), received, sides.FirstOrDefault(""), widest, page));
                    lines.Add(Side(Prose.Of("verify.other", ("term", other)), other, sides.LastOrDefault(""), widest, page));
                }

                if (result is { Holds: true, Statement: Statement.Make { Action: RoleAction.Open open } })
                {
                    Say(page.Say("verify.inside", ("parts", string.Join(", ", Leaves(open.Content.Term).Select(p => Part(screen.Round, p, quest, page))))));
                }

                if (result.Statement is Statement.Make { Action: RoleAction.Guard { Rule: { Word.IsAboutClock: true, Subject: var date } } })
                {
                    Say(page.Say("verify.received", ("term", screen.Round.Receiver.Octets(date) is { } octets ? TermText.Of(date, octets, quest.Protocol.Vocabulary) : "?")));
                    Say(page.Say("verify.clock", ("utcDateTime", screen.Round.Run.World.Clock.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture))));
                }
                else if (result.Holds == false && screen.Round.Inspections?.FirstOrDefault(i => result.Statement is Statement.Make m && i.Check == m.Action.Check)?.Refusal is { } refusal)
                {
                    Say(page.Say(ReasonText.Of(refusal.Reason)) + ".");
                }

                break;
        }

        return lines;
    }

    /// <summary>
    /// What is wrong with a comparison that has the same name on both sides; null for any other statement. Whoever writes a check by
    /// hand must say what a value is rebuilt from, and a definition's name does not.
    /// </summary>
    public static NotationError? Circular(VerifyQuest quest, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return null;
        }

        var (left, right) = (text[..equals].Trim(), text[(equals + 1)..].Trim());
        var name = (left.StartsWith("received ", StringComparison.Ordinal) ? left[9..] : left).Split('.')[^1].Replace(" ", "", StringComparison.Ordinal);
        return name == right.Replace(" ", "", StringComparison.Ordinal)
            && Notation.Parse(right, quest.Protocol.Vocabulary.Algorithms).Term is { } term && term.SelfAndDescendants.Any(t => t is Term.Atom a && quest.Protocol.Vocabulary.Definitions.ContainsKey(a.Name))
            ? new NotationError(equals + 1, right, [$"another way to {right}"])
            : null;
    }

    /// <summary>A check of the list in words.</summary>
    public static string Of(VerifyQuest quest, CheckName check, Page page) =>
        ReasonText.ActionOf(quest.Compiled, check) is { } action ? ReasonText.Short(action, quest.Compiled.Programs[check.Role], quest.Protocol, page.Glyphs, page.Language) : check.Label;

    private static string Named(VerifyScreen screen, StatementResult result, Page page) =>
        screen.Choices.FirstOrDefault(c => c.Check.Label == result.Text) is { } choice ? Of(screen.Quest, choice.Check, page) : result.Text;

    /// <summary>What a term holds, as far as the player opened it on this message: the names inside. None for what is not open.</summary>
    public static IEnumerable<Term> Opened(VerifyScreen screen, Term term) => screen.Shown
        .Where(r => r.Holds == true)
        .Select(r => (r.Statement as Statement.Make)?.Action)
        .OfType<RoleAction.Open>()
        .Where(o => screen.Round.Receiver.Program.Registers[o.Register].Equals(term))
        .Take(1)
        .SelectMany(o => Leaves(o.Content.Term));

    private static IEnumerable<Term> Leaves(Term term) => term is Term.Tuple tuple ? tuple.Parts.SelectMany(Leaves) : [term];

    // The value, and in a column beside it how the player wrote it.
    private static Line Side(Prose told, string value, string written, int widest, Page page) =>
        Line.From("  " + page.Say(told)) + (written.Length == 0 ? "" : new string(' ', widest - Line.From(value).Width + 2)) + Line.From(written, Style.Name);

    private static string Part(Round round, Term part, VerifyQuest quest, Page page)
    {
        var vocabulary = quest.Protocol.Vocabulary;
        return round.Receiver.Octets(part) is { } octets && Readable(part, octets, vocabulary) is { } value ? $"{vocabulary.Label(part)} {value}" : $"{vocabulary.Label(part)} ({page.Say(Vocables.Kind(part, vocabulary))})";
    }

    private static (byte[]? Left, byte[]? Right, Term? Term) Values(VerifyScreen screen, StatementResult result) => result.Statement switch
    {
        Statement.Make { Action: RoleAction.Compare c } => (screen.Round.At(screen.Quest, c.Step).Octets(c.Register), screen.Round.At(screen.Quest, c.Step).Evaluate(c.Expected), c.Expected.Term),
        Statement.Equal e => (result.Left, result.Right, e.Term),
        _ => (null, null, null),
    };

    /// <summary>A value in words; null for what has none, such as hashes and ciphertexts.</summary>
    public static string? Readable(Term term, ReadOnlySpan<byte> octets, Vocabulary vocabulary) =>
        TermText.Of(term, octets, vocabulary) is { Length: > 0 } value && (value.Length <= LongestNumber || !value.All(char.IsAsciiHexDigit)) ? value : null;

    private static string WhyNot(VerifyQuest quest, CheckName check, Page page)
    {
        var vocabulary = quest.Protocol.Vocabulary;
        var knowledge = KnowledgeOf(quest);
        var key = ReasonText.ActionOf(quest.Compiled, check) switch { RoleAction.Open o => o.Key.Term, _ => null };
        if (key is not null && knowledge.Derive(key) is null)
        {
            return page.Say("verify.lack", ("lacks", vocabulary.Label(key)));
        }

        var step = quest.Protocol.Steps.FirstOrDefault(s => s.Name == check.Step);
        return check.Role == quest.Role.Name ? page.Say(
            "verify.later",
            ("step", step?.Number ?? 0),
            ("name", check.Step)) : page.Say(
            "verify.elsewhere",
            ("role", quest.Protocol.Names.OfRole(check.Role)),
            ("step", step?.Number ?? 0),
            ("name", check.Step));
    }

    /// <summary>What the player's role knows before the message is taken in.</summary>
    public static KnowledgeSet KnowledgeOf(VerifyQuest quest) =>
        RoleKnowledge.Of(quest.Protocol, quest.Compiled.Programs[quest.Role.Name], quest.Step.Number - 1);
}
