using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The key tables of the tree of certificates.</summary>
public static class CertificateKeys
{
    /// <summary>The table of certificates.</summary>
    public static Sequence<Binding> All { get; } =
    [
        Binding.Of(Intent.Up, "↑", Prose.Of("keys.certificate-above"), true, new KeyPress(Key.Up), KeyPress.Of('k')),
        Binding.Of(Intent.Down, "↓", Prose.Of("keys.certificate-below"), true, new KeyPress(Key.Down), KeyPress.Of('j')),
        new(Intent.PageUp, Prose.Of("keys.pgup"), Prose.Of("keys.text-back"), true, [new KeyPress(Key.PageUp)]),
        new(Intent.PageDown, Prose.Of("keys.pgdn"), Prose.Of("keys.text-on"), true, [new KeyPress(Key.PageDown)]),
        KeyTable.Inspecting[0],
        new(Intent.Back, Prose.Of("common.escape"), Prose.Of("keys.back"), true, [new KeyPress(Key.Escape), KeyPress.Of('q'), KeyPress.Of('c')]),
        .. KeyTable.Everywhere,
    ];
}
