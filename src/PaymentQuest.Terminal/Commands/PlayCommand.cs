using System.CommandLine;
using PaymentQuest.Terminal.Texts;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>play</c>: one quest, without the way through the home screen.</summary>
internal static class PlayCommand
{
    public static Command Create(Invocation invocation)
    {
        var quest = new Argument<string>("QUEST") { Description = invocation.Say(CommandTexts.QuestArgument) };
        var plain = new Option<bool>("--plain") { Description = invocation.Say(CommandTexts.PlainOption) };
        var ascii = new Option<bool>("--ascii") { Description = invocation.Say(CommandTexts.AsciiOption) };
        var command = new DocumentedCommand("play", invocation.Say(CommandTexts.Play), "paymentquest play assemble-slip", "paymentquest play ./mine.yaml --plain --lang es") { quest, plain, ascii };
        command.SetAction(parsed => Game.Open(new GameOptions(
            invocation.Asked, parsed.GetValue(ascii), parsed.GetValue(plain), parsed.GetRequiredValue(quest))));
        return command;
    }
}
