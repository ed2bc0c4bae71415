using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Terms;

public sealed class SortTests
{
    [Theory]
    [InlineData("amount", SortKind.Amount, 0)]
    [InlineData("account", SortKind.Account, 0)]
    [InlineData("nonce", SortKind.Nonce, 16)]
    [InlineData("nonce(8)", SortKind.Nonce, 8)]
    [InlineData("secret(1024)", SortKind.Secret, 1024)]
    [InlineData("key", SortKind.Key, 0)]
    [InlineData("number", SortKind.Number, 0)]
    public void A_sort_has_a_kind_and_a_size(string text, SortKind kind, int size) => Assert.Equal(new Sort(kind, size), Sort.Parse(text));

    [Fact]
    public void Every_word_is_read_as_it_is_printed() =>
        Assert.All(Sort.Words.Keys.Append("nonce(8)").Append("secret(1)"), word => Assert.Equal(word, Sort.Parse(word)?.ToString()));

    [Theory]
    [InlineData("")]
    [InlineData("Amount")]
    [InlineData("amount(8)")]
    [InlineData("nonce()")]
    [InlineData("nonce(0)")]
    [InlineData("nonce(1025)")]
    [InlineData("nonce(-1)")]
    [InlineData("nonce( 8)")]
    [InlineData("nonce(8")]
    [InlineData("nonce(99999999999)")]
    [InlineData("(8)")]
    public void What_is_no_sort_is_not_read(string text) => Assert.Null(Sort.Parse(text));
}
