using System.CommandLine;
using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Terminal.Texts;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>try</c>: an answer judged without screens.</summary>
internal static class TryCommand
{
    /// <summary>The longest answer that is read, in octets.</summary>
    private const int LongestAnswer = 1 << 20;

    public static Command Create(Invocation invocation)
    {
        var quest = new Argument<string>("QUEST") { Description = invocation.Say(CommandTexts.QuestArgument) };
        var answer = new Option<string>("--answer") { Description = invocation.Say(CommandTexts.AnswerOption), HelpName = "NOTATION|FILE|-", Required = true };
        var seed = Options.Seed(invocation);
        var json = Options.Json(invocation);
        var command = new DocumentedCommand(
            "try", invocation.Say(CommandTexts.Try), "paymentquest try assemble-slip --answer 'PK_A(PRICE, H(Common), CAN, R_C)'", "paymentquest try assemble-slip --answer answer.txt", "echo 'PK_A(PRICE, H(Common), CAN, R_C)' | paymentquest try assemble-slip --answer - --json") { quest, answer, seed, json };
        command.SetAction(parsed =>
        {
            ulong? number = null;
            if (parsed.GetValue(seed) is { } text && (number = Options.SeedFrom(text, invocation)) is null)
            {
                return ExitCodes.Usage;
            }

            if (Seams.Quests is not { } desk)
            {
                return Seams.NoQuests(invocation);
            }

            return Read(parsed.GetRequiredValue(answer), invocation) is { } given
                ? desk.Try(parsed.GetRequiredValue(quest), given, number, parsed.GetValue(json), invocation)
                : ExitCodes.Usage;
        });
        return command;
    }

    /// <summary>The answer itself: from standard input, from a file of that name, or as it stands.</summary>
    private static string? Read(string answer, Invocation invocation)
    {
        if (answer != "-" && !File.Exists(answer))
        {
            return answer;
        }

        using var stream = answer == "-" ? invocation.Port.In : File.OpenRead(answer);
        var octets = new byte[LongestAnswer + 1];
        var count = stream.ReadAtLeast(octets, octets.Length, throwOnEndOfStream: false);
        if (count > LongestAnswer)
        {
            invocation.Fail(ExitCodes.Usage, invocation.Say($"an answer has at most {LongestAnswer} octets", $"una respuesta tiene a lo sumo {LongestAnswer} octetos"));
            return null;
        }

        return PlainText.Sanitize(Encoding.UTF8.GetString(octets, 0, count).ReplaceLineEndings("\n")).Trim();
    }
}
