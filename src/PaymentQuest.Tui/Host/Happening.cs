using PaymentQuest.Screens;

namespace PaymentQuest.Tui;

/// <summary>What the loop waits for: inputs of the model, and what concerns the loop alone.</summary>
internal abstract record Happening
{
    private Happening()
    {
    }

    /// <summary>The terminal sent something.</summary>
    internal sealed record Came(Arrival Arrival) : Happening;

    /// <summary>Something for the model that no view has to see.</summary>
    internal sealed record Told(Input Input) : Happening;

    /// <summary>A timer of the library is due, or there is a new one.</summary>
    internal sealed record Stirred : Happening;

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
