using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Rules;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A verify quest in words: what stands in its panels, and what is said below them.</summary>
public static class VerifyText
{
    private const int FewestRowsForTask = 20;
    private const int LongestTask = 3;

    private static readonly Prose[] PanelNames = [Prose.Of("common.message"), Prose.Of("common.what-you-know"), Prose.Of("common.messages"), Prose.Of("common.story")];

    /// <summary>The quest and how far it is, and what is to be done where there is room to say it.</summary>
    public static IReadOnlyList<Line> Heading(GameModel model, VerifyScreen screen, Page page)
    {
        var quest = screen.Quest;
        var (round, hintsTaken, hints, time) = (screen.Round.Number + 1, screen.Session.HintsTaken, quest.Hints.Count, model.PlayTime.Of(quest.Id, screen.Attempt) ?? "");
        var heading = page.Header(
            $"{page.Say(quest.Title)} · {screen.Entry.Protocol} · {page.Say(quest.Protocol.Names.OfRole(quest.Role.Name))}",
            page.Say("verify.facts", ("round", round), ("rounds", quest.Rounds), ("suite", quest.Suite.Name), ("hintsTaken", hintsTaken), ("hints", hints), ("time", time)),
            page.Say("verify.fewer-facts", ("round", round), ("rounds", quest.Rounds), ("hintsTaken", hintsTaken), ("hints", hints), ("time", time)),
            page.Say("verify.fewest-facts", ("round", round), ("rounds", quest.Rounds), ("hintsTaken", hintsTaken), ("hints", hints), ("time", time)),
            $"{round}/{quest.Rounds}");
        var task = Page.Wrap(" " + page.Say(quest.Brief), page.Columns - 1);
        return page.Rows >= FewestRowsForTask && task.Count <= LongestTask ? [heading, .. task] : [heading];
    }

    /// <summary>What a panel is called.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="screen">The quest.</param>
    /// <param name="page">What it is shown on; where only one panel is unfolded, its title names the next.</param>
    public static string Title(VerifyPanel panel, VerifyScreen screen, Page page)
    {
        var name = panel switch
        {
            VerifyPanel.Message => page.Say("verify.arrived", ("step", screen.Quest.Protocol.Names.OfMessage(screen.Quest.Step.Name)), ("message", screen.Round.Message.Length)),
            VerifyPanel.Knowledge => page.Say("verify.know"),
            _ => page.Say(PanelNames[(int)panel]),
        };
        return page.IsWide ? name : name + page.Say("common.onward", ("panelNames", page.Say(PanelNames[((int)panel + 1) % PanelNames.Length])));
    }

    /// <summary>What stands in a panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="screen">The quest.</param>
    /// <param name="page">What it is shown on.</param>
    /// <param name="columns">Width of the lines.</param>
    /// <param name="rows">Rows that there are for it; a chart is brief where they are few.</param>
    public static IReadOnlyList<Line> Lines(VerifyPanel panel, VerifyScreen screen, Page page, int columns, int rows)
    {
        var quest = screen.Quest;
        switch (panel)
        {
            case VerifyPanel.Message:
                return Table.Lay([new Heading(""), new Heading(""), new Heading("")], [.. Fields(screen, page)], columns, page.Glyphs);
            case VerifyPanel.Knowledge:
                var vocabulary = quest.Protocol.Vocabulary;
                return Table.Lay(
                    [new Heading(""), new Heading(""), new Heading("")],
                    [
                        .. CheckText.KnowledgeOf(quest).Facts.Where(f => f.Term is not (Term.Tuple or Term.PublicKey)).Select(f => (IReadOnlyList<Line>)
                        [
                            Line.From(vocabulary.Label(f.Term), Style.Name),
                            f.Term is Term.PrivateKey || screen.Round.Receiver.Octets(f.Term) is not { } octets ? "" : CheckText.Readable(f.Term, octets, vocabulary) ?? Octets.Short(octets, CheckText.FoldedColumns, page.Glyphs),
                            Line.From(Provenance.Of(f, quest.Protocol, page.Language), Style.Faint),
                        ]),
                    ],
                    columns,
                    page.Glyphs);
            case VerifyPanel.Chart:
                return SequenceChart.Lines(quest.Protocol, quest.Role.Name, n => State(screen, n), columns, rows, page);
            default:
                return
                [
                    .. quest.Hints.Take(screen.Session.HintsTaken).SelectMany(hint => Wrapping.Wrap(page.Glyphs.Pointer + " " + page.Say(hint), columns)),
                    .. Wrapping.Wrap(page.Say(quest.Brief), columns, Style.Strong),
                    .. Wrapping.Wrap(page.Say(quest.Story), columns),
                ];
        }
    }

    /// <summary>What the list is called that is chosen from.</summary>
    public static string ChoicesTitle(VerifyScreen screen, Page page) => page.Say(screen.Notice is Refusing ? "verify.reasons" : "verify.checks");

    /// <summary>The list that is chosen from: checks to make, checks made where they are written by hand, or reasons to refuse; each wrapped.</summary>
    public static IReadOnlyList<IReadOnlyList<Line>> Choices(VerifyScreen screen, Page page, int columns)
    {
        var entries = Marked(screen, page).ToList();
        var room = columns - entries.Select(e => e.Mark.Width).DefaultIfEmpty(0).Max() - 4;
        var widest = Math.Min(entries.Select(e => Line.From(e.Text).Width).DefaultIfEmpty(0).Max(), Math.Max(room, 10));
        return [.. entries.Select((e, i) => Entry(e.Text, e.Mark, i == screen.Chosen && screen.IsChoosing))];

        IReadOnlyList<Line> Entry(string text, Line mark, bool isChosen)
        {
            var wrapped = Wrapping.Wrap(text, widest, isChosen ? Style.Chosen : Style.Plain);
            return [.. wrapped.Select((l, i) => i > 0 ? Line.From("  ") + l : Line.From(isChosen ? page.Glyphs.Pointer + " " : "  ") + l.Pad(widest) + "  " + mark)];
        }
    }

    /// <summary>What is said below the checks.</summary>
    internal static IReadOnlyList<Line> Notice(VerifyScreen screen, Page page)
    {
        if (screen.Field is { } field)
        {
            var candidates = Completion.Candidates(field, screen.Names());
            return screen.FieldError is { } error
                ? [Line.From($" {page.Glyphs.Refused} {ReasonText.Expected(error, page.Language)}", Style.Bad), Line.From($"   {FormOf(field.Text)}", Style.Faint)]
                : [Lacking(screen, page) ?? (candidates.Count > 0 ? Line.From(" Tab: ", Style.Strong) + string.Join("  ", candidates.Take(10).Select(c => c.Trim())) : Line.From(" " + page.Say("verify.start-hard"), Style.Faint))];
        }

        return Lacking(screen, page) is { } lacking ? [lacking] : screen.Notice switch
        {
            DeskNotice.Result when Pointed(screen) is { } result => [.. CheckText.Details(screen, result, page).Select(l => " " + l)],
            Refusing => [Line.From(" " + page.Say("verify.which-check"), Style.Notice)],
            RoundOver => Over(screen, page),
            _ => [Line.From(" " + page.Say(screen.Quest.IsHard ? "verify.start-hard" : "verify.start"), Style.Faint)],
        };
    }

    /// <summary>A name, its value in words and its folded bytes: those of the message, and below what was opened those inside it.</summary>
    private static IEnumerable<IReadOnlyList<Line>> Fields(VerifyScreen screen, Page page)
    {
        var (round, vocabulary) = (screen.Round, screen.Quest.Protocol.Vocabulary);
        var shown = round.ShownOf(screen.Quest.Step);
        foreach (var field in MessageField.Of(shown.Step, shown.Octets).Where(f => !f.IsCurrency))
        {
            var octets = shown.Octets.AsSpan(field.Offset, field.Length);
            yield return field.Term is { } term ? Field("", term, field.Value(shown.Octets), octets) : [Line.From("?", Style.Name), "?", Folded(octets)];
            foreach (var part in field.Term is { } whole ? Inside(whole, "  ") : [])
            {
                yield return part;
            }
        }

        IEnumerable<IReadOnlyList<Line>> Inside(Term whole, string indent)
        {
            foreach (var part in CheckText.Opened(screen, whole))
            {
                if (round.Receiver.Octets(part) is { } octets)
                {
                    yield return Field(indent, part, octets, octets);
                    foreach (var deeper in Inside(part, indent + "  "))
                    {
                        yield return deeper;
                    }
                }
            }
        }

        IReadOnlyList<Line> Field(string indent, Term term, ReadOnlySpan<byte> value, ReadOnlySpan<byte> octets) =>
        [
            Line.From(indent + vocabulary.Label(term), Style.Name),
            CheckText.Readable(term, value, vocabulary) ?? page.Say(Vocables.Kind(term, vocabulary)),
            Folded(octets),
        ];

        Line Folded(ReadOnlySpan<byte> octets) => Line.From($"{Octets.Short(octets, CheckText.FoldedColumns, page.Glyphs)}, {page.Say("common.bytes", ("octets", octets.Length))}", Style.Faint);
    }

    private static IEnumerable<(string Text, Line Mark)> Marked(VerifyScreen screen, Page page)
    {
        if (screen.Notice is Refusing)
        {
            return screen.RefusalLabels.Select(label => (
                screen.Choices.FirstOrDefault(c => c.IsPossible && c.Check.Label == label) is { } choice ? CheckText.Of(screen.Quest, choice.Check, page) : label,
                CheckText.Mark(screen.Results.LastOrDefault(r => r.Text == label || (r.Statement is Statement.Make m && m.Action.Check!.Label == label)), page)));
        }

        return screen.Quest.IsHard
            ? screen.Shown.Select(r => (r.Text, CheckText.Mark(r, page)))
            : screen.Choices.Select(c => (
                CheckText.Of(screen.Quest, c.Check, page),
                screen.Shown.LastOrDefault(r => r.Text == c.Check.Label) is { } result ? CheckText.Mark(result, page) : Line.From(page.Say("verify.not-made"), Style.Faint)));
    }

    private static Line? Lacking(VerifyScreen screen, Page page) => screen.Notice switch
    {
        NothingToRefuseFor => Line.From(" " + page.Say("verify.nothing-to-refuse-for"), Style.Notice),
        NothingToAcceptFor => Line.From(" " + page.Say("verify.nothing-to-accept-for"), Style.Notice),
        _ => null,
    };

    // The form of the check that the first word begins; the notation is the same in every language.
    private static string FormOf(string text) => text.TrimStart().Split(' ')[0].ToLowerInvariant() switch
    {
        "open" => "open X with SK_X",
        "verify" => "verify S with PK_X over T     verify CERT_X with PK_CA",
        var first => RuleWords.Beginning(first)?.Form ?? "H(x) = H(a, b)     X.y = received y",
    };

    private static StatementResult? Pointed(VerifyScreen screen) => screen.Quest.IsHard
        ? screen.Chosen < screen.Results.Count ? screen.Results[screen.Chosen] : null
        : screen.Chosen < screen.Choices.Count ? screen.Results.LastOrDefault(r => r.Text == screen.Choices[screen.Chosen].Check.Label) : null;

    /// <summary>What came of the round, then why, as its author tells it.</summary>
    private static List<Line> Over(VerifyScreen screen, Page page)
    {
        var judgement = screen.Session.Rounds[^1];
        var isRight = judgement.Outcome == RoundOutcome.Right;
        var text = page.Say(RoundText.Of(judgement));
        var lines = new List<Line> { Line.From($" {(isRight ? page.Glyphs.Accepted : page.Glyphs.Refused)} {char.ToUpperInvariant(text[0])}{text[1..]}", isRight ? Style.Good : Style.Bad) };
        void Add(Prose prose, Style style = default) => lines.Add(Line.From("   " + page.Say(prose), style));
        if (judgement.Because is { } because)
        {
            Add(because);
        }

        if (judgement.Round.Fault is { } fault)
        {
            Add(fault.Story);
        }

        if (judgement is { Outcome: RoundOutcome.Guessed, IsAccepted: true, Lacking.Count: > 0 })
        {
            Add(Prose.Of("verify.lacking", ("lacking", string.Join(", ", judgement.Lacking.Select(l => page.Say(Vocables.OfCheck(l)))))), Style.Faint);
        }

        Add(screen.Session.IsOver ? Prose.Of("common.enter") : Prose.Of("verify.next-round"), Style.Strong);
        return lines;
    }

    private static MessageState State(VerifyScreen screen, int number)
    {
        var mine = screen.Quest.Step.Number;
        return number == mine ? MessageState.Present : screen.Quest.Protocol.LeadsTo(number, mine) ? MessageState.Accepted : MessageState.Ahead;
    }
}
