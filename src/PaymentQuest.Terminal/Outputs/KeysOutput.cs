using PaymentQuest.Documents;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>keys</c> says. Keys are called as in the file.</summary>
internal sealed record KeysOutput(string? File, bool IsThere, IEnumerable<KeysOutput.Action> Actions, IEnumerable<LintOutput> Problems)
{
    public static KeysOutput Of(PlayerKeys found) => new(
        found.Path is null ? null : PlainText.Line(found.Path),
        found.IsThere,
        KeyMap.Actions.Select(a => new Action(a.Name, Bilingual.Of(a.Label), found.Keys[a.Intent].Select(KeyName.Of), a.Keys.Select(KeyName.Of))),
        found.Problems.Select(LintOutput.Of));

    internal sealed record Action(string Name, Bilingual Label, IEnumerable<string> Keys, IEnumerable<string> Shipped);
}
