using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>An attack is told with whom each run deals, and with how the adversary comes by what it should not have.</summary>
public sealed class StoryTests
{
    [Theory]
    [InlineData("needham-schroeder", "secret N_B", "Alicia begins, for Mallory (Responder)", "the adversary has N_B: N_B of Alicia, opened with SK_B'", "So the adversary has N_B of Bruno.")]
    [InlineData("1kp", "guessable DESC", "Alicia begins, for Librería Lorca, Banco Sur", "the adversary tests guesses of DESC: with the right one, H(the guess, ", "So the adversary can test guesses of DESC of Alicia off line.")]
    [InlineData("1kp", "order", "the adversary sends Librería Lorca (for Mallory (Acquirer))", "Payment", "So Librería Lorca has passed")]
    public void Shipped_attacks_name_partners_and_derivations(string id, string goal, params string[] told) => AssertTold(ProtocolFiles.Load(id), goal, told);

    [Fact]
    public void Who_waits_in_vain_is_told_with_its_partner()
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: told
            title: {en: Told, es: Dicho}
            roles: {Customer: C, Acquirer: A}
            atoms: {K: key}
            knows: {Customer: "C, SK_C", Acquirer: "C, PK_C"}
            fresh: {Acquirer: K}
            steps:
              - {name: Ask, from: Customer, to: Acquirer, message: C}
            branches:
              - name: unasked
                silent: Ask
                seconds: 300
                steps:
                  - {name: Key, from: Acquirer, to: Customer, message: PK_C(K)}
            goals:
              - {secret: K, among: [Acquirer]}
            """);

        AssertTold(compiled, compiled.Protocol.Claims[0].Name, ["Acquirer (for Mallory (Customer)) waits in vain, and sends Key"]);
    }

    [Theory]
    [InlineData("X", "secret: X", "the adversary has X: X of Customer", "So the adversary has X of Customer.")]
    [InlineData("K, E(K, X)", "secret: X", "the adversary has X: X of Customer, opened with K of Customer", "So the adversary has X of Customer.")]
    [InlineData("X", "guessable: X", "the adversary has X: X of Customer", "So the adversary has X of Customer.")]
    [InlineData("H(X)", "guessable: X", "with the right one, H(the guess) is equal to H(X) of Customer", "So the adversary can test guesses of X of Customer off line.")]
    [InlineData("SK_C[H(X)]", "guessable: X", "with the right one, SK_C[H(X)] of Customer is a signature of H(the guess) under PK_C", "So the adversary can test guesses of X of Customer off line.")]
    [InlineData("""E(KDF("k", X, "a"), K)""", "guessable: X", """with the right one, KDF("k", the guess, "a") opens E(KDF("k", X, "a"), K) of Customer""", "So the adversary can test guesses of X of Customer off line.")]
    public void How_a_secret_is_lost_is_told_also_where_nothing_need_be_sent(string message, string goal, params string[] told)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: told
            title: {en: Told, es: Dicho}
            roles: {Customer: C, Acquirer: A}
            atoms: {X: secret, K: key}
            knows: {Customer: "X, SK_C", Acquirer: "X, PK_C"}
            fresh: {Customer: K}
            steps:
              - {name: Ask, from: Customer, to: Acquirer, message: '{{message}}'}
            goals:
              - { {{goal}}, among: [Customer, Acquirer]}
            """);

        AssertTold(compiled, compiled.Protocol.Claims[0].Name, ["Customer begins, for Acquirer, and sends Ask", .. told]);
    }

    [Theory]
    [InlineData("PK_A(N, B)", "PK_B(N)", "secret: N, from: [network]", "the adversary sends Alpha (for Mallory (Beta)) First")]
    [InlineData("PK_A(N, B)", "N", "agree: Beta, with: Alpha, on: N, strict: true", "the adversary sends Alpha (for Mallory (Beta)) First")]
    public void Who_begins_with_a_dishonest_partys_key_deals_with_it_whatever_name_a_message_gives_it(string first, string second, string goal, string told)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: told
            title: {en: Told, es: Dicho}
            roles: {Alpha: A, Beta: B}
            atoms: {N: nonce}
            knows: {Alpha: "SK_A, PK_B", Beta: "PK_A, SK_B"}
            fresh: {Beta: N}
            steps:
              - {name: First, from: Beta, to: Alpha, message: '{{first}}'}
              - {name: Second, from: Alpha, to: Beta, message: '{{second}}'}
            goals:
              - { {{goal}} }
            """);

        AssertTold(compiled, compiled.Protocol.Claims[0].Name, [told]);
    }

    [Fact]
    public void An_attack_over_a_channel_is_told_as_what_is_said()
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: note
            title: {en: Note, es: Nota}
            source: made for a test
            suites: [modern]
            roles: {Shop: S, Bank: B}
            atoms: {ORDER: text, N: nonce}
            knows: {Shop: "B, ORDER", Bank: "S, ORDER"}
            fresh: {Bank: N}
            steps:
              - {name: Notify, from: Bank, to: Shop, over: tls(Shop), message: 'N, ORDER'}
            goals: [{name: told, agree: Shop, with: Bank, on: N, at: Notify}]
            setting: {values: {ORDER: book} }
            """);
        AssertTold(compiled, "told", ["the adversary sends Shop (for Bank) Notify: N = a made-up nonce, ORDER; it is accepted"]);
    }

    private static void AssertTold(CompiledProtocol compiled, string goal, string[] told)
    {
        var claim = compiled.Protocol.Claims.Single(c => c.Name == goal);
        var search = AttackSearch.Of(compiled, [Suite.Modern], 1, compiled.Protocol.Roles.Select(r => r.Name).Except(compiled.Protocol.Trusted).ToList())!;
        var result = search.Judge(claim, Searches.Limit());
        var attack = Assert.IsType<Finding.Attack>(result.Finding);
        var story = string.Join('\n', Story.Tell(search.CastFor(result), claim, attack.Script).Select(l => l.En));

        Assert.All(told, line => Assert.Contains(line, story, StringComparison.Ordinal));
    }
}
