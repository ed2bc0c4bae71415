using Microsoft.Data.Sqlite;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal.Commands;

/// <summary>The records as commands find them. Reading leaves everything as it is; a game may be running at the same time.</summary>
internal static class RecordsFile
{
    /// <summary>The attempts that are kept; none when nothing is. Null when they cannot be read, and then the user was told.</summary>
    public static IReadOnlyList<AttemptRecord>? Read(Invocation invocation, out int exitCode)
    {
        IReadOnlyList<AttemptRecord> attempts = [];
        exitCode = With(invocation, (path, kind) =>
        {
            if (kind == ProgressFile.Kind.Ours)
            {
                using var database = ProgressFile.Copy(path);
                attempts = ProgressRecords.Read(database);
            }
            else if (ProgressStore.WhyNotKept(Path.GetDirectoryName(path)) is { } why)
            {
                // Nothing is there because nothing can be.
                return invocation.Fail(ExitCodes.Environment, invocation.Say(why));
            }

            return ExitCodes.Accepted;
        });
        return exitCode == ExitCodes.Accepted ? attempts : null;
    }

    /// <summary>Changes the records, all of it or nothing; the file is made when it is missing.</summary>
    public static int Change(Invocation invocation, Action<ProgressDatabase> work) => Change(invocation, [work]);

    /// <summary>Changes the records in steps, each of which is done whole or not at all: a game that runs gets its moves in between two of them.</summary>
    public static int Change(Invocation invocation, IEnumerable<Action<ProgressDatabase>> steps) => With(invocation, (path, kind) =>
    {
        if (kind == ProgressFile.Kind.Missing)
        {
            ProgressFile.MakeFolder(Path.GetDirectoryName(path)!);
            ProgressFile.Create(path);
        }

        using var database = ProgressFile.Writable(path);
        database.Wait(TimeSpan.FromSeconds(2));
        database.Execute("PRAGMA secure_delete = ON");
        foreach (var work in steps)
        {
            database.Transact(() => work(database));
        }

        // What was forgotten is not to stay in the log; a running game writes the log back when it ends.
        database.Value("PRAGMA wal_checkpoint(TRUNCATE)");
        return ExitCodes.Accepted;
    });

    /// <summary>The path of the file; null when the user has no folder for it.</summary>
    public static string? PathOf(Invocation invocation) =>
        ProgressFolder.Path(invocation.Variable) is { } folder ? Path.GetFullPath(Path.Combine(folder, ProgressStore.FileName)) : null;

    private static int With(Invocation invocation, Func<string, ProgressFile.Kind, int> work)
    {
        if (PathOf(invocation) is not { } path)
        {
            return invocation.Fail(ExitCodes.Environment, invocation.Say("records.no-home"));
        }

        try
        {
            var kind = Directory.Exists(Path.GetDirectoryName(path)) ? ProgressFile.Look(path) : ProgressFile.Kind.Missing;
            var refusal = ProgressStore.Refusal(kind, path) ?? (kind == ProgressFile.Kind.Damaged ? KeepingText.Damaged(path) : null);
            return refusal is null ? work(path, kind) : invocation.Fail(ExitCodes.Environment, invocation.Say(refusal));
        }
        catch (SqliteException e) when (ProgressFile.IsDamage(e))
        {
            return invocation.Fail(ExitCodes.Environment, invocation.Say(KeepingText.Damaged(path)));
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException or InvalidCastException)
        {
            return invocation.Fail(ExitCodes.Environment, invocation.Say(KeepingText.Reason(e, path)));
        }
    }
}
