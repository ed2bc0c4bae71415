using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>analyse --save</c>: a found attack as a quest.</summary>
internal static class SavedAttack
{
    /// <summary>Searches goal by goal for an attack that can be played on a board, and writes it. No file is overwritten.</summary>
    public static int Write(string path, Question question, Invocation invocation)
    {
        var id = Path.GetFileNameWithoutExtension(path);
        if (File.Exists(path) || Path.GetExtension(path) != ".yaml" || id == question.Compiled.Protocol.Id)
        {
            return invocation.Fail(ExitCodes.Usage, invocation.Say("analyse.save-takes-the-name-of-a", ("path", PlainText.Excerpt(path))));
        }

        var (found, inDoubt) = (0, 0);
        foreach (var claim in question.Claims)
        {
            var result = question.Search.Judge(claim, question.NewBudget(claim.Name));
            found += result.Finding is Finding.Attack ? 1 : 0;
            inDoubt += result.Finding is Finding.NoAttack or Finding.NotJudged ? 0 : 1;
            if (FoundQuest.Of(id, question.Compiled, question.Search.CastFor(result), result) is { } text)
            {
                File.WriteAllText(path, text);
                invocation.Out.WriteLine(invocation.Say("analyse.an-attack-on", ("path", path), ("claim", claim.Name)));
                return ExitCodes.Accepted;
            }
        }

        return invocation.Fail(ExitCodes.Negative, found > 0 ? invocation.Say("analyse.attacks-were-found-and-none-of")
            : inDoubt > 0 ? invocation.Say("analyse.no-attack-was-found-in-doubt", ("goals", inDoubt))
            : invocation.Say("analyse.no-attack-was-found"));
    }
}
