using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

public sealed class UnjudgedTests
{
    [Theory]
    [InlineData("1kp", "offer to this customer", "never_names: Merchant, Customer")]
    [InlineData("millicent", "secret CustomerSecret", "draws")]
    [InlineData("transfer-run-together", null, "unframed")]
    [InlineData("set-extra-key-found", null, "foreknown")]
    public void Why_a_claim_of_a_shipped_protocol_is_not_judged_is_a_value(string id, string? goal, string reason) => AssertUnjudged(ProtocolFiles.Load(id), goal, reason);

    [Theory]
    [InlineData("N", "{secret: N, among: [Bob]}", "no_origin")]
    [InlineData("N", "{agree: Bob, with: Alice, on: NOTE}", "never_has: Bob, NOTE")]
    [InlineData("SUM - PRICE", "{secret: K, among: [Alice, Bob]}", "differences")]
    public void Why_a_claim_cannot_be_judged_is_a_value(string content, string goal, string reason) => AssertUnjudged(ProtocolFiles.Of($$"""
        format_version: 1
        id: told
        family: test
        title: {en: Told, es: Dicho}
        summary: {en: One message., es: Un mensaje.}
        source: made for a test
        roles: {Alice: A, Bob: B}
        atoms: {K: key, NOTE: text, N: nonce, SUM: amount, PRICE: amount}
        knows: {Alice: "K, NOTE, SUM, PRICE", Bob: "K"}
        fresh: {Alice: N}
        steps:
          - {name: Tell, from: Alice, to: Bob, message: 'E(K, (N, {{content}}))'}
        goals:
          - {{goal}}
        setting:
          values: {NOTE: "some text", SUM: EUR 9.00, PRICE: EUR 2.50}
        """), null, reason);

    private static void AssertUnjudged(CompiledProtocol compiled, string? goal, string reason)
    {
        var claim = compiled.Protocol.Claims.First(c => goal is null || c.Name == goal);
        var finding = AttackSearch.Of(compiled, [Suite.Modern], 1, [])!.Judge(claim, Searches.Limit()).Finding;
        var why = Assert.IsType<Finding.NotJudged>(finding).Reason;
        Assert.Equal(reason, why.ToString());

        // A sentence of its own in each language, and no key in place of one.
        Assert.NotEqual(why.Phrase.En, why.Phrase.Es);
        Assert.DoesNotContain("unjudged.", why.Phrase.En, StringComparison.Ordinal);
    }
}
