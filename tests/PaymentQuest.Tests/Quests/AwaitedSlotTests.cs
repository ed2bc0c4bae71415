using PaymentQuest.Quests;
using PaymentQuest.Tests.Screens;
using Xunit;

namespace PaymentQuest.Tests.Quests;

/// <summary>Of what comes of a message that the player has yet to compose nothing is told before it is composed, and a branch that was not taken is not behind anybody.</summary>
public sealed class AwaitedSlotTests
{
    private static readonly BuildQuest Quest = (BuildQuest)PlayedGame.Quest("a-word-for-a-card");

    [Fact]
    public void A_later_slot_and_what_follows_it_are_awaited()
    {
        var (order, yes) = (Quest.Slots[0], Quest.Slots[1]);

        Assert.False(Quest.IsAwaited(order, order.Step.Number));
        Assert.True(Quest.IsAwaited(order, yes.Step.Number));
        Assert.True(Quest.IsAwaited(order, yes.Step.Number + 1));
        Assert.All(Quest.Protocol.Steps, s => Assert.False(Quest.IsAwaited(yes, s.Number)));
    }

    [Fact]
    public void Messages_of_other_branches_are_not_behind_whoever_has_come_to_one_of_the_main_path()
    {
        var yes = Quest.Slots[1].Step.Number;
        var behind = Quest.Protocol.Steps.Where(s => Quest.Protocol.LeadsTo(s.Number, yes)).Select(s => s.Number);

        Assert.Equal(Enumerable.Range(1, yes), behind);
        Assert.NotEmpty(Quest.Protocol.Branches);
    }
}
