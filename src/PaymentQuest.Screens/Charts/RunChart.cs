using System.Globalization;
using System.Text;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Transcripts;

namespace PaymentQuest.Screens;

/// <summary>Draws a run as a sequence chart. The words in it are names of the protocol and stable words, the same in every language.</summary>
public static class RunChart
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
    /// <param name="glyphs">The signs to draw with.</param>
    public static string Of(Run run, int width, Glyphs glyphs)
    {
        width = Math.Max(width, SmallestWidth);
        var lines = width / run.Plan.Compiled.Protocol.Roles.Count < SmallestGap ? Listed(run, width, glyphs) : Drawn(run, width, glyphs);
        var chart = new StringBuilder();
        foreach (var line in lines.Concat(Wrapped(Trace.Ending(run.Verdict, glyphs.Refused), width)))
        {
            chart.Append(line.TrimEnd()).Append('\n');
        }

        return chart.ToString();
    }

    private static IEnumerable<string> Drawn(Run run, int width, Glyphs glyphs)
    {
        var roles = run.Plan.Compiled.Protocol.Roles;
        var column = width / roles.Count;
        var lifelines = roles.Select((r, i) => (r.Name, At: (column * i) + (column / 2))).ToDictionary(r => r.Name, r => r.At, StringComparer.Ordinal);
        yield return Heads(r => r.Name);
        yield return Heads(r => Trace.Party(run, r));
        yield return Row(width, lifelines.Values, [], glyphs);
        foreach (var message in run.Messages)
        {
            var (from, to) = (lifelines[message.Step.From], lifelines[message.Step.To]);
            var (left, right) = (Math.Min(from, to), Math.Max(from, to));
            var room = Math.Max(right - left - 3, 1);
            foreach (var line in Wrapped(Trace.Title(message, Unequal(glyphs)), room).Concat(Wrapped(Trace.Body(run, message), room)))
            {
                yield return Row(width, lifelines.Values, [(left + 2, line)], glyphs);
            }

            yield return Row(width, lifelines.Values, [(left + 1, Arrow(right - left - 2, from < to, Trace.IsRefused(run, message), glyphs))], glyphs);
            yield return Row(width, lifelines.Values, [], glyphs);
        }

        string Heads(Func<Role, string> text) => Row(width, [], roles.Select(role =>
        {
            var shown = Line.From(text(role)).Truncate(column - 1, glyphs);
            return (lifelines[role.Name] - (shown.Width / 2), shown.Text);
        }), glyphs);
    }

    private static string Arrow(int shaft, bool isToTheRight, bool isRefused, Glyphs glyphs)
    {
        var head = isRefused ? glyphs.Refused : isToTheRight ? glyphs.ArrowRight : glyphs.ArrowLeft;
        var line = string.Concat(Enumerable.Repeat(glyphs.Horizontal, shaft));
        return isToTheRight ? line + head : head + line;
    }

    /// <summary>A row of lifelines with texts upon them.</summary>
    private static string Row(int width, IEnumerable<int> lifelines, IEnumerable<(int At, string Text)> texts, Glyphs glyphs)
    {
        var row = Line.Empty;
        foreach (var (at, text) in lifelines.Select(l => (l, glyphs.Vertical)).Where(l => !texts.Any(t => l.l >= t.At && l.l < t.At + ColumnWidth.Of(t.Text))).Concat(texts).OrderBy(t => t.Item1))
        {
            row = row.Pad(at) + text;
        }

        return row.Take(width).Text;
    }

    private static IEnumerable<string> Listed(Run run, int width, Glyphs glyphs) => run.Messages.SelectMany(message =>
    {
        var arrow = Trace.IsRefused(run, message) ? glyphs.Refused : glyphs.ArrowRight;
        return Wrapped(string.Create(CultureInfo.InvariantCulture, $"{Trace.Title(message, Unequal(glyphs))}: {message.Step.From} {arrow} {message.Step.To}"), width)
            .Concat(Wrapped(Trace.Body(run, message), width - 2).Select(l => "  " + l));
    });

    private static IEnumerable<string> Wrapped(string text, int columns) => Wrapping.Wrap(text, columns).Select(l => l.Text);

    private static string Unequal(Glyphs glyphs) => glyphs.IsAscii ? "!=" : "≠";
}
