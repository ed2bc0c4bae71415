using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PaymentQuest.Terminal.Outputs;

namespace PaymentQuest.Terminal.Commands;

/// <summary>Machine output: JSON, indented by two spaces, with line feeds, the same in every language and on every machine.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one document and a line feed.</summary>
    public static void Write(Invocation invocation, Action<Utf8JsonWriter> content)
    {
        using var octets = new MemoryStream();
        Write(octets, content);
        invocation.Out.Write(Encoding.UTF8.GetString(octets.GetBuffer(), 0, (int)octets.Length));
    }

    /// <summary>Writes one document and a line feed.</summary>
    public static void Write(Invocation invocation, object content) => Write(invocation, json => Members.Write(json, content));

    /// <summary>Writes one document and a line feed.</summary>
    public static void Write(MemoryStream octets, Action<Utf8JsonWriter> content)
    {
        using (var writer = new Utf8JsonWriter(octets, Options))
        {
            content(writer);
        }

        octets.WriteByte((byte)'\n');
    }
}
