using PaymentQuest.Documents;

namespace PaymentQuest.Screens;

/// <summary>Texts of the line mode.</summary>
internal static class PlainWording
{
    public static readonly Prose[] Help =
    [
        Prose.Of("plain.list-all-quests"),
        Prose.Of("plain.play-n-plays-quest-n-by"),
        Prose.Of("plain.show-the-quest-as-it-stands"),
        Prose.Of("plain.hint-tells-the-price-of-the"),
        Prose.Of("plain.undo-redo-reset-take-back-do"),
        Prose.Of("plain.surrender"),
        Prose.Of("plain.octets-the-values-in-the-octets"),
        Prose.Of("plain.certificates-the-certificates-before-you-certificate"),
        Prose.Of("plain.lang-es-lang-en-language"),
        Prose.Of("plain.quit-leaves-every-move-is-kept"),
    ];
}
