using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace PaymentQuest.Kills;

/// <summary>A program in a pseudo-terminal of its own, and what it shows there. What is waited for is what it writes, never time.</summary>
internal sealed class TerminalWindow : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    private readonly StringBuilder _written = new();

    /// <summary>Starts a program.</summary>
    /// <param name="command">Its path and its arguments.</param>
    /// <param name="seat">Where it is played.</param>
    internal TerminalWindow(IReadOnlyList<string> command, Seat seat)
    {
        Screen = new VirtualScreen(seat.Columns, seat.Rows, isAlternate: false);
        Child = new PseudoTerminalChild(command[0], command.Skip(1), seat.Environment, seat.Columns, seat.Rows);
    }

    /// <summary>The program.</summary>
    internal PseudoTerminalChild Child { get; }

    /// <summary>What it shows.</summary>
    internal VirtualScreen Screen { get; }

    /// <summary>Everything that was written since something was waited for.</summary>
    internal string Written => _written.ToString();

    /// <summary>Reads what is written next, and shows it; nothing when nothing is for that long.</summary>
    internal int Read(TimeSpan patience, out bool isOver)
    {
        var octets = Child.Read(patience, out isOver);
        _written.Append(Screen.Receive(octets));
        return octets.Length;
    }

    /// <summary>Reads until nothing is written for so long.</summary>
    internal void ReadUntilSilent(TimeSpan silence)
    {
        var waiting = Stopwatch.StartNew();
        while (Read(silence, out var isOver) > 0 && !isOver)
        {
            Check(waiting, () => "the end of what is written");
        }
    }

    /// <summary>Reads what is written until some row shows something, or none does any more, and not an octet further than was written by then.</summary>
    internal void WaitUntil(string pattern, bool isShown)
    {
        var shown = new Regex(pattern, RegexOptions.CultureInvariant);
        WaitUntil(s => Enumerable.Range(0, s.Rows).Any(r => shown.IsMatch(s.Row(r))) == isShown, $"'{pattern}' was {(isShown ? "shown" : "gone")}");
    }

    /// <summary>Reads what is written until something holds.</summary>
    /// <param name="holds">What: of the screen, so that it is looked at whenever something was written.</param>
    /// <param name="what">The same in words.</param>
    /// <param name="isElsewhere">Whether it may come to hold without anything being written.</param>
    internal void WaitUntil(Func<VirtualScreen, bool> holds, string what, bool isElsewhere = false)
    {
        var waiting = Stopwatch.StartNew();
        _written.Clear();
        while (!holds(Screen))
        {
            Read(isElsewhere ? Glance : Patience, out var isOver);
            if (isOver)
            {
                throw new InvalidOperationException($"the program ended before {what}:\n{Screen.Text}\n{Written}");
            }

            Check(waiting, () => what);
        }
    }

    /// <summary>Reads to the end of the program. Its exit code.</summary>
    internal int WaitForEnd()
    {
        var waiting = Stopwatch.StartNew();
        for (var isOver = false; !isOver;)
        {
            Read(Patience, out isOver);
            Check(waiting, () => "the program ended");
        }

        return Child.WaitForEnd();
    }

    /// <summary>
    /// Makes it another size; what it shows then is not known until it is painted whole. A size of 0 is how a terminal says that it knows none: there
    /// are 80 columns then, and 24 rows.
    /// </summary>
    internal void Resize(int columns, int rows)
    {
        var isKnown = columns > 0 && rows > 0;
        Screen.Resize(isKnown ? columns : 80, isKnown ? rows : 24);
        Child.Resize(columns, rows);
    }

    /// <inheritdoc/>
    public void Dispose() => Child.Dispose();

    private void Check(Stopwatch waiting, Func<string> what)
    {
        if (waiting.Elapsed > Patience)
        {
            throw new InvalidOperationException($"too much time went by before {what()}:\n{Screen.Text}\n{Written}");
        }
    }
}
