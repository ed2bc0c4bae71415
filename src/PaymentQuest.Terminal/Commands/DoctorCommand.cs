using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Texts;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>doctor</c>: whether this machine has what the program needs.</summary>
internal static class DoctorCommand
{
    public static Command Create(Invocation invocation)
    {
        var json = Options.Json(invocation);
        var command = new DocumentedCommand("doctor", invocation.Say(CommandTexts.Doctor), "paymentquest doctor", "paymentquest doctor --json") { json };
        command.SetAction(parsed => Report(parsed.GetValue(json), invocation));
        return command;
    }

    private static int Report(bool isJson, Invocation invocation)
    {
        var findings = Findings(invocation).ToList();
        if (isJson)
        {
            Json.Write(invocation, json =>
            {
                json.WriteStartArray();
                foreach (var finding in findings)
                {
                    json.WriteStartObject();
                    json.WriteString("what", finding.Key);
                    json.WriteString("state", finding.State switch { State.Good => "ok", State.Lacking => "warning", _ => "error" });
                    json.WriteString("value", finding.Value);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }
        else
        {
            foreach (var finding in findings)
            {
                var mark = finding.State switch { State.Good => "ok     ", State.Lacking => "lacking", _ => "MISSING" };
                invocation.Out.WriteLine($"{mark}  {invocation.Say(finding.What)}: {finding.Value}");
            }
        }

        return findings.Any(f => f.State == State.Missing) ? ExitCodes.Environment : ExitCodes.Accepted;
    }

    private static IEnumerable<Finding> Findings(Invocation invocation)
    {
        yield return new("runtime", new("runtime", "entorno de ejecución"), State.Good, RuntimeInformation.FrameworkDescription);
        var keys = Suite.All.Select(s => (Suite: s, Count: KeyPool.Shipped.Count(s))).ToList();
        yield return new("keys", new("test keys", "claves de prueba"), keys.All(k => k.Count >= 8) ? State.Good : State.Missing,
            string.Join(", ", keys.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Suite} {k.Count}"))));
        yield return Progress(invocation);
        var (columns, rows) = OperatingSystem.IsWindows() ? (80, 24) : Unix.WindowSize();
        var isTerminal = invocation.Port.IsInteractive;
        yield return new("terminal", new("terminal", "terminal"), isTerminal ? State.Good : State.Lacking,
            isTerminal ? string.Create(CultureInfo.InvariantCulture, $"{columns} x {rows}") : invocation.Say("input or output is no terminal; the game needs one", "la entrada o la salida no es un terminal; el juego lo necesita"));
        var traits = TerminalTraits.From(invocation.Variable, isAsciiWanted: false, OperatingSystem.IsWindows());
        yield return new("locale", new("UTF-8 locale", "configuración UTF-8"), traits.Glyphs == Glyphs.Unicode ? State.Good : State.Lacking,
            traits.Glyphs == Glyphs.Unicode ? invocation.Say("yes", "sí") : invocation.Say("no; drawn with ASCII", "no; se dibuja con ASCII"));
        yield return new("colour", new("colour", "color"), State.Good, traits.HasColour ? invocation.Say("yes", "sí") : invocation.Say("no, NO_COLOR is set", "no, NO_COLOR está definida"));
        var openssl = OpenSslVersion();
        yield return new("openssl", new("openssl", "openssl"), openssl is null ? State.Lacking : State.Good,
            openssl ?? invocation.Say("not on the path; only 'export' and its verify.sh make use of it", "no está en la ruta; solo lo usa el verify.sh de «export»"));
    }

    private static Finding Progress(Invocation invocation)
    {
        var folder = ProgressFolder.Path(invocation.Variable);
        var fault = ProgressStore.WhyNotKept(folder);
        return new("progress", new("progress is kept in", "el progreso se guarda en"), fault is null ? State.Good : State.Missing, fault is null ? folder ?? "" : $"{folder} ({invocation.Say(fault)})".TrimStart());
    }

    private static string? OpenSslVersion()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("openssl", "version") { RedirectStandardOutput = true, RedirectStandardError = true });
            var version = process?.StandardOutput.ReadLine();
            process?.WaitForExit(2000);
            return version is null ? null : PlainText.Line(version);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private enum State
    {
        Good,
        Lacking,
        Missing,
    }

    private sealed record Finding(string Key, Prose What, State State, string Value);
}
