using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of the help.</summary>
public static class HelpKeys
{
    /// <summary>The table of the help.</summary>
    public static Sequence<Binding> All { get; } =
    [
        new(Intent.Back, Prose.Of("common.escape"), Prose.Of("keys.back"), true, [new KeyPress(Key.Escape), KeyPress.Of('q'), KeyPress.Of('?'), new KeyPress(Key.F1), new KeyPress(Key.Enter)]),
        .. KeyTable.Moving,
        Binding.Of(Intent.Language, "l", Prose.Of("keys.espanol"), true, KeyPress.Of('l'), new KeyPress(Key.F2)),
    ];
}
