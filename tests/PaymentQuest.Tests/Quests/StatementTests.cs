using PaymentQuest.Quests;
using PaymentQuest.Tests.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Quests;

/// <summary>What players say they check, at both levels.</summary>
public sealed class StatementTests
{
    private static readonly VerifyQuest Easy = (VerifyQuest)QuestFiles.Load("02-ikp/first-watch.yaml");
    private static readonly VerifyQuest Hard = (VerifyQuest)QuestFiles.Load("02-ikp/acquirer-by-hand.yaml");
    private static readonly VerifyQuest Gate = (VerifyQuest)QuestFiles.Load("02-ikp/gatekeeper.yaml");

    [Theory]
    [InlineData("open EncSlip with SK_A", typeof(Statement.Make))]
    [InlineData("open PK_A(PRICE, H(Common), CAN, R_C) with SK_A", typeof(Statement.Make))]
    [InlineData("EncSlip.H(Common) = received H(Common)", typeof(Statement.Equal))]
    [InlineData("SLIP.H(Common) = H(Common)", typeof(Statement.Equal))]
    [InlineData("H(Common) = H(PRICE, ID_M, TID_M, DATE, NONCE_M, H(R_C, CAN), H(DESC, SALT_C))", typeof(Statement.Equal))]
    [InlineData("once ID_M, TID_M, DATE, NONCE_M", typeof(Statement.Make))]
    [InlineData("within DATE", typeof(Statement.Make))]
    [InlineData("look_up accountOf(ID_M)", typeof(Statement.Make))]
    [InlineData("accept", typeof(Statement.Accept))]
    [InlineData("refuse once", typeof(Statement.Refuse))]
    [InlineData("open EncSlip", typeof(Statement.Unreadable))]
    [InlineData("open EncSlip with SK_M", typeof(Statement.Misdirected))]
    [InlineData("open H(Common) with SK_A", typeof(Statement.Unreadable))]
    [InlineData("once NONCE_M", typeof(Statement.Impossible))]
    [InlineData("EncSlip", typeof(Statement.Unreadable))]
    [InlineData("H(Common) = PRICE", typeof(Statement.Unreadable))]
    [InlineData("H(Common) = H(", typeof(Statement.Unreadable))]
    [InlineData("DESC = DESC", typeof(Statement.Impossible))]
    [InlineData("verify Sig_A with PK_A over Y/N, H(Common)", typeof(Statement.Impossible))]
    [InlineData("", typeof(Statement.Unreadable))]
    [InlineData("=", typeof(Statement.Unreadable))]
    [InlineData("open", typeof(Statement.Unreadable))]
    public void At_the_hard_level_both_sides_are_written(string text, Type kind) => Assert.IsType(kind, new StatementReader(Hard).Read(text));

    [Theory]
    [InlineData("verfy CERT_A", 0, "nothing begins with 'verfy'; did you mean 'verify'?")]
    [InlineData("lookup accountOf(ID_M)", 0, "nothing begins with 'lookup'; did you mean 'look_up'?")]
    [InlineData("H(Common)", 9, "expected '=', but the line ends")]
    [InlineData("open", 4, "expected a term, but the line ends")]
    [InlineData("accept it", 7, "expected the end, found 'it'")]
    [InlineData("??? CAN", 0, "expected open or verify or once or within or before or at_least or at_most or equal or look_up or decide or accept or refuse or X = Y, found '???'")]
    public void What_is_no_check_is_told_where_it_goes_wrong_and_what_was_probably_meant(string text, int column, string message)
    {
        var error = Assert.IsType<Statement.Unreadable>(new StatementReader(Hard).Read(text)).Error;

        Assert.Equal((column, message), (error.Column, error.Message));
    }

    [Theory]
    [InlineData("EncSlip")]
    [InlineData("once")]
    [InlineData("EncSlip.H(Common)")]
    public void At_the_easy_level_the_label_of_a_check_is_enough(string label) => Assert.IsType<Statement.Make>(new StatementReader(Easy).Read(label));

    [Theory]
    [InlineData("verify Sig_M with PK_M over H(Common), H(V)")]
    [InlineData("verify Sig_C with PK_C over EncSlip, H(Common)")]
    [InlineData("verify CERT_M with PK_CA")]
    public void Signatures_and_certificates_are_verified_with_a_named_key(string text) => Assert.IsType<Statement.Make>(new StatementReader(Gate).Read(text));

    [Theory]
    [InlineData("verify EPI.DS with PK_C over PIMD || OIMD")]
    [InlineData("verify DS with PK_C over PIMD || OIMD")]
    public void What_was_inside_another_may_be_called_by_the_label_of_its_check(string text) =>
        Assert.Equal("EPI.DS", Assert.IsType<Statement.Make>(new StatementReader((VerifyQuest)QuestFiles.Load("03-set/gateways-half.yaml")).Read(text)).Action.Check!.Label);

    [Theory]
    [InlineData("verify Sig_M with PK_C over H(Common), H(V)")]
    [InlineData("verify Sig_M with PK_M over H(V), H(Common)")]
    [InlineData("verify CERT_M with PK_M")]
    public void The_wrong_key_or_the_wrong_content_verifies_nothing(string text) => Assert.IsType<Statement.Misdirected>(new StatementReader(Gate).Read(text));

    [Fact]
    public void Comparing_the_same_three_values_in_any_two_ways_makes_every_check_of_them()
    {
        const string recomputed = "H(PRICE, ID_M, TID_M, DATE, NONCE_M, H(R_C, CAN), H(DESC, SALT_C))";
        var round = VerifyJudge.Arrive(Hard, Hard.Seed, 0, Hard.Faults.First(f => f.Trips.EndsWith("/H(Common)", StringComparison.Ordinal)));

        // The received hash against the slip's, and the slip's against the one that is rebuilt: the third comparison follows.
        var judgement = VerifyJudge.Judge(Hard, round, ["open EncSlip with SK_A", "EncSlip.H(Common) = received H(Common)", $"EncSlip.H(Common) = {recomputed}", "refuse H(Common)"]);

        Assert.Equal(RoundOutcome.Right, judgement.Outcome);
    }
}
