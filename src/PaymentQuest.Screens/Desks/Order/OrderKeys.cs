using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What order quests understand.</summary>
internal static class OrderKeys
{
    /// <summary>While no check is carried.</summary>
    public static Sequence<Binding> PickingUp { get; } = [KeyTable.Choose(Prose.Of("sheet.pick-up")), SheetKeys.HandIn, .. SheetKeys.Common];

    /// <summary>While a check is carried to another place.</summary>
    public static Sequence<Binding> Carrying { get; } =
    [
        KeyTable.Choose(Prose.Of("sheet.put-down")),
        new(Intent.Up, Prose.Of("sheet.carry-up"), true),
        new(Intent.Down, Prose.Of("sheet.carry-down"), true),
        .. KeyTable.Back(Prose.Of("sheet.back-to-its-place")),
        .. KeyTable.Everywhere,
    ];
}
