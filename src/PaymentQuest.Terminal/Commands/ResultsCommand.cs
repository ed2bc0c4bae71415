using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>results</c>: what attempts came to, with their times, for people and for programs.</summary>
internal static class ResultsCommand
{
    // The columns of the table for programs, in order. Their names are those of docs/progress-format.md.
    private static readonly (string Name, Func<Row, object?> Value)[] Columns =
    [
        ("player", r => r.Attempt.Player),
        ("quest", r => r.Attempt.Quest),
        ("attempt", r => (long)r.Attempt.Number),
        ("seed", r => r.Attempt.Seed.ToString(CultureInfo.InvariantCulture)),
        ("began_ms", r => r.Attempt.Began),
        ("ended_ms", r => r.Attempt.Ended),
        ("thought_ms", r => r.Attempt.Thought),
        ("moves", r => r.Moves),
        ("hints", r => (long)r.Attempt.Hints),
        ("solved", r => r.Attempt.Result?.IsSolved),
        ("score", r => (long?)r.Attempt.Result?.Score),
        ("content", r => r.Attempt.Edition?.Content),
        ("scoring", r => (long?)r.Attempt.Edition?.Scoring),
        ("current", r => r.IsCurrent),
    ];

    // An attempt with what follows from its quest: how many moves count against par, and whether its edition is today's; null for what is not known.
    private sealed record Row(AttemptRecord Attempt, long? Moves, bool? IsCurrent);

    public static Command Create(Invocation invocation)
    {
        var json = Options.Json(invocation);
        var csv = Options.Flag("--csv", "records.csv-option", invocation);
        var player = PlayerName.Option(invocation, "records.of-player");
        var everybody = PlayerName.Everybody(invocation);
        var command = new DocumentedCommand("results", "records.results", "paymentquest results", "paymentquest results --csv --all-players > results.csv", "paymentquest results --player Ana --json") { json, csv, player, everybody };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json) && parsed.GetValue(csv))
            {
                return invocation.Fail(ExitCodes.Usage, invocation.Say("results.give-json-or-csv-not-both"));
            }

            if (!PlayerName.IsClear(parsed.GetValue(player), parsed.GetValue(everybody), invocation, out var who))
            {
                return ExitCodes.Usage;
            }

            if (RecordsFile.Read(invocation, out var exitCode) is not { } kept)
            {
                return exitCode;
            }

            var rows = Rows(PlayerName.Of(kept, who));
            if (parsed.GetValue(json))
            {
                Json.Write(invocation, rows.Select(r => Members.Of(Columns.Select(c => (c.Name, (object?)(c.Value(r) ?? Members.Null))))));
            }
            else if (parsed.GetValue(csv))
            {
                WriteCsv(rows, invocation);
            }
            else if (rows.Count == 0)
            {
                invocation.Out.WriteLine(invocation.Say(PlayerName.Nothing(kept, who, invocation)));
            }
            else
            {
                WriteText(rows, invocation);
            }

            return ExitCodes.Accepted;
        });
        return command;
    }

    // Only the quests of which there is an attempt are read.
    private static List<Row> Rows(IReadOnlyList<AttemptRecord> attempts)
    {
        var quests = attempts.Select(a => a.Quest).Distinct().ToDictionary(q => q, q => (Edition: new Edition(Digest(q), Session.Scoring), Kind: KindOf(q)), StringComparer.Ordinal);
        return [.. attempts.Select(a => new Row(a, Moves(a, quests[a.Quest].Kind), a.Edition is { } edition ? edition == quests[a.Quest].Edition : null))];
    }

    // Whether entries count is only known of a quest that is.
    private static long? Moves(AttemptRecord attempt, QuestKind? kind)
    {
        var moves = attempt.Moves.Select(m => MoveText.Read(m.Word, m.First, m.Second)).OfType<Move>().ToList();
        return kind is null && moves.Any(m => m is Move.Write) ? null : moves.Count(m => (kind ?? QuestKinds.All[0]).Counts(m));
    }

    // A name in the records must not make the program open a file.
    private static bool IsShipped(string quest) => Library.Shipped.Quests.Any(q => q.Id == quest);

    private static string Digest(string quest) => IsShipped(quest) ? Library.Shipped.DigestOf(quest) : "";

    private static QuestKind? KindOf(string quest)
    {
        var ignored = new Diagnostics();
        return IsShipped(quest) && Library.Shipped.LoadNode(ContentKind.Quest, quest, ignored) is { } node && Fields.Of(node, ignored, "a quest") is { } fields
            ? fields.OptionalChoice("kind", QuestKinds.Words, QuestKinds.All[0])
            : null;
    }

    private static void WriteCsv(IReadOnlyList<Row> rows, Invocation invocation)
    {
        invocation.Out.Write(Csv.Line(Columns.Select(c => c.Name)));
        foreach (var row in rows)
        {
            invocation.Out.Write(Csv.Line(Columns.Select(c => c.Value(row) switch
            {
                long number => number.ToString(CultureInfo.InvariantCulture),
                bool truth => truth ? "true" : "false",
                string text => Csv.Text(text),
                _ => "",
            })));
        }
    }

    private static void WriteText(IReadOnlyList<Row> rows, Invocation invocation)
    {
        var titles = invocation.Say("records.titles").Split('|');
        var width = rows.Select(r => r.Attempt.Quest.Length).Append(titles[0].Length).Max();
        void WriteLine(string quest, string number, string begun, string thought, string moves, string score, string result) =>
            invocation.Out.WriteLine($"  {quest.PadRight(width)}  {number,4}  {begun,-17}  {thought,6}  {moves,7}  {score,6}  {result}".TrimEnd());

        WriteLine(titles[0], titles[1], titles[2], titles[3], titles[4], titles[5], titles[6]);
        var isEarlier = false;
        foreach (var player in rows.GroupBy(r => r.Attempt.Player))
        {
            invocation.Out.WriteLine(PlayerName.Shown(player.Key, invocation));
            foreach (var (a, moves, isCurrent) in player)
            {
                var thought = a.Thought is { } t ? $"{t / 60_000:00}:{t / 1_000 % 60:00}" : "-";
                var result = a.Result is { } r ? invocation.Say(r.IsSolved ? Prose.Of("records.solved") : Prose.Of("records.over")) : invocation.Say("records.unfinished");
                var mark = a.Result is not null && isCurrent != true ? "*" : "";
                isEarlier |= mark.Length > 0;
                WriteLine(
                    PlainText.Line(a.Quest), Number(a.Number), Moment(a.Began), thought, moves is { } count ? Number(count) : "-",
                    a.Result is { } scored ? Number(scored.Score) + mark : "-", result);
            }
        }

        if (isEarlier)
        {
            invocation.Out.WriteLine();
            invocation.Out.WriteLine($"* {invocation.Say("records.earlier")}");
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // A file from elsewhere may have any number.
    private static string Moment(long? milliseconds) =>
        milliseconds is { } ms && ms >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)
            : "-";
}
