using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Constructors;

/// <summary>What is calculated is exact, and what has no value is none: it is refused or stops a run, and never throws.</summary>
public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("7", '/', "2", "3")]
    [InlineData("7", '%', "2", "1")]
    [InlineData("0", '/', "7", "0")]
    [InlineData("6", '%', "7", "6")]
    [InlineData("1000000000000000000", '/', "1", "1000000000000000000")]
    [InlineData("999999999999999999", '+', "1", "1000000000000000000")]
    [InlineData("1000000000000000000", '*', "0", "0")]
    [InlineData("EUR 10.00", '/', "3", "EUR 3.33")]
    [InlineData("EUR 10.00", '%', "3", "EUR 0.01")]
    [InlineData("EUR 10", '/', "3", "EUR 3")]
    [InlineData("EUR 10", '%', "3", "EUR 1")]
    [InlineData("EUR 0.02", '/', "3", "EUR 0.00")]
    [InlineData("EUR 0.02", '%', "3", "EUR 0.02")]
    [InlineData("EUR 10.00", '*', "3", "EUR 30.00")]
    [InlineData("EUR 1.5", '+', "EUR 0.25", "EUR 1.75")]
    [InlineData("EUR 1.50", '-', "EUR 1.5", "EUR 0.00")]
    [InlineData("EUR 92233720368547758.07", '*', "1", "EUR 92233720368547758.07")]
    public void What_has_a_value_has_exactly_one(string left, char sign, string right, string result) => Assert.Equal(result, Show(Of(left, sign, right)));

    [Theory]
    [InlineData("7", '/', "0")]
    [InlineData("7", '%', "0")]
    [InlineData("EUR 7.00", '/', "0")]
    [InlineData("EUR 7.00", '%', "0")]
    [InlineData("1", '-', "2")]
    [InlineData("EUR 1.00", '-', "EUR 1.01")]
    [InlineData("1000000000000000000", '+', "1")]
    [InlineData("1000000000000000000", '*', "2")]
    [InlineData("1000000000000000000", '*', "1000000000000000000")]
    [InlineData("EUR 92233720368547758.07", '+', "EUR 0.01")]
    [InlineData("EUR 92233720368547758.07", '*', "1000000000000000000")]
    [InlineData("EUR 92233720368547758.07", '+', "EUR 0.000000001")]
    [InlineData("EUR 1.00", '+', "USD 1.00")]
    [InlineData("EUR 1.00", '-', "USD 1.00")]
    [InlineData("EUR 1.00", '*', "EUR 2.00")]
    [InlineData("EUR 1.00", '/', "EUR 2.00")]
    [InlineData("EUR 1.00", '+', "2")]
    [InlineData("2", '*', "EUR 1.00")]
    public void What_has_no_value_is_none(string left, char sign, string right) => Assert.Null(Of(left, sign, right));

    [Fact]
    public void A_pot_that_is_split_loses_no_unit()
    {
        var random = new SeededRandom(7, "pots");
        for (var round = 0; round < 2_000; round++)
        {
            var (exponent, parts) = (-random.Below(Math.Abs(Amount.SmallestExponent) + 1), 1 + random.Below(1_000));
            var pot = Der.Money(new Amount("EUR", random.Below(int.MaxValue), exponent));
            var share = Arithmetic.Of('/', pot, Der.Number(parts))!;
            var left = Arithmetic.Of('%', pot, Der.Number(parts))!;

            Assert.Equal(pot, Arithmetic.Of('+', Arithmetic.Of('*', share, Der.Number(parts))!, left));
            Assert.InRange(Der.ReadMoney(left)!.Value.Units, 0, parts - 1);
        }
    }

    [Theory]
    [InlineData("{at_least: POT / PARTS, limit: LEAST}", "3", "")]
    [InlineData("{at_least: POT / PARTS, limit: LEAST}", "4", "at_least")]
    [InlineData("{at_least: POT / PARTS, limit: LEAST}", "0", "at_least")]
    [InlineData("{at_least: POT % PARTS, limit: LEAST}", "0", "at_least")]
    [InlineData("{at_least: POT * PARTS, limit: LEAST}", "1000000000000000000", "at_least")]
    [InlineData("{at_least: POT - LEAST * PARTS, limit: LEAST}", "3", "at_least")]
    [InlineData("{equal: PARTS - 4, to: PARTS - 4}", "3", "equal")]
    public void A_guard_without_a_value_refuses(string guard, string parts, string refused)
    {
        var verdict = Run(guard, parts).Verdict;
        Assert.Equal(refused, (verdict as Verdict.Refused)?.Check.Label ?? "");
        Assert.True(verdict is Verdict.Completed or Verdict.Refused, verdict.Word);
    }

    [Theory]
    [InlineData("{record: POT / PARTS}", "0", "no_result")]
    [InlineData("{record: POT % PARTS}", "0", "no_result")]
    [InlineData("{record: POT * PARTS}", "1000000000000000000", "no_result")]
    [InlineData("{record: PARTS - 4}", "3", "less_than")]
    [InlineData("{record: POT - LEAST * PARTS}", "4", "less_than")]
    public void An_effect_without_a_value_stops_the_run(string effect, string parts, string word)
    {
        var run = Run(effect, parts);
        Assert.Equal(word, Assert.IsType<Verdict.Stalled>(run.Verdict).Reason.Word);
        Assert.Empty(run.World.Events);
    }

    [Fact]
    public void The_shares_and_the_remainder_are_paid_out_to_the_last_unit()
    {
        var run = Run("{reserve: POT / PARTS * (PARTS - 1), from: PURSE, to: ONE, as: N}, {settle: N}, {reserve: POT / PARTS + POT % PARTS, from: PURSE, to: TWO, as: M}, {settle: M}", "3");
        Assert.Equal(new Verdict.Completed(true), run.Verdict);
        Assert.Equal(["EUR 0.00", "EUR 6.66", "EUR 3.34"], new[] { "10", "11", "12" }.Select(a => $"{run.World.Accounts[a]}"));
    }

    [Theory]
    [InlineData("POT / 0", "PQ0295")]
    [InlineData("POT % NONE", "PQ0295")]
    [InlineData("POT / (NONE + 1)", null)]
    [InlineData("POT * NONE", null)]
    [InlineData("NONE / PARTS", null)]
    public void That_something_is_always_divided_by_0_is_told(string term, string? code) =>
        Assert.Equal(code, ProtocolFiles.Compile(Pot($"{{record: {term}}}", "3")).Items.Select(d => d.Code).FirstOrDefault());

    private static Run Run(string rules, string parts)
    {
        var compiled = ProtocolFiles.Of(Pot(rules, parts));
        return PaymentQuest.Runs.Run.Execute(new RunPlan(compiled, Suite.Modern, compiled.Protocol.Setting, 1));
    }

    private static string Pot(string rules, string parts) => $$"""
        format_version: 1
        id: pot
        title: {en: "A pot", es: "Un bote"}
        roles: {Payer: P, Bank: B}
        constants: {NONE: {sort: number, value: 0} }
        atoms: {POT: amount, LEAST: amount, PARTS: number, PURSE: account, ONE: account, TWO: account, N: nonce, M: nonce}
        knows: {Payer: "POT, PARTS", Bank: "PURSE, ONE, TWO, LEAST"}
        fresh: {Payer: "N, M"}
        steps:
          - {name: Pay, from: Payer, to: Bank, message: "POT, PARTS, N, M", receiver: [{{rules}}]}
        setting:
          values: {POT: EUR 10.00, LEAST: EUR 3.33, PARTS: {{parts}}, PURSE: "10", ONE: "11", TWO: "12"}
          accounts: {"10": EUR 10.00, "11": EUR 0.00, "12": EUR 0.00}
        """;

    private static byte[]? Of(string left, char sign, string right) => Arithmetic.Of(sign, Read(left), Read(right));

    private static byte[] Read(string text) => Amount.Parse(text) is { } amount ? Der.Money(amount) : Der.Number(WholeNumber.Parse(text)!.Value);

    private static string? Show(byte[]? value) => value is null ? null : Der.ReadNumber(value) is { } number ? WholeNumber.Show(number) : $"{Der.ReadMoney(value)}";
}
