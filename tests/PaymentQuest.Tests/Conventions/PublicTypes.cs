using Xunit;

namespace PaymentQuest.Tests.Conventions;

/// <summary>What the engine offers as a library. A type that nobody outside needs is internal; one more in the list is a decision.</summary>
public sealed class PublicTypes
{
    [Fact]
    public void What_the_engine_offers_is_what_was_approved()
    {
        var engine = typeof(PaymentQuest.Terms.Term).Assembly;
        var found = string.Concat(engine.GetExportedTypes().Where(t => !t.IsNested)
            .GroupBy(t => t.Namespace!.Split('.')[^1])
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key}\n{string.Concat(g.Select(t => t.Name.Split('`')[0]).Distinct().Order(StringComparer.Ordinal).Select(n => $"    {n}\n"))}"));
        Approval.Check(Path.Combine(ProtocolFiles.Root, "tests", "PaymentQuest.Tests", "Conventions", "Approved", "public-types.txt"), found);
    }
}
