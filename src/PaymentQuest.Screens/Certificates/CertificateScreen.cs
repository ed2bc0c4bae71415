using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The certificates that a player's role has before it, one of them under the cursor.</summary>
/// <param name="Chain">The certificates; null when the run could not begin.</param>
public sealed record CertificateScreen(CertificateChain? Chain) : Screen
{
    /// <summary>The holder under the cursor, from 0.</summary>
    public int Chosen { get; init; }

    /// <summary>The holder under the cursor; null when there are no certificates.</summary>
    public CertificateNode? Node => Chain is { Nodes: var nodes } && Chosen < nodes.Count ? nodes[Chosen] : null;

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => CertificateKeys.All;

    /// <summary>A chain, on the first of its certificates that is wanted.</summary>
    internal static CertificateScreen On(CertificateChain? chain, Func<CertificateNode, bool> wanted) =>
        new(chain) { Chosen = Math.Max(chain?.Nodes.ToList().FindIndex(n => wanted(n)) ?? 0, 0) };

    /// <inheritdoc/>
    internal override Named? AtHand => Node is { Holder: var holder } && Chain!.Protocol.Certificates.ContainsKey(holder) ? new Named.Value(new Term.Certificate(holder)) : null;

    /// <inheritdoc/>
    internal override Sequence<Prose> HelpTopic => [Prose.Of("help.chains"), Prose.Of("help.anywhere")];

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) => (CertificateUpdate.Do(model, this, intent), []);

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Pointed(GameModel model, int entry) => (Chain is { Nodes.Count: var count } && entry < count ? model.Show(this with { Chosen = entry }) : model, []);
}

/// <summary>What keys do on certificates.</summary>
internal static class CertificateUpdate
{
    public static GameModel Do(GameModel model, CertificateScreen screen, Intent intent)
    {
        var last = Math.Max((screen.Chain?.Nodes.Count ?? 0) - 1, 0);
        switch (intent)
        {
            case Intent.Back or Intent.Certificates:
                return model.Pop();
            case Intent.Up or Intent.Down:
                return model.Show(screen with { Chosen = Math.Clamp(screen.Chosen + (intent == Intent.Up ? -1 : 1), 0, last) });
            case Intent.Octets when screen is { Chain: { } chain, Node.Finding: { } finding }:
                return model.Push(new DerScreen($"CERT_{finding.Holder}", finding.Octets, [], chain.Protocol.Vocabulary));
            default:
                return model;
        }
    }
}
