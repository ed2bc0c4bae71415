using System.Formats.Asn1;
using System.Globalization;
using System.Text.Json;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Transcripts;
using PaymentQuest.Wire;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>asn1</c>: the values in octets, laid out as <c>openssl asn1parse -i</c> does.</summary>
internal static class Asn1Command
{
    /// <summary>Octets of a value that are shown in hex.</summary>
    private const int LongestHex = 24;

    public static Command Create(Invocation invocation)
    {
        var path = EncodedFile.Argument(invocation);
        var step = Options.Text("--step", "N|NAME", "command.step-option", invocation);
        var form = EncodedFile.InForm(invocation);
        var protocol = TranscriptFile.ProtocolOption(invocation);
        var json = Options.Json(invocation);
        var command = new DocumentedCommand(
            "asn1", "command.asn1", "paymentquest asn1 t.json --step Invoice", "paymentquest run set --json | paymentquest asn1 - --step 3", "paymentquest asn1 message.der --json", "echo 3003020105 | paymentquest asn1 -")
        {
            path, step, form, protocol, json,
        };
        command.SetAction(parsed =>
        {
            if (EncodedFile.Load(parsed.GetRequiredValue(path), parsed.GetValue(form), invocation, out var exitCode) is not { } file)
            {
                return exitCode;
            }

            var wanted = parsed.GetValue(step);
            if (!file.IsTranscript)
            {
                if (parsed.GetValue(protocol) is not null)
                {
                    return invocation.Fail(ExitCodes.Usage, invocation.Say("asn1.protocol-is-for-transcripts-and-this"));
                }

                return wanted is null
                    ? Show([new Encoding(null, file.Octets, [])], parsed.GetValue(json), invocation)
                    : invocation.Fail(ExitCodes.Usage, invocation.Say("asn1.step-is-for-transcripts-and-this"));
            }

            if (TranscriptFile.Load(file.Name, file.Octets, parsed.GetValue(protocol), invocation, out exitCode) is not { } transcript)
            {
                return exitCode;
            }

            var messages = transcript.Transcript.Messages;
            var chosen = wanted is null ? messages : messages.Where(m => m.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase) || m.Number.ToString(CultureInfo.InvariantCulture) == wanted);
            var encodings = chosen.Select(m => new Encoding(m, m.Octets, m.Fields)).ToList();
            if (encodings.Count > 0)
            {
                return Show(encodings, parsed.GetValue(json), invocation);
            }

            var advice = wanted is not null && invocation.DidYouMean(wanted, messages.Select(m => m.Name)) is { } near ? $"; {near}" : "";
            return invocation.Fail(ExitCodes.Usage, invocation.Say("asn1.step-the-transcript-has-no-message", ("wanted", PlainText.Excerpt(wanted ?? ""))) + advice);
        });
        return command;
    }

    private sealed record Encoding(RecordedMessage? Message, byte[] Octets, IReadOnlyList<RecordedField> Fields)
    {
        public DerTree Tree { get; } = DerTree.Read(Octets);

        /// <summary>What the protocol calls a value; null when it has no name for just this.</summary>
        public string? Field(DerNode node) => Fields.FirstOrDefault(f => f.Offset == node.Offset && f.Length == node.End - node.Offset && f.Term.Length > 0)?.Term;
    }

    private static int Show(IReadOnlyList<Encoding> encodings, bool isJson, Invocation invocation)
    {
        if (isJson)
        {
            Json.Write(invocation, Output(encodings));
        }
        else
        {
            foreach (var encoding in encodings)
            {
                Write(encoding, invocation);
            }
        }

        return encodings.All(e => e.Tree.StoppedAt is null) ? ExitCodes.Accepted : ExitCodes.Negative;
    }

    private static void Write(Encoding encoding, Invocation invocation)
    {
        if (encoding.Message is { } message)
        {
            invocation.Out.WriteLine($"{Number(message.Number)} {message.Name}  {message.From} -> {message.To}");
        }

        foreach (var node in encoding.Tree.Nodes)
        {
            var kind = node.Tag.IsConstructed ? "cons" : "prim";
            var guess = node.Nesting == DerNesting.Guessed ? "? " : "";
            var field = encoding.Field(node) is { } name ? $"  <{name}>" : "";
            invocation.Out.WriteLine(PlainText.Line($"{Number(node.Offset),5}:d={Number(node.Depth),-2} hl={Number(node.HeaderLength)} l={Number(node.ContentLength),4} {kind}: {new string(' ', node.Depth)}{guess}{DerText.Tag(node.Tag)}{Value(node, encoding.Octets)}{field}"));
        }

        if (encoding.Tree.StoppedAt is { } at)
        {
            invocation.Out.WriteLine(invocation.Say("asn1.no-der-from-here-on", ("at", $"{Number(at),5}"), ("octets", encoding.Octets.Length - at)));
        }

        if (encoding.Tree.Nodes.Any(n => n.Nesting == DerNesting.Guessed))
        {
            invocation.Out.WriteLine(invocation.Say("asn1.a-guess-inside-a-string-that"));
        }
    }

    private static string Value(DerNode node, byte[] octets)
    {
        if (node.Tag.IsConstructed || node.ContentLength == 0)
        {
            return "";
        }

        var value = DerText.Value(node, octets);
        return node.Tag == Asn1Tag.ObjectIdentifier && value is not null ? $" :{ObjectIdentifiers.Name(value) ?? value}"
            : value is not null ? $" :{value}"
            : $" :{Convert.ToHexStringLower(octets, node.Content, Math.Min(node.ContentLength, LongestHex))}{(node.ContentLength > LongestHex ? "..." : "")}";
    }

    private static Members Output(IEnumerable<Encoding> encodings) => new()
    {
        {
            "encodings", encodings.Select(e => new Members
            {
                { "number", e.Message?.Number },
                { "name", e.Message?.Name },
                { "octets", e.Octets.Length },
                { "stopped_at", e.Tree.StoppedAt },
                { "values", e.Tree.Nodes.Select(n => (Action<Utf8JsonWriter>)(json => OutputContext.Write(json, Output(n, e)))) },
            })
        },
    };

    private static Asn1Value Output(DerNode node, Encoding encoding)
    {
        var value = DerText.Value(node, encoding.Octets);
        return new Asn1Value(
            node.Offset,
            node.Depth,
            node.HeaderLength,
            node.ContentLength,
            DerText.Tag(node.Tag),
            node.Tag.IsConstructed,
            node.Nesting switch { DerNesting.None => null, DerNesting.Guessed => "guessed", _ => "named" },
            value,
            value is not null && node.Tag == Asn1Tag.ObjectIdentifier ? ObjectIdentifiers.Name(value) : null,
            value is null && !node.Tag.IsConstructed ? Convert.ToHexStringLower(encoding.Octets, node.Content, node.ContentLength) : null,
            encoding.Field(node));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
