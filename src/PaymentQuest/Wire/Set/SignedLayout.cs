using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Set;

/// <summary>
/// SignedData of PKCS #7 with one signer, in the form that CMS reads: version 1, SET OF, the content an OCTET STRING. What is signed
/// is the DER of the authenticated attributes, contentType and messageDigest.
/// </summary>
/// <param name="Tuple">The tuple: the content, or its digest when it is detached; the signature; certificates; revocation lists.</param>
/// <param name="Holder">Who signs.</param>
/// <param name="ContentType">The encoded content type.</param>
/// <param name="Content">How the content is written; null when it is detached.</param>
/// <param name="Certificates">How many certificates follow the signature, in this order and not sorted, so that the reader knows which is which.</param>
/// <param name="Lists">How many revocation lists follow them.</param>
internal sealed record SignedLayout(Term.Tuple Tuple, string Holder, byte[] ContentType, Layout? Content, int Certificates, int Lists) : Layout(Tuple, 0x30)
{
    private const int FirstCertificate = 2;
    private static readonly byte[] Version1 = [0x02, 0x01, 0x01];

    /// <summary>What a signature signs: SET OF { contentType, messageDigest }.</summary>
    public static byte[] Attributes(byte[] contentType, ReadOnlySpan<byte> digest) => Der.Primitive(
        0x31,
        [
            .. Der.Frame([SetIdentifiers.ContentTypeAttribute, Der.Primitive(0x31, contentType)]),
            .. Der.Frame([SetIdentifiers.MessageDigestAttribute, Der.Primitive(0x31, Der.OctetString(digest))]),
        ]);

    public override byte[]? Encode(byte[] der, WireParticulars particulars)
    {
        if (Der.Parts(der, out _) is not { } ranges || ranges.Count != FirstCertificate + Certificates + Lists)
        {
            return null;
        }

        var values = ranges.Select(r => der[r]).ToArray();
        var content = Content?.Encode(values[0], particulars);
        if ((Content is not null && content is null) || IssuerAndSerial.Of(SignersCertificate(values, particulars)) is not { } signer)
        {
            return null;
        }

        var suite = particulars.Suite;
        var attributes = Attributes(ContentType, content is null ? Der.Content(values[0]) : suite.Digest(content));
        var information = Der.Frame(
            [Version1, signer, SetIdentifiers.Digest(suite), [0xa0, .. attributes.AsSpan(1)], SetIdentifiers.Signature(suite), values[1]]);
        var fields = new List<byte[]>
        {
            Version1,
            Der.Primitive(0x31, SetIdentifiers.Digest(suite)),
            content is null ? Der.Frame([ContentType]) : Der.Frame([ContentType, Der.Primitive(0xa0, Der.OctetString(content))]),
        };
        Add(fields, 0xa0, values.AsSpan(FirstCertificate, Certificates));
        Add(fields, 0xa1, values.AsSpan(FirstCertificate + Certificates, Lists));
        fields.Add(Der.Primitive(0x31, information));
        return Der.Frame([SetIdentifiers.SignedData, Der.Primitive(0xa0, Der.Frame(fields.ToArray()))]);
    }

    public override byte[]? Decode(Slice value, byte tag, Reading reading)
    {
        var expected = 4 + (Certificates > 0 ? 1 : 0) + (Lists > 0 ? 1 : 0);
        if (value.Children(tag, 2) is not { } outer || outer[1].Children(0xa0, 1) is not [var inner] || inner.Children(0x30, expected) is not { } fields
            || fields[^1].Children(0x31, 1) is not [var information] || information.Children(0x30, 6) is not { } signer
            || signer[5].Content(0x04) is null || MessageDigest(signer[3]) is not { } digest)
        {
            return reading.Fail(Term, value);
        }

        var values = new List<byte[]>();
        if (Content is null)
        {
            values.Add(reading.Found(Tuple.Parts[0], digest, digest.Span.ToArray()));
        }
        else if (fields[2].Children(0x30, 2) is not { } pair || pair[1].Children(0xa0, 1) is not [var octets] || octets.Content(0x04) is not { } encoded)
        {
            return reading.Fail(Content.Term, fields[2]);
        }
        else if (Content.Decode(encoded, Content.Tag, reading) is { } content)
        {
            values.Add(content);
        }
        else
        {
            return null;
        }

        values.Add(reading.Found(Tuple.Parts[1], signer[5], signer[5].Span.ToArray()));
        var next = 3;
        return Take(Certificates, 0xa0) && Take(Lists, 0xa1) ? Der.Frame(values.ToArray()) : null;

        bool Take(int count, byte fieldTag)
        {
            if (count == 0)
            {
                return true;
            }

            var field = fields[next++];
            if (field.Children(fieldTag, count) is not { } items)
            {
                return reading.Fail(Tuple.Parts[values.Count], field) is not null;
            }

            foreach (var item in items)
            {
                values.Add(reading.Found(Tuple.Parts[values.Count], item, item.Span.ToArray()));
            }

            return true;
        }
    }

    private static Slice? MessageDigest(Slice attributes) =>
        attributes.Children(0xa0, 2) is { } both && both[1].Children(0x30, 2) is { } pair && pair[1].Children(0x31, 1) is [var digest] && digest.Content(0x04) is not null ? digest : null;

    private static void Add(List<byte[]> fields, byte tag, ReadOnlySpan<byte[]> items)
    {
        if (!items.IsEmpty)
        {
            fields.Add([tag, .. Der.Frame(items).AsSpan(1)]);
        }
    }

    private byte[]? SignersCertificate(byte[][] values, WireParticulars particulars)
    {
        for (var i = FirstCertificate; i < FirstCertificate + Certificates; i++)
        {
            if (Tuple.Parts[i] is Term.Certificate c && c.Holder == Holder)
            {
                return values[i];
            }
        }

        return particulars.Certificate(Holder);
    }
}

/// <summary>How PKCS #7 names a certificate: SEQUENCE { issuer, serialNumber }.</summary>
internal static class IssuerAndSerial
{
    /// <summary>The name of a certificate; null when the octets are no certificate.</summary>
    public static byte[]? Of(byte[]? certificate) =>
        certificate is not null && ToBeSigned(certificate) is { } signed && Der.Parts(signed, out _) is { Count: >= 4 } fields
            ? Der.Frame([signed[fields[3]], signed[fields[1]]])
            : null;

    /// <summary>The part of a certificate or a revocation list that its issuer signed; null when the octets are neither.</summary>
    public static byte[]? ToBeSigned(byte[] issued) =>
        Der.Parts(issued, out _) is { Count: 3 } parts && issued[parts[0]] is { } signed && Der.Whole(signed, 0x30) is not null ? signed : null;
}
