using System.Globalization;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;

namespace PaymentQuest.Benchmarks;

/// <summary>
/// How many payments with scrip a vendor validates in a second on one core, and how fast change is issued, through the engine's public interface: the role's
/// program on octets, in a world that remembers what was spent. Beside it the bare keyed digests of the same messages.
/// </summary>
internal static class Scrip
{
    private const int Count = 40_000;
    private const int Repetitions = 5;

    public static int Measure()
    {
        Console.WriteLine("per second and core; in brackets microseconds");
        Console.WriteLine("suite     form               bare digests       validations        change issued");
        foreach (var suite in (string[])["historic", "modern"])
        {
            foreach (var form in (string[])["millicent", "millicent-clear", "millicent-private"])
            {
                Measure(suite, form);
            }
        }

        Memory(plan: Shipped.Plan("millicent", "modern"));
        return 0;
    }

    /// <summary>What a world holds for a piece of scrip while it is live, and for its number once it was spent.</summary>
    private static void Memory(RunPlan plan)
    {
        const int Pieces = 200_000;
        var until = plan.Setting.Clock.AddDays(30);
        var account = plan.Setting.Accounts.First(a => a.Value.Units > 0).Key;
        var world = new World(plan.Setting);
        var start = GC.GetTotalMemory(true);
        for (var i = 0; i < Pieces; i++)
        {
            // As the number of a piece looks in memory: 7 octets of serial and their frame.
            var number = new byte[16];
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(number, i);
            world.Remember("vendor", "spent", number, until);
        }

        var spent = GC.GetTotalMemory(true) - start;
        start = GC.GetTotalMemory(true);
        for (var i = 0; i < Pieces; i++)
        {
            world.Reserve(0, "", new Amount("EUR", 1, -5), account, account, string.Create(CultureInfo.InvariantCulture, $"La Gaceta, 05, {i:x14}"), until);
        }

        var live = GC.GetTotalMemory(true) - start;
        GC.KeepAlive(world);
        Console.WriteLine($"octets for each spent number {spent / Pieces}, for each live piece and the event of its issue {live / Pieces}");
    }

    private static void Measure(string suite, string form)
    {
        var plan = Shipped.Plan(form, suite) with { FurtherRounds = Count - 1 };
        var protocol = plan.Compiled.Protocol;
        var purchase = protocol.FindStep("Purchase")!;

        // Everything lives long enough, and a card pays for all.
        var setting = plan.Setting with { Accounts = plan.Setting.Accounts.ToDictionary(a => a.Key, a => new Amount("EUR", 1_000_000_000_000, -5), StringComparer.Ordinal), Values = Later(plan.Setting.Values) };
        plan = plan with { Setting = setting };
        var before = new World(setting);
        var run = Run.Execute(plan with { World = before });
        var payments = run.Messages.Where(m => m.Step.Number == purchase.Number).Select(m => m.Sent).ToArray();
        var (hashing, validating, serving) = (double.MaxValue, double.MaxValue, double.MaxValue);
        for (var i = 0; i < Repetitions; i++)
        {
            hashing = Math.Min(hashing, Hashing(plan.Suite, payments));
            validating = Math.Min(validating, Serving(plan, run, payments, isIssuing: false));
            serving = Math.Min(serving, Serving(plan, run, payments, isIssuing: true));
        }

        string Rate(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{payments.Length / seconds,9:F0} ({1e6 * seconds / payments.Length,5:F2})");
        Console.WriteLine($"{suite,-9} {form,-18} {Rate(hashing)}  {Rate(validating)}  {Rate(serving - validating)}");
    }

    private static Dictionary<string, string> Later(IReadOnlyDictionary<string, string> values) =>
        values.ToDictionary(v => v.Key, v => v.Key.StartsWith("EXPIRES", StringComparison.Ordinal) ? "2099-01-01T00:00:00Z" : v.Value, StringComparer.Ordinal);

    /// <summary>The three keyed digests that a payment takes: certificate, customer secret, signature, over as many octets.</summary>
    private static double Hashing(Suite suite, byte[][] payments)
    {
        var key = new byte[32];
        var start = Processor();
        foreach (var payment in payments)
        {
            suite.Mac(key, payment.AsSpan(0, payment.Length * 2 / 3));
            suite.Mac(key, payment.AsSpan(0, 12));
            suite.Mac(key, payment);
        }

        return Processor() - start;
    }

    /// <summary>Seconds to take in all payments, and to answer each with change and goods when <paramref name="isIssuing"/>.</summary>
    private static double Serving(RunPlan plan, Run run, byte[][] payments, bool isIssuing)
    {
        var protocol = plan.Compiled.Protocol;
        var vendor = Vendor(plan, run);
        var (purchase, delivery) = (protocol.FindStep("Purchase")!.Number, protocol.FindStep("Delivery")!.Number);
        GC.Collect();
        var start = Processor();
        for (var i = 0; i < payments.Length; i++)
        {
            vendor.GoOn(i + 1);
            if (vendor.Receive(purchase, payments[i]) is not StepOutcome.Accepted || (isIssuing && vendor.Send(delivery) is not StepOutcome.Sent))
            {
                throw new InvalidOperationException("an honest payment was not accepted");
            }
        }

        return Processor() - start;
    }

    /// <summary>Seconds of processor time that this process has used: collecting garbage counts, and what the machine does for others does not.</summary>
    private static double Processor() => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>A vendor in a world in which all payments' scrip is in circulation and none was spent.</summary>
    private static RoleRun Vendor(RunPlan plan, Run run)
    {
        var world = new World(plan.Setting);
        foreach (var issued in run.World.Events.Where(e => e.Kind == "reserve"))
        {
            world.Reserve(0, "", issued.Amount!.Value, issued.From, issued.To, issued.Subject);
        }

        var surroundings = new Surroundings(plan.Compiled.Protocol, run.Keyring!, world, plan.Setting, plan.Seed, 7);
        return RoleRun.Start(plan.Compiled.Programs["Vendor"], surroundings, []).Run!;
    }
}
