using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Constructors;

/// <summary>The form of terms on the wire: whether octets could be a value of a term, before anything is checked.</summary>
internal static class MessageForm
{
    /// <summary>Whether octets have the form of a term that is not a tuple. A private key never travels.</summary>
    public static bool Fits(Term term, ReadOnlySpan<byte> der, Vocabulary vocabulary, Suite suite) => term switch
    {
        Term.Literal or Term.Applied { Algorithm.Kind: AlgorithmKind.TextForm } => Der.ReadText(der) is not null,
        _ when vocabulary.SortOf(term) is { } sort => Values.Fault(sort, der, suite) is null,
        _ => Form.Of(term, vocabulary, suite).Fits(der),
    };
}
