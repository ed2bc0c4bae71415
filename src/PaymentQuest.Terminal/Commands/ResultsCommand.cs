using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Play;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Texts;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>results</c>: what attempts came to, with their times, for people and for programs.</summary>
internal static class ResultsCommand
{
    // The columns of the table for programs, in order. Their names are those of docs/progress-format.md.
    private static readonly (string Name, Func<AttemptRecord, object?> Value)[] Columns =
    [
        ("player", a => a.Player),
        ("quest", a => a.Quest),
        ("attempt", a => (long)a.Number),
        ("seed", a => a.Seed.ToString(CultureInfo.InvariantCulture)),
        ("began_ms", a => a.Began),
        ("ended_ms", a => a.Ended),
        ("thought_ms", a => a.Thought),
        ("moves", a => (long)a.Moves.Count),
        ("hints", a => (long)a.Hints),
        ("solved", a => a.Result?.IsSolved),
        ("score", a => (long?)a.Result?.Score),
        ("content", a => a.Edition?.Content),
        ("scoring", a => (long?)a.Edition?.Scoring),
    ];

    public static Command Create(Invocation invocation)
    {
        var json = Options.Json(invocation);
        var csv = Options.Flag("--csv", RecordsTexts.CsvOption, invocation);
        var player = PlayerName.Option(invocation, RecordsTexts.OfPlayer);
        var command = new DocumentedCommand("results", invocation.Say(RecordsTexts.Results), "paymentquest results", "paymentquest results --csv > results.csv", "paymentquest results --player Ana --json") { json, csv, player };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json) && parsed.GetValue(csv))
            {
                return invocation.Fail(ExitCodes.Usage, invocation.Say("give --json or --csv, not both", "elige --json o --csv, no los dos"));
            }

            if (RecordsFile.Read(PlayerName.Read(parsed.GetValue(player)), invocation, out var exitCode) is not { } attempts)
            {
                return exitCode;
            }

            // Only the quest of which there is an attempt is read.
            var editions = attempts.Select(a => a.Quest).Distinct().ToDictionary(q => q, q => new Edition(Digest(q), Session.Scoring), StringComparer.Ordinal);
            bool? IsCurrent(AttemptRecord attempt) => attempt.Edition is { } edition ? edition == editions[attempt.Quest] : null;
            if (parsed.GetValue(json))
            {
                WriteJson(attempts, IsCurrent, invocation);
            }
            else if (parsed.GetValue(csv))
            {
                WriteCsv(attempts, IsCurrent, invocation);
            }
            else
            {
                WriteText(attempts, IsCurrent, invocation);
            }

            return ExitCodes.Accepted;
        });
        return command;
    }

    // A name in the records must not make the program open a file.
    private static string Digest(string quest) => Library.Shipped.Quests.Any(q => q.Id == quest) ? Library.Shipped.DigestOf(quest) : "";

    private static void WriteJson(IReadOnlyList<AttemptRecord> attempts, Func<AttemptRecord, bool?> isCurrent, Invocation invocation) => Json.Write(invocation, json =>
    {
        json.WriteStartArray();
        foreach (var attempt in attempts)
        {
            json.WriteStartObject();
            foreach (var (name, value) in Row(attempt, isCurrent))
            {
                switch (value)
                {
                    case long number:
                        json.WriteNumber(name, number);
                        break;
                    case bool truth:
                        json.WriteBoolean(name, truth);
                        break;
                    case string text:
                        json.WriteString(name, text);
                        break;
                    default:
                        json.WriteNull(name);
                        break;
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteCsv(IReadOnlyList<AttemptRecord> attempts, Func<AttemptRecord, bool?> isCurrent, Invocation invocation)
    {
        invocation.Out.Write(Csv.Line(Columns.Select(c => c.Name).Append("current")));
        foreach (var attempt in attempts)
        {
            invocation.Out.Write(Csv.Line(Row(attempt, isCurrent).Select(c => c.Value switch
            {
                long number => number.ToString(CultureInfo.InvariantCulture),
                bool truth => truth ? "true" : "false",
                string text => Csv.Text(text),
                _ => "",
            })));
        }
    }

    private static IEnumerable<(string Name, object? Value)> Row(AttemptRecord attempt, Func<AttemptRecord, bool?> isCurrent) =>
        Columns.Select(c => (c.Name, c.Value(attempt))).Append(("current", isCurrent(attempt)));

    private static void WriteText(IReadOnlyList<AttemptRecord> attempts, Func<AttemptRecord, bool?> isCurrent, Invocation invocation)
    {
        if (attempts.Count == 0)
        {
            invocation.Out.WriteLine(invocation.Say(RecordsTexts.Nothing));
        }

        var width = attempts.Select(a => a.Quest.Length).DefaultIfEmpty(0).Max();
        var isEarlier = false;
        foreach (var player in attempts.GroupBy(a => a.Player))
        {
            invocation.Out.WriteLine(PlayerName.Shown(player.Key, invocation));
            foreach (var a in player)
            {
                var begun = a.Began is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "-";
                var thought = a.Thought is { } t ? $"{t / 60_000:00}:{t / 1_000 % 60:00}" : "-";
                var result = a.Result is { } r ? invocation.Say(r.IsSolved ? RecordsTexts.Solved : RecordsTexts.Over) : invocation.Say(RecordsTexts.Unfinished);
                var mark = a.Result is not null && isCurrent(a) != true ? "*" : "";
                isEarlier |= mark.Length > 0;
                invocation.Out.WriteLine($"  {PlainText.Line(a.Quest).PadRight(width)}  {a.Number,3}  {begun,-17}  {thought,6}  {(a.Result is { } s ? s.Score.ToString(CultureInfo.InvariantCulture) + mark : "-"),4}  {result}".TrimEnd());
            }
        }

        if (isEarlier)
        {
            invocation.Out.WriteLine();
            invocation.Out.WriteLine($"* {invocation.Say(RecordsTexts.Earlier)}");
        }
    }
}
