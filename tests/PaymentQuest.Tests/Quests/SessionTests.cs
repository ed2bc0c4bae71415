using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Quests;
using PaymentQuest.Tests.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Quests;

/// <summary>A play is its log of moves: everything else follows from it.</summary>
public sealed class SessionTests
{
    private static readonly BuildQuest Slip = (BuildQuest)QuestFiles.Load("02-ikp/assemble-slip.yaml");
    private static readonly VerifyQuest Watch = (VerifyQuest)QuestFiles.Load("02-ikp/first-watch.yaml");

    public static Gen<Move> AnyMove { get; } = Gen.OneOf(
        Gen.Elements<Move>(new Move.Send("Payment"), new Move.Send("nothing"), new Move.TakeHint(), new Move.Reset(), new Move.Undo(), new Move.Redo(), new Move.Decide(null), new Move.Decide("H(Common)"), new Move.Decide("no such check")),
        Gen.Elements("PK_A(PRICE, H(Common), CAN, R_C)", "PK_A(", "", "CAN", "PRICE, H(Common)").Select(n => (Move)new Move.Write("Payment", n)),
        Gen.Elements("once", "EncSlip", "H(Common)", "no statement", "accept", "refuse once", "").Select(s => (Move)new Move.State(s)));

    [Fact]
    public void Replaying_a_log_gives_the_same_session() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40),
        Prop.ForAll(AnyMove.ListOf().ToArbitrary(), Gen.Elements<Quest>(Slip, Watch).ToArbitrary(), (moves, quest) =>
        {
            var played = moves.Take(12).Aggregate(Session.Begin(quest), (s, m) => s.After(m));
            var replayed = Session.Replay(quest, played.Seed, played.Log);

            return played.Score == replayed.Score && played.IsOver == replayed.IsOver && played.HintsTaken == replayed.HintsTaken && played.Log.SequenceEqual(replayed.Log)
                && played.Desk.Drafts.OrderBy(d => d.Key).SequenceEqual(replayed.Desk.Drafts.OrderBy(d => d.Key)) && played.Desk.Statements.SequenceEqual(replayed.Desk.Statements)
                && played.Rounds.Select(r => r.Outcome).SequenceEqual(replayed.Rounds.Select(r => r.Outcome));
        }));

    [Fact]
    public void Undo_takes_back_what_was_written_and_redo_brings_it_again()
    {
        var first = Session.Begin(Slip).After(new Move.Write("Payment", "CAN"));
        var second = first.After(new Move.Write("Payment", "PRICE"));

        var undone = second.After(new Move.Undo());
        var redone = undone.After(new Move.Redo());

        Assert.Equal("CAN", undone.Desk.Drafts["Payment"]);
        Assert.Equal("PRICE", redone.Desk.Drafts["Payment"]);
        Assert.False(redone.CanRedo);
        Assert.Empty(undone.After(new Move.Undo()).Desk.Drafts);
    }

    [Fact]
    public void Writing_after_an_undo_forgets_what_was_undone() =>
        Assert.False(Session.Begin(Slip).After(new Move.Write("Payment", "CAN")).After(new Move.Undo()).After(new Move.Write("Payment", "PRICE")).CanRedo);

    [Fact]
    public void A_move_that_makes_no_sense_changes_nothing_and_is_not_logged()
    {
        var session = Session.Begin(Slip);

        Assert.Same(session, session.After(new Move.Undo()));
        Assert.Same(session, session.After(new Move.Write("Invoice", "CAN")));
        Assert.Same(session, session.After(new Move.Decide(null)));
        Assert.Same(session, session.After(new Move.Reset()));
    }

    [Fact]
    public void Hints_cost_what_is_announced_and_there_are_three()
    {
        var solved = Session.Begin(Slip).After(new Move.Write("Payment", Slip.Slots[0].Solution)).After(new Move.Send("Payment"));

        var scores = new[] { solved.Score }.Concat(Enumerable.Range(1, 4).Select(n => Enumerable.Repeat(new Move.TakeHint(), n).Aggregate(solved, (s, m) => s.After(m)).Score));

        Assert.Equal([100, 90, 70, 40, 40], scores);
        Assert.True(solved.IsSolved);
    }

    [Fact]
    public void A_verify_quest_ends_after_its_rounds_and_luck_earns_nothing()
    {
        var session = Enumerable.Range(0, Watch.Rounds).Aggregate(Session.Begin(Watch), (s, _) => s.After(new Move.Decide(null)));

        Assert.True(session.IsOver);
        Assert.Null(session.CurrentRound);
        Assert.Equal(0, session.Score);
        Assert.All(session.Rounds, r => Assert.NotEqual(RoundOutcome.Right, r.Outcome));
    }

    [Fact]
    public void Refusing_for_a_check_that_was_not_made_earns_nothing()
    {
        var round = VerifyJudge.Arrive(Watch, 7, 0, Watch.Faults.First(f => f.Kind == FaultKind.Replay));

        Assert.Equal(RoundOutcome.Guessed, VerifyJudge.Judge(Watch, round, ["refuse once"]).Outcome);
        Assert.Equal(RoundOutcome.Right, VerifyJudge.Judge(Watch, round, ["once", "refuse once"]).Outcome);
        Assert.Equal(RoundOutcome.WrongReason, VerifyJudge.Judge(Watch, round, ["once", "refuse EncSlip"]).Outcome);
        Assert.Equal(RoundOutcome.Fooled, VerifyJudge.Judge(Watch, round, ["once", "accept"]).Outcome);
    }
}
