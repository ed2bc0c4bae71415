using System.Globalization;
using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;

namespace PaymentQuest.Transcripts;

/// <summary>Runs as sequence charts. The words in them are names of the protocol and stable words, the same in every language.</summary>
public static class Trace
{
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
                .Append(": ").Append(Escaped($"{Title(message)}: {Body(run, message)}")).Append('\n');
        }

        var where = run.Verdict is Verdict.Refused { Role: var r } ? names[r]
            : run.Verdict is Verdict.Malformed { Role: var m } ? names[m]
            : string.Join(",", names.Values.Take(1).Concat(names.Values.Skip(1).TakeLast(1)));
        return chart.Append("    Note over ").Append(where).Append(": ").Append(Escaped(Ending(run.Verdict))).Append('\n').ToString();
    }

    /// <summary>Who plays a role, on one line.</summary>
    public static string Party(Run run, Role role) => PlainText.Line(run.Plan.Setting.Parties[role.Name]);

    /// <summary>The number and the name of a message, behind a sign of inequality when the network changed it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="unequal">The sign.</param>
    public static string Title(Message message, string unequal = "≠") => string.Create(
        CultureInfo.InvariantCulture, $"{(message.Sent.AsSpan().SequenceEqual(message.Delivered) ? "" : unequal + " ")}{message.Step.Number} {message.Step.Name}");

    /// <summary>What the message was meant to carry: the protocol's term, or the declined one when that is what was sent; and what it travels over, where the protocol says.</summary>
    public static string Body(Run run, Message message)
    {
        var fields = MessageField.Of(message.Step, message.Sent);
        var isDeclined = message.Step.Declined is not null && !MessageField.Of(message.Step with { Declined = null }, message.Sent).Select(f => f.Term).SequenceEqual(fields.Select(f => f.Term));
        return run.Plan.Compiled.Protocol.Vocabulary.Label(isDeclined ? message.Step.Declined! : message.Step.Message) + (message.Step.Channel is { } channel ? $" [{channel}]" : "");
    }

    /// <summary>Whether this message was refused: the run ended with it, or went on with the answer.</summary>
    public static bool IsRefused(Run run, Message message) => message.TurnedDown is not null || message.Round == run.Verdict.Round && run.Verdict switch
    {
        Verdict.Refused r => r.Step == message.Step.Number && r.Role == message.Step.To,
        Verdict.Malformed m => m.Step == message.Step.Number && m.Role == message.Step.To,
        Verdict.Stalled s => s.Step == message.Step.Number && s.Role == message.Step.To,
        _ => false,
    };

    /// <summary>How a run ended, on one line.</summary>
    /// <param name="verdict">How.</param>
    /// <param name="cross">The sign for a refusal.</param>
    public static string Ending(Verdict verdict, string cross = "✗") => PlainText.Line(verdict switch
    {
        Verdict.Completed => verdict.Word,
        Verdict.Refused r => string.Create(CultureInfo.InvariantCulture, $"{cross} {r.Step} {r.Word} {r.Check}: {r.Reason}"),
        Verdict.Malformed m => string.Create(CultureInfo.InvariantCulture, $"{cross} {m.Step} {m.Word} {m.Check} @{m.Offset}: {m.Expected}"),
        Verdict.Stalled s => string.Create(CultureInfo.InvariantCulture, $"{cross} {s.Step} {s.Word} {s.Role}: {s.Reason}"),
        Verdict.Incompatible i => $"{cross} {i.Word}: {i.Reason}",
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
}
