using PaymentQuest.Cryptography;
using PaymentQuest.Goals;
using PaymentQuest.Runs;
using PaymentQuest.Worlds;
using Xunit;

namespace PaymentQuest.Tests.Goals;

/// <summary>Goods go first, and the buyer is asked by reference whether they are to be paid for.</summary>
public sealed class GoodsFirstTests
{
    private const string Asked = "  - {authorized: CARD, reference: REF, by: Buyer, at: \"Yes\"}\n";
    private const string Paid = "  - {paid_if_shipped: PRICE, into: tillOf(S), by: Shop, at_end: true}\n";
    private const string AtOnce = "  - {paid_if_shipped: PRICE, into: tillOf(S), by: Shop}\n";

    private static string Yaml(string goals, string limit = "EUR 5.00", string reference = "REF") => $$"""
        format_version: 1
        id: goods-first
        title: {en: "Goods first", es: "Primero la mercancía"}
        roles: {Shop: S, Buyer: B}
        atoms: {PRICE: amount, LIMIT: amount, ITEM: text, REF: text, OTHER: text, CARD: account}
        functions: 
          tillOf: {result: account, roles: [Shop]}
        knows:
          Shop: PRICE, ITEM, CARD, OTHER
          Buyer: LIMIT
        fresh: {Shop: REF}
        steps:
          - {name: Goods, from: Shop, to: Buyer, message: "ITEM, PRICE, REF", sender: [{ship: ITEM}]}
          - {name: "Yes", from: Buyer, to: Shop, message: '"yes", REF', sender: [{at_least: LIMIT, limit: PRICE}], receiver: [{reserve: PRICE, from: CARD, to: tillOf(S), as: {{reference}} }, {settle: {{reference}} }]}
          - {name: Thanks, from: Shop, to: Buyer, message: '"thanks"'}
        branches:
          - name: no
            instead_of: "Yes"
            steps: [{name: "No", from: Buyer, to: Shop, message: '"no", REF'}]
        goals:
        {{goals}}
        setting:
          values: {PRICE: EUR 3.00, LIMIT: {{limit}}, ITEM: a song, CARD: "4000", OTHER: R-1}
          accounts: {"4000": EUR 50.00, "1": EUR 0.00}
          tables: {tillOf: {Shop: "1"} }
        """;

    [Theory]
    [InlineData(Asked + Paid, "EUR 5.00", "REF", "")]
    [InlineData(AtOnce, "EUR 5.00", "REF", "paid_if_shipped PRICE")]
    [InlineData(Asked + Paid, "EUR 1.00", "REF", "paid_if_shipped PRICE at the end")]
    [InlineData(Asked + Paid, "EUR 5.00", "OTHER", "authorized CARD")]
    public void What_is_paid_later_is_judged_at_the_end_and_what_was_asked_by_its_reference(string goals, string limit, string reference, string lost)
    {
        var compiled = ProtocolFiles.Of(Yaml(goals, limit, reference));
        var referee = new WorldReferee(compiled.Protocol);
        var run = Run.Execute(new RunPlan(compiled, Suite.Modern, compiled.Protocol.Setting, 3) { Witness = referee });

        Assert.IsType<Verdict.Completed>(run.Verdict);
        Assert.Equal(lost, string.Join(", ", referee.Losses.Select(l => l.Goal.Name)));
    }

    [Theory]
    [InlineData(2, 0, true, "")]
    [InlineData(3, 0, true, "paid_if_shipped PRICE at the end up to RISK")]
    [InlineData(2, 3, true, "")]
    [InlineData(2, 0, false, "")]
    [InlineData(3, 0, false, "paid_if_shipped PRICE up to RISK")]
    public void A_seller_may_be_ready_to_lose_so_much(int unpaid, int paid, bool isAtEnd, string lost)
    {
        var compiled = ProtocolFiles.Of(Yaml($"  - {{paid_if_shipped: PRICE, into: tillOf(S), by: Shop, at_end: {(isAtEnd ? "true" : "false")}, up_to: RISK}}\n").Replace("OTHER: text,", "OTHER: text, RISK: amount,", StringComparison.Ordinal)
            .Replace("CARD, OTHER", "CARD, OTHER, RISK", StringComparison.Ordinal).Replace("OTHER: R-1", "OTHER: R-1, RISK: EUR 6.99", StringComparison.Ordinal));
        var referee = new WorldReferee(compiled.Protocol);
        var world = new World(compiled.Protocol.Setting);
        foreach (var (limit, number) in Enumerable.Repeat("EUR 5.00", paid).Concat(Enumerable.Repeat("EUR 1.00", unpaid)).Select((l, n) => (l, n)))
        {
            var setting = compiled.Protocol.Setting;
            var run = Run.Execute(new RunPlan(compiled, Suite.Modern, setting with { Values = new Dictionary<string, string>(setting.Values) { ["LIMIT"] = limit } }, 3) { World = world, Number = number, Witness = referee });
            Assert.IsType<Verdict.Completed>(run.Verdict);
        }

        Assert.Equal(lost, string.Join(", ", referee.Losses.Select(l => l.Goal.Name)));
    }

    [Fact]
    public void A_variant_puts_steps_between_others_and_leaves_some_out()
    {
        var shop = ProtocolFiles.Of(ProtocolFiles.Variant("1kp", "steps:", "  - {name: Hello, before: Initiate, from: Merchant, to: Customer, message: '\"hello\"'}", "  - {name: Bye, after: Confirm, from: Customer, to: Merchant, message: '\"bye\"'}", "  - {name: Wait, after: Payment, from: Merchant, to: Customer, message: '\"wait\"'}"));
        var less = ProtocolFiles.Of(ProtocolFiles.Variant("1kp", "steps:", "  - {name: Confirm, leave_out: true}", "keeps: {Customer: []}", "goals: []", "loses: []"));

        Assert.Equal("Hello Initiate Invoice Payment Wait Auth-Request Auth-Response Confirm Bye", string.Join(' ', shop.Protocol.Steps.Select(s => s.Name)));
        Assert.Equal(Enumerable.Range(1, 9), shop.Protocol.Steps.Select(s => s.Number));
        Assert.Equal("Initiate Invoice Payment Auth-Request Auth-Response", string.Join(' ', less.Protocol.Steps.Select(s => s.Name)));
        Assert.IsType<Verdict.Completed>(Run.Execute(new RunPlan(shop, Suite.Modern, shop.Protocol.Setting, 3)).Verdict);
    }

    [Fact]
    public void A_step_before_one_that_there_is_not_is_told() =>
        Assert.Contains(ProtocolFiles.Compile(ProtocolFiles.Variant("1kp", "steps:", "  - {name: Hello, before: Nothing, from: Merchant, to: Customer, message: '\"hello\"'}")).Items, d => d.Code == "PQ0122");
}
