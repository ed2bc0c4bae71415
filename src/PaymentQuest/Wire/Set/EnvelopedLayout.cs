using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Set;

/// <summary>The length of the key that a term stands for, which names the cipher and divides an RSA block.</summary>
/// <param name="Sort">The sort of the key's atom.</param>
internal sealed record KeySort(Sort Sort)
{
    /// <summary>In octets: what the sort says where the suite takes it for a value of the sort, else what the suite's cipher takes.</summary>
    public int Length(Suite suite) =>
        Sort.Size > 0 && Values.Fault(Sort, Der.OctetString(new byte[Sort.Size]), suite) is null ? Sort.Size : suite.SymmetricKeyLength;
}

/// <summary>
/// EnvelopedData of PKCS #7 with one recipient: what is sealed to the recipient is the encryptedKey, a ciphertext's initialization
/// vector is the parameter of its algorithm.
/// </summary>
/// <param name="Tuple">The tuple: ciphertext, then sealed block.</param>
/// <param name="Holder">Who opens it.</param>
/// <param name="Key">The sort of the key of the ciphertext.</param>
/// <param name="ContentType">The encoded content type.</param>
internal sealed record EnvelopedLayout(Term.Tuple Tuple, string Holder, KeySort Key, byte[] ContentType) : Layout(Tuple, 0x30)
{
    private static readonly byte[] Version0 = [0x02, 0x01, 0x00];

    public override byte[]? Encode(byte[] der, WireParticulars particulars)
    {
        var suite = particulars.Suite;
        if (Der.Parts(der, out _) is not { Count: 2 } parts || Der.Whole(der.AsSpan(parts[0]), 0x04) is not { } range
            || der[parts[0]][range] is not { } encrypted || encrypted.Length < suite.BlockLength || IssuerAndSerial.Of(particulars.Certificate(Holder)) is not { } recipient)
        {
            return null;
        }

        var cipher = SetIdentifiers.Cipher(suite, Key.Length(suite), encrypted.AsSpan(0, suite.BlockLength));
        return Der.Frame(
        [
            SetIdentifiers.EnvelopedData,
            Der.Primitive(0xa0, Der.Frame(
            [
                Version0,
                Der.Primitive(0x31, Der.Frame([Version0, recipient, SetIdentifiers.KeyEncryption(suite), der[parts[1]]])),
                Der.Frame([ContentType, cipher, Der.Primitive(0x80, encrypted.AsSpan(suite.BlockLength))]),
            ])),
        ]);
    }

    public override byte[]? Decode(Slice value, byte tag, Reading reading)
    {
        if (value.Children(tag, 2) is not { } outer || outer[1].Children(0xa0, 1) is not [var inner] || inner.Children(0x30, 3) is not { } fields
            || fields[1].Children(0x31, 1) is not [var information] || information.Children(0x30, 4) is not { } recipient || recipient[3].Content(0x04) is null
            || fields[2].Children(0x30, 3) is not { } encrypted || encrypted[1].Children(0x30, 2) is not { } cipher
            || cipher[1].Content(0x04) is not { } vector || encrypted[2].Content(0x80) is not { } text)
        {
            return reading.Fail(Term, value);
        }

        return Der.Frame(
        [
            reading.Found(Tuple.Parts[0], encrypted[2], Der.OctetString([.. vector.Span, .. text.Span])),
            reading.Found(Tuple.Parts[1], recipient[3], recipient[3].Span.ToArray()),
        ]);
    }
}

/// <summary>The content of an RSA block that carries extra data: the octets of the key, then the encoding of the data.</summary>
internal sealed record BlockLayout(Term.Tuple Tuple, KeySort Key, Layout Extra) : Layout(Tuple, 0x00)
{
    public override byte[]? Encode(byte[] der, WireParticulars particulars) =>
        Der.Parts(der, out _) is { Count: 2 } parts && Extra.Encode(der[parts[1]], particulars) is { } extra ? [.. Der.Content(der.AsSpan(parts[0])), .. extra] : null;

    public override byte[]? Decode(Slice value, byte tag, Reading reading)
    {
        var length = reading.Particulars is { } particulars ? Key.Length(particulars.Suite) : value.Length;
        if (value.Length <= length)
        {
            return reading.Fail(Term, value);
        }

        var rest = value with { Start = value.Start + length, Length = value.Length - length };
        return Extra.Decode(rest, Extra.Tag, reading) is { } extra ? Der.Frame([Der.OctetString(value.Span[..length]), extra]) : null;
    }
}
