using System.Runtime.InteropServices;
using System.Text;
using PaymentQuest.Screens;
using PaymentQuest.Tui;

namespace PaymentQuest.Terminal;

/// <summary>
/// A terminal of Linux or macOS, by termios and octets. System.Console is not used: it keeps settings of its own for the terminal, reads
/// ahead, and costs a third of the time to the first frame.
/// </summary>
internal sealed unsafe class UnixTerminal : ITerminal
{
    private const string Switched = "\e[?1049h";
    private const string Taken = "\e[?7l\e[?2004h\e[?1002h\e[?1006h\e[?25l\e[0m\e[2J";
    private const string Returned = "\e[0m\e[?1006l\e[?1002l\e[?2004l\e[?7h\e[?25h\e[?1049l";
    private const int SilenceInMilliseconds = 40;
    private const int PatienceInMilliseconds = 500;

    private readonly Lock _gate = new();
    private readonly InputFilter _filter = new();
    private readonly byte[] _octets = new byte[4096];
    private readonly byte[] _settings = new byte[Unix.SettingsLength];
    private bool _hasSettings;
    private volatile bool _isTaken;

    /// <inheritdoc/>
    public bool IsInteractive => Unix.isatty(Unix.StandardInput) == 1 && Unix.isatty(Unix.StandardOutput) == 1;

    /// <inheritdoc/>
    public (int Columns, int Rows) Size => Unix.WindowSize();

    /// <inheritdoc/>
    public void Enter()
    {
        lock (_gate)
        {
            var wasTaken = _isTaken;
            if (!wasTaken)
            {
                // What is saved is what the shell had set, again at every fg: the player may have changed it while the program was stopped.
                fixed (byte* settings = _settings)
                {
                    _hasSettings = Unix.tcgetattr(Unix.StandardInput, settings) == 0;
                }
            }

            _isTaken = true;
            if (_hasSettings)
            {
                var raw = (byte[])_settings.Clone();
                fixed (byte* settings = raw)
                {
                    Unix.cfmakeraw(settings);
                    Unix.SetSettings(settings);
                }
            }

            // Switching twice would make some terminals forget where the cursor stood on the main screen.
            Unix.WriteAll(Unix.StandardOutput, Encoding.UTF8.GetBytes(wasTaken ? Taken : Switched + Taken), -1);
        }
    }

    /// <inheritdoc/>
    public void Leave()
    {
        // A terminal that does not drain may hold the gate for ever; its settings are restored all the same.
        var isOurs = _gate.TryEnter(PatienceInMilliseconds);
        try
        {
            if (!_isTaken)
            {
                return;
            }

            _isTaken = false;
            if (_hasSettings)
            {
                fixed (byte* settings = _settings)
                {
                    Unix.SetSettings(settings);
                }
            }

            Unix.WriteAll(Unix.StandardOutput, Encoding.UTF8.GetBytes(Returned), PatienceInMilliseconds);
        }
        finally
        {
            if (isOurs)
            {
                _gate.Exit();
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Arrival>? Read()
    {
        while (true)
        {
            var ready = Unix.Poll(Unix.StandardInput, Unix.Readable, _filter.IsPending ? SilenceInMilliseconds : -1);
            if (ready == Unix.Readiness.Interrupted)
            {
                continue;
            }

            IReadOnlyList<Arrival> arrivals;
            if (ready == Unix.Readiness.Silent)
            {
                arrivals = _filter.Flush();
            }
            else
            {
                nint count;
                fixed (byte* octets = _octets)
                {
                    count = Unix.read(Unix.StandardInput, octets, _octets.Length);
                }

                if (count < 0 && Unix.IsTransient(Marshal.GetLastPInvokeError()))
                {
                    continue;
                }

                if (count <= 0)
                {
                    return null;
                }

                arrivals = _filter.Feed(_octets.AsSpan(0, (int)count));
            }

            if (arrivals.Count > 0)
            {
                return arrivals;
            }
        }
    }

    /// <inheritdoc/>
    public bool Write(string text)
    {
        lock (_gate)
        {
            return !_isTaken || Unix.WriteAll(Unix.StandardOutput, Encoding.UTF8.GetBytes(text), -1);
        }
    }

    /// <inheritdoc/>
    // Not by the platform's console: it would begin by switching the keys of the terminal to another mode, for ever.
    public void WriteError(string line) => Unix.WriteAll(Unix.StandardError, Encoding.UTF8.GetBytes(ColumnWidth.Printable(line) + "\n"), -1);

    /// <inheritdoc/>
    public void RequestStop() => Unix.kill(0, Unix.StopSignal);

    /// <inheritdoc/>
    // raise() signals the calling thread, so the process has stopped and gone on before it returns.
    public void Stop() => Unix.raise(Unix.StopSignal);
}
