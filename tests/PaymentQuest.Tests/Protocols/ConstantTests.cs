using PaymentQuest.Cryptography;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Analysis;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Protocols;

/// <summary>Values that a protocol fixes: everybody knows them, and they are the same in every run.</summary>
public sealed class ConstantTests
{
    [Fact]
    public void Every_role_and_whoever_listens_knows_a_constant()
    {
        var fee = Documented.Protocol("scheme-fee");
        Assert.All(fee.Programs.Values, p => Assert.NotNull(RoleKnowledge.Of(fee.Protocol, p, 0).Derive(new Term.Atom("SCHEME"))));
        Assert.NotNull(RoleKnowledge.OfNetwork(fee.Protocol, 0).Derive(new Term.Atom("FEE")));
        Assert.Null(RoleKnowledge.OfNetwork(fee.Protocol).Derive(new Term.Atom("K")));
    }

    [Fact]
    public void With_a_constant_is_calculated_and_what_it_fixes_is_compared()
    {
        var fee = Documented.Protocol("scheme-fee");
        var run = Played(fee, fee.Protocol.Setting);
        Assert.Equal(new Verdict.Completed(true), run.Verdict);
        Assert.Equal(["EUR 24.25", "EUR 0.75"], new[] { "81", "82" }.Select(a => $"{run.World.Accounts[a]}"));
    }

    [Fact]
    public void A_transcript_with_another_value_of_a_constant_is_none_of_the_protocol()
    {
        var fee = Documented.Protocol("scheme-fee");
        var transcript = Transcript.Of(Played(fee, fee.Protocol.Setting));
        Assert.IsType<ValidationResult.Valid>(Validation.Validate(fee, transcript).Result);

        Transcript With(string atom, string value) => transcript with { Setting = transcript.Setting with { Values = new Dictionary<string, string>(transcript.Setting.Values, StringComparer.Ordinal) { [atom] = value } } };
        Assert.Equal("setting.values.FEE", Assert.IsType<ValidationResult.Inconsistent>(Validation.Validate(fee, With("FEE", "EUR 0.00")).Result).What);
        Assert.Equal("setting.values.RATE", Assert.IsType<ValidationResult.Inconsistent>(Validation.Validate(fee, With("RATE", "3")).Result).What);
    }

    [Fact]
    public void A_variant_gives_a_constant_another_value()
    {
        var text = Documented.Text("scheme-fee");
        Assert.Contains("FEE: {sort: amount, value: EUR 0.25}", text, StringComparison.Ordinal);
        var free = ProtocolFiles.Of(text.Replace("value: EUR 0.25", "value: EUR 0.00", StringComparison.Ordinal));
        Assert.Equal("EUR 24.50", $"{Played(free, free.Protocol.Setting).World.Accounts["81"]}");
    }

    [Theory]
    [InlineData("FEE: {sort: amount, value: 3}", "PQ0293")]
    [InlineData("FEE: {sort: number, value: -1}", "PQ0293")]
    [InlineData("FEE: {sort: nonce(4), value: \"0011\"}", "PQ0293")]
    [InlineData("FEE: {sort: text, value: ''}", "PQ0293")]
    [InlineData("FEE: {sort: money, value: EUR 1}", "PQ0206")]
    [InlineData("FEE: {sort: decision, value: 'Y:1'}", "PQ0206")]
    [InlineData("FEE: {sort: public_key, value: S}", "PQ0206")]
    [InlineData("FEE: {sort: text}", "PQ0121")]
    [InlineData("FEE: EUR 1", "PQ0120")]
    [InlineData("NOTE: {sort: text, value: a}", "PQ0204")]
    [InlineData("S: {sort: text, value: a}", "PQ0204")]
    [InlineData("PK_S: {sort: text, value: a}", "PQ0202")]
    [InlineData("M: {sort: nonce, value: 00112233445566778899aabbccddeeff}", "PQ0293")]
    [InlineData("FEE: {sort: text, value: a, roles: [Shop]}", "PQ0122")]
    public void What_is_wrong_with_a_constant_is_told(string constant, string code) =>
        Assert.Contains(ProtocolFiles.Compile(Keyed($"{{{constant}}}", "NOTE, HMAC(K, NOTE)")).Items, d => d.Code == code && d.Place.Line > 0);

    [Fact]
    public void A_setting_gives_a_constant_no_other_value() => Assert.Equal(
        ["PQ0293"],
        ProtocolFiles.Compile(Keyed("{FEE: {sort: text, value: a}}", "NOTE, HMAC(K, NOTE)") + "  values: {FEE: b}\n").Items.Select(d => d.Code));

    /// <summary>A constant that is digested or used as a key protects nothing; one that says what a digest is for keeps digests apart.</summary>
    [Theory]
    [InlineData("NOTE, HMAC(K, LABEL, NOTE)", "NOTE, HMAC(K, OTHER, NOTE)", "none")]
    [InlineData("NOTE, HMAC(K, LABEL, NOTE)", "NOTE, HMAC(FIXED, OTHER, NOTE)", "attack")]
    [InlineData("NOTE, HMAC(K, LABEL, NOTE)", "NOTE, H(OTHER, NOTE)", "attack")]
    [InlineData("NOTE, HMAC(K, LABEL, NOTE)", "NOTE, HMAC(K, LABEL, NOTE)", "attack")]
    [InlineData("NOTE, HMAC(K, LABEL, NOTE)", "NOTE, HMAC(K, SAME, NOTE)", "attack")]
    [InlineData("NOTE, E(FIXED, HMAC(K, LABEL, NOTE))", "NOTE, HMAC(K, OTHER, NOTE)", "none")]
    public void The_adversary_has_constants_too(string message, string echo, string verdict) => Assert.Equal(verdict, Searches.Verdict(
        ProtocolFiles.Of(Keyed("{FIXED: {sort: key, value: 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f}, LABEL: {sort: text, value: order}, SAME: {sort: text, value: order}, OTHER: {sort: text, value: answer}}", message, echo)), "told", 1, []));

    private static string Keyed(string constants, string message, string echo = "HMAC(K, NOTE)") => $$"""
        format_version: 1
        id: keyed
        title: {en: "Told", es: "Dicho"}
        suites: [modern]
        roles: {User: U, Shop: S}
        constants: {{constants}}
        atoms: {NOTE: text, K: key}
        knows: {User: "S, K", Shop: "U, K"}
        fresh: {User: "NOTE{{(constants.StartsWith("{M:", StringComparison.Ordinal) ? ", M" : "")}}"}
        steps:
          - {name: Tell, from: User, to: Shop, message: '{{message}}'}
          - {name: Echo, from: Shop, to: User, message: '{{echo}}'}
        goals:
          - {name: told, agree: User, with: Shop, on: NOTE, at: Echo}
        setting:
          clock: 2026-01-15T10:00:00Z

        """;

    private static Run Played(CompiledProtocol compiled, PaymentQuest.Protocols.Setting setting) => Run.Execute(new RunPlan(compiled, Suite.Modern, setting, 1));
}
