namespace PaymentQuest.Terminal;

/// <summary>What the loop tells the program's caller when it did not end by the player's choice.</summary>
public static class ExitCodes
{
    /// <summary>The environment does not allow to play: no terminal, or one that cannot address its cursor.</summary>
    public const int Environment = 4;

    /// <summary>A fault of the program itself (EX_SOFTWARE of sysexits.h).</summary>
    public const int Internal = 70;

    /// <summary>The terminal was closed: 128 and SIGHUP.</summary>
    public const int HungUp = 129;

    /// <summary>Control-C: 128 and SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Control-\: 128 and SIGQUIT.</summary>
    public const int QuitAsked = 131;

    /// <summary>Nobody reads the output: 128 and SIGPIPE.</summary>
    public const int NobodyReads = 141;

    /// <summary>Asked to end: 128 and SIGTERM.</summary>
    public const int Terminated = 143;
}
