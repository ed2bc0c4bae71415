using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Terms;

public sealed class MoneySumTests
{
    private static readonly Gen<Amount> Amounts =
        Gen.Elements(long.MaxValue, long.MaxValue - 1, 0L, 1L, 4999L).SelectMany(units => Gen.Choose(Amount.SmallestExponent, 0).SelectMany(exponent => Gen.Elements("EUR", "USD").Select(c => new Amount(c, units, exponent))));

    [Fact]
    public void Sums_are_exact_however_large_the_amounts_are_and_currencies_stay_apart() =>
        Prop.ForAll(Amounts.ListOf(40).ToArbitrary(), amounts =>
        {
            var sums = MoneySum.Of(amounts);
            return amounts.GroupBy(a => a.Currency).All(g => (BigInteger)sums[g.Key].Billionths == g.Aggregate(BigInteger.Zero, (sum, a) => sum + Billionths(a)))
                && sums.Count == amounts.Select(a => a.Currency).Distinct().Count();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void What_is_taken_away_again_is_gone_and_the_order_is_no_matter() =>
        Prop.ForAll(Amounts.Where(a => a.Currency == "EUR").ListOf(20).ToArbitrary(), Amounts.Where(a => a.Currency == "EUR").ToArbitrary(), (amounts, one) =>
            MoneySum.Of([one, .. amounts])["EUR"] == MoneySum.Of([.. amounts, one])["EUR"]
            && (amounts.Count == 0 || MoneySum.Of([one, .. amounts])["EUR"].Minus(one) == MoneySum.Of(amounts)["EUR"])).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_sum_of_one_is_written_like_its_amount_and_read_again() =>
        Prop.ForAll(Amounts.ToArbitrary(), a => MoneySum.Of(a).ToString() == a.ToString() && MoneySum.Parse(a.ToString()) == MoneySum.Of(a)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("")]
    [InlineData("EUR")]
    [InlineData("EUR ")]
    [InlineData("EUR 1.")]
    [InlineData("EUR .5")]
    [InlineData("EUR -1")]
    [InlineData("EUR 1.2.3")]
    [InlineData("EUR 0.0000000001")]
    [InlineData("EUR 99999999999999999999999999999")]
    [InlineData("eur 1")]
    public void Anything_else_is_no_sum(string text) => Assert.Null(MoneySum.Parse(text));

    [Fact]
    public void Money_of_two_currencies_is_never_added() => Assert.Throws<ArgumentException>(() => MoneySum.Of(new Amount("EUR", 1, 0)).Plus(new Amount("USD", 1, 0)));

    private static BigInteger Billionths(Amount amount) => amount.Units * BigInteger.Pow(10, amount.Exponent - Amount.SmallestExponent);
}
