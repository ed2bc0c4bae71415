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
        terminal.WriteError($"paymentquest: internal error: {message}");
        return ExitCodes.Internal;
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
