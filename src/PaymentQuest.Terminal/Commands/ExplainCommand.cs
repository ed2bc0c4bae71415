using System.CommandLine;
using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Terminal.Texts;
using PaymentQuest.Terms;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>explain</c>: what a protocol is and what follows from it for each role.</summary>
internal static class ExplainCommand
{
    /// <summary>A message in atoms that is longer than this, in characters, is not written out: its names say more.</summary>
    private const int LongestExpansion = 400;

    public static Command Create(Invocation invocation)
    {
        var protocol = Options.Protocol(invocation);
        var role = new Argument<string?>("ROLE") { Description = "command.role-argument", Arity = ArgumentArity.ZeroOrOne };
        role.CompletionSources.CompleteFrom(protocol, p => p.Roles.Select(r => r.Name));
        var roles = Options.Flag("--roles", "command.roles-option", invocation);
        var json = Options.Json(invocation);
        var command = new DocumentedCommand(
            "explain", "command.explain", "paymentquest explain 1kp", "paymentquest explain 3kp Acquirer --lang es", "paymentquest explain 2kp --roles", "paymentquest explain ./mine.yaml --json") { protocol, role, roles, json };
        command.SetAction(parsed =>
        {
            if (Options.Load(parsed.GetRequiredValue(protocol), invocation, out var exitCode) is not { } compiled)
            {
                return exitCode;
            }

            var wanted = parsed.GetValue(role);
            if (wanted is not null && compiled.Protocol.FindRole(wanted) is null)
            {
                return NoRole(wanted, compiled.Protocol.Roles.Select(r => r.Name), invocation);
            }

            IReadOnlyList<Role> shown = wanted is null ? compiled.Protocol.Roles : [compiled.Protocol.FindRole(wanted)!];
            if (parsed.GetValue(roles))
            {
                invocation.Out.Write(wanted is null ? RoleText.Of(compiled.Protocol, compiled.Programs) : RoleText.Of(compiled.Protocol, compiled.Programs[shown[0].Name]));
            }
            else if (parsed.GetValue(json))
            {
                Json.Write(invocation, json => OutputContext.Write(json, ExplainOutput.Of(compiled, shown)));
            }
            else
            {
                Write(invocation, compiled, shown);
            }

            return ExitCodes.Accepted;
        });
        return command;
    }

    /// <summary>Says that a role does not exist. The exit code is that of usage.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="roles">What can be written.</param>
    /// <param name="invocation">Where to say it.</param>
    /// <param name="option">The option whose value it was; null when it was an argument.</param>
    public static int NoRole(string name, IEnumerable<string> roles, Invocation invocation, string? option = null)
    {
        var all = roles.ToList();
        return invocation.Fail(
            ExitCodes.Usage,
            (option is null ? "" : $"{option}: ") + invocation.Say("explain.there-is-no-role", ("name", PlainText.Excerpt(name)))
            + (invocation.DidYouMean(name, all) ?? invocation.Say("explain.use", ("roles", string.Join(", ", all)))));
    }

    private static void Write(Invocation invocation, CompiledProtocol compiled, IReadOnlyList<Role> roles)
    {
        var protocol = compiled.Protocol;
        var output = invocation.Out;
        output.WriteLine($"{protocol.Id}  {invocation.Say(protocol.Title)}");
        Line(invocation.Say(protocol.Summary));
        Line(protocol.Source.En.Length > 0 ? $"{invocation.Say("explain.source")}: {PlainText.Line(invocation.Say(protocol.Source))}" : "");
        output.WriteLine($"{invocation.Say("explain.family")}: {protocol.Family}. {invocation.Say("explain.suites")}: {string.Join(", ", protocol.Suites)}.");
        output.WriteLine();
        output.WriteLine(invocation.Say("explain.roles"));
        foreach (var role in roles)
        {
            output.WriteLine($"  {role.Name} ({role.Symbol})");
            output.WriteLine($"    {invocation.Say("common.knows")}: {string.Join(", ", compiled.Programs[role.Name].Known.Where(t => !protocol.Vocabulary.IsOfChannel(t)).Select(protocol.Vocabulary.Label))}");
            var fresh = Fresh(protocol, role);
            Line(fresh.Count > 0 ? $"    {invocation.Say("explain.generates")}: {string.Join(", ", fresh)}" : "");
        }

        output.WriteLine();
        output.WriteLine(invocation.Say("common.heading-messages"));
        foreach (var step in protocol.Steps)
        {
            if (protocol.Branches.FirstOrDefault(b => b.First == step.Number) is { } branch)
            {
                output.WriteLine($"  {invocation.Say("run.branch", ("branch", branch.Name), ("reason", CommandTexts.Reason(branch, protocol.Steps[branch.At - 1].Name)))}");
            }

            output.WriteLine($"  {Number(step.Number)} {step.Name}, {step.From} > {step.To}{(step.Channel is { } over ? $", {invocation.Say(ChannelText.Of(over, protocol))}" : "")}");
            output.WriteLine($"      {step.Written}");
            var atoms = step.Content.ToString();
            Line(step.Written.Equals(step.Content) || atoms.Length > LongestExpansion ? "" : $"      = {atoms}");
            Layout(step.Content);
            Line(step.Declined is null ? "" : $"      {invocation.Say("explain.when-declined")}: {protocol.Vocabulary.Label(step.Declined)}");
        }

        if (Names(protocol) is { Count: > 0 } names)
        {
            output.WriteLine();
            output.WriteLine(invocation.Say("explain.where"));
            foreach (var name in names)
            {
                output.WriteLine($"  {name} = {protocol.Vocabulary.Definitions[name]}");
                if (protocol.Steps.All(s => !s.Written.Equals(new Term.Atom(name))))
                {
                    Layout(protocol.Vocabulary.Expand(new Term.Atom(name))!);
                }
            }
        }

        foreach (var role in roles)
        {
            output.WriteLine();
            Write(invocation, protocol, compiled.Programs[role.Name]);
        }

        void Layout(Term term)
        {
            foreach (var (line, i) in protocol.Wire.Layout(term, protocol.Vocabulary).Select((l, i) => (l, i)))
            {
                output.WriteLine(i == 0 ? $"      {invocation.Say("explain.written-as", ("codec", line))}" : $"        {line}");
            }
        }

        void Line(string text)
        {
            if (text.Length > 0)
            {
                output.WriteLine(text);
            }
        }
    }

    private static void Write(Invocation invocation, Protocol protocol, RoleProgram program)
    {
        var output = invocation.Out;
        output.WriteLine($"{invocation.Say("explain.checks-of")} {program.Role.Name}");
        var step = 0;
        foreach (var action in program.Actions.Where(IsShown))
        {
            if (action.Step != step)
            {
                step = action.Step;
                output.WriteLine($"  {Number(step)} {protocol.Steps[step - 1].Name}");
            }

            var name = action.Check?.ToString() ?? (action is RoleAction.Receive ? new CheckName(program.Role.Name, protocol.Steps[step - 1].Name, "form").ToString() : "");
            output.WriteLine(name.Length > 0 ? $"      {name}" : $"      {invocation.Say("explain.then")}");
            output.WriteLine($"        {invocation.Say(ActionSentence.Of(action, program, protocol.Vocabulary))}");
        }

        foreach (var (term, at) in program.Opaque)
        {
            output.WriteLine(invocation.Say("explain.opaque-can-neither-look-into-of", ("role", program.Role.Name), ("term", protocol.Vocabulary.Label(term)), ("at", Number(at))));
        }
    }

    /// <summary>The definitions that messages are written with, and those that these are written with, in the order of the file.</summary>
    private static List<string> Names(Protocol protocol)
    {
        var definitions = protocol.Vocabulary.Definitions;
        var found = new HashSet<string>(StringComparer.Ordinal);
        var terms = new Stack<Term>(protocol.Steps.Select(s => s.Written));
        while (terms.TryPop(out var term))
        {
            foreach (var name in term.SelfAndDescendants.OfType<Term.Atom>().Select(a => a.Name).Where(n => definitions.ContainsKey(n) && found.Add(n)))
            {
                terms.Push(definitions[name]);
            }
        }

        return [.. definitions.Keys.Where(found.Contains)];
    }

    private static bool IsShown(RoleAction action) => action.Check is not null || action is RoleAction.Receive or RoleAction.Effect;

    private static List<string> Fresh(Protocol protocol, Role role) => [.. protocol.Fresh.Where(f => f.Value == role.Name && !protocol.Vocabulary.IsOfChannel(new Term.Atom(f.Key))).Select(f => f.Key)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
