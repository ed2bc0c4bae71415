using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire;

/// <summary>The octets of terms whose constructors need nothing but the suite: neither randomness, nor a private key, nor a look-up.</summary>
public static class Construction
{
    /// <summary>Whether the octets of a term follow from those of its children (<see cref="Term.Children"/>).</summary>
    public static bool IsDetermined(Term term) =>
        term is Term.Literal or Term.Tuple or Term.Concatenation or Term.Digest or Term.Mac or Term.DerivedKey or Term.Difference;

    /// <summary>The DER of a term that <see cref="IsDetermined"/>; null when the wire format cannot say what is digested, or more is taken away from an amount than it has.</summary>
    /// <param name="term">The term.</param>
    /// <param name="children">The DER of its children, in order.</param>
    /// <param name="wiring">The algorithms, and what they are applied to.</param>
    public static byte[]? Octets(Term term, ReadOnlySpan<byte[]> children, Wiring wiring) => term switch
    {
        Term.Literal l => Der.Text(l.Text),
        Term.Tuple => Der.Frame(children),
        Term.Concatenation => Der.OctetString(RunTogether(children)),
        Term.Digest d => wiring.Digested(d.Body, children[0]) is { } digested ? Der.OctetString(wiring.Suite.Digest(digested)) : null,
        Term.Mac m => wiring.Authenticated(m.Body, children[1]) is { } authenticated
            ? Der.OctetString(wiring.Mac(Der.Content(children[0]), authenticated))
            : null,
        Term.Difference => Der.ReadMoney(children[0]) is { } whole && Der.ReadMoney(children[1]) is { } part && whole.Minus(part) is { Units: >= 0 } rest ? Der.Money(rest) : null,
        Term.DerivedKey k => wiring.Message(k.Body, children[1]) is { } context
            ? Der.OctetString(wiring.Suite.DeriveKey(k.Label, Der.Content(children[0]), context))
            : null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>How many octets what a constructor makes has, framing aside; null where that depends on what it is made of.</summary>
    public static int? Length(Constructor? constructor, Suite suite) => constructor switch
    {
        Constructor.Digest => suite.DigestLength,
        Constructor.Mac => suite.MacLength,
        Constructor.DerivedKey => suite.SymmetricKeyLength,
        Constructor.Sealed or Constructor.Signed => suite.ModulusLength,
        _ => null,
    };

    /// <summary>What is digested, signed or encrypted when a wire format says nothing else: a run of octets without framing, else the DER.</summary>
    /// <param name="term">The term.</param>
    /// <param name="der">Its DER.</param>
    public static byte[] Message(Term term, byte[] der) => term is Term.Concatenation ? Der.Content(der).ToArray() : der;

    private static byte[] RunTogether(ReadOnlySpan<byte[]> parts)
    {
        var run = new List<byte>();
        foreach (var part in parts)
        {
            run.AddRange(Der.Content(part));
        }

        return [.. run];
    }
}
