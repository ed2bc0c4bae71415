using PaymentQuest.Protocols;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Every variant that is there to lose a goal loses it.</summary>
public sealed class BrokenVariantTests
{
    public static TheoryData<string, string> Lost
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var id in ProtocolFiles.Paths.Keys)
            {
                var protocol = ProtocolFiles.Load(id).Protocol;
                foreach (var lost in protocol.Loses.Where(l => protocol.Claims.Any(c => c.Name == l.Goal)))
                {
                    data.Add(id, lost.Goal);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public void A_variant_loses_what_it_says(string id, string goal)
    {
        var compiled = ProtocolFiles.Load(id);
        var lost = compiled.Protocol.Loses.First(l => l.Goal == goal);

        Assert.Equal("attack", Searches.Verdict(compiled, goal, lost.Sessions, lost.Dishonest));
    }

    [Theory]
    [InlineData("ikp", 10)]
    [InlineData("set", 6)]
    [InlineData("millicent", 6)]
    public void Every_family_has_its_broken_variants(string family, int least) =>
        Assert.True(ProtocolFiles.Paths.Keys.Count(id => ProtocolFiles.Load(id).Protocol is { Loses.Count: > 0 } p && p.Family == family) >= least);
}
