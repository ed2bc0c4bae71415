using PaymentQuest.Tests.Analysis;
using Xunit;

namespace PaymentQuest.Tests.Goals;

/// <summary>Runs do not share a second: a date of one that is taken for another's is another date.</summary>
public sealed class DatedTests
{
    [Theory]
    [InlineData("N, HMAC(K, N), DATE, HMAC(K, DATE)", "", "attack")]
    [InlineData("N, DATE, HMAC(K, N, DATE)", "", "none")]
    [InlineData("N, HMAC(K, N), DATE, HMAC(K, DATE)", "{within: DATE, seconds: 300}", "attack")]
    [InlineData("E(K, N), E(K, DATE)", "", "attack")]
    [InlineData("E(K, N, DATE)", "{within: DATE, seconds: 300}", "none")]
    [InlineData("SK_A[N], SK_A[DATE], N, DATE", "{within: DATE, seconds: 300}", "attack")]
    public void A_date_of_another_run_is_another_date(string message, string guard, string verdict)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: dated
            title: {en: Dated, es: Fechado}
            roles: {Alice: A, Bob: B}
            atoms: {K: key, N: nonce, DATE: date}
            knows: {Alice: "K, SK_A", Bob: "K, PK_A"}
            fresh: {Alice: "N, DATE"}
            steps:
              - {name: Tell, from: Alice, to: Bob, message: "{{message}}", receiver: [{{guard}}]}
            goals:
              - {name: dated, agree: Bob, with: Alice, on: "N, DATE"}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "dated", 2, []));
    }
}
