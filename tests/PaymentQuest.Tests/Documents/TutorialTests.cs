using System.Text.RegularExpressions;
using PaymentQuest.Tests.Commands;
using Xunit;

namespace PaymentQuest.Tests.Documents;

/// <summary>What <c>docs/tutorial-new-service.md</c> shows is what ships, and what it says of the recorded event is so.</summary>
public sealed partial class TutorialTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "tutorial-new-service.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Each_excerpt_stands_in_a_file_that_ships()
    {
        var shipped = new[] { "protocols", "quests" }.Select(f => Path.Combine(ProtocolFiles.Root, "scenarios", f))
            .SelectMany(f => Directory.EnumerateFiles(f, "*.yaml", SearchOption.AllDirectories)).Where(f => f.Contains("webhook", StringComparison.Ordinal)).Select(f => File.ReadAllText(f).ReplaceLineEndings("\n")).ToList();
        var excerpts = Block().Matches(Text).Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(excerpts);
        Assert.All(excerpts, e => Assert.Contains(shipped, s => s.Contains(e, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("2026-01-15T10:00:30Z", 0, null)]
    [InlineData("2026-01-15T10:20:30Z", 1, "Listener/Event/SENT")]
    public void The_recorded_event_is_read_with_its_signature_and_refused_when_it_is_late(string clock, int exitCode, string? refusedBy)
    {
        Assert.Contains($"--clock {clock}", Text, StringComparison.Ordinal);
        var output = Executable.Run("validate", Path.Combine(ProtocolFiles.Root, "docs", "examples", "webhook-event.txt"), "--protocol", "webhook", "--step", "Event", "--clock", clock).Expect(exitCode).Output;

        Assert.Contains(refusedBy ?? "SIGN(K_OLD, Signed)", output, StringComparison.Ordinal);
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
