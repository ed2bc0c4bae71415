using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

public sealed class CommandLineTests
{
    public static TheoryData<string> CommandNames => ["list", "run", "explain", "knows", "trace", "validate", "export", "asn1", "certificates", "play", "try", "lint", "doctor"];

    [Fact]
    public void Without_a_terminal_the_bare_program_shows_short_help_and_ends_with_2()
    {
        var ending = Start(new Surrounding()).Expect(2);

        Assert.Empty(ending.Output);
        Assert.Contains("EXAMPLES", ending.Errors, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(CommandNames))]
    public void Every_command_has_help_with_examples_in_both_languages(string command)
    {
        var english = Run(command, "--help").Expect(0).Output;
        var spanish = Run(command, "--help", "--lang", "es").Expect(0).Output;

        Assert.Contains($"EXAMPLES\n  paymentquest {command}", english.Replace("\n  paymentquest run 3kp --json | paymentquest validate -", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("EJEMPLOS\n", spanish, StringComparison.Ordinal);
        Assert.NotEqual(english.Split('\n')[0], spanish.Split('\n')[0]);
    }

    [Theory]
    [InlineData("LANG", "es_ES.UTF-8")]
    [InlineData("LC_MESSAGES", "es_MX")]
    [InlineData("LC_ALL", "es")]
    public void The_language_comes_from_the_environment(string variable, string value) =>
        Assert.Contains("EJEMPLOS", Run(Surrounding.With(variable, value), "--help").Expect(0).Output, StringComparison.Ordinal);

    [Fact]
    public void The_option_wins_over_the_environment() =>
        Assert.Contains("EXAMPLES", Run(Surrounding.With("LC_ALL", "es_ES.UTF-8"), "--help", "--lang", "en").Expect(0).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("did you mean 'run'?", "rnu")]
    [InlineData("did you mean 'explain'?", "explian", "1kp")]
    [InlineData("did you mean '1kp'?", "run", "1pk")]
    [InlineData("did you mean '--seed'?", "run", "1kp", "--sead", "3")]
    [InlineData("PROTOCOL is missing", "run")]
    [InlineData("'2kp' is one argument too many", "run", "1kp", "2kp")]
    [InlineData("--lang takes one of en, es", "list", "--lang", "fr")]
    [InlineData("did you mean 'contrast'?", "play", "first-message", "--theme", "contrst")]
    [InlineData("--suite takes one of lecture, modern, historic, not 'old'", "run", "1kp", "--suite", "old")]
    [InlineData("--seed takes a whole number", "run", "1kp", "--seed", "-1")]
    [InlineData("--clock takes a time", "run", "1kp", "--clock", "yesterday")]
    [InlineData("did you mean 'Merchant'?", "explain", "1kp", "Merchnat")]
    [InlineData("give --answer", "try", "assemble-slip")]
    [InlineData("; they are: ", "mutate", "1kp", "--field", "ZZZZ")]
    [InlineData("give --answer", "try", "man-in-the-middle")]
    [InlineData("there is no quest 'nowhere'", "try", "nowhere", "--answer", "x")]
    [InlineData("there is no quest 'nowhere'", "play", "nowhere", "--plain")]
    [InlineData("from the year 1951 to 9989", "run", "1kp", "--clock", "1950-12-31T00:00:00Z")]
    [InlineData("--openssl needs a value", "export", "-", "--openssl", "")]
    public void What_is_not_understood_is_one_clear_complaint_and_exit_code_2(string complaint, params string[] arguments)
    {
        var ending = Run(arguments).Expect(2);

        Assert.Empty(ending.Output);
        Assert.Contains(complaint, ending.Errors.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Complaints_are_in_the_language_of_the_user() =>
        Assert.Contains("¿querías decir «run»?", Run("rnu", "--lang", "es").Errors + Run(Surrounding.With("LANG", "es_ES.UTF-8"), "rnu").Expect(2).Errors, StringComparison.Ordinal);

    [Fact]
    public void Control_characters_in_arguments_do_not_reach_the_terminal()
    {
        var ending = Run("run", "\u001b[2Jx").Expect(2);

        Assert.DoesNotContain('\u001b', ending.Errors);
    }

    [Fact]
    public void Control_characters_in_the_name_of_a_folder_do_not_reach_the_terminal()
    {
        using var scratch = new Scratch();
        var transcript = Run("run", "1kp", "--json").Expect(0).Octets;

        var ending = Run(new Surrounding { Input = transcript }, "export", "-", "--openssl", Path.Combine(scratch.Folder, "o\u001b[31mut")).Expect(0);

        Assert.DoesNotContain('\u001b', ending.Output);
    }

    [Fact]
    public void A_protocol_that_does_not_run_under_the_usual_suite_runs_under_its_own()
    {
        using var scratch = new Scratch();
        var path = scratch.Write("knock.yaml", ProtocolOfTest.With("roles:", "suites: [lecture]\nroles:"));

        Assert.Contains("suite lecture", Run("run", path).Expect(0).Output, StringComparison.Ordinal);
        Run("run", path, "--suite", "modern").Expect(1);
    }

    [Fact]
    public void List_shows_every_shipped_protocol()
    {
        var text = Run("list").Expect(0).Output;
        var json = System.Text.Json.JsonDocument.Parse(Run("list", "--json").Expect(0).Octets).RootElement;

        var ids = json.GetProperty("protocols").EnumerateArray().Select(p => p.GetProperty("id").GetString()!).ToList();
        Assert.Equal(ProtocolFiles.Paths.Keys, ids.Order(StringComparer.Ordinal));
        Assert.All(ids, id => Assert.Contains($"    {id} ", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Doctor_reports_what_is_there()
    {
        using var scratch = new Scratch();

        var ending = Run(Surrounding.With("PAYMENTQUEST_HOME", scratch.Folder), "doctor", "--json").Expect(0);

        var found = System.Text.Json.JsonDocument.Parse(ending.Octets).RootElement.EnumerateArray()
            .ToLookup(f => f.GetProperty("what").GetString()!, f => (State: f.GetProperty("state").GetString(), Value: f.GetProperty("value").GetString()));
        Assert.Equal(("ok", scratch.Folder), Assert.Single(found["progress"]));
        Assert.Equal("ok", Assert.Single(found["keys"]).State);
        Assert.Equal("warning", Assert.Single(found["terminal"]).State);
        Assert.StartsWith("paymentquest ", Assert.Single(found["program"]).Value, StringComparison.Ordinal);
        Assert.Equal(
            PaymentQuest.Cryptography.Suite.Nameable.SelectMany(suite => suite.TryAlgorithms()).Select(trial => trial.Algorithm).Distinct().Count().ToString(System.Globalization.CultureInfo.InvariantCulture),
            Assert.Single(found["algorithms"]).Value);
    }

    [Fact]
    public void A_report_of_doctor_is_the_same_in_every_language()
    {
        using var scratch = new Scratch();
        var surrounding = Surrounding.With("PAYMENTQUEST_HOME", scratch.Write("taken", ""));

        Assert.Equal(Run(surrounding, "doctor", "--json").Expect(4).Output, Run(surrounding, "doctor", "--json", "--lang", "es").Expect(4).Output);
    }

    [Fact]
    public void Doctor_ends_with_4_when_progress_cannot_be_kept()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("taken", "");

        var ending = Run(Surrounding.With("PAYMENTQUEST_HOME", Path.Combine(file, "inside")), "doctor").Expect(4);

        Assert.Contains("error    progress", ending.Output, StringComparison.Ordinal);
        Assert.Contains("\naviso    terminal", Run(Surrounding.With("PAYMENTQUEST_HOME", scratch.Folder), "doctor", "--lang", "es").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_is_UTF_8_without_a_byte_order_mark_and_with_line_feeds_only()
    {
        var octets = Run("list", "--lang", "es").Expect(0).Octets;

        Assert.NotEqual(0xEF, octets[0]);
        Assert.DoesNotContain((byte)'\r', octets);
        Assert.Contains("adquirente", System.Text.Encoding.UTF8.GetString(octets), StringComparison.Ordinal);
    }
}
