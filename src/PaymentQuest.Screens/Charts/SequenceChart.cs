using PaymentQuest.Protocols;

namespace PaymentQuest.Screens;

/// <summary>How far a message has come.</summary>
internal enum MessageState
{
    /// <summary>It was sent and accepted.</summary>
    Accepted,

    /// <summary>The player composes or examines it now.</summary>
    Present,

    /// <summary>Somebody refused it.</summary>
    Refused,

    /// <summary>It has not been sent.</summary>
    Ahead,
}

/// <summary>The messages of a protocol as arrows between columns.</summary>
internal static class SequenceChart
{
    /// <summary>The chart in two lines for each message, or in one when there is not enough room.</summary>
    public static IReadOnlyList<Line> Lines(Protocol protocol, string player, Func<int, MessageState> state, int columns, int rows, Page page)
    {
        var width = columns / Math.Max(protocol.Roles.Count, 1);
        return width >= 11 && rows >= (2 * protocol.Steps.Count) + 1
            ? Full(protocol, player, state, width, page)
            : Compact(protocol, state, columns, page);
    }

    private static List<Line> Compact(Protocol protocol, Func<int, MessageState> state, int columns, Page page) =>
    [
        .. protocol.Steps.Select(step =>
        {
            var from = protocol.RoleNamed(step.From).Symbol;
            var to = protocol.RoleNamed(step.To).Symbol;
            var text = $" {step.Number} {from} {page.Glyphs.Horizontal}{page.Glyphs.Horizontal}{page.Glyphs.ArrowRight} {to}  {page.Say(protocol.Names.OfMessage(step.Name))} {Mark(state(step.Number), page)}";
            return Line.From(text, StyleOf(state(step.Number))).Truncate(columns, page.Glyphs);
        }),
    ];

    private static List<Line> Full(Protocol protocol, string player, Func<int, MessageState> state, int width, Page page)
    {
        var roles = protocol.Roles.Select(r => r.Name).ToList();
        var lines = new List<Line>
        {
            roles.Aggregate(Line.Empty, (line, role) => line + Line.From(Role(role, protocol, page), role == player ? Style.Strong : Style.Plain).Fit(width, page.Glyphs, Alignment.Centre)),
        };
        foreach (var step in protocol.Steps)
        {
            var (from, to) = (roles.IndexOf(step.From), roles.IndexOf(step.To));
            var (left, right) = (Math.Min(from, to), Math.Max(from, to));
            var style = StyleOf(state(step.Number));
            var label = $"{step.Number} {page.Say(protocol.Names.OfMessage(step.Name))}";
            lines.Add(Row(roles.Count, width, left, right, Line.From(label, style), page));
            lines.Add(Row(roles.Count, width, left, right, Arrow(((right - left) * width) - 1, from < to, Mark(state(step.Number), page), style, page), page));
        }

        return lines;
    }

    private static Line Row(int roles, int width, int left, int right, Line between, Page page)
    {
        var line = Line.Empty;
        var side = Line.From(page.Glyphs.Vertical, Style.Faint);
        var half = width / 2;
        for (var role = 0; role < roles; role++)
        {
            line = line.Pad((role * width) + half) + side;
            if (role == left && right > left)
            {
                line += between.Fit(((right - left) * width) - 1, page.Glyphs, Alignment.Centre);
                role = right;
                line += side;
            }
        }

        return line;
    }

    // What came of the message stands in the middle of its arrow.
    private static Line Arrow(int columns, bool isToTheRight, string mark, Style style, Page page)
    {
        var middle = mark.Length == 0 ? "" : $" {mark} ";
        var shaft = Math.Max(columns - 1 - Line.From(middle).Width, 0);
        string Shaft(int length) => new(page.Glyphs.Horizontal[0], length);
        var whole = Shaft(shaft / 2) + middle + Shaft(shaft - (shaft / 2));
        return Line.From(isToTheRight ? whole + page.Glyphs.ArrowRight : page.Glyphs.ArrowLeft + whole, style);
    }

    private static string Role(string role, Protocol protocol, Page page)
    {
        var name = page.Say(protocol.Names.ShortOfRole(role));
        return string.Concat(name[..1].ToUpperInvariant(), name[1..]);
    }

    private static string Mark(MessageState state, Page page) => state switch
    {
        MessageState.Accepted => page.Glyphs.Accepted,
        MessageState.Present => page.Say("build.you-2"),
        MessageState.Refused => page.Glyphs.Refused,
        _ => "",
    };

    private static Style StyleOf(MessageState state) => state switch
    {
        MessageState.Accepted => Style.Plain,
        MessageState.Present => Style.Notice,
        MessageState.Refused => Style.Bad,
        _ => Style.Faint,
    };
}
