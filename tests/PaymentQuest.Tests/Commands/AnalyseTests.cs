using System.Text.Json;
using System.Text.Json.Nodes;
using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Roles;
using PaymentQuest.Terminal.Commands;
using PaymentQuest.Terms;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary>Searches for attacks as commands.</summary>
public sealed class AnalyseTests
{
    /// <summary>A doubt without a check is none of "none", and neither is a search that was not through.</summary>
    [Fact]
    public void What_a_check_is_good_for_is_not_none_while_a_goal_is_in_doubt()
    {
        var claim = ProtocolFiles.Load("1kp").Protocol.Claims[0];
        AnalysisResult Came(Finding finding) => new(claim, finding, 1, "modern", ["modern"], Sequence<string>.Empty, Sequence<string>.Empty, 1, 0, TimeSpan.Zero, 0);
        string Word(params Finding[] findings) => NecessityReport.Word(new Omission(new CheckName("A", "M", "X"), true, true), [.. findings.Select(Came)]);
        var doubt = new Finding.NotConfirmed(new Script(Sequence<Move>.Empty, -1, null), new Doubt.Unviolated());
        var attack = new Finding.Attack(new Script(Sequence<Move>.Empty, 0, null));

        Assert.Equal("none", Word(new Finding.NoAttack()));
        Assert.Equal("not_confirmed", Word(new Finding.NoAttack(), doubt));
        Assert.Equal("not_known", Word(doubt, new Finding.OutOf("time")));
        Assert.Equal("attack", Word(doubt, new Finding.OutOf("time"), attack));
    }

    [Fact]
    public void Running_out_of_memory_is_said_in_words_and_is_never_safe()
    {
        var (left, right) = (Names("L"), Names("R"));
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "wide.yaml");
        File.WriteAllText(path, $$"""
            format_version: 1
            id: wide
            title: {en: Wide, es: Ancho}
            roles: {Alice: A, Bob: B}
            atoms: { K: key, {{$"{left}, {right}".Replace(",", ": nonce,", StringComparison.Ordinal)}}: nonce }
            knows: {Alice: K, Bob: K}
            fresh: {Alice: [{{left}}, {{right}}]}
            definitions: {Left: "{{left}}", Right: "{{right}}"}
            steps: [{name: Tell, from: Alice, to: Bob, message: "E(K, Left, Right)"}, {name: Tell again, from: Alice, to: Bob, message: "E(K, Left, Right)"}]
            goals: [{agree: Bob, with: Alice, on: L0}]
            """);
        Assert.Equal("none", Verdict(Run("analyse", path, "--json")));
        Assert.Equal("out_of_memory", Verdict(Run("analyse", path, "--memory", "1", "--json")));

        // What the process uses is no business of the search.
        Assert.Equal("attack", Verdict(Run("analyse", "needham-schroeder", "--goal", "secret N_B", "--memory", "1", "--json")));

        var english = Run("analyse", path, "--memory", "1").Expect(1).Output;
        var spanish = Run("analyse", path, "--memory", "1", "--lang", "es").Expect(1).Output;
        Assert.Contains("memory", english, StringComparison.Ordinal);
        Assert.Contains("memoria", spanish, StringComparison.Ordinal);
        Assert.DoesNotContain("no attack", english, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ningún ataque", spanish, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Of a protocol that honest parties cannot run, no goal holds and none is lost.</summary>
    [Theory]
    [InlineData("PK_B(N, SK_A[N])", "", "", "PQ0240")]
    [InlineData("N, NOTE", "", "", "PQ0241")]
    [InlineData("N, NOTE", "", "NOTE: hello", null)]
    [InlineData("N, WHEN", "{before: WHEN}", "WHEN: 2026-01-15T10:00:00Z", "PQ0243")]
    [InlineData("N, WHEN", "{before: WHEN}", "WHEN: 2026-01-16T10:00:00Z", null)]
    [InlineData("N, FUNDS", "{at_least: FUNDS, limit: PRICE}", "FUNDS: EUR 1.00, PRICE: EUR 2.00", "PQ0243")]
    [InlineData("SK_B[N]", "", "", "PQ0230")]
    public void What_cannot_be_run_gets_no_verdict(string message, string guard, string values, string? code)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "run.yaml");
        File.WriteAllText(path, $$"""
            format_version: 1
            id: run
            title: {en: Run, es: Corre}
            roles: {Alice: A, Bob: B}
            atoms: {N: nonce, NOTE: text, WHEN: date, FUNDS: amount, PRICE: amount}
            knows: {Alice: "PK_B, SK_A{{string.Concat(new[] { "NOTE", "WHEN", "FUNDS" }.Where(a => message.Contains(a, StringComparison.Ordinal)).Select(a => $", {a}"))}}", Bob: "SK_B, PK_A{{(guard.Contains("PRICE", StringComparison.Ordinal) ? ", PRICE" : "")}}"}
            fresh: {Alice: N}
            steps: [{name: Tell, from: Alice, to: Bob, message: "{{message}}", receiver: [{{guard}}]}]
            goals: [{alive: Alice, to: Bob}]
            setting: {values: { {{values}} } }
            """);
        foreach (var command in new string[][] { ["analyse", path], ["analyse", path, "--json"], ["attacks", "1kp-pin", path, "--goal", "a"], ["analyse", path, "--necessity"] })
        {
            var ending = Run(command);

            Assert.Equal(code is not null, ending.ExitCode == 3);
            Assert.Contains(code ?? "", ending.Errors, StringComparison.Ordinal);
            Assert.Equal(code is not null, ending.Output.Length == 0);
        }

        Assert.Contains(code ?? "", Run("lint", path).Output, StringComparison.Ordinal);
    }

    private static string Names(string prefix) => string.Join(", ", Enumerable.Range(0, 2_300).Select(i => $"{prefix}{i}"));

    private static string? Verdict(Ending ending) => JsonDocument.Parse(ending.Output).RootElement.GetProperty("goals")[0].GetProperty("verdict").GetString();

    [Theory]
    [InlineData("needham-schroeder")]
    [InlineData("1kp")]
    public void The_same_question_has_the_same_answer_in_every_language(string protocol)
    {
        var first = Unmeasured(Run(["analyse", protocol, "--json"]).Expect(1).Output);

        Assert.Equal(first, Unmeasured(Run(["analyse", protocol, "--json", "--lang", "es"]).Expect(1).Output));
        Assert.Equal(first, Unmeasured(Run(Surrounding.With("LANG", "es_ES.UTF-8"), ["analyse", protocol, "--json"]).Expect(1).Output));
    }

    [Fact]
    public void An_attack_is_told_in_both_languages_with_its_bound()
    {
        var english = Run(["analyse", "needham-schroeder", "--goal", "secret N_B"]).Expect(1).Output;
        var spanish = Run(["analyse", "needham-schroeder", "--goal", "secret N_B", "--lang", "es"]).Expect(1).Output;

        Assert.Contains("found with 1 session of every role and carried out on bytes", english, StringComparison.Ordinal);
        Assert.Contains("So the adversary has N_B of Bruno.", english, StringComparison.Ordinal);
        Assert.Contains("Así el adversario tiene N_B de Bruno.", spanish, StringComparison.Ordinal);
        Assert.Equal(english.Split('\n').Length, spanish.Split('\n').Length);
    }

    [Theory]
    [InlineData("secret CAN", 0)]
    [InlineData("conserved", 0)]
    [InlineData("offer to this customer", 1)]
    [InlineData("offer", 1)]
    public void The_gravest_verdict_decides_how_the_command_ends_and_goals_of_the_world_do_not_count(string goal, int exitCode) => Run(["analyse", "1kp", "--goal", goal]).Expect(exitCode);

    [Theory]
    [InlineData("modern")]
    [InlineData("lecture")]
    public void A_chosen_suite_is_searched_alone(string suite)
    {
        var goals = JsonDocument.Parse(Run("analyse", "2kp", "--suite", suite, "--json").Expect(1).Output).RootElement.GetProperty("goals").EnumerateArray();

        Assert.All(goals, g => Assert.Equal([suite], g.GetProperty("suites").EnumerateArray().Select(s => s.GetString()!)));
        Assert.Contains($"  suite {suite}; dishonest", Run("analyse", "2kp", "--suite", suite, "--goal", "offer").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_declared_goal_has_a_line_that_names_the_bound()
    {
        var protocol = ProtocolFiles.Load("1kp").Protocol;
        var told = Run(["analyse", "1kp", "--dishonest", "Merchant"]).Expect(1).Output;
        var goals = JsonDocument.Parse(Run(["analyse", "1kp", "--dishonest", "Merchant", "--json"]).Expect(1).Output).RootElement.GetProperty("goals").EnumerateArray().ToList();

        Assert.Equal([.. protocol.Claims.Select(c => c.Name), .. protocol.WorldGoals.Select(g => g.Name)], goals.Select(g => g.GetProperty("goal").GetString()!));
        Assert.All(protocol.Claims, (c, i) => Assert.Contains($"{c.Name} (goal {i + 1} of {protocol.Claims.Count})\n", told, StringComparison.Ordinal));
        Assert.All(protocol.WorldGoals, g => Assert.Contains($"\n{g.Name}\n  not searched", told, StringComparison.Ordinal));
        Assert.Equal(goals.Count(g => g.GetProperty("verdict").GetString() == "attack"), told.Split("  suite modern; dishonest: Merchant; trusted: Customer, Acquirer\n").Length - 1);
        Assert.Equal(protocol.Claims.Count, told.Split("; dishonest: Merchant; trusted: Customer, Acquirer\n").Length - 1);
        Assert.Equal(goals.Take(protocol.Claims.Count).Count(g => g.GetProperty("suites").GetArrayLength() == 2), told.Split("  suites modern, lecture; ").Length - 1);
        Assert.All(goals, g => Assert.Equal(g.GetProperty("verdict").GetString() == "attack" ? 1 : 2, g.GetProperty("suites").GetArrayLength()));
        Assert.All(goals, g => Assert.Equal(("modern", "Customer Acquirer"), (g.GetProperty("suite").GetString(), string.Join(' ', g.GetProperty("trusted").EnumerateArray().Select(t => t.GetString())))));
        Assert.All(goals.Skip(protocol.Claims.Count), g => Assert.Equal(("not_judged", "on_octets"), (g.GetProperty("verdict").GetString(), g.GetProperty("reason").GetString())));
    }

    [Fact]
    public void Every_check_is_judged_by_what_it_prevents()
    {
        var checks = JsonDocument.Parse(Run(["analyse", "needham-schroeder-lowe", "--necessity", "--json"]).Expect(0).Output).RootElement.GetProperty("checks").EnumerateArray()
            .ToDictionary(c => c.GetProperty("check").GetString()!, c => (c.GetProperty("verdict").GetString(), Goals: c.GetProperty("goals").EnumerateArray().Select(g => g.GetProperty("goal").GetString()).ToList()));

        Assert.Equal("attack", checks["Initiator/Answer/PK_A(N_A, N_B, B).B"].Item1);
        Assert.Contains("secret N_B", checks["Initiator/Answer/PK_A(N_A, N_B, B).B"].Goals);
        Assert.Equal("needed_later", checks["Responder/Challenge/PK_B(N_A, A)"].Item1);
        Assert.Equal("none", JsonDocument.Parse(Run(["analyse", "1kp", "--goal", "secret CAN", "--necessity", "--json"]).Expect(0).Output).RootElement.GetProperty("checks").EnumerateArray()
            .First(c => c.GetProperty("check").GetString() == "Merchant/Auth-Response/Sig_A").GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("--goal", "secret N_X")]
    [InlineData("--sessions", "0")]
    [InlineData("--sessions", "5")]
    [InlineData("--sessions", "two")]
    [InlineData("--dishonest", "Nobody")]
    [InlineData("--suite", "historic")]
    [InlineData("--suite", "newest")]
    [InlineData("--time", "0")]
    [InlineData("--memory", "-1")]
    public void What_cannot_be_asked_says_so(string option, string value)
    {
        var ending = Run("analyse", "needham-schroeder", option, value).Expect(2);

        Assert.Empty(ending.Output);
        Assert.NotEmpty(ending.Errors);
    }

    /// <summary>All that is not measured.</summary>
    private static string Unmeasured(string text)
    {
        var json = JsonNode.Parse(text)!;
        foreach (var goal in json["goals"]!.AsArray())
        {
            goal!.AsObject().Remove("milliseconds");
        }

        return json.ToJsonString();
    }
}
