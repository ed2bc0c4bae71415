namespace PaymentQuest.Tests.Commands;

/// <summary>A small protocol that tests vary by replacing lines: a client sends a sealed word, a server acknowledges it.</summary>
internal static class ProtocolOfTest
{
    public const string Text = """
        format_version: 1
        id: knock
        title: {en: Knock, es: Llamar}
        roles:
          Client: C
          Server: S
        atoms:
          WORD: text
          N: nonce
          M: nonce
        definitions:
          Box: PK_S(WORD, N)
        knows:
          Client: WORD, PK_S
          Server: SK_S
        fresh:
          Client: N
          Server: M
        steps:
          - name: Challenge
            from: Server
            to: Client
            message: M
          - name: Knock
            from: Client
            to: Server
            message: Box, H(M, N)
            receiver:
              - {ship: WORD}
          - name: Open
            from: Server
            to: Client
            message: H(N)
        setting:
          values:
            WORD: sesame

        """;

    /// <summary>The protocol with one piece of text replaced by another.</summary>
    public static string With(string old, string replacement)
    {
        Xunit.Assert.Contains(old, Text, StringComparison.Ordinal);
        return Text.Replace(old, replacement, StringComparison.Ordinal);
    }
}
