using PaymentQuest.Quests;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The certificates that a player's role has before it, one of them under the cursor.</summary>
/// <param name="Chain">The certificates; null when the run could not begin.</param>
public sealed record CertificateScreen(CertificateChain? Chain) : Screen
{
    /// <summary>The holder under the cursor, from 0.</summary>
    public int Chosen { get; init; }

    /// <summary>Lines of the text above the visible ones, not negative.</summary>
    public int Scroll { get; init; }

    /// <summary>The holder under the cursor; null when there are no certificates.</summary>
    public CertificateNode? Node => Chain is { Nodes: var nodes } && Chosen < nodes.Count ? nodes[Chosen] : null;

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => KeyTable.CertificateTree;

    /// <summary>The certificates of a verify quest, on one that came with the message.</summary>
    internal static CertificateScreen Of(VerifyScreen screen)
    {
        var chain = ChainOf(screen.Quest, screen.Round, screen.Shown, isOver: screen.Notice == VerifyNotice.RoundOver);
        return On(chain, n => n.HasArrived || (n.Finding is not null && chain.Nodes.All(other => !other.HasArrived)));
    }

    /// <summary>The certificates that the role of a build quest holds when it composes.</summary>
    internal static CertificateScreen Of(BuildScreen screen) => On(ChainOf(screen.Quest, screen.Slot, screen.Session.Seed), n => n.Finding is not null);

    /// <summary>
    /// The certificates before the role of a verify quest. What a check finds is told once it was made, or the round is over; certificates
    /// of earlier messages were verified then.
    /// </summary>
    internal static CertificateChain ChainOf(VerifyQuest quest, Round round, Sequence<StatementResult> results, bool isOver)
    {
        var made = results.Select(r => r.Statement).OfType<Statement.Make>().Select(m => m.Action).OfType<RoleAction.VerifyCertificate>().Select(v => v.Declaration.Holder).ToHashSet(StringComparer.Ordinal);
        return CertificateChain.Of(round.Receiver, round.Run, quest.Step.Number, quest.Step, f => isOver || made.Contains(f.Holder) || f.Verification?.Step < quest.Step.Number);
    }

    /// <summary>The certificates that the role of a slot holds when it composes; null when the run does not come so far.</summary>
    internal static CertificateChain? ChainOf(BuildQuest quest, Slot slot, ulong seed)
    {
        var run = Run.Execute(quest.Plan(seed) with { StopAfter = slot.Step.Number - 1 });
        return run.Roles.GetValueOrDefault(slot.Step.From) is { } role ? CertificateChain.Of(role, run, slot.Step.Number - 1, null, _ => true) : null;
    }

    private static CertificateScreen On(CertificateChain? chain, Func<CertificateNode, bool> wanted) =>
        new(chain) { Chosen = Math.Max(chain?.Nodes.ToList().FindIndex(n => wanted(n)) ?? 0, 0) };
}

/// <summary>What keys do on certificates.</summary>
internal static class CertificateUpdate
{
    public static GameModel Do(GameModel model, CertificateScreen screen, Intent intent)
    {
        var last = Math.Max((screen.Chain?.Nodes.Count ?? 0) - 1, 0);
        switch (intent)
        {
            case Intent.Back:
                return model.Pop();
            case Intent.Up or Intent.Down:
                return model.Show(screen with { Chosen = Math.Clamp(screen.Chosen + (intent == Intent.Up ? -1 : 1), 0, last), Scroll = 0 });
            case Intent.PageUp or Intent.PageDown:
                var lines = CertificateView.Text(screen, new Page(model.Surface, model.Language)).Count;
                return model.Show(screen with { Scroll = Scrolling.After(screen.Scroll, intent, Math.Max(model.Size.Rows / 2, 2), lines) });
            case Intent.Octets when screen is { Chain: { } chain, Node.Finding: { } finding }:
                return model.Push(new DerScreen($"CERT_{finding.Holder}", finding.Octets, [], chain.Protocol.Vocabulary));
            default:
                return model;
        }
    }
}
