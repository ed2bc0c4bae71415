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

    [Theory]
    [InlineData("{alive: Payer, to: Shop}", "never_names: Shop, Payer")]
    [InlineData("{agree: Shop, with: Payer, on: ORDER, at: Pay}", "never_names: Shop, Payer")]
    [InlineData("{agree: Payer, with: Shop, on: REASON, at: Paid}", "never_has: Payer, REASON")]
    [InlineData("{secret: REASON, among: [Payer, Shop], for: Payer, after: Paid}", "never_has: Payer, REASON")]
    [InlineData("{agree: Payer, with: Shop, on: LATE, at: Paid}", "never_has: Payer, LATE")]
    [InlineData("{alive: Payer, to: Shop, after: Name}", null)]
    [InlineData("{agree: Payer, with: Shop, on: REASON, after: Refuse, at: Refuse}", null)]
    public void What_a_role_has_in_another_branch_only_is_not_had_on_the_way_that_a_claim_is_about(string goal, string? reason)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: told-in-a-branch
            title: {en: Told in a branch, es: Dicho en una rama}
            roles: {Payer: P, Shop: S}
            atoms: {ORDER: text, REASON: text, LATE: nonce}
            knows: {Payer: "S"}
            fresh: {Payer: ORDER, Shop: "REASON, LATE"}
            steps:
              - {name: Pay, from: Payer, to: Shop, message: ORDER}
              - {name: Paid, from: Shop, to: Payer, message: '"paid", ORDER'}
            branches:
              - name: refusal
                refused: Pay
                steps:
                  - {name: Refuse, from: Shop, to: Payer, message: '"no", REASON'}
                  - {name: Name, from: Payer, to: Shop, message: P}
              - name: complaint
                refused: Paid
                steps:
                  - {name: Complain, from: Payer, to: Shop, message: '"not mine"'}
                  - {name: Answer, from: Shop, to: Payer, message: LATE}
            goals:
              - {{goal}}
            """);
        if (reason is not null)
        {
            AssertUnjudged(compiled, null, reason);
        }
        else
        {
            Assert.NotEqual("not_judged", Searches.Verdict(compiled, compiled.Protocol.Claims[0].Name, 1));
        }
    }

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
