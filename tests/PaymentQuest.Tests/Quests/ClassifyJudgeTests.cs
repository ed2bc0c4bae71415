using PaymentQuest.Quests;
using PaymentQuest.Tests.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Quests;

/// <summary>Who can know what is derived, and guessing earns nothing on the average.</summary>
public sealed class ClassifyJudgeTests
{
    private static readonly ClassifyQuest Who = (ClassifyQuest)QuestFiles.Load("02-ikp/who-can-know.yaml");

    [Fact]
    public void Every_cell_is_either_derived_or_has_an_obstacle()
    {
        var judgement = ClassifyJudge.Judge(Who, new Dictionary<string, string>());

        Assert.Equal(0, judgement.Score);
        Assert.All(judgement.Cells, c => Assert.Null(c.IsRight));
        Assert.All(judgement.Cells, c => Assert.True(c.Why is null != (c.Obstacle is null), $"{c.Column} {c.Row.Label}"));
    }

    [Fact]
    public void A_wrong_mark_costs_what_a_right_one_earns()
    {
        var marks = new Dictionary<string, string>(Who.Solution);
        int Score() => ClassifyJudge.Judge(Who, marks).Score;
        Assert.Equal(100, Score());

        marks["Merchant/CAN"] = "knows";
        Assert.Equal(100 * 22 / 24, Score());

        marks["Merchant/CAN"] = "";
        Assert.Equal(100 * 23 / 24, Score());

        marks["Merchant/CAN"] = "perhaps";
        Assert.Equal(100 * 23 / 24, Score());
    }

    [Fact]
    public void Coins_earn_nothing_on_the_average()
    {
        // Over all ways to mark four cells the right and the wrong marks balance, before the floor at nothing.
        var cells = Who.Keys.Take(4).ToList();
        var balance = Enumerable.Range(0, 16).Sum(coins =>
        {
            var marks = cells.Select((c, i) => (c, (coins >> i & 1) == 1 ? "knows" : "not")).ToDictionary(x => x.c, x => x.Item2);
            var judged = ClassifyJudge.Judge(Who, marks).Cells;
            return judged.Count(c => c.IsRight == true) - judged.Count(c => c.IsRight == false);
        });
        Assert.Equal(0, balance);
    }

    [Fact]
    public void The_same_mark_everywhere_earns_little()
    {
        Assert.Equal(100 * (15 - 9) / 24, ClassifyJudge.Judge(Who, Who.Keys.ToDictionary(k => k, _ => "knows")).Score);
        Assert.Equal(0, ClassifyJudge.Judge(Who, Who.Keys.ToDictionary(k => k, _ => "not")).Score);
    }

    [Theory]
    [InlineData(1, "Acquirer", "CAN", false)]
    [InlineData(4, "Acquirer", "CAN", true)]
    [InlineData(3, "network", "H(DESC, SALT_C)", false)]
    [InlineData(4, "network", "H(DESC, SALT_C)", true)]
    [InlineData(4, "network", "Y/N", false)]
    [InlineData(5, "network", "Y/N", true)]
    public void Only_what_came_up_to_the_message_counts(int step, string column, string row, bool isKnown)
    {
        var quest = Who with { Step = Who.Protocol.Steps[step - 1] };

        Assert.Equal(isKnown, ClassifyJudge.Judge(quest, new Dictionary<string, string>()).Cells.Single(c => c.Column == column && c.Row.Label == row).IsKnown);
    }

    [Theory]
    [InlineData("Merchant: CID, DESC", 2)]
    [InlineData("merchant : H( DESC ,SALT_C )", 1)]
    [InlineData("network: H(R_C, CAN)", 1)]
    [InlineData("network:", 0)]
    public void A_line_says_everything_about_a_column(string line, int known)
    {
        var (entries, problem) = SheetJudge.Read(Who, line);

        Assert.Null(problem);
        Assert.Equal(Who.Rows.Count, entries.Count);
        Assert.Equal(known, entries.Values.Count(v => v == "knows"));
    }

    [Theory]
    [InlineData("Customer: CAN")]
    [InlineData("CAN")]
    [InlineData("Merchant: V")]
    [InlineData("Merchant: CAN(")]
    [InlineData("Merchant: ID_M")]
    public void A_line_about_something_else_is_told(string line) => Assert.NotNull(SheetJudge.Read(Who, line).Problem);
}
