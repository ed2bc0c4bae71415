using System.Text;
using PaymentQuest.Quests;
using PaymentQuest.Runs;
using PaymentQuest.Tests.Scenarios;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Quests;

/// <summary>Messages that anybody can send, and that their receiver asks somebody about before it decides.</summary>
public sealed class AnsweredRoundTests
{
    private const string Answer = "Merchant/Verified/\"VERIFIED\"";

    private static readonly VerifyQuest Notifications = QuestFiles.Load<VerifyQuest>("07-paypal/ten-notifications.yaml");

    public static TheoryData<string> Faults => [.. Notifications.Faults.Select(f => f.Id)];

    [Theory, MemberData(nameof(Faults))]
    public void A_fault_is_found_by_its_check_alone_so_that_every_other_one_lets_it_pass(string id)
    {
        var fault = Notifications.Faults.Single(f => f.Id == id);
        var round = VerifyJudge.Arrive(Notifications, 5, 0, fault);

        Assert.Equal([fault.Trips], round.Inspections!.Where(i => i.IsPossible && !i.Holds).Select(i => i.Check.ToString()));
        Assert.All(Notifications.Solution, label => Assert.Equal(
            fault.Trips.EndsWith("/" + label, StringComparison.Ordinal),
            VerifyJudge.Judge(Notifications, round, [label]).Outcome == RoundOutcome.Right));
    }

    [Fact]
    public void The_answer_is_asked_for_when_the_message_itself_is_accepted()
    {
        Inspection Asked(string? id) => VerifyJudge.Arrive(Notifications, 5, 0, Notifications.Faults.FirstOrDefault(f => f.Id == id)).Inspections!.Single(i => i.Check.ToString() == Answer);

        Assert.True(Asked(null).Holds);
        Assert.False(Asked("amount").IsPossible);
        Assert.Equal(("differs", "VERIFIED", "INVALID"), (Asked("forged").Refusal!.Reason, Text(Asked("forged").Refusal!.Expected!), Text(Asked("forged").Refusal!.Found!)));
        Assert.Equal("silent", Asked("silence").Refusal!.Reason);
        Assert.Null(VerifyJudge.Arrive(Notifications, 5, 0, Notifications.Faults.Single(f => f.Id == "silence")).Answered);
    }

    [Theory]
    [InlineData("forged", "mc_gross=12.50&", "payment_status=Completed&")]
    [InlineData("currency", "mc_gross=12.50&", "mc_currency=MXN&")]
    [InlineData("amount", "mc_gross=0.01&", "mc_currency=EUR&")]
    [InlineData("pending", "mc_gross=12.50&", "payment_status=Pending&verify_sign=")]
    [InlineData("again", "mc_gross=12.50&", "payment_status=Completed&")]
    public void What_somebody_sends_in_its_place_is_written_as_the_message_is(string id, params string[] fields)
    {
        var round = VerifyJudge.Arrive(Notifications, 5, 0, Notifications.Faults.Single(f => f.Id == id));
        var body = Encoding.Latin1.GetString(round.ShownOf(Notifications.Step).Octets);

        Assert.All(fields, field => Assert.Contains(field, body, StringComparison.Ordinal));
        Assert.EndsWith("&charset=windows-1252", body, StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_again_is_what_came_in_a_session_of_its_own()
    {
        var honest = VerifyJudge.Arrive(Notifications, 5, 0, null);
        var again = VerifyJudge.Arrive(Notifications, 5, 0, Notifications.Faults.Single(f => f.Id == "again"));

        Assert.Equal(honest.ShownOf(Notifications.Step).Octets, again.ShownOf(Notifications.Step).Octets);
        Assert.NotEqual(honest.Message, again.Message);
        Assert.True(again.Inspections!.First(i => i.Check.Label == "session#2").Holds);
    }

    [Fact]
    public void What_a_channel_checks_is_offered_to_nobody_who_has_no_use_for_it()
    {
        var reader = new StatementReader(Notifications);

        Assert.Equal(["PRICE", "BUSINESS", "ITEM", "INVOICE", "\"Completed\"", "once", "\"VERIFIED\""], reader.Offered.Select(c => c.Label));
        Assert.DoesNotContain(reader.Decoys, c => c.Label is "channel" or "session" or "session#2");
        Assert.Contains(reader.Decoys, c => c.Label == "PendingSign");
    }

    private static string Text(byte[] der) => Der.ReadText(der)!;
}
