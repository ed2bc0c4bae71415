using PaymentQuest.Cryptography;
using PaymentQuest.Runs;

namespace PaymentQuest.Tests.Transcripts;

/// <summary>A protocol of one message, for what the shipped protocols do not contain.</summary>
internal static class Exchange
{
    /// <summary>A message with every constructor in it.</summary>
    public const string Everything = "NOTE, N, HMAC(K, NOTE || N), E(KDF(\"wrap\", K, N), H(NOTE), N), E(K, NOTE || N), AE(N, NOTE, N), AE(K, NOTE || N), E(KDF(\"run\", K, NOTE || N), N), PK_R(N, H(N || NOTE)), SK_S[NOTE || N], " + Named;

    /// <summary>Every algorithm that a protocol can name.</summary>
    private const string Named = "MD5MAC(K, NOTE || N), SHA1MAC(N || K, NOTE), SHA256MAC(K, N), SHA512MAC(K, NOTE || N), MD5(NOTE), SHA1(NOTE || N), SHA256(N), SHA512(NOTE, N), CRC(NOTE || N), DES3(K24, NOTE, N), DES3(K24, NOTE || N), AES(K32, N), AES(SHA256(K), NOTE || N), B64(NOTE || N), B64U(N), HEXL(SHA1(N)), HEXU(SHA1MAC(K, NOTE)), B64(NOTE, N)";

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
            algorithms: {MD5MAC: hmac-md5, SHA1MAC: hmac-sha1, SHA256MAC: hmac-sha256, SHA512MAC: hmac-sha512, MD5: md5, SHA1: sha-1, SHA256: sha-256, SHA512: sha-512, CRC: crc-32, DES3: des-ede3-cbc, AES: aes-256-cbc, B64: base64, B64U: base64url, HEXL: hex, HEXU: HEX}
            atoms: {K: key, K24: secret(24), K32: secret(32), NOTE: text, N: nonce}
            certificates: {S: {role: sender}, R: {role: receiver} }
            knows: {Sender: "K, K24, K32, NOTE, PK_CA, SK_S, CERT_R", Receiver: "K, K24, K32, PK_CA, SK_R, CERT_R, CERT_S"}
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
