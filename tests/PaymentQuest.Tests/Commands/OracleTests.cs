using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Tests.Scenarios;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary>Attack quests for programs: the lines and the script of <c>docs/oracle.md</c> are played, and whatever else comes is answered.</summary>
public sealed partial class OracleTests
{
    private const string Id = "man-in-the-middle";

    private static readonly string Text = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "oracle.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Quests => [.. Thoroughness.Sample(QuestFiles.OfKind("attack").Select(p => Path.GetFileNameWithoutExtension(p)!), 8, "quests for programs")];

    [Fact]
    public void The_documented_lines_win_and_every_line_is_answered_with_one_object()
    {
        var lines = Documented("json");
        var answers = Answers(Play(lines, 0));

        Assert.Equal(lines.Trim().Split('\n').Length + 1, answers.Count);
        Assert.Equal(Id, answers[0].GetProperty("quest").GetString());
        Assert.Equal(["A1", "B1"], answers[1].GetProperty("parties").EnumerateArray().Select(p => p.GetProperty("who").GetString()));
        Assert.Equal(["accepted", "accepted", "accepted"], answers.Skip(2).Select(a => a.GetProperty("outcome").GetString()));
        Assert.True(answers[^1].GetProperty("won").GetBoolean());
        Assert.All(answers.SkipLast(1), a => Assert.False(a.TryGetProperty("won", out var won) && won.GetBoolean()));
    }

    [Fact]
    public void The_repaired_protocol_refuses_the_documented_lines_at_the_named_check()
    {
        var answers = Answers(Play(Documented("json"), 1, "--repaired"));

        Assert.Contains(answers, a => a.TryGetProperty("check", out var check) && check.GetString() == Load(Id)!.StoppedBy);
        Assert.False(answers[^1].GetProperty("won").GetBoolean());
    }

    [Fact]
    public void The_documented_script_in_Python_wins()
    {
        Tool.Require("python3");
        using var scratch = new Scratch();
        var start = new ProcessStartInfo("python3", [scratch.Write("lowe.py", Documented("python")), "dotnet", Path.Combine(AppContext.BaseDirectory, "paymentquest.dll")]);

        using var process = Tool.Feed(start, [], out var output, out var errors);

        Assert.True(process.ExitCode == 0, Encoding.UTF8.GetString(errors));
        Assert.Contains("violated: agree Responder with Initiator", Encoding.UTF8.GetString(output), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Quests))]
    public void Scripts_that_win_in_the_game_win_here(string id)
    {
        var quest = Load(id)!;
        foreach (var script in quest.Wins)
        {
            var answers = Answers(Run(Fed(Lines(script.Ploys)), "oracle", id).Expect(0));

            Assert.Equal(script.Ploys.Count + 1, answers.Count);
            Assert.True(answers[^1].GetProperty("won").GetBoolean());
        }

        Run(Fed(Lines(quest.Misses[0].Ploys)), "oracle", id).Expect(1);
    }

    [Fact]
    public void A_program_that_waits_for_each_answer_gets_it()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "paymentquest.dll"), "oracle", Id]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var oracle = Process.Start(start)!;
        Assert.NotNull(oracle.StandardOutput.ReadLine());
        foreach (var line in Documented("json").Trim().Split('\n'))
        {
            oracle.StandardInput.WriteLine(line);
            oracle.StandardInput.Flush();
            Assert.StartsWith("{", oracle.StandardOutput.ReadLine(), StringComparison.Ordinal);
        }

        oracle.StandardInput.Close();
        oracle.WaitForExit();
        Assert.Equal(0, oracle.ExitCode);
    }

    [Theory]
    [InlineData("pass 1")]
    [InlineData("{\"do\": \"pass\", \"message\": 1")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("\"pass 1\"")]
    [InlineData("{}")]
    [InlineData("{\"do\": 7}")]
    [InlineData("{\"do\": \"pass\"}")]
    [InlineData("{\"do\": \"pass\", \"message\": 1e99}")]
    [InlineData("{\"do\": \"send\", \"to\": \"B1\"}")]
    [InlineData("{\"do\": \"start\", \"role\": \"Initiator\", \"with\": [7]}")]
    [InlineData("\0\u001b[2J")]
    public void What_is_no_ploy_is_an_error_and_changes_nothing(string junk) => Survives(Encoding.UTF8.GetBytes(junk + "\n"), "error");

    [Theory]
    [InlineData("{\"do\": \"conquer\", \"message\": 1}")]
    [InlineData("{\"do\": \"pass\", \"message\": 99}")]
    [InlineData("{\"do\": \"send\", \"to\": \"Z9\", \"term\": \"N_A\"}")]
    [InlineData("{\"do\": \"send\", \"to\": \"B1\", \"term\": \"PK_B(\"}")]
    [InlineData("{\"line\": \"send B1 N_A\\nsend B1 N_B\"}")]
    [InlineData("{\"line\": \"\\u0000\\u001b[2J\"}")]
    public void What_cannot_be_carried_out_says_so_and_changes_nothing(string ploy) => Survives(Encoding.UTF8.GetBytes(ploy + "\n"), "problem");

    [Fact]
    public void Lines_that_are_too_long_too_deep_or_no_text_are_errors_and_change_nothing()
    {
        Survives(Encoding.UTF8.GetBytes("{\"line\": \"" + new string('x', 70_000) + "\"}\n"), "error");
        Survives(Encoding.UTF8.GetBytes(new string('[', 50_000) + "\n"), "error");
        Survives([0xff, 0xfe, 0x80, (byte)'\n'], "error");
        Survives(Encoding.UTF8.GetBytes("{\"line\": \"send B1 " + new string('(', 9_000) + "\"}\n"), "problem");
        Survives(Encoding.ASCII.GetBytes("{\"line\": \"send B1 \\ud800\"}\n"), "error");
        Survives(Encoding.ASCII.GetBytes("{\"\\udc00\": 1, \"do\": \"look\"}\n"), "error");
    }

    [Theory]
    [InlineData("{\"do\": \"pass\", \"message\": 2, \"xyzzy\": \"A1\"}", "PQ0507")]
    [InlineData("{\"do\": \"pass\", \"message\": 2, \"tp\": \"A1\"}", "PQ0507")]
    [InlineData("{\"do\": \"pass\"}", "PQ0508")]
    [InlineData("{\"do\": \"pass\", \"do\": \"pass\"}", "PQ0506")]
    [InlineData("{\"do\": \"pass\", \"message\": \"2\"}", "PQ0509")]
    [InlineData("{\"do\": \"pass\", \"message\": -2}", "PQ0512")]
    [InlineData("{\"do\": \"xyzzy\"}", "PQ0512")]
    [InlineData("{\"do\": \"pas\"}", "PQ0512")]
    [InlineData("[]", "PQ0509")]
    [InlineData("nonsense", "PQ0503")]
    [InlineData("{\"line\": \"\\ud800\"}", "PQ0513")]
    [InlineData("{\"line\": \"\\u001b\"}", "PQ0513")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "PQ0504")]
    public void What_is_wrong_with_a_line_is_told_in_each_language_to_its_end(string line, string code)
    {
        var answer = Answers(Play(line + "\n", 1))[1];
        var problem = answer.GetProperty("problem");
        var (en, es) = (problem.GetProperty("en").GetString()!, problem.GetProperty("es").GetString()!);
        var cause = Regex.Match(en, @"column \d+: (.+)$").Groups[1].Value;

        Assert.Equal(code, answer.GetProperty("code").GetString());
        Assert.NotEmpty(cause);
        Assert.DoesNotContain(cause.Split(';')[0], es, StringComparison.Ordinal);
        Assert.All([en, es], p => Assert.DoesNotMatch(@"[;:]\s*$", p));
    }

    [Fact]
    public void Octets_that_are_not_UTF_8_are_told_with_their_place_and_the_next_line_is_read()
    {
        byte[] lines = [.. "{\"line\": \"pass \u00e9"u8, 0xE9, .. "\"}\n{\"do\": \"look\"}\n"u8];
        var answers = Answers(Run(new Surrounding { Input = lines }, "oracle", Id).Expect(1));

        Assert.Equal(("PQ0502", 17), (answers[1].GetProperty("code").GetString(), answers[1].GetProperty("column").GetInt32()));
        Assert.True(answers[2].TryGetProperty("parties", out _));
    }

    [Fact]
    public void Undo_takes_back_one_ploy_reset_all_and_half_a_line_at_the_end_is_a_line()
    {
        var answers = Answers(Play("{\"line\": \"pass 1\"}\n{\"do\": \"undo\"}\n{\"line\": \"send B1 PK_B(N_A, A)\"}\n{\"line\": \"pass 2 to A1\"}\n{\"do\": \"reset\"}\n\n" + Documented("json").TrimEnd(), 0));

        Assert.Equal("refused", answers[1].GetProperty("outcome").GetString());
        Assert.Equal([0, 0], answers.Where(a => a.TryGetProperty("ploys", out _)).Select(a => a.GetProperty("ploys").GetInt32()));
        Assert.True(answers[^1].GetProperty("won").GetBoolean());
    }

    [Fact]
    public void Nothing_said_wins_nothing_and_other_quests_are_wrong_usage()
    {
        Assert.Single(Answers(Play("", 1)));
        Assert.Contains("not an attack quest", Run("oracle", "assemble-slip").Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("PQ0401", Run("oracle", "nowhere").Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("--seed", Run("oracle", Id, "--seed", "x").Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_decides_the_octets_and_languages_do_not_matter()
    {
        var first = Play("{\"do\": \"look\"}\n", 1, "--seed", "3");

        Assert.Equal(first.Octets, Play("{\"do\": \"look\"}\n", 1, "--seed", "3", "--lang", "es").Octets);
        Assert.NotEqual(first.Octets, Play("{\"do\": \"look\"}\n", 1, "--seed", "4").Octets);
    }

    private static void Survives(byte[] junk, string key)
    {
        var answers = Answers(Run(new Surrounding { Input = [.. junk, .. Encoding.UTF8.GetBytes(Documented("json"))] }, "oracle", Id).Expect(0));

        Assert.True(answers[1].TryGetProperty(key, out _), answers[1].GetRawText());
        Assert.True(answers[^1].GetProperty("won").GetBoolean());
    }

    private static Ending Play(string input, int exitCode, params string[] options) => Run(Fed(input), ["oracle", Id, .. options]).Expect(exitCode);

    private static Surrounding Fed(string input) => new() { Input = Encoding.UTF8.GetBytes(input) };

    private static string Lines(IEnumerable<string> ploys) => string.Concat(ploys.Select(p => JsonSerializer.Serialize(new Dictionary<string, string> { ["line"] = p }) + "\n"));

    private static List<JsonElement> Answers(Ending ending) => [.. ending.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];

    private static string Documented(string language) => Fences().Matches(Text).Single(m => m.Groups[1].Value == language).Groups[2].Value;

    private static AttackQuest? Load(string id) => Library.Shipped.LoadQuest(id, new Diagnostics()) as AttackQuest;

    [GeneratedRegex("```([a-z]+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fences();
}
