using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Screens;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Transcripts;

public sealed class TraceTests
{
    public static TheoryData<int> Widths => [1, 24, 40, 50, 60, 80, 120, 200];

    [Theory]
    [InlineData(40, false)]
    [InlineData(60, true)]
    [InlineData(80, false)]
    public void The_chart_of_a_refused_run_is_as_approved(int width, bool isAscii) =>
        Recorded.Approve($"chart-3kp-{width}{(isAscii ? "-ascii" : "")}", RunChart.Of(Refused(), width, isAscii ? Glyphs.Ascii : Glyphs.Unicode));

    [Fact]
    public void The_mermaid_diagram_of_a_refused_run_is_as_approved() => Recorded.Approve("chart-3kp-mermaid", Trace.Mermaid(Refused()));

    [Theory, MemberData(nameof(Widths))]
    public void No_line_is_longer_than_the_width(int width)
    {
        foreach (var run in Recorded.Protocols.Select(id => Recorded.Run(id, Suite.Lecture)).Append(Refused()))
        {
            Assert.All(RunChart.Of(run, width, Glyphs.Unicode).Split('\n'), line => Assert.True(ColumnWidth.Of(line) <= Math.Max(width, RunChart.SmallestWidth), line));
        }
    }

    [Fact]
    public void Ascii_charts_draw_with_ascii()
    {
        var run = Exchange.Of("NOTE, N", Suite.Lecture);
        Assert.All(RunChart.Of(run, 60, Glyphs.Ascii), c => Assert.InRange(c, '\n', '~'));
    }

    [Fact]
    public void A_name_cannot_write_mermaid()
    {
        var run = Run.Execute(Recorded.Run("1kp", Suite.Lecture).Plan with { Keyring = null });
        var parties = new Dictionary<string, string>(run.Plan.Setting.Parties) { ["Customer"] = "A;\n  P1->>P2: <b>#x" };
        var named = Run.Execute(run.Plan with { Setting = run.Plan.Setting with { Parties = parties } });
        var line = Assert.Single(Trace.Mermaid(named).Split('\n'), l => l.Contains("participant P1", StringComparison.Ordinal));
        Assert.Equal("    participant P1 as Customer (A#59;   P1-#62;#62;P2: #60;b#62;#35;x)", line);
    }

    [Fact]
    public void A_declined_run_shows_what_was_really_sent()
    {
        var plan = Recorded.Run("2kp", Suite.Lecture).Plan;
        var run = Run.Execute(plan with { Setting = plan.Setting with { Accounts = new Dictionary<string, PaymentQuest.Terms.Amount>() } });
        var chart = RunChart.Of(run, 120, Glyphs.Unicode);
        Assert.DoesNotContain("Y/N, V, Sig_A", chart, StringComparison.Ordinal);
        Assert.EndsWith("declined\n", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void Wide_characters_keep_the_lifelines_straight()
    {
        var plan = Recorded.Run("1kp", Suite.Lecture).Plan;
        var parties = new Dictionary<string, string>(plan.Setting.Parties) { ["Customer"] = "王小明", ["Merchant"] = "東京電力東京電力東京電力東京電力" };
        var run = Run.Execute(plan with { Keyring = null, Setting = plan.Setting with { Parties = parties } });
        Assert.Contains("王小明", RunChart.Of(run, 80, Glyphs.Unicode), StringComparison.Ordinal);
        Assert.All(RunChart.Of(run, 80, Glyphs.Unicode).Split('\n'), line => Assert.True(ColumnWidth.Of(line) <= 80));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Only_the_message_of_the_round_in_which_it_was_refused_is_crossed_out(int round)
    {
        var compiled = ProtocolFiles.Load("millicent");
        var plan = new RunPlan(compiled, Suite.Modern, compiled.Protocol.Setting, 1) { FurtherRounds = 2 };
        var honest = Run.Execute(plan);
        Assert.Equal(3, honest.Messages.Select(m => m.Round).Distinct().Count());
        var purchase = honest.Messages.Last(m => m.Round == round);
        var octets = purchase.Sent.ToArray();
        octets[^1] ^= 1;

        var run = Run.Execute(plan with { Interferences = [new Interference(purchase.Step.Number, octets) { Round = round }] });
        var (before, last) = (run.Messages.Count - 1, run.Messages[^1]);
        Assert.Equal((round, purchase.Step.Number), (run.Verdict.Round, last.Step.Number));
        Assert.Equal([.. Enumerable.Repeat(false, before), true], Arrows(RunChart.Of(run, 120, Glyphs.Unicode)));
        Assert.Equal([.. Enumerable.Repeat(false, before), true], Arrows(RunChart.Of(run, 30, Glyphs.Unicode)));
        Assert.Equal([.. Enumerable.Repeat(false, before), true], Trace.Mermaid(run).Split('\n').Where(l => l.Contains(": ", StringComparison.Ordinal) && !l.Contains("Note", StringComparison.Ordinal)).Select(l => l.Contains("-x", StringComparison.Ordinal)));

        // The last line says how the run ended, with a cross of its own.
        static IEnumerable<bool> Arrows(string chart) => chart[..chart.LastIndexOf('✗')].Where(c => c is '▶' or '◀' or '✗').Select(c => c == '✗');
    }

    private static Run Refused()
    {
        var run = Recorded.Run("3kp", Suite.Lecture);
        var octets = run.Messages[3].Sent.ToArray();
        octets[^1] ^= 1;
        return Run.Execute(run.Plan with { Interferences = [new Interference(4, octets)] });
    }
}
