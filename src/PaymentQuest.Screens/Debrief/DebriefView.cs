using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>Draws a debrief.</summary>
internal static class DebriefView
{
    private static readonly Prose Solved = new("Solved", "Resuelta");
    private static readonly Prose NotSolved = new("Finished, but not everything was right", "Terminada, pero no todo estaba bien");
    private static readonly Prose Score = new("score {0} % · moves {1}, par {2} · {3}", "puntuación {0} % · jugadas {1}, par {2} · {3}");
    private static readonly Prose Time = new("time {0}, par {1}", "tiempo {0}, par {1}");
    private static readonly Prose NoHints = new("no hints", "sin pistas");
    private static readonly Prose Hints = new("hints {0}, −{1} %", "pistas {0}, −{1} %");
    private static readonly Prose Objectives = new("What was asked for", "Lo que se pedía");
    private static readonly Prose Weight = new("{0}  {1} % of the score", "{0}  {1} % de la puntuación");
    private static readonly Prose Evidence = new("checked by {0} at message {1}: {2}", "comprobado por {0} en el mensaje {1}: {2}");
    private static readonly Prose Solution = new("The solution", "La solución");
    private static readonly Prose SolutionOf = new("{0} =", "{0} =");
    private static readonly Prose Withheld = new("The solution is shown when the quest is solved. n plays again, with other values.", "La solución se muestra cuando la misión está resuelta. n la juega otra vez, con otros valores.");
    private static readonly Prose WithheldOfSheet = new("The solution is shown when the quest is solved. n plays again.", "La solución se muestra cuando la misión está resuelta. n la juega otra vez.");
    private static readonly Prose Learn = new("What there is to learn", "Lo que se aprende");
    private static readonly Prose Source = new("Source: {0}", "Fuente: {0}");
    private static readonly Prose YourPloys = new("Your ploys", "Tus ardides");
    private static readonly Prose AgainstRepaired = new("The same against {0}", "Los mismos contra {0}");
    private static readonly Prose Round = new("Message {0}: {1}", "Mensaje {0}: {1}");

    public static Frame Frame(GameModel model, DebriefScreen screen, Page page)
    {
        var footer = page.Footer(screen, model.Note);
        List<Line> header = [page.Header(page.Say(screen.Entry.Title), $"{screen.Entry.Protocol} · {page.Say(Vocables.OfPlayer(screen.Entry))}"), page.Rule()];
        return page.Compose(header, Layout.Viewport(Lines(screen, page, model.PlayTime), screen.Scroll, page.Columns, page.Rows - header.Count - footer.Count, page.Glyphs), footer);
    }

    public static List<Line> Lines(DebriefScreen screen, Page page, PlayTime watch)
    {
        var session = screen.Session;
        var lines = new List<Line>();
        var width = Math.Min(page.Columns - 2, 100);
        void Add(Line line) => lines.AddRange(Page.Wrap(" " + line, width));
        var sign = session.IsSolved ? page.Glyphs.Accepted : page.Glyphs.Refused;
        Add(Line.From($"{sign} {page.Say(session.IsSolved ? Solved : NotSolved)}", session.IsSolved ? Style.Good : Style.Notice));
        var hints = session.HintsTaken == 0 ? page.Say(NoHints) : page.Say(Hints, session.HintsTaken, Session.HintPrices.Take(session.HintsTaken).Sum());
        Add(page.Say(Score, session.Score, session.Moves, session.Quest.ParMoves, hints));
        if (watch.IsWhole && watch.Of(session.Quest.Id, screen.Attempt) is { } time)
        {
            var par = session.Quest.ParSeconds;
            Add(page.Say(Time, time, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{par / 60:00}:{par % 60:00}")));
        }

        Add("");
        Add(Line.From(page.Say(Objectives), Style.Strong));
        switch (session.Quest)
        {
            case BuildQuest b:
                Built(b, session, page, Add);
                break;
            case VerifyQuest v:
                Verified(v, session, page, Add);
                break;
            case AttackQuest a when session.Board is { } board:
                Attacked(a, board, page, Add);
                break;
            case SheetQuest h when session.Sheet is { } judgement:
                Filled(h, judgement, session, page, Add);
                break;
        }

        Add("");
        Add(Line.From(page.Say(Learn), Style.Strong));
        Add(page.Say(session.Quest.Debrief));
        Add("");
        Add(Line.From(page.Say(Source, session.Quest.Source), Style.Faint));
        return lines;
    }

    private static void Attacked(AttackQuest quest, Board board, Page page, Action<Line> add)
    {
        if (board.Breach is not { } breach)
        {
            return;
        }

        add($"{page.Glyphs.Accepted} {breach.Goal}");
        add(Line.From("   " + breach.Story.In(page.Language)));
        add("");
        add(Line.From(page.Say(YourPloys), Style.Strong));
        Played(board, page, add);
        if (Board.After(quest, quest.Repaired, board.Runs.Cast.Seed, board.Turns.Skip(quest.Opening.Count).Select(t => t.Line)) is { } repaired)
        {
            add("");
            add(Line.From(page.Say(AgainstRepaired, page.Say(quest.Repaired.Compiled.Protocol.Title)), Style.Strong));
            Played(repaired, page, add);
            add(Line.From(new BoardText(repaired, page.Language).Repaired(AttackProof.StoppedBy(quest, board)), Style.Notice));
        }
    }

    private static void Played(Board board, Page page, Action<Line> add)
    {
        var text = new BoardText(board, page.Language);
        foreach (var turn in board.Turns)
        {
            add(Line.From("   " + turn.Line, Style.Name));
            add(Line.From("      " + text.Of(turn), turn.IsSuccess ? Style.Faint : Style.Bad));
        }
    }

    private static void Built(BuildQuest quest, Session session, Page page, Action<Line> add)
    {
        var weights = Math.Max(quest.Slots.Sum(s => s.Weight), 1);
        foreach (var slot in quest.Slots)
        {
            var judgement = session.Judgements.GetValueOrDefault(slot.Key);
            var sign = judgement is { IsSolved: true } ? page.Glyphs.Accepted : page.Glyphs.Refused;
            add($"{sign} {page.Say(Weight, slot.Key, 100 * slot.Weight / weights)}");
            var checks = judgement?.Run?.Checks.Where(c => quest.Slots.Count == 1 ? c.Step >= slot.Step.Number : c.Step == slot.Step.Number).GroupBy(c => (c.Name.Role, c.Step)) ?? [];
            foreach (var made in checks)
            {
                add(Line.From("   " + page.Say(Evidence, page.Say(Vocables.Subject(made.Key.Role)), made.Key.Step, string.Join(", ", made.Select(c => page.Say(Vocables.OfCheck(c.Name.Label))))), Style.Faint));
            }
        }

        add("");
        add(Line.From(page.Say(Solution), Style.Strong));
        if (!session.IsSolved)
        {
            add(page.Say(Withheld));
            return;
        }

        foreach (var slot in quest.Slots)
        {
            add(Line.From(page.Say(SolutionOf, slot.Key)) + Line.From(" " + slot.Solution, Style.Name));
            var palette = Workbench.PaletteOf(quest, slot, session.Seed);
            foreach (var line in BuildView.TreeOf(palette, quest, page).Lines(slot.Solution, -1, Math.Min(page.Columns - 6, 96), out _))
            {
                add("   " + line);
            }
        }
    }

    private static void Filled(SheetQuest quest, SheetJudgement judgement, Session session, Page page, Action<Line> add)
    {
        var text = new SheetText(quest, page.Language, page.Glyphs);
        text.Lines(judgement).ToList().ForEach(add);
        if (quest is ClassifyQuest)
        {
            // The reasons for wrong marks are the solution.
            return;
        }

        add("");
        add(Line.From(page.Say(Solution), Style.Strong));
        if (!session.IsSolved)
        {
            add(page.Say(WithheldOfSheet));
            return;
        }

        foreach (var (place, at) in ((judgement as SheetJudgement.Ordered)?.Places ?? []).Select((p, i) => (p, i)))
        {
            add(Line.From($"   {at + 1}. ") + Line.From(text.Short(place.Label), Style.Name) + Line.From($"  {text.CostOf(place.Label)}", Style.Faint));
        }

        foreach (var result in (quest as ComputeQuest)?.Calculations.OfType<Calculation.Result>() ?? [])
        {
            add(Line.From("   " + result.Key, Style.Name) + Line.From($" = {result.Formula.Text} = {ComputeJudge.Expected((ComputeQuest)quest, result, session.Seed)}"));
        }

        if (quest is ComputeQuest { Arithmetic: { } arithmetic } compute)
        {
            var steps = new List<PaperStep>();
            compute.Calculations.OfType<Calculation.Value>().ToList().ForEach(c => arithmetic.Evaluate(c.Term, null, steps));
            foreach (var step in steps.DistinctBy(s => s.Term))
            {
                add(Line.From("   " + quest.Protocol.Vocabulary.Label(step.Term), Style.Name) + Line.From($" = {step.Formula} = {step.Digits}"));
            }
        }
    }

    private static void Verified(VerifyQuest quest, Session session, Page page, Action<Line> add)
    {
        foreach (var round in session.Rounds)
        {
            var isRight = round.Outcome == RoundOutcome.Right;
            add(Line.From($"{(isRight ? page.Glyphs.Accepted : page.Glyphs.Refused)} {page.Say(Round, round.Round.Number + 1, page.Say(RoundText.Of(round)))}", isRight ? Style.Plain : Style.Notice));
            if (round.Round.Fault is { } fault)
            {
                add(Line.From("   " + page.Say(fault.Story), Style.Faint));
            }
        }

        add("");
        add(Line.From(page.Say(Solution), Style.Strong));
        if (!session.IsSolved)
        {
            add(page.Say(Withheld));
            return;
        }

        var reader = new StatementReader(quest);
        foreach (var statement in quest.Solution)
        {
            add(Line.From("   " + statement, Style.Name));
            if (reader.Read(statement) is Statement.Make { Action: var action } && action.Check is { } check)
            {
                add(Line.From("      " + ReasonText.Short(action, quest.Compiled.Programs[check.Role], quest.Protocol, page.Glyphs, page.Language), Style.Faint));
            }
        }
    }
}
