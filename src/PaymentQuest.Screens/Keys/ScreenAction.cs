using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A row of a screen's table: what the screen understands, and how that is called there. Which keys ask for it is the same on every screen; see <see cref="KeyMap"/>.</summary>
/// <param name="Intent">What is asked for.</param>
/// <param name="Label">What it does here, in a word or three.</param>
/// <param name="IsInFooter">Whether the key bar names it.</param>
public sealed record Binding(Intent Intent, Prose Label, bool IsInFooter = false)
{
    /// <summary>A row that says what the action does everywhere.</summary>
    public static Binding Of(Intent intent, bool isInFooter = false) => new(intent, KeyMap.Of(intent).Label, isInFooter);
}

/// <summary>Something that can be asked for on a screen, for its key bar, its help, the menu and the palette. <see cref="Input.Asked"/> asks for it.</summary>
/// <param name="Intent">What is asked for.</param>
/// <param name="Label">What it does there, in a word or three.</param>
/// <param name="IsInFooter">Whether the key bar names it.</param>
/// <param name="Keys">The keys that count for it now, the one to name first; none where it has only letters and text is typed.</param>
public sealed record ScreenAction(Intent Intent, Prose Label, bool IsInFooter, Sequence<KeyPress> Keys)
{
    /// <summary>Its name in files and for programs; see <see cref="KeyedAction.Name"/>.</summary>
    public string Name => KeyMap.Of(Intent).Name;

    /// <summary>How the key to name is called; null when it has none now.</summary>
    public Prose? Key => Keys.Count == 0 ? null : KeyName.Shown(Keys[0]);
}
