using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Tests.Analysis;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary>A found attack becomes a quest that can be played at once.</summary>
public sealed class SavedAttackTests
{
    [Theory]
    [InlineData("needham-schroeder", "agree Responder with Initiator")]
    [InlineData("1kp", "authorization, merchant asks")]
    [InlineData("2kp", "authorization, merchant asks")]
    [InlineData("1kp-no-salt", "guessable DESC")]
    [InlineData("challenge-response", "alive Prover")]
    [InlineData("otway-rees", "agree Initiator with Responder")]
    [InlineData("1kp", "order from this merchant")]
    [InlineData("set", "guessable ORDER")]
    public void What_was_found_is_written_as_ploys_that_violate_the_goal(string protocol, string goal)
    {
        using var scratch = new Scratch();
        var path = Path.Combine(scratch.Folder, "found.yaml");

        var told = Run(["analyse", protocol, "--goal", goal, "--save", path]).Expect(0).Output;

        Assert.Contains(goal, told, StringComparison.Ordinal);
        var diagnostics = new Diagnostics();
        var quest = Assert.IsType<AttackQuest>(Library.Shipped.LoadQuest(path, diagnostics));
        Assert.Empty(diagnostics.Items);
        Assert.Contains("\"won\": true", Run("try", path, "--moves", scratch.Write("attack.txt", string.Join('\n', quest.Wins[0].Ploys)), "--json").Expect(0).Output, StringComparison.Ordinal);
        Run("try", path, "--moves", scratch.Write("less.txt", string.Join('\n', quest.Wins[0].Ploys.SkipLast(1)))).Expect(1);

        // All that is left to the author is what withstands it.
        var left = Run("lint", path).Expect(3);
        Assert.All((left.Output + left.Errors).Split('\n').Where(l => l.Contains(" error: ", StringComparison.Ordinal)), l => Assert.Contains("PQ0469", l, StringComparison.Ordinal));
    }

    /// <summary>A till's claim about the amount is violated about another order than the older one: one session more of an agreement, and none of a role.</summary>
    [Theory]
    [InlineData("paid once", "start Till")]
    [InlineData("received", "start Till")]
    [InlineData("paid", "start Till order 2")]
    public void An_attack_with_an_older_key_is_told_and_played_again(string goal, string ploy)
    {
        using var scratch = new Scratch();
        var protocol = scratch.Write("wallet.yaml", OlderKeys.WalletText(isChallenged: false));
        var path = Path.Combine(scratch.Folder, "found.yaml");

        Assert.Contains("conocido de una ejecución anterior: K", Run(["analyse", protocol, "--goal", goal, "--lang", "es"]).Expect(1).Output, StringComparison.Ordinal);
        Assert.Matches("\"compromised\": \\[\\s*\"K\"\\s*\\]", Run(["analyse", protocol, "--goal", goal, "--json"]).Expect(1).Output);
        Run(["analyse", protocol, "--goal", goal, "--save", path]).Expect(0);
        var quest = Assert.IsType<AttackQuest>(Library.Shipped.LoadQuest(path, new Diagnostics()));
        var ploys = quest.Wins[0].Ploys;

        Assert.Contains("\"won\": true", Run("try", path, "--moves", scratch.Write("attack.txt", string.Join('\n', ploys)), "--json").Expect(0).Output, StringComparison.Ordinal);
        Run("try", path, "--moves", scratch.Write("less.txt", string.Join('\n', ploys.SkipLast(1)))).Expect(1);
        Assert.Contains(ploy, string.Join(' ', ploys.Select(p => $"\"{p}\"")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_overwritten_and_nothing_is_written_when_nothing_is_found()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("mine.yaml", "mine");

        Run("analyse", "needham-schroeder", "--save", path).Expect(2);
        Run("analyse", "needham-schroeder", "--save", Path.Combine(scratch.Folder, "mine.txt")).Expect(2);
        Run("analyse", "needham-schroeder", "--save", Path.Combine(scratch.Folder, "needham-schroeder.yaml")).Expect(2);
        Assert.Contains("no se ha hallado", Run(["analyse", "needham-schroeder-lowe", "--save", Path.Combine(scratch.Folder, "lowe.yaml"), "--lang", "es"]).Expect(1).Errors, StringComparison.Ordinal);

        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(scratch.Folder));
    }
}
