using System.CommandLine;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>claims</c>: what quests claim of their sentences, what proves it, what would make it untrue, and what nothing proves.</summary>
internal static class ClaimsCommand
{
    private const long Memory = 500L * 1024 * 1024;

    public static Command Create(Invocation invocation)
    {
        var quests = new Argument<string[]>("QUEST-or-FOLDER") { Description = "command.claims-argument", Arity = ArgumentArity.ZeroOrMore };
        var time = Options.Number("--time", "command.claims-time-option", 1, int.MaxValue, invocation);
        var isUnproved = Options.Flag("--unproved", "command.unproved-option", invocation);
        var json = Options.Json(invocation);
        var command = new DocumentedCommand("claims", "command.claims", "paymentquest claims below-a-cent", "paymentquest claims first-message --unproved", "paymentquest claims below-a-cent --json") { quests, time, isUnproved, json };
        command.SetAction(parsed => Tell(parsed.GetValue(quests) ?? [], TimeSpan.FromSeconds(parsed.GetValue(time) ?? 30), parsed.GetValue(isUnproved), parsed.GetValue(json), invocation));
        return command;
    }

    private static int Tell(string[] named, TimeSpan time, bool isUnproved, bool isJson, Invocation invocation)
    {
        var diagnostics = new Diagnostics();
        var paths = named.Length == 0 ? [.. Library.Shipped.Quests.Select(q => q.Id)] : Quests(named, diagnostics);
        var told = new List<(ClaimsOutput Output, bool IsWhole)>();
        foreach (var path in diagnostics.HasErrors ? [] : paths)
        {
            var own = new Diagnostics();
            var quest = Library.Shipped.LoadQuest(path, own);
            var claims = quest is null ? null : ClaimProof.Read(quest, own);
            diagnostics.Add(own);
            if (claims is null)
            {
                continue;
            }

            var output = Output(quest!, claims, isUnproved, goal => SearchOptions.Limited($"{quest!.Id}: {goal}", time, Memory, invocation));
            told.Add((output, output.Claims.All(c => c.Propositions.All(p => p is { IsProved: true, FalsifiedBy: not null })) && !output.Unproved.Any()));
            if (!isJson)
            {
                Write(output, isUnproved, invocation);
            }
        }

        foreach (var item in diagnostics.Items)
        {
            invocation.Port.Error.WriteLine(item.In(invocation.Language));
        }

        if (isJson)
        {
            Json.Write(invocation, json => OutputContext.Write(json, [.. told.Select(t => t.Output)]));
        }
        else
        {
            var (waived, unproved) = (told.Sum(t => t.Output.Waived.Count()), told.Sum(t => t.Output.Unproved.Count()));
            if (isUnproved)
            {
                invocation.Out.WriteLine(invocation.Say("claims.summary-unproved", ("quests", told.Count), ("waived", waived), ("unproved", unproved)));
            }
            else
            {
                Sum(invocation, told.Count, [.. told.SelectMany(t => t.Output.Claims)], waived, unproved);
            }
        }

        return diagnostics.HasErrors ? Invocation.CodeOf(diagnostics.Items) : told.TrueForAll(t => t.IsWhole) ? ExitCodes.Accepted : ExitCodes.Negative;
    }

    /// <summary>How many claims were made and proved, and by what kind of change each proposition is made untrue.</summary>
    private static void Sum(Invocation invocation, int quests, IReadOnlyCollection<ClaimsOutput.Claimed> claims, int waived, int unproved)
    {
        var propositions = claims.SelectMany(c => c.Propositions).ToList();
        invocation.Out.WriteLine(invocation.Say(
            "claims.summary",
            ("quests", quests),
            ("claims", claims.Count),
            ("proved", propositions.Count(p => p.IsProved)),
            ("propositions", propositions.Count),
            ("falsified", propositions.Count(p => p.FalsifiedBy is not null)),
            ("waived", waived),
            ("unproved", unproved)));
        int By(ChangeKind kind) => propositions.Count(p => p.FalsifiedIn == Word(kind));
        invocation.Out.WriteLine(invocation.Say("claims.refuted", ("protocol", By(ChangeKind.Protocol)), ("setting", By(ChangeKind.Setting)), ("number", By(ChangeKind.Number))));
    }

    /// <summary>Quests by name or path; of a folder the quests in it.</summary>
    private static List<string> Quests(IEnumerable<string> named, Diagnostics diagnostics) => [.. named.SelectMany(n => Directory.Exists(n)
        ? ContentFiles.Of([n], diagnostics).Where(f => YamlDocument.ReadFile(f, new Diagnostics()) is Node.Map map && (map.Find("kind") ?? map.Find("objectives")) is not null).Select(f => Library.Shipped.IsPath(f) ? f : Path.Combine(".", f))
        : [n])];

    private static ClaimsOutput Output(Quest quest, QuestClaims claims, bool isUnproved, Func<string, Budget> budget) => new(
        quest.Id,
        [.. claims.Claims.Select(c => new ClaimsOutput.Claimed(Bilingual.Of(c.Says), c.Source is { } source ? Bilingual.Of(source) : null, [.. (isUnproved ? [] : c.Propositions).Select(p => Proved(p, budget))]))],
        [.. claims.Waivers.Select(w => new ClaimsOutput.Waiver(Bilingual.Of(w.Says), w.Because))],
        [.. claims.Unproved.Select(u => new ClaimsOutput.Left(u.Sentence, u.Language.Code(), u.Word, u.Place.Line))]);

    private static ClaimsOutput.Proved Proved(Proposition proposition, Func<string, Budget> budget)
    {
        var untrue = proposition.Untrue(budget);
        var change = untrue is null ? proposition.FalsifiedBy(budget) : null;
        return new ClaimsOutput.Proved(proposition.Text, untrue is null, untrue, change?.Text, change is null ? null : Word(change.Kind));
    }

    private static string Word(ChangeKind kind) => kind.ToString().ToLowerInvariant();

    private static void Write(ClaimsOutput output, bool isUnproved, Invocation invocation)
    {
        string In(Bilingual text) => invocation.Language == Language.Es ? text.Es : text.En;
        invocation.Out.WriteLine(output.Quest);
        foreach (var claim in isUnproved ? [] : output.Claims)
        {
            invocation.Out.WriteLine($"  {In(claim.Says)}");
            if (claim.Source is { } source)
            {
                invocation.Out.WriteLine($"    {invocation.Say("claims.source", ("source", In(source)))}");
            }

            foreach (var proposition in claim.Propositions)
            {
                invocation.Out.WriteLine($"    {proposition.Text}");
                invocation.Out.WriteLine($"      {(!proposition.IsProved ? invocation.Say("claims.untrue", ("why", proposition.Untrue)) : proposition.FalsifiedBy is { } change ? invocation.Say("claims.proved", ("change", change)) : invocation.Say("claims.empty"))}");
            }
        }

        foreach (var waiver in isUnproved ? [] : output.Waived)
        {
            invocation.Out.WriteLine($"  {In(waiver.Says)}");
            invocation.Out.WriteLine($"    {invocation.Say("claims.waived", ("because", waiver.Because))}");
        }

        foreach (var left in output.Unproved)
        {
            invocation.Out.WriteLine($"  {invocation.Say("claims.unproved", ("line", left.Line), ("language", left.Language), ("word", left.Word), ("sentence", left.Sentence))}");
        }

        invocation.Out.Flush();
    }
}
