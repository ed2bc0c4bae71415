namespace PaymentQuest.Protocols;

/// <summary>What a channel between two roles promises.</summary>
public enum ChannelKind
{
    /// <summary>Nothing: anybody reads and writes, as on the network without a channel.</summary>
    Mail,

    /// <summary>A session whose one end is known: nobody else reads or alters what is said in it, and the other end is anonymous, but the same throughout.</summary>
    Tls,

    /// <summary>The receiver alone reads, at its telephone; anybody can have written.</summary>
    Sms,

    /// <summary>The receiver alone reads, in its mailbox; anybody can have written.</summary>
    Mailbox,

    /// <summary>Both ends know each other; nobody else reads or writes.</summary>
    Hand,
}

/// <summary>What a message travels over.</summary>
/// <param name="Kind">What it promises.</param>
/// <param name="KnownEnd">The name of the role that is known at its end; null where both are, or none.</param>
/// <param name="Number">Which of several sessions between the same ends, from 1.</param>
public sealed record Channel(ChannelKind Kind, string? KnownEnd, int Number)
{
    /// <summary>The words of the format, by kind.</summary>
    internal static readonly IReadOnlyDictionary<ChannelKind, string> Words = new Dictionary<ChannelKind, string>
    {
        [ChannelKind.Mail] = "mail",
        [ChannelKind.Tls] = "tls",
        [ChannelKind.Sms] = "sms",
        [ChannelKind.Mailbox] = "mailbox",
        [ChannelKind.Hand] = "hand",
    };

    /// <summary>The last part of the name of the check that a message's frame opens.</summary>
    public const string Check = "channel";

    /// <summary>The last part of the names of checks that a session is a new one of the receiver's.</summary>
    public const string SessionCheck = "session";

    /// <summary>Whether messages over it are wrapped, so that what travels is not what is said.</summary>
    public bool IsWrapped => Kind != ChannelKind.Mail;

    /// <summary>The word of the format.</summary>
    public string Word => Words[Kind];

    /// <summary>As its author could have written it: <c>tls(Role)</c>.</summary>
    public override string ToString()
    {
        var ends = Kind == ChannelKind.Tls ? (string[])[KnownEnd!] : [];
        var told = Number > 1 ? [.. ends, Number.ToString(System.Globalization.CultureInfo.InvariantCulture)] : ends;
        return told.Length == 0 ? Word : $"{Word}({string.Join(", ", told)})";
    }
}
