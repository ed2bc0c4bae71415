using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads what certificates say: those of a protocol's holders, and those that a quest makes up.</summary>
internal sealed class CertificateReader(Diagnostics diagnostics, TermReader terms, Vocabulary vocabulary, string authority, CertificateProfile profile)
{
    private static readonly Dictionary<string, KeyUses> Uses = new(StringComparer.Ordinal)
    {
        ["any"] = KeyUses.Party,
        ["signature"] = KeyUses.DigitalSignature | KeyUses.NonRepudiation,
        ["key_exchange"] = KeyUses.KeyEncipherment,
        ["issuing"] = KeyUses.Authority,
    };

    /// <summary>Whether a text is an object identifier that can be encoded.</summary>
    public static bool IsObjectIdentifier(string text)
    {
        try
        {
            new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER).WriteObjectIdentifier(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The certificates of all holders but the first authority. What the file does not mention is as every certificate is.</summary>
    public Dictionary<string, CertificateDeclaration> Read(
        IReadOnlyList<(string Key, Place KeyPlace, Node Value)> entries, Sequence<Role> roles, IReadOnlyDictionary<string, string> owners, Sequence<string> authorities)
    {
        var certificates = new Dictionary<string, CertificateDeclaration>(StringComparer.Ordinal);
        foreach (var (holder, owner) in owners)
        {
            certificates[holder] = new CertificateDeclaration(holder, owner.ToLowerInvariant(), [])
            {
                Issuer = authority,
                Subject = new Term.Atom(roles.First(r => r.Name == owner).Symbol),
                Policy = profile.Policy,
            };
        }

        foreach (var holder in authorities)
        {
            certificates[holder] = new CertificateDeclaration(holder, holder.ToLowerInvariant(), []) { Issuer = authority, Uses = KeyUses.Authority, PathLength = 0, Policy = profile.Policy };
        }

        foreach (var (holder, place, node) in entries)
        {
            if (!certificates.TryGetValue(holder, out var plain))
            {
                diagnostics.Error("PQ0208", place, $"'{holder}' holds no keys", "certificates are issued to symbols of roles, or to holders under keys or authorities");
            }
            else if (Fields.Of(node, diagnostics, "a certificate") is { } fields)
            {
                certificates[holder] = Read(fields, plain);
                fields.Finish();
            }
        }

        foreach (var (holder, place, _) in entries.Where(e => certificates.ContainsKey(e.Key)))
        {
            var chain = new HashSet<string>(StringComparer.Ordinal);
            for (var at = holder; at != authority; at = certificates[at].Issuer)
            {
                if (!chain.Add(at) || !certificates.ContainsKey(at))
                {
                    diagnostics.Error("PQ0229", place, $"the issuers of CERT_{holder} do not lead to {authority}", "let 'issuer' name the authority, a holder under authorities, or one whose own issuers lead there");
                    break;
                }
            }
        }

        return certificates;
    }

    /// <summary>A declaration with what a section of a file says laid over it.</summary>
    public CertificateDeclaration Read(Fields fields, CertificateDeclaration under)
    {
        var issuer = fields.OptionalScalar("issuer");
        if (issuer is not null && !vocabulary.Holders.Contains(issuer.Text))
        {
            diagnostics.Error("PQ0208", issuer.Place, $"{PlainText.Excerpt(issuer.Text)} holds no keys", Suggestion.Advice(issuer.Text, vocabulary.Holders));
            issuer = null;
        }

        var subject = fields.OptionalScalar("subject") is { } named ? terms.Canonical(named, vocabulary) : null;
        var organization = fields.OptionalScalar("organization") is { } roof ? terms.Canonical(roof, vocabulary) : null;
        if (organization is not null and not Term.Atom || subject is not null and not (Term.Atom or Term.Digest or Term.Mac))
        {
            diagnostics.Error("PQ0235", fields.Place, "the names in a certificate are an atom each; the subject may also be a digest", "write for example 'organization: BRAND'");
        }

        var binds = fields.OptionalNode("binds") is { } bound ? terms.Items(bound, vocabulary) : under.Binds;
        var length = fields.Has("path_length") ? (int?)fields.Integer("path_length", 0, 8) : under.PathLength;
        var policy = fields.OptionalScalar("policy");
        if (policy is not null && !IsObjectIdentifier(policy.Text))
        {
            diagnostics.Error("PQ0228", policy.Place, $"{PlainText.Excerpt(policy.Text)} is no object identifier", "write numbers with dots between them, such as 2.23.42.5.0");
            policy = null;
        }

        return under with
        {
            Issuer = issuer?.Text ?? under.Issuer,
            Role = fields.OptionalText("role") ?? under.Role,
            Subject = subject ?? under.Subject,
            Organization = organization as Term.Atom ?? under.Organization,
            Binds = binds,
            Uses = fields.OptionalChoice("usage", Uses, length is not null && under.PathLength is null ? KeyUses.Authority : under.Uses),
            PathLength = length,
            Policy = policy?.Text ?? under.Policy,
            NotBefore = Time(fields, "from") ?? under.NotBefore,
            NotAfter = Time(fields, "to") ?? under.NotAfter,
        };
    }

    private DateTimeOffset? Time(Fields fields, string key)
    {
        if (fields.OptionalScalar(key) is not { } text)
        {
            return null;
        }

        if (Setting.ParseClock(text.Text) is { } time)
        {
            return time;
        }

        diagnostics.Error("PQ0220", text.Place, $"{PlainText.Excerpt(text.Text)} is no time of a certificate", Setting.ClockAdvice);
        return null;
    }
}
