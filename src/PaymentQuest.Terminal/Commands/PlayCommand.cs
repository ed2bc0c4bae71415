using PaymentQuest.Documents;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>play</c>: one quest, without the way through the home screen.</summary>
internal static class PlayCommand
{
    public static Command Create(Invocation invocation)
    {
        var quest = Options.Quest(invocation);
        var plain = Options.Flag("--plain", "command.plain-option", invocation);
        var ascii = Options.Flag("--ascii", "command.ascii-option", invocation);
        var theme = Options.Theme(invocation);
        var player = PlayerName.Option(invocation, "records.who-plays");
        var command = new DocumentedCommand("play", "command.play", "paymentquest play assemble-slip", "paymentquest play ./my-quest.yaml --plain --lang es")
        {
            IsForMoreThanOutput = _ => true,
        };
        command.Add(quest);
        command.Add(plain);
        command.Add(ascii);
        command.Add(theme);
        command.Add(player);
        command.SetAction(parsed =>
        {
            // A quest that is not there or cannot be played is said before anything is opened, and in the exit code.
            var diagnostics = new Diagnostics();
            if (Library.Shipped.LoadQuest(parsed.GetRequiredValue(quest), diagnostics) is null)
            {
                return Options.Fail(diagnostics, invocation);
            }

            return PlayerName.Playing(parsed.GetValue(player), invocation) is { } name
                ? Game.Open(new GameOptions(invocation.Asked, parsed.GetValue(ascii), parsed.GetValue(plain), parsed.GetRequiredValue(quest), name, Options.ThemeOf(parsed.GetValue(theme))), invocation)
                : ExitCodes.Usage;
        });
        return command;
    }
}
