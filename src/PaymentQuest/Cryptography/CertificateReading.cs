using System.Formats.Asn1;
using PaymentQuest.Terms;

namespace PaymentQuest.Cryptography;

/// <summary>
/// Reads a certificate that <see cref="CertificateIssue"/> could have made. What varies is read; then the certificate is written again and
/// compared, so that everything that does not vary is checked in one place and no second encoding passes.
/// </summary>
/// <param name="Content">What it says, or null when it is malformed.</param>
/// <param name="Offset">Where reading stopped when it is malformed.</param>
/// <param name="SignedAt">Where the signed part starts.</param>
/// <param name="SignedLength">How long the signed part is, in octets.</param>
internal readonly record struct CertificateReading(CertificateContent? Content, int Offset, int SignedAt, int SignedLength)
{
    /// <summary>Longer input is refused unread; the longest genuine certificates are a fraction of this.</summary>
    private const int LongestCertificate = 1 << 16;

    /// <summary>Reads a certificate of a profile, or one that <see cref="CertificateIssue.IssueRoot"/> could have made.</summary>
    public static CertificateReading Read(Suite suite, ReadOnlySpan<byte> der, CertificateProfile profile, bool isRoot = false)
    {
        if (der.Length > LongestCertificate)
        {
            return Malformed(LongestCertificate);
        }

        var cursor = new DerCursor(der);
        try
        {
            cursor.Enter(Asn1Tag.Sequence);
            var signedAt = cursor.Offset;
            var signedLength = cursor.PeekLength();
            var content = ReadContent(ref cursor);
            cursor.MoveTo(signedAt + signedLength);
            cursor.Skip();
            var signatureAt = cursor.Offset;
            var signature = cursor.Bits();
            if (content.Key.ModulusLength != suite.ModulusLength || signature.Length != suite.ModulusLength)
            {
                return Malformed(signatureAt);
            }

            var rewritten = CertificateIssue.Assembled(suite, CertificateIssue.ToBeSigned(suite, content, profile, isRoot), signature);
            var same = der.CommonPrefixLength(rewritten);
            return same == der.Length && same == rewritten.Length ? new(content, 0, signedAt, signedLength) : Malformed(same);
        }
        catch (Exception unreadable) when (unreadable is AsnContentException or ArgumentException)
        {
            return Malformed(cursor.Offset);
        }
    }

    private static CertificateReading Malformed(int offset) => new(null, offset, 0, 0);

    private static CertificateContent ReadContent(ref DerCursor cursor)
    {
        cursor.Enter(Asn1Tag.Sequence);
        cursor.Skip(); // version
        var serial = cursor.Integer();
        cursor.Skip(); // algorithm
        var issuer = ReadName(ref cursor);
        cursor.Enter(Asn1Tag.Sequence);
        var notBefore = cursor.Time();
        var notAfter = cursor.Time();
        var subject = ReadName(ref cursor);
        var key = cursor.Key();
        cursor.Enter(new Asn1Tag(TagClass.ContextSpecific, 3, isConstructed: true));
        var content = new CertificateContent(subject, "", [], key, notBefore, notAfter, serial, issuer) { Uses = KeyUses.None };
        for (var end = cursor.Enter(Asn1Tag.Sequence); cursor.Offset < end;)
        {
            var next = cursor.Offset + cursor.PeekLength();
            content = ReadExtension(ref cursor, content);
            cursor.MoveTo(next);
        }

        return content;
    }

    /// <summary>An extension that says something. Others are only there to be compared.</summary>
    private static CertificateContent ReadExtension(ref DerCursor cursor, CertificateContent content)
    {
        cursor.Enter(Asn1Tag.Sequence);
        switch (cursor.Identifier())
        {
            case CertificateIssue.BasicConstraints:
                cursor.EnterExtension();
                var constraintsEnd = cursor.Enter(Asn1Tag.Sequence);
                var isAuthority = cursor.Offset < constraintsEnd && cursor.Boolean();
                return isAuthority && cursor.Offset < constraintsEnd ? content with { PathLength = (int)Math.Min(cursor.Integer(), int.MaxValue) } : content;
            case CertificateIssue.KeyUsage:
                cursor.EnterExtension();
                return content with { Uses = cursor.Bits() is [var uses] ? (KeyUses)uses : KeyUses.None };
            case CertificateIssue.CertificatePolicies:
                cursor.EnterExtension();
                cursor.Enter(Asn1Tag.Sequence);
                cursor.Enter(Asn1Tag.Sequence);
                return content with { Policy = cursor.Identifier() };
            case CertificateIssue.RoleExtension:
                cursor.EnterExtension();
                cursor.Enter(Asn1Tag.Sequence);
                return content with { Role = cursor.Text(), Bound = ReadBound(ref cursor) };
            default:
                return content;
        }
    }

    private static Sequence<BoundValue> ReadBound(ref DerCursor cursor)
    {
        var bound = new List<BoundValue>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var end = cursor.Enter(Asn1Tag.Sequence); cursor.Offset < end;)
        {
            cursor.Enter(Asn1Tag.Sequence);
            var name = cursor.Text();

            // Which of two values it would be that is certified, nobody could say.
            bound.Add(names.Add(name) ? new BoundValue(name, cursor.Skip()) : throw new AsnContentException());
        }

        return bound.ToSequence();
    }

    /// <summary>A name of one attribute or two. Which attributes they are is compared with the rest.</summary>
    internal static DistinguishedName ReadName(ref DerCursor cursor)
    {
        var end = cursor.Enter(Asn1Tag.Sequence);
        var first = ReadAttribute(ref cursor);
        return cursor.Offset < end ? new DistinguishedName(ReadAttribute(ref cursor), first) : new DistinguishedName(first);
    }

    private static string ReadAttribute(ref DerCursor cursor)
    {
        cursor.Enter(Asn1Tag.SetOf);
        cursor.Enter(Asn1Tag.Sequence);
        cursor.Skip(); // which attribute
        return cursor.Text();
    }
}

/// <summary>
/// A place in DER octets that only moves forward. What it enters it does not leave: nesting is not checked here, for the caller writes
/// everything again and compares.
/// </summary>
internal ref struct DerCursor(ReadOnlySpan<byte> octets)
{
    private const AsnEncodingRules Rules = AsnEncodingRules.DER;
    private readonly ReadOnlySpan<byte> _octets = octets;

    public int Offset { get; private set; }

    private readonly ReadOnlySpan<byte> Rest => _octets[Offset..];

    /// <summary>Moves to the content of the next value and gives its end.</summary>
    public int Enter(Asn1Tag expected)
    {
        var tag = AsnDecoder.ReadEncodedValue(Rest, Rules, out var contentOffset, out var contentLength, out _);
        if (tag != expected)
        {
            throw new AsnContentException();
        }

        Offset += contentOffset;
        return Offset + contentLength;
    }

    /// <summary>Whether a SEQUENCE comes next.</summary>
    public readonly bool IsSequence => Asn1Tag.Decode(Rest, out _) == Asn1Tag.Sequence;

    /// <summary>The length of the next value with its tag, in octets.</summary>
    public readonly int PeekLength()
    {
        AsnDecoder.ReadEncodedValue(Rest, Rules, out _, out _, out var consumed);
        return consumed;
    }

    /// <summary>Moves past the next value, whatever it is, and gives its octets.</summary>
    public ReadOnlySpan<byte> Skip()
    {
        var value = Rest[..PeekLength()];
        Offset += value.Length;
        return value;
    }

    /// <summary>Moves past everything up to a place further on.</summary>
    public void MoveTo(int offset) => Offset = Math.Max(Offset, offset);

    /// <summary>Moves into the value of an extension whose identifier was read: past whether it is critical, into the OCTET STRING.</summary>
    public void EnterExtension()
    {
        if (Asn1Tag.Decode(Rest, out _) == Asn1Tag.Boolean)
        {
            Skip();
        }

        Enter(Asn1Tag.PrimitiveOctetString);
    }

    public string Identifier() => Passed(AsnDecoder.ReadObjectIdentifier(Rest, Rules, out var consumed), consumed);

    public bool Boolean() => Passed(AsnDecoder.ReadBoolean(Rest, Rules, out var consumed), consumed);

    public byte[] Bits() => Passed(AsnDecoder.ReadBitString(Rest, Rules, out _, out var consumed), consumed);

    public string Text() => Passed(AsnDecoder.ReadCharacterString(Rest, Rules, UniversalTagNumber.UTF8String, out var consumed), consumed);

    public long Integer() => AsnDecoder.TryReadInt64(Rest, Rules, out var value, out var consumed)
        ? Passed(value, consumed)
        : throw new AsnContentException();

    public DateTimeOffset Time()
    {
        var isUtcTime = Asn1Tag.Decode(Rest, out _) == Asn1Tag.UtcTime;
        return isUtcTime
            ? Passed(AsnDecoder.ReadUtcTime(Rest, Rules, out var consumed, CertificateIssue.LastUtcTimeYear), consumed)
            : Passed(AsnDecoder.ReadGeneralizedTime(Rest, Rules, out consumed), consumed);
    }

    public PublicKey Key()
    {
        var length = PeekLength();
        var key = PublicKey.FromSubjectPublicKeyInfo(Rest[..length]) ?? throw new AsnContentException();
        return Passed(key, length);
    }

    private T Passed<T>(T value, int consumed)
    {
        Offset += consumed;
        return value;
    }
}
