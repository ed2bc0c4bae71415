using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Wire;

/// <summary>Whole numbers: one way to write each, one encoding of each.</summary>
public sealed class NumberTests
{
    private static readonly Sort Number = new(SortKind.Number);

    [Theory]
    [InlineData("0", "020100")]
    [InlineData("7", "020107")]
    [InlineData("127", "02017f")]
    [InlineData("128", "02020080")]
    [InlineData("1000000000000000000", "02080de0b6b3a7640000")]
    public void A_number_is_an_integer_and_is_shown_as_it_was_written(string text, string der)
    {
        var octets = Values.Parse(Number, text, Suite.Modern);

        Assert.Equal(der, Convert.ToHexStringLower(octets!));
        Assert.Equal(text, Values.Show(Number, octets));
        Assert.Null(Values.Fault(Number, octets, Suite.Modern));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("1_000")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("1000000000000000001")]
    [InlineData("99999999999999999999")]
    [InlineData("٣")]
    public void What_is_no_number_is_not_read(string text)
    {
        Assert.Null(Values.Parse(Number, text, Suite.Modern));
        Assert.Null(Notation.Parse(text).Term);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0200")]
    [InlineData("0201ff")]
    [InlineData("02020007")]
    [InlineData("020107ff")]
    [InlineData("02080de0b6b3a7640001")]
    [InlineData("0209008000000000000000")]
    [InlineData("0c0137")]
    public void Octets_that_are_no_number_are_found_out(string der) =>
        Assert.Equal("no number", Values.Fault(Number, Convert.FromHexString(der), Suite.Modern));

    [Fact]
    public void A_number_in_notation_is_printed_as_it_is_written()
    {
        var term = Assert.IsType<Term.Tuple>(Notation.Parse("3, H(0), 1000000000000000000").Term);

        Assert.Equal(new Term.Numeral(3), term.Parts[0]);
        Assert.Equal("3, H(0), 1000000000000000000", Notation.Print(term));
    }
}
