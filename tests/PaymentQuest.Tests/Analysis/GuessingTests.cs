using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>A value can be guessed where something tells a right guess from a wrong one, and nowhere else.</summary>
public sealed class GuessingTests
{
    [Theory]
    [InlineData("H(PIN)")]
    [InlineData("N, H(PIN, N)")]
    [InlineData("N, HMAC(PIN, N)")]
    [InlineData("K, HMAC(K, PIN)")]
    [InlineData("SK_C[H(PIN)]")]
    [InlineData("""E(KDF("k", PIN, "order"), N)""")]
    [InlineData("""E(KDF("k", PIN, "order"), (N, K))""")]
    [InlineData("""E(KDF("k", PIN, "order"), N || K)""")]
    public void What_a_guess_makes_again_opens_or_verifies_is_a_test_of_it(string message) => Assert.Equal("attack", Sent(message));

    [Theory]
    [InlineData("H(PIN, N)")]
    [InlineData("PK_A(PIN)")]
    [InlineData("HMAC(K, PIN)")]
    [InlineData("N, SLIP, H(N, SLIP)")]
    [InlineData("PK_A(K), HMAC(K, PIN)")]
    [InlineData("""E(KDF("k", K, PIN), N)""")]
    public void What_needs_more_than_the_guess_or_nothing_of_it_is_no_test(string message) => Assert.Equal("none", Sent(message));

    [Theory]
    [InlineData("PK_A(PIN)", "H(PIN)", "attack")]
    [InlineData("PK_A(PIN, N)", "H(PIN, N)", "none")]
    [InlineData("PK_A(PIN, N)", "N, H(PIN, N)", "attack")]
    [InlineData("PK_A(PIN, K)", "E(K, H(PIN))", "none")]
    [InlineData("PK_A(H(PIN))", "SK_A[H(PIN)]", "attack")]
    [InlineData("PK_A(H(PIN, N))", "SK_A[H(PIN, N)]", "none")]
    public void What_a_partner_takes_out_of_an_envelope_and_shows_may_be_a_test(string ask, string answer, string verdict) => Assert.Equal(verdict, Verdict($$"""
        format_version: 1
        id: shown
        title: {en: Shown, es: Mostrado}
        roles: {Customer: C, Acquirer: A}
        atoms: {PIN: secret(4), N: nonce, K: key}
        knows: {Customer: "PIN, PK_A", Acquirer: "SK_A, PK_A"}
        fresh: {Customer: "N, K"}
        steps:
          - {name: Ask, from: Customer, to: Acquirer, message: '{{ask}}'}
          - {name: Answer, from: Acquirer, to: Customer, message: '{{answer}}'}
        goals:
          - {guessable: PIN, among: [Customer, Acquirer]}
        """));

    [Theory]
    [InlineData("H(PIN)", "guessable: PIN", "attack")]
    [InlineData("E(K, H(PIN))", "guessable: PIN", "attack")]
    [InlineData("E(K, PIN)", "guessable: PIN", "attack")]
    [InlineData("E(K, PIN)", "secret: PIN", "attack")]
    [InlineData("E(K, H(PIN))", "secret: PIN", "none")]
    [InlineData("H(PIN, K)", "secret: PIN", "none")]
    [InlineData("PK_A(PIN)", "guessable: PIN", "none")]
    public void What_the_network_knows_from_the_start_is_opened_and_tested_like_what_is_sent(string known, string goal, string verdict) => Assert.Equal(verdict, Verdict($$"""
        format_version: 1
        id: known
        title: {en: Known, es: Sabido}
        roles: {Customer: C, Acquirer: A}
        atoms: {PIN: secret(4), K: key}
        knows: {Customer: "PIN, K", Acquirer: "K", network: '{{known}}'}
        steps:
          - {name: Ask, from: Customer, to: Acquirer, message: K}
        goals:
          - { {{goal}}, among: [Customer]}
        """));

    [Theory]
    [InlineData("set-bare-number", "guessable PAN", "attack")]
    [InlineData("3kp", "guessable CAN", "none")]
    [InlineData("3kp", "guessable DESC", "attack")]
    [InlineData("3kp-repaired", "guessable CAN", "none")]
    [InlineData("1kp-no-salt", "guessable DESC", "attack")]
    public void Shipped_protocols_have_nothing_that_only_looks_like_a_test(string id, string goal, string verdict) => Assert.Equal(verdict, Searches.Verdict(ProtocolFiles.Load(id), goal));

    private static string Sent(string message) => Verdict($$"""
        format_version: 1
        id: sent
        title: {en: Sent, es: Enviado}
        roles: {Customer: C, Acquirer: A}
        atoms: {PIN: secret(4), N: nonce, K: key}
        definitions: {SLIP: PK_A(PIN)}
        knows: {Customer: "PIN, PK_A, SK_C", Acquirer: "PIN, SK_A, PK_C"}
        fresh: {Customer: "N, K"}
        steps:
          - {name: Ask, from: Customer, to: Acquirer, message: '{{message}}'}
        goals:
          - {guessable: PIN, among: [Customer, Acquirer]}
        """);

    private static string Verdict(string yaml)
    {
        var compiled = ProtocolFiles.Of(yaml);
        return Searches.Verdict(compiled, compiled.Protocol.Claims[0].Name);
    }
}
