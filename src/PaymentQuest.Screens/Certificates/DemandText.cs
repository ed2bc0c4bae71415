using PaymentQuest.Documents;
using PaymentQuest.Runs;

namespace PaymentQuest.Screens;

/// <summary>The demands on a certificate in words, by the words of <see cref="Cryptography.CertificateResult.Demands"/>.</summary>
internal static class DemandText
{
    /// <summary>A demand in a word.</summary>
    public static Prose Name(string word) => word switch
    {
        "form" => Prose.Of("demand.form"),
        "issuer" => Prose.Of("demand.wrong-issuer"),
        "signature" => Prose.Of("common.signature"),
        "not_yet_valid" => Prose.Of("demand.not-valid-yet"),
        "expired" => Prose.Of("demand.expired"),
        "revoked" => Prose.Of("demand.revoked"),
        "path" => Prose.Of("demand.issuer-may-not-issue-it"),
        "usage" => Prose.Of("demand.wrong-key-usage"),
        "policy" => Prose.Of("demand.wrong-policy"),
        "role" => Prose.Of("demand.wrong-role"),
        "bound" => Prose.Of("demand.certified-values"),
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
            DemandOutcome.NotDemanded => Screens.Line.From($"{glyphs.Separator} {text} ({Prose.Of("demand.not-made").In(language)})", Style.Faint),
            _ => Screens.Line.From($"{glyphs.Lost} {text} ({Prose.Of("demand.not-judged").In(language)})", Style.Notice),
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
                return Prose.Of("demand.form-it-is-one-certificate-in");
            case "issuer":
                return Prose.Of("demand.issuer-it-names", ("issuer", issuer));
            case "signature":
                return Prose.Of("demand.signature-made-with-the-key-of", ("issuer", issuer));
            case "not_yet_valid":
                return Prose.Of("demand.begin-the-clock-is-not-before", ("clock", clock));
            case "expired":
                return Prose.Of("demand.end-the-clock-is-not-after", ("clock", clock));
            case "revoked":
                var where = finding.List is { Content: { } list } found
                    ? Prose.Of("demand.in-list", ("issuer", found.Issuer), ("list", list.Number))
                    : Prose.Of("demand.asked");
                return Prose.Of("demand.revocation-does-not-name-its-serial", ("where", where));
            case "path":
                return Prose.Of("demand.path-its-issuer-is-an-authority");
            case "usage":
                var uses = CertificateFields.Uses(expected.Uses);
                return Prose.Of("demand.key-usage-exactly", ("uses", uses));
            case "policy":
                var policy = chain.Protocol.CertificateProfile.Policy is { } identifier ? Same(CertificateFields.Named(identifier)) : Prose.Of("demand.no-policy");
                return Prose.Of("demand.policy", ("policy", policy));
            case "role":
                return Prose.Of("demand.role-certified-as", ("role", expected.Role));
            default:
                return Prose.Of("demand.values-it-tells-all-that-belongs");
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
            "issuer" when finding.IsSelfIssued => Prose.Of("demand.it-names-itself", ("issuer", content.Issuer)),
            "issuer" => Same(content.Issuer.ToString()),
            "not_yet_valid" => Same(CertificateText.Time(content.NotBefore)),
            "expired" => Same(CertificateText.Time(content.NotAfter)),
            "revoked" => Same(CertificateFields.Number(content.Serial)),
            "usage" => CertificateFields.Uses(content.Uses),
            "policy" => content.Policy is { } policy ? Same(policy) : Prose.Of("demand.no-policy"),
            "role" => Same(content.Role),
            _ => (Prose?)null,
        };
        return found is null ? null : Prose.Of("demand.found", ("found", found));
    }

    private static Prose Same(string text) => new(text, text);
}
