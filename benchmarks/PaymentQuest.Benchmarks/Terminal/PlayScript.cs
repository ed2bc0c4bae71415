using System.Globalization;
using System.Text.RegularExpressions;

namespace PaymentQuest.Benchmarks;

/// <summary>
/// A play of the game as a text file, a step a line: <c>press</c> with names of keys or of what they ask for, each maybe with how often
/// (<c>Down*3</c>); <c>type</c> with a text, each character of which is a key; <c>see</c> with a pattern that some row then shows. A file of keys
/// beside it says which octets a name stands for in a build, so that builds with different keys play the same.
/// </summary>
internal sealed class PlayScript
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Terminal");

    private PlayScript(IReadOnlyList<Step> steps) => Steps = steps;

    /// <summary>What is done, in order.</summary>
    internal IReadOnlyList<Step> Steps { get; }

    /// <summary>Reads a play.</summary>
    internal static PlayScript Read(string name) => new(
    [
        .. Lines(Path.Combine(Folder, name)).SelectMany(l => l.Word switch
        {
            "press" => l.Arguments.Split(' ').SelectMany(k => Repeated(l.Number, k)),
            "type" => l.Arguments.EnumerateRunes().Select(r => new Step(l.Number, StepKind.Type, r.ToString())),
            "see" => [new Step(l.Number, StepKind.See, l.Arguments)],
            _ => throw new FormatException($"{name}:{l.Number}: 'press', 'type' or 'see' is expected and not '{l.Word}'"),
        }),
    ]);

    /// <summary>Reads which octets the names of keys stand for.</summary>
    internal static IReadOnlyDictionary<string, string> ReadKeys(string path) =>
        Lines(File.Exists(path) ? path : Path.Combine(Folder, path)).ToDictionary(l => l.Word, l => Regex.Unescape(l.Arguments), StringComparer.Ordinal);

    private static IEnumerable<Step> Repeated(int line, string key)
    {
        var parts = key.Split('*');
        return Enumerable.Repeat(new Step(line, StepKind.Press, parts[0]), parts.Length == 1 ? 1 : int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(int Number, string Word, string Arguments)> Lines(string path) =>
        from line in File.ReadLines(path).Select((text, at) => (Text: text, Number: at + 1))
        where line.Text.Length > 0 && line.Text[0] != '#'
        let parts = line.Text.Split(' ', 2)
        select (line.Number, parts[0], parts.ElementAtOrDefault(1) ?? "");

    internal enum StepKind
    {
        Press,
        Type,
        See,
    }

    /// <summary>A step of a play.</summary>
    /// <param name="Line">Its line in the file.</param>
    /// <param name="Kind">What is done.</param>
    /// <param name="Text">The name of a key, a character, or a pattern.</param>
    internal sealed record Step(int Line, StepKind Kind, string Text);
}
