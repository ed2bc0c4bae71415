using System.Globalization;
using PaymentQuest.Adversaries;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>An attack quest in words: what stands on its board and in its panels, and above them.</summary>
public static class AttackText
{
    private const int FewestRowsForTask = 20;
    private const int LongestTask = 3;
    private const int NarrowestParty = 18;

    private static readonly Prose[] PanelNames = [Prose.Of("attack.what-you-have"), Prose.Of("attack.ploys"), Prose.Of("common.story"), Prose.Of("attack.protocol")];
    private static readonly Dictionary<Fate, Prose> Fates = new()
    {
        [Fate.InFlight] = Prose.Of("attack.on-its-way"),
        [Fate.Delivered] = Prose.Of("attack.delivered"),
        [Fate.Held] = Prose.Of("attack.held"),
        [Fate.Dropped] = Prose.Of("attack.dropped"),
    };

    /// <summary>The quest and how far it is; what is to be done, and the goal in full, where there is room to say it.</summary>
    public static IReadOnlyList<Line> Heading(GameModel model, AttackScreen screen, Page page)
    {
        var quest = screen.Quest;
        var time = model.PlayTime.Of(quest.Id, screen.Attempt) ?? "";
        var ploys = screen.Session.Desk.Statements.Count;
        var heading = page.Header(
            $"{page.Say(quest.Title)} · {screen.Entry.Protocol}",
            page.Say("attack.facts", ("suite", quest.Suite.Name), ("ploys", ploys), ("hintsTaken", screen.Session.HintsTaken), ("hints", quest.Hints.Count), ("time", time)),
            page.Say("attack.fewer-facts", ("ploys", ploys), ("hintsTaken", screen.Session.HintsTaken), ("hints", quest.Hints.Count), ("time", time)),
            time);
        var task = Page.Wrap(" " + page.Say(quest.Brief), page.Columns - 1);
        return page.Rows >= FewestRowsForTask && task.Count <= LongestTask ? [heading, .. task, .. Page.Wrap(Goal(screen, page, " "), page.Columns - 1)] : [heading];
    }

    /// <summary>What a panel is called; where only one is unfolded, its title names the next.</summary>
    public static string Title(AttackPanel panel, Page page) =>
        page.Say(PanelNames[(int)panel]) + (page.IsWide ? "" : page.Say("common.onward", ("panelNames", page.Say(PanelNames[((int)panel + 1) % PanelNames.Length]))));

    /// <summary>The parties at work, side by side, each with what it does now. As many stand in a row as <see cref="PartiesInRow"/> says.</summary>
    public static IReadOnlyList<Line> Parties(AttackScreen screen, Page page, int columns)
    {
        if (screen.Parties == 0)
        {
            return [Line.From(" " + page.Say("attack.nobody-yet"), Style.Faint)];
        }

        var lines = new List<Line>();
        foreach (var row in Enumerable.Range(0, screen.Parties).Chunk(PartiesInRow(screen.Parties, columns)))
        {
            var width = columns / PartiesInRow(screen.Parties, columns);
            var blocks = row.Select(i => Party(screen, i, page, width - 3)).ToList();
            var rows = blocks.Max(b => b.Count);
            lines.AddRange(Enumerable.Range(0, rows).Select(r => blocks.Aggregate(Line.Empty, (line, block) =>
                line + Line.From(page.Glyphs.Vertical + " ", Style.Faint) + (r < block.Count ? block[r] : Line.Empty).Fit(width - 2, page.Glyphs))));
        }

        return lines;
    }

    /// <summary>How many parties stand side by side in so many columns.</summary>
    public static int PartiesInRow(int parties, int columns) => Math.Clamp(parties, 1, Math.Max(columns / NarrowestParty, 1));

    /// <summary>Which party stands at a place of <see cref="Parties"/>; null where none does.</summary>
    /// <param name="screen">The quest.</param>
    /// <param name="page">What it is shown on.</param>
    /// <param name="columns">The width that the parties were made for.</param>
    /// <param name="column">The place, from 0.</param>
    /// <param name="row">Its line, from 0.</param>
    public static int? PartyAt(AttackScreen screen, Page page, int columns, int column, int row)
    {
        var inRow = PartiesInRow(screen.Parties, columns);
        var top = 0;
        for (var first = 0; first < screen.Parties; first += inRow)
        {
            var rows = Enumerable.Range(first, Math.Min(inRow, screen.Parties - first)).Max(i => Party(screen, i, page, (columns / inRow) - 3).Count);
            if (row >= top && row < top + rows)
            {
                return first + (column / (columns / inRow)) is var party && party < Math.Min(first + inRow, screen.Parties) ? party : null;
            }

            top += rows;
        }

        return null;
    }

    /// <summary>The messages on the network as cards: what it is, from whom and for whom, what became of it, and what is in it.</summary>
    public static IReadOnlyList<IReadOnlyList<Line>> Cards(AttackScreen screen, Page page, int columns) =>
        [.. Enumerable.Range(1, screen.Messages).Select(number => Page.Wrap(Card(screen, number, page), columns))];

    private static IReadOnlyList<Line> Party(AttackScreen screen, int at, Page page, int columns)
    {
        var board = screen.Board;
        var text = new BoardText(board, page.Language);
        var participant = board.Runs.Participants[at];
        List<Line> lines = [Line.From($"{board.Label(at)} ", Style.Strong) + Line.From($"{text.Party(participant.Role, participant.Casting)}, {page.Say(board.Field.Compiled.Protocol.Names.OfRole(participant.Role))}{With(participant, text, page)}")];
        lines.Add(Line.From(State(screen, at, page), participant.Verdict is null ? Style.Faint : Style.Bad));
        if (participant is { Verdict: null, Awaits: { } next })
        {
            lines.Add(Line.From(next.Written.ToString(), Style.Name));
        }

        return [.. lines.SelectMany(l => Page.Wrap(l, Math.Max(columns, 4)))];
    }

    private static string With(Participant participant, BoardText text, Page page) => participant.Casting.Dishonest.Count == 0
        ? ""
        : page.Say("attack.deals-with", ("dishonest", string.Join(", ", participant.Casting.Dishonest.Select(d => text.Party(d, participant.Casting)))));

    private static string State(AttackScreen screen, int at, Page page) => at < screen.Board.Runs.Older ? page.Say("attack.older-run") : State(screen, screen.Board.Runs.Participants[at], page);

    private static string State(AttackScreen screen, Participant participant, Page page) => participant.Verdict is { } verdict ? page.Say("attack.stopped", ("verdict", CheckOf(verdict, page.Language)))
        : participant.Awaits is { } step ? page.Say("attack.waits", ("step", screen.Board.Field.Compiled.Protocol.Names.OfMessage(step.Name)))
        : page.Say("attack.ended");

    private static Line Card(AttackScreen screen, int number, Page page)
    {
        var board = screen.Board;
        var spoken = board.Runs.Heard[number - 1];
        var step = board.Field.Compiled.Protocol.Steps[spoken.Step - 1];
        var (isChosen, fate) = (number - 1 == screen.Chosen, board.FateOf(number));
        var head = $"{number.ToString(CultureInfo.InvariantCulture)} " + page.Say(
            "attack.from",
            ("participant", board.Label(spoken.Participant)),
            ("step", board.Field.Compiled.Protocol.Names.OfMessage(step.Name)),
            ("to", board.Field.Compiled.Protocol.Names.OfRole(step.To)));
        return Line.From(isChosen ? page.Glyphs.Pointer + " " : "  ") + Line.From(head, isChosen ? Style.Chosen : Style.Plain)
            + Line.From("  " + page.Say(Fates[fate]), fate == Fate.InFlight ? Style.Notice : Style.Faint)
            + Line.From("  " + new BoardText(board, page.Language).Parts(number), Style.Name);
    }

    /// <summary>The goal that is to be violated, or was.</summary>
    private static Line Goal(AttackScreen screen, Page page, string indent)
    {
        var names = screen.Board.Field.Compiled.Protocol.Names;
        return screen.Board.Breach is { } breach
            ? Line.From(indent + page.Say("attack.won", ("goal", names.OfGoal(breach.Goal))), Style.Good)
            : Line.From(indent + page.Say("attack.kept", ("goals", Prose.Join("; ", [.. screen.Board.Field.Goals.Select(names.OfGoal)]))), Style.Faint);
    }

    /// <summary>How the quest begins, and what is asked and said in it.</summary>
    internal static Prose HowToStart => Prose.Of("attack.start");

    internal static Prose GoOn => Prose.Of("common.enter");

    /// <summary>The parties and the messages, one a line.</summary>
    internal static IEnumerable<Line> Board(AttackScreen screen, Page page)
    {
        var board = screen.Board;
        var text = new BoardText(board, page.Language);
        foreach (var (at, participant) in board.Runs.Participants.Index())
        {
            yield return Line.From($" {board.Label(at)} {text.Party(participant.Role, participant.Casting)}, {page.Say(board.Field.Compiled.Protocol.Names.OfRole(participant.Role))}{With(participant, text, page)}: {State(screen, at, page)}")
                + (participant is { Verdict: null, Awaits: { } next } ? $"  {next.Written}" : "");
        }

        if (board.Runs.Participants.Count == 0)
        {
            yield return " " + page.Say("attack.nobody-yet");
        }

        foreach (var number in Enumerable.Range(1, screen.Messages))
        {
            yield return Card(screen, number, page);
        }

        if (screen.Messages == 0)
        {
            yield return " " + page.Say("attack.nothing-yet");
        }
    }

    private static string CheckOf(Verdict verdict, Language language) => verdict switch
    {
        Verdict.Refused r => $"{r.Check.Step}/{r.Check.Label}",
        Verdict.Malformed m => $"{m.Check.Step}/{m.Check.Label}",
        Verdict.Stalled s => HindranceText.Of(s.Reason).In(language),
        _ => verdict.Word,
    };

    /// <summary>What stands in a panel.</summary>
    public static IReadOnlyList<Line> Lines(AttackPanel panel, AttackScreen screen, Page page, int columns)
    {
        var board = screen.Board;
        switch (panel)
        {
            case AttackPanel.Holdings:
                // What was heard last is what is needed first; keys and certificates that everybody has come last.
                var holdings = board.Holdings.All.OrderByDescending(h => h.Message).ThenBy(h => IsPublic(h.Term)).ToList();
                return Held(holdings, board, page, columns);
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
                lines.AddRange(Page.Wrap(Goal(screen, page, ""), columns));
                return lines;
        }
    }

    /// <summary>What is inside a message, as far as it opens to the adversary: names, values, and what each was opened with.</summary>
    internal static IReadOnlyList<Line> Inside(AttackScreen screen, int message, Page page, int columns) =>
        Held([.. screen.Board.Holdings.All.Where(h => h.Message == message)], screen.Board, page, columns);

    private static Sequence<Line> Held(IEnumerable<Holding> holdings, Board board, Page page, int columns) => Table.Lay(
        [new Heading(""), new Heading(""), new Heading("")],
        [.. holdings.Select(h => (IReadOnlyList<Line>)[Line.From(" " + new BoardText(board, page.Language).Label(h), Style.Name), Value(h, board, page), Line.From(Whence(h, board, page), Style.Faint)])],
        columns,
        page.Glyphs);

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

        return holding.Recipe is Recipe.Compromised ? page.Say("attack.has-become-known")
            : holding.Message == 0 ? page.Say("attack.own")
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
