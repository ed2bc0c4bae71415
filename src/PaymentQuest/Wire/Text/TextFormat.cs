using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Text;

/// <summary>A field of a text format: a name, and a fixed text where it has one.</summary>
/// <param name="Name">Its name; of members and elements the path.</param>
/// <param name="Fixed">The text that always stands there; null where a value does.</param>
/// <param name="Kind">How it stands in JSON.</param>
internal sealed record TextField(string Name, string? Fixed = null, JsonKind Kind = JsonKind.String);

/// <summary>A part of a term and the fields that say it.</summary>
/// <param name="Term">The canonical term.</param>
internal abstract record TextPart(Term Term)
{
    /// <summary>A value in a field.</summary>
    /// <param name="Term">The canonical term.</param>
    /// <param name="Form">How it looks as text.</param>
    /// <param name="Field">The number of the field.</param>
    /// <param name="CurrencyField">The number of the field that has the currency of an amount; null when no other field has it.</param>
    /// <param name="Currency">The currency that every amount here has; null when it is written.</param>
    /// <param name="Inner">The value's own format; null when it has none, or when its octets are in another text form.</param>
    public sealed record Value(Term Term, TextForm Form, int Field, int? CurrencyField = null, string? Currency = null, TextFormat? Inner = null) : TextPart(Term);

    /// <summary>A fixed text of the protocol.</summary>
    /// <param name="Term">The fixed text.</param>
    /// <param name="Der">Its DER.</param>
    /// <param name="Field">The field in which it is said.</param>
    public sealed record Literal(Term Term, byte[] Der, int Field) : TextPart(Term);

    /// <summary>A tuple.</summary>
    /// <param name="Term">The tuple.</param>
    /// <param name="Parts">Its parts, in their order.</param>
    public sealed record Frame(Term Term, Sequence<TextPart> Parts) : TextPart(Term);
}

/// <summary>What octets say in a text format.</summary>
/// <param name="Entries">Everything that stands there by a name, in the order of octets.</param>
/// <param name="Der">The term's canonical DER; null when some value of it cannot be read.</param>
/// <param name="Fault">Why no term can be read; null when one can.</param>
/// <param name="Deviations">Where the octets are other than those that are written for the values; none in a message of a run.</param>
internal sealed record TextReading(IReadOnlyList<TextEntry> Entries, byte[]? Der, TextFaultAt? Fault, IReadOnlyList<TextFaultAt> Deviations);

/// <summary>How the octets of one term are written: its fields in order, what each says, and a codec.</summary>
/// <param name="Term">The canonical term.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Root">What the fields say of the term.</param>
/// <param name="Codec">How the fields become octets.</param>
internal sealed record TextFormat(Term Term, Sequence<TextField> Fields, TextPart Root, TextCodec Codec)
{
    private readonly Dictionary<string, int> _numbers = Fields.Select((f, i) => (f.Name, Number: i)).ToDictionary(f => f.Name, f => f.Number, StringComparer.Ordinal);

    /// <summary>The octets of a value; null when the format cannot say it.</summary>
    public byte[]? Encode(byte[] der) => Write(der, out _)?.Octets;

    /// <summary>The octets of a value and where each field stands; null, with the name of the field that cannot say it, when there are none.</summary>
    public WrittenText? Write(byte[] der, out string unsayable)
    {
        var texts = Fields.Select(f => f.Fixed).ToArray();
        if (Fill(Root, der, texts) is { } field)
        {
            unsayable = Fields[field].Name;
            return null;
        }

        var written = Codec.Write(texts!, out var at);
        unsayable = at < 0 ? "" : Fields[at].Name;
        return written;
    }

    /// <summary>What octets say. Another order, further fields and other escapes are read, and told as deviations. Never throws.</summary>
    public TextReading Read(byte[] octets)
    {
        var parsed = Codec.Parse(octets);
        var found = new TextEntry?[Fields.Count];
        var deviations = new List<TextFaultAt>();
        var fault = parsed.Fault;
        foreach (var entry in parsed.Entries)
        {
            if (!_numbers.TryGetValue(entry.Name, out var number))
            {
                deviations.Add(new TextFaultAt(TextFault.Unknown, entry.Offset, entry.Name));
            }
            else if (found[number] is null)
            {
                found[number] = entry;
            }
            else
            {
                fault ??= new TextFaultAt(TextFault.Repeated, entry.Offset, entry.Name);
            }
        }

        for (var i = 0; i < found.Length && fault is null; i++)
        {
            fault = found[i] is not { } entry ? new TextFaultAt(TextFault.Missing, octets.Length, Fields[i].Name)
                : Fields[i].Fixed is { } text && text != entry.Text ? new TextFaultAt(TextFault.Fixed, entry.Offset, entry.Name)
                : null;
        }

        if (fault is not null || Value(Root, found, ref fault) is not { } der)
        {
            return new TextReading(parsed.Entries, null, fault, deviations);
        }

        var again = Encode(der);
        if (again is null || !again.AsSpan().SequenceEqual(octets))
        {
            var place = again is null ? 0 : octets.AsSpan().CommonPrefixLength(again);
            deviations.Add(new TextFaultAt(TextFault.NotCanonical, place, parsed.Entries.FirstOrDefault(e => e.Offset <= place && place < e.Offset + e.Length).Name ?? ""));
        }

        return new TextReading(parsed.Entries, der, null, deviations);
    }

    /// <summary>The values inside octets, in order of octets; null when the octets do not say the term.</summary>
    public Sequence<WireField>? Places(byte[] octets)
    {
        var reading = Read(octets);
        if (reading.Der is not { } der)
        {
            return null;
        }

        var places = reading.Deviations.Count == 0
            ? Write(der, out _)!.Places
            : [.. Fields.Select(f => reading.Entries.First(e => e.Name == f.Name)).Select(e => (e.Offset, e.Length))];
        var fields = new List<WireField>();
        Collect(Root, der, octets, places, 0, fields);
        return fields.OrderBy(f => f.Offset).ToSequence();
    }

    /// <summary>The term that a field says something of; null when it says a fixed text.</summary>
    public Term? TermOf(string field) =>
        _numbers.TryGetValue(field, out var number) ? Values(Root).FirstOrDefault(v => v.Field == number || v.CurrencyField == number)?.Term : null;

    private static IEnumerable<TextPart.Value> Values(TextPart part) => part switch
    {
        TextPart.Value value => [value],
        TextPart.Frame frame => frame.Parts.SelectMany(Values),
        _ => [],
    };

    /// <summary>Writes the texts of a part; the number of the field that cannot say it, or null.</summary>
    private static int? Fill(TextPart part, byte[] der, string?[] texts)
    {
        switch (part)
        {
            case TextPart.Literal literal:
                return der.AsSpan().SequenceEqual(literal.Der) ? null : literal.Field;
            case TextPart.Value value:
                if (value.Form.Write(der) is not { } text || (value.Form.LacksCurrency && !Currency(value, der, texts)))
                {
                    return value.Field;
                }

                texts[value.Field] = text;
                return null;
            default:
                var frame = (TextPart.Frame)part;
                if (Der.Parts(der, out _) is not { } parts || parts.Count != frame.Parts.Count)
                {
                    return 0;
                }

                for (var i = 0; i < parts.Count; i++)
                {
                    if (Fill(frame.Parts[i], der[parts[i]], texts) is { } field)
                    {
                        return field;
                    }
                }

                return null;
        }
    }

    /// <summary>Whether the currency of an amount is the one that its format or another amount says, or can be said now.</summary>
    private static bool Currency(TextPart.Value value, byte[] der, string?[] texts)
    {
        var currency = Der.ReadMoney(der)!.Value.Currency;
        return value.CurrencyField is { } field ? (texts[field] ??= currency) == currency : currency == value.Currency;
    }

    private static byte[]? Value(TextPart part, TextEntry?[] found, ref TextFaultAt? fault)
    {
        switch (part)
        {
            case TextPart.Literal literal:
                return literal.Der;
            case TextPart.Value value:
                var entry = found[value.Field]!.Value;
                var currency = value.CurrencyField is { } field ? found[field]!.Value.Text : value.Currency;
                var der = value.Form.Read(entry.Text, currency);
                fault ??= der is null ? new TextFaultAt(TextFault.Value, entry.Offset, entry.Name) : null;
                return der;
            default:
                var frame = (TextPart.Frame)part;
                var parts = new byte[frame.Parts.Count][];
                for (var i = 0; i < parts.Length; i++)
                {
                    if (Value(frame.Parts[i], found, ref fault) is not { } inner)
                    {
                        return null;
                    }

                    parts[i] = inner;
                }

                return Der.Frame(parts);
        }
    }

    private static void Collect(TextPart part, byte[] der, byte[] octets, (int Offset, int Length)[] places, int depth, List<WireField> fields)
    {
        switch (part)
        {
            case TextPart.Literal literal:
                fields.Add(new WireField(literal.Term, places[literal.Field].Offset, places[literal.Field].Length, depth, der));
                break;
            case TextPart.Value value:
                var (offset, length) = places[value.Field];

                // Octets that stand as they are can be looked into; escaped ones are a text.
                if (value.Inner?.Places(octets[offset..(offset + length)]) is { } inner)
                {
                    fields.AddRange(inner.Select(f => f with { Offset = f.Offset + offset, Depth = f.Depth + depth }));
                    break;
                }

                fields.Add(new WireField(value.Term, offset, length, depth, der));
                if (value.CurrencyField is { } currency && fields.All(f => f.Offset != places[currency].Offset))
                {
                    fields.Add(new WireField(value.Term, places[currency].Offset, places[currency].Length, depth, der));
                }

                break;
            default:
                var frame = (TextPart.Frame)part;
                var parts = Der.Parts(der, out _)!;
                for (var i = 0; i < parts.Count; i++)
                {
                    Collect(frame.Parts[i], der[parts[i]], octets, places, depth + 1, fields);
                }

                break;
        }
    }
}
