using PaymentQuest.Cryptography;
using PaymentQuest.Runs;

namespace PaymentQuest.Tests.Transcripts;

/// <summary>A protocol of one message, for what the shipped protocols do not contain.</summary>
internal static class Exchange
{
    /// <summary>A message with every constructor in it.</summary>
    public const string Everything = "NOTE, N, HMAC(K, NOTE || N), E(KDF(\"wrap\", K, N), H(NOTE), N), E(K, NOTE || N), AE(N, NOTE, N), AE(K, NOTE || N), E(KDF(\"run\", K, NOTE || N), N), PK_R(N, H(N || NOTE)), SK_S[NOTE || N]";

    /// <summary>The run of a protocol in which this is the only message.</summary>
    public static Run Of(string message, Suite suite)
    {
        var yaml = $$"""
            format_version: 1
            id: exchange
            family: test
            title: {en: Exchange, es: Intercambio}
            summary: {en: One message., es: Un mensaje.}
            source: made for a test
            suites: [lecture, modern, historic]
            roles: {Sender: S, Receiver: R}
            atoms: {K: key, NOTE: text, N: nonce}
            certificates: {S: {role: sender}, R: {role: receiver} }
            knows: {Sender: "K, NOTE, PK_CA, SK_S, CERT_R", Receiver: "K, PK_CA, SK_R, CERT_R, CERT_S"}
            fresh: {Sender: N}
            steps:
              - {name: Tell, from: Sender, to: Receiver, message: '{{message}}' }
            setting:
              values: {NOTE: "it's <b>5; 50 %"}
            """;
        var compiled = ProtocolFiles.Of(yaml);
        return Run.Execute(new RunPlan(compiled, suite, compiled.Protocol.Setting, 3));
    }
}
