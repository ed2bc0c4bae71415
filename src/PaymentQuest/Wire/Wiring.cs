using System.Security.Cryptography;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire;

/// <summary>A wire format at work in one run. One instance belongs to one thread.</summary>
/// <param name="format">The protocol's format.</param>
/// <param name="particulars">The run's algorithms and certificates.</param>
internal sealed class Wiring(WireFormat format, WireParticulars particulars)
{
    private readonly KeptKeys _keys = new(particulars.Suite);

    /// <summary>The algorithms.</summary>
    public Suite Suite => particulars.Suite;

    /// <summary>The keyed digest of a message.</summary>
    public byte[] Mac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message) => _keys.Mac(key, message);

    /// <summary>The message that travels for a term; null when the format cannot say the value.</summary>
    public byte[]? Sent(Term term, byte[] der) => format.Describes(term) ? format.Encode(term, der, particulars) : der;

    /// <summary>Whether the text format of a term says this value too, whatever terms its parts are, and nothing else.</summary>
    public bool CanSay(Term term, byte[] der) =>
        format.IsText(term) && format.Encode(term, der, particulars) is { } octets && format.Decode(term, octets, particulars).Der is { } said && said.AsSpan().SequenceEqual(der);

    /// <summary>What of a value cannot be said, and where it would stand.</summary>
    public (Term Part, string Place) Unwritable(Term term, byte[] der) => format.Unwritable(term, der);

    /// <summary>The first octet of a value that was read in its format but is none of its sort; 0 where the format does not tell.</summary>
    public int PlaceOf(Term term, byte[] octets, Func<Term, bool> isMeant) => format.PlaceOf(term, octets, isMeant);

    /// <summary>What a message that arrived says.</summary>
    public WireReading Received(Term term, byte[] octets) => format.Describes(term) ? format.Decode(term, octets, particulars) : new WireReading(octets);

    /// <summary>The octets that are encrypted when a term is: a run of octets without framing, else its encoding. Null when it has none.</summary>
    public byte[]? Message(Term term, byte[] der) =>
        format.Describes(term) ? format.Encode(term, der, particulars) : WireFormat.Unframed(term, der);

    /// <summary>The octets of a piece of a run; null when it has none.</summary>
    public byte[]? Piece(Term term, byte[] der) => format.Piece(term, der, particulars);

    /// <summary>The octets that are digested or signed when a term is; null when it has none.</summary>
    public byte[]? Digested(Term term, byte[] der) => format.Digested(term, der, particulars);

    /// <summary>The octets that a keyed digest is taken of; null when there are none.</summary>
    public byte[]? Authenticated(Term term, byte[] der) => format.Authenticated(term, der, particulars);

    /// <summary>The HMAC of a message, with a hash that the protocol chose.</summary>
    public byte[] Hmac(HashAlgorithmName hash, ReadOnlySpan<byte> key, ReadOnlySpan<byte> message) => _keys.Hmac(hash, key, message);

    /// <summary>Whether the format has an encoding of its own for a term.</summary>
    public bool Describes(Term term) => format.Describes(term);

    /// <summary>The digest that a signature signs, for the digest of its content.</summary>
    public byte[] SignedDigest(Term.Signed signed, byte[] digest) => format.SignedDigest(signed, digest, Suite);

    /// <summary>The octets that a signature signs, for its content: what another program verifies it over.</summary>
    public byte[] SignedOctets(Term.Signed signed, byte[] content) => format.SignedOctets(signed, Suite.Digest(content), Suite) ?? content;
}
