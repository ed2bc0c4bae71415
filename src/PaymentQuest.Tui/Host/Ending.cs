using PaymentQuest.Documents;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>
/// How the program comes to its end once that is asked for. What must be kept is waited for, however long that takes: after a moment the terminal
/// is handed back and it is said what is waited for, and whoever asks again then ends the program at once and is told what was not kept. A loop
/// that saves nothing and does not go on is given up.
/// </summary>
/// <param name="terminal">The terminal to hand back.</param>
/// <param name="clock">The clock for what takes long.</param>
/// <param name="language">The language to say it in.</param>
/// <param name="say">Writes a line for the player where the terminal has been handed back.</param>
/// <param name="exit">Ends the process at once with a code.</param>
internal sealed class Ending(ITerminal terminal, TimeProvider clock, Language language, Action<string> say, Action<int> exit) : IDisposable
{
    /// <summary>How long saving may take before it is told. Until then asking twice is asking once, since keys repeat themselves.</summary>
    internal static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a loop may stand still without saving anything before it is given up.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Queue<DurableEffect> _unkept = [];
    private int? _asked;
    private bool _isTold;
    private bool _isDone;
    private int _steps;
    private int _stepsSeen;
    private TimeSpan _still;
    private ITimer? _timer;

    /// <summary>Notes what is wanted and has to be kept.</summary>
    internal void Owe(IEnumerable<Effect> wanted)
    {
        lock (_gate)
        {
            foreach (var effect in wanted.OfType<DurableEffect>())
            {
                _unkept.Enqueue(effect);
            }
        }
    }

    /// <summary>Says that what was owed first is done.</summary>
    internal void Kept()
    {
        lock (_gate)
        {
            _unkept.Dequeue();
            _steps++;
        }
    }

    /// <summary>Says that the loop goes on.</summary>
    internal void Step() => Interlocked.Increment(ref _steps);

    /// <summary>Notes that the program has to end.</summary>
    /// <param name="exitCode">The code to end with if the loop cannot.</param>
    /// <param name="isUrged">Whether it is somebody who can ask again to have it at once: Control-C and its like, and not a terminal that is gone.</param>
    internal void Ask(int exitCode, bool isUrged)
    {
        lock (_gate)
        {
            if (_isDone)
            {
                return;
            }

            if (_asked is null)
            {
                _asked = exitCode;
                _stepsSeen = _steps;
                _timer = clock.CreateTimer(_ => Look(), null, Moment, Moment);
                return;
            }

            if (!isUrged || !_isTold)
            {
                return;
            }
        }

        GiveUp(exitCode);
    }

    /// <summary>Says that the loop has ended and everything was tried to be kept.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDone = true;
            _timer?.Dispose();
        }
    }

    // Every moment until the loop has ended.
    private void Look()
    {
        string? told = null;
        var isGivenUp = false;
        lock (_gate)
        {
            if (_isDone)
            {
                return;
            }

            _still = _steps == _stepsSeen ? _still + Moment : TimeSpan.Zero;
            _stepsSeen = _steps;
            if (_unkept.TryPeek(out var next) && !_isTold)
            {
                _isTold = true;
                told = Told(Prose.Of("ending.saving", ("what", next.What)));
            }

            isGivenUp = _unkept.Count == 0 && _still >= Patience;
        }

        if (told is not null)
        {
            terminal.Leave();
            say(told);
        }

        if (isGivenUp)
        {
            GiveUp(_asked!.Value);
        }
    }

    private void GiveUp(int exitCode)
    {
        DurableEffect[] unkept;
        lock (_gate)
        {
            unkept = [.. _unkept];
        }

        terminal.Leave();
        foreach (var effect in unkept)
        {
            say(Told(Prose.Of("ending.not-kept", ("what", effect.What))));
        }

        exit(unkept.Length > 0 ? ExitCodes.Environment : exitCode);
    }

    private string Told(Prose prose) => "paymentquest: " + prose.In(language);
}
