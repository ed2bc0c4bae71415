using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Rules;
using PaymentQuest.Tests.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Quests;

/// <summary>An order of checks is judged by what each check reads, gives and costs.</summary>
public sealed class OrderJudgeTests
{
    private static readonly OrderQuest Cheap = (OrderQuest)QuestFiles.Load("02-ikp/cheap-first.yaml");
    private static readonly string[] Good = Cheap.Solution[OrderQuest.Entry].Split('\n');

    public static TheoryData<string> Protocols => [.. ProtocolFiles.Paths.Keys];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void The_order_of_the_compiler_is_right_in_every_place(string protocol)
    {
        var compiled = ProtocolFiles.Load(protocol);
        foreach (var step in compiled.Protocol.Steps)
        {
            var quest = At(compiled.Protocol.RoleNamed(step.To), step, new QuestHeadOf(compiled).Head);
            if (quest.Checks.Count > 0)
            {
                var judgement = Judge(quest, [.. quest.Checks.Select(c => c.Check!.Label)]);
                Assert.True(judgement.Score == 100, $"{step.Name}: {judgement.Wrong}");
            }
        }
    }

    [Fact]
    public void Checks_of_equal_cost_may_stand_in_any_order()
    {
        Assert.Equal(100, Judge(Cheap, Good).Score);
        Assert.Equal(100, Judge(Cheap, Exchanged("DATE", "once")).Score);
        Assert.Equal(100, Judge(Cheap, Exchanged("accountOf(ID_M)", "protocolOf(ID_M)")).Score);
    }

    [Fact]
    public void What_cannot_be_made_yet_says_what_it_lacks_and_who_gives_it()
    {
        var wrong = Judge(Cheap, Exchanged("CERT_M", "Sig_M")).Wrong!;

        Assert.Equal((5, "Sig_M"), (wrong.Number, wrong.Label));
        var (term, giver) = Assert.Single(Assert.IsType<PlaceFinding.TooEarly>(wrong.Finding).Lacking);
        Assert.Equal(("PK_M", "CERT_M"), (term.ToString(), giver));
    }

    [Fact]
    public void What_could_have_come_after_something_cheaper_names_it()
    {
        var judgement = Judge(Cheap, Exchanged("Sig_M", "EncSlip"));
        var finding = Assert.IsType<PlaceFinding.TooDear>(judgement.Wrong!.Finding);

        Assert.Equal(("Sig_M", CheckCost.Signature, CheckCost.Opening), (finding.Cheaper, finding.Cost, finding.Own));
        Assert.Equal(100 * 6 / 11, judgement.Score);
        Assert.All(judgement.Places.Skip(7), p => Assert.IsType<PlaceFinding.Behind>(p.Finding));
    }

    [Fact]
    public void A_comparison_that_an_opening_makes_possible_comes_before_what_is_dearer() =>
        Assert.Equal("EncSlip.H(Common)", Assert.IsType<PlaceFinding.TooDear>(Judge(Cheap, Exchanged("EncSlip.H(Common)", "Y/N")).Wrong!.Finding).Cheaper);

    [Fact]
    public void A_check_that_is_missing_or_named_twice_earns_no_place()
    {
        Assert.Equal(100 * 10 / 11, Judge(Cheap, Good[..^1]).Score);
        Assert.Equal(100, Judge(Cheap, [.. Good, "DATE", "nothing"]).Score);
        Assert.Equal(0, Judge(Cheap, []).Score);
    }

    [Fact]
    public void What_the_quest_leaves_out_is_made_as_soon_as_it_can_be()
    {
        // Without the certificate among the checks its key is there from the beginning.
        var quest = Cheap with { Checks = [.. Cheap.Checks.Where(c => c.Check!.Label != "CERT_M")] };

        Assert.Equal(100, Judge(quest, [.. Good.Where(l => l is not ("CERT_M" or "CERT_M.ID_M")).Prepend("CERT_M.ID_M")]).Score);
    }

    [Fact]
    public void What_a_desk_shows_first_earns_nothing_and_is_the_same_for_the_same_seed()
    {
        for (var seed = 0UL; seed < 40; seed++)
        {
            var shown = OrderJudge.Presented(Cheap, seed);
            Assert.Equal(Good.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
            Assert.Equal(0, Judge(Cheap, [.. shown]).Score);
            Assert.Equal(shown, OrderJudge.Presented(Cheap, seed));
        }
    }

    [Fact]
    public void An_author_explains_every_order_that_goes_wrong_in_the_same_way()
    {
        Assert.NotNull(Judge(Cheap, ["EncSlip", "Y/N"]).Because);
        Assert.Null(Judge(Cheap, ["Y/N", "EncSlip"]).Because);
    }

    private static SheetJudgement.Ordered Judge(OrderQuest quest, string[] labels) => OrderJudge.Judge(quest, string.Join('\n', labels));

    private static string[] Exchanged(string one, string other) => [.. Good.Select(l => l == one ? other : l == other ? one : l)];

    private static OrderQuest At(Role role, Step step, QuestHead head) => new(head)
    {
        Role = role,
        Step = step,
        Checks = [.. head.Compiled.Programs[role.Name].Actions.Where(a => a.Step == step.Number && a.Check is not null).DistinctBy(a => a.Check!.Label)],
        Solution = new Dictionary<string, string>(),
        SolutionPlace = default,
        Rejects = [],
    };

    private sealed class QuestHeadOf(PaymentQuest.Runs.CompiledProtocol compiled)
    {
        public QuestHead Head { get; } = Cheap.Head with { Compiled = compiled };
    }
}
