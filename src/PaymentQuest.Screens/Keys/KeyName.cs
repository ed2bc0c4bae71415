using System.Globalization;
using System.Text;
using PaymentQuest.Documents;

namespace PaymentQuest.Screens;

/// <summary>How keys are called: in files in one way for everybody, and on screens as short as on the key itself.</summary>
public static class KeyName
{
    private static readonly (string Name, KeyPress Press)[] Named =
    [
        .. Enum.GetValues<Key>().Where(k => k is not (Key.Character or Key.Escape or Key.BackTab)).Select(k => (k.ToString(), new KeyPress(k))),
        ("Esc", new KeyPress(Key.Escape)),
        ("Space", KeyPress.Of(' ')),
    ];

    // What a terminal sends for them is what it sends for a key of its own (ECMA-48, C0).
    private static readonly (char Letter, string Same)[] Alike = [('h', "Backspace"), ('i', "Tab"), ('j', "Enter"), ('m', "Enter"), ('[', "Esc")];

    /// <summary>Names of keys, to be looked up and to be listed.</summary>
    public static IEnumerable<string> All => Named.Select(n => n.Name);

    /// <summary>The name in files, such as <c>Ctrl+Y</c>, <c>Shift+Tab</c>, <c>PageUp</c> or <c>h</c>.</summary>
    public static string Of(KeyPress press)
    {
        var (bare, held) = press.Key == Key.BackTab ? (new KeyPress(Key.Tab), press.Modifiers | Modifiers.Shift) : (press with { Modifiers = Modifiers.None }, press.Modifiers);
        var name = Named.FirstOrDefault(n => n.Press == bare).Name ?? press.Character.ToString();
        var isLetter = held.HasFlag(Modifiers.Control) && press.Key == Key.Character;
        return (held.HasFlag(Modifiers.Control) ? "Ctrl+" : "") + (held.HasFlag(Modifiers.Alt) ? "Alt+" : "") + (held.HasFlag(Modifiers.Shift) ? "Shift+" : "") + (isLetter ? name.ToUpperInvariant() : name);
    }

    /// <summary>The name on screens.</summary>
    public static Prose Shown(KeyPress press) => press switch
    {
        { Key: Key.Character, Modifiers: Modifiers.Control, Character.Value: not ' ' } => Same("^" + press.Character.ToString().ToUpperInvariant()),
        { Modifiers: not Modifiers.None } or { Key: Key.BackTab } => Same(Of(press)),
        { Key: Key.Enter } => Prose.Of("keys.enter"),
        { Key: Key.Backspace } => Prose.Of("common.bksp"),
        { Key: Key.Delete } => Prose.Of("keys.del"),
        { Key: Key.Home } => Prose.Of("keys.home"),
        { Key: Key.End } => Prose.Of("keys.end"),
        { Key: Key.PageUp } => Prose.Of("keys.pgup"),
        { Key: Key.PageDown } => Prose.Of("keys.pgdn"),
        { Key: Key.Up } => Same("↑"),
        { Key: Key.Down } => Same("↓"),
        { Key: Key.Left } => Same("←"),
        { Key: Key.Right } => Same("→"),
        _ => Same(Of(press)),
    };

    /// <summary>The key of a name in a file.</summary>
    /// <param name="name">The name. Whether names of keys are written large does not matter; of letters it does.</param>
    /// <param name="problem">Why it is no key that can be used; null when it is.</param>
    /// <returns>The key, or null.</returns>
    public static KeyPress? Read(string name, out Prose? problem)
    {
        problem = null;
        var held = Modifiers.None;
        var rest = name;
        foreach (var (word, modifier) in (ReadOnlySpan<(string, Modifiers)>)[("Ctrl+", Modifiers.Control), ("Alt+", Modifiers.Alt), ("Shift+", Modifiers.Shift)])
        {
            if (rest.Length > word.Length && rest.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                (held, rest) = (held | modifier, rest[word.Length..]);
            }
        }

        var press = Array.Find(Named, n => n.Name.Equals(rest, StringComparison.OrdinalIgnoreCase)) is { Name: not null } named ? named.Press
            : Rune.DecodeFromUtf16(rest, out var rune, out var used) == System.Buffers.OperationStatus.Done && used == rest.Length && IsWritten(rune) ? new KeyPress(Key.Character, rune)
            : (KeyPress?)null;
        problem = press is not { } bare ? Unknown(rest) : bare.Key == Key.Character ? Trouble(bare.Character, held) : null;
        return problem is not null || press is not { } found ? null
            : found.Key == Key.Tab && held.HasFlag(Modifiers.Shift) ? new KeyPress(Key.BackTab, default, held & ~Modifiers.Shift)
            : held.HasFlag(Modifiers.Control) ? found with { Character = Rune.ToLowerInvariant(found.Character), Modifiers = held }
            : found with { Modifiers = held };
    }

    private static Prose Unknown(string name) => Suggestion.Told(name, All, Prose.Of("key-file.write-a-character", ("names", string.Join(", ", All))));

    private static Prose? Trouble(Rune character, Modifiers held)
    {
        var isControl = held.HasFlag(Modifiers.Control);
        var letter = (char)Rune.ToLowerInvariant(character).Value;
        return held.HasFlag(Modifiers.Shift) ? Prose.Of("key-file.write-what-shift-makes")
            : !isControl ? null
            : letter is 'c' or 'z' or '\\' ? Prose.Of("key-file.ends-the-program")
            : Array.Find(Alike, a => a.Letter == letter) is { Same: { } same } ? Prose.Of("key-file.sent-as", ("key", same))
            : letter is (>= 'a' and <= 'z') or ' ' or ']' or '^' or '_' ? null
            : Prose.Of("key-file.not-sent");
    }

    private static bool IsWritten(Rune rune) => !Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    private static Prose Same(string name) => new(name, name);
}
