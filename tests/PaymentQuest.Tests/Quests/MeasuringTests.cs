using PaymentQuest.Quests;
using PaymentQuest.Tests.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Quests;

/// <summary>Times are measured once, when an attempt begins, and judged from then on like any other number.</summary>
public sealed class MeasuringTests
{
    private static readonly ComputeQuest Cost = (ComputeQuest)QuestFiles.Load("04-millicent/hash-or-signature.yaml");

    [Fact]
    public void With_the_same_readings_of_the_clock_the_same_is_measured()
    {
        var measured = Measuring.Begin(Cost, new Ticking(TimeSpan.FromMicroseconds(3)));

        Assert.Equal(measured, Measuring.Begin(Cost, new Ticking(TimeSpan.FromMicroseconds(3))));
        Assert.Equal(["mac", "cipher", "verify", "sign"], measured!.Nanoseconds.Select(m => m.Figure));
        Assert.All(measured.Nanoseconds, m => Assert.Equal(3_000, m.Time));
    }

    [Fact]
    public void A_clock_that_stands_still_does_not_keep_the_player_waiting_for_ever() =>
        Assert.All(Measuring.Begin(Cost, new Ticking(TimeSpan.Zero))!.Nanoseconds, m => Assert.Equal(1, m.Time));

    [Fact]
    public void Where_nothing_is_measured_there_is_no_such_move()
    {
        Assert.Null(Measuring.Begin(QuestFiles.Load("04-millicent/close-the-day.yaml"), new Ticking(TimeSpan.FromSeconds(1))));
        Assert.Null(Measuring.Begin(QuestFiles.Load("04-millicent/ask-and-pay.yaml"), new Ticking(TimeSpan.FromSeconds(1))));
    }

    [Theory]
    [InlineData("100", ValueOutcome.Right)]
    [InlineData("119,9", ValueOutcome.Right)]
    [InlineData("83.4", ValueOutcome.Right)]
    [InlineData("121", ValueOutcome.Wrong)]
    [InlineData("83", ValueOutcome.Wrong)]
    [InlineData("166.7", ValueOutcome.Wrong)]
    [InlineData("a hundred", ValueOutcome.Unreadable)]
    [InlineData("1e2", ValueOutcome.Unreadable)]
    public void What_was_measured_decides_and_not_the_example(string written, ValueOutcome outcome)
    {
        var session = Session.Begin(Cost).After(Measured(1_000, 100_000)).After(new Move.Write("here", written)).After(new Move.Send(SheetQuest.Whole));

        Assert.Equal(outcome, ((SheetJudgement.Computed)session.Sheet!).Values[0].Outcome);
    }

    [Fact]
    public void A_replay_judges_by_the_times_of_the_attempt()
    {
        var session = Session.Begin(Cost).After(Measured(1_000, 100_000)).After(new Move.Write("here", "100")).After(new Move.Send(SheetQuest.Whole));

        var replayed = Session.Replay(Cost, session.Seed, session.Log);

        Assert.Equal(session.Score, replayed.Score);
        Assert.Equal(200 / 6 / 2, session.Score / 2);
    }

    [Fact]
    public void Times_can_be_told_only_before_anything_else_and_mean_nothing_elsewhere()
    {
        var begun = Session.Begin(Cost).After(new Move.Write("here", "100"));
        Assert.Same(begun, begun.After(Measured(1, 1)));

        var other = Session.Begin(QuestFiles.Load("04-millicent/ask-and-pay.yaml"));
        Assert.Same(other, other.After(Measured(1, 1)));

        var strange = Session.Begin(Cost).After(new Move.Measure([("mac_1996", 7), ("mac", -1), ("nobody", 3)]));
        Assert.Equal(Cost.Figures, ((ComputeQuest)strange.Quest).Figures);
    }

    [Fact]
    public void A_number_that_is_right_for_an_earlier_wrong_one_earns_half()
    {
        var day = QuestFiles.Load("04-millicent/close-the-day.yaml");

        var judged = (SheetJudgement.Computed)Attempt.Of(day, "sales: 1000000\nsettled: 875000", 1).Sheet!;

        Assert.Equal(ValueOutcome.Wrong, judged.Values[0].Outcome);
        Assert.Equal(ValueOutcome.FollowsThrough, judged.Values[1].Outcome);
        Assert.Equal(["sales"], judged.Values[1].From);
    }

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("8 / 4 / 2", 1)]
    [InlineData("7 - 2 - 1", 4)]
    [InlineData("a * 2.5", 10)]
    public void Formulas_are_read_as_in_school(string formula, double value) => Assert.Equal(value, new Formula(formula).Value(name => name == "a" ? 4 : null));

    [Theory]
    [InlineData("")]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1)")]
    [InlineData("b")]
    [InlineData("1 / 0")]
    [InlineData("2a")]
    [InlineData("1 2")]
    [InlineData("-1")]
    public void What_is_no_formula_has_no_value(string formula) => Assert.Null(new Formula(formula).Value(name => name == "a" ? 4 : null));

    [Fact]
    public void Really_measured_a_signature_costs_more_than_a_hash()
    {
        var times = Measuring.Begin(Cost, TimeProvider.System)!.Nanoseconds.ToDictionary(m => m.Figure, m => m.Time);

        Assert.True(times["sign"] > times["mac"], $"{times["sign"]} ns, {times["mac"]} ns");
    }

    private static Move.Measure Measured(long mac, long sign) => new([("mac", mac), ("cipher", 10), ("verify", 10), ("sign", sign)]);

    /// <summary>A clock that goes on by as much whenever it is read.</summary>
    private sealed class Ticking(TimeSpan step) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now += step.Ticks;
    }
}
