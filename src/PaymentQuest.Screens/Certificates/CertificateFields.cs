using System.Globalization;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Wire;

namespace PaymentQuest.Screens;

/// <summary>A field of a certificate or revocation list in words.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Value">What it says.</param>
/// <param name="Meaning">What that is good for.</param>
public sealed record CertificateField(Prose Name, Prose Value, Prose Meaning);

/// <summary>The fields of certificates and revocation lists in words.</summary>
public static class CertificateFields
{
    /// <summary>The fields of a certificate, in the order in which they are best read.</summary>
    /// <param name="protocol">The protocol, for the names of certified values; null when it is not known.</param>
    /// <param name="suite">The algorithms.</param>
    /// <param name="content">What the certificate says.</param>
    /// <param name="der">The certificate.</param>
    /// <param name="clock">The time to hold its validity against; null when there is none.</param>
    /// <param name="glyphs">The sign for what is left out.</param>
    public static IEnumerable<CertificateField> Of(Protocol? protocol, Suite suite, CertificateContent content, ReadOnlyMemory<byte> der, DateTimeOffset? clock, Glyphs glyphs)
    {
        yield return new(Prose.Of("certificate.subject"), Same(content.Subject.CommonName), Prose.Of("certificate.whose-key-this-is"));
        if (content.Subject.Organization is { } brand)
        {
            yield return new(Prose.Of("certificate.brand"), Same(brand), Prose.Of("certificate.the-organization-in-the-subjects-name"));
        }

        yield return new(Prose.Of("word.issuer-short"), Same(content.Issuer.ToString()), content.Subject == content.Issuer
            ? Prose.Of("certificate.who-vouches-for-it-itself-which")
            : Prose.Of("certificate.who-vouches-for-it-with-a"));
        yield return new(Prose.Of("certificate.serial"), Same(Number(content.Serial)), Prose.Of("certificate.the-number-under-which-its-issuer"));
        yield return new(Prose.Of("certificate.valid-from"), Same(CertificateText.Time(content.NotBefore)), Prose.Of("certificate.the-first-second-of-its-validity"));
        yield return new(Prose.Of("certificate.valid-to"), Same(CertificateText.Time(content.NotAfter)), clock is { } now
            ? Prose.Of("certificate.the-last-second-of-its-validity", ("now", CertificateText.Time(now)))
            : Prose.Of("certificate.the-last-second-of-its-validity-el-ultimo-segundo"));
        yield return new(Prose.Of("certificate.key"), Same(content.Key.ToString()), Prose.Of("certificate.the-public-key-that-it-ties"));
        yield return new(Prose.Of("certificate.key-usage"), Uses(content.Uses), Prose.Of("certificate.what-the-key-may-be-used"));
        yield return content.PathLength is { } length
            ? new(Prose.Of("certificate.constraints"), Prose.Of("certificate.authority-below", ("length", Number(length))), Prose.Of("certificate.it-may-issue-certificates-and-so"))
            : content.Uses.HasFlag(KeyUses.CertificateSigning)
            ? new(Prose.Of("certificate.constraints"), Prose.Of("common.authority"), Prose.Of("certificate.it-may-issue-certificates-and-any"))
            : new(Prose.Of("certificate.constraints"), Prose.Of("certificate.no-authority"), Prose.Of("certificate.what-this-key-signs-is-never"));
        yield return content.Role.Length > 0
            ? Role(content, protocol)
            : new(Prose.Of("certificate.type"), Prose.Of("certificate.none"), Prose.Of("certificate.what-the-subject-may-act-as"));
        yield return new(Prose.Of("certificate.policy"), content.Policy is { } policy ? Same(Named(policy)) : Prose.Of("certificate.none"), Prose.Of("certificate.the-rules-under-which-the-issuer"));
        foreach (var bound in content.Bound)
        {
            yield return new(Same(bound.Name), Same(Shown(bound, protocol, glyphs)), Prose.Of("certificate.certified-together-with-the-key"));
        }

        var signature = Octets.Short(der.Span[^Math.Min(suite.ModulusLength, der.Length)..], 24, glyphs);
        yield return new(Prose.Of("common.signature"), Same(signature), Prose.Of("certificate.the-issuers-over-all-of-the"));
    }

    /// <summary>The fields of a revocation list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="isTold">Whether it is told if the list is the issuer's current one.</param>
    public static IEnumerable<CertificateField> Of(RevocationListFinding list, bool isTold)
    {
        if (list.Content is not { } content)
        {
            yield return new(Same($"CRL_{list.Issuer}"), Prose.Of("certificate.unreadable"), Prose.Of("certificate.these-octets-are-no-revocation-list"));
            yield break;
        }

        var serials = content.Serials.Count == 0 ? Prose.Of("certificate.nothing-revoked") : Same(string.Join(", ", content.Serials.Select(Number)));
        var standing = !isTold ? Prose.Of("certificate.the-numbers-that-this-issuer-has")
            : list.Failure is { } word ? Prose.Of("certificate.the-numbers-that-were-revoked-the", ("word", DemandText.Name(word)))
            : Prose.Of("certificate.the-numbers-that-were-revoked-the-list");
        yield return new(Same($"CRL_{list.Issuer}"), serials, standing);
        yield return new(Prose.Of("certificate.list-number"), Same(Number(content.Number)), Prose.Of("certificate.grows-from-list-to-list-so"));
        yield return new(Prose.Of("certificate.list-valid"), Same($"{CertificateText.Time(content.ThisUpdate)} … {CertificateText.Time(content.NextUpdate)}"), Prose.Of("certificate.when-it-was-issued-and-until"));
    }

    /// <summary>What a key may be used for.</summary>
    internal static Prose Uses(KeyUses uses)
    {
        var words = new List<Prose>();
        void Add(KeyUses use, Prose word)
        {
            if (uses.HasFlag(use))
            {
                words.Add(word);
            }
        }

        Add(KeyUses.DigitalSignature, Prose.Of("certificate.signatures"));
        Add(KeyUses.NonRepudiation, Prose.Of("certificate.non-repudiation"));
        Add(KeyUses.KeyEncipherment, Prose.Of("certificate.key-exchange"));
        Add(KeyUses.CertificateSigning, Prose.Of("certificate.issuing-certificates"));
        Add(KeyUses.RevocationListSigning, Prose.Of("certificate.revocation-lists"));
        return words.Count == 0 ? Prose.Of("certificate.nothing") : Prose.Join(", ", words);
    }

    /// <summary>The names of key uses in RFC 5280 §4.2.1.3, for machine output.</summary>
    public static IEnumerable<string> UseNames(KeyUses uses)
    {
        (KeyUses Use, string Name)[] all =
        [
            (KeyUses.DigitalSignature, "digitalSignature"), (KeyUses.NonRepudiation, "nonRepudiation"), (KeyUses.KeyEncipherment, "keyEncipherment"),
            (KeyUses.CertificateSigning, "keyCertSign"), (KeyUses.RevocationListSigning, "cRLSign"),
        ];
        return all.Where(u => uses.HasFlag(u.Use)).Select(u => u.Name);
    }

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Named(string identifier) => ObjectIdentifiers.Name(identifier) is { } name ? $"{name} ({identifier})" : identifier;

    private static CertificateField Role(CertificateContent content, Protocol? protocol) =>
        new(Prose.Of("certificate.type"), Same(content.Role), protocol?.CertificateProfile.TypeExtension is { } extension
            ? Prose.Of("certificate.what-the-subject-may-act-as-also", ("extension", Named(extension)))
            : Prose.Of("certificate.what-the-subject-may-act-as-en-calidad-de"));

    private static string Shown(BoundValue bound, Protocol? protocol, Glyphs glyphs)
    {
        var term = protocol?.Certificates.Values.SelectMany(c => c.Binds).FirstOrDefault(t => protocol.Vocabulary.Label(t) == bound.Name);
        var text = term is null ? "" : TermText.Of(term, bound.Der.Span, protocol!.Vocabulary);
        return text.Length is > 0 and <= 40 ? text
            : term is null && DerTree.Read(bound.Der.Span).Nodes is [var node, ..] && DerText.Value(node, bound.Der.Span) is { Length: <= 40 } value ? value
            : Octets.Short(bound.Der.Span, 24, glyphs);
    }

    private static Prose Same(string text) => new(text, text);
}
