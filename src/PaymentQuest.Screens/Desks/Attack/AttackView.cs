using System.Globalization;
using PaymentQuest.Adversaries;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Draws an attack quest.</summary>
internal static class AttackView
{
    private static readonly Prose[] PanelNames = [Prose.Of("attack.what-you-have"), Prose.Of("attack.ploys"), Prose.Of("common.story"), Prose.Of("attack.protocol")];
    private static readonly Dictionary<Fate, Prose> Fates = new()
    {
        [Fate.InFlight] = Prose.Of("attack.on-its-way"),
        [Fate.Delivered] = Prose.Of("attack.delivered"),
        [Fate.Held] = Prose.Of("attack.held"),
        [Fate.Dropped] = Prose.Of("attack.dropped"),
    };

    public static Frame Frame(GameModel model, AttackScreen screen, Page page)
    {
        var quest = screen.Quest;
        var time = model.PlayTime.Of(quest.Id, screen.Attempt) ?? "";
        var ploys = screen.Session.Desk.Statements.Count;
        var header = new List<Line>
        {
            page.Header(
                $"{page.Say(quest.Title)} · {screen.Entry.Protocol}",
                page.Say("attack.facts", ("suite", quest.Suite.Name), ("ploys", ploys), ("hintsTaken", screen.Session.HintsTaken), ("hints", quest.Hints.Count), ("time", time)),
                page.Say("attack.fewer-facts", ("ploys", ploys), ("hintsTaken", screen.Session.HintsTaken), ("hints", quest.Hints.Count), ("time", time)),
                time),
        };
        var brief = Page.Wrap(" " + page.Say(quest.Brief), page.Columns - 1);
        if (page.Rows >= 20 && brief.Count <= 3)
        {
            header.AddRange(brief);
            var (goal, style) = screen.Board.Breach is { } breach ? (page.Say("attack.won", ("goal", screen.Board.Field.Compiled.Protocol.Names.OfGoal(breach.Goal))), Style.Good) : (page.Say("attack.kept", ("goals", Prose.Join("; ", [.. screen.Board.Field.Goals.Select(screen.Board.Field.Compiled.Protocol.Names.OfGoal)]))), Style.Faint);
            header.Add(Line.From(" " + goal, style).Truncate(page.Columns, page.Glyphs));
        }

        var footer = page.Footer(screen, model);
        var room = page.Rows - header.Count - footer.Count;
        var notice = screen.NoticeLines(page).SelectMany(l => Page.Wrap(l, page.Columns)).ToList();
        var noticeRows = Math.Clamp(notice.Count, Math.Min(2, room), Math.Max(room * 4 / 10, Math.Min(3, room)));
        var bodyRows = Math.Max(room - noticeRows, 0);
        List<Line> body = [.. page.IsWide ? Wide(screen, page, bodyRows) : Narrow(screen, page, bodyRows), .. Layout.Viewport(notice, 0, page.Columns, noticeRows, page.Glyphs)];
        return page.Compose(header, body, footer, AttackNoticeText.Cursor(screen, page, header.Count + bodyRows));
    }

    /// <summary>How many lines the panel has that scrolls.</summary>
    public static int PanelLines(AttackScreen screen, Page page) => Panel(Scrolled(screen, page), screen, page, Math.Max(page.Columns - 2, 1)).Count;

    /// <summary>What is unfolded after this panel. Where there is room for two columns, only story and protocol share a place.</summary>
    public static AttackPanel Next(AttackPanel panel, Page page, Intent intent = Intent.NextPanel) =>
        !page.IsWide ? DeskUpdate.Panel(panel, intent) : panel == AttackPanel.Protocol ? AttackPanel.Story : AttackPanel.Protocol;

    /// <summary>How the quest begins, and what is asked and said in it.</summary>
    internal static Prose HowToStart => Prose.Of("attack.start");

    internal static Prose ResetQuestion => Prose.Of("attack.reset");

    internal static Prose GoOn => Prose.Of("common.enter");

    /// <summary>The parties and the messages, one a line.</summary>
    internal static List<Line> Board(AttackScreen screen, Page page, out int pointed)
    {
        var board = screen.Board;
        var text = new BoardText(board, page.Language);
        var lines = new List<Line>();
        for (var i = 0; i < board.Runs.Participants.Count; i++)
        {
            var participant = board.Runs.Participants[i];
            var with = participant.Casting.Dishonest.Count == 0 ? "" : page.Say("attack.deals-with", ("dishonest", string.Join(", ", participant.Casting.Dishonest.Select(d => text.Party(d, participant.Casting)))));
            var state = participant.Verdict is { } verdict ? page.Say("attack.stopped", ("verdict", CheckOf(verdict, page.Language)))
                : participant.Awaits is { } step ? page.Say("attack.waits", ("step", screen.Board.Field.Compiled.Protocol.Names.OfMessage(step.Name)))
                : page.Say("attack.ended");
            var awaited = participant.Verdict is null && participant.Awaits is { } next ? Line.From("  " + next.Written, Style.Name) : Line.Empty;
            lines.Add(Line.From($" {board.Label(i)} ", Style.Strong) + Line.From($"{text.Party(participant.Role, participant.Casting)}, {page.Say(screen.Board.Field.Compiled.Protocol.Names.OfRole(participant.Role))}{with}: ")
                + Line.From(state, participant.Verdict is null ? Style.Faint : Style.Bad) + awaited);
        }

        if (lines.Count == 0)
        {
            lines.Add(Line.From(" " + page.Say("attack.nobody-yet"), Style.Faint));
        }

        pointed = lines.Count + screen.Chosen;
        for (var number = 1; number <= board.Runs.Heard.Count; number++)
        {
            var spoken = board.Runs.Heard[number - 1];
            var step = board.Field.Compiled.Protocol.Steps[spoken.Step - 1];
            var isChosen = number - 1 == screen.Chosen;
            var fate = board.FateOf(number);
            var head = $"{number.ToString(CultureInfo.InvariantCulture)} " + page.Say(
                "attack.from",
                ("participant", board.Label(spoken.Participant)),
                ("step", screen.Board.Field.Compiled.Protocol.Names.OfMessage(step.Name)),
                ("to", screen.Board.Field.Compiled.Protocol.Names.OfRole(step.To)));
            lines.Add(Line.From(isChosen ? page.Glyphs.Pointer + " " : "  ") + Line.From(head, isChosen ? Style.Chosen : Style.Plain)
                + Line.From("  " + page.Say(Fates[fate]), fate == Fate.InFlight ? Style.Notice : Style.Faint)
                + Line.From("  " + text.Parts(number), Style.Name));
        }

        if (board.Runs.Heard.Count == 0)
        {
            lines.Add(Line.From(" " + page.Say("attack.nothing-yet"), Style.Faint));
        }

        return lines;
    }

    /// <summary>The lines in full where there is room, and else each cut off; and which of them is pointed at.</summary>
    private static (List<Line> Lines, int Pointed) Fitted(AttackScreen screen, Page page, int columns, int rows)
    {
        var lines = Board(screen, page, out var pointed);
        var wrapped = lines.ConvertAll(l => Page.Wrap(l, columns));
        return wrapped.Sum(w => w.Count) <= rows
            ? ([.. wrapped.SelectMany(w => w)], wrapped.Take(pointed).Sum(w => w.Count))
            : (lines.ConvertAll(l => l.Truncate(columns, page.Glyphs)), pointed);
    }

    private static string CheckOf(Verdict verdict, Language language) => verdict switch
    {
        Verdict.Refused r => $"{r.Check.Step}/{r.Check.Label}",
        Verdict.Malformed m => $"{m.Check.Step}/{m.Check.Label}",
        Verdict.Stalled s => HindranceText.Of(s.Reason).In(language),
        _ => verdict.Word,
    };

    private static IReadOnlyList<Line> Narrow(AttackScreen screen, Page page, int rows)
    {
        var most = Math.Max((rows * 6) / 10, Math.Min(4, rows));
        var upper = Math.Clamp(Fitted(screen, page, page.Columns - 2, most - 2).Lines.Count + 2, Math.Min(4, rows), most);
        return [.. NetworkBox(screen, page, page.Columns, upper), .. Boxed(screen.Panel, screen, page, page.Columns, rows - upper)];
    }

    private static IReadOnlyList<Line> Wide(AttackScreen screen, Page page, int rows)
    {
        var side = Math.Min(54, page.Columns * 5 / 12);
        var main = page.Columns - side;
        var network = Math.Max(rows / 2, 8);
        var left = Boxed(screen.Panel == AttackPanel.Protocol ? AttackPanel.Protocol : AttackPanel.Story, screen, page, side, rows / 2).Concat(Boxed(AttackPanel.Turns, screen, page, side, rows - (rows / 2))).ToList();
        var right = NetworkBox(screen, page, main, network).Concat(Boxed(AttackPanel.Holdings, screen, page, main, rows - network)).ToList();
        return Layout.Beside(page.Glyphs, 0, (left, side), (right, main));
    }

    private static IReadOnlyList<Line> NetworkBox(AttackScreen screen, Page page, int columns, int rows)
    {
        if (rows <= 0)
        {
            return [];
        }

        var inner = Math.Max(rows - 2, 1);
        var (lines, pointed) = Fitted(screen, page, Math.Max(columns - 2, 1), inner);
        var offset = Layout.OffsetThatShows(pointed, Math.Max(pointed - (inner / 2), 0), inner, lines.Count);
        return Layout.Panel(Line.From(page.Say("common.network"), Style.Strong), Layout.Viewport(lines, offset, columns - 2, inner, page.Glyphs), columns, rows, page.Glyphs);
    }

    private static IReadOnlyList<Line> Boxed(AttackPanel panel, AttackScreen screen, Page page, int columns, int rows)
    {
        if (rows <= 0)
        {
            return [];
        }

        var inner = Math.Max(rows - 2, 1);
        var lines = Panel(panel, screen, page, columns - 2);
        var scroll = panel == Scrolled(screen, page) ? screen.PanelScroll : 0;
        // Of the ploys the last are the news.
        var offset = panel == AttackPanel.Turns ? Math.Max(lines.Count - inner - scroll, 0) : scroll;
        var next = page.IsWide && panel is AttackPanel.Holdings or AttackPanel.Turns ? "" : page.Say("common.onward", ("panelNames", page.Say(PanelNames[(int)Next(panel, page)])));
        return Layout.Panel(Line.From(page.Say(PanelNames[(int)panel]), Style.Strong) + Line.From(next, Style.Faint), Layout.Viewport(lines, offset, columns - 2, inner, page.Glyphs), columns, rows, page.Glyphs);
    }

    private static AttackPanel Scrolled(AttackScreen screen, Page page) => page.IsWide && screen.Panel != AttackPanel.Protocol ? AttackPanel.Holdings : screen.Panel;

    private static IReadOnlyList<Line> Panel(AttackPanel panel, AttackScreen screen, Page page, int columns)
    {
        var board = screen.Board;
        switch (panel)
        {
            case AttackPanel.Holdings:
                // What was heard last is what is needed first; keys and certificates that everybody has come last.
                var holdings = board.Holdings.All.OrderByDescending(h => h.Message).ThenBy(h => IsPublic(h.Term)).ToList();
                return Table.Lay(
                    [new Heading(""), new Heading(""), new Heading("")],
                    [
                        .. holdings.Select(h =>
                        {
                            IReadOnlyList<Line> row =
                            [
                                Line.From(" " + new BoardText(board, page.Language).Label(h), Style.Name),
                                Value(h, board, page),
                                Line.From(Whence(h, board, page), Style.Faint),
                            ];
                            return row;
                        }),
                    ],
                    columns,
                    page.Glyphs);
            case AttackPanel.Turns:
                var text = new BoardText(board, page.Language);
                return board.Turns.Count == 0
                    ? [Line.From(" " + page.Say("attack.nothing-played"), Style.Faint)]
                    : [.. board.Turns.SelectMany(t => (Line[])[Line.From(" " + t.Line, Style.Strong), Line.From("   " + text.Of(t), t.IsSuccess ? Style.Faint : Style.Bad)]).SelectMany(l => Page.Wrap(l, columns))];
            case AttackPanel.Protocol:
                return [.. ProtocolText.Lines(board.Field.Compiled.Protocol, page.Language, page.Glyphs).SelectMany(l => Page.Wrap(l, columns))];
            default:
                var lines = new List<Line>();
                foreach (var hint in screen.Quest.Hints.Take(screen.Session.HintsTaken))
                {
                    lines.AddRange(Wrapping.Wrap(page.Glyphs.Pointer + " " + page.Say(hint), columns));
                }

                lines.AddRange(Wrapping.Wrap(page.Say(screen.Quest.Brief), columns, Style.Strong));
                lines.AddRange(Wrapping.Wrap(page.Say(screen.Quest.Story), columns));
                lines.AddRange(Wrapping.Wrap(page.Say("attack.kept", ("goals", string.Join("; ", board.Field.Claims.Select(c => c.Name)))), columns, Style.Faint));
                return lines;
        }
    }

    /// <summary>Where the adversary has something from: what a message is opened with is told from the outside inwards.</summary>
    private static string Whence(Holding holding, Board board, Page page)
    {
        var keys = new Stack<string>();
        for (var recipe = holding.Recipe; recipe is Recipe.Part or Recipe.Opened or Recipe.Cut;)
        {
            if (recipe is Recipe.Opened opened && board.Holdings.All.FirstOrDefault(h => h.Recipe.Equals(opened.Key)) is { } key)
            {
                keys.Push(board.Field.Compiled.Protocol.Vocabulary.Label(key.Term));
            }

            recipe = recipe switch { Recipe.Part p => p.Of, Recipe.Opened o => o.Of, _ => ((Recipe.Cut)recipe).Of };
        }

        return holding.Message == 0 ? page.Say("attack.own")
            : keys.Count == 0 ? page.Say("attack.of-message", ("message", holding.Message))
            : page.Say("attack.opened-with", ("message", holding.Message), ("keys", string.Join(", ", keys.Distinct())));
    }

    private static bool IsPublic(Term term) => term is Term.PublicKey or Term.Certificate or Term.RevocationList;

    private static Line Value(Holding holding, Board board, Page page)
    {
        if (holding.Octets.Length == 0)
        {
            return Line.Empty;
        }

        var value = TermText.Of(holding.Plain, holding.Octets, board.Field.Compiled.Protocol.Vocabulary);
        return value.Length > 16 && value.All(char.IsAsciiHexDigit) ? Octets.Short(holding.Octets, 12, page.Glyphs) : value;
    }
}
