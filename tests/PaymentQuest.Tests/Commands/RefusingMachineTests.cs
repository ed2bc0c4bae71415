using System.Text.Json;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary>The executable on a machine whose OpenSSL refuses what the suites of 1995 are made of.</summary>
public sealed class RefusingMachineTests
{
    /// <summary>All protocols under all their suites, or one for each suite.</summary>
    public static TheoryData<string, string> Runs
    {
        get
        {
            var all = ProtocolFiles.Paths.Keys.SelectMany(id => ProtocolFiles.Load(id).Protocol.Suites.Select(suite => (Id: id, Suite: suite))).ToList();
            return [.. Thoroughness.IsExhaustive ? all : all.Where(r => r is ("set-1.0", "lecture") or ("3kp", "modern") or ("millicent", "historic"))];
        }
    }

    [Fact]
    public void Doctor_names_exactly_what_is_refused()
    {
        using var scratch = new Scratch();
        var machine = RefusingMachine.In(scratch);

        var ending = Start(machine, "doctor", "--json");

        Assert.Equal(
            [
                "DES-CBC (lecture, historic)", "DES-EDE3-CBC (lecture, historic)", "MD5 (historic)",
                "RSASSA-PKCS1-V1_5-SIGN with SHA-1 (lecture, historic)", "RSASSA-PKCS1-V1_5-VERIFY with SHA-1 (lecture, historic)",
            ],
            JsonDocument.Parse(ending.Octets).RootElement.EnumerateArray().Where(f => f.GetProperty("what").GetString() == "algorithm")
                .Select(f => f.GetProperty("value").GetString()!).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Runs))]
    public void Every_suite_runs_and_gives_the_same_octets(string protocol, string suite)
    {
        using var scratch = new Scratch();
        string[] arguments = ["run", protocol, "--suite", suite, "--seed", "3", "--json"];

        var refused = Start(RefusingMachine.In(scratch), arguments);

        var here = Run(arguments);
        Assert.Equal(here.Output, refused.Output);
        Assert.Equal((here.ExitCode, here.Errors), (refused.ExitCode, refused.Errors));
    }

    [Fact]
    public void A_quest_of_each_kind_is_proved()
    {
        using var scratch = new Scratch();
        var quests = Directory.EnumerateFiles(Path.Combine(ProtocolFiles.Root, "scenarios", "quests"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .ToLookup(file => File.ReadLines(file).FirstOrDefault(line => line.StartsWith("kind:", StringComparison.Ordinal)), StringComparer.Ordinal)
            .Where(kind => kind.Key is not null).Select(kind => Path.GetRelativePath(ProtocolFiles.Root, kind.First())).ToList();

        var ending = Start(RefusingMachine.In(scratch) with { Folder = ProtocolFiles.Root }, ["lint", .. quests]).Expect(0);

        Assert.True(quests.Count >= 6);
        Assert.Empty(ending.Errors);
    }
}
