using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What the tree of certificates understands.</summary>
internal static class CertificateKeys
{
    /// <summary>On the certificates.</summary>
    public static Sequence<Binding> All { get; } =
    [
        new(Intent.Up, Prose.Of("keys.certificate-above"), true),
        new(Intent.Down, Prose.Of("keys.certificate-below"), true),
        new(Intent.PageUp, Prose.Of("keys.text-back"), true),
        new(Intent.PageDown, Prose.Of("keys.text-on"), true),
        KeyTable.Inspecting[0],
        .. KeyTable.Back(Prose.Of("keys.back")),
        new(Intent.Certificates, Prose.Of("keys.back")),
        .. KeyTable.Panels,
        .. KeyTable.Everywhere,
    ];
}
