using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What a line of the player's leads to.</summary>
/// <param name="Next">The game after it, and what there is to keep.</param>
/// <param name="Told">What is told, not wrapped.</param>
internal sealed record PlainAnswer((GameModel Model, Sequence<Effect> Effects) Next, IReadOnlyList<string> Told)
{
    /// <summary>An answer that keeps nothing.</summary>
    public PlainAnswer(GameModel model, IReadOnlyList<string> told)
        : this((model, []), told)
    {
    }

    /// <summary>Whether what lies on the desk is told after that.</summary>
    public bool IsShown { get; init; }

    /// <summary>An answer that only shows what lies on the desk.</summary>
    public static PlainAnswer Showing(GameModel model) => new(model, []) { IsShown = true };
}
