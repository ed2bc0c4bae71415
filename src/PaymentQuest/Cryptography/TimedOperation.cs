namespace PaymentQuest.Cryptography;

/// <summary>An operation of a suite whose time can be measured.</summary>
public enum TimedOperation
{
    /// <summary>The digest of a short message.</summary>
    Digest,

    /// <summary>The keyed digest of a short message.</summary>
    Mac,

    /// <summary>The symmetric encryption of a short message.</summary>
    Encrypt,

    /// <summary>A signature.</summary>
    Sign,

    /// <summary>The verification of a signature.</summary>
    Verify,
}

/// <summary>
/// Measures how long operations take where the program runs. The clock is the caller's: with the same readings of the clock the same comes out.
/// </summary>
/// <param name="suite">The algorithms.</param>
/// <param name="clock">The clock.</param>
internal sealed class Timing(Suite suite, TimeProvider clock)
{
    /// <summary>How long a turn is: shorter than what a busy system gives a process at a time, so that some turns are not interrupted.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(1);

    private const int Turns = 12;
    private const int MostInTurn = 4_000;

    // About as much as a piece of scrip with its request.
    private readonly byte[] _message = new byte[128];
    private readonly byte[] _key = new byte[suite.SymmetricKeyLength];

    /// <summary>The least time of an operation, in whole nanoseconds, at least 1: what interrupts a program only ever adds.</summary>
    public long Nanoseconds(TimedOperation operation)
    {
        var work = Work(operation);
        var least = double.MaxValue;
        // A clock that stood still for a whole turn has no more to say.
        for (var turn = 0; turn < Turns && least > 0; turn++)
        {
            least = Math.Min(least, OfOneTurn(work));
        }

        return Math.Max(1, (long)least);
    }

    private double OfOneTurn(Action work)
    {
        var times = 0;
        var start = clock.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            work();
            times++;
            elapsed = clock.GetElapsedTime(start);
        }
        while (elapsed < Turn && times < MostInTurn);
        return elapsed.TotalNanoseconds / times;
    }

    private Action Work(TimedOperation operation)
    {
        switch (operation)
        {
            case TimedOperation.Digest:
                return () => suite.Digest(_message);
            case TimedOperation.Mac:
                return () => suite.Mac(_key, _message);
            case TimedOperation.Encrypt:
                var random = new SeededRandom(1, "measured");
                return () => suite.Encrypt(_key, _message, random);
            default:
                var key = ((KeyDeal.Dealt)KeyPool.Shipped.Deal(suite, 1, ["measured"])).Keys["measured"];
                var signature = suite.Sign(key, _message);
                return operation == TimedOperation.Sign ? () => suite.Sign(key, _message) : () => suite.Verify(key.Public, _message, signature);
        }
    }
}
