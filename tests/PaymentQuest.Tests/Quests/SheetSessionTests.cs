using PaymentQuest.Quests;
using PaymentQuest.Tests.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Quests;

/// <summary>A sheet is filled in with moves that can be taken back, and handed in once.</summary>
public sealed class SheetSessionTests
{
    private static readonly ClassifyQuest Who = (ClassifyQuest)QuestFiles.Load("02-ikp/who-can-know.yaml");

    [Fact]
    public void A_mark_is_taken_back_and_brought_again_and_all_are_cleared()
    {
        var marked = Session.Begin(Who).After(new Move.Write("Merchant/CAN", "not")).After(new Move.Write("Merchant/CID", "knows"));

        Assert.Equal(["Merchant/CAN"], marked.After(new Move.Undo()).Desk.Drafts.Keys);
        Assert.Equal("knows", marked.After(new Move.Undo()).After(new Move.Redo()).Desk.Drafts["Merchant/CID"]);
        Assert.Empty(marked.After(new Move.Reset()).Desk.Drafts);
    }

    [Fact]
    public void What_was_handed_in_stays()
    {
        var over = Session.Begin(Who).After(new Move.Write("Merchant/CAN", "not")).After(new Move.Send(SheetQuest.Whole));

        Assert.True(over.IsOver);
        Assert.False(over.IsSolved);
        Assert.Equal(100 / 24, over.Score);
        foreach (var move in (Move[])[new Move.Write("Merchant/CID", "knows"), new Move.Send(SheetQuest.Whole), new Move.Undo(), new Move.Redo(), new Move.Reset()])
        {
            Assert.Same(over, over.After(move));
        }
    }

    [Fact]
    public void What_the_sheet_does_not_have_cannot_be_filled_in()
    {
        var session = Session.Begin(Who);

        Assert.Same(session, session.After(new Move.Write("Customer/CAN", "knows")));
        Assert.Same(session, session.After(new Move.Send("Payment")));
        Assert.Same(session, session.After(new Move.State("CAN")));
        Assert.Same(session, session.After(new Move.Decide(null)));
    }

    [Fact]
    public void A_log_of_a_sheet_gives_the_same_score_when_it_is_replayed_and_hints_cost_as_everywhere()
    {
        var played = Who.Solution.Aggregate(Session.Begin(Who), (s, e) => s.After(new Move.Write(e.Key, e.Value))).After(new Move.TakeHint()).After(new Move.Send(SheetQuest.Whole));
        var replayed = Session.Replay(Who, played.Seed, played.Log);

        Assert.True(played.IsSolved);
        Assert.Equal(90, played.Score);
        Assert.Equal(25, played.Moves);
        Assert.Equal((played.Score, played.IsSolved, played.Moves), (replayed.Score, replayed.IsSolved, replayed.Moves));
    }
}
