using System.Text.Json;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal.Commands;

/// <summary>Certificates as JSON.</summary>
internal static class CertificateJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<CertificateChain> chains)
    {
        json.WriteStartObject();
        json.WriteStartArray("roles");
        foreach (var chain in chains)
        {
            json.WriteStartObject();
            json.WriteString("role", chain.Role);
            json.WriteString("clock", CertificateText.Time(chain.Clock));
            json.WriteStartArray("certificates");
            foreach (var node in chain.Nodes)
            {
                Write(json, node, chain.Suite);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Suite suite, CertificateContent content)
    {
        json.WriteStartObject();
        json.WriteString("suite", suite.Name);
        json.WriteString("subject", content.Subject.CommonName);
        json.WriteString("organization", content.Subject.Organization);
        json.WriteString("issuer", content.Issuer.CommonName);
        json.WriteString("issuer_organization", content.Issuer.Organization);
        json.WriteNumber("serial", content.Serial);
        json.WriteString("not_before", CertificateText.Time(content.NotBefore));
        json.WriteString("not_after", CertificateText.Time(content.NotAfter));
        json.WriteString("key", Convert.ToHexStringLower(content.Key.SubjectPublicKeyInfo.Span));
        json.WriteTexts("usage", CertificateFields.UseNames(content.Uses));
        if (content.PathLength is { } length)
        {
            json.WriteNumber("path_length", length);
        }

        json.WriteString("role", content.Role);
        json.WriteString("policy", content.Policy);
        json.WriteStartObject("bound");
        foreach (var bound in content.Bound)
        {
            json.WriteString(bound.Name, Convert.ToHexStringLower(bound.Der.Span));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CertificateNode node, Suite suite)
    {
        json.WriteStartObject();
        json.WriteString("holder", node.Holder);
        json.WriteNumber("depth", node.Depth);
        json.WriteBoolean("anchor", node.IsAnchor);
        if (node.Finding is { } finding)
        {
            if (finding.Demands.Count > 0)
            {
                json.WriteBoolean("trusted", finding.IsTrusted);
                json.WriteStartArray("demands");
                foreach (var demand in finding.Demands)
                {
                    json.WriteStartObject();
                    json.WriteString("demand", demand.Demand);
                    json.WriteString("outcome", Word(demand.Outcome));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            if (finding.Content is { } content)
            {
                json.WritePropertyName("content");
                Write(json, suite, content);
            }

            if (finding.List is { } list)
            {
                json.WriteStartObject("revocation_list");
                json.WriteString("issuer", list.Issuer);
                json.WriteString("failure", list.Failure);
                if (list.Content is { } said)
                {
                    json.WriteNumber("number", said.Number);
                    json.WriteString("this_update", CertificateText.Time(said.ThisUpdate));
                    json.WriteString("next_update", CertificateText.Time(said.NextUpdate));
                    json.WriteStartArray("serials");
                    foreach (var serial in said.Serials)
                    {
                        json.WriteNumberValue(serial);
                    }

                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
    }

    private static string Word(DemandOutcome outcome) => outcome switch
    {
        DemandOutcome.Holds => "holds",
        DemandOutcome.Fails => "fails",
        DemandOutcome.NotDemanded => "not_demanded",
        _ => "not_judged",
    };
}
