using PaymentQuest.Documents;
using PaymentQuest.Scenarios;
using PaymentQuest.Tests.Analysis;
using Xunit;

namespace PaymentQuest.Tests.Scenarios;

/// <summary>What can have become known of an older run, and whether there can have been one.</summary>
public sealed class OlderRunLintTests
{
    [Theory]
    [InlineData("[K]", "", null)]
    [InlineData("[K, UNTIL]", "", "PQ0271 4:18 name atoms that stand under fresh")]
    [InlineData("[KEY]", "", "PQ0271 4:15 name atoms that stand under fresh")]
    [InlineData("[k]", "", "PQ0271 4:15 did you mean 'K'?")]
    [InlineData("[K]", "{before: UNTIL}", null)]
    [InlineData("[K]", "{within: UNTIL, seconds: 90000}", null)]
    [InlineData("[K]", "{within: UNTIL, seconds: 60}", "PQ0272 4:1 it takes place a day before the setting's clock, and approves: let what is known beforehand hold then too")]
    [InlineData("[]", "{within: UNTIL, seconds: 60}", null)]
    public void Only_what_is_made_in_a_run_that_can_have_been_becomes_known(string compromised, string check, string? expected)
    {
        using var scratch = new Scratch();
        var diagnostics = new Diagnostics();

        ProtocolLint.Check(Library.Shipped, scratch.Write("dated.yaml", Dated(compromised, check)), diagnostics);

        Assert.Equal(expected is null ? [] : [expected], diagnostics.Items.Select(d => $"{d.Code} {d.Place.Line}:{d.Place.Column} {d.Advice}"));
    }

    [Fact]
    public void Where_the_older_run_does_not_go_as_it_should_nothing_is_judged()
    {
        var compiled = ProtocolFiles.Of(Dated("[K]", "{within: UNTIL, seconds: 60}"));

        Assert.Equal("not_judged", Searches.Verdict(compiled, "kept"));
        Assert.Equal("none", Searches.Verdict(ProtocolFiles.Of(Dated("[]", "{within: UNTIL, seconds: 60}")), "kept"));
    }

    private static string Dated(string compromised, string check) => $$"""
        format_version: 1
        id: dated
        title: {en: Dated, es: Con fecha}
        compromised: {{compromised}}
        roles: {Payer: P, Shop: S}
        atoms: {K: key, K_PS: key, UNTIL: date}
        knows: {Payer: "S, K_PS, UNTIL", Shop: "P, K_PS, UNTIL"}
        fresh: {Payer: K}
        steps:
          - {name: Pay, from: Payer, to: Shop, message: "E(K_PS, K, UNTIL)", receiver: [{{check}}] }
        goals:
          - {name: kept, secret: K, among: [Payer, Shop]}
        setting:
          values: {UNTIL: 2026-01-15T10:00:30Z}
        """;
}
