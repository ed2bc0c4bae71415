using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// Certificates that a quest makes up: like one of the protocol's, but with another key, and different in what the file says. Whoever
/// receives one looks at it as at the one whose place it takes.
/// </summary>
internal static class ForeignCertificates
{
    /// <summary>The protocol with further holders of keys, whose certificates nobody but dishonest senders has.</summary>
    public static Protocol Over(Protocol protocol, IReadOnlyList<(string Key, Place KeyPlace, Node Value)> entries, Diagnostics diagnostics)
    {
        var certificates = new Dictionary<string, CertificateDeclaration>(protocol.Certificates, StringComparer.Ordinal);
        var owners = new Dictionary<string, string>(protocol.Owners, StringComparer.Ordinal);
        var authorities = protocol.Authorities.ToList();
        var reader = new CertificateReader(diagnostics, new TermReader(diagnostics), protocol.Vocabulary, protocol.Authority, protocol.CertificateProfile);
        foreach (var (holder, place, node) in entries)
        {
            if (certificates.ContainsKey(holder) || holder == protocol.Authority || Notation.Parse($"CERT_{holder}").Term is not Term.Certificate)
            {
                diagnostics.Error("PQ0434", place, $"{PlainText.Excerpt(holder)} cannot be added as a holder of keys", "choose a name that the protocol does not use");
            }
            else if (Fields.Of(node, diagnostics, "a certificate") is { } fields)
            {
                var like = fields.Scalar("like");
                if (like is not null && protocol.Certificates.TryGetValue(like.Text, out var model))
                {
                    // Whoever receives it looks for what the other binds.
                    var made = reader.Read(fields, model with { Holder = holder, CommonName = model.CommonName });
                    certificates[holder] = made.Binds.Count == model.Binds.Count ? made with { BoundAs = model.Binds } : made;
                    if (owners.TryGetValue(like.Text, out var owner))
                    {
                        owners[holder] = owner;
                    }
                    else
                    {
                        authorities.Add(holder);
                    }
                }
                else if (like is not null)
                {
                    diagnostics.Error("PQ0208", like.Place, $"there is no CERT_{PlainText.Excerpt(like.Text)}", Suggestion.Advice(like.Text, protocol.Certificates.Keys));
                }

                fields.Finish();
            }
        }

        return protocol with { Certificates = certificates, Owners = owners, Authorities = authorities.ToSequence() };
    }
}
