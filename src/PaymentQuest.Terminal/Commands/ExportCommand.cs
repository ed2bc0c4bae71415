using System.CommandLine;
using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Transcripts;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>export</c>: a transcript taken apart for openssl.</summary>
internal static class ExportCommand
{
    public static Command Create(Invocation invocation)
    {
        var transcript = TranscriptFile.Argument(invocation);
        var folder = Options.Text("--openssl", "DIR", "command.open-ssl-option", invocation);
        folder.Required = true;
        var force = Options.Flag("--force", "command.force-option", invocation);
        var protocol = TranscriptFile.ProtocolOption(invocation);
        var command = new DocumentedCommand(
            "export", "command.export", "paymentquest export t.json --openssl out && sh out/verify.sh", "paymentquest run 2kp --json | paymentquest export - --openssl out --force")
        {
            IsForMoreThanOutput = _ => true,
        };
        command.Add(transcript);
        command.Add(folder);
        command.Add(force);
        command.Add(protocol);
        command.SetAction(parsed =>
        {
            if (TranscriptFile.Load(parsed.GetRequiredValue(transcript), parsed.GetValue(protocol), invocation, out var exitCode) is not { } file)
            {
                return exitCode;
            }

            return Validation.Replay(file.Compiled, file.Transcript) is { } run
                ? Write(Export.Of(run), parsed.GetRequiredValue(folder)!, parsed.GetValue(force), invocation)
                : invocation.Fail(ExitCodes.InvalidContent, invocation.Say("export.this-transcript-cannot-be-run-again"));
        });
        return command;
    }

    private static int Write(IReadOnlyList<ExportFile> files, string folder, bool isForced, Invocation invocation)
    {
        var shown = PlainText.Sanitize(folder);
        try
        {
            if (File.Exists(folder))
            {
                return invocation.Fail(ExitCodes.Environment, invocation.Say("export.is-a-file-not-a-folder", ("shown", shown)));
            }

            if (!Directory.Exists(folder))
            {
                WriteNew(files, folder);
            }
            else if (isForced || !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                WriteInto(files, folder);
            }
            else
            {
                return invocation.Fail(ExitCodes.Environment, invocation.Say("export.is-not-empty-force-overwrites-what", ("shown", shown)));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return invocation.Fail(ExitCodes.Environment, invocation.Say("export.cannot-be-written", ("shown", shown), ("message", PlainText.Sanitize(e.Message))));
        }

        var count = files.Count.ToString(CultureInfo.InvariantCulture);
        invocation.Out.WriteLine(invocation.Say("export.files-in-check-them-with-sh", ("count", count), ("shown", shown)));
        return ExitCodes.Accepted;
    }

    /// <summary>All files or none: a folder beside the wanted one is filled and then renamed.</summary>
    private static void WriteNew(IReadOnlyList<ExportFile> files, string folder)
    {
        var wanted = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var partial = $"{wanted}.partial-{System.Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        Directory.CreateDirectory(partial);
        try
        {
            foreach (var file in files)
            {
                WriteFile(file, partial);
            }

            Directory.Move(partial, wanted);
        }
        catch
        {
            Directory.Delete(partial, recursive: true);
            throw;
        }
    }

    /// <summary>Each file whole or not at all; files of other names stay.</summary>
    private static void WriteInto(IReadOnlyList<ExportFile> files, string folder)
    {
        foreach (var file in files)
        {
            var partial = file with { Name = $".{file.Name}.partial" };
            var path = Path.Combine(folder, partial.Name);
            try
            {
                WriteFile(partial, folder);
                File.Move(path, Path.Combine(folder, file.Name), overwrite: true);
            }
            catch
            {
                File.Delete(path);
                throw;
            }
        }
    }

    private static void WriteFile(ExportFile file, string folder)
    {
        var path = Path.Combine(folder, file.Name);
        File.WriteAllBytes(path, file.Octets);
        if (!OperatingSystem.IsWindows() && file.Name.Contains(".sh", StringComparison.Ordinal))
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }
}
