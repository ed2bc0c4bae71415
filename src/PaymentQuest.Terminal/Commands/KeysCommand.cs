using System.CommandLine;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>keys</c>: what keys ask for, and what the player's file changed.</summary>
internal static class KeysCommand
{
    public static Command Create(Invocation invocation)
    {
        var json = Options.Json(invocation);
        var example = Options.Flag("--example", "command.example-option", invocation);
        var command = new DocumentedCommand("keys", "command.keys", "paymentquest keys", "paymentquest keys --json", "paymentquest keys --example > keys.yaml") { json, example };
        command.SetAction(parsed =>
        {
            var found = PlayerKeys.Of(invocation.Variable);
            if (parsed.GetValue(example))
            {
                invocation.Out.Write(KeyFile.Example(found.Keys, invocation.Language));
            }
            else if (parsed.GetValue(json))
            {
                Json.Write(invocation, writer => OutputContext.Write(writer, KeysOutput.Of(found)));
            }
            else
            {
                Write(found, invocation);
            }

            return found.Problems.Count == 0 ? ExitCodes.Accepted : invocation.Fail(found.Problems);
        });
        return command;
    }

    private static void Write(PlayerKeys found, Invocation invocation)
    {
        var rows = KeyMap.Actions.Select(a => (Action: a, Keys: Named(found.Keys[a.Intent]))).ToList();
        var (names, keys) = (rows.Max(r => r.Action.Name.Length), rows.Max(r => r.Keys.Length));
        foreach (var (action, own) in rows)
        {
            var shipped = Named(action.Keys);
            var changed = own == shipped ? "" : $"  {invocation.Say("key-file.shipped", ("keys", shipped))}";
            invocation.Out.WriteLine($"{action.Name.PadRight(names)}  {own.PadRight(keys)}  {invocation.Say(action.Label)}{changed}");
        }

        if (found.Path is not null)
        {
            invocation.Out.WriteLine();
            invocation.Out.WriteLine(found.IsThere ? invocation.Say("key-file.is", ("file", Documents.PlainText.Line(found.Path))) : invocation.Say("key-file.would-be", ("file", Documents.PlainText.Line(found.Path))));
        }
    }

    private static string Named(IEnumerable<KeyPress> keys) => string.Join("  ", keys.Select(KeyName.Of));
}
