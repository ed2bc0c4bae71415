using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Every protocol that says that it loses a goal loses it.</summary>
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
                foreach (var lost in protocol.Loses.Where(l => !l.IsInherited && protocol.Claims.Any(c => c.Name == l.Goal)))
                {
                    data.Add(id, lost.Goal);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public void A_protocol_loses_what_it_says(string id, string goal)
    {
        var compiled = ProtocolFiles.Load(id);
        var lost = compiled.Protocol.Loses.First(l => l.Goal == goal);
        var verdict = Searches.Verdict(compiled, goal, lost.Sessions, lost.Dishonest);

        // What a search cannot follow, whoever only listens may know already.
        Assert.True(
            verdict == "attack"
            || (verdict == "not_judged" && compiled.Protocol.Claims.Single(c => c.Name == goal) is Claim.Secret s && RoleKnowledge.OfNetwork(compiled.Protocol).Derive(s.Value) is not null),
            verdict);
    }

    [Fact]
    public void A_search_that_cannot_follow_a_protocol_does_not_call_it_safe() =>
        Assert.Equal("not_judged", Searches.Verdict(ProtocolFiles.Load("millicent"), "secret CustomerSecret"));

    [Theory]
    [InlineData("ikp", 10)]
    [InlineData("set", 6)]
    [InlineData("millicent", 6)]
    public void Every_family_has_its_broken_variants(string family, int least) =>
        Assert.True(ProtocolFiles.Paths.Keys.Count(id => ProtocolFiles.Load(id).Protocol is var p && p.Family == family && p.Loses.Any(l => !l.IsInherited)) >= least);
}
