using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <summary>The one way to write a transcript: keys in the order of the documentation, maps sorted by key, octets in lower-case hex.</summary>
internal static class TranscriptText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",

        // A transcript is never put into a web page, and names with accents must stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // Most transcripts fit, and the buffer need not grow by copying; one of 3KP has some 20,000 octets.
    private const int UsualLength = 1 << 15;

    public static byte[] Write(Transcript transcript)
    {
        var buffer = new ArrayBufferWriter<byte>(UsualLength);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", Transcript.Schema);
            json.WriteString("protocol", transcript.Protocol);
            json.WriteString("suite", transcript.Suite);

            // A text, because readers that take numbers for floating point would lose the last digits of a large seed.
            json.WriteString("seed", transcript.Seed.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("run", transcript.Run);
            Round(json, transcript.FurtherRounds, "further_rounds");
            Write(json, transcript.Setting);
            Octets(json, "root", transcript.Root);
            json.WriteStartObject("certificates");
            foreach (var (holder, der) in Sorted(transcript.Certificates))
            {
                Octets(json, holder, der);
            }

            json.WriteEndObject();
            List(json, "messages", transcript.Messages, Write);
            List(json, "checks", transcript.Checks, Write);
            List(json, "events", transcript.Events, Write);
            Map(json, "accounts", transcript.Accounts, a => a.ToString());
            if (transcript.Circulation.Count > 0)
            {
                Map(json, "circulation", transcript.Circulation, a => a.ToString());
            }

            Write(json, transcript.Verdict);
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void Write(Utf8JsonWriter json, Protocols.Setting setting)
    {
        json.WriteStartObject("setting");
        json.WriteString("clock", Wire.Values.Show(setting.Clock));
        Map(json, "parties", setting.Parties, text => text);
        Map(json, "values", setting.Values, text => text);
        Map(json, "accounts", setting.Accounts, amount => amount.ToString());
        json.WriteStartObject("tables");
        foreach (var (function, table) in Sorted(setting.Tables))
        {
            Map(json, function, table, text => text);
        }

        json.WriteEndObject();
        json.WriteStartArray("revoked");
        foreach (var holder in setting.Revoked.Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(holder);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The members of the object.</summary>
    public static void Write(Utf8JsonWriter json, RecordedMessage message)
    {
        Round(json, message.Round);
        json.WriteNumber("number", message.Number);
        json.WriteString("name", message.Name);
        json.WriteString("from", message.From);
        json.WriteString("to", message.To);
        Octets(json, "octets", message.Octets);
        OptionalOctets(json, "sent", message.Sent);
        List(json, "fields", message.Fields, Write);
        if (message.Said is { } said)
        {
            json.WriteStartObject("said");
            Octets(json, "octets", said.Octets);
            List(json, "fields", said.Fields, Write);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, RecordedField field)
    {
        json.WriteString("term", field.Term);
        json.WriteNumber("offset", field.Offset);
        json.WriteNumber("length", field.Length);
        OptionalText(json, "value", field.Value);
    }

    /// <summary>The members of the object.</summary>
    public static void Write(Utf8JsonWriter json, RecordedCheck check)
    {
        json.WriteString("check", check.Check);
        Round(json, check.Round);
        json.WriteNumber("step", check.Step);
        json.WriteBoolean("passed", check.IsPassed);
    }

    /// <summary>The members of the object.</summary>
    public static void Write(Utf8JsonWriter json, Worlds.WorldEvent e)
    {
        json.WriteNumber("step", e.Step);
        json.WriteString("party", e.Party);
        json.WriteString("kind", e.Kind);
        json.WriteString("subject", e.Subject);
        OptionalText(json, "amount", e.Amount?.ToString());
        json.WriteString("from", e.From);
        json.WriteString("to", e.To);
    }

    private static void Write(Utf8JsonWriter json, RecordedVerdict verdict)
    {
        json.WriteStartObject("verdict");
        json.WriteString("word", verdict.Word);
        OptionalText(json, "role", verdict.Role);
        Round(json, verdict.Round);
        OptionalNumber(json, "step", verdict.Step);
        OptionalText(json, "check", verdict.Check);
        OptionalText(json, "reason", verdict.Reason);
        OptionalOctets(json, "expected", verdict.Expected);
        OptionalOctets(json, "found", verdict.Found);
        OptionalNumber(json, "offset", verdict.Offset);
        OptionalText(json, "expected_term", verdict.ExpectedTerm);
        json.WriteEndObject();
    }

    /// <summary>The number of a round; of the first, in which most protocols end, nothing is written.</summary>
    private static void Round(Utf8JsonWriter json, int round, string key = "round") => OptionalNumber(json, key, round == 0 ? null : round);

    private static void Octets(Utf8JsonWriter json, string key, byte[] octets) => json.WriteString(key, Convert.ToHexStringLower(octets));

    private static void OptionalOctets(Utf8JsonWriter json, string key, byte[]? octets) =>
        OptionalText(json, key, octets is null ? null : Convert.ToHexStringLower(octets));

    private static void OptionalText(Utf8JsonWriter json, string key, string? text)
    {
        if (text is not null)
        {
            json.WriteString(key, text);
        }
    }

    private static void OptionalNumber(Utf8JsonWriter json, string key, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(key, value);
        }
    }

    private static void Map<T>(Utf8JsonWriter json, string key, IReadOnlyDictionary<string, T> map, Func<T, string> text)
    {
        json.WriteStartObject(key);
        foreach (var (name, value) in Sorted(map))
        {
            json.WriteString(name, text(value));
        }

        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string key, Sequence<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(key);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static IEnumerable<KeyValuePair<string, T>> Sorted<T>(IReadOnlyDictionary<string, T> map) => map.OrderBy(e => e.Key, StringComparer.Ordinal);
}
