using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Quests in which messages that arrive are verified.</summary>
internal sealed partial class VerifyDesk() : DeskKind<VerifyQuest, VerifyScreen>(VerifyQuest.Verifying, Prose.Of("word.verify"), Prose.Of("verify.reset"))
{
    private static readonly Prose[] HowToVerify =
    [
        Prose.Of("briefing.a-message-arrives-honest-or-not"),
        Prose.Of("briefing.then-a-accepts-the-message-or"),
        Prose.Of("briefing.guessing-does-not-pay-a-right"),
    ];

    private static readonly Prose[] HowToVerifyHard =
    [
        Prose.Of("briefing.a-message-arrives-honest-or-not-enter"),
        Prose.Of("briefing.h-x-h-a-b-a"),
        Prose.Of("briefing.open-x-with-sk-x-verify"),
        Prose.Of("briefing.then-a-accepts-the-message-or-r"),
    ];

    /// <inheritdoc/>
    public override Sequence<Prose> PlainHelp => [Prose.Of("plain.to-verify-check-n-or-a")];

    /// <inheritdoc/>
    protected override VerifyScreen Begin(QuestEntry entry, VerifyQuest quest, Session session, int attempt) => VerifyScreen.Of(entry, quest, session, attempt);

    /// <inheritdoc/>
    protected override IReadOnlyList<Prose> HowTo(VerifyQuest quest) => quest.IsHard ? HowToVerifyHard : HowToVerify;

    /// <inheritdoc/>
    protected override IEnumerable<string> Told(VerifyQuest quest, Attempt attempt, ulong seed, Language language, Glyphs glyphs)
    {
        foreach (var line in Misread(attempt, language))
        {
            yield return line;
        }

        foreach (var round in attempt.Rounds)
        {
            yield return Prose.Of("attempt.round-head", ("round", round.Round.Number + 1), ("rounds", quest.Rounds), ("told", RoundText.Of(round).In(language))).In(language);
            yield return "  " + (round.Round.Fault?.Story ?? Prose.Of("attempt.honest")).In(language);
            if (round.Because is { } because)
            {
                yield return "  " + because.In(language);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Debrief(VerifyQuest quest, Session session, Page page, Action<Line> add)
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
        if (!session.IsSolutionTold)
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

    /// <summary>Statements that could not be made are the same in every round, so they are told once.</summary>
    private static IEnumerable<string> Misread(Attempt attempt, Language language) => attempt.Rounds.SelectMany(r => r.Statements).DistinctBy(s => s.Text).Select(s => s.Statement switch
    {
        Statement.Impossible i => Prose.Of("attempt.cannot-make", ("statementResult", s.Text), ("lacks", i.Lacks)).In(language),
        Statement.Misdirected m => Prose.Of("attempt.misdirected", ("statementResult", s.Text), ("clause", m.Clause)).In(language),
        Statement.Unreadable u => Prose.Of("attempt.unreadable", ("statementResult", s.Text), ("column", u.Error.Column + 1), ("error", ReasonText.Expected(u.Error, language))).In(language),
        _ => "",
    }).Where(l => l.Length > 0);
}
