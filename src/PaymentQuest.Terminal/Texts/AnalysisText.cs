using System.Globalization;
using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Terminal.Commands;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal.Texts;

/// <summary>What came of an analysis, for people.</summary>
internal static class AnalysisText
{
    /// <summary>The verdict, what it cost, and of an attack the story.</summary>
    public static void Write(AnalysisResult result, Cast cast, Invocation invocation)
    {
        invocation.Out.WriteLine($"{result.Claim.Name}");
        invocation.Out.WriteLine($"  {invocation.Say(Verdict(result))}");
        invocation.Out.WriteLine($"  {invocation.Say(Cost(result))}");
        if (result.Finding is Finding.Attack(var script))
        {
            foreach (var line in Story.Tell(cast, result.Claim, script))
            {
                invocation.Out.WriteLine($"    {invocation.Say(line)}");
            }
        }
    }

    private static Prose Verdict(AnalysisResult result)
    {
        var n = result.Sessions.ToString(CultureInfo.InvariantCulture);
        var (en, es) = result.Sessions == 1 ? ("session", "sesión") : ("sessions", "sesiones");
        return result.Finding switch
        {
            Finding.NoAttack => new($"no attack with {n} {en} of every role", $"sin ataque con {n} {es} de cada papel"),
            Finding.Attack => new($"attack, found with {n} {en} of every role and carried out on octets", $"ataque, hallado con {n} {es} de cada papel y ejecutado sobre octetos"),
            Finding.OutOf { What: "time" } => new("not known: the time ran out", "no se sabe: se acabó el tiempo"),
            Finding.OutOf { What: Finding.OutOf.Happenings } => new($"not known: more than {Bounds.Happenings} things would have to happen; ask with fewer sessions", $"no se sabe: tendrían que ocurrir más de {Bounds.Happenings} cosas; pregunta con menos sesiones"),
            Finding.OutOf => new("not known: the memory ran out", "no se sabe: se acabó la memoria"),
            Finding.NotJudged(var reason) => new($"cannot be judged: {reason}", $"no se puede juzgar: {reason}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Prose Cost(AnalysisResult result)
    {
        var states = result.States.ToString(CultureInfo.InvariantCulture);
        var seconds = result.Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        var memory = (result.Memory / (1024 * 1024)).ToString(CultureInfo.InvariantCulture);
        return new($"{states} states, {seconds} s, {memory} MiB", $"{states} estados, {seconds} s, {memory} MiB");
    }
}
