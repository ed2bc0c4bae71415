using PaymentQuest.Screens;

namespace PaymentQuest.Terminal;

/// <summary>What the loop waits for: inputs of the model, and what concerns the loop alone.</summary>
internal abstract record Happening
{
    private Happening()
    {
    }

    /// <summary>Something for the model.</summary>
    internal sealed record Arrived(Input Input) : Happening;

    /// <summary>A wait that the model asked for is over.</summary>
    internal sealed record Rang : Happening;

    /// <summary>The window may have another size.</summary>
    internal sealed record SizeChanged : Happening;

    /// <summary>The shell asks the program to stop (SIGTSTP).</summary>
    internal sealed record StopAsked : Happening;

    /// <summary>The program goes on after a stop, and others may have written on the screen (SIGCONT).</summary>
    internal sealed record GoneOn : Happening;

    /// <summary>The program has to end with this code.</summary>
    internal sealed record EndAsked(int ExitCode) : Happening;

    /// <summary>An effect failed in a way that nobody foresaw.</summary>
    internal sealed record Failed(Exception Exception) : Happening;
}
