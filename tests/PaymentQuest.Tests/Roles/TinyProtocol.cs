using PaymentQuest.Documents;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using Xunit;

namespace PaymentQuest.Tests.Roles;

/// <summary>Protocols of a few lines, each for one rule of the compiler.</summary>
internal static class TinyProtocol
{
    private const string Head = """
        format_version: 1
        id: tiny
        title: {en: "t", es: "t"}
        roles: {Alice: A, Bob: B}
        atoms: {N: nonce, M: nonce, K: key, T: text, SUM: amount, WHEN: date, YN: decision, CARD: account}

        """;

    private const string Setting = """

        setting:
          values: {T: words, SUM: EUR 1.00, CARD: "4111"}
          accounts: {"4111": EUR 5.00}

        """;

    /// <summary>What the compiler says of a role, without its head line.</summary>
    public static string Text(string body, string role)
    {
        var compiled = ProtocolFiles.Of(Head + body + Setting);
        return RoleText.Of(compiled.Protocol, compiled.Programs[role]);
    }

    public static CompiledProtocol Of(string body) => ProtocolFiles.Of(Head + body + Setting);

    /// <summary>The only error, which must stand at this piece of the body.</summary>
    public static Diagnostic ErrorAt(string body, string code, string piece)
    {
        var (protocol, items) = ProtocolFiles.Compile(Head + body + Setting);
        Assert.Null(protocol);
        var only = Assert.Single(items);
        Assert.Equal(code, only.Code);
        var before = (Head + body)[..(Head + body).IndexOf(piece, StringComparison.Ordinal)];
        Assert.Equal((before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n')), (only.Place.Line, only.Place.Column));
        return only;
    }
}
