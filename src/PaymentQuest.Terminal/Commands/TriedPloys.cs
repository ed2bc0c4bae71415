using System.Globalization;
using System.Text.Json;
using PaymentQuest.Play;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal.Commands;

/// <summary>Ploys of an attack quest, played without screens.</summary>
internal static class TriedPloys
{
    /// <summary>Plays a script. Where a line cannot be carried out it says so with the place, and goes no further.</summary>
    public static int Judge(Quest.Attack quest, string script, ulong seed, bool isRepaired, bool isJson, Invocation invocation)
    {
        if (Lines(script, invocation) is not { } lines)
        {
            return ExitCodes.Usage;
        }

        var numbered = lines.Select((line, i) => (Line: line, Number: i + 1)).Where(l => l.Line.Length > 0 && l.Line[0] != '#').ToList();
        var board = Board.After(quest, quest.Field, seed, numbered.Select(l => l.Line))!;
        var wrong = board.Turns.Skip(quest.Opening.Count).Select((t, i) => (Turn: t, numbered[i].Number)).FirstOrDefault(t => t.Turn.Problem is not null && board.Breach is null);
        var shown = isRepaired ? Board.After(quest, quest.Repaired, seed, numbered.Select(l => l.Line))! : board;
        var stoppedBy = isRepaired ? AttackProof.StoppedBy(quest, board) : null;
        if (isJson)
        {
            Json.Write(invocation, json =>
            {
                json.WriteStartObject();
                json.WriteString("quest", quest.Id);
                json.WriteString("protocol", shown.Field.Compiled.Protocol.Id);
                json.WriteString("seed", seed.ToString(CultureInfo.InvariantCulture));
                BoardJson.Write(json, shown);
                if (isRepaired)
                {
                    json.WriteString("stopped_by", stoppedBy ?? "");
                }

                json.WriteEndObject();
            });
        }
        else
        {
            var text = new BoardText(shown, invocation.Language);
            foreach (var line in isRepaired ? text.Lines().Append(text.Repaired(stoppedBy)) : text.Lines())
            {
                invocation.Out.WriteLine(line);
            }
        }

        if (wrong.Turn?.Problem is { } problem && !isRepaired)
        {
            return invocation.Fail(ExitCodes.Usage, invocation.Say(
                $"line {wrong.Number}, column {problem.Column + 1}: {problem.Message.En}",
                $"línea {wrong.Number}, columna {problem.Column + 1}: {problem.Message.Es}"));
        }

        return shown.Breach is not null ? ExitCodes.Accepted : ExitCodes.Negative;
    }

    /// <summary>The lines of a script, which may also be a JSON array of ploys, or an object a line. Null when the JSON is none.</summary>
    private static List<string>? Lines(string script, Invocation invocation)
    {
        if (script.StartsWith('['))
        {
            if (PloyJson.Parse(script) is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() <= Bounds.AnswerLines && array.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.String ? e.GetString() : PloyJson.Line(e)).ToList() is var all && !all.Contains(null))
            {
                return all.ConvertAll(l => l!);
            }

            invocation.Fail(ExitCodes.Usage, invocation.Say(
                $"this is no JSON array of at most {Bounds.AnswerLines} ploys", $"esto no es una lista JSON de a lo sumo {Bounds.AnswerLines} ardides"));
            return null;
        }

        var lines = new List<string>();
        foreach (var line in script.Split('\n').Select(l => l.Trim()))
        {
            if (!line.StartsWith('{'))
            {
                lines.Add(line);
            }
            else if (PloyJson.Parse(line) is { } element && PloyJson.Line(element) is { } ploy)
            {
                lines.Add(ploy);
            }
            else
            {
                invocation.Fail(ExitCodes.Usage, invocation.Say($"line {lines.Count + 1}: this is no JSON object of a ploy", $"línea {lines.Count + 1}: esto no es un objeto JSON de un ardid"));
                return null;
            }
        }

        return lines;
    }
}
