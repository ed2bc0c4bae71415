using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The player's own keys: a map of actions to a key or a list of keys, which take the place of those that are shipped. See <c>docs/keys.md</c>.</summary>
public static class KeyFile
{
    /// <summary>How the file is called, in the folder of the player's records.</summary>
    public const string Name = "keys.yaml";

    // What is asked for where text is typed needs a key that is no text.
    private static readonly HashSet<Intent> WhileTyping = [.. KeyTable.Everywhere.Concat(KeyTable.Notation).Select(b => b.Intent), Intent.Menu, Intent.Palette];

    /// <summary>The keys of a file that was read.</summary>
    /// <param name="root">The file; null when it could not be read.</param>
    /// <param name="diagnostics">Receives what is wrong. A file with an error changes nothing.</param>
    public static KeyMap Read(Node? root, Diagnostics diagnostics)
    {
        if (root is not Node.Map map)
        {
            if (root is not null)
            {
                diagnostics.Error("PQ0601", root.Place, Prose.Of("key-file.is-no-map"), Prose.Of("key-file.write-lines"));
            }

            return KeyMap.Shipped;
        }

        var written = map.Entries.Select(e => (Entry: e, Action: ActionOf(e, diagnostics))).Where(e => e.Action is not null)
            .Select(e => (Action: e.Action!, Keys: KeysOf(e.Action!, e.Entry, diagnostics))).ToList();
        var keys = KeyMap.Shipped.With(written.ToDictionary(w => w.Action.Intent, w => w.Keys.Select(k => k.Key).ToSequence()));
        foreach (var (action, own) in written)
        {
            foreach (var (key, place) in own)
            {
                var other = KeyMap.Actions.FirstOrDefault(a => a != action && keys[a.Intent].Contains(key) && !IsApart(a, action));

                // Of two that the file gives a key to, the later is wrong.
                if (other is not null && written.TakeWhile(w => w.Action != action).All(w => w.Action != other) && written.Exists(w => w.Action == other))
                {
                    continue;
                }

                if (other is not null)
                {
                    diagnostics.Error("PQ0604", place, Prose.Of("key-file.asks-for-two", ("key", KeyName.Of(key)), ("action", action.Name), ("other", other.Name)), Prose.Of("key-file.choose-another", ("other", other.Name)));
                }
            }
        }

        return diagnostics.HasErrors ? KeyMap.Shipped : keys;
    }

    /// <summary>A file to begin with: every action with the keys in force and what it does, which read changes nothing.</summary>
    /// <param name="keys">The keys in force.</param>
    /// <param name="language">The language of what is said about them.</param>
    public static string Example(KeyMap keys, Language language)
    {
        var text = new StringBuilder();
        foreach (var line in Prose.Of("key-file.head", ("file", Name)).In(language).Split('\n'))
        {
            text.Append("# ").Append(line).Append('\n');
        }

        foreach (var action in KeyMap.Actions)
        {
            var names = keys[action.Intent].Select(k => Quoted(KeyName.Of(k))).ToList();
            text.Append($"{action.Name + ":",-17} {(names.Count == 1 ? names[0] : $"[{string.Join(", ", names)}]"),-24} # {action.Label.In(language)}\n");
        }

        return text.ToString();
    }

    private static KeyedAction? ActionOf(Node.Entry entry, Diagnostics diagnostics)
    {
        var action = KeyMap.Actions.FirstOrDefault(a => a.Name == entry.Key);
        if (action is null)
        {
            diagnostics.Error("PQ0602", entry.KeyPlace, Prose.Of("key-file.no-such-action", ("action", PlainText.Excerpt(entry.Key))), Suggestion.Told(entry.Key, KeyMap.Actions.Select(a => a.Name), Prose.Of("key-file.keys-lists-them")));
        }

        return action;
    }

    private static List<(KeyPress Key, Place Place)> KeysOf(KeyedAction action, Node.Entry entry, Diagnostics diagnostics)
    {
        var found = new List<(KeyPress Key, Place Place)>();
        var isWhole = true;
        foreach (var node in entry.Value is Node.List list ? list.Items : (IEnumerable<Node>)(entry.Value is Node.Scalar { Text: "" } ? [] : [entry.Value]))
        {
            var problem = Prose.Of("key-file.write-its-name");
            var key = node is Node.Scalar { Text: var name } ? KeyName.Read(name, out problem) : null;
            if (key is null)
            {
                diagnostics.Error("PQ0603", node.Place, node is Node.Scalar { Text: var text } ? Prose.Of("key-file.no-key", ("key", PlainText.Excerpt(text))) : Prose.Of("key-file.key-is-no-text"), problem!);
                isWhole = false;
            }
            else if (found.Exists(f => f.Key == key))
            {
                diagnostics.Error("PQ0604", node.Place, Prose.Of("key-file.key-twice", ("key", KeyName.Of(key.Value))), Prose.Of("key-file.keep-one"));
                isWhole = false;
            }
            else
            {
                found.Add((key.Value, node.Place));
            }
        }

        if (isWhole && Lacking(action, [.. found.Select(f => f.Key)]) is var (message, advice))
        {
            diagnostics.Error("PQ0605", entry.Value.Place, message, advice);
        }

        return found;
    }

    private static (Prose Message, Prose Advice)? Lacking(KeyedAction action, IReadOnlyList<KeyPress> keys)
    {
        if (keys.Count == 0)
        {
            return (Prose.Of("key-file.no-key-left", ("action", action.Name)), Prose.Of("key-file.write-one"));
        }

        if (action.Fixed is [var kept] && !keys.Contains(kept))
        {
            var whole = string.Join(", ", keys.Prepend(kept).Select(k => Quoted(KeyName.Of(k))));
            return (Prose.Of("key-file.must-keep", ("action", action.Name), ("key", KeyName.Of(kept))), Prose.Of("key-file.write", ("keys", whole)));
        }

        return (action.Scope == KeyScope.Typing || WhileTyping.Contains(action.Intent)) && keys.All(k => k.IsText)
            ? (Prose.Of("key-file.none-while-typing", ("action", action.Name), ("key", KeyName.Of(keys[0]))), Prose.Of("key-file.add-no-text"))
            : null;
    }

    // Where one counts the other never does.
    private static bool IsApart(KeyedAction one, KeyedAction other) => (one.Scope, other.Scope) is (KeyScope.AtRest, KeyScope.Typing) or (KeyScope.Typing, KeyScope.AtRest);

    private static string Quoted(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '+') && name[0] != '+' ? name : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
}
