using System.Text;
using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>
/// Sees to it that the terminal is handed back when the program ends by an accident: an exception on any thread, a task that nobody looked
/// at, a call of Environment.Exit.
/// </summary>
public sealed class TerminalGuard : IDisposable
{
    private readonly ITerminal _terminal;

    internal TerminalGuard(ITerminal terminal)
    {
        _terminal = terminal;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AppDomain.CurrentDomain.UnhandledException -= OnUnhandled;
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        _terminal.Leave();
    }

    /// <summary>Hands the terminal back and says in one line what went wrong.</summary>
    internal static int Report(ITerminal terminal, object exception)
    {
        terminal.Leave();
        var innermost = exception is AggregateException { InnerException: { } inner } ? inner : exception;
        var message = innermost is Exception known ? $"{known.GetType().Name}: {known.Message}" : innermost.GetType().Name;
        WriteError($"paymentquest: internal error: {message}");
        return ExitCodes.Internal;
    }

    /// <summary>One line for standard error, made fit for a terminal.</summary>
    public static void WriteError(string line)
    {
        var octets = Encoding.UTF8.GetBytes(ColumnWidth.Printable(line) + "\n");
        if (!OperatingSystem.IsWindows())
        {
            // The platform's console would begin by switching the cursor keys of the terminal to another mode, for ever.
            Unix.WriteAll(Unix.StandardError, octets, -1);
            return;
        }

        try
        {
            using var error = Console.OpenStandardError();
            error.Write(octets);
        }
        catch (IOException)
        {
            // There is nobody left to tell; the exit code still does.
        }
    }

    private void OnUnhandled(object sender, UnhandledExceptionEventArgs arguments) =>
        Environment.Exit(Report(_terminal, arguments.ExceptionObject));

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs arguments)
    {
        arguments.SetObserved();
        Environment.Exit(Report(_terminal, arguments.Exception));
    }

    private void OnExit(object? sender, EventArgs arguments) => _terminal.Leave();
}
