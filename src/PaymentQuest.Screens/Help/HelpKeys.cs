using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What the help understands.</summary>
internal static class HelpKeys
{
    /// <summary>On the help.</summary>
    public static Sequence<Binding> All { get; } =
    [
        .. KeyTable.Back(Prose.Of("keys.back")),
        new(Intent.Choose, Prose.Of("keys.back")),
        .. KeyTable.Moving,
        new(Intent.Help, Prose.Of("keys.back")),
        .. KeyTable.Everywhere.Where(b => b.Intent != Intent.Help),
    ];
}
