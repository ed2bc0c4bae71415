using PaymentQuest.Runs;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Transcripts;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>trace</c>: an honest run as a sequence chart.</summary>
internal static class TraceCommand
{
    /// <summary>The columns of a chart that goes to a file or a pipe.</summary>
    private const int Columns = 100;

    public static Command Create(Invocation invocation)
    {
        var protocol = Options.Protocol(invocation);
        var format = Options.Choice("--format", "command.format-option", ["text", "mermaid", "json"], invocation);
        var json = Options.Json(invocation);
        var ascii = Options.Flag("--ascii", "command.ascii-option", invocation);
        var options = new RunOptions(invocation);
        var command = new DocumentedCommand(
            "trace", "command.trace", "paymentquest trace 1kp", "paymentquest trace 3kp --format mermaid > 3kp.mmd", "paymentquest trace ./mine.yaml --format json") { protocol, format, json, ascii };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var wanted = parsed.GetValue(json) ? "json" : parsed.GetValue(format) ?? "text";
            return Options.Load(parsed.GetRequiredValue(protocol), invocation, out var exitCode) is { } compiled
                ? Show(Run.Execute(options.Plan(compiled, parsed)), wanted, parsed.GetValue(ascii), invocation)
                : exitCode;
        });
        return command;
    }

    private static int Show(Run run, string format, bool isAsciiWanted, Invocation invocation)
    {
        switch (format)
        {
            case "json":
                Json.Write(invocation, json => OutputContext.Write(json, TraceOutput.Of(run)));
                break;
            case "mermaid":
                invocation.Out.Write(Ended(Trace.Mermaid(run)));
                break;
            default:
                var columns = invocation.Port.IsInteractive && !OperatingSystem.IsWindows() ? Math.Max(Unix.WindowSize().Columns, RunChart.SmallestWidth) : Columns;
                var glyphs = TerminalTraits.From(invocation.Variable, isAsciiWanted, OperatingSystem.IsWindows()).Glyphs;
                invocation.Out.Write(Ended(RunChart.Of(run, columns, isAsciiWanted || (invocation.Port.IsInteractive && glyphs == Glyphs.Ascii) ? Glyphs.Ascii : Glyphs.Unicode)));
                break;
        }

        return ExitCodes.Of(run.Verdict);
    }

    private static string Ended(string text) => text.EndsWith('\n') ? text : text + "\n";
}
