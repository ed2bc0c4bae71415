using System.CommandLine;
using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Terms;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>progress</c>: where the records are, and what can be done with them as a whole.</summary>
internal static class ProgressCommand
{
    public static Command Create(Invocation invocation)
    {
        var command = new DocumentedCommand("progress", "records.progress", "paymentquest progress", "paymentquest progress export backup.json", "paymentquest progress forget assemble-slip")
        {
            Export(invocation),
            Import(invocation),
            Forget(invocation),
        };
        command.SetAction(_ => Tell(invocation));
        return command;
    }

    private static int Tell(Invocation invocation)
    {
        if (RecordsFile.Read(invocation, out var exitCode) is not { } attempts)
        {
            return exitCode;
        }

        invocation.Out.WriteLine(PlainText.Line(RecordsFile.PathOf(invocation)!));
        foreach (var player in attempts.GroupBy(a => a.Player))
        {
            var quests = player.Select(a => a.Quest).Distinct().Count();
            invocation.Out.WriteLine($"  {PlayerName.Shown(player.Key, invocation)}: {invocation.Say("records.attempts-quests", ("attempts", player.Count()), ("quests", quests))}");
        }

        if (attempts.Count == 0)
        {
            invocation.Out.WriteLine($"  {invocation.Say("records.nothing")}");
        }

        return ExitCodes.Accepted;
    }

    private static DocumentedCommand Export(Invocation invocation)
    {
        var file = new Argument<string?>("FILE") { Description = "records.export-file", Arity = ArgumentArity.ZeroOrOne };
        var player = PlayerName.Option(invocation, "records.of-player");
        var command = new DocumentedCommand("export", "records.export", "paymentquest progress export --all-players backup.json", "paymentquest progress export --player Ana > ana.json")
        {
            IsForMoreThanOutput = parsed => parsed.GetValue(file) is not null,
        };
        var everybody = PlayerName.Everybody(invocation);
        command.Add(file);
        command.Add(player);
        command.Add(everybody);
        command.SetAction(parsed =>
        {
            if (!PlayerName.IsClear(parsed.GetValue(player), parsed.GetValue(everybody), invocation, out var who))
            {
                return ExitCodes.Usage;
            }

            if (RecordsFile.Read(invocation, out var exitCode) is not { } kept)
            {
                return exitCode;
            }

            List<AttemptRecord> attempts = [.. PlayerName.Of(kept, who).Select(Sensible).Where(a => a.Moves.Count > 0)];
            var stream = new MemoryStream();
            Json.Write(stream, json => Members.Write(json, RecordsJson.Of(attempts)));
            var octets = stream.ToArray();
            if (WhyNotImportable(octets) is { } refusal)
            {
                return invocation.Fail(ExitCodes.Environment, invocation.Say(refusal));
            }

            if (parsed.GetValue(file) is not { } path || path == TranscriptFile.StandardInput)
            {
                return Print(octets, invocation);
            }

            exitCode = WriteNew(path, octets, invocation);
            if (exitCode == ExitCodes.Accepted)
            {
                var written = attempts.Count == 0 ? PlayerName.Nothing(kept, who, invocation) : Prose.Of("records.attempts-written-to-of", ("attempts", attempts.Count), ("whose", PlayerName.Players(attempts, invocation)), ("path", PlainText.Line(path)));
                invocation.Out.WriteLine(invocation.Say(written));
            }

            return exitCode;
        });
        return command;
    }

    // What the game leaves out when it goes on with an attempt has no place elsewhere either.
    private static AttemptRecord Sensible(AttemptRecord attempt) =>
        attempt.Moves.All(m => m.IsMove) ? attempt : attempt with { Moves = [.. attempt.Moves.Where(m => m.IsMove)] };

    // A backup that cannot be read again is none.
    private static Prose? WhyNotImportable(byte[] octets)
    {
        var diagnostics = new Diagnostics();
        return octets.Length > Bounds.TranscriptOctets ? Prose.Of("records.progress-import-reads-at-most-bytes", ("octets", Bounds.TranscriptOctets))
            : RecordsJson.Read("export", octets, diagnostics) is null ? Prose.Of("records.progress-import-would-not-read-this", ("why", diagnostics.Items[0].Told))
            : null;
    }

    private static int Print(byte[] octets, Invocation invocation)
    {
        invocation.Out.Write(Encoding.UTF8.GetString(octets));
        return ExitCodes.Accepted;
    }

    // A file that is there may be the only copy of something.
    private static int WriteNew(string path, byte[] octets, Invocation invocation)
    {
        if (File.Exists(path))
        {
            return invocation.Fail(ExitCodes.Environment, invocation.Say("progress.exists-already-nothing-was-written", ("path", path)));
        }

        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        file.Write(octets);
        return ExitCodes.Accepted;
    }

    private static DocumentedCommand Import(Invocation invocation)
    {
        var file = new Argument<string>("FILE") { Description = "records.import-file" };
        var player = PlayerName.Option(invocation, "records.as-player");
        var command = new DocumentedCommand("import", "records.import", "paymentquest progress import backup.json", "paymentquest progress import - --player Ana < ana.json")
        {
            IsForMoreThanOutput = _ => true,
        };
        command.Add(file);
        command.Add(player);
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var name = path == TranscriptFile.StandardInput ? "stdin" : path;
            var diagnostics = new Diagnostics();
            if (TranscriptFile.Octets(path, name, Bounds.TranscriptOctets, invocation, diagnostics, Prose.Of("records.export-one-player")) is not { } octets || RecordsJson.Read(name, octets, diagnostics) is not { } attempts)
            {
                return invocation.Fail(diagnostics);
            }

            return Merged(PlayerName.Read(parsed.GetValue(player)) is { } own ? [.. attempts.Select(a => a with { Player = own })] : attempts, invocation);
        });
        return command;
    }

    private static int Merged(IReadOnlyList<AttemptRecord> attempts, Invocation invocation)
    {
        var (added, moves) = (0, 0);
        var exitCode = RecordsFile.Change(invocation, Merging.Batches(attempts).Select(batch => (Action<ProgressDatabase>)(database =>
        {
            // A game may have written since the batch before.
            var merging = new Merging(database);
            foreach (var attempt in batch)
            {
                var count = merging.Merge(attempt).Added;
                moves += count;
                added += count > 0 ? 1 : 0;
            }
        })));
        if (exitCode == ExitCodes.Accepted)
        {
            invocation.Out.WriteLine(invocation.Say("records.attempts-read-new-or-longer-moves", ("read", attempts.Count), ("added", added), ("moves", moves)));
        }

        return exitCode;
    }

    private static DocumentedCommand Forget(Invocation invocation)
    {
        var quest = new Argument<string?>("QUEST") { Description = "records.forget-quest", Arity = ArgumentArity.ZeroOrOne };
        var player = PlayerName.Option(invocation, "records.of-player");
        var all = Options.Flag("--all", "records.forget-all", invocation);
        var yes = Options.Flag("--yes", "records.yes", invocation);
        var command = new DocumentedCommand("forget", "records.forget", "paymentquest progress forget assemble-slip", "paymentquest progress forget --all --player Ana --yes", "paymentquest progress forget --all --all-players")
        {
            IsForMoreThanOutput = _ => true,
        };
        var everybody = PlayerName.Everybody(invocation);
        command.Add(quest);
        command.Add(player);
        command.Add(everybody);
        command.Add(all);
        command.Add(yes);
        command.SetAction(parsed =>
        {
            var id = parsed.GetValue(quest);
            if (parsed.GetValue(all) == id is not null)
            {
                return invocation.Fail(ExitCodes.Usage, invocation.Say("records.forget-what"));
            }

            if (!PlayerName.IsClear(parsed.GetValue(player), parsed.GetValue(everybody), invocation, out var who))
            {
                return ExitCodes.Usage;
            }

            return Forgotten(id, who, parsed.GetValue(yes), invocation);
        });
        return command;
    }

    private static int Forgotten(string? quest, string? player, bool isAgreed, Invocation invocation)
    {
        if (RecordsFile.Read(invocation, out var exitCode) is not { } kept)
        {
            return exitCode;
        }

        var attempts = PlayerName.Of(kept, player);
        var meant = attempts.Where(a => quest is null || a.Quest == quest).ToList();
        if (meant.Count == 0)
        {
            return invocation.Fail(ExitCodes.Usage, invocation.Say("records.nothing-to-forget") + NoneAdvice(kept, quest, player, invocation));
        }

        var whose = PlayerName.Players(meant, invocation);
        if (!isAgreed && !IsAgreed(Prose.Of("records.attempts-of-to-forget-for-good", ("attempts", meant.Count), ("quests", meant.Select(a => a.Quest).Distinct().Count()), ("whose", whose)), invocation, out exitCode))
        {
            return exitCode;
        }

        var forgotten = 0;
        exitCode = RecordsFile.Change(invocation, database => forgotten = ProgressRecords.Forget(database, player, quest));
        if (exitCode == ExitCodes.Accepted)
        {
            invocation.Out.WriteLine(invocation.Say("records.attempts-forgotten-of", ("attempts", forgotten), ("whose", whose)));
        }

        return exitCode;
    }

    // Others may have what this player has not, and a quest may be misspelt.
    private static string NoneAdvice(IReadOnlyList<AttemptRecord> kept, string? quest, string? player, Invocation invocation)
    {
        var others = kept.Where(a => quest is null || a.Quest == quest).ToList();
        if (player is not null && others.Count > 0)
        {
            return $"; {invocation.Say("records.nothing-is-kept-of-there-are", ("player", PlayerName.Shown(player, invocation)), ("others", PlayerName.Players(others, invocation)))}";
        }

        return quest is not null && Library.Shipped.Quests.All(q => q.Id != quest) && invocation.DidYouMean(quest, kept.Select(a => a.Quest).Concat(Library.Shipped.Quests.Select(q => q.Id)).Distinct()) is { } advice
            ? $"; {advice}"
            : "";
    }

    private static bool IsAgreed(Prose question, Invocation invocation, out int exitCode)
    {
        exitCode = ExitCodes.Negative;
        if (!invocation.Port.IsInteractive)
        {
            exitCode = invocation.Fail(ExitCodes.Usage, invocation.Say("records.needs-yes"));
            return false;
        }

        invocation.Out.Write(invocation.Say(question) + " ");
        invocation.Out.Flush();
        using var input = new StreamReader(invocation.Port.In, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 128, leaveOpen: true);
        return input.ReadLine()?.Trim().ToUpperInvariant() is "Y" or "YES" or "S" or "SÍ" or "SI";
    }
}
