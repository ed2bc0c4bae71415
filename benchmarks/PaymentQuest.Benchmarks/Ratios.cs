using System.Diagnostics;
using System.Globalization;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Transcripts;

namespace PaymentQuest.Benchmarks;

/// <summary>
/// What share of a run is RSA. The run and its operations take turns, and the least time of each counts: what else the machine does
/// meanwhile then hits both alike, which it does not when one is measured after the other.
/// </summary>
internal static class Ratios
{
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(3);

    // Shorter than what a busy system gives a process at a time, so that some turns are not interrupted.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(1);

    public static int Measure()
    {
        Console.WriteLine("bare RSA / whole, in hundredths, and in brackets the microseconds of the whole");
        Console.WriteLine("suite    protocol  RSA    run          validation   validation, new keys");
        foreach (var suite in Suite.All)
        {
            // The first protocol must not pay for compiling what all of them use.
            var contenders = Contenders(Shipped.Protocols.Last(), suite.Name, out _);
            var clock = Stopwatch.StartNew();
            while (clock.Elapsed < Warming)
            {
                Array.ForEach(contenders, c => OfOneTurn(c));
            }

            foreach (var protocol in Shipped.Protocols)
            {
                Measure(protocol, suite.Name);
            }
        }

        return 0;
    }

    private static Action[] Contenders(string protocol, string suite, out RsaOperations operations)
    {
        var plan = Shipped.Plan(protocol, suite);
        var run = Run.Execute(plan);
        var transcript = Transcript.Of(run);
        var rsa = operations = new RsaOperations(run);
        return
        [
            () => rsa.Execute(),
            () => Run.Execute(plan),
            () => Validation.Validate(plan.Compiled, transcript, plan.Keyring),
            () => _ = rsa.Execute() + rsa.Issue(),
            () => Validation.Validate(plan.Compiled, transcript),
        ];
    }

    private static void Measure(string protocol, string suite)
    {
        var contenders = Contenders(protocol, suite, out var operations);
        var least = new double[contenders.Length];
        Array.Fill(least, double.MaxValue);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Measuring)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                least[i] = Math.Min(least[i], OfOneTurn(contenders[i]));
            }
        }

        string Share(int bare, int whole) => string.Create(CultureInfo.InvariantCulture, $"{100 * least[bare] / least[whole],3:F0} ({least[whole],5:F0})");
        Console.WriteLine($"{suite,-8} {protocol,-9} {operations.Private}+{operations.Public,-3}  {Share(0, 1)}  {Share(0, 2)}  {Share(3, 4)}");
    }

    /// <summary>Microseconds of one execution.</summary>
    private static double OfOneTurn(Action contender)
    {
        var times = 0;
        var clock = Stopwatch.StartNew();
        do
        {
            contender();
            times++;
        }
        while (clock.Elapsed < Turn);
        return clock.Elapsed.TotalMicroseconds / times;
    }
}
