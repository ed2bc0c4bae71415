using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire;

/// <summary>
/// A plain encoding without tags: each part of a tuple is two octets of length and then its content. Amounts are thousandths of a cent of the euro as decimal
/// digits, times are RFC 3339, texts UTF-8. A tuple of numbers whose sizes are fixed is the numbers run together: a selector and a serial are one number of eight
/// octets. Both ways are one to one, so no two lists of values have equal octets. (The worked values of the micropayments page.)
/// </summary>
internal sealed class LengthPrefixed(Vocabulary vocabulary) : WireFormat
{
    /// <summary>The name that files use.</summary>
    public const string FormatName = "length-prefixed";

    private const string Currency = "EUR";
    private const int Exponent = -5;

    /// <inheritdoc/>
    public override string Name => FormatName;

    /// <inheritdoc/>
    public override bool Describes(Term term) => term is Term.Tuple;

    /// <inheritdoc/>
    internal override byte[]? Encode(Term term, byte[] der, WireParticulars particulars)
    {
        if (term is not Term.Tuple tuple)
        {
            return Content(term, der);
        }

        if (Der.Parts(der, out _) is not { } parts || parts.Count != tuple.Parts.Count)
        {
            return null;
        }

        var isRun = IsRun(tuple);
        var octets = new List<byte>();
        for (var i = 0; i < parts.Count; i++)
        {
            if (Encode(tuple.Parts[i], der[parts[i]], particulars) is not { } part || part.Length > ushort.MaxValue)
            {
                return null;
            }

            if (!isRun)
            {
                octets.Add((byte)(part.Length >> 8));
                octets.Add((byte)(part.Length & 0xff));
            }

            octets.AddRange(part);
        }

        return [.. octets];
    }

    /// <inheritdoc/>
    internal override WireReading Decode(Term term, byte[] octets, WireParticulars particulars)
    {
        var fields = new List<WireField>();
        return Read(term, octets, 0, octets.Length, 0, fields, out var fault) is { } der ? new WireReading(der) : fault;
    }

    /// <inheritdoc/>
    internal override Sequence<WireField>? Fields(Term term, byte[] octets)
    {
        var fields = new List<WireField>();
        return Read(term, octets, 0, octets.Length, 0, fields, out _) is null ? null : fields.ToSequence();
    }

    private bool IsRun(Term.Tuple tuple) => tuple.Parts.All(p => SizeOf(p) is not null);

    private int? SizeOf(Term term) => term is Term.Atom && vocabulary.SortOf(term) is { Kind: SortKind.Nonce or SortKind.Secret } sort ? sort.Size : null;

    private byte[]? Read(Term term, byte[] octets, int start, int length, int depth, List<WireField> fields, out WireReading fault)
    {
        fault = new WireReading(null, start, term);
        if (term is not Term.Tuple tuple)
        {
            var der = Value(term, octets.AsSpan(start, length));
            if (der is not null)
            {
                fields.Add(new WireField(term, start, length, depth, der));
            }

            return der;
        }

        var isRun = IsRun(tuple);
        var (at, end) = (start, start + length);
        var parts = new byte[tuple.Parts.Count][];
        for (var i = 0; i < parts.Length; i++)
        {
            var size = isRun ? SizeOf(tuple.Parts[i])!.Value : end - at < 2 ? -1 : BinaryPrimitives.ReadUInt16BigEndian(octets.AsSpan(at));
            at += isRun ? 0 : 2;
            if (size < 0 || size > end - at)
            {
                fault = new WireReading(null, Math.Min(at, end), tuple.Parts[i]);
                return null;
            }

            if (Read(tuple.Parts[i], octets, at, size, depth + 1, fields, out fault) is not { } part)
            {
                return null;
            }

            parts[i] = part;
            at += size;
        }

        fault = new WireReading(null, at, term);
        return at == end ? Der.Frame(parts) : null;
    }

    private byte[]? Content(Term term, byte[] der) => vocabulary.SortOf(term)?.Kind switch
    {
        SortKind.Amount => Der.ReadMoney(der) is { Currency: Currency, Exponent: Exponent } money ? Encoding.ASCII.GetBytes(money.Units.ToString(CultureInfo.InvariantCulture)) : null,
        SortKind.Number => Der.ReadNumber(der) is { } number ? Encoding.ASCII.GetBytes(WholeNumber.Show(number)) : null,
        SortKind.Date => Der.ReadDate(der) is { } date ? Encoding.ASCII.GetBytes(Values.Show(date)) : null,
        _ => Der.Content(der).ToArray(),
    };

    /// <summary>The DER of a value, when the octets are its one encoding; its length and letters are looked at afterwards, as with every message.</summary>
    private byte[]? Value(Term term, ReadOnlySpan<byte> content)
    {
        switch (vocabulary.SortOf(term)?.Kind)
        {
            case SortKind.Amount:
                return long.TryParse(Ascii(content), NumberStyles.None, CultureInfo.InvariantCulture, out var units) && (content[0] != '0' || content.Length == 1)
                    ? Der.Money(new Amount(Currency, units, Exponent))
                    : null;
            case SortKind.Number:
                return WholeNumber.Parse(Ascii(content)) is { } number ? Der.Number(number) : null;
            case SortKind.Date:
                return Values.ParseTime(Ascii(content)) is { } time ? Der.Date(time) : null;
            case SortKind.Text or SortKind.Agent or SortKind.Account or SortKind.Decision:
                return Der.Primitive(0x0c, content);
            default:
                return term is Term.Certificate or Term.RevocationList or Term.PublicKey ? content.ToArray() : Der.OctetString(content);
        }
    }

    /// <summary>The text of octets, or one that is neither a number nor a time.</summary>
    private static string Ascii(ReadOnlySpan<byte> octets) => System.Text.Ascii.IsValid(octets) ? Encoding.ASCII.GetString(octets) : "";
}
