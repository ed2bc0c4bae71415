using System.Formats.Asn1;
using PaymentQuest.Terms;

namespace PaymentQuest.Cryptography;

/// <summary>What a revocation list says, whether or not it is true (X.509 CRL version 2, RFC 5280 §5).</summary>
/// <param name="Issuer">Whose certificates it is about.</param>
/// <param name="Number">Its sequence number, which grows from list to list (cRLNumber).</param>
/// <param name="ThisUpdate">When it was issued, UTC, whole seconds.</param>
/// <param name="NextUpdate">Until when it may be used, UTC, whole seconds.</param>
/// <param name="Serials">The serial numbers of the certificates that were taken back.</param>
public sealed record RevocationListContent(
    DistinguishedName Issuer, long Number, DateTimeOffset ThisUpdate, DateTimeOffset NextUpdate, Sequence<long> Serials);

/// <summary>What came of verifying a revocation list, in the order in which it is looked for.</summary>
internal abstract record RevocationListResult
{
    private RevocationListResult()
    {
    }

    /// <summary>The word of the demand that was not met: <c>form</c>, <c>issuer</c>, <c>signature</c>, <c>usage</c>, <c>not_yet_valid</c>, <c>expired</c>.</summary>
    public sealed record Failed(string Word) : RevocationListResult;

    /// <summary>It is the issuer's current list.</summary>
    public sealed record Verified(RevocationListContent Content) : RevocationListResult;
}

/// <summary>
/// Lists of revoked certificates: made, and read when anybody may have sent them. Signed as certificates are. There is one way to write a
/// content, and the reader writes what it read again and compares. Nothing here throws on octets.
/// </summary>
public static class RevocationList
{
    private const int Version2 = 1;
    private const string Number = "2.5.29.20";
    private const int LongestList = 1 << 20;
    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 0);

    /// <summary>The list in DER.</summary>
    /// <exception cref="ArgumentException">A name is not Unicode, or the key is not of the suite's length.</exception>
    public static byte[] Issue(Suite suite, PrivateKey issuerKey, RevocationListContent content) =>
        CertificateIssue.Signed(suite, issuerKey, ToBeSigned(suite, content));

    /// <summary>What a list claims, without any check of whether it is true. Null when the octets are not the one encoding of a list of this suite.</summary>
    public static RevocationListContent? Read(Suite suite, ReadOnlySpan<byte> der) => Reading(suite, der, out _, out _);

    /// <summary>Whether a list is the current one of an issuer.</summary>
    /// <param name="suite">Decides the digest and the length of the key.</param>
    /// <param name="der">The octets that were received.</param>
    /// <param name="issuer">Whose list it must be.</param>
    /// <param name="now">The verifier's time.</param>
    internal static RevocationListResult Verify(Suite suite, ReadOnlySpan<byte> der, CertificateIssuer issuer, DateTimeOffset now)
    {
        if (Reading(suite, der, out var signedAt, out var signedLength) is not { } content)
        {
            return new RevocationListResult.Failed("form");
        }

        var failure = content.Issuer != issuer.Name ? "issuer"
            : !suite.VerifyIssued(issuer.Key, der.Slice(signedAt, signedLength), der[^suite.ModulusLength..]) ? "signature"
            : !issuer.IsAuthority ? "usage"
            : now < content.ThisUpdate ? "not_yet_valid"
            : now - content.NextUpdate >= TimeSpan.FromSeconds(1) ? "expired"
            : null;
        return failure is null ? new RevocationListResult.Verified(content) : new RevocationListResult.Failed(failure);
    }

    private static RevocationListContent? Reading(Suite suite, ReadOnlySpan<byte> der, out int signedAt, out int signedLength)
    {
        (signedAt, signedLength) = (0, 0);
        if (der.Length > LongestList)
        {
            return null;
        }

        var cursor = new DerCursor(der);
        try
        {
            cursor.Enter(Asn1Tag.Sequence);
            signedAt = cursor.Offset;
            signedLength = cursor.PeekLength();
            var content = ReadContent(ref cursor);
            cursor.MoveTo(signedAt + signedLength);
            cursor.Skip();
            var signature = cursor.Bits();
            return signature.Length == suite.ModulusLength && der.SequenceEqual(CertificateIssue.Assembled(suite, ToBeSigned(suite, content), signature)) ? content : null;
        }
        catch (Exception unreadable) when (unreadable is AsnContentException or ArgumentException)
        {
            return null;
        }
    }

    private static RevocationListContent ReadContent(ref DerCursor cursor)
    {
        cursor.Enter(Asn1Tag.Sequence);
        cursor.Skip(); // version
        cursor.Skip(); // algorithm
        var issuer = CertificateReading.ReadName(ref cursor);
        var thisUpdate = cursor.Time();
        var nextUpdate = cursor.Time();
        var serials = new List<long>();
        if (cursor.IsSequence)
        {
            for (var end = cursor.Enter(Asn1Tag.Sequence); cursor.Offset < end;)
            {
                cursor.Enter(Asn1Tag.Sequence);
                serials.Add(cursor.Integer());
                cursor.Time();
            }
        }

        cursor.Enter(new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true));
        cursor.Enter(Asn1Tag.Sequence);
        cursor.Enter(Asn1Tag.Sequence);
        cursor.Skip(); // which extension
        cursor.Enter(Asn1Tag.PrimitiveOctetString);
        return new RevocationListContent(issuer, cursor.Integer(), thisUpdate, nextUpdate, serials.ToSequence());
    }

    /// <summary>The part that is signed. Every entry says that it was revoked when the list was issued; when it really was is nobody's concern here.</summary>
    private static byte[] ToBeSigned(Suite suite, RevocationListContent content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(Version2);
            CertificateIssue.WriteAlgorithm(writer, suite);
            CertificateIssue.WriteName(writer, content.Issuer);
            CertificateIssue.WriteTime(writer, content.ThisUpdate);
            CertificateIssue.WriteTime(writer, content.NextUpdate);
            if (content.Serials.Count > 0)
            {
                using (writer.PushSequence())
                {
                    foreach (var serial in content.Serials)
                    {
                        using (writer.PushSequence())
                        {
                            writer.WriteInteger(serial);
                            CertificateIssue.WriteTime(writer, content.ThisUpdate);
                        }
                    }
                }
            }

            using (writer.PushSequence(ExtensionsTag))
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Number);
                using (writer.PushOctetString())
                {
                    writer.WriteInteger(content.Number);
                }
            }
        }

        return writer.Encode();
    }
}
