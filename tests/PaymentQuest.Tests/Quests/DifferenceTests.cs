using PaymentQuest.Quests;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Quests;

/// <summary>The smallest part that differs, named with the player's own words and never with what should stand there.</summary>
public sealed class DifferenceTests
{
    private static readonly Vocabulary Words = ProtocolFiles.Load("1kp").Protocol.Vocabulary;

    [Theory]
    [InlineData("PK_A(PRICE, H(Common), CAN)", "TooFew", "PRICE, H(Common), CAN")]
    [InlineData("PK_A(PRICE, H(Common), CAN, R_C, SALT_C)", "TooMany", "PRICE, H(Common), CAN, R_C, SALT_C")]
    [InlineData("PK_A(H(Common), PRICE, CAN, R_C)", "Order", "H(Common), PRICE, CAN, R_C")]
    [InlineData("PK_A(PRICE, H(Common), CAN, SALT_C)", "Other", "SALT_C")]
    [InlineData("PK_A(PRICE, H(PRICE, ID_M, TID_M, DATE, NONCE_M, H(R_C, DESC), H(DESC, SALT_C)), CAN, R_C)", "Other", "DESC")]
    [InlineData("SK_A[SLIP]", "Other", "SK_A[H(SLIP)]")]
    [InlineData("CAN", "Other", "CAN")]
    public void The_innermost_difference_is_found(string player, string kind, string part)
    {
        var difference = Difference.Between(Canonical(player), Canonical("EncSlip"));

        Assert.Equal(kind, difference?.Kind.ToString());
        Assert.Equal(Canonical(part), difference!.Part);
    }

    [Fact]
    public void Equal_terms_do_not_differ_however_they_are_written() =>
        Assert.Null(Difference.Between(Canonical("PK_A(PRICE, H(Common), CAN, R_C)"), Canonical("EncSlip")));

    private static Term Canonical(string text) => Words.Expand(Notation.Parse(text).Term!)!;
}
