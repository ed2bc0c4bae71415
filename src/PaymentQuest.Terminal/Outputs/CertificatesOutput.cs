using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>certificates</c> says: of a run, whom its roles trust and why; of a file, what its certificate states.</summary>
internal static class CertificatesOutput
{
    public static Members Of(IEnumerable<CertificateChain> chains) => new()
    {
        {
            "roles", chains.Select(chain => new Members
            {
                { "role", chain.Role },
                { "clock", CertificateText.Time(chain.Clock) },
                { "certificates", chain.Nodes.Select(node => Of(node, chain.Suite)) },
            })
        },
    };

    public static Members Of(Suite suite, CertificateContent content) => new()
    {
        { "suite", suite.Name },
        { "subject", content.Subject.CommonName },
        { "organization", content.Subject.Organization ?? Members.Null },
        { "issuer", content.Issuer.CommonName },
        { "issuer_organization", content.Issuer.Organization ?? Members.Null },
        { "serial", content.Serial },
        { "not_before", CertificateText.Time(content.NotBefore) },
        { "not_after", CertificateText.Time(content.NotAfter) },
        { "key", Convert.ToHexStringLower(content.Key.SubjectPublicKeyInfo.Span) },
        { "usage", CertificateFields.UseNames(content.Uses) },
        { "path_length", content.PathLength },
        { "role", content.Role ?? Members.Null },
        { "policy", content.Policy ?? Members.Null },
        { "bound", Members.Of(content.Bound.Select(b => (b.Name, (object?)Convert.ToHexStringLower(b.Der.Span)))) },
    };

    private static Members Of(CertificateNode node, Suite suite)
    {
        var judged = node.Finding is { Demands.Count: > 0 } finding ? finding : null;
        return new()
        {
            { "holder", node.Holder },
            { "depth", node.Depth },
            { "anchor", node.IsAnchor },
            { "trusted", judged?.IsTrusted },
            { "demands", judged?.Demands.Select(d => new Members { { "demand", d.Demand }, { "outcome", Word(d.Outcome) } }) },
            { "content", node.Finding?.Content is { } content ? Of(suite, content) : null },
            { "revocation_list", node.Finding?.List is { } list ? Of(list) : null },
        };
    }

    private static Members Of(RevocationListFinding list) => new()
    {
        { "issuer", list.Issuer },
        { "failure", list.Failure ?? Members.Null },
        { "number", list.Content?.Number },
        { "this_update", list.Content is { } said ? CertificateText.Time(said.ThisUpdate) : null },
        { "next_update", list.Content is { } says ? CertificateText.Time(says.NextUpdate) : null },
        { "serials", list.Content?.Serials },
    };

    private static string Word(DemandOutcome outcome) => outcome switch
    {
        DemandOutcome.Holds => "holds",
        DemandOutcome.Fails => "fails",
        DemandOutcome.NotDemanded => "not_demanded",
        _ => "not_judged",
    };
}
