using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire;

/// <summary>What came of reading octets in a wire format.</summary>
/// <param name="Der">The canonical DER of the term; null when the octets are not its one encoding.</param>
/// <param name="Offset">Where the first octet stands that does not fit, from 0; 0 when they fit.</param>
/// <param name="Expected">What should stand there, or null when no part of the message can be named.</param>
/// <param name="Fault">The word for what is wrong, where the format has one (<see cref="Text.TextFault"/>).</param>
public readonly record struct WireReading(byte[]? Der, int Offset = 0, Term? Expected = null, string? Fault = null);

/// <summary>A value inside octets of a wire format: what it is and where.</summary>
/// <param name="Term">The canonical term.</param>
/// <param name="Offset">Its first octet, from 0.</param>
/// <param name="Length">How many octets, header included.</param>
/// <param name="Depth">How many constructed values it is inside, from 0.</param>
/// <param name="Der">The value in canonical DER.</param>
/// <param name="IsCurrency">Whether it says only the currency of an amount, whose digits are another field.</param>
internal readonly record struct WireField(Term Term, int Offset, int Length, int Depth, byte[] Der, bool IsCurrency = false);

/// <summary>What a wire format needs to know of a run besides the value: the algorithms, and who holds which certificate.</summary>
/// <param name="Suite">The algorithms, whose identifiers some formats write.</param>
/// <param name="Certificate">The certificate of a holder in DER, which a recipient is named after; null when the holder has none.</param>
internal sealed record WireParticulars(Suite Suite, Func<string, byte[]?> Certificate);

/// <summary>
/// How terms look where they leave a register: on the network, and as input of digests, signatures and encryption. Registers always
/// hold canonical DER, and a format is a two-way translation that has exactly one encoding for each value. Formats have no state; any number of threads may use one.
/// </summary>
public abstract class WireFormat
{
    /// <summary>The format of a protocol whose file names none: canonical DER everywhere.</summary>
    public static readonly WireFormat Canonical = new Identity();

    /// <summary>The name that a file calls it by.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the term has an encoding of its own here. All other terms are written in canonical DER.</summary>
    public virtual bool Describes(Term term) => false;

    /// <summary>Whether the term is written as text, in which nothing counts octets: others can stand in the place of a value.</summary>
    public virtual bool IsText(Term term) => false;

    /// <summary>How the term is written, for people: the codec, and each field with what it says. Empty where the term is not text.</summary>
    public virtual Sequence<string> Layout(Term term, Vocabulary vocabulary) => [];

    /// <summary>The octets of a term in this format; null when the format cannot say this value.</summary>
    internal virtual byte[]? Encode(Term term, byte[] der, WireParticulars particulars) => der;

    /// <summary>The canonical DER of octets in this format, when they are the one encoding of a value. Never throws.</summary>
    internal virtual WireReading Decode(Term term, byte[] octets, WireParticulars particulars) => new(octets);

    /// <summary>The values inside octets that have the structure of a described term, in order of octets; null when they do not.</summary>
    internal virtual Sequence<WireField>? Fields(Term term, byte[] octets) => null;

    /// <summary>The first octet of a part that is meant; 0 where the format does not tell.</summary>
    internal virtual int PlaceOf(Term term, byte[] octets, Func<Term, bool> isMeant) => 0;

    /// <summary>What of a value the format cannot say, and where it would stand.</summary>
    internal virtual (Term Part, string Place) Unwritable(Term term, byte[] der) => (term, Name);

    /// <summary>The octets of a value that a digest or a signature is taken of; null when the format cannot say it.</summary>
    internal virtual byte[]? Digested(Term term, byte[] der, WireParticulars particulars) =>
        Describes(term) ? Encode(term, der, particulars) : Unframed(term, der);

    /// <summary>The octets of a value that a keyed digest is taken of; null when the format cannot say it.</summary>
    internal virtual byte[]? Authenticated(Term term, byte[] der, WireParticulars particulars) => Digested(term, der, particulars);

    /// <summary>The octets of a value as a piece of a run of octets; null when the format cannot say it.</summary>
    internal virtual byte[]? Piece(Term term, byte[] der, WireParticulars particulars) => Der.Content(der).ToArray();

    /// <summary>The digest that a signature signs, when the digest of its content is given.</summary>
    public virtual byte[] SignedDigest(Term.Signed signed, byte[] digest, Suite suite) => digest;

    /// <summary>The octets that are signed when they are not the content itself; null when they are.</summary>
    public virtual byte[]? SignedOctets(Term.Signed signed, byte[] digest, Suite suite) => null;

    /// <summary>What is digested, signed or encrypted when a wire format says nothing else: a run of octets without framing, else the DER.</summary>
    /// <param name="term">The term.</param>
    /// <param name="der">Its DER.</param>
    internal static byte[] Unframed(Term term, byte[] der) => term is Term.Concatenation ? Der.Content(der).ToArray() : der;

    private sealed class Identity : WireFormat
    {
        public override string Name => "der";
    }
}
