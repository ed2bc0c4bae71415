using PaymentQuest.Cryptography;
using PaymentQuest.Goals;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Goals;

public sealed class WorldGoalTests
{
    public static TheoryData<string> Kept => [.. ProtocolFiles.Paths.Keys.Where(id => ProtocolFiles.Load(id).Protocol is { WorldGoals.Count: > 0 } p && p.WorldGoals.All(w => p.Loses.All(l => l.Goal != w.Name)))];

    [Theory]
    [MemberData(nameof(Kept))]
    public void An_honest_run_keeps_every_goal_of_the_world(string id)
    {
        var compiled = ProtocolFiles.Load(id);
        var referee = new WorldReferee(compiled.Protocol);
        var run = Run.Execute(new RunPlan(compiled, Suite.ByName(compiled.Protocol.Suites[0])!, compiled.Protocol.Setting, 3) { Witness = referee });

        Assert.IsType<Verdict.Completed>(run.Verdict);
        Assert.Empty(referee.Losses.Select(l => $"{l.Goal.Name}: {l.Story.En}"));
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void However_much_money_there_is_an_honest_run_loses_none(string id)
    {
        var compiled = ProtocolFiles.Load(id);
        var accounts = new Dictionary<string, Amount>(compiled.Protocol.Setting.Accounts, StringComparer.Ordinal);
        foreach (var (name, currency) in new[] { ("hoard 1", "EUR"), ("hoard 2", "EUR"), ("hoard 3", "USD"), ("hoard 4", "USD") })
        {
            accounts.Add(name, new Amount(currency, long.MaxValue, -2));
        }

        var referee = new WorldReferee(compiled.Protocol);
        var run = Run.Execute(new RunPlan(compiled, Suite.ByName(compiled.Protocol.Suites[0])!, compiled.Protocol.Setting with { Accounts = accounts }, 3) { Witness = referee });

        Assert.IsType<Verdict.Completed>(run.Verdict);
        Assert.Empty(referee.Losses.Select(l => $"{l.Goal.Name}: {l.Story.En}"));
    }

    [Fact]
    public void There_are_protocols_with_goals_of_the_world() => Assert.True(Kept.Count > 5);
}
