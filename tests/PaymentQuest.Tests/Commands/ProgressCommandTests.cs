using System.Text;
using System.Text.Json;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Terminal;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

public sealed partial class ProgressCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly ManualClock _clock = new();

    private Surrounding Home => Surrounding.With("PAYMENTQUEST_HOME", _scratch.Folder);

    private Surrounding Elsewhere => Surrounding.With("PAYMENTQUEST_HOME", Path.Combine(_scratch.Folder, "elsewhere"));

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("progress", "progress export")]
    [InlineData("progress", "progress import")]
    [InlineData("progress", "progress forget")]
    [InlineData("progress", "progress")]
    [InlineData("results", "results")]
    public void Every_command_about_records_has_help_with_examples_in_both_languages(string first, string path)
    {
        var english = Run([.. path.Split(' '), "--help"]).Expect(0).Output;
        var spanish = Run([.. path.Split(' '), "--help", "--lang", "es"]).Expect(0).Output;

        Assert.Contains($"  paymentquest {path} ", english, StringComparison.Ordinal);
        Assert.Contains($"EXAMPLES\n  paymentquest {first}", english, StringComparison.Ordinal);
        Assert.NotEqual(english.Split('\n')[0], spanish.Split('\n')[0]);
    }

    [Fact]
    public void What_is_exported_and_imported_elsewhere_is_the_same_there_and_importing_it_again_changes_nothing()
    {
        Play("Ana", "first-message", new AttemptResult(true, 90));
        Play("", "whose-word", null);
        var file = Path.Combine(_scratch.Folder, "backup.json");

        Assert.Equal($"attempts written to {file}: 2, of (no name), Ana\n", Run(Home, "progress", "export", "--all-players", file).Expect(0).Output);
        Assert.Contains("new or longer: 2", Run(Elsewhere, "progress", "import", file).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("new or longer: 0", Run(Elsewhere, "progress", "import", file).Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("new or longer: 0", Run(Home, "progress", "import", file).Expect(0).Output, StringComparison.Ordinal);

        Assert.Equal(File.ReadAllText(file), Run(Elsewhere, "progress", "export", "--all-players").Expect(0).Output);
    }

    [Fact]
    public void Attempts_of_two_machines_stand_side_by_side_and_the_longer_log_of_one_attempt_wins()
    {
        Play("", "whose-word", null);
        Run(Home, "progress", "export", Path.Combine(_scratch.Folder, "short.json")).Expect(0);
        Run(Elsewhere, "progress", "import", Path.Combine(_scratch.Folder, "short.json")).Expect(0);
        using (var store = Store(""))
        {
            store.Save(new SaveMoves("whose-word", 1, 7, 2, [new Move.Decide(null)], new AttemptResult(false, 40)));
        }

        _clock.Pass(TimeSpan.FromDays(1));
        using (var other = ProgressStore.OpenIn(Path.Combine(_scratch.Folder, "elsewhere"), "", _clock))
        {
            other.Save(new SaveMoves("whose-word", 2, 8, 0, [new Move.State("other machine")], null));
        }

        var exported = Run(Home, "progress", "export").Expect(0).Octets;
        Assert.Contains("read: 1; new or longer: 1; moves added: 1", Run(Elsewhere with { Input = exported }, "progress", "import", "-").Expect(0).Output, StringComparison.Ordinal);

        var results = Results(Elsewhere);
        Assert.Equal([(1, 40), (2, null)], results.Select(r => (r.GetProperty("attempt").GetInt32(), r.GetProperty("score").ValueKind == JsonValueKind.Null ? (int?)null : r.GetProperty("score").GetInt32())));
    }

    [Fact]
    public void What_stands_in_a_file_past_every_limit_can_be_exported_and_imported()
    {
        Play("", "whose-word", null);
        using (var database = ProgressFile.Writable(Path.Combine(_scratch.Folder, ProgressStore.FileName)))
        {
            database.Execute("UPDATE attempt SET number = 1000001, thought_ms = 9000000000000000000, began_ms = -1, hints = 99; UPDATE move SET number = 1000001, thought_ms = 9000000000000000000");
            database.Execute("INSERT INTO move (player, quest, number, position, word) VALUES ('', 'whose-word', 1000001, 9, 'dance')");
            database.Execute("INSERT INTO attempt (player, quest, number, seed) VALUES ('', 'q', 1, '7')");
        }

        var exported = Run(Home, "progress", "export").Expect(0).Octets;
        Assert.Contains("read: 1; new or longer: 1; moves added: 2", Run(Elsewhere with { Input = exported }, "progress", "import", "-").Expect(0).Output, StringComparison.Ordinal);

        Assert.Equal(1, Assert.Single(Results(Elsewhere)).GetProperty("attempt").GetInt32());
        Assert.Contains("new or longer: 0", Run(Elsewhere with { Input = exported }, "progress", "import", "-").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_that_could_not_be_imported_is_not_written()
    {
        Play("", "whose-word", null);
        using (var database = ProgressFile.Writable(Path.Combine(_scratch.Folder, ProgressStore.FileName)))
        {
            // 300 texts of 60,000 characters.
            database.Execute("WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 310) INSERT INTO move (player, quest, number, position, word, first) SELECT '', 'whose-word', 1, i, 'state', printf('%.*c', 60000, 'x') FROM n");
        }

        var file = Path.Combine(_scratch.Folder, "backup.json");
        var error = Run(Home, "progress", "export", file).Expect(4).Errors;
        Assert.Contains("at most 16777216 bytes", error, StringComparison.Ordinal);
        Assert.Contains("--player", error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));

        var large = Run(Elsewhere with { Input = new byte[Bounds.TranscriptOctets + 1] }, "progress", "import", "-").Expect(3).Errors;
        Assert.Contains("export one player at a time", large, StringComparison.Ordinal);
        Assert.DoesNotContain("no run", large, StringComparison.Ordinal);
    }

    [Fact]
    public void Attempts_are_merged_in_parts_between_which_a_game_can_write()
    {
        AttemptRecord Of(int quest, int moves) => new("", $"q{quest}", 1, 7, [.. Enumerable.Range(0, moves).Select(m => new MoveRecord("state", $"{m}", null))]);
        List<AttemptRecord> attempts = [Of(0, 9_000), .. Enumerable.Range(1, 3_000).Select(i => Of(i, 1)), Of(3_001, 1)];

        var batches = Merging.Batches(attempts).ToList();

        Assert.Equal(attempts, batches.SelectMany(b => b));
        Assert.Equal([1, 1_000, 1_000, 1_000, 1], batches.Select(b => b.Count));
        Assert.Empty(Merging.Batches([]));
    }

    [Fact]
    public void Attempts_can_be_imported_as_those_of_a_player()
    {
        Play("", "whose-word", null);
        var exported = Run(Home, "progress", "export", "--player", "-").Expect(0).Octets;

        Run(Elsewhere with { Input = exported }, "progress", "import", "-", "--player", "Ana").Expect(0);

        Assert.Equal("Ana", Assert.Single(Results(Elsewhere)).GetProperty("player").GetString());
    }

    [Theory]
    [InlineData("PQ0503", 1, 2, "{")]
    [InlineData("PQ0511", 1, 12, """{"schema": "paymentquest/progress/2", "editions": [], "attempts": []}""")]
    [InlineData("PQ0508", 1, 1, """{"schema": "paymentquest/progress/1", "editions": []}""")]
    [InlineData("PQ0507", 1, 71, """{"schema": "paymentquest/progress/1", "editions": [], "attempts": [], "x": 1}""")]
    [InlineData("PQ0510", 1, 63, """{"schema": "paymentquest/progress/1", "editions": [{"content":"A","scoring":1}], "attempts": []}""")]
    [InlineData("PQ0512", 2, 12, "ATTEMPT", "\"number\": 1", "\"number\": 0")]
    [InlineData("PQ0512", 2, 12, "ATTEMPT", "\"number\": 1", "\"number\": 2147483647")]
    [InlineData("PQ0509", 3, 10, "ATTEMPT", "\"seed\": \"7\"", "\"seed\": 7")]
    [InlineData("PQ0512", 4, 11, "ATTEMPT", "\"hints\": 0", "\"hints\": 4")]
    [InlineData("PQ0512", 5, 14, "ATTEMPT", "\"began_ms\": 5", "\"began_ms\": -1")]
    [InlineData("PQ0512", 5, 14, "ATTEMPT", "\"began_ms\": 5", "\"began_ms\": 1.5")]
    [InlineData("PQ0508", 1, 97, "ATTEMPT", "\"score\": 90", "\"thought_ms\": 90")]
    [InlineData("PQ0512", 6, 27, "ATTEMPT", "\"score\": 90", "\"score\": 101")]
    [InlineData("PQ0512", 7, 11, "ATTEMPT", "\"quest\": \"q\"", "\"quest\": \"\"")]
    [InlineData("PQ0513", 7, 11, "ATTEMPT", "\"quest\": \"q\"", "\"quest\": \"\\u001b[2J\"")]
    [InlineData("PQ0512", 8, 21, "ATTEMPT", "\"word\": \"hint\"", "\"word\": \"win\"")]
    [InlineData("PQ0512", 8, 11, "ATTEMPT", "{\"word\": \"hint\"}", "")]
    [InlineData("PQ0512", 9, 13, "ATTEMPT", "\"edition\": 0", "\"edition\": 1")]
    public void A_hostile_file_is_refused_where_it_is_wrong_and_nothing_of_it_is_kept(string code, int line, int column, string text, string old = "", string wrong = "")
    {
        const string Attempt = """
            {"schema": "paymentquest/progress/1", "editions": [{"content": "", "scoring": 1}], "attempts": [{"player": "",
             "number": 1,
             "seed": "7",
             "hints": 0,
             "began_ms": 5,
             "solved": true, "score": 90,
             "quest": "q",
             "moves": [{"word": "hint"}],
             "edition": 0}]}
            """;
        if (text == "ATTEMPT")
        {
            Run(Elsewhere with { Input = Encoding.UTF8.GetBytes(Attempt) }, "progress", "import", "-").Expect(0);
            Assert.Contains(old, Attempt, StringComparison.Ordinal);
            text = Attempt.Replace(old, wrong, StringComparison.Ordinal);
        }

        var ending = Run(Home with { Input = Encoding.UTF8.GetBytes(text) }, "progress", "import", "-").Expect(3);

        Assert.StartsWith($"stdin:{line}:{column}: {code} error: ", ending.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ending.Errors);
        Assert.False(File.Exists(Path.Combine(_scratch.Folder, ProgressStore.FileName)));
    }

    [Fact]
    public void A_control_character_that_a_player_typed_spoils_no_backup()
    {
        using (var store = Store(""))
        {
            store.Save(new SaveMoves("q", 1, 7, 0, [new Move.Write("A", "C\u001bA\tN")], null));
        }

        var exported = Run(Home, "progress", "export").Expect(0).Octets;

        Assert.Contains("new or longer: 1", Run(Elsewhere with { Input = exported }, "progress", "import", "-").Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("new or longer: 0", Run(Home with { Input = exported }, "progress", "import", "-").Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("C<U+001B>A<U+0009>N", Run(Elsewhere, "progress", "export").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Attempts_that_all_began_alike_are_bounded()
    {
        var attempts = string.Join(',', Enumerable.Range(1, 101).Select(i => $$"""{"player":"","quest":"q","number":{{i}},"seed":"1","hints":0,"moves":[{"word":"state","first":"{{i}}"}]}"""));
        var file = _scratch.Write("many.json", $$"""{"schema":"paymentquest/progress/1","editions":[],"attempts":[{{attempts}}]}""");

        Assert.Contains("PQ0505", Run(Home, "progress", "import", file).Expect(3).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Exporting_never_overwrites_a_file()
    {
        var file = _scratch.Write("mine.json", "mine");

        Assert.Contains("exists already", Run(Home, "progress", "export", file).Expect(4).Errors, StringComparison.Ordinal);

        Assert.Equal("mine", File.ReadAllText(file));
    }

    [Fact]
    public void Forgetting_takes_a_quest_a_player_or_all_and_leaves_nothing_of_them_in_the_files()
    {
        Play("Ana", "first-message", new AttemptResult(true, 90));
        Play("Ana", "whose-word", null);
        Play("Ben", "whose-word", null);

        Run(Home, "progress", "forget", "first-message", "--yes", "--player", "Ana").Expect(0);
        Assert.Equal(["Ana", "Ben"], Results(Home).Select(r => r.GetProperty("player").GetString()!));
        Run(Home, "progress", "forget", "--all", "--player", "Ana", "--yes").Expect(0);
        Assert.Equal(["Ben"], Results(Home).Select(r => r.GetProperty("player").GetString()!));
        Assert.All(Directory.GetFiles(_scratch.Folder), f => Assert.DoesNotContain("Ana", Encoding.Latin1.GetString(File.ReadAllBytes(f)), StringComparison.Ordinal));
        Run(Home, "progress", "forget", "--all", "--all-players", "--yes").Expect(0);
        Assert.Empty(Results(Home));
    }

    [Fact]
    public void Without_a_word_about_players_a_command_is_about_the_one_that_the_game_would_play_as()
    {
        Play("Ana", "whose-word", null);
        Play("Ben", "whose-word", null);
        Play("", "whose-word", null);
        var ana = Home with { Variables = new Dictionary<string, string>(Home.Variables) { ["PAYMENTQUEST_PLAYER"] = "Ana" } };
        static IEnumerable<string> Players(byte[] json, string list) =>
            (list.Length == 0 ? JsonDocument.Parse(json).RootElement : JsonDocument.Parse(json).RootElement.GetProperty(list)).EnumerateArray().Select(a => a.GetProperty("player").GetString()!);

        Assert.Equal(["Ana"], Players(Run(ana, "results", "--json").Expect(0).Octets, ""));
        Assert.Equal([""], Players(Run(Home, "results", "--json").Expect(0).Octets, ""));
        Assert.Equal(["Ana"], Players(Run(ana, "progress", "export").Expect(0).Octets, "attempts"));
        Assert.Contains("attempts forgotten: 1, of Ana", Run(ana, "progress", "forget", "whose-word", "--yes").Expect(0).Output, StringComparison.Ordinal);
        Assert.Equal(["", "Ben"], Results(Home).Select(r => r.GetProperty("player").GetString()!));
        Assert.Contains("nothing is kept of Ana; there are attempts of: (no name), Ben", Run(ana, "progress", "forget", "--all", "--yes").Expect(2).Errors, StringComparison.Ordinal);
        Run(Home, "progress", "forget", "--all", "--yes").Expect(0);
        Assert.Equal(["Ben"], Results(Home).Select(r => r.GetProperty("player").GetString()!));
    }

    [Fact]
    public void The_question_names_whose_attempts_go()
    {
        var asked = Prose.Of("records.attempts-of-to-forget-for-good", ("attempts", 3), ("quests", 2), ("whose", "Ana"));

        Assert.Equal(
        ("Attempts of Ana to forget for good: 3, quests: 2. Go on? [y/N]", "Intentos de Ana que se olvidarán para siempre: 3, misiones: 2. ¿Seguir? [s/N]"),
        (asked.En, asked.Es));
    }

    [Fact]
    public void Who_has_nothing_is_told_who_has_something()
    {
        Play("Ana", "whose-word", null);

        Assert.Equal("nothing is kept of nobody; there are attempts of: Ana\n", Run(Home, "results", "--player", "nobody").Expect(0).Output);
    }

    [Theory]
    [InlineData("results")]
    [InlineData("progress")]
    [InlineData("progress", "export")]
    public void Where_nothing_can_be_kept_a_command_says_what_the_game_says(params string[] arguments)
    {
        var below = Surrounding.With("PAYMENTQUEST_HOME", Path.Combine(_scratch.Write("a-file", "in the way"), "below"));
        var said = ProgressStore.WhyNotKept(below.Variables["PAYMENTQUEST_HOME"])!;

        Assert.Equal($"paymentquest: {said.En}\n", Run(below, arguments).Expect(4).Errors);
    }

    [Theory]
    [InlineData("--yes is needed", "progress", "forget", "--all")]
    [InlineData("not both", "progress", "forget", "--all", "--player", "Ana", "--all-players", "--yes")]
    [InlineData("not both", "results", "--player", "Ana", "--all-players")]
    [InlineData("say what to forget", "progress", "forget")]
    [InlineData("say what to forget", "progress", "forget", "whose-word", "--all", "--yes")]
    [InlineData("did you mean 'whose-word'?", "progress", "forget", "whose-wrod", "--yes")]
    [InlineData("--player takes a name", "progress", "import", "nothing.json", "--player", "a\u001bb")]
    [InlineData("not both", "results", "--json", "--csv")]
    public void What_is_not_meant_clearly_is_not_done(string complaint, params string[] arguments)
    {
        Play("", "whose-word", null);

        Assert.Contains(complaint, Run(Home, arguments).Expect(2).Errors, StringComparison.Ordinal);

        Assert.Single(Results(Home));
    }

    [Fact]
    public void Commands_that_read_leave_no_trace_where_nothing_is_kept()
    {
        Assert.Contains("nothing is kept yet", Run(Elsewhere, "results").Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("nothing is kept yet", Run(Elsewhere, "progress").Expect(0).Output, StringComparison.Ordinal);
        Assert.Contains("\"attempts\": []", Run(Elsewhere, "progress", "export").Expect(0).Output, StringComparison.Ordinal);

        Assert.False(Directory.Exists(Path.Combine(_scratch.Folder, "elsewhere")));
    }

    [Fact]
    public void A_file_of_another_program_ends_every_command_about_records_with_4()
    {
        _scratch.Write(ProgressStore.FileName, [.. "SQLite format 3\0"u8, .. new byte[52], 0, 0, 0, 42, .. new byte[100]]);

        foreach (var arguments in (string[][])[["results"], ["progress"], ["progress", "export"], ["progress", "forget", "--all", "--yes"]])
        {
            Assert.Contains("belongs to another program", Run(Home, arguments).Expect(4).Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Progress_says_where_and_how_much()
    {
        Play("Ana", "first-message", new AttemptResult(true, 90));

        var text = Run(Home, "progress").Expect(0).Output;

        Assert.Equal($"{Path.Combine(_scratch.Folder, ProgressStore.FileName)}\n  Ana: attempts: 1, quests: 1\n", text);
    }

    [Fact]
    public void Who_plays_is_said_by_the_option_or_by_the_variable()
    {
        var invocation = new PaymentQuest.Terminal.Commands.Invocation(null!, Language.En, name => name == "PAYMENTQUEST_PLAYER" ? " Ben " : null);

        Assert.Equal("Ana", PaymentQuest.Terminal.Commands.PlayerName.Playing("Ana", invocation));
        Assert.Equal("Ben", PaymentQuest.Terminal.Commands.PlayerName.Playing(null, invocation));
        Assert.Equal("", PaymentQuest.Terminal.Commands.PlayerName.Playing("-", invocation));
    }

    private static List<JsonElement> Results(Surrounding surrounding) =>
        [.. JsonDocument.Parse(Run(surrounding, "results", "--json", "--all-players").Expect(0).Octets).RootElement.EnumerateArray()];

    private ProgressStore Store(string player) => ProgressStore.OpenIn(_scratch.Folder, player, _clock);

    private void Play(string player, string quest, AttemptResult? result, Edition? edition = null)
    {
        using var store = Store(player);
        store.Open(quest, edition ?? new Edition("", 1));
        store.Save(new SaveMoves(quest, 1, 7, 0, [new Move.State("once SALT_C"), new Move.Send("A")], result) { Thinking = new(TimeSpan.FromMilliseconds(1_500), TimeSpan.FromSeconds(1), true), Outcome = "right" });
    }
}
