using PaymentQuest.Documents;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Commands;

namespace PaymentQuest.Terminal;

/// <summary>The keys in force for the player: those that are shipped, changed by the player's file where there is one.</summary>
/// <param name="Path">Where the file is looked for; null when the player has no folder.</param>
/// <param name="IsThere">Whether there is one.</param>
/// <param name="Keys">The keys in force.</param>
/// <param name="Problems">What is wrong with the file. One with an error is not used.</param>
internal sealed record PlayerKeys(string? Path, bool IsThere, KeyMap Keys, IReadOnlyList<Diagnostic> Problems)
{
    /// <summary>What the player is told; null when there is nothing to tell.</summary>
    public Prose? Note => Problems is [var first, ..]
        ? Prose.Of("key-file.unusable", ("place", $"{first.Place with { File = KeyFile.Name }}"), ("problem", first.Told))
        : null;

    /// <summary>Reads the player's file.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static PlayerKeys Of(Func<string, string?> variable)
    {
        var path = ProgressFolder.Path(variable) is { } folder ? System.IO.Path.Combine(folder, KeyFile.Name) : null;
        if (!System.IO.Path.Exists(path))
        {
            return new PlayerKeys(path, false, KeyMap.Shipped, []);
        }

        var diagnostics = new Diagnostics();
        var keys = KeyFile.Read(YamlDocument.ReadFile(path, diagnostics), diagnostics);
        return new PlayerKeys(path, true, keys, diagnostics.Items);
    }
}
