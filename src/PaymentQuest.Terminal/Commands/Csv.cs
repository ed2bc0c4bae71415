namespace PaymentQuest.Terminal.Commands;

/// <summary>Comma-separated values as in RFC 4180: lines end in carriage return and line feed on every machine.</summary>
internal static class Csv
{
    /// <summary>One line with its end.</summary>
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Quoted)) + "\r\n";

    /// <summary>
    /// A text of a person. A spreadsheet takes what begins with one of these characters for a formula and computes it, so an apostrophe is put in front
    /// (OWASP, CSV Injection).
    /// </summary>
    public static string Text(string text) => text.Length > 0 && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r') ? "'" + text : text;

    private static string Quoted(string field) => field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
