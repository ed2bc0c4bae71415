using PaymentQuest.Cryptography;
using PaymentQuest.Quests;
using PaymentQuest.Runs;
using PaymentQuest.Scenarios;

namespace PaymentQuest.Benchmarks;

/// <summary>The shipped content that is measured.</summary>
internal static class Shipped
{
    public const ulong Seed = 1;

    /// <summary>The family of protocols whose honest runs are measured.</summary>
    private const string Family = "ikp";

    public static IEnumerable<string> Protocols => Library.Shipped.Protocols.Where(n => n.Family == Family).Select(n => n.Id);

    public static CompiledProtocol Protocol(string id)
    {
        var diagnostics = new Documents.Diagnostics();
        return Library.Shipped.LoadProtocol(id, diagnostics) ?? throw new InvalidOperationException($"{id}: {Messages(diagnostics)}");
    }

    public static Quest Quest(string id)
    {
        var diagnostics = new Documents.Diagnostics();
        return Library.Shipped.LoadQuest(id, diagnostics) ?? throw new InvalidOperationException($"{id}: {Messages(diagnostics)}");
    }

    /// <summary>The plan of an honest run with a keyring that has been dealt.</summary>
    public static RunPlan Plan(string protocol, string suite)
    {
        var compiled = Protocol(protocol);
        var plan = new RunPlan(compiled, Suite.ByName(suite)!, compiled.Protocol.Setting, Seed);
        return plan with { Keyring = Keyring.Deal(plan.Suite, compiled.Protocol, plan.Setting, plan.Seed) ?? throw new InvalidOperationException($"{protocol}: too few keys") };
    }

    private static string Messages(Documents.Diagnostics diagnostics) => string.Join("; ", diagnostics.Items.Select(i => i.Message));
}
