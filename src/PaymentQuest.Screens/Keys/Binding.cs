using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A row of a key table: what is pressed, what it does, and how both are called. Updates, footers and help all read it.</summary>
/// <param name="Intent">What is asked for.</param>
/// <param name="Keys">The names of the keys.</param>
/// <param name="Label">What they do, in a word or three.</param>
/// <param name="IsInFooter">Whether the footer names them.</param>
/// <param name="Presses">The keys.</param>
public sealed record Binding(Intent Intent, Prose Keys, Prose Label, bool IsInFooter, Sequence<KeyPress> Presses)
{
    /// <summary>A row for a key that is called the same in both languages.</summary>
    public static Binding Of(Intent intent, string keys, Prose label, bool isInFooter, params ReadOnlySpan<KeyPress> presses) =>
        new(intent, new Prose(keys, keys), label, isInFooter, Sequence.From(presses));

    /// <summary>A row for a character.</summary>
    public static Binding Of(Intent intent, char key, Prose label, bool isInFooter) =>
        Of(intent, key.ToString(), label, isInFooter, KeyPress.Of(key));

    /// <summary>Whether this press is meant.</summary>
    public bool Matches(KeyPress press) => Presses.Contains(press);
}
