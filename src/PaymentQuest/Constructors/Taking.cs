using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Constructors;

/// <summary>The octets of terms that follow from those of their parts.</summary>
internal static class Taking
{
    /// <summary>An input as a constructor takes it; null when the wire format cannot say it. A key pair has no octets, and a digest that is signed is what it is.</summary>
    /// <param name="take">How.</param>
    /// <param name="input">The input.</param>
    /// <param name="der">Its canonical DER.</param>
    /// <param name="wiring">The algorithms, and what they are applied to.</param>
    public static byte[]? Of(Take take, Term input, byte[] der, Wiring wiring) => take switch
    {
        Take.Der => der,
        Take.Content or Take.Signed => Der.Content(der).ToArray(),
        Take.Piece => wiring.Piece(input, der),
        Take.Message => wiring.Message(input, der),
        Take.Digested => wiring.Digested(input, der),
        Take.Authenticated => wiring.Authenticated(input, der),
        _ => [],
    };

    /// <summary>The DER of a term that is determined by its parts (<see cref="Constructor.IsDetermined"/>); null when it is not, when a part is missing, or when there is no such value.</summary>
    /// <param name="term">The term.</param>
    /// <param name="octets">The DER of a part; null when it is not to be had.</param>
    /// <param name="wiring">The algorithms, and what they are applied to.</param>
    public static byte[]? Determined(Term term, Func<Term, byte[]?> octets, Wiring wiring)
    {
        if (Constructor.Of(term) is not { IsDetermined: true } constructor)
        {
            return null;
        }

        var parts = constructor.Parts(term)!;
        var taken = new byte[parts.Count][];
        for (var i = 0; i < taken.Length; i++)
        {
            if (octets(parts[i]) is not { } der || Of(constructor.TakeOf(i), parts[i], der, wiring) is not { } input)
            {
                return null;
            }

            taken[i] = input;
        }

        return constructor.Octets!(constructor.Label(term), taken, Tools(wiring));
    }

    /// <summary>Tools for what is determined.</summary>
    public static Tools Tools(Wiring wiring) => new(wiring.Suite) { Mac = (key, message) => wiring.Mac(key, message), Hmac = (hash, key, message) => wiring.Hmac(hash, key, message) };

    /// <summary>The DER of what was written as text: what <see cref="Take.Piece"/> took.</summary>
    /// <param name="term">What they should be.</param>
    /// <param name="octets">The octets, read.</param>
    /// <param name="vocabulary">The protocol's names.</param>
    /// <param name="wiring">The algorithms, and what they are applied to.</param>
    public static byte[] Unspelled(Term term, byte[] octets, Vocabulary vocabulary, Wiring wiring) =>
        term is Term.Tuple || Form.Of(term, vocabulary, wiring.Suite).Tag is 0x30 ? octets : Der.Primitive(Form.Of(term, vocabulary, wiring.Suite).Tag, octets);
}
