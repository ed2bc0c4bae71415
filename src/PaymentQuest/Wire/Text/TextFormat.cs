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
    public sealed record Value(Term Term, TextForm Form, int Field, int? CurrencyField = null, string? Currency = null) : TextPart(Term);

    /// <summary>A fixed text of the protocol. In a message that is none of the protocol's another text may stand there.</summary>
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
internal sealed record TextReading(IReadOnlyList<TextEntry> Entries, byte[]? Der, TextFaultAt? Fault, IReadOnlyList<TextFaultAt> Deviations)
{
    /// <summary>What was read of values that have formats of their own, by the name of the field.</summary>
    public required IReadOnlyList<InnerReading> Inner { get; init; }
}

/// <summary>What was read of a value that has a format of its own.</summary>
/// <param name="Field">The name of the field in which it stands.</param>
/// <param name="Format">Its format.</param>
/// <param name="Octets">Its octets.</param>
/// <param name="Reading">What they say.</param>
internal sealed record InnerReading(string Field, TextFormat Format, byte[] Octets, TextReading Reading);

/// <summary>Octets in which values arrived from somebody who writes them in another way: what is computed of such a value is computed of those.</summary>
internal sealed class ArrivedOctets
{
    private readonly Dictionary<Term, (byte[] Der, byte[] Octets)> _arrived = [];

    /// <summary>Octets that were read, and everything inside them.</summary>
    public void Add(TextFormat format, byte[] octets, TextReading reading)
    {
        if (reading.Der is { } der)
        {
            _arrived[format.Term] = (der, octets);
        }

        foreach (var inner in reading.Inner)
        {
            Add(inner.Format, inner.Octets, inner.Reading);
        }
    }

    /// <summary>The octets in which a value arrived; null when it did not, or is another now.</summary>
    public byte[]? Of(Term term, ReadOnlySpan<byte> der) => _arrived.TryGetValue(term, out var arrived) && der.SequenceEqual(arrived.Der) ? arrived.Octets : null;

    /// <summary>The value that arrived in octets; null when none did.</summary>
    public byte[]? Read(Term term, ReadOnlySpan<byte> octets) => _arrived.TryGetValue(term, out var arrived) && octets.SequenceEqual(arrived.Octets) ? arrived.Der : null;
}

/// <summary>How the octets of one term are written: its fields in order, what each says, and a codec.</summary>
/// <param name="Term">The canonical term.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Root">What the fields say of the term.</param>
/// <param name="Codec">How the fields become octets.</param>
internal sealed record TextFormat(Term Term, Sequence<TextField> Fields, TextPart Root, TextCodec Codec)
{
    /// <summary>Whether texts stand in the octets as they are, without escapes.</summary>
    private bool IsAsItIs => Codec is LineCodec;

    private readonly Dictionary<string, int> _numbers = Fields.Select((f, i) => (f.Name, Number: i)).ToDictionary(f => f.Name, f => f.Number, StringComparer.Ordinal);

    // A field with a fixed text of the term, which somebody may say otherwise; what is fixed by the format alone cannot be another.
    private readonly Dictionary<int, string> _literals = Literals(Root).Where(l => l.Term is Term.Literal).ToDictionary(l => l.Field, l => ((Term.Literal)l.Term).Text);

    /// <summary>The octets of a value; null when the format cannot say it.</summary>
    /// <param name="der">The value.</param>
    /// <param name="arrived">Octets in which values arrived from others.</param>
    public byte[]? Encode(byte[] der, ArrivedOctets? arrived = null) => arrived?.Of(Term, der) ?? Write(der, out _, arrived)?.Octets;

    /// <summary>The octets of a value and where each field stands; null, with the number of the field that cannot say it, when there are none.</summary>
    public WrittenText? Write(byte[] der, out int unsayable, ArrivedOctets? arrived = null)
    {
        var texts = Fields.Select(f => f.Fixed).ToArray();
        if (Fill(Root, der, texts, arrived) is not { } field)
        {
            return Codec.Write(texts!, out unsayable);
        }

        unsayable = field;
        return null;
    }

    /// <summary>Which value cannot be said, and in which field, of what text form or codec.</summary>
    public (Term Part, string Place) Unwritable(byte[] der)
    {
        var texts = Fields.Select(f => f.Fixed).ToArray();
        var isForm = Fill(Root, der, texts, null) is not null;
        Write(der, out var field);
        var value = field < 0 ? null : Values(Root).FirstOrDefault(v => v.Field == field);
        return value is null ? (Term, Codec.Name)
            : value.Form.Inner is { } inner && isForm && Parts(Root, der).FirstOrDefault(p => p.Part == value).Der is { } part && inner.Write(part, out _) is null ? inner.Unwritable(part)
            : (value.Term, $"{Fields[field].Name} ({(isForm ? value.Form.Word : Codec.Name)})");
    }

    /// <summary>What octets say. Another order, further fields and other escapes are read, and told as deviations. Never throws.</summary>
    public TextReading Read(byte[] octets)
    {
        var parsed = Codec.Parse(octets);
        var found = new TextEntry?[Fields.Count];
        var deviations = new List<TextFaultAt>();
        var inner = new List<InnerReading>();
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
                : Fields[i].Fixed is { } text && text != entry.Text && _literals.GetValueOrDefault(i, entry.Text) == entry.Text ? new TextFaultAt(TextFault.Fixed, entry.Offset, entry.Name)
                : null;
        }

        if (fault is not null || Value(Root, found, inner, ref fault) is not { } der)
        {
            return new TextReading(parsed.Entries, null, fault, deviations) { Inner = inner };
        }

        var again = Encode(der);
        if (again is null || !again.AsSpan().SequenceEqual(octets))
        {
            var place = again is null ? 0 : octets.AsSpan().CommonPrefixLength(again);
            deviations.Add(new TextFaultAt(TextFault.NotCanonical, place, parsed.Entries.FirstOrDefault(e => e.Offset <= place && place < e.Offset + e.Length).Name ?? ""));
        }

        return new TextReading(parsed.Entries, der, null, deviations) { Inner = inner };
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

    /// <summary>Each field and what it says: <c>mc_gross = PRICE as decimal(2)</c>.</summary>
    public IEnumerable<string> Layout(Vocabulary vocabulary) => Fields.Select((field, number) =>
        field.Fixed is { } text ? $"{field.Name} = {new Term.Literal(text)}"
        : Values(Root).FirstOrDefault(v => v.Field == number) is { } value ? $"{field.Name} = {vocabulary.Label(value.Term)} as {value.Form.Word}"
        : $"{field.Name} as currency");

    /// <summary>The text form of the value in a field; null of a currency and of a fixed text.</summary>
    public TextForm? FormOf(int field) => Values(Root).FirstOrDefault(v => v.Field == field)?.Form;

    private static IEnumerable<(TextPart Part, byte[] Der)> Parts(TextPart part, byte[] der) => part is TextPart.Frame frame && Der.Parts(der, out _) is { } parts
        ? frame.Parts.Zip(parts).SelectMany(p => Parts(p.First, der[p.Second]))
        : [(part, der)];

    private static IEnumerable<TextPart.Literal> Literals(TextPart part) => part switch
    {
        TextPart.Literal literal => [literal],
        TextPart.Frame frame => frame.Parts.SelectMany(Literals),
        _ => [],
    };

    private static IEnumerable<TextPart.Value> Values(TextPart part) => part switch
    {
        TextPart.Value value => [value],
        TextPart.Frame frame => frame.Parts.SelectMany(Values),
        _ => [],
    };

    /// <summary>Writes the texts of a part; the number of the field that cannot say it, or null.</summary>
    private static int? Fill(TextPart part, byte[] der, string?[] texts, ArrivedOctets? arrived)
    {
        switch (part)
        {
            case TextPart.Literal literal:
                if (der.AsSpan().SequenceEqual(literal.Der))
                {
                    return null;
                }

                // What would look like the fixed text is not said.
                if (literal.Term is not Term.Literal || Der.ReadText(der) is not { } other || other == texts[literal.Field])
                {
                    return literal.Field;
                }

                texts[literal.Field] = other;
                return null;
            case TextPart.Value value:
                var written = value.Form.Inner is { } inner ? inner.Encode(der, arrived) is { } octets ? value.Form.TextOf!(octets) : null : value.Form.Write(der);
                if (written is not { } text || (value.Form.LacksCurrency && !Currency(value, der, texts)))
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
                    if (Fill(frame.Parts[i], der[parts[i]], texts, arrived) is { } field)
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

    private byte[]? Value(TextPart part, TextEntry?[] found, List<InnerReading> inner, ref TextFaultAt? fault)
    {
        switch (part)
        {
            case TextPart.Literal literal:
                return found[literal.Field]!.Value.Text is var said && said == Fields[literal.Field].Fixed ? literal.Der : Der.Text(said);
            case TextPart.Value value:
                var entry = found[value.Field]!.Value;
                var currency = value.CurrencyField is { } field ? found[field]!.Value.Text : value.Currency;
                if (value.Form is { Inner: { } format, OctetsOf: { } octetsOf } && octetsOf(entry.Text) is { } octets)
                {
                    inner.Add(new InnerReading(entry.Name, format, octets, format.Read(octets)));
                    fault ??= inner[^1].Reading.Fault is null ? null : new TextFaultAt(TextFault.Value, entry.Offset, entry.Name);
                    return inner[^1].Reading.Der;
                }

                var der = value.Form.Read(entry.Text, currency);
                fault ??= der is null ? new TextFaultAt(TextFault.Value, entry.Offset, entry.Name) : null;
                return der;
            default:
                var frame = (TextPart.Frame)part;
                var parts = new byte[frame.Parts.Count][];
                for (var i = 0; i < parts.Length; i++)
                {
                    if (Value(frame.Parts[i], found, inner, ref fault) is not { } read)
                    {
                        return null;
                    }

                    parts[i] = read;
                }

                return Der.Frame(parts);
        }
    }

    private void Collect(TextPart part, byte[] der, byte[] octets, (int Offset, int Length)[] places, int depth, List<WireField> fields)
    {
        switch (part)
        {
            case TextPart.Literal literal:
                fields.Add(new WireField(literal.Term, places[literal.Field].Offset, places[literal.Field].Length, depth, der));
                break;
            case TextPart.Value value:
                var (offset, length) = places[value.Field];

                // Octets that stand as they are can be looked into; escaped ones are a text.
                if (value.Form is { IsPlain: true, Inner: { } format } && IsAsItIs && format.Places(octets[offset..(offset + length)]) is { } inner)
                {
                    fields.AddRange(inner.Select(f => f with { Offset = f.Offset + offset, Depth = f.Depth + depth }));
                    break;
                }

                fields.Add(new WireField(value.Term, offset, length, depth, der));
                if (value.CurrencyField is { } currency && fields.All(f => f.Offset != places[currency].Offset))
                {
                    fields.Add(new WireField(value.Term, places[currency].Offset, places[currency].Length, depth, der, IsCurrency: true));
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
