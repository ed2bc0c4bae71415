using System.Globalization;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Scenarios;

namespace PaymentQuest.Benchmarks;

/// <summary>What the process holds in memory once everything that ships has been read and every protocol has run under every suite.</summary>
internal static class ResidentMemory
{
    public static int Measure()
    {
        Say("started");
        var protocols = Library.Shipped.Protocols.Select(n => Shipped.Protocol(n.Id)).ToList();
        var quests = Library.Shipped.Quests.Select(n => Shipped.Quest(n.Id)).ToList();
        Say($"{protocols.Count} protocols and {quests.Count} quests read");
        foreach (var protocol in protocols)
        {
            foreach (var suite in Suite.All.Where(s => protocol.Protocol.Suites.Contains(s.Name)))
            {
                Run.Execute(new RunPlan(protocol, suite, protocol.Protocol.Setting, Shipped.Seed));
            }
        }

        Say("and every protocol run");
        GC.KeepAlive((protocols, quests));
        return 0;
    }

    private static void Say(string when) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.WorkingSet / 1e6,6:F0} MB resident, {GC.GetTotalMemory(forceFullCollection: true) / 1e6,6:F1} MB live: {when}"));
}
