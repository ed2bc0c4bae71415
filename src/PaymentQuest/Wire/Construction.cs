using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire;

/// <summary>The octets of terms whose constructors need nothing but the suite: neither randomness, nor a private key, nor a look-up.</summary>
public static class Construction
{
    /// <summary>Whether the octets of a term follow from those of its children (<see cref="Term.Children"/>).</summary>
    public static bool IsDetermined(Term term) =>
        term is Term.Literal or Term.Tuple or Term.Concatenation or Term.Digest or Term.Mac or Term.DerivedKey;

    /// <summary>The DER of a term that <see cref="IsDetermined"/>.</summary>
    /// <param name="term">The term.</param>
    /// <param name="children">The DER of its children, in order.</param>
    /// <param name="suite">The algorithms.</param>
    public static byte[] Octets(Term term, ReadOnlySpan<byte[]> children, Suite suite) => term switch
    {
        Term.Literal l => Der.Text(l.Text),
        Term.Tuple => Der.Frame(children),
        Term.Concatenation => Der.OctetString(RunTogether(children)),
        Term.Digest d => Der.OctetString(suite.Digest(Message(d.Body, children[0]))),
        Term.Mac m => Der.OctetString(suite.Mac(Der.Content(children[0]), Message(m.Body, children[1]))),
        Term.DerivedKey k => Der.OctetString(suite.DeriveKey(k.Label, Der.Content(children[0]), Message(k.Body, children[1]))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The octets that are digested, signed or encrypted when a term is: a run of octets without framing, else the DER.</summary>
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
