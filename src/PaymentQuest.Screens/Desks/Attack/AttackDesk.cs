using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Quests in which the player is the network, or a dishonest party.</summary>
internal sealed partial class AttackDesk() : DeskKind<AttackQuest, AttackScreen>(AttackQuest.Attacking, Prose.Of("word.attack"), Prose.Of("attack.reset"))
{
    /// <inheritdoc/>
    public override Sequence<Prose> Help => [Prose.Of("help.ploys"), Prose.Of("help.cards")];

    /// <inheritdoc/>
    protected override AttackScreen Begin(QuestEntry entry, AttackQuest quest, Session session, int attempt) => AttackScreen.Of(entry, quest, session, attempt);

    /// <summary>With examples that are of use in the quest's protocol.</summary>
    protected override IReadOnlyList<Prose> HowTo(AttackQuest quest)
    {
        var protocol = quest.Field.Compiled.Protocol;
        var first = protocol.Steps[0];
        var value = first.Message.SelfAndDescendants.OfType<Term.Atom>().Select(a => a.Name).FirstOrDefault(protocol.Fresh.ContainsKey) ?? protocol.Fresh.Keys.FirstOrDefault() ?? protocol.Roles[0].Symbol;
        var own = quest.Means.Plays.Select(p => protocol.RoleNamed(p).Symbol).FirstOrDefault();
        var signs = own is not null && protocol.Steps.SelectMany(s => s.Message.SelfAndDescendants).OfType<Term.Signed>().Any(s => s.Holder == own);
        var (playing, signing) = (own is null ? Prose.Empty : Prose.Of("briefing.playing", ("own", own)), signs ? Prose.Of("briefing.signing", ("own", own)) : Prose.Empty);
        return
        [
            Prose.Of("briefing.network"),
            Prose.Of("briefing.sending", ("to", protocol.RoleNamed(first.To).Symbol), ("value", value)),
            Prose.Of("briefing.primes", ("playing", playing), ("signing", signing), ("value", value), ("to", first.To)),
            Prose.Of("briefing.winning"),
        ];
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> Told(AttackQuest quest, Attempt attempt, ulong seed, Language language, Glyphs glyphs) =>
        attempt.Board is { } board ? new BoardText(board, language).Lines() : [];

    /// <inheritdoc/>
    protected override void Debrief(AttackQuest quest, Session session, Page page, Action<Line> add)
    {
        if (session.Board is not { Breach: { } breach } board)
        {
            if (session.HasGivenUp && Board.After(quest, quest.Field, session.Seed, quest.Wins[0].Ploys) is { } won)
            {
                add(Line.From(page.Say("debrief.solution"), Style.Strong));
                Played(won, page, add);
            }

            return;
        }

        add($"{page.Glyphs.Accepted} {page.Say(quest.Protocol.Names.OfGoal(breach.Goal))}");
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

    /// <inheritdoc/>
    protected override IEnumerable<string> Shown(AttackScreen screen, Page page)
    {
        foreach (var line in AttackText.Board(screen, page))
        {
            yield return line.Text;
        }

        yield return page.Say("plain.have");
        foreach (var message in screen.Board.Holdings.All.GroupBy(h => h.Message))
        {
            yield return "  " + string.Join(", ", message.Select(new BoardText(screen.Board, page.Language).Label).Distinct());
        }

        yield return page.Say("plain.how-to-attack");
    }

    /// <inheritdoc/>
    protected override PlainAnswer Obey(GameModel model, AttackScreen screen, PlainLine line, Page page)
    {
        if (screen.Session.IsOver)
        {
            return new PlainAnswer(model, [page.Say("plain.over")]);
        }

        var next = AttackUpdate.Play(model, screen, line.Text);
        if (next.Effects.Count == 0)
        {
            // What cannot be carried out costs nothing, and is told with its place.
            var tried = screen.Board.With(screen.Session.Desk.Statements.Append(line.Text));
            return new PlainAnswer(next, screen.Session.IsFull ? [] : [$"{page.Glyphs.Refused} {new BoardText(tried, page.Language).Of(tried.Turns[^1])}"]);
        }

        var board = ((AttackScreen)next.Model.Top).Board;
        var text = new BoardText(board, page.Language);
        var last = board.Turns[^1];
        return new PlainAnswer(next, [$"{(last.IsSuccess ? page.Glyphs.Accepted : page.Glyphs.Refused)} {text.Of(last)}", .. last.Heard.Select(m => "  " + text.Told(m))]);
    }
}
