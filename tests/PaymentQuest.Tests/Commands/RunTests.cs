using System.Text.Json;
using PaymentQuest.Documents;
using PaymentQuest.Transcripts;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

public sealed class RunTests
{
    public static TheoryData<string, string> ProtocolsAndSuites => ProtocolFiles.WithSuites();

    [Theory, MemberData(nameof(ProtocolsAndSuites))]
    public void Equal_runs_give_equal_octets_under_any_locale_and_list_every_check(string protocol, string suite)
    {
        string[] arguments = ["run", protocol, "--suite", suite, "--seed", "7", "--json"];

        var first = Run(Surrounding.With("LANG", "C"), arguments).Expect(0);
        var second = Run(Surrounding.With("LANG", "es_ES.UTF-8"), arguments).Expect(0);

        Assert.Equal(first.Octets, second.Octets);
        var json = JsonDocument.Parse(first.Octets).RootElement;
        Assert.Equal("completed", json.GetProperty("verdict").GetProperty("word").GetString());
        var made = json.GetProperty("checks").EnumerateArray().Select(c => c.GetProperty("check").GetString()!).ToHashSet(StringComparer.Ordinal);
        var sent = json.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("name").GetString()!).ToHashSet(StringComparer.Ordinal);
        var refused = json.GetProperty("checks").EnumerateArray().Where(c => !c.GetProperty("passed").GetBoolean()).Select(c => c.GetProperty("check").GetString()!.Split('/')[1]).ToList();
        Assert.All(ProtocolFiles.Load(protocol).Checks.Select(c => c.ToString()).Where(c => sent.Contains(c.Split('/')[1]) && !refused.Contains(c.Split('/')[1])), check => Assert.Contains(check, made));
    }

    [Fact]
    public void The_text_shows_verdict_messages_checks_and_world_in_the_language_of_the_user()
    {
        var english = Run("run", "1kp").Expect(0).Output;
        var spanish = Run("run", "1kp", "--lang", "es").Expect(0).Output;

        Assert.Contains("verdict: completed\n", english, StringComparison.Ordinal);
        Assert.Contains("veredicto: completada\n", spanish, StringComparison.Ordinal);
        Assert.Contains("ok   Acquirer/Auth-Request/EncSlip.H(Common)", english, StringComparison.Ordinal);
        Assert.Contains("reserves EUR 49.99", english, StringComparison.Ordinal);
        Assert.Contains("retiene EUR 49.99", spanish, StringComparison.Ordinal);
    }

    [Fact]
    public void The_clock_is_the_one_that_was_asked_for() =>
        Assert.Contains("\"clock\": \"2031-05-06T07:08:09Z\"", Run("run", "2kp", "--clock", "2031-05-06T07:08:09Z", "--json").Expect(0).Output, StringComparison.Ordinal);

    [Fact]
    public void A_run_that_is_declined_ends_with_1()
    {
        using var scratch = new Scratch();
        var poor = scratch.Write("poor.yaml", "format_version: 1\nid: poor\nextends: 1kp\nsetting:\n  accounts:\n    \"4111111111111111\": EUR 1.00\n");

        Assert.Contains("declined", Run("run", poor).Expect(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_long_value_people_see_where_it_differs_and_programs_all_of_it()
    {
        var transcript = Transcript.Read("t.json", Run("run", "1kp", "--json").Expect(0).Octets, new Diagnostics())!;
        var root = Convert.ToHexStringLower(transcript.Root);
        transcript.Root[200] ^= 0xF0;
        var changed = Convert.ToHexStringLower(transcript.Root);
        var surrounding = new Surrounding { Input = transcript.Write() };

        var line = Run(surrounding, "validate", "-").Expect(1).Output;
        var json = JsonDocument.Parse(Run(surrounding, "validate", "-", "--json").Expect(1).Octets).RootElement;

        Assert.StartsWith($"inconsistent: root should be '…{root[384..420]}", line, StringComparison.Ordinal);
        Assert.Contains($"and is '…{changed[384..420]}", line, StringComparison.Ordinal);
        Assert.InRange(line.Length, 1, 200);
        Assert.Equal((root, changed), (json.GetProperty("expected").GetString(), json.GetProperty("found").GetString()));
    }

    [Fact]
    public void What_is_run_validates_and_what_was_altered_does_not()
    {
        using var scratch = new Scratch();
        var text = Run("run", "3kp", "--seed", "7", "--json").Expect(0).Output;
        var good = scratch.Write("t.json", text);
        var octets = JsonDocument.Parse(text).RootElement.GetProperty("messages")[3].GetProperty("octets").GetString()!;
        var altered = octets[..400] + (octets[400] == '0' ? '1' : '0') + octets[401..];
        var bad = scratch.Write("bad.json", text.Replace(octets, altered, StringComparison.Ordinal));

        Assert.Contains("valid", Run("validate", good).Expect(0).Output, StringComparison.Ordinal);
        var refused = JsonDocument.Parse(Run("validate", bad, "--json").Expect(1).Octets).RootElement;
        Assert.Equal("Acquirer", refused.GetProperty("role").GetString());
        Assert.Equal(4, refused.GetProperty("step").GetInt32());
        Assert.Equal(JsonValueKind.String, refused.GetProperty("check").ValueKind);
        Run(new Surrounding { Input = File.ReadAllBytes(good) }, "validate", "-").Expect(0);
        Run("validate", Path.Combine(scratch.Folder, "none.json")).Expect(4);
        Run(new Surrounding { Input = "no json"u8.ToArray() }, "validate", "-").Expect(3);
    }

    [Fact]
    public void A_transcript_of_a_file_validates_with_that_file()
    {
        using var scratch = new Scratch();
        var protocol = scratch.Write("knock.yaml", ProtocolOfTest.Text);
        var transcript = scratch.Write("t.json", Run("run", protocol, "--json").Expect(0).Octets);

        Run("validate", transcript, "--protocol", protocol).Expect(0);
        Assert.Contains("PQ0401", Run("validate", transcript).Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_never_overwrites_unasked_and_leaves_nothing_half_done()
    {
        using var scratch = new Scratch();
        var transcript = scratch.Write("t.json", Run("run", "1kp", "--json").Expect(0).Octets);
        var folder = Path.Combine(scratch.Folder, "out");

        Run("export", transcript, "--openssl", folder).Expect(0);
        Assert.True(File.Exists(Path.Combine(folder, "verify.sh")));
        Run("export", transcript, "--openssl", folder).Expect(4);
        Run("export", transcript, "--openssl", folder, "--force").Expect(0);
        Run("export", transcript, "--openssl", Path.Combine(transcript, "inside")).Expect(4);
        Run("export", transcript).Expect(2);
        Assert.Equal(["out", "t.json"], Directory.EnumerateFileSystemEntries(scratch.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder), f => f.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public void Output_that_cannot_be_written_ends_with_4()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "only Linux has a device that is always full");

        using var process = System.Diagnostics.Process.Start("sh", ["-c", $"LANG=C dotnet '{Path.Combine(AppContext.BaseDirectory, "paymentquest.dll")}' run 1kp > /dev/full 2> /dev/null"])!;
        process.WaitForExit();

        Assert.Equal(4, process.ExitCode);
    }
}
