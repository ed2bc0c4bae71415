using PaymentQuest.Cryptography;
using PaymentQuest.Quests;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Tests.Screens;
using Xunit;

namespace PaymentQuest.Tests.Runs;

public sealed class CertificateFindingTests
{
    private static readonly VerifyQuest WhoseWord = (VerifyQuest)ExampleQuests.Chain.Load("whose-word").Quest!;

    public static TheoryData<string, string, string> Faults => new()
    {
        { "expired", "M", "expired" },
        { "wrong-issuer", "PX", "issuer" },
        { "wrong-usage", "PX", "usage" },
        { "revoked", "PX", "revoked" },
        { "self-signed", "PCA", "issuer" },
        { "flipped", "M", "signature" },
    };

    [Fact]
    public void Every_fault_of_the_quest_is_tried() => Assert.Equal(WhoseWord.Faults.Select(f => f.Id), Faults.Select(f => f.Data.Item1));

    [Theory, MemberData(nameof(Faults))]
    public void What_fails_is_what_the_check_refuses_for(string fault, string holder, string demand)
    {
        var round = VerifyJudge.Arrive(WhoseWord, 7, 0, WhoseWord.Faults.First(f => f.Id == fault));

        var findings = Agreeing(round);

        var bad = findings.Single(f => f.Holder == holder);
        Assert.Equal(demand, bad.Failing);
        Assert.False(bad.IsTrusted);
        Assert.All(findings.Where(f => f.Issuer is not null && f.Holder != holder), f => Assert.True(f.IsTrusted, f.Holder));
    }

    [Fact]
    public void What_hangs_below_a_certificate_that_fails_cannot_be_judged()
    {
        var round = VerifyJudge.Arrive(WhoseWord, 7, 0, WhoseWord.Faults.First(f => f.Id == "self-signed"));

        var findings = round.Receiver.Certificates(WhoseWord.Step.Number);

        Assert.True(findings.Single(f => f.Holder == "PCA").IsSelfIssued);
        var below = findings.Single(f => f.Holder == "PX");
        Assert.Null(below.Issuer);
        Assert.All(below.Demands, d => Assert.Equal(DemandOutcome.NotJudged, d.Outcome));
    }

    [Fact]
    public void One_failure_does_not_hide_what_holds()
    {
        var round = VerifyJudge.Arrive(WhoseWord, 7, 0, WhoseWord.Faults.First(f => f.Id == "wrong-issuer"));

        var demands = round.Receiver.Certificates(WhoseWord.Step.Number).Single(f => f.Holder == "PX").Demands.ToDictionary(d => d.Demand, d => d.Outcome);

        // Signed by another authority: neither name nor key are the expected issuer's, and the rest is in order.
        Assert.Equal(["issuer", "signature"], demands.Where(d => d.Value == DemandOutcome.Fails).Select(d => d.Key).Order(StringComparer.Ordinal));
        Assert.Equal(DemandOutcome.Holds, demands["usage"]);
        Assert.Equal(CertificateResult.Demands.Count + 2, demands.Count);
    }

    [Fact]
    public void An_honest_message_leaves_every_certificate_trusted_and_its_lists_current()
    {
        var findings = Agreeing(VerifyJudge.Arrive(WhoseWord, 7, 0, null));

        Assert.All(findings.Where(f => f.Verification?.Step == WhoseWord.Step.Number), f => Assert.True(f.IsTrusted, f.Holder));
        var list = findings.Single(f => f.Holder == "PX").List!;
        Assert.Equal("PCA", list.Issuer);
        Assert.Null(list.Failure);
        Assert.Equal(1, list.Content!.Number);
        Assert.Single(list.Content.Serials);
    }

    [Fact]
    public void A_message_that_is_none_leaves_what_the_role_held_before()
    {
        var before = VerifyJudge.Arrive(WhoseWord, 7, 0, null);
        var (inspected, opened) = before.Run.Roles["Customer"].Inspect(WhoseWord.Step.Number, [0x30, 0x03, 0x02, 0x01]);

        Assert.Null(inspected);
        Assert.Contains(before.Receiver.Certificates(WhoseWord.Step.Number), f => f.Holder is "PX" or "M");
        Assert.DoesNotContain(opened.Certificates(WhoseWord.Step.Number), f => f.Holder is "PX" or "M");
    }

    // The findings of a round, after comparing each with what the role's check gave.
    private static IReadOnlyList<CertificateFinding> Agreeing(Round round)
    {
        var findings = round.Receiver.Certificates(WhoseWord.Step.Number).ToList();
        var checks = WhoseWord.Compiled.Programs["Customer"].Actions.OfType<RoleAction.VerifyCertificate>().Where(v => v.Step == WhoseWord.Step.Number).ToList();
        Assert.NotEmpty(checks);
        foreach (var check in checks)
        {
            var inspection = round.Inspections!.First(i => i.Check == check.Name);
            var finding = findings.Single(f => f.Holder == check.Declaration.Holder);
            Assert.Equal(inspection.Holds, finding.IsTrusted);
            if (inspection.Refusal is { } refusal && finding.Issuer is not null)
            {
                Assert.Equal(refusal.Check.Label, $"CERT_{finding.Holder}:{finding.Failing}");
            }
        }

        return findings;
    }
}
