using System.Security.Cryptography;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Wire.Text;

namespace PaymentQuest.Analysis;

/// <summary>Algorithms that a protocol names and that are those of its suite as well: what <c>H</c>, <c>HMAC</c> or <c>E</c> makes is then, octet for octet, what the named one makes.</summary>
internal static class SharedAlgorithms
{
    /// <summary>A term of the suite and one with a named algorithm that can be the same octets under one of the suites, although to a search they are different terms; null when there are none.</summary>
    public static (Term First, Term Second)? Coinciding(Protocol protocol, IReadOnlyList<Suite> suites)
    {
        var terms = protocol.Steps
            .SelectMany(s => s.SenderRules.Concat(s.ReceiverRules).SelectMany(r => r.Inputs).Append(s.Message).Concat(s.Declined is null ? [] : [s.Declined]))
            .Concat(protocol.Knows.Values.SelectMany(k => k))
            .SelectMany(Made)
            .Distinct()
            .ToList();
        foreach (var named in terms.OfType<Term.Applied>())
        {
            foreach (var other in terms)
            {
                if (suites.Any(s => Word(other, s) == named.Algorithm.Word) && ((other is Term.Mac && !named.Algorithm.IsKeyed) || CanBeSame(Content(other), named.Inputs[^1], protocol)))
                {
                    return (other, named);
                }
            }
        }

        return null;
    }

    /// <summary>A term and what is in it. What a signature signs is digested for it alone.</summary>
    private static IEnumerable<Term> Made(Term term) => (term is Term.Signed { Body: Term.Digest digest } ? [digest.Body] : term.Children).SelectMany(Made).Prepend(term);

    /// <summary>The word of the algorithm with which a suite makes a term; null where no word names it.</summary>
    private static string? Word(Term term, Suite suite) => (term, suite.Hash.Name) switch
    {
        (Term.Mac, _) when suite.HasSuffixMac => "md5",
        (Term.Digest, nameof(HashAlgorithmName.SHA256)) => "sha-256",
        (Term.Digest, nameof(HashAlgorithmName.SHA1)) => "sha-1",
        (Term.Mac, nameof(HashAlgorithmName.SHA256)) => "hmac-sha256",
        (Term.Mac, nameof(HashAlgorithmName.SHA1)) => "hmac-sha1",
        (Term.Encrypted, nameof(HashAlgorithmName.SHA256)) => "aes-256-cbc",
        (Term.Encrypted, nameof(HashAlgorithmName.SHA1)) => "des-ede3-cbc",
        (Term.Digest or Term.Mac or Term.Encrypted, var other) => throw new System.Diagnostics.UnreachableException($"no word for what {suite.Name} makes with {other}"),
        _ => null,
    };

    private static Term Content(Term term) => term switch
    {
        Term.Digest d => d.Body,
        Term.Mac m => m.Body,
        Term.Encrypted e => e.Body,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether two contents can have the same octets: not where texts have other shapes, and not where tuples begin with different fixed texts.</summary>
    private static bool CanBeSame(Term first, Term second, Protocol protocol)
    {
        if (protocol.Wire is TextFormats formats)
        {
            if (formats.Of(first) is not null || formats.Of(second) is not null)
            {
                return OctetPattern.Of(first, formats).Meets(OctetPattern.Of(second, formats));
            }
        }

        return (first, second) is not (Term.Tuple { Parts: [Term.Literal one, ..] }, Term.Tuple { Parts: [Term.Literal other, ..] }) || one.Text == other.Text;
    }
}
