using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of the home screen.</summary>
public static class HomeKeys
{
    /// <summary>The table of the home screen.</summary>
    public static Sequence<Binding> Choosing { get; } =
    [
        KeyTable.Choose(Prose.Of("keys.play")),
        Binding.Of(Intent.Up, "↑", Prose.Of("keys.up"), false, new KeyPress(Key.Up), KeyPress.Of('k')),
        Binding.Of(Intent.Down, "↓", Prose.Of("keys.down"), false, new KeyPress(Key.Down), KeyPress.Of('j')),
        new(Intent.PageUp, Prose.Of("keys.pgup"), Prose.Of("keys.page-up"), false, [new KeyPress(Key.PageUp)]),
        new(Intent.PageDown, Prose.Of("keys.pgdn"), Prose.Of("keys.page-down"), false, [new KeyPress(Key.PageDown)]),
        new(Intent.First, Prose.Of("keys.home"), Prose.Of("keys.first"), false, [new KeyPress(Key.Home)]),
        new(Intent.Last, Prose.Of("keys.end"), Prose.Of("keys.last"), false, [new KeyPress(Key.End)]),
        Binding.Of(Intent.Find, '/', Prose.Of("keys.find"), true),
        Binding.Of(Intent.Quit, 'q', Prose.Of("keys.quit"), true),
        .. KeyTable.Everywhere,
    ];

    /// <summary>The table while a filter is typed on the home screen.</summary>
    public static Sequence<Binding> Finding { get; } =
    [
        KeyTable.Choose(Prose.Of("keys.play")),
        Binding.Of(Intent.Up, "↑", Prose.Of("keys.up"), false, new KeyPress(Key.Up)),
        Binding.Of(Intent.Down, "↓", Prose.Of("keys.down"), false, new KeyPress(Key.Down)),
        new(Intent.Remove, Prose.Of("common.bksp"), Prose.Of("keys.delete-back"), false, [new KeyPress(Key.Backspace)]),
        new(Intent.Back, Prose.Of("common.escape"), Prose.Of("keys.all-quests"), true, [new KeyPress(Key.Escape)]),
        .. KeyTable.WhileTyping,
    ];

    /// <summary>The table while what is typed finds nothing.</summary>
    public static Sequence<Binding> FindingNothing { get; } = [.. Finding.Where(b => b.Intent is not (Intent.Choose or Intent.Up or Intent.Down))];
}
