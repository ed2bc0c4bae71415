using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Runs;

/// <summary>A part of a message: what it is and where its octets are.</summary>
/// <param name="Term">The canonical term, or null for octets that do not have the form of the message.</param>
/// <param name="Offset">Its first octet in the message, from 0.</param>
/// <param name="Length">How many octets, header included.</param>
/// <param name="Depth">How many SEQUENCEs it is inside, from 0.</param>
public sealed record MessageField(Term? Term, int Offset, int Length, int Depth)
{
    private readonly byte[]? _canonical;

    /// <summary>Whether it says only the currency of an amount, whose digits are another field; that one's value has both.</summary>
    public bool IsCurrency { get; private init; }

    /// <summary>The value in canonical DER: the field's own octets, unless a wire format wrote them in another way.</summary>
    /// <param name="message">The message that the field is of.</param>
    public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> message) => _canonical ?? message.Slice(Offset, Length);

    /// <summary>
    /// The parts of a message that carry values: the leaves of its tuples, in order. Where the form breaks off, the rest is one field.
    /// In a wire format that has the message, the octets are those of the format, and a message that does not have its structure is one field.
    /// </summary>
    public static Sequence<MessageField> Of(Step step, ReadOnlySpan<byte> message)
    {
        if (step.Wire.Describes(step.Message))
        {
            var octets = message.ToArray();
            var found = step.Wire.Fields(step.Message, octets) ?? (step.Declined is null ? null : step.Wire.Fields(step.Declined, octets));
            return found?.Select(f => new MessageField(f.Term, f.Offset, f.Length, f.Depth, f.Der) { IsCurrency = f.IsCurrency }).ToSequence() ?? [new MessageField(null, 0, octets.Length, 0)];
        }

        var fields = new List<MessageField>();
        Collect(step.Message, message, 0, 0, fields);
        if (step.Declined is not null && fields.Any(f => f.Term is null))
        {
            var declined = new List<MessageField>();
            Collect(step.Declined, message, 0, 0, declined);
            fields = declined.Any(f => f.Term is null) ? fields : declined;
        }

        return fields.ToSequence();
    }

    private MessageField(Term term, int offset, int length, int depth, byte[] canonical)
        : this(term, offset, length, depth) => _canonical = canonical;

    private static void Collect(Term term, ReadOnlySpan<byte> der, int offset, int depth, List<MessageField> fields)
    {
        if (term is not Term.Tuple tuple)
        {
            fields.Add(new MessageField(term, offset, der.Length, depth));
            return;
        }

        if (Der.Parts(der, out _) is not { } parts || parts.Count != tuple.Parts.Count)
        {
            fields.Add(new MessageField(null, offset, der.Length, depth));
            return;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            var (start, length) = parts[i].GetOffsetAndLength(der.Length);
            Collect(tuple.Parts[i], der.Slice(start, length), offset + start, depth + 1, fields);
        }
    }

    /// <summary>
    /// The message with the octets of one field replaced, framed anew; null when the message has no such field. In a wire format
    /// that has the message, only octets of the same number can take a field's place, because only the format can frame anew; a text has no lengths in it.
    /// </summary>
    public static byte[]? Replace(Step step, ReadOnlySpan<byte> message, Term field, byte[] octets) => step.Wire.Describes(step.Message)
        ? Of(step, message).FirstOrDefault(f => field.Equals(f.Term)) is { } place && (place.Length == octets.Length || step.Wire.IsText(step.Message))
            ? [.. message[..place.Offset], .. octets, .. message[(place.Offset + place.Length)..]]
            : null
        : Rebuilt(step.Message, message, field, octets) ?? (step.Declined is null ? null : Rebuilt(step.Declined, message, field, octets));

    private static byte[]? Rebuilt(Term term, ReadOnlySpan<byte> der, Term field, byte[] octets)
    {
        if (term.Equals(field))
        {
            return octets;
        }

        if (term is not Term.Tuple tuple || Der.Parts(der, out _) is not { } parts || parts.Count != tuple.Parts.Count)
        {
            return null;
        }

        var isReplaced = false;
        var rebuilt = new byte[parts.Count][];
        for (var i = 0; i < parts.Count; i++)
        {
            var replaced = Rebuilt(tuple.Parts[i], der[parts[i]], field, octets);
            isReplaced |= replaced is not null;
            rebuilt[i] = replaced ?? der[parts[i]].ToArray();
        }

        return isReplaced ? Der.Frame(rebuilt) : null;
    }
}
