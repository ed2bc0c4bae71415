using PaymentQuest.Documents;
using PaymentQuest.Protocols;

namespace PaymentQuest.Screens;

/// <summary>Channels in words.</summary>
public static class ChannelText
{
    /// <summary>What a message travels over.</summary>
    public static Prose Of(Channel channel, Protocol protocol) => channel.Kind switch
    {
        ChannelKind.Tls => Numbered(channel, Prose.Of("channel.over-tls", ("end", protocol.Names.OfRole(channel.KnownEnd!)))),
        ChannelKind.Hand => Numbered(channel, Prose.Of("channel.by-hand")),
        ChannelKind.Sms => Prose.Of("channel.by-sms"),
        ChannelKind.Mailbox => Prose.Of("channel.to-the-mailbox"),
        ChannelKind.Mail => Prose.Of("channel.by-mail"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Prose Numbered(Channel channel, Prose over) => channel.Number == 1 ? over : Prose.Of("channel.numbered", ("over", over), ("number", channel.Number));
}
