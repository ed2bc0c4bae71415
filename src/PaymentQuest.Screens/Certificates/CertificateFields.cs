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
    private static readonly Prose None = new("none", "ninguna");

    /// <summary>The fields of a certificate, in the order in which they are best read.</summary>
    /// <param name="protocol">The protocol, for the names of certified values; null when it is not known.</param>
    /// <param name="suite">The algorithms.</param>
    /// <param name="content">What the certificate says.</param>
    /// <param name="der">The certificate.</param>
    /// <param name="clock">The time to hold its validity against; null when there is none.</param>
    /// <param name="glyphs">The sign for what is left out.</param>
    public static IEnumerable<CertificateField> Of(Protocol? protocol, Suite suite, CertificateContent content, ReadOnlyMemory<byte> der, DateTimeOffset? clock, Glyphs glyphs)
    {
        yield return new(new("subject", "sujeto"), Same(content.Subject.CommonName), new("whose key this is", "de quién es esta clave"));
        if (content.Subject.Organization is { } brand)
        {
            yield return new(new("brand", "marca"), Same(brand), new("the organization in the subject's name: under whose brand or roof", "la organización en el nombre del sujeto: bajo qué marca o techo"));
        }

        yield return new(new("issuer", "emisor"), Same(content.Issuer.ToString()), content.Subject == content.Issuer
            ? new("who vouches for it: itself, which proves nothing to whoever does not trust the key already", "quién responde de él: él mismo, lo que no demuestra nada a quien no se fíe ya de la clave")
            : new("who vouches for it, with a signature", "quién responde de él, con una firma"));
        yield return new(new("serial", "serie"), Same(Number(content.Serial)), new("the number under which its issuer can revoke it", "el número con el que su emisor lo puede revocar"));
        yield return new(new("valid from", "válido desde"), Same(CertificateText.Time(content.NotBefore)), new("the first second of its validity", "el primer segundo de su vigencia"));
        yield return new(new("valid to", "válido hasta"), Same(CertificateText.Time(content.NotAfter)), clock is { } now
            ? new($"the last second of its validity; the clock of the run is {CertificateText.Time(now)}", $"el último segundo de su vigencia; el reloj de la ejecución marca {CertificateText.Time(now)}")
            : new("the last second of its validity", "el último segundo de su vigencia"));
        yield return new(new("key", "clave"), Same(content.Key.ToString()), new("the public key that it ties to the subject: its kind and the beginning of its hash", "la clave pública que ata al sujeto: su clase y el principio de su hash"));
        yield return new(new("key usage", "uso de clave"), Uses(content.Uses), new("what the key may be used for; one key, one purpose", "para qué vale la clave; una clave, un fin"));
        yield return content.PathLength is { } length
            ? new(new("constraints", "restricciones"), new($"authority, {Number(length)} below", $"autoridad, {Number(length)} debajo"), new("it may issue certificates, and so many authorities may follow below it", "puede emitir certificados, y por debajo puede haber tantas autoridades"))
            : content.Uses.HasFlag(KeyUses.CertificateSigning)
            ? new(new("constraints", "restricciones"), new("authority", "autoridad"), new("it may issue certificates, and any number of authorities may follow below it", "puede emitir certificados, y por debajo puede haber cualquier número de autoridades"))
            : new(new("constraints", "restricciones"), new("no authority", "no es autoridad"), new("what this key signs is never a certificate", "lo que firma esta clave nunca es un certificado"));
        yield return content.Role.Length > 0
            ? Role(content, protocol)
            : new(new("type", "tipo"), None, new("what the subject may act as: a root only vouches for others", "en calidad de qué actúa el sujeto: una raíz solo responde de otros"));
        yield return new(new("policy", "política"), content.Policy is { } policy ? Same(Named(policy)) : None, new("the rules under which the issuer issued it", "las reglas con las que el emisor lo emitió"));
        foreach (var bound in content.Bound)
        {
            yield return new(Same(bound.Name), Same(Shown(bound, protocol, glyphs)), new("certified together with the key", "certificado junto con la clave"));
        }

        var signature = Octets.Short(der.Span[^Math.Min(suite.ModulusLength, der.Length)..], 24, glyphs);
        yield return new(new("signature", "firma"), Same(signature), new("the issuer's, over all of the above; no field can be changed without it", "la del emisor, sobre todo lo anterior; sin ella no se puede cambiar ningún campo"));
    }

    /// <summary>The fields of a revocation list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="isTold">Whether it is told if the list is the issuer's current one.</param>
    public static IEnumerable<CertificateField> Of(RevocationListFinding list, bool isTold)
    {
        if (list.Content is not { } content)
        {
            yield return new(Same($"CRL_{list.Issuer}"), new("unreadable", "ilegible"), new("these octets are no revocation list", "estos octetos no son una lista de revocación"));
            yield break;
        }

        var serials = content.Serials.Count == 0 ? new Prose("nothing revoked", "nada revocado") : Same(string.Join(", ", content.Serials.Select(Number)));
        var standing = !isTold ? new Prose("the numbers that this issuer has revoked", "los números que este emisor ha revocado")
            : list.Failure is { } word ? new($"the numbers that were revoked; the list itself does not pass: {DemandText.Name(word).En}", $"los números revocados; la propia lista no pasa: {DemandText.Name(word).Es}")
            : new("the numbers that were revoked; the list is the issuer's and current", "los números revocados; la lista es del emisor y está vigente");
        yield return new(Same($"CRL_{list.Issuer}"), serials, standing);
        yield return new(new("list number", "n.º de lista"), Same(Number(content.Number)), new("grows from list to list, so that an old one is recognized", "crece de lista en lista, para reconocer una vieja"));
        yield return new(new("list valid", "lista válida"), Same($"{CertificateText.Time(content.ThisUpdate)} … {CertificateText.Time(content.NextUpdate)}"), new("when it was issued, and until when it may be used", "cuándo se emitió y hasta cuándo se puede usar"));
    }

    /// <summary>What a key may be used for.</summary>
    internal static Prose Uses(KeyUses uses)
    {
        var words = new List<Prose>();
        void Add(KeyUses use, string en, string es)
        {
            if (uses.HasFlag(use))
            {
                words.Add(new(en, es));
            }
        }

        Add(KeyUses.DigitalSignature, "signatures", "firmas");
        Add(KeyUses.NonRepudiation, "non-repudiation", "no repudio");
        Add(KeyUses.KeyEncipherment, "key exchange", "intercambio de claves");
        Add(KeyUses.CertificateSigning, "issuing certificates", "emitir certificados");
        Add(KeyUses.RevocationListSigning, "revocation lists", "listas de revocación");
        return words.Count == 0 ? new("nothing", "nada") : new(string.Join(", ", words.Select(w => w.En)), string.Join(", ", words.Select(w => w.Es)));
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
        new(new("type", "tipo"), Same(content.Role), protocol?.CertificateProfile.TypeExtension is { } extension
            ? new($"what the subject may act as; also a bit of the extension {Named(extension)}", $"en calidad de qué actúa el sujeto; también es un bit de la extensión {Named(extension)}")
            : new("what the subject may act as", "en calidad de qué actúa el sujeto"));

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
