using System.Runtime.Versioning;
using System.Text;
using PaymentQuest.Screens;
using PaymentQuest.Tui;

namespace PaymentQuest.Terminal;

/// <summary>A terminal of Windows: written through System.Console, read by records, since only these tell of sizes and of whole characters.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsTerminal : ITerminal
{
    private readonly Lock _gate = new();
    private readonly ConsoleRecordDecoder _decoder = new();
    private (uint Input, uint Output)? _modes;
    private Encoding? _encoding;
    private bool _isTaken;

    /// <inheritdoc/>
    public bool IsInteractive => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <inheritdoc/>
    public (int Columns, int Rows) Size => (Console.WindowWidth, Console.WindowHeight);

    /// <inheritdoc/>
    public void Enter()
    {
        lock (_gate)
        {
            if (!_isTaken)
            {
                (_modes, _encoding) = (WindowsConsole.Modes, Console.OutputEncoding);
            }

            _isTaken = true;
            Console.OutputEncoding = Encoding.UTF8;
            if (_modes is { } modes)
            {
                WindowsConsole.Take(modes);
            }

            Console.Out.Write("\e[?1049h\e[?7l\e[?25l\e[0m\e[2J");
        }
    }

    /// <inheritdoc/>
    public void Leave()
    {
        lock (_gate)
        {
            if (_isTaken)
            {
                _isTaken = false;
                try
                {
                    Console.Out.Write("\e[0m\e[?7h\e[?25h\e[?1049l");
                    if (_modes is { } modes)
                    {
                        WindowsConsole.Restore(modes);
                    }

                    Console.OutputEncoding = _encoding!;
                }
                catch (IOException)
                {
                    // The window is gone, and with it whatever could be handed back.
                }
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Arrival>? Read()
    {
        while (WindowsConsole.Read() is { } record)
        {
            if (_decoder.Feed(record).ToList() is { Count: > 0 } arrivals)
            {
                return arrivals;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public bool Write(string text)
    {
        lock (_gate)
        {
            try
            {
                if (_isTaken)
                {
                    Console.Out.Write(text);
                }

                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }

    /// <inheritdoc/>
    public void WriteError(string line)
    {
        try
        {
            using var error = Console.OpenStandardError();
            error.Write(Encoding.UTF8.GetBytes(ColumnWidth.Printable(line) + "\n"));
        }
        catch (IOException)
        {
            // Nobody reads it.
        }
    }

    /// <inheritdoc/>
    public void RequestStop()
    {
        // Windows has no job control.
    }

    /// <inheritdoc/>
    public void Stop()
    {
        // Windows has no job control.
    }
}
