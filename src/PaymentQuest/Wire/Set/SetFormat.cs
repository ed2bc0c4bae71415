using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire.Set;

/// <summary>
/// The octets of SET 1.0 for the purchase messages: MessageWrapper around PInitReq, PInitRes and the dual-signed PReq. Terms are known
/// by the names that the protocol's file gives them; all other terms stay in canonical DER.
/// </summary>
internal sealed class SetFormat(
    IReadOnlyDictionary<Term, Layout> layouts, IReadOnlyDictionary<Term, byte[]> contentTypes, IReadOnlySet<Term> strings) : WireFormat
{
    /// <summary>The name that a file calls it by.</summary>
    public const string FormatName = "set-1.0";

    /// <inheritdoc/>
    public override string Name => FormatName;

    /// <inheritdoc/>
    public override bool Describes(Term term) => layouts.ContainsKey(term);

    /// <inheritdoc/>
    internal override byte[]? Encode(Term term, byte[] der, WireParticulars particulars) => layouts[term].Encode(der, particulars);

    /// <inheritdoc/>
    internal override WireReading Decode(Term term, byte[] octets, WireParticulars particulars)
    {
        var layout = layouts[term];
        var reading = new Reading(particulars);
        if (layout.Decode(Whole(octets), layout.Tag, reading) is not { } der)
        {
            return new WireReading(null, reading.Fault?.Offset ?? 0, reading.Fault?.Expected);
        }

        // Versions, identifiers, names of signers and whatever else carries no value is found by writing the value again.
        var again = layout.Encode(der, particulars);
        if (again is not null && again.AsSpan().SequenceEqual(octets))
        {
            return new WireReading(der);
        }

        var place = again is null ? 0 : octets.AsSpan().CommonPrefixLength(again);
        return new WireReading(null, place, reading.Fields.FirstOrDefault(f => f.Offset <= place && place < f.Offset + f.Length).Term);
    }

    /// <inheritdoc/>
    internal override Sequence<WireField>? Fields(Term term, byte[] octets)
    {
        var reading = new Reading(null);
        return layouts[term].Decode(Whole(octets), layouts[term].Tag, reading) is null ? null : reading.Fields;
    }

    /// <inheritdoc/>
    internal override byte[]? Digested(Term term, byte[] der, WireParticulars particulars) =>
        term is Term.Certificate or Term.RevocationList ? IssuerAndSerial.ToBeSigned(der) : base.Digested(term, der, particulars);

    /// <inheritdoc/>
    internal override byte[]? Authenticated(Term term, byte[] der, WireParticulars particulars) =>
        strings.Contains(term) ? Der.Content(der).ToArray() : base.Authenticated(term, der, particulars);

    /// <inheritdoc/>
    public override byte[] SignedDigest(Term.Signed signed, byte[] digest, Suite suite) =>
        SignedOctets(signed, digest, suite) is { } attributes ? suite.Digest(attributes) : digest;

    /// <inheritdoc/>
    public override byte[]? SignedOctets(Term.Signed signed, byte[] digest, Suite suite) =>
        signed.Body is Term.Digest d && contentTypes.TryGetValue(d.Body, out var contentType) ? SignedLayout.Attributes(contentType, digest) : null;

    private static Slice Whole(byte[] octets) => new(octets, 0, octets.Length, 0);
}
