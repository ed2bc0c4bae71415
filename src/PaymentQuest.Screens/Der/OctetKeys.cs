using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What octets as a tree understand.</summary>
internal static class OctetKeys
{
    /// <summary>On octets and the values in them.</summary>
    public static Sequence<Binding> All { get; } =
    [
        new(Intent.Up, Prose.Of("keys.value-above"), true),
        new(Intent.Down, Prose.Of("keys.value-below"), true),
        KeyTable.Choose(Prose.Of("keys.fold-or-unfold")),
        new(Intent.Left, Prose.Of("keys.fold-or-outwards"), true),
        new(Intent.Right, Prose.Of("keys.unfold-or-inwards"), true),
        .. KeyTable.Paging,
        new(Intent.First, Prose.Of("keys.first-primero")),
        new(Intent.Last, Prose.Of("keys.last-ultimo")),
        .. KeyTable.Back(Prose.Of("keys.back")),
        new(Intent.Octets, Prose.Of("keys.back")),
        .. KeyTable.Panels,
        .. KeyTable.Everywhere,
    ];
}
