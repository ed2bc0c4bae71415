using System.Globalization;
using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <summary>Draws runs as sequence charts. The words in them are names of the protocol and stable words, the same in every language.</summary>
public static class Trace
{
    /// <summary>Widths below this many columns count as this many.</summary>
    public const int SmallestWidth = 24;

    // Between two lifelines this many columns must fit, or the messages are listed instead of drawn.
    private const int SmallestGap = 15;

    /// <summary>
    /// The chart as text: a column for each role, an arrow for each message with its parts in the protocol's own names, a cross where a
    /// message was refused, a sign of inequality before a message that the network changed. No line is longer than the width.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="width">How many columns there are.</param>
    /// <param name="isAscii">Whether lines and arrows are drawn with ASCII characters.</param>
    public static string Chart(Run run, int width, bool isAscii = false)
    {
        var strokes = isAscii ? Strokes.Ascii : Strokes.Unicode;
        var chart = new StringBuilder();
        width = Math.Max(width, SmallestWidth);
        if (width / run.Plan.Compiled.Protocol.Roles.Count < SmallestGap)
        {
            List(run, width, strokes, chart);
        }
        else
        {
            Draw(run, width, strokes, chart);
        }

        foreach (var line in TextCells.Wrap(Ending(run.Verdict, strokes), width))
        {
            chart.Append(line).Append('\n');
        }

        return chart.ToString();
    }

    /// <summary>The chart for Mermaid: a <c>sequenceDiagram</c>.</summary>
    public static string Mermaid(Run run)
    {
        var protocol = run.Plan.Compiled.Protocol;
        var names = protocol.Roles.Select((r, i) => (r.Name, Id: string.Create(CultureInfo.InvariantCulture, $"P{i + 1}"))).ToDictionary(r => r.Name, r => r.Id, StringComparer.Ordinal);
        var chart = new StringBuilder("sequenceDiagram\n");
        foreach (var role in protocol.Roles)
        {
            chart.Append("    participant ").Append(names[role.Name]).Append(" as ").Append(Escaped($"{role.Name} ({Party(run, role)})")).Append('\n');
        }

        foreach (var message in run.Messages)
        {
            chart.Append("    ").Append(names[message.Step.From]).Append(IsRefused(run, message) ? "-x" : "->>").Append(names[message.Step.To])
                .Append(": ").Append(Escaped($"{Title(message, Strokes.Unicode)}: {Body(run, message)}")).Append('\n');
        }

        var where = run.Verdict is Verdict.Refused { Role: var r } ? names[r]
            : run.Verdict is Verdict.Malformed { Role: var m } ? names[m]
            : string.Join(",", names.Values.Take(1).Concat(names.Values.Skip(1).TakeLast(1)));
        return chart.Append("    Note over ").Append(where).Append(": ").Append(Escaped(Ending(run.Verdict, Strokes.Unicode))).Append('\n').ToString();
    }

    private static void Draw(Run run, int width, Strokes strokes, StringBuilder chart)
    {
        var roles = run.Plan.Compiled.Protocol.Roles;
        var column = width / roles.Count;
        var lifelines = roles.Select((r, i) => (r.Name, At: (column * i) + (column / 2))).ToDictionary(r => r.Name, r => r.At, StringComparer.Ordinal);
        Row(chart, width, [], strokes, row => Heads(row, roles, r => r.Name));
        Row(chart, width, [], strokes, row => Heads(row, roles, r => Party(run, r)));
        Row(chart, width, lifelines.Values, strokes);
        foreach (var message in run.Messages)
        {
            var (from, to) = (lifelines[message.Step.From], lifelines[message.Step.To]);
            var left = Math.Min(from, to);
            var room = Math.Max(Math.Abs(from - to) - 3, 1);
            foreach (var line in TextCells.Wrap(Title(message, strokes), room).Concat(TextCells.Wrap(Body(run, message), room)))
            {
                Row(chart, width, lifelines.Values, strokes, row => row.Write(left + 2, line));
            }

            Row(chart, width, lifelines.Values, strokes, row => Arrow(row, from, to, IsRefused(run, message), strokes));
            Row(chart, width, lifelines.Values, strokes);
        }

        void Heads(TextCells row, Sequence<Role> all, Func<Role, string> text)
        {
            foreach (var role in all)
            {
                var shown = TextCells.Cut(text(role), column - 1, strokes.Ellipsis);
                row.Write(lifelines[role.Name] - (TextCells.Columns(shown) / 2), shown);
            }
        }
    }

    private static void Arrow(TextCells row, int from, int to, bool isRefused, Strokes strokes)
    {
        var direction = Math.Sign(to - from);
        for (var at = from + direction; at != to; at += direction)
        {
            row.Write(at, strokes.Shaft);
        }

        row.Write(to - direction, isRefused ? strokes.Cross : direction > 0 ? strokes.Right : strokes.Left);
    }

    private static void Row(StringBuilder chart, int width, IEnumerable<int> lifelines, Strokes strokes, Action<TextCells>? write = null)
    {
        var row = new TextCells(width);
        foreach (var at in lifelines)
        {
            row.Write(at, strokes.Lifeline);
        }

        write?.Invoke(row);
        chart.Append(row).Append('\n');
    }

    private static void List(Run run, int width, Strokes strokes, StringBuilder chart)
    {
        foreach (var message in run.Messages)
        {
            var arrow = IsRefused(run, message) ? strokes.Cross : strokes.Right;
            var lines = TextCells.Wrap($"{Title(message, strokes)}: {message.Step.From} {arrow} {message.Step.To}", width)
                .Concat(TextCells.Wrap(Body(run, message), width - 2).Select(l => "  " + l));
            foreach (var line in lines)
            {
                chart.Append(line).Append('\n');
            }
        }
    }

    private static string Party(Run run, Role role) => PlainText.Line(run.Plan.Setting.Parties[role.Name]);

    private static string Title(Message message, Strokes strokes)
    {
        var isChanged = !message.Sent.AsSpan().SequenceEqual(message.Delivered);
        return string.Create(CultureInfo.InvariantCulture, $"{(isChanged ? strokes.Unequal + " " : "")}{message.Step.Number} {message.Step.Name}");
    }

    /// <summary>What the message was meant to carry: the protocol's term, or the declined one when that is what was sent.</summary>
    private static string Body(Run run, Message message)
    {
        var fields = MessageField.Of(message.Step, message.Sent);
        var isDeclined = message.Step.Declined is not null && !MessageField.Of(message.Step with { Declined = null }, message.Sent).Select(f => f.Term).SequenceEqual(fields.Select(f => f.Term));
        return run.Plan.Compiled.Protocol.Vocabulary.Label(isDeclined ? message.Step.Declined! : message.Step.Message);
    }

    private static bool IsRefused(Run run, Message message) => message.Round == run.Verdict.Round && run.Verdict switch
    {
        Verdict.Refused r => r.Step == message.Step.Number && r.Role == message.Step.To,
        Verdict.Malformed m => m.Step == message.Step.Number && m.Role == message.Step.To,
        Verdict.Stalled s => s.Step == message.Step.Number && s.Role == message.Step.To,
        _ => false,
    };

    private static string Ending(Verdict verdict, Strokes strokes) => PlainText.Line(verdict switch
    {
        Verdict.Completed => verdict.Word,
        Verdict.Refused r => string.Create(CultureInfo.InvariantCulture, $"{strokes.Cross} {r.Step} {r.Word} {r.Check}: {r.Reason}"),
        Verdict.Malformed m => string.Create(CultureInfo.InvariantCulture, $"{strokes.Cross} {m.Step} {m.Word} {m.Check} @{m.Offset}: {m.Expected}"),
        Verdict.Stalled s => string.Create(CultureInfo.InvariantCulture, $"{strokes.Cross} {s.Step} {s.Word} {s.Role}: {s.Reason}"),
        Verdict.Incompatible i => $"{strokes.Cross} {i.Word}: {i.Reason}",
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    /// <summary>Text that Mermaid shows as it is: what means something to it, or to HTML, becomes an entity code.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in PlainText.Line(text))
        {
            if ("#;<>&\"%{}\\`".Contains(c, StringComparison.Ordinal))
            {
                escaped.Append('#').Append(((int)c).ToString(CultureInfo.InvariantCulture)).Append(';');
            }
            else
            {
                escaped.Append(c);
            }
        }

        return escaped.ToString();
    }

    private sealed record Strokes(string Lifeline, string Shaft, string Right, string Left, string Cross, string Unequal, string Ellipsis)
    {
        public static readonly Strokes Unicode = new("│", "─", "▶", "◀", "✗", "≠", "…");
        public static readonly Strokes Ascii = new("|", "-", ">", "<", "x", "!=", "~");
    }
}
