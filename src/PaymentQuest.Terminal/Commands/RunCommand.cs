using System.CommandLine;
using System.Globalization;
using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Texts;
using PaymentQuest.Terms;
using PaymentQuest.Transcripts;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>run</c>: an honest run.</summary>
internal static class RunCommand
{
    public static Command Create(Invocation invocation)
    {
        var protocol = Options.Protocol(invocation);
        var options = new RunOptions(invocation);
        var purchases = Options.Number("--purchases", "command.purchases-option", 1, Bounds.Purchases, invocation);
        var lost = new Option<string[]>("--lose") { Description = "command.lose-option", HelpName = "STEP" };
        var json = Options.Json(invocation);
        var command = new DocumentedCommand(
            "run", "command.run", "paymentquest run 1kp", "paymentquest run 3kp --suite lecture --seed 7", "paymentquest run 3kp --seed 7 --json > t.json", "paymentquest run millicent --suite historic --purchases 1000 --seed 5 --json > t.json", "paymentquest run ./mine.yaml --lose Payment", "paymentquest run ./mine.yaml --clock 2026-03-01T12:00:00Z") { protocol };
        options.AddTo(command);
        command.Add(purchases);
        command.Add(lost);
        command.Add(json);
        command.SetAction(parsed =>
        {
            if (Options.Load(parsed.GetRequiredValue(protocol), invocation, out var exitCode) is not { } compiled)
            {
                return exitCode;
            }

            return Losing(options.Plan(compiled, parsed), parsed.GetValue(lost) ?? [], invocation) is { } losing && Repeated(losing, parsed.GetValue(purchases) ?? 1, invocation) is { } plan ? Execute(plan, parsed.GetValue(json), invocation) : ExitCodes.Usage;
        });
        return command;
    }

    /// <summary>The plan with as many rounds as were asked for; null when that is none that the protocol can have, and then the user was told.</summary>
    private static RunPlan? Repeated(RunPlan plan, int purchases, Invocation invocation)
    {
        if (purchases > 1 && plan.Compiled.Protocol.Rounds is null)
        {
            invocation.Fail(ExitCodes.Usage, invocation.Say("run.ends-with-its-last-message-purchases", ("protocol", plan.Compiled.Protocol.Id)));
            return null;
        }

        return plan with { FurtherRounds = purchases - 1 };
    }

    /// <summary>The plan with messages that do not arrive; null when there are none of these names, and then the user was told.</summary>
    private static RunPlan? Losing(RunPlan plan, string[] names, Invocation invocation)
    {
        var protocol = plan.Compiled.Protocol;
        var steps = names.Select(protocol.FindStep).ToList();
        if (steps.IndexOf(null) is >= 0 and var unknown)
        {
            invocation.Fail(ExitCodes.Usage, invocation.Say("run.there-is-no-message", ("name", PlainText.Excerpt(names[unknown])), ("advice", string.Join(", ", protocol.Steps.Select(s => s.Name)))));
            return null;
        }

        return plan with { Lost = steps.Select(s => s!.Number).ToSequence() };
    }

    private static int Execute(RunPlan plan, bool isJson, Invocation invocation)
    {
        var referee = new WorldReferee(plan.Compiled.Protocol);
        var run = Run.Execute(plan with { Witness = referee });
        if (isJson)
        {
            invocation.Out.Write(Encoding.UTF8.GetString(Transcript.Write(run)));
        }
        else
        {
            WriteText(run, invocation);
            WriteGoals(plan.Compiled.Protocol, referee, invocation);
        }

        return ExitCodes.Of(run.Verdict);
    }

    private static void WriteText(Run run, Invocation invocation)
    {
        var plan = run.Plan;
        var protocol = plan.Compiled.Protocol;
        var output = invocation.Out;
        output.WriteLine($"{protocol.Id}  {invocation.Say(protocol.Title)}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"suite {plan.Suite}, seed {plan.Seed}, clock {Values.Show(plan.Setting.Clock)}"));
        output.WriteLine($"{invocation.Say("run.verdict")}: {invocation.Say(CommandTexts.Verdict(run.Verdict.Word))}{Detail(run.Verdict, invocation)}");

        Heading(Prose.Of("common.heading-messages"));
        foreach (var message in run.Messages)
        {
            var octets = message.Delivered.Length.ToString(CultureInfo.InvariantCulture);
            if (protocol.Branches.FirstOrDefault(b => b.First == message.Step.Number) is { } branch)
            {
                output.WriteLine($"     {invocation.Say("run.branch", ("branch", branch.Name), ("reason", CommandTexts.Reason(branch, protocol.Steps[branch.At - 1].Name)))}");
            }

            output.WriteLine($"  {message.Step.Number.ToString(CultureInfo.InvariantCulture),2} {message.Step.Name}: {message.Step.From} > {message.Step.To}{(message.Step.Channel is { } channel ? $", {invocation.Say(ChannelText.Of(channel, protocol))}" : "")}, {octets} {invocation.Say("common.octets")}: {message.Step.Written}{(message.TurnedDown is { } refusal ? $"  {invocation.Say(CommandTexts.Verdict(refusal.Word))}" : "")}");
        }

        Heading(Prose.Of("run.checks"));
        foreach (var role in protocol.Roles)
        {
            output.WriteLine($"  {role.Name} ({plan.Setting.Parties[role.Name]})");
            foreach (var check in run.Checks.Where(c => c.Name.Role == role.Name))
            {
                output.WriteLine($"    {(check.IsPassed ? "ok  " : "FAIL")} {check.Name}");
            }
        }

        Heading(Prose.Of("run.world"));
        foreach (var happened in run.World.Events)
        {
            output.WriteLine($"  {happened.Step.ToString(CultureInfo.InvariantCulture),2} {Described(happened, invocation)}");
        }

        foreach (var (_, worth) in run.Plan.Compiled.Protocol.Rounds is null ? new Dictionary<string, MoneySum>() : run.World.Circulation)
        {
            output.WriteLine($"     {invocation.Say("run.in-circulation")}: {worth}");
        }

        foreach (var (account, balance) in run.World.Accounts.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"     {invocation.Say("run.account")} {account}: {balance}");
        }

        void Heading(Prose heading)
        {
            output.WriteLine();
            output.WriteLine(invocation.Say(heading));
        }
    }

    private static void WriteGoals(Protocol protocol, WorldReferee referee, Invocation invocation)
    {
        if (protocol.WorldGoals.Count == 0)
        {
            return;
        }

        invocation.Out.WriteLine();
        invocation.Out.WriteLine(invocation.Say("run.goals-of-the-world"));
        foreach (var goal in protocol.WorldGoals)
        {
            var loss = referee.Losses.FirstOrDefault(l => l.Goal == goal);
            var line = loss is null
                ? $"{invocation.Say("run.kept")}  {goal.Name}"
                : $"{invocation.Say("run.lost")}  {goal.Name}: {protocol.Steps[loss.Step - 1].Name}, {loss.Role}: {invocation.Say(loss.Story)}";
            invocation.Out.WriteLine($"  {PlainText.Line(line)}");
        }
    }

    private static string Described(WorldEvent happened, Invocation invocation)
    {
        var (from, to, reference) = (invocation.Say("run.from"), invocation.Say("run.to"), invocation.Say("run.reference"));
        var what = invocation.Say(CommandTexts.Event(happened.Kind));
        var money = happened.Amount is { } amount ? $" {amount}" : "";
        var path = (happened.From.Length > 0 ? $" {from} {happened.From}" : "") + (happened.To.Length > 0 ? $" {to} {happened.To}" : "");
        return PlainText.Line(money.Length > 0 ? $"{happened.Party} {what}{money}{path}, {reference} {happened.Subject}" : $"{happened.Party} {what} {happened.Subject}{path}");
    }

    private static string Detail(Verdict verdict, Invocation invocation) => verdict switch
    {
        Verdict.Refused r => $": {r.Check} ({r.Reason})",
        Verdict.Malformed m => $": {m.Check}, {invocation.Say("run.octet")} {m.Offset.ToString(CultureInfo.InvariantCulture)}, {invocation.Say("run.expected")} {m.Expected}{(m.Fault is { } fault ? $" ({TextFaults.Say(fault, "", invocation)})" : "")}",
        Verdict.Incompatible i => $": {invocation.Say(HindranceText.Of(i.Reason))}",
        Verdict.Stalled s => $": {s.Role}, {invocation.Say("common.message")} {s.Step.ToString(CultureInfo.InvariantCulture)}: {invocation.Say(HindranceText.Of(s.Reason))}",
        _ => "",
    };
}
