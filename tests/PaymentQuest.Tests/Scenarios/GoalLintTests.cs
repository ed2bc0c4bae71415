using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Scenarios;
using PaymentQuest.Tests.Analysis;
using Xunit;

namespace PaymentQuest.Tests.Scenarios;

/// <summary>What an author says of goals is proved.</summary>
public sealed class GoalLintTests
{
    [Theory]
    [InlineData("nobody loses it", "loses: [{goal: shown}]", "PQ0267")]
    [InlineData("it is lost as it says", "loses: [{goal: told}]", null)]
    [InlineData("lost to somebody dishonest only", "loses: [{goal: told, dishonest: [Payer]}]", null)]
    [InlineData("says nothing", "", null)]
    [InlineData("nobody can judge it", "loses: [{goal: hidden}]", "PQ0273")]
    [InlineData("there is none of that name", "loses: [{goal: shwon}]", "PQ0249")]
    [InlineData("there is none of that name to repair", "repairs: [shwon]", "PQ0249")]
    public void A_goal_that_is_to_be_lost_is_lost(string what, string loses, string? code) => AssertCodes(what, Lint(loses, isOfAllGoals: false), code);

    [Theory]
    [InlineData("an attack that is not meant", "", "PQ0268")]
    [InlineData("an attack that is meant", "loses: [{goal: told}]", null)]
    [InlineData("both", "loses: [{goal: shown}]", "PQ0268 PQ0267")]
    public void A_goal_that_is_lost_by_mistake_is_an_error_when_all_are_proved(string what, string loses, string? code) => AssertCodes(what, Lint(loses, isOfAllGoals: true), code);

    [Fact]
    public void Every_goal_that_is_searched_is_told_with_what_came_of_it()
    {
        var results = new List<AnalysisResult>();

        Lint("loses: [{goal: told}]", isOfAllGoals: true, results.Add);

        Assert.Equal(["told attack", "shown none", "hidden not_judged"], results.Select(r => $"{r.Claim.Name} {r.Finding.Word}"));
    }

    [Theory]
    [InlineData("it may lose what its parent loses", "", null)]
    [InlineData("and need not", Stamped, null)]
    [InlineData("it repairs it", "repairs: [told]\n" + Stamped, null)]
    [InlineData("it repairs it in vain", "repairs: [told]", "PQ0268")]
    [InlineData("what it says itself is to be true", "loses: [{goal: told}]\n" + Stamped, "PQ0267")]
    [InlineData("it has other goals", "goals: [{name: sent, alive: Payer, to: Shop, after: Pay, at: Pay}]", "PQ0268")]
    public void A_variant_may_lose_what_its_parent_loses_unless_it_is_to_repair_it(string what, string heir, string? code)
    {
        using var scratch = new Scratch();
        var diagnostics = new Diagnostics();
        Write(scratch, "loses: [{goal: told}]", "{before: UNTIL}");

        ProtocolLint.Check(
            Library.Shipped,
            scratch.Write("heir.yaml", $"format_version: 1\nid: heir\nextends: told\ntitle: {{en: Heir, es: Heredera}}\n{heir}\n"),
            diagnostics,
            new Proving(_ => Searches.Limit(), true, _ => { }));

        AssertCodes(what, diagnostics.Items, code);
    }

    [Fact]
    public void What_whoever_listens_has_is_lost_though_no_search_can_follow_the_protocol()
    {
        var results = new List<AnalysisResult>();
        var diagnostics = new Diagnostics();

        ProtocolLint.Check(Library.Shipped, ProtocolFiles.Paths["millicent-clear"], diagnostics, new Proving(_ => Searches.Limit(), false, results.Add));

        Assert.Equal(["secret Spend not_judged"], results.Select(r => $"{r.Claim.Name} {r.Finding.Word}"));
        Assert.Empty(diagnostics.Items);
    }

    [Fact]
    public void What_a_search_has_no_time_for_is_a_warning_with_what_to_do()
    {
        var diagnostics = new Diagnostics();
        var path = ProtocolFiles.Paths["set-forgetful"];

        ProtocolLint.Check(Library.Shipped, path, diagnostics, new Proving(_ => new Budget(() => TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2), long.MaxValue), false, _ => { }));

        var warning = Assert.Single(diagnostics.Items);
        Assert.Equal(("PQ0269", Severity.Warning), (warning.Code, warning.Severity));
        Assert.Contains("--time", warning.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ship: PRICE}", "", "PQ0242 PQ0266")]
    [InlineData("{ship: PRICE}", "loses: [{goal: paid}]", "PQ0242")]
    [InlineData("{before: UNTIL}", "", null)]
    public void A_goal_of_the_world_that_the_honest_run_loses_is_an_error_unless_it_is_meant(string rule, string loses, string? code) => AssertCodes(rule, Lint(loses, isOfAllGoals: false, rule: rule), code);

    private static void AssertCodes(string what, IEnumerable<Diagnostic> found, string? codes) =>
        Assert.True((codes ?? "") == string.Join(' ', found.Select(d => d.Code)), $"{what}: {string.Join('\n', found)}");

    private const string Stamped = "steps: [{name: Pay, message: \"N, PRICE, HMAC(K, PRICE, N)\"}]";

    private static IReadOnlyList<Diagnostic> Lint(string loses, bool isOfAllGoals, Action<AnalysisResult>? found = null, string rule = "{before: UNTIL}")
    {
        using var scratch = new Scratch();
        var diagnostics = new Diagnostics();
        ProtocolLint.Check(Library.Shipped, Write(scratch, loses, rule), diagnostics, new Proving(_ => Searches.Limit(), isOfAllGoals, found ?? (_ => { })));
        return diagnostics.Items;
    }

    private static string Write(Scratch scratch, string loses, string rule) =>
        scratch.Write("told.yaml", $$"""
            format_version: 1
            id: told
            title: {en: Told, es: Dicho}
            roles: {Payer: C, Shop: M}
            atoms: {PRICE: amount, UNTIL: date, N: nonce, K: key, ID: text}
            knows: {Payer: "PRICE, UNTIL, K", Shop: "PRICE, UNTIL, K, ID"}
            fresh: {Payer: N}
            steps:
              - {name: Pay, from: Payer, to: Shop, message: "N, PRICE", receiver: [{{rule}}]}
              - {name: Show, from: Payer, to: Shop, message: "HMAC(K, N)", receiver: [{before: UNTIL}]}
            goals:
              - {name: told, agree: Shop, with: Payer, on: N, at: Pay, after: Pay}
              - {name: shown, agree: Shop, with: Payer, on: N, at: Show, after: Show}
              - {name: hidden, agree: Shop, with: Payer, on: ID, at: Pay, after: Pay}
              - {name: paid, paid_if_shipped: PRICE, into: ID, by: Shop}
            {{loses}}
            setting: {values: {PRICE: EUR 5.00, UNTIL: 2096-05-05T00:00:00Z, ID: shop}, accounts: {shop: EUR 0.00} }
            """);
}
