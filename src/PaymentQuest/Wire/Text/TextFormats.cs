using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Text;

/// <summary>The text formats of a protocol, and the wire format of everything else.</summary>
/// <param name="formats">The formats by canonical term.</param>
/// <param name="rest">The format of all other terms.</param>
/// <param name="arrived">Octets that are taken as they arrived, although somebody else wrote them; null in a run.</param>
internal sealed class TextFormats(IReadOnlyDictionary<Term, TextFormat> formats, WireFormat rest, ArrivedOctets? arrived = null) : WireFormat
{
    /// <summary>The same formats, which take some octets as they arrived.</summary>
    public TextFormats With(ArrivedOctets octets) => new(formats, rest, octets);

    /// <inheritdoc/>
    public override string Name => rest.Name;

    /// <summary>The text format of a term; null when it has none.</summary>
    public TextFormat? Of(Term term) => formats.GetValueOrDefault(term);

    /// <inheritdoc/>
    public override bool Describes(Term term) => formats.ContainsKey(term) || rest.Describes(term);

    /// <inheritdoc/>
    public override bool IsText(Term term) => formats.ContainsKey(term);

    /// <inheritdoc/>
    public override Sequence<string> Layout(Term term, Vocabulary vocabulary) => Of(term) is { } format ? [format.Codec.Name, .. format.Layout(vocabulary)] : [];

    /// <inheritdoc/>
    internal override byte[]? Encode(Term term, byte[] der, WireParticulars particulars) =>
        Of(term) is { } format ? format.Encode(der, arrived) : rest.Encode(term, der, particulars);

    /// <inheritdoc/>
    internal override int PlaceOf(Term term, byte[] octets, Func<Term, bool> isMeant) => Of(term)?.Places(octets)?.FirstOrDefault(f => isMeant(f.Term)).Offset ?? 0;

    /// <inheritdoc/>
    internal override (Term Part, string Place) Unwritable(Term term, byte[] der) => Of(term) is { } format ? format.Unwritable(der) : rest.Unwritable(term, der);

    /// <inheritdoc/>
    internal override WireReading Decode(Term term, byte[] octets, WireParticulars particulars)
    {
        if (Of(term) is not { } format)
        {
            return rest.Decode(term, octets, particulars);
        }

        if (arrived?.Read(term, octets) is { } der)
        {
            return new WireReading(der);
        }

        var reading = format.Read(octets);
        var fault = reading.Fault ?? reading.Deviations.Cast<TextFaultAt?>().FirstOrDefault();
        return fault is { } at ? new WireReading(null, at.Offset, format.TermOf(at.Field), at.Word) : new WireReading(reading.Der);
    }

    /// <inheritdoc/>
    internal override Sequence<WireField>? Fields(Term term, byte[] octets) =>
        Of(term) is { } format ? format.Places(octets) : rest.Describes(term) ? rest.Fields(term, octets) : null;

    /// <inheritdoc/>
    internal override byte[]? Piece(Term term, byte[] der, WireParticulars particulars) =>
        Of(term) is { } format ? format.Encode(der, arrived) : rest.Piece(term, der, particulars);

    /// <inheritdoc/>
    internal override byte[]? Digested(Term term, byte[] der, WireParticulars particulars) =>
        Of(term) is { } format ? format.Encode(der, arrived) : rest.Digested(term, der, particulars);

    /// <inheritdoc/>
    internal override byte[]? Authenticated(Term term, byte[] der, WireParticulars particulars) =>
        Of(term) is { } format ? format.Encode(der, arrived) : rest.Authenticated(term, der, particulars);

    /// <inheritdoc/>
    public override byte[] SignedDigest(Term.Signed signed, byte[] digest, Suite suite) => rest.SignedDigest(signed, digest, suite);

    /// <inheritdoc/>
    public override byte[]? SignedOctets(Term.Signed signed, byte[] digest, Suite suite) => rest.SignedOctets(signed, digest, suite);
}
