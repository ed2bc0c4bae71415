using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>doctor</c>: whether this machine has what the program needs.</summary>
internal static class DoctorCommand
{
    public static Command Create(Invocation invocation)
    {
        var json = Options.Json(invocation);
        var command = new DocumentedCommand("doctor", "command.doctor", "paymentquest doctor", "paymentquest doctor --json") { json };
        command.SetAction(parsed => Report(parsed.GetValue(json), invocation));
        return command;
    }

    private static int Report(bool isJson, Invocation invocation)
    {
        var findings = Findings(invocation).ToList();
        if (isJson)
        {
            // Whoever reads a report must not need the language of whoever attached it.
            Json.Write(invocation, json => OutputContext.Write(json, findings.Select(f => new DoctorOutput(f.Key, Word(f.State).En, f.Value, f.Note?.En)).ToArray()));
        }
        else
        {
            foreach (var finding in findings)
            {
                var said = string.Join("; ", new[] { finding.Value, finding.Note is null ? "" : invocation.Say(finding.Note) }.Where(part => part.Length > 0));
                invocation.Out.WriteLine($"{invocation.Say(Word(finding.State)),-7}  {invocation.Say(finding.What)}: {said}");
            }
        }

        return findings.Any(f => f.State == State.Missing) ? ExitCodes.Environment : ExitCodes.Accepted;
    }

    /// <summary>How it stands, in a word; the English one is also that of the report for programs.</summary>
    private static Prose Word(State state) => state switch { State.Good => Prose.Of("doctor.ok"), State.Lacking => Prose.Of("doctor.warning"), _ => Prose.Of("doctor.error") };

    private static IEnumerable<Finding> Findings(Invocation invocation)
    {
        var assembly = typeof(DoctorCommand).Assembly.GetName();
        yield return new("program", Prose.Of("doctor.program"), State.Good, $"{assembly.Name} {assembly.Version?.ToString(3)}");
        yield return new("system", Prose.Of("doctor.system"), State.Good, PlainText.Line($"{RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}"));
        yield return new("runtime", Prose.Of("doctor.runtime"), State.Good, RuntimeInformation.FrameworkDescription);
        if (PlatformOpenSsl() is { } loaded)
        {
            yield return new("platform", Prose.Of("doctor.cryptography-of-the-runtime"), State.Good, loaded);
        }

        foreach (var algorithm in Algorithms(Suite.Nameable))
        {
            yield return algorithm;
        }

        var keys = Suite.All.Select(s => (Suite: s, Count: KeyPool.Shipped.Count(s))).ToList();
        yield return new("keys", Prose.Of("doctor.test-keys"), keys.All(k => k.Count >= 8) ? State.Good : State.Missing,
            string.Join(", ", keys.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Suite} {k.Count}"))));
        yield return Progress(invocation);
        yield return Keys(invocation);
        var isTerminal = invocation.Port.IsInteractive;
        var (columns, rows) = !isTerminal || OperatingSystem.IsWindows() ? (80, 24) : Unix.WindowSize();
        yield return new("terminal", Prose.Of("doctor.terminal"), isTerminal ? State.Good : State.Lacking,
            isTerminal ? string.Create(CultureInfo.InvariantCulture, $"{columns} x {rows}") : "",
            isTerminal ? null : Prose.Of("doctor.input-or-output-is-no-terminal"));
        var traits = TerminalTraits.From(invocation.Variable, isAsciiWanted: false, OperatingSystem.IsWindows());
        yield return new("locale", Prose.Of("doctor.utf-8-locale"), traits.Glyphs == Glyphs.Unicode ? State.Good : State.Lacking, "",
            traits.Glyphs == Glyphs.Unicode ? Prose.Of("common.yes") : Prose.Of("doctor.no-drawn-with-ascii"));
        yield return new("colour", Prose.Of("doctor.colour"), State.Good, "", traits.HasColour ? Prose.Of("common.yes") : Prose.Of("doctor.no-no-color-is-set"));
        var openssl = OpenSslVersion();
        yield return new("openssl", Prose.Of("doctor.openssl"), openssl is null ? State.Lacking : State.Good, openssl ?? "",
            openssl is null ? Prose.Of("doctor.not-on-the-path-only-export") : null);
    }

    /// <summary>Every algorithm of every suite tried on this machine: how many there are, and which the machine refuses.</summary>
    internal static IEnumerable<Finding> Algorithms(IEnumerable<Suite> suites)
    {
        var trials = suites.SelectMany(suite => suite.TryAlgorithms().Select(trial => (suite.Name, trial.Algorithm, trial.IsRefused))).GroupBy(trial => trial.Algorithm, StringComparer.Ordinal).ToList();
        yield return new("algorithms", Prose.Of("doctor.algorithms-tried"), State.Good, trials.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var trial in trials.Where(trial => trial.Any(t => t.IsRefused)))
        {
            yield return new("algorithm", Prose.Of("doctor.algorithm"), State.Lacking, $"{trial.Key} ({string.Join(", ", trial.Select(t => t.Name))})",
                Prose.Of("doctor.this-machine-refuses-it-the-program"));
        }
    }

    private static Finding Progress(Invocation invocation)
    {
        var folder = ProgressFolder.Path(invocation.Variable);
        var fault = ProgressStore.WhyNotKept(folder);
        return new("progress", Prose.Of("doctor.progress-is-kept-in"), fault is null ? State.Good : State.Missing, folder is null ? "" : PlainText.Line(folder), fault);
    }

    private static Finding Keys(Invocation invocation)
    {
        var own = PlayerKeys.Of(invocation.Variable);
        return new("keys-of-the-player", Prose.Of("doctor.keys-of-the-player"), own.Note is null ? State.Good : State.Lacking, own is { IsThere: true, Path: { } path } ? PlainText.Line(path) : "",
            own.Note ?? (own.IsThere ? null : Prose.Of("doctor.none")));
    }

    /// <summary>The version of the library that .NET uses, which need not be the program's on the path; null where it uses another than OpenSSL.</summary>
    private static string? PlatformOpenSsl()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        // MNN00PP0 (OpenSSL's OPENSSL_VERSION_NUMBER(3)).
        var number = SafeEvpPKeyHandle.OpenSslVersion;
        return string.Create(CultureInfo.InvariantCulture, $"OpenSSL {number >> 28}.{(number >> 20) & 0xFF}.{(number >> 4) & 0xFF}");
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

    internal enum State
    {
        Good,
        Lacking,
        Missing,
    }

    /// <summary>Something that was looked at.</summary>
    /// <param name="Key">Its name for programs.</param>
    /// <param name="What">Its name for people.</param>
    /// <param name="State">Whether it is as it should be.</param>
    /// <param name="Value">What was found, the same in every language; empty where there is only something to say.</param>
    /// <param name="Note">What is to be said about it, or null.</param>
    internal sealed record Finding(string Key, Prose What, State State, string Value, Prose? Note = null);
}
