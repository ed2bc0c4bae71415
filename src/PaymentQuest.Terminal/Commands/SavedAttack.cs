using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Quests;

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
            return invocation.Fail(ExitCodes.Usage, invocation.Say(
                $"--save takes the name of a new file that ends in .yaml and is not called like the protocol, not {PlainText.Excerpt(path)}",
                $"--save toma el nombre de un fichero nuevo que acabe en .yaml y no se llame como el protocolo, no {PlainText.Excerpt(path)}"));
        }

        var found = 0;
        foreach (var claim in question.Claims)
        {
            var result = question.Search.Judge(claim, question.NewBudget(claim.Name));
            found += result.Finding is Finding.Attack ? 1 : 0;
            if (FoundQuest.Of(id, question.Compiled, question.Suite, question.Search.CastFor(claim), result) is { } text)
            {
                File.WriteAllText(path, text);
                invocation.Out.WriteLine(invocation.Say($"{path}: an attack on {claim.Name}", $"{path}: un ataque contra {claim.Name}"));
                return ExitCodes.Accepted;
            }
        }

        return invocation.Fail(ExitCodes.Negative, found == 0
            ? invocation.Say("no attack was found", "no se ha hallado ningún ataque")
            : invocation.Say(
                "attacks were found, and none of them can be written as ploys of a board: name the goal, or see them without --save",
                "se han hallado ataques y ninguno se puede escribir como ardides de un tablero: nombre el objetivo, o véalos sin --save"));
    }
}
