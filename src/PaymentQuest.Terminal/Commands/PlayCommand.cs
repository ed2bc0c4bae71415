using System.CommandLine;
using PaymentQuest.Terminal.Texts;

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
        command.SetAction(parsed => Seams.Quests is { } desk
            ? desk.Play(parsed.GetRequiredValue(quest), parsed.GetValue(plain), parsed.GetValue(ascii), invocation)
            : Seams.NoQuests(invocation));
        return command;
    }
}
