using System.Text.RegularExpressions;
using PaymentQuest.Terms;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

public sealed class LintTests
{
    [Fact]
    public void Shipped_content_has_nothing_to_report() =>
        Assert.Contains("nothing to report", Run(["lint", .. Thoroughness.IsExhaustive ? [Path.Combine(ProtocolFiles.Root, "scenarios", "protocols")] : Thoroughness.Sample(ProtocolFiles.Paths.Values, 20, "protocols without a mistake")]).Expect(0).Output, StringComparison.Ordinal);

    [Fact]
    public void The_protocol_that_these_tests_vary_is_good()
    {
        using var scratch = new Scratch();

        Run("lint", scratch.Write("knock.yaml", ProtocolOfTest.Text)).Expect(0);
    }

    public static TheoryData<string, string, int, string> Mistakes => new()
    {
        { "ten thousand levels", "PQ0107", 1, new string('[', 10_000) },
        { "ten thousand levels of a known key", "PQ0107", 1, "steps: " + new string('[', 10_000) + new string(']', 10_000) + "\n" },
        { "alias bomb", "PQ0110", 1, "a: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"b{i}: &b{i} [*a, *a, *a, *a]\n")) },
        { "escape sequence in a text", "PQ0104", 3, ProtocolOfTest.With("{en: Knock,", "{en: \"\\e[2JKnock\",") },
        { "escape sequence in the file", "PQ0104", 3, ProtocolOfTest.With("{en: Knock,", "{en: \u001b]0;x\u0007,") },
        { "unknown key", "PQ0122", 3, ProtocolOfTest.With("title:", "titel: x\ntitle:") },
        { "duplicate key", "PQ0115", 3, ProtocolOfTest.With("title:", "id: knock\ntitle:") },
        { "missing key", "PQ0121", 1, ProtocolOfTest.With("title: {en: Knock, es: Llamar}\n", "") },
        { "cyclic definition", "PQ0207", 13, ProtocolOfTest.With("PK_S(WORD, N)", "PK_S(WORD, Again)\n  Again: H(Box)") },
        { "sender cannot compose", "PQ0230", 27, ProtocolOfTest.With("Client: WORD, PK_S", "Client: PK_S") },
        { "slip too long", "PQ0240", 27, ProtocolOfTest.With("N: nonce", "N: nonce(300)") },
        { "setting without a value", "PQ0241", 34, ProtocolOfTest.With("WORD: sesame", "{}").Replace("  values:\n    {}", "  values: {}", StringComparison.Ordinal) },
        { "notation", "PQ0301", 12, ProtocolOfTest.With("PK_S(WORD, N)", "PK_S(WORD, N") },
        { "undeclared name", "PQ0302", 12, ProtocolOfTest.With("PK_S(WORD, N)", "PK_S(WORD, NN)") },
        { "omits what does not exist", "PQ0234", 3, ProtocolOfTest.With("title:", "omit: [Server/Knock/H(M)]\ntitle:") },
        { "omits an opening", "PQ0245", 3, ProtocolOfTest.With("title:", "omit: [Server/Knock/Box]\ntitle:") },
        { "definitions that grow tenfold, each on the one before", "PQ0303", 15, ProtocolOfTest.With("  Box:", "  B0: WORD, WORD, WORD, WORD, WORD, WORD, WORD, WORD, WORD, WORD\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"  B{i + 1}: H({string.Join(", ", Enumerable.Repeat($"B{i}", 10))})\n")) + "  Box:") },
        { "extends nothing", "PQ0217", 3, ProtocolOfTest.With("title:", "extends: nowhere\ntitle:") },
        { "extends itself", "PQ0216", 3, ProtocolOfTest.With("title:", "extends: knock\ntitle:") },
        { "drops what is not declared", "PQ0302", 3, ProtocolOfTest.With("title:", "drop: [NOPE]\ntitle:") },
        { "keeps what it does not know", "PQ0232", 35, ProtocolOfTest.With("setting:", "keeps:\n  Client: SK_S\nsetting:") },
        { "sender cannot compose what is kept", "PQ0230", 27, ProtocolOfTest.With("Client: WORD, PK_S", "Client: PK_S").Replace("setting:", "keeps:\n  Client: WORD\nsetting:", StringComparison.Ordinal) },
        { "private key in a message", "PQ0225", 33, ProtocolOfTest.With("message: H(N)", "message: H(N), SK_S") },
        { "certificate of the authority", "PQ0208", 14, ProtocolOfTest.With("Server: SK_S", "Server: SK_S, CERT_CA") },
        { "guard on another sort", "PQ0224", 29, ProtocolOfTest.With("{ship: WORD}", "{within: N, seconds: 5}") },
        { "effect on another sort", "PQ0224", 29, ProtocolOfTest.With("{ship: WORD}", "{reserve: WORD, from: WORD, to: WORD, as: N}") },
        { "decision of another sort, beside sound keys", "PQ0212", 29, ProtocolOfTest.With("{ship: WORD}", "{decide: WORD, account: WORD, amount: WORD}") },
        { "undeclared name in a rule, beside sound keys", "PQ0302", 29, ProtocolOfTest.With("{ship: WORD}", "{reserve: WORDD, from: WORD, to: WORD, as: N}") },
        { "misspelt word of a rule", "PQ0210", 29, ProtocolOfTest.With("{ship: WORD}", "{shp: WORD}") },
        { "function without its argument", "PQ0302", 30, ProtocolOfTest.With("{ship: WORD}", "{look_up: f}").Replace("definitions:", "functions: {f: {result: text, roles: [Client]}}\ndefinitions:", StringComparison.Ordinal) },
        { "value with an argument", "PQ0302", 33, ProtocolOfTest.With("message: H(N)", "message: N(WORD)") },
        { "title that is too long", "PQ0127", 3, ProtocolOfTest.With("{en: Knock,", $"{{en: {new string('x', Bounds.ContentName + 1)},") },
        { "title on two lines", "PQ0127", 3, ProtocolOfTest.With("{en: Knock,", "{en: \"Kno\\nck\",") },
        { "name that is too long", "PQ0127", 36, ProtocolOfTest.With("setting:", $"names:\n  messages:\n    Knock: {{en: x, es: {new string('x', Bounds.ContentName + 1)}}}\nsetting:") },
        { "name on two lines", "PQ0127", 36, ProtocolOfTest.With("setting:", "names:\n  roles:\n    Client: {en: client, es: \"cli\\nente\"}\nsetting:") },
        { "short name on two lines", "PQ0127", 36, ProtocolOfTest.With("setting:", "names:\n  roles:\n    Client: {en: client, es: cliente, short: {en: \"c\\nl\", es: c}}\nsetting:") },
        { "name that is null", "PQ0123", 36, ProtocolOfTest.With("setting:", "names:\n  goals:\n    \"secret N\": {en: x, es: null}\ngoals: [{secret: N, from: [network]}]\nsetting:") },
        { "one name for two roles", "PQ0264", 37, ProtocolOfTest.With("setting:", "names:\n  roles:\n    Client: {en: client, es: cliente}\n    Server: {en: server, es: cliente}\nsetting:") },
        { "one name for two messages", "PQ0264", 37, ProtocolOfTest.With("setting:", "names:\n  messages:\n    Knock: {en: knock, es: x}\n    Open: {en: knock, es: z}\nsetting:") },
        { "goal against a misspelt network", "PQ0215", 35, ProtocolOfTest.With("setting:", "goals:\n  - {secret: N, from: [netwrok]}\nsetting:") },
        { "clock before certificates", "PQ0220", 35, ProtocolOfTest.With("  values:", "  clock: 0001-01-01T00:00:00Z\n  values:") },
        { "clock after certificates", "PQ0220", 35, ProtocolOfTest.With("  values:", "  clock: 9999-12-31T23:59:59Z\n  values:") },
        { "party without a name", "PQ0222", 35, ProtocolOfTest.With("  values:", "  parties: {Client: ''}\n  values:") },
        { "table that is no map", "PQ0120", 36, ProtocolOfTest.With("  values:", "  tables: {f: x}\n  values:").Replace("definitions:", "functions: {f: {result: text, roles: [Client]}}\ndefinitions:", StringComparison.Ordinal) },
        { "neither protocol nor quest", "PQ0402", 1, "colour: red\n" },
        { "no map", "PQ0402", 1, "- red\n" },
        { "empty", "PQ0116", 1, "# nothing\n" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void A_file_with_one_mistake_gives_one_error_with_its_place_and_code(string what, string code, int line, string text)
    {
        using var scratch = new Scratch();
        var path = scratch.Write("knock.yaml", text);

        var ending = Run("lint", path);

        Assert.True(ending.ExitCode == 3, $"{what}: {ending.ExitCode}\n{ending.Output}{ending.Errors}");
        var errors = ending.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Single(errors);
        Assert.Matches($"^{Regex.Escape(path)}:{line}:[0-9]+: {code} error: .+", errors[0]);
        Assert.DoesNotContain('\u001b', ending.Output);
    }

    [Theory]
    [InlineData("{shp: WORD}", "did you mean 'ship'?")]
    [InlineData("{lookup: f(WORD)}", "did you mean 'look_up'?")]
    [InlineData("{xyzzy: WORD}", "use one of once, within")]
    [InlineData("{look_up: f}", "'f' is a function, and its argument is missing; write f(…)")]
    [InlineData("{once: N(WORD)}", "'N' is no function; write it without")]
    public void What_a_rule_lacks_is_told_with_what_was_meant(string rule, string told)
    {
        using var scratch = new Scratch();
        var text = ProtocolOfTest.With("{ship: WORD}", rule).Replace("definitions:", "functions: {f: {result: text, roles: [Client]}}\ndefinitions:", StringComparison.Ordinal);

        Assert.Contains(told, Run("lint", scratch.Write("knock.yaml", text)).Expect(3).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_a_length_that_one_suite_does_not_take_is_reported_with_what_to_do()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("knock.yaml", ProtocolOfTest.With("message: H(N)", "message: E(N, WORD)"));

        var output = Run("lint", path).Expect(3).Output;

        Assert.Contains("bytes are not a key of suite", output, StringComparison.Ordinal);
        Assert.Contains("use sort key", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_whose_name_is_not_its_id_is_a_warning_since_nobody_would_find_it()
    {
        using var scratch = new Scratch();

        var output = Run("lint", scratch.Write("other.yaml", ProtocolOfTest.Text)).Expect(0).Output;

        Assert.Contains(":2:5: PQ0403 warning:", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WORD", "Server", true)]
    [InlineData("M", "network", true)]
    [InlineData("WORD", "network", false)]
    public void A_goal_that_honest_parties_miss_already_is_a_warning(string secret, string from, bool isMissed)
    {
        using var scratch = new Scratch();

        var output = Run("lint", scratch.Write("knock.yaml", ProtocolOfTest.With("setting:", $"goals: [{{secret: {secret}, from: [{from}]}}]\nsetting:"))).Expect(0).Output;

        Assert.Equal(isMissed, output.Contains($"PQ0246 warning: {from} can know '{secret}'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_of_fifty_megabytes_is_refused_unread()
    {
        using var scratch = new Scratch();
        var octets = new byte[50_000_000];
        octets.AsSpan().Fill((byte)'x');
        "id: "u8.CopyTo(octets);
        var path = scratch.Write("large.yaml", octets);

        Assert.StartsWith($"{path}:1:1: PQ0102 error:", Run("lint", path).Expect(3).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slip_that_is_too_long_is_reported_with_its_octets_for_each_suite_that_it_does_not_fit()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("knock.yaml", ProtocolOfTest.With("N: nonce", "N: nonce(100)"));

        var output = Run("lint", path).Expect(3).Output;

        Assert.Matches("PQ0240 error: Client cannot send 2 Knock: Box does not fit: 1[0-9]{2} bytes, and PK_S takes at most 86 under suite lecture", output);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_value_that_is_too_long_is_told_how_long_it_may_be()
    {
        using var scratch = new Scratch();

        var output = Run("lint", scratch.Write("knock.yaml", ProtocolOfTest.With("N: nonce", "N: nonce(8000)"))).Expect(3).Output;

        Assert.Contains("PQ0206 error: 'N' needs a sort", output, StringComparison.Ordinal);
        Assert.Contains("a size from 1 to 1,024", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_effect_that_a_replay_would_repeat_is_a_warning_and_no_error()
    {
        using var scratch = new Scratch();
        var replayable = ProtocolOfTest.With("Box, H(M, N)", "Box");

        Assert.Matches("knock.yaml:29:[0-9]+: PQ0242 warning: Server would ship again", Run("lint", scratch.Write("knock.yaml", replayable)).Expect(0).Output);

        var guarded = replayable.Replace("- {ship: WORD}", "- {ship: WORD}\n      - {once: N}", StringComparison.Ordinal);
        Assert.Contains("nothing to report", Run("lint", scratch.Write("knock.yaml", guarded)).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_searched_and_what_is_wrong_is_sorted_by_file()
    {
        using var scratch = new Scratch();
        scratch.Write("b.yaml", "colour: red\n");
        scratch.Write("a.yml", "colour: red\n");
        scratch.Write("c.txt", "not content");

        var lines = Run("lint", scratch.Folder).Expect(3).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["a.yml", "b.yaml"], lines.Select(l => Path.GetFileName(l[..l.IndexOf(':', StringComparison.Ordinal)])));
    }

    [Fact]
    public void A_parent_beside_the_file_comes_before_a_shipped_one()
    {
        using var scratch = new Scratch();
        scratch.Write("1kp.yaml", ProtocolOfTest.With("id: knock", "id: 1kp"));
        var heir = scratch.Write("heir.yaml", "format_version: 1\nid: heir\nextends: 1kp\n");

        Assert.Contains("Knock", Run("explain", heir).Expect(0).Output, StringComparison.Ordinal);
        Run("lint", heir).Expect(0);
    }

    [Fact]
    public void A_parent_cannot_lead_out_of_the_folder()
    {
        using var scratch = new Scratch();
        scratch.Write("outside.yaml", ProtocolOfTest.Text);
        var inside = Directory.CreateDirectory(Path.Combine(scratch.Folder, "inside"));
        var heir = Path.Combine(inside.FullName, "heir.yaml");
        File.WriteAllText(heir, "format_version: 1\nid: heir\nextends: ../outside\n");

        Assert.Contains("PQ0217", Run("lint", heir).Expect(3).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error_at_its_name() =>
        Assert.StartsWith("nowhere.yaml:1:1: PQ0101 error:", Run("lint", "nowhere.yaml").Expect(4).Output, StringComparison.Ordinal);

    [Fact]
    public void Json_has_the_same_findings()
    {
        using var scratch = new Scratch();
        var found = System.Text.Json.JsonDocument.Parse(Run("lint", scratch.Write("a.yaml", "colour: red\n"), "--json").Expect(3).Octets).RootElement;

        Assert.Equal("PQ0402", found[0].GetProperty("code").GetString());
        Assert.Equal(1, found[0].GetProperty("line").GetInt32());
    }
}
