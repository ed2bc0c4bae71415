using PaymentQuest.Runs;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>What octets can be taken for, as their lengths allow it: runs that were put together of other pieces, ciphertexts that are no longer than a digest.</summary>
public sealed class FormConfusionTests
{
    [Theory]
    [InlineData("HMAC(K, N || M)", "HMAC(K, P || Q)", 24, "attack")]
    [InlineData("H(KDF(\"proof\", K, N || M))", "H(KDF(\"proof\", K, P || Q))", 24, "attack")]
    [InlineData("H(K || N || M)", "H(K || P || Q)", 24, "attack")]
    [InlineData("AE(K, N || M)", "AE(K, P || Q)", 24, "attack")]
    [InlineData("AE(K, \"first\", N, M)", "AE(K, \"second\", P, Q)", 16, "none")]
    [InlineData("E(K, N || M)", "AE(K, P || Q)", 24, "none")]
    [InlineData("HMAC(K, N || M)", "HMAC(K, P || Q)", 23, "none")]
    [InlineData("HMAC(K, N, M)", "HMAC(K, P, Q)", 24, "none")]
    [InlineData("HMAC(K, \"first\", N || M)", "HMAC(K, \"second\", P || Q)", 24, "none")]
    public void An_answer_to_one_question_answers_another_where_the_octets_run_together_alike(string first, string second, int length, string verdict)
    {
        // Whoever wants P || Q answered asks for the answer to a number that begins with P.
        var compiled = Of($$"""
            id: questions
            roles: {Asker: A, Device: D}
            atoms: {K: key, N: nonce(16), M: nonce(16), P: nonce(8), Q: nonce({{length}})}
            knows: {Asker: "D, K", Device: "A, K"}
            fresh: {Asker: "N, P", Device: "M, Q"}
            steps:
              - {name: Ask, from: Asker, to: Device, message: N}
              - {name: Answer, from: Device, to: Asker, message: 'M, {{first}}'}
              - {name: Ask-Again, from: Asker, to: Device, message: P}
              - {name: Answer-Again, from: Device, to: Asker, message: 'Q, {{second}}'}
            goals:
              - {name: answered, agree: Asker, with: Device, on: "P, Q", at: Answer-Again}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "answered", 2));
    }

    [Theory]
    [InlineData("N || M", "P || Q", "attack")]
    [InlineData("M || N", "P || Q", "attack")]
    [InlineData("N || M || H(N)", "P || Q || H(P)", "none")]
    [InlineData("N, M", "P, Q", "none")]
    public void Pieces_of_a_message_are_cut_elsewhere_than_they_were_put_together(string first, string second, string verdict)
    {
        var compiled = Of($$"""
            id: lock
            roles: {Remote: R, Lock: L}
            atoms: {K: key, N: nonce(16), M: nonce(16), P: nonce(8), Q: nonce(24)}
            knows: {Remote: "L, K", Lock: "R, K"}
            fresh: {Remote: "N, M, P, Q"}
            steps:
              - {name: Ping, from: Remote, to: Lock, message: 'N, M, HMAC(K, {{first}})'}
              - {name: Open, from: Remote, to: Lock, message: 'P, Q, HMAC(K, {{second}})'}
            goals:
              - {name: opened, agree: Lock, with: Remote, on: "P, Q", at: Open}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "opened"));
    }

    [Theory]
    [InlineData(8, 32, "attack")]
    [InlineData(16, 32, "none")]
    [InlineData(16, 48, "attack")]
    [InlineData(32, 48, "none")]
    public void A_ciphertext_passes_for_a_number_that_is_as_long(int plain, int length, string verdict)
    {
        var compiled = Of($$"""
            id: ciphertexts
            roles: {Remote: R, Lock: L}
            atoms: {K: key, P: nonce({{plain}}), X: nonce({{length}})}
            knows: {Remote: "L, K", Lock: "R, K"}
            fresh: {Remote: "P, X"}
            steps:
              - {name: Ping, from: Remote, to: Lock, message: 'E(K, P), HMAC(K, E(K, P))'}
              - {name: Open, from: Remote, to: Lock, message: 'X, HMAC(K, X)'}
            goals:
              - {name: opened, agree: Lock, with: Remote, on: X, at: Open}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "opened"));
    }

    [Theory]
    [InlineData("HMAC(K, N || M)", "HMAC(K, X)", 32, "none")]
    [InlineData("HMAC(K, N || M)", "HMAC(K, X || Y)", 16, "attack")]
    [InlineData("H(K, N || M)", "H(K, X)", 32, "attack")]
    public void Octets_that_run_together_are_one_value_only_where_they_are_framed(string first, string second, int length, string verdict)
    {
        var compiled = Of($$"""
            id: framing
            roles: {Remote: R, Lock: L}
            atoms: {K: key, N: nonce(16), M: nonce(16), X: nonce({{length}}), Y: nonce(16)}
            knows: {Remote: "L, K", Lock: "R, K"}
            fresh: {Remote: "N, M, X, Y"}
            steps:
              - {name: Ping, from: Remote, to: Lock, message: 'N, M, {{first}}'}
              - {name: Open, from: Remote, to: Lock, message: 'X, Y, {{second}}'}
            goals:
              - {name: opened, agree: Lock, with: Remote, on: X, at: Open}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "opened"));
    }

    [Theory]
    [InlineData("E(K, K)", "none")]
    [InlineData("E(K, E(K, K))", "none")]
    [InlineData("E(K, N), E(N, K)", "none")]
    [InlineData("E(K, K), N, E(N, K)", "attack")]
    public void A_key_inside_what_it_opens_is_no_way_to_it(string message, string verdict)
    {
        var compiled = Of($$"""
            id: cycles
            roles: {Sender: S, Receiver: R}
            atoms: {K: key, N: key}
            knows: {Sender: "R, K", Receiver: "S, K"}
            fresh: {Sender: N}
            steps:
              - {name: Send, from: Sender, to: Receiver, message: '{{message}}'}
            goals:
              - {name: kept, secret: K, from: [network]}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "kept"));
    }

    [Theory]
    [InlineData("PK_R(N, 'X')", 48, "attack")]
    [InlineData("PK_R(N, 'X')", 256, "none")]
    public void What_has_no_room_in_what_it_is_sealed_in_is_never_sent(string sealedIn, int length, string verdict)
    {
        var compiled = Of($$"""
            id: room
            roles: {Sender: S, Receiver: R}
            atoms: {N: nonce({{length}}), M: nonce}
            knows: {Sender: "R, PK_R", Receiver: "SK_R"}
            fresh: {Sender: N, Receiver: M}
            steps:
              - {name: Ask, from: Receiver, to: Sender, message: M}
              - {name: Seal, from: Sender, to: Receiver, message: '{{sealedIn.Replace('\'', '"')}}, N'}
            goals:
              - {name: kept, secret: N, from: [network]}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "kept", 1, []));
    }

    [Theory]
    [InlineData("E(K, N || M)", "HMAC(M, L)", "attack")]
    [InlineData("E(K, N || M)", "HMAC(K, N || M)", "none")]
    [InlineData("E(K, N, M)", "HMAC(M, L)", "none")]
    public void What_opens_as_octets_that_run_together_may_be_anything(string sealedIn, string proof, string verdict)
    {
        // The device does not know what is in the run, so its own first message passes for the answer.
        var compiled = Of($$"""
            id: opaque
            roles: {Device: D, Lock: L}
            atoms: {K: key, N: nonce(16), M: nonce(16), X: nonce}
            knows: {Device: "L, K", Lock: "D, K"}
            fresh: {Device: X, Lock: "N, M"}
            steps:
              - {name: Ask, from: Device, to: Lock, message: 'E(K, D, X)'}
              - {name: Answer, from: Lock, to: Device, message: '{{sealedIn}}, {{proof}}'}
            goals:
              - {name: alive, alive: Lock, to: Device}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "alive", 1, []));
    }

    private static CompiledProtocol Of(string body) => ProtocolFiles.Of($$"""
        format_version: 1
        title: {en: "x", es: "x"}
        {{body}}
        """);
}
