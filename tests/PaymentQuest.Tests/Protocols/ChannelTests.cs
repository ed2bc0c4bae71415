using PaymentQuest.Documents;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Analysis;
using Xunit;

namespace PaymentQuest.Tests.Protocols;

/// <summary>What channels promise follows from the terms that wrap what is said: who reads, who writes, who is known at which end.</summary>
public sealed class ChannelTests
{
    /// <summary>A shop hears from a bank that an order is paid.</summary>
    private static CompiledProtocol Notice(string channel, string more = "") => Of($$"""
        roles: {Shop: S, Bank: B}
        atoms: {ORDER: text, PIN: secret, N: nonce}
        knows: {Shop: "B, ORDER, PIN", Bank: "S, ORDER, PIN"}
        fresh: {Bank: N}
        steps:
          - {name: Notify, from: Bank, to: Shop{{Over(channel)}}, message: '{{(more.Length > 0 ? more : "N, ORDER")}}'}
        goals:
          - {name: told, agree: Shop, with: Bank, on: {{(more.Length > 0 ? "ORDER" : "N")}}, at: Notify, injective: true}
          - {secret: PIN, from: [network]}
          - {name: shown, secret: N, from: [network, Shop]}
        setting: {values: {ORDER: "order 7"} }
        """);

    /// <summary>A shop asks a server whether what it heard is true.</summary>
    private static CompiledProtocol Postback(string channel, string rest = "") => Of($$"""
        roles: {Shop: S, Server: P}
        atoms: {ORDER: text, STATE: text, PIN: secret, N: nonce}
        knows: {Shop: "P, ORDER, PIN", Server: "S, PIN"}
        fresh: {Shop: N, Server: STATE}
        steps:
          - {name: Ask, from: Shop, to: Server{{Over(channel)}}, message: 'PIN, N'}
          - {name: Say, from: Server, to: Shop{{Over(channel)}}, message: 'STATE'}
        {{rest}}
        goals:
          - {name: told, agree: Shop, with: Server, on: STATE, at: Say, injective: true}
          - {name: same, agree: Shop, with: Server, on: "N, STATE", at: Say}
          - {name: asked, agree: Server, with: Shop, on: N, at: Ask}
          - {name: once, agree: Server, with: Shop, on: "PIN, N", at: Ask, injective: true}
          - {secret: PIN, from: [network]}
          - {name: shown, secret: N, from: [network, Server]}
        setting: {values: {ORDER: "order 7"} }
        """);

    [Theory]
    [InlineData("", "attack")]
    [InlineData("mail", "attack")]
    [InlineData("tls(Shop)", "attack")]
    [InlineData("sms", "attack")]
    [InlineData("mailbox", "attack")]
    [InlineData("hand", "none")]
    public void What_is_said_to_a_known_end_can_be_said_by_anybody_but_by_hand(string channel, string verdict)
    {
        Assert.Equal(verdict, Searches.Verdict(Notice(channel), "told", 2, []));
        // Whoever shares a secret with the receiver is known by it, if it cannot be read on the way, and said again.
        Assert.Equal(channel is "" or "mail" ? "attack" : "none", Searches.Verdict(Notice(channel, "PIN, ORDER"), "told", 2, []));
    }

    [Theory]
    [InlineData("", "attack", "attack", "attack")]
    [InlineData("mail", "attack", "attack", "attack")]
    [InlineData("tls(Server)", "none", "none", "none")]
    [InlineData("hand", "none", "none", "none")]
    public void What_a_known_end_answers_nobody_else_can_answer_and_it_answers_one_session_only(string channel, string told, string same, string asked)
    {
        var compiled = Postback(channel);
        Assert.Equal(told, Searches.Verdict(compiled, "told", 2, []));
        Assert.Equal(same, Searches.Verdict(compiled, "same", 2, []));
        Assert.Equal(asked, Searches.Verdict(compiled, "asked", 2, []));
    }

    [Fact]
    public void A_session_is_begun_only_once_because_its_receiver_remembers_it()
    {
        Assert.Equal("none", Searches.Verdict(Postback("tls(Server)"), "once", 2, []));
        Assert.Equal("attack", Searches.Verdict(Postback("tls(Server)", "omit: [Server/Ask/session#2]"), "once", 2, []));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("mail", true)]
    [InlineData("tls(Server)", false)]
    [InlineData("hand", false)]
    public void What_is_said_over_a_channel_is_known_at_its_ends_and_read_by_nobody_else(string channel, bool isRead)
    {
        Assert.All([Postback(channel), Notice(channel.Replace("Server", "Shop", StringComparison.Ordinal), "PIN, N, ORDER")], compiled =>
        {
            Assert.Equal(isRead, RoleKnowledge.OfNetwork(compiled.Protocol).Derive(new Term.Atom("PIN")) is not null);
            Assert.NotNull(RoleKnowledge.Of(compiled.Protocol, compiled.Programs[compiled.Protocol.Steps[0].To]).Derive(new Term.Atom("N")));
            Assert.Equal(isRead ? "attack" : "none", Searches.Verdict(compiled, "secret PIN", 1, []));
            Assert.Equal(isRead ? "attack" : "none", Searches.Verdict(compiled, "shown", 1, []));
            Assert.Equal("attack", Searches.Verdict(compiled, "shown", 1, [compiled.Protocol.Steps[0].To]));
        });
    }

    [Theory]
    [InlineData("sms")]
    [InlineData("mailbox")]
    public void What_is_sent_to_a_telephone_or_a_mailbox_only_its_owner_reads(string channel)
    {
        var compiled = Notice(channel, "PIN, N, ORDER");
        Assert.Equal("none", Searches.Verdict(compiled, "secret PIN", 2, []));
        Assert.Equal("none", Searches.Verdict(compiled, "shown", 2, []));
        Assert.Equal("attack", Searches.Verdict(compiled, "shown", 1, ["Shop"]));
    }

    [Fact]
    public void A_message_is_what_it_was_sent_as_and_a_session_is_what_its_number_says()
    {
        CompiledProtocol Two(string first, string second) => Of($$"""
            roles: {Shop: S, Server: P}
            atoms: {N: nonce, M: nonce, Q: nonce}
            knows: {Shop: P, Server: S}
            fresh: {Shop: "N, M", Server: Q}
            steps:
              - {name: First, from: Shop, to: Server{{Over(first)}}, message: N}
              - {name: Second, from: Shop, to: Server{{Over(second)}}, message: M}
              - {name: Answer, from: Server, to: Shop{{Over(second)}}, message: Q}
            goals:
              - {name: kept, agree: Server, with: Shop, on: "N, M", at: Second}
              - {name: answered, agree: Shop, with: Server, on: "N, M, Q", at: Answer}
              - {name: part, agree: Shop, with: Server, on: "M, Q", at: Answer}
            """);

        var one = Two("tls(Server)", "tls(Server)");
        Assert.Equal(["none", "none"], new[] { "answered", "part" }.Select(g => Searches.Verdict(one, g, 2, [])));
        var two = Two("tls(Server)", "tls(Server, 2)");
        Assert.Equal(["attack", "none"], new[] { "answered", "part" }.Select(g => Searches.Verdict(two, g, 2, [])));
        Assert.Equal([1, 2], new[] { one, two }.Select(c => c.Protocol.Steps.Count(s => s.Message is Term.Tuple)));
    }

    [Theory]
    [InlineData("over: tsl(Shop)", "Ask", "is no channel", "tls")]
    [InlineData("over: tls", "Ask", "has an end that is known", "tls(Role)")]
    [InlineData("over: tls(Nobody)", "Ask", "is no role", "Shop")]
    [InlineData("over: tls(Other)", "Ask", "not at an end", "Shop or Server")]
    [InlineData("over: tls(Server", "Ask", "is no channel", "tls(Role)")]
    [InlineData("over: \"tls(Server, 0)\"", "Ask", "says too much", "tls(Server, 2)")]
    [InlineData("over: sms(2)", "Ask", "says too much", "write sms")]
    [InlineData("over: tls(Shop)", "Ask", "does not know who is at the other end", "Server")]
    [InlineData("over: hand, declined: N", "Ask", "declined form", "branch")]
    [InlineData("over: hand, retains: {Server: N}", "Ask", "retains", "leave out")]
    public void What_a_channel_cannot_be_is_told_where_it_is_written(string over, string step, string message, string advice)
    {
        var yaml = Yaml($$"""
            roles: {Shop: S, Server: P, Other: O}
            atoms: {N: nonce, M: nonce}
            knows: {Shop: P, Server: S}
            fresh: {Shop: N, Server: M}
            steps:
              - {name: {{step}}, from: Shop, to: Server, message: 'N', {{over}}}
              - {name: Say, from: Server, to: Other, message: 'M'}
            """);
        var found = Assert.Single(ProtocolFiles.Compile(yaml).Items, d => d.Severity == Severity.Error);
        Assert.Contains(message, found.Message, StringComparison.Ordinal);
        Assert.Contains(advice, found.Advice, StringComparison.Ordinal);
        Assert.Equal(Array.FindIndex(yaml.Split('\n'), l => l.Contains(over, StringComparison.Ordinal)) + 1, found.Place.Line);
    }

    private static string Over(string channel) => channel.Length == 0 ? "" : $", over: \"{channel}\"";

    private static CompiledProtocol Of(string rest) => ProtocolFiles.Of(Yaml(rest));

    private static string Yaml(string rest) => $$"""
        format_version: 1
        id: channels
        title: {en: Channels, es: Canales}
        source: made for a test
        suites: [modern]
        {{rest}}
        """;
}
