namespace PaymentQuest.Tui;

/// <summary>The terminal that the program was started in.</summary>
public interface ITerminal
{
    /// <summary>Whether both input and output are a terminal.</summary>
    bool IsInteractive { get; }

    /// <summary>Its size in columns and rows; 80 by 24 where it does not tell.</summary>
    (int Columns, int Rows) Size { get; }

    /// <summary>Takes the terminal over: raw keys, the alternate screen. May be called again to take it over anew.</summary>
    void Enter();

    /// <summary>Hands the terminal back as it was. May be called from any thread, at any time and more than once; it never throws.</summary>
    void Leave();

    /// <summary>Waits for what the player does. Null when nothing will ever come again.</summary>
    IReadOnlyList<Arrival>? Read();

    /// <summary>Writes to the screen while the terminal is taken over. False when nobody reads it any more.</summary>
    bool Write(string text);

    /// <summary>Writes one line to standard error, made fit for a terminal. It never throws: where nobody is left to tell, the exit code still does.</summary>
    void WriteError(string line);

    /// <summary>Asks the shell, by SIGTSTP for the whole job, to stop the program.</summary>
    void RequestStop();

    /// <summary>Stops this process as SIGTSTP does by default and returns when it goes on. The terminal has to be handed back before.</summary>
    void Stop();
}
