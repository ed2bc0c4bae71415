using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What the list of quests understands.</summary>
internal static class HomeKeys
{
    /// <summary>While all are shown.</summary>
    public static Sequence<Binding> Choosing { get; } =
    [
        KeyTable.Choose(Prose.Of("keys.play")),
        Binding.Of(Intent.Up),
        Binding.Of(Intent.Down),
        .. KeyTable.Paging,
        new(Intent.First, Prose.Of("keys.first")),
        new(Intent.Last, Prose.Of("keys.last")),
        new(Intent.Left, Prose.Of("keys.fold")),
        new(Intent.Right, Prose.Of("keys.unfold")),
        Binding.Of(Intent.Filter, isInFooter: true),
        Binding.Of(Intent.Sort, isInFooter: true),
        new(Intent.Close, Prose.Of("keys.quit"), true),
        .. KeyTable.Everywhere,
    ];

    /// <summary>While what is typed finds nothing.</summary>
    public static Sequence<Binding> FindingNothing { get; } = [new(Intent.Remove, Prose.Of("keys.delete-back")), new(Intent.Back, Prose.Of("keys.all-quests"), true), .. KeyTable.Everywhere];

    /// <summary>While a filter is typed.</summary>
    public static Sequence<Binding> Finding { get; } = [KeyTable.Choose(Prose.Of("keys.play")), Binding.Of(Intent.Up), Binding.Of(Intent.Down), .. FindingNothing];
}
