using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What classify quests understand.</summary>
internal static class ClassifyKeys
{
    /// <summary>While marks are made.</summary>
    public static Sequence<Binding> Marking { get; } =
    [
        KeyTable.Choose(Prose.Of("sheet.change-mark")),
        Binding.Of(Intent.MarkKnown, isInFooter: true),
        Binding.Of(Intent.MarkUnknown, isInFooter: true),
        .. SheetKeys.Clear,
        SheetKeys.HandIn,
        .. SheetKeys.Sideways,
        .. SheetKeys.Common,
    ];
}
