using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Terms;

public sealed class AmountTests
{
    private static readonly Gen<long> Units = Gen.OneOf(
        Gen.Choose(-2_000, 2_000).Select(n => (long)n), Gen.Elements(long.MaxValue, long.MinValue, long.MaxValue - 1, 0L, 1L), Gen.Choose(int.MinValue, int.MaxValue).Select(n => (long)n * 1_000_003));

    private static readonly Gen<Amount> Amounts = Units.Zip(Gen.Choose(Amount.SmallestExponent, 0)).Select(t => new Amount("EUR", t.Item1, t.Item2));

    [Fact]
    public void Sums_and_differences_are_exact_or_nothing() =>
        Prop.ForAll(Amounts.Two().ToArbitrary(), t =>
        {
            var (a, b) = t;
            return IsExact(a.Plus(b), Value(a) + Value(b), a, b) && IsExact(a.Minus(b), Value(a) - Value(b), a, b)
                && a.IsAtLeast(b) == (Value(a) >= Value(b))
                && a.Plus(b) == b.Plus(a);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Sums_do_not_depend_on_the_order_of_summation() =>
        Prop.ForAll(Amounts.Three().ToArbitrary(), t =>
        {
            var (a, b, c) = t;
            return (a.Plus(b)?.Plus(c), b.Plus(c) is { } bc ? a.Plus(bc) : null) is not ({ } left, { } right) || left == right;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Reading_what_was_printed_gives_the_same_amount() =>
        Prop.ForAll(Amounts.Where(a => a.Units >= 0).ToArbitrary(), a => Amount.Parse(a.ToString()) == a).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Theory]
    [InlineData("EUR 49.99", 4999, -2)]
    [InlineData("EUR 0.005", 5, -3)]
    [InlineData("EUR 500", 500, 0)]
    [InlineData("EUR 0.000000001", 1, -9)]
    [InlineData("EUR 007", 7, 0)]
    public void Decimals_give_the_exponent(string text, long units, int exponent) => Assert.Equal(new Amount("EUR", units, exponent), Amount.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("EUR")]
    [InlineData("EUR ")]
    [InlineData("49.99")]
    [InlineData("EUR -1")]
    [InlineData("EUR +1")]
    [InlineData("EUR 1,50")]
    [InlineData("EUR .5")]
    [InlineData("EUR 5.")]
    [InlineData("EUR 1.2.3")]
    [InlineData("EUR  1")]
    [InlineData("eur 1")]
    [InlineData("EURO 1")]
    [InlineData("EUR 0.0000000001")]
    [InlineData("EUR 9223372036854775808")]
    [InlineData("EUR ٣")]
    public void What_is_no_amount_is_not_read(string text) => Assert.Null(Amount.Parse(text));

    [Fact]
    public void Currencies_do_not_mix()
    {
        var (euro, dollar) = (new Amount("EUR", 1, 0), new Amount("USD", 1, 0));
        Assert.Null(euro.Plus(dollar));
        Assert.Null(euro.Minus(dollar));
        Assert.Null(euro.IsAtLeast(dollar));
    }

    private static BigInteger Value(Amount amount) => amount.Units * BigInteger.Pow(10, amount.Exponent - Amount.SmallestExponent);

    private static bool IsExact(Amount? result, BigInteger value, Amount a, Amount b) => result is { } r
        ? Value(r) == value && r.Exponent == Math.Min(a.Exponent, b.Exponent)
        : BigInteger.Abs(value / BigInteger.Pow(10, Math.Min(a.Exponent, b.Exponent) - Amount.SmallestExponent)) >= long.MaxValue;
}
