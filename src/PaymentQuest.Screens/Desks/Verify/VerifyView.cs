using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Rules;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Draws a verify quest.</summary>
internal static class VerifyView
{
    private static readonly Prose[] PanelNames = [Prose.Of("common.message"), Prose.Of("common.what-you-know"), Prose.Of("common.messages"), Prose.Of("common.story")];

    public static Frame Frame(GameModel model, VerifyScreen screen, Page page)
    {
        var quest = screen.Quest;
        var time = model.PlayTime.Of(quest.Id, screen.Attempt) ?? "";
        var header = new List<Line>
        {
            page.Header(
                $"{page.Say(quest.Title)} · {screen.Entry.Protocol} · {page.Say(quest.Protocol.Names.OfRole(quest.Role.Name))}",
                page.Say(
                    "verify.facts",
                    ("round", screen.Round.Number + 1),
                    ("rounds", quest.Rounds),
                    ("suite", quest.Suite.Name),
                    ("hintsTaken", screen.Session.HintsTaken),
                    ("hints", quest.Hints.Count),
                    ("time", time)),
                page.Say(
                    "verify.fewer-facts",
                    ("round", screen.Round.Number + 1),
                    ("rounds", quest.Rounds),
                    ("hintsTaken", screen.Session.HintsTaken),
                    ("hints", quest.Hints.Count),
                    ("time", time)),
                page.Say(
                    "verify.fewest-facts",
                    ("round", screen.Round.Number + 1),
                    ("rounds", quest.Rounds),
                    ("hintsTaken", screen.Session.HintsTaken),
                    ("hints", quest.Hints.Count),
                    ("time", time)),
                $"{screen.Round.Number + 1}/{quest.Rounds}"),
        };
        var brief = Page.Wrap(" " + page.Say(quest.Brief), page.Columns - 1);
        if (page.Rows >= 20 && brief.Count <= 3)
        {
            header.AddRange(brief);
        }

        var footer = page.Footer(screen, model);
        var room = page.Rows - header.Count - footer.Count;
        var notice = screen.NoticeLines(page).SelectMany(l => Page.Wrap(l, page.Columns)).ToList();
        var share = screen.Notice is RoundOver ? room * 6 / 10 : room * 3 / 10;
        var noticeRows = Math.Clamp(notice.Count, Math.Min(2, room), Math.Max(share, Math.Min(3, room)));
        var bodyRows = Math.Max(room - noticeRows, 0);
        List<Line> body = [.. page.IsWide ? Wide(screen, page, bodyRows) : Narrow(screen, page, bodyRows), .. Layout.Viewport(notice, screen.NoticeScroll, page.Columns, noticeRows, page.Glyphs)];
        return page.Compose(header, body, footer, Cursor(screen, page, header.Count + bodyRows));
    }

    /// <summary>How many lines the panel has that is unfolded, or that the message has where all are.</summary>
    public static int PanelLines(VerifyScreen screen, Page page) =>
        Panel(page.IsWide ? VerifyPanel.Message : screen.Panel, screen, page, Math.Max(page.Columns - 2, 1), 40).Count;

    private static IReadOnlyList<Line> Narrow(VerifyScreen screen, Page page, int rows)
    {
        var upper = Math.Clamp(Panel(screen.Panel, screen, page, page.Columns - 2, 40).Count + 2, Math.Min(3, rows), Math.Max(rows / 2, Math.Min(3, rows)));
        return [.. Boxed(screen.Panel, screen, page, page.Columns, upper), .. CheckList(screen, page, page.Columns, rows - upper)];
    }

    private static IReadOnlyList<Line> Wide(VerifyScreen screen, Page page, int rows)
    {
        var side = Math.Min(50, page.Columns * 5 / 12);
        var main = page.Columns - side;
        var chartRows = Math.Min((2 * screen.Quest.Protocol.Steps.Count) + 3, rows / 2);
        var messageRows = Math.Min(Panel(VerifyPanel.Message, screen, page, main - 2, 40).Count + 2, rows * 2 / 5);
        var knowledgeRows = Math.Min(Panel(VerifyPanel.Knowledge, screen, page, main - 2, 40).Count + 2, rows / 3);
        var left = Boxed(VerifyPanel.Chart, screen, page, side, chartRows).Concat(Boxed(VerifyPanel.Story, screen, page, side, rows - chartRows)).ToList();
        var right = Boxed(VerifyPanel.Message, screen, page, main, messageRows)
            .Concat(CheckList(screen, page, main, rows - messageRows - knowledgeRows))
            .Concat(Boxed(VerifyPanel.Knowledge, screen, page, main, knowledgeRows)).ToList();
        return Layout.Beside(page.Glyphs, 0, (left, side), (right, main));
    }

    private static IReadOnlyList<Line> Boxed(VerifyPanel panel, VerifyScreen screen, Page page, int columns, int rows)
    {
        if (rows <= 0)
        {
            return [];
        }

        var inner = Math.Max(rows - 2, 1);
        var lines = Panel(panel, screen, page, columns - 2, inner);
        var offset = page.IsWide && panel != VerifyPanel.Message ? 0 : screen.PanelScroll;
        var name = panel switch
        {
            VerifyPanel.Message => page.Say("verify.arrived", ("step", screen.Quest.Protocol.Names.OfMessage(screen.Quest.Step.Name)), ("message", screen.Round.Message.Length)),
            VerifyPanel.Knowledge => page.Say("verify.know"),
            _ => page.Say(PanelNames[(int)panel]),
        };
        var next = page.IsWide ? "" : page.Say("common.onward", ("panelNames", page.Say(PanelNames[((int)panel + 1) % PanelNames.Length])));
        return Layout.Panel(Line.From(name, Style.Strong) + Line.From(next, Style.Faint), Layout.Viewport(lines, offset, columns - 2, inner, page.Glyphs), columns, rows, page.Glyphs);
    }

    private static IReadOnlyList<Line> Panel(VerifyPanel panel, VerifyScreen screen, Page page, int columns, int rows)
    {
        var quest = screen.Quest;
        var vocabulary = quest.Protocol.Vocabulary;
        var round = screen.Round;
        switch (panel)
        {
            case VerifyPanel.Message:
                var fields = MessageField.Of(quest.Step, round.Message);
                return [.. OctetView.Fields(round.Message, fields, vocabulary, page, columns, term => Readable(term, fields, round.Message, vocabulary), isCompact: true)];
            case VerifyPanel.Knowledge:
                var facts = CheckText.KnowledgeOf(quest).Facts.Where(f => f.Term is not (Term.Tuple or Term.PublicKey)).ToList();
                return Table.Lay(
                    [new Heading(""), new Heading(""), new Heading("")],
                    [
                        .. facts.Select(f =>
                        {
                            var octets = f.Term is Term.PrivateKey ? null : round.Receiver.Octets(f.Term);
                            IReadOnlyList<Line> row = [Line.From(vocabulary.Label(f.Term), Style.Name), octets is null ? "" : Value(f.Term, octets, vocabulary, page), Line.From(Provenance.Of(f, quest.Protocol, page.Language), Style.Faint)];
                            return row;
                        }),
                    ],
                    columns,
                    page.Glyphs);
            case VerifyPanel.Chart:
                return SequenceChart.Lines(quest.Protocol, quest.Role.Name, n => State(screen, n), columns, rows, page);
            default:
                var lines = new List<Line>();
                foreach (var hint in quest.Hints.Take(screen.Session.HintsTaken))
                {
                    lines.AddRange(Wrapping.Wrap(page.Glyphs.Pointer + " " + page.Say(hint), columns));
                }

                lines.AddRange(Wrapping.Wrap(page.Say(quest.Brief), columns, Style.Strong));
                lines.AddRange(Wrapping.Wrap(page.Say(quest.Story), columns));
                return lines;
        }
    }

    // Hashes and ciphertexts stand there in hex already.
    private static string Readable(Term term, Sequence<MessageField> fields, byte[] message, Vocabulary vocabulary)
    {
        var field = fields.First(f => term.Equals(f.Term));
        var value = TermText.Of(term, field.Value(message), vocabulary);
        return value.Length > 12 && value.All(char.IsAsciiHexDigit) ? "" : value;
    }

    private static string Value(Term term, byte[] octets, Vocabulary vocabulary, Page page)
    {
        var value = TermText.Of(term, octets, vocabulary);
        return value.Length > 16 && value.All(char.IsAsciiHexDigit) ? Octets.Short(octets, 16, page.Glyphs) : value;
    }

    private static MessageState State(VerifyScreen screen, int number)
    {
        var mine = screen.Quest.Step.Number;
        return number < mine ? MessageState.Accepted : number == mine ? MessageState.Present : MessageState.Ahead;
    }

    private static IReadOnlyList<Line> CheckList(VerifyScreen screen, Page page, int columns, int rows)
    {
        if (rows <= 0)
        {
            return [];
        }

        var isRefusing = screen.Notice is Refusing;
        var inner = Math.Max(rows - 2, 1);
        var lines = isRefusing ? Refusals(screen, page) : screen.Quest.IsHard ? Made(screen, page, columns - 2) : Offered(screen, page, columns - 2);
        var offset = Layout.OffsetThatShows(screen.Chosen, Math.Max(screen.Chosen - (inner / 2), 0), inner, lines.Count);
        return Layout.Panel(Line.From(page.Say(isRefusing ? Prose.Of("verify.reasons") : Prose.Of("verify.checks")), Style.Strong), Layout.Viewport(lines, offset, columns - 2, inner, page.Glyphs), columns, rows, page.Glyphs);
    }

    private static List<Line> Offered(VerifyScreen screen, Page page, int columns)
    {
        var texts = screen.Choices.Select(c => CheckText.Of(screen.Quest, c.Check, page)).ToList();
        var widest = Math.Min(texts.Select(t => Line.From(t).Width).DefaultIfEmpty(0).Max(), Math.Max(columns - 18, 10));
        var lines = new List<Line>();
        for (var i = 0; i < texts.Count; i++)
        {
            var result = screen.Shown.LastOrDefault(r => r.Text == screen.Choices[i].Check.Label);
            var mark = result is null ? Line.From(page.Say("verify.not-made"), Style.Faint) : CheckText.Mark(result, page);
            lines.Add(Pointed(i == screen.Chosen, texts[i], widest, page) + "  " + mark);
        }

        return lines;
    }

    private static List<Line> Made(VerifyScreen screen, Page page, int columns)
    {
        var widest = Math.Max(columns - 18, 10);
        return [.. screen.Shown.Select((r, i) => Pointed(i == screen.Chosen, r.Text, widest, page) + "  " + CheckText.Mark(r, page))];
    }

    private static List<Line> Refusals(VerifyScreen screen, Page page) =>
        [.. screen.RefusalLabels.Select((label, i) => Refusal(screen, label, i == screen.Chosen, page))];

    private static Line Refusal(VerifyScreen screen, string label, bool isChosen, Page page)
    {
        var choice = screen.Choices.FirstOrDefault(c => c.IsPossible && c.Check.Label == label);
        var text = choice is null ? label : CheckText.Of(screen.Quest, choice.Check, page);
        return Pointed(isChosen, text, Math.Min(52, page.Columns - 20), page) + "  " + CheckText.Mark(screen.Results.LastOrDefault(r => r.Text == label), page);
    }

    private static Line Pointed(bool isChosen, string text, int columns, Page page) =>
        Line.From(isChosen ? page.Glyphs.Pointer + " " : "  ") + Line.From(text, isChosen ? Style.Chosen : Style.Plain).Fit(columns, page.Glyphs);

    /// <summary>What is said below the checks.</summary>
    public static IReadOnlyList<Line> Notice(VerifyScreen screen, Page page)
    {
        if (screen.Field is { } field)
        {
            var candidates = Completion.Candidates(field, screen.Names());
            var hint = candidates.Count > 0 ? Line.From(" Tab: ", Style.Strong) + string.Join("  ", candidates.Take(10).Select(c => c.Trim())) : Line.From(" " + page.Say("verify.start-hard"), Style.Faint);
            hint = screen.FieldError is { } error ? Line.From($" {page.Glyphs.Refused} {ReasonText.Expected(error, page.Language)}", Style.Bad) : Lacking(screen, page) ?? hint;
            List<Line> lines = [Line.From("> ", Style.Strong) + Tail(field, page.Columns - 4), hint];
            if (screen.FieldError is not null)
            {
                lines.Add(Line.From($"   {FormOf(field.Text)}", Style.Faint));
            }

            return lines;
        }

        return Lacking(screen, page) is { } lacking ? [lacking] : screen.Notice switch
        {
            DeskNotice.Result when Pointed(screen) is { } result => [.. CheckText.Details(screen, result, page).Select(l => " " + l)],
            Refusing => [Line.From(" " + page.Say("verify.which-check"), Style.Notice)],
            RoundOver => Over(screen, page),
            _ => [Line.From(" " + page.Say(screen.Quest.IsHard ? Prose.Of("verify.start-hard") : Prose.Of("verify.start")), Style.Faint)],
        };
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

    private static List<Line> Over(VerifyScreen screen, Page page)
    {
        var judgement = screen.Session.Rounds[^1];
        var isRight = judgement.Outcome == RoundOutcome.Right;
        var text = page.Say(RoundText.Of(judgement));
        var lines = new List<Line>
        {
            Line.From($" {(isRight ? page.Glyphs.Accepted : page.Glyphs.Refused)} {char.ToUpperInvariant(text[0])}{text[1..]}", isRight ? Style.Good : Style.Bad),
        };
        if (judgement.Round.Fault is { } fault)
        {
            lines.Add(Line.From("   " + page.Say(fault.Story)));
        }

        if (judgement.Outcome == RoundOutcome.Guessed && judgement.Lacking.Count > 0 && judgement.IsAccepted)
        {
            lines.Add(Line.From("   " + page.Say("verify.lacking", ("lacking", string.Join(", ", judgement.Lacking.Select(l => page.Say(Vocables.OfCheck(l)))))), Style.Faint));
        }

        lines.Add(Line.From("   " + page.Say(screen.Session.IsOver ? Prose.Of("common.enter") : Prose.Of("verify.next-round")), Style.Strong));
        return lines;
    }

    private static string Tail(TextField field, int columns) => Line.From(field.Text).Skip(Skipped(field, columns)).Text;

    private static int Skipped(TextField field, int columns) => Math.Max(Line.From(field.Text[..field.Cursor]).Width - Math.Max(columns, 1), 0);

    private static (int, int)? Cursor(VerifyScreen screen, Page page, int row) =>
        screen.Field is { } field ? (2 + Line.From(field.Text[..field.Cursor]).Width - Skipped(field, page.Columns - 4), row) : null;
}
