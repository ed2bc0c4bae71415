using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal.Commands;

/// <summary>Ploys of an attack quest, played without screens.</summary>
internal static class TriedPloys
{
    /// <summary>Plays a script. Where a line cannot be carried out it says so with the place, and goes no further.</summary>
    /// <param name="quest">The quest.</param>
    /// <param name="script">The ploys, a line each.</param>
    /// <param name="source">What the script is called: the file, or <c>stdin</c>.</param>
    /// <param name="seed">The seed of the attempt.</param>
    /// <param name="isRepaired">Whether they are played against the repaired protocol.</param>
    /// <param name="isJson">Whether programs read the answer.</param>
    /// <param name="invocation">Where to answer.</param>
    public static int Judge(AttackQuest quest, string script, string source, ulong seed, bool isRepaired, bool isJson, Invocation invocation)
    {
        if (Lines(script, source, invocation) is not { } lines)
        {
            return ExitCodes.Usage;
        }

        var numbered = lines.Select((line, i) => (line.Line, line.Indent, Number: i + 1)).Where(l => l.Line.Length > 0 && l.Line[0] != '#').ToList();
        var board = Board.After(quest, quest.Field, seed, numbered.Select(l => l.Line))!;
        var wrong = board.Turns.Skip(quest.Opening.Count).Select((t, i) => (Turn: t, numbered[i].Indent, numbered[i].Number)).FirstOrDefault(t => t.Turn.Problem is not null && board.Breach is null);
        var shown = isRepaired ? Board.After(quest, quest.Repaired, seed, numbered.Select(l => l.Line))! : board;
        var stoppedBy = isRepaired ? AttackProof.StoppedBy(quest, board) : null;
        if (isJson)
        {
            Json.Write(invocation, json => OutputContext.Write(json, TryPloysOutput.Of(shown, seed, isRepaired ? stoppedBy ?? "" : null)));
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
                "try.line-column",
                ("source", source),
                ("wrong", wrong.Number),
                ("indent", wrong.Indent + problem.Column + 1),
                ("message", problem.Message)));
        }

        return shown.Breach is not null ? ExitCodes.Accepted : ExitCodes.Negative;
    }

    /// <summary>The lines of a script with what stands blank before each, which may also be a JSON array of ploys, or an object a line. Null when the JSON is none.</summary>
    private static List<(string Line, int Indent)>? Lines(string script, string source, Invocation invocation)
    {
        var unread = new Diagnostics();
        if (script.TrimStart().StartsWith('['))
        {
            if (PloyJson.Read(source, script, unread) is { } ploys)
            {
                return [.. ploys.Select(p => (p.Line, 0))];
            }

            var place = unread.Items[0].Place;
            invocation.Fail(ExitCodes.Usage, invocation.Say("try.this-is-no-json-array-of", ("source", source), ("most", Bounds.AnswerLines), ("line", place.Line), ("column", place.Column), ("why", unread.Items[0].Told)));
            return null;
        }

        var lines = new List<(string, int)>();
        foreach (var written in script.Split('\n'))
        {
            var line = written.Trim();
            var indent = written.Length - written.TrimStart().Length;
            if (!line.StartsWith('{'))
            {
                lines.Add((line, indent));
            }
            else if (PloyJson.Read(source, line, unread) is [var ploy])
            {
                lines.Add((ploy.Line, 0));
            }
            else
            {
                var column = indent + unread.Items[0].Place.Column;
                invocation.Fail(ExitCodes.Usage, invocation.Say("try.line-this-is-no-json-object", ("source", source), ("lines", lines.Count + 1), ("column", column), ("why", unread.Items[0].Told)));
                return null;
            }
        }

        return lines;
    }
}
