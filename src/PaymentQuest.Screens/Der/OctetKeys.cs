using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of the octets as a tree.</summary>
public static class OctetKeys
{
    /// <summary>The table of octets and the values in them.</summary>
    public static Sequence<Binding> All { get; } =
    [
        Binding.Of(Intent.Up, "↑", Prose.Of("keys.value-above"), true, new KeyPress(Key.Up), KeyPress.Of('k')),
        Binding.Of(Intent.Down, "↓", Prose.Of("keys.value-below"), true, new KeyPress(Key.Down), KeyPress.Of('j')),
        Binding.Of(Intent.Left, "←", Prose.Of("keys.what-it-is-in"), true, new KeyPress(Key.Left)),
        Binding.Of(Intent.Right, "→", Prose.Of("keys.skip-what-is-in-it"), true, new KeyPress(Key.Right)),
        .. KeyTable.Paging,
        new(Intent.Back, Prose.Of("common.escape"), Prose.Of("keys.back"), true, [new KeyPress(Key.Escape), KeyPress.Of('q'), KeyPress.Of('o')]),
        .. KeyTable.Everywhere,
    ];
}
