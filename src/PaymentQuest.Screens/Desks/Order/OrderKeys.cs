using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of order quests.</summary>
public static class OrderKeys
{
    /// <summary>The table of an order quest.</summary>
    public static Sequence<Binding> PickingUp { get; } = [KeyTable.Choose(Prose.Of("sheet.pick-up")), SheetKeys.HandIn, .. SheetKeys.Common()];

    /// <summary>The table while a check is carried to another place.</summary>
    public static Sequence<Binding> Carrying { get; } =
    [
        KeyTable.Choose(Prose.Of("sheet.put-down")),
        Binding.Of(Intent.Up, "↑", Prose.Of("sheet.carry-up"), true, new KeyPress(Key.Up), KeyPress.Of('k')),
        Binding.Of(Intent.Down, "↓", Prose.Of("sheet.carry-down"), true, new KeyPress(Key.Down), KeyPress.Of('j')),
        new(Intent.Back, Prose.Of("common.escape"), Prose.Of("sheet.back-to-its-place"), true, [new KeyPress(Key.Escape)]),
        .. KeyTable.Everywhere,
    ];
}
