using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Set;

/// <summary>A component of a SEQUENCE.</summary>
/// <param name="Names">The names, with <c>|</c> between them, that an atom or a definition has in a protocol file.</param>
/// <param name="Tag">The number of its context-specific tag; negative for none. Tags are IMPLICIT, as in SET's modules.</param>
/// <param name="IsExplicit">Whether the tag stands around the value instead.</param>
/// <param name="IsOptional">Whether a file may leave it out.</param>
internal sealed record Component(string Names, int Tag = -1, bool IsExplicit = false, bool IsOptional = false)
{
    /// <summary>The name that stands for every atom of sort date: messages are dated by several clocks.</summary>
    public const string AnyDate = "(date)";
}

/// <summary>How the value of an atom is written: the same content under another tag.</summary>
/// <param name="Tag">The universal tag.</param>
/// <param name="Characters">Which octets the content may have.</param>
/// <param name="Shortest">The fewest octets of content.</param>
/// <param name="Longest">The most octets of content.</param>
internal sealed record LeafForm(byte Tag, Characters Characters, int Shortest, int Longest);

/// <summary>Which octets a string type admits.</summary>
internal enum Characters
{
    Any,
    Visible,
    Digits,
}

/// <summary>
/// SET 1.0 as data: layouts of the Formal Protocol Definition of 31 May 1997 where that was read, else as recalled; which is which, and
/// what deviates, is in <c>docs/protocols/set-1.0.md</c>. Names are those of the specification in the letters of protocol files.
/// </summary>
internal static class SetTables
{
    private const byte OctetString = 0x04;
    private const byte NumericString = 0x12;
    private const byte GeneralizedTime = 0x18;
    private const byte VisibleString = 0x1a;

    private static readonly LeafForm Twenty = new(OctetString, Characters.Any, 20, 20);
    private static readonly LeafForm Label = new(OctetString, Characters.Any, 1, 20);
    private static readonly LeafForm Time = new(GeneralizedTime, Characters.Visible, 15, 15);
    private static readonly LeafForm Software = new(VisibleString, Characters.Visible, 1, 256);

    /// <summary>Atoms by name. An amount is none: it is written as CurrencyAmount wherever it stands.</summary>
    public static readonly IReadOnlyDictionary<string, LeafForm> Leaves = new Dictionary<string, LeafForm>(StringComparer.Ordinal)
    {
        [Component.AnyDate] = Time,
        ["LID_C"] = Label,
        ["LID_M"] = Label,
        ["XID"] = Twenty,
        ["RRPID"] = Twenty,
        ["RRPID_PREQ"] = Twenty,
        ["CHALL_C"] = Twenty,
        ["CHALL_M"] = Twenty,
        ["ODSALT"] = Twenty,
        ["PANSECRET"] = Twenty,
        ["EXNONCE"] = Twenty,
        ["LANGUAGE"] = new(VisibleString, Characters.Visible, 1, 35),
        ["BRANDID"] = new(VisibleString, Characters.Visible, 1, 40),
        ["BIN"] = new(NumericString, Characters.Digits, 6, 6),
        ["OD"] = new(VisibleString, Characters.Visible, 1, 1_000),
        ["MERCHANTID"] = new(VisibleString, Characters.Visible, 1, 30),
        ["SWIDENT"] = Software,
        ["SWIDENT_M"] = Software,
        ["PAN"] = new(NumericString, Characters.Digits, 1, 19),
        ["CARDEXPIRY"] = new(NumericString, Characters.Digits, 6, 6),
    };

    /// <summary>SEQUENCEs by name.</summary>
    public static readonly IReadOnlyDictionary<string, Component[]> Sequences = new Dictionary<string, Component[]>(StringComparer.Ordinal)
    {
        ["MessageIDs"] = [new("LID_C", 0, IsOptional: true), new("LID_M", 1, IsOptional: true), new("XID", 2, IsOptional: true)],
        ["TransIDs"] = [new("LID_C"), new("LID_M", 0, IsOptional: true), new("XID"), new(Component.AnyDate), new("LANGUAGE")],
        ["PInitReq"] = [new("RRPID"), new("LANGUAGE"), new("LID_C"), new("LID_M", 0, IsOptional: true), new("CHALL_C"), new("BRANDID"), new("BIN")],
        ["PInitResData"] = [new("TransIDs"), new("RRPID"), new("CHALL_C"), new("CHALL_M"), new("BrandCRLIdentifier", 0, IsExplicit: true, IsOptional: true), new("PEThumb", 1, IsExplicit: true)],
        ["UnsignedBrandCRLIdentifier"] = [new("BRANDID"), new(Component.AnyDate), new("CRLThumbs", 0)],
        ["HODInput"] = [new("OD"), new("PURCHAMT"), new("ODSALT")],
        ["OIData"] = [new("TransIDs"), new("RRPID|RRPID_PREQ"), new("CHALL_C"), new("HOD"), new("ODSALT"), new("CHALL_M", IsOptional: true), new("BRANDID"), new("BIN")],
        ["Inputs"] = [new("HOD"), new("PURCHAMT")],
        ["PIHead"] = [new("TransIDs"), new("Inputs"), new("MERCHANTID"), new("TransStain"), new("SWIDENT")],
        ["PANData"] = [new("PAN"), new("CARDEXPIRY"), new("PANSECRET"), new("EXNONCE")],
        ["AccountData"] = [new("PAN"), new("CARDEXPIRY")],
        ["PIData"] = [new("PIHead"), new("PANData")],
        ["PI_TBS"] = [new("HPIData"), new("HOIData")],
        ["PI_OILink"] = [new("PIHead"), new("HOIData")],
        ["PIDualSignedTBE"] = [new("PI_OILink"), new("HPANData")],
        ["PIDualSigned"] = [new("PISignature"), new("EX")],
        ["OIDualSigned"] = [new("OIData"), new("HPIData")],
        ["PReqDualSigned"] = [new("PIDualSigned"), new("OIDualSigned")],
    };

    /// <summary>MessageHeader after its version: date, messageIDs, rrpid, swIdent.</summary>
    public static readonly Component[] Header =
        [new(Component.AnyDate), new("MessageIDs", 0, IsOptional: true), new("RRPID|RRPID_PREQ", 1, IsOptional: true), new("SWIDENT|SWIDENT_M")];

    /// <summary>The explicit tags around the body of a message, from the outside: the wrapper's, then those of the choices.</summary>
    public static readonly IReadOnlyDictionary<string, int[]> Messages = new Dictionary<string, int[]>(StringComparer.Ordinal)
    {
        ["PInitReq"] = [0, 0],
        ["PInitRes"] = [0, 1],
        ["PReqDualSigned"] = [0, 2, 0],
    };

    /// <summary>The number n of content type 2.23.42.0.n.</summary>
    public static readonly IReadOnlyDictionary<string, int> ContentTypes = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["PANData"] = 0,
        ["OIData"] = 3,
        ["PIData"] = 5,
        ["HODInput"] = 7,
        ["PInitResData"] = 12,
        ["PI_TBS"] = 13,
        ["PIDualSignedTBE"] = 50,
    };

    /// <summary>Definitions that are SignedData: the signed content or its digest, the signature, certificates and revocation lists.</summary>
    public static readonly IReadOnlySet<string> Signed = new HashSet<string>(StringComparer.Ordinal) { "PInitRes", "PISignature" };

    /// <summary>Definitions that are signed as certificates are: the content, the algorithm, the signature over the content alone.</summary>
    public static readonly IReadOnlySet<string> Identified = new HashSet<string>(StringComparer.Ordinal) { "BrandCRLIdentifier" };

    /// <summary>Definitions that are any number of thumbprints of revocation lists.</summary>
    public static readonly IReadOnlySet<string> Thumbs = new HashSet<string>(StringComparer.Ordinal) { "CRLThumbs" };

    /// <summary>Definitions that are EnvelopedData: a ciphertext, and what is sealed to the recipient.</summary>
    public static readonly IReadOnlySet<string> Enveloped = new HashSet<string>(StringComparer.Ordinal) { "EX" };

    /// <summary>Definitions that are the content of an RSA block: a key, and extra data after it without framing.</summary>
    public static readonly IReadOnlySet<string> Blocks = new HashSet<string>(StringComparer.Ordinal) { "PIBlock" };

    /// <summary>All definitions that have a layout of their own.</summary>
    public static IEnumerable<string> Composites => [.. Sequences.Keys, .. Thumbs, .. Identified, .. Signed, .. Enveloped, .. Blocks];

    /// <summary>ISO 4217: numbers of currencies by letters.</summary>
    public static readonly IReadOnlyDictionary<string, int> Currencies = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["ARS"] = 32,
        ["AUD"] = 36,
        ["CAD"] = 124,
        ["CLP"] = 152,
        ["CNY"] = 156,
        ["COP"] = 170,
        ["CZK"] = 203,
        ["DKK"] = 208,
        ["HUF"] = 348,
        ["INR"] = 356,
        ["JPY"] = 392,
        ["KRW"] = 410,
        ["MXN"] = 484,
        ["NZD"] = 554,
        ["NOK"] = 578,
        ["PEN"] = 604,
        ["SEK"] = 752,
        ["CHF"] = 756,
        ["GBP"] = 826,
        ["USD"] = 840,
        ["UYU"] = 858,
        ["RON"] = 946,
        ["BGN"] = 975,
        ["EUR"] = 978,
        ["UAH"] = 980,
        ["PLN"] = 985,
        ["BRL"] = 986,
    };

    /// <summary>The tag of a sort's values in canonical DER when they can be written under another tag; null for others.</summary>
    public static byte? CanonicalTag(SortKind kind) => kind switch
    {
        SortKind.Text or SortKind.Account or SortKind.Agent => 0x0c,
        SortKind.Nonce or SortKind.Secret => OctetString,
        SortKind.Date => GeneralizedTime,
        _ => null,
    };
}
