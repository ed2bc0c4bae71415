using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Wire;

/// <summary>The form of terms on the wire: whether octets could be a value of a term, before anything is checked.</summary>
public static class MessageForm
{
    /// <summary>What is wrong with the octets of a term that is not a tuple, as a phrase; null when they have its form.</summary>
    public static string? Fault(Term term, ReadOnlySpan<byte> der, Vocabulary vocabulary, Suite suite) => term switch
    {
        Term.Atom a => Values.Fault(vocabulary.Atoms[a.Name], der, suite),
        Term.Function f => Values.Fault(vocabulary.Functions[f.Name].Result, der, suite),
        Term.Difference => Values.Fault(new Sort(SortKind.Amount), der, suite),
        Term.Literal => Der.ReadText(der) is null ? "no text" : null,
        _ when Construction.Length(term.Constructor, suite) is { } length => Length(der, length),
        Term.Encrypted => Der.Whole(der, 0x04) is { } c && SymmetricCipher.IsLengthOfCiphertext(der[c].Length, suite.BlockLength) ? null : "no ciphertext",
        Term.Concatenation => Der.Whole(der, 0x04) is null ? "no octet string" : null,
        Term.RevocationList => Der.Whole(der, 0x30) is null ? "no revocation list" : null,
        Term.Certificate => Der.Whole(der, 0x30) is null ? "no certificate" : null,
        Term.PublicKey => PublicKey.FromSubjectPublicKeyInfo(der) is null ? "no public key" : null,
        Term.PrivateKey => "a private key, which never travels",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string? Length(ReadOnlySpan<byte> der, int length) =>
        Der.Whole(der, 0x04) is { } content && der[content].Length == length ? null : $"no {length} octets";
}
