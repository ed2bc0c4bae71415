using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Runs;

/// <summary>
/// Values as names in certificates, which are text: names and numbers as they are, digests in hexadecimal, as SET's blinded account
/// numbers need it.
/// </summary>
internal static class CertifiedName
{
    /// <summary>The name that says a value.</summary>
    public static string Of(Term term, ReadOnlySpan<byte> der, Vocabulary vocabulary) => TermText.Of(term, der, vocabulary);

    /// <summary>The value that a name says; null when a digest is expected and the name is none.</summary>
    public static byte[]? Octets(Term term, string name)
    {
        if (term is Term.Atom)
        {
            return Der.Text(name);
        }

        return name.Length % 2 == 0 && name.All(char.IsAsciiHexDigitLower) ? Der.OctetString(Convert.FromHexString(name)) : null;
    }
}
