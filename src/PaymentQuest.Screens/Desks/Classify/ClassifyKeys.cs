using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of classify quests.</summary>
public static class ClassifyKeys
{
    /// <summary>The table of a classify quest.</summary>
    public static Sequence<Binding> Marking { get; } =
    [
        KeyTable.Choose(Prose.Of("sheet.change-mark")),
        Binding.Of(Intent.MarkKnown, '+', Prose.Of("sheet.knows"), true),
        Binding.Of(Intent.MarkUnknown, '-', Prose.Of("sheet.does-not-know"), true),
        SheetKeys.Clear,
        SheetKeys.HandIn,
        .. SheetKeys.Sideways,
        .. SheetKeys.Common(),
    ];
}
