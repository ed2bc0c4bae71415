using PaymentQuest.Documents;
using PaymentQuest.Runs;

namespace PaymentQuest.Screens;

/// <summary>The demands on a certificate in words, by the words of <see cref="Cryptography.CertificateResult.Demands"/>.</summary>
internal static class DemandText
{
    private static readonly Prose NotMade = new("not demanded here", "aquí no se exige");
    private static readonly Prose NotJudged = new("cannot be judged", "no se puede juzgar");
    private static readonly Prose Asked = new("the issuer, when asked,", "el emisor, si se le pregunta,");
    private static readonly Prose InList = new("list {1} of {0}", "la lista {1} de {0}");
    private static readonly Prose NoPolicy = new("no policy", "ninguna política");

    /// <summary>A demand in a word.</summary>
    public static Prose Name(string word) => word switch
    {
        "form" => new("form", "forma"),
        "issuer" => new("wrong issuer", "emisor equivocado"),
        "signature" => new("signature", "firma"),
        "not_yet_valid" => new("not valid yet", "aún no vale"),
        "expired" => new("expired", "caducado"),
        "revoked" => new("revoked", "revocado"),
        "path" => new("issuer may not issue it", "su emisor no puede emitirlo"),
        "usage" => new("wrong key usage", "uso de clave equivocado"),
        "policy" => new("wrong policy", "política equivocada"),
        "role" => new("wrong role", "papel equivocado"),
        "bound" => new("certified values", "valores certificados"),
        _ => new(word, word),
    };

    /// <summary>A demand, what it means for this certificate, and what came of it where that is told.</summary>
    public static Line Line(CertificateChain chain, CertificateFinding finding, DemandFinding demand, bool isTold, Glyphs glyphs, Language language)
    {
        var text = Of(chain, finding, demand.Demand, isTold).In(language);
        return !isTold ? Screens.Line.From($"{glyphs.Hollow} {text}") : demand.Outcome switch
        {
            DemandOutcome.Holds => Screens.Line.From(glyphs.Accepted, Style.Good) + $" {text}",
            DemandOutcome.Fails => Screens.Line.From($"{glyphs.Refused} {text}", Style.Bad) + Screens.Line.From(Found(finding, demand.Demand) is { } found ? $" {found.In(language)}" : "", Style.Strong),
            DemandOutcome.NotDemanded => Screens.Line.From($"{glyphs.Separator} {text} ({NotMade.In(language)})", Style.Faint),
            _ => Screens.Line.From($"{glyphs.Lost} {text} ({NotJudged.In(language)})", Style.Notice),
        };
    }

    // Whether the issuer is trusted must not show in how it is called before the player has found out.
    private static Prose Of(CertificateChain chain, CertificateFinding finding, string word, bool isTold)
    {
        var expected = finding.Verification!.Declaration;
        var clock = CertificateText.Time(chain.Clock);
        var issuer = Same(isTold && finding.Issuer is { } known ? known.Name.ToString() : expected.Issuer);
        switch (word)
        {
            case "form":
                return new("form: it is one certificate in DER, with a key and a signature of this suite", "forma: es un certificado en DER, con clave y firma de este conjunto de algoritmos");
            case "issuer":
                return new($"issuer: it names {issuer.En}", $"emisor: nombra a {issuer.Es}");
            case "signature":
                return new($"signature: made with the key of {issuer.En}, over exactly this content", $"firma: hecha con la clave de {issuer.Es}, sobre exactamente este contenido");
            case "not_yet_valid":
                return new($"begin: the clock, {clock}, is not before its first second", $"inicio: el reloj, {clock}, no es anterior a su primer segundo");
            case "expired":
                return new($"end: the clock, {clock}, is not after its last second", $"fin: el reloj, {clock}, no es posterior a su último segundo");
            case "revoked":
                var where = finding.List is { Content: { } list } found
                    ? new Prose(InList.Fill(Language.En, found.Issuer, list.Number), InList.Fill(Language.Es, found.Issuer, list.Number))
                    : Asked;
                return new($"revocation: {where.En} does not name its serial number", $"revocación: {where.Es} no nombra su número de serie");
            case "path":
                return new("path: its issuer is an authority, and the chain below it is not longer than allowed", "camino: su emisor es una autoridad, y la cadena por debajo no es más larga de lo permitido");
            case "usage":
                var uses = CertificateFields.Uses(expected.Uses);
                return new($"key usage: exactly {uses.En}", $"uso de la clave: exactamente {uses.Es}");
            case "policy":
                var policy = chain.Protocol.CertificateProfile.Policy is { } identifier ? Same(CertificateFields.Named(identifier)) : NoPolicy;
                return new($"policy: {policy.En}", $"política: {policy.Es}");
            case "role":
                return new($"role: certified as {expected.Role}", $"papel: certificado como {expected.Role}");
            default:
                return new("values: it tells all that belongs to the key, each in its form", "valores: dice todo lo que va unido a la clave, cada cosa en su forma");
        }
    }

    // What was found in place of what was demanded.
    private static Prose? Found(CertificateFinding finding, string word)
    {
        if (finding.Content is not { } content)
        {
            return null;
        }

        var found = word switch
        {
            "issuer" when finding.IsSelfIssued => new($"it names itself, {content.Issuer}", $"se nombra a sí mismo, {content.Issuer}"),
            "issuer" => Same(content.Issuer.ToString()),
            "not_yet_valid" => Same(CertificateText.Time(content.NotBefore)),
            "expired" => Same(CertificateText.Time(content.NotAfter)),
            "revoked" => Same(CertificateFields.Number(content.Serial)),
            "usage" => CertificateFields.Uses(content.Uses),
            "policy" => content.Policy is { } policy ? Same(policy) : NoPolicy,
            "role" => Same(content.Role),
            _ => (Prose?)null,
        };
        return found is null ? null : new($"found: {found.En}", $"hallado: {found.Es}");
    }

    private static Prose Same(string text) => new(text, text);
}
