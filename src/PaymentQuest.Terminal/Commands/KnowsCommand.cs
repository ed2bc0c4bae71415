using System.CommandLine;
using PaymentQuest.Documents;
using PaymentQuest.Knowledge;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Terms;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>knows</c>: whether a party can have a term, and why.</summary>
internal static class KnowsCommand
{
    public static Command Create(Invocation invocation)
    {
        var run = new Argument<string>("RUN-or-PROTOCOL") { Description = "command.run-argument" };
        var party = new Argument<string>("PARTY") { Description = "command.party-argument" };
        var term = new Argument<string>("TERM") { Description = "command.term-argument" };
        var protocol = TranscriptFile.ProtocolOption(invocation);
        run.CompletionSources.CompleteWithProtocols();
        party.CompletionSources.CompleteFrom(run, p => p.Roles.Select(r => r.Name).Append(SecrecyGoal.Network));
        var json = Options.Json(invocation);
        var command = new DocumentedCommand(
            "knows", "command.knows", "paymentquest knows 3kp Merchant CAN", "paymentquest knows 3kp Acquirer 'H(R_C, CAN)' --lang es", "paymentquest knows 1kp network SLIP", "paymentquest knows t.json Customer V --json") { run, party, term, protocol, json };
        command.SetAction(parsed =>
        {
            if (KnowledgeSource.Load(parsed.GetRequiredValue(run), parsed.GetValue(protocol), invocation, out var exitCode) is not { } source)
            {
                return exitCode;
            }

            if (Party(parsed.GetRequiredValue(party), source.Compiled.Protocol) is not { } name)
            {
                return ExplainCommand.NoRole(parsed.GetRequiredValue(party), source.Compiled.Protocol.Roles.Select(r => r.Name).Append(SecrecyGoal.Network), invocation);
            }

            return Canonical(parsed.GetRequiredValue(term), source.Compiled.Protocol.Vocabulary, invocation) is { } canonical
                ? Answer(source, name, canonical, parsed.GetValue(json), invocation)
                : ExitCodes.Usage;
        });
        return command;
    }

    private static string? Party(string text, Protocol protocol) =>
        text.Equals(SecrecyGoal.Network, StringComparison.OrdinalIgnoreCase)
            ? SecrecyGoal.Network
            : protocol.FindRole(text)?.Name ?? protocol.Setting.Parties.FirstOrDefault(p => p.Value.Equals(text, StringComparison.OrdinalIgnoreCase)).Key;

    private static Term? Canonical(string text, Vocabulary vocabulary, Invocation invocation)
    {
        switch (vocabulary.Read(text))
        {
            case TermReading.Read { Canonical: var canonical }:
                return canonical;
            case TermReading.NotNotation { Error: var error }:
                Point(text, error.Column, invocation.Say(error.InProse()), invocation);
                return null;
            case TermReading.Undeclared(var name, var column, var candidates):
                var advice = invocation.DidYouMean(name, candidates) ?? invocation.Say("knows.explain-shows-the-names-of-this");
                Point(text, column, invocation.Say("knows.is-not-declared", ("name", name), ("advice", advice)), invocation);
                return null;
            case TermReading.TooLarge:
                Point(text, 0, invocation.Say("knows.written-out-this-term-has-more", ("most", Bounds.Term)), invocation);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Shows the line, a caret under the column, and what is wrong there.</summary>
    private static void Point(string text, int column, string message, Invocation invocation)
    {
        const int room = 60;
        var line = PlainText.FirstControl(text) < 0 ? text.Replace('\n', ' ') : PlainText.Line(text);
        var at = Math.Clamp(column, 0, line.Length);
        var from = Math.Max(0, at - room);
        var shown = line[from..Math.Min(line.Length, from + (2 * room))];
        invocation.Port.Error.WriteLine($"  {shown}");
        invocation.Port.Error.WriteLine($"  {new string(' ', ColumnWidth.Of(line[from..at]))}^");
        invocation.Fail(ExitCodes.Usage, invocation.Say("common.not-done", ("column", column + 1), ("message", message)));
    }

    private static int Answer(KnowledgeSource source, string party, Term term, bool isJson, Invocation invocation)
    {
        var knowledge = source.Of(party);
        var derivation = knowledge.Derive(term);
        var obstacle = knowledge.WhyNot(term);
        if (isJson)
        {
            Json.Write(invocation, json => OutputContext.Write(json, KnowsOutput.Of(source.Compiled, party, term, derivation, obstacle)));
        }
        else
        {
            Write(source.Compiled, party, term, derivation, obstacle, knowledge, invocation);
        }

        return derivation is null ? ExitCodes.Negative : ExitCodes.Accepted;
    }

    private static void Write(CompiledProtocol compiled, string party, Term term, Derivation? derivation, Obstacle? obstacle, KnowledgeSet knowledge, Invocation invocation)
    {
        var label = compiled.Protocol.Vocabulary.Label(term);
        var shown = party == SecrecyGoal.Network ? invocation.Say("common.network") : party;
        IReadOnlyList<ExplainedLine> lines;
        if (derivation is not null)
        {
            invocation.Out.WriteLine(invocation.Say("knows.yes-knows", ("shown", shown), ("label", label)));
            lines = DerivationText.Lines(derivation, compiled.Protocol);
        }
        else
        {
            invocation.Out.WriteLine(invocation.Say("knows.no-does-not-know", ("shown", shown), ("label", label)));
            lines = ObstacleText.Lines(obstacle!, knowledge, party, compiled);
        }

        foreach (var line in lines)
        {
            invocation.Out.WriteLine($"{new string(' ', 2 + (2 * line.Depth))}{invocation.Say(line.Text)}");
        }
    }
}
