using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>Draws a debrief.</summary>
internal static class DebriefView
{
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
        Add(Line.From($"{sign} {page.Say(session.IsSolved ? Prose.Of("debrief.solved") : Prose.Of("debrief.not-solved"))}", session.IsSolved ? Style.Good : Style.Notice));
        var hints = session.HintsTaken == 0 ? page.Say("debrief.no-hints") : page.Say(
            "debrief.hints",
            ("hintsTaken", session.HintsTaken),
            ("hintPrices", Session.HintPrices.Take(session.HintsTaken).Sum()));
        Add(page.Say("debrief.score", ("score", session.Score), ("moves", session.Moves), ("parMoves", session.Quest.ParMoves), ("hints", hints)));
        if (watch.IsWhole && watch.Of(session.Quest.Id, screen.Attempt) is { } time)
        {
            var par = session.Quest.ParSeconds;
            Add(page.Say("debrief.time", ("time", time), ("invariantCulture", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{par / 60:00}:{par % 60:00}"))));
        }

        Add("");
        Add(Line.From(page.Say("debrief.objectives"), Style.Strong));
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
        Add(Line.From(page.Say("debrief.learn"), Style.Strong));
        Add(page.Say(session.Quest.Debrief));
        Add("");
        Add(Line.From(page.Say("debrief.source", ("source", session.Quest.Source)), Style.Faint));
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
        add(Line.From(page.Say("debrief.your-ploys"), Style.Strong));
        Played(board, page, add);
        if (Board.After(quest, quest.Repaired, board.Runs.Cast.Seed, board.Turns.Skip(quest.Opening.Count).Select(t => t.Line)) is { } repaired)
        {
            add("");
            add(Line.From(page.Say("debrief.against-repaired", ("protocol", page.Say(quest.Repaired.Compiled.Protocol.Title))), Style.Strong));
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
            add($"{sign} {page.Say("debrief.weight", ("slot", slot.Key), ("weight", 100 * slot.Weight / weights))}");
            var checks = judgement?.Run?.Checks.Where(c => quest.Slots.Count == 1 ? c.Step >= slot.Step.Number : c.Step == slot.Step.Number).GroupBy(c => (c.Name.Role, c.Step)) ?? [];
            foreach (var made in checks)
            {
                add(Line.From("   " + page.Say(
                    "debrief.evidence",
                    ("role", page.Say(Vocables.Subject(made.Key.Role, quest.Protocol))),
                    ("step", made.Key.Step),
                    ("made", string.Join(", ", made.Select(c => page.Say(Vocables.OfCheck(c.Name.Label)))))), Style.Faint));
            }
        }

        add("");
        add(Line.From(page.Say("debrief.solution"), Style.Strong));
        if (!session.IsSolved)
        {
            add(page.Say("debrief.withheld"));
            return;
        }

        foreach (var slot in quest.Slots)
        {
            add(Line.From(page.Say("debrief.solution-of", ("slot", slot.Key))) + Line.From(" " + slot.Solution, Style.Name));
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
        add(Line.From(page.Say("debrief.solution"), Style.Strong));
        if (!session.IsSolved)
        {
            add(page.Say("debrief.withheld-of-sheet"));
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
            add(Line.From($"{(isRight ? page.Glyphs.Accepted : page.Glyphs.Refused)} {page.Say(
                "debrief.round",
                ("round", round.Round.Number + 1),
                ("told", page.Say(RoundText.Of(round))))}", isRight ? Style.Plain : Style.Notice));
            if (round.Round.Fault is { } fault)
            {
                add(Line.From("   " + page.Say(fault.Story), Style.Faint));
            }
        }

        add("");
        add(Line.From(page.Say("debrief.solution"), Style.Strong));
        if (!session.IsSolved)
        {
            add(page.Say("debrief.withheld"));
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
