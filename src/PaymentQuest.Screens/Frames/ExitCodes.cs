using PaymentQuest.Runs;

namespace PaymentQuest.Screens;

/// <summary>What the program tells its caller by its exit code.</summary>
public static class ExitCodes
{
    /// <summary>What was asked for was done, and what was judged was accepted.</summary>
    public const int Accepted = 0;

    /// <summary>It was judged and did not hold: a run refused, an answer wrong, a term unknown.</summary>
    public const int Negative = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>A file of content cannot be used.</summary>
    public const int InvalidContent = 3;

    /// <summary>The environment does not allow it: no terminal to play on, a file that cannot be read or written, a folder that is full.</summary>
    public const int Environment = 4;

    /// <summary>No attack was found, and none can be ruled out: something that was proposed could not be carried out.</summary>
    public const int NotConfirmed = 5;

    /// <summary>A fault of the program itself (EX_SOFTWARE of sysexits.h).</summary>
    public const int Internal = 70;

    /// <summary>The code for a run: accepted only when every message was, and the decision, if there is one, was positive.</summary>
    public static int Of(Verdict verdict) => verdict is Verdict.Completed { IsApproved: true } ? Accepted : Negative;

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
