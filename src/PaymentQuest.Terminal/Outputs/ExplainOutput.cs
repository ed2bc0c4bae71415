using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>explain</c> says of a protocol.</summary>
internal sealed record ExplainOutput(
    string Id, string Family, Bilingual Title, Bilingual Summary, string Source, IEnumerable<string> Suites, IEnumerable<ExplainOutput.Message> Messages, IEnumerable<ExplainOutput.Part> Roles)
{
    public static ExplainOutput Of(CompiledProtocol compiled, IEnumerable<Role> roles)
    {
        var protocol = compiled.Protocol;
        return new ExplainOutput(
            protocol.Id,
            protocol.Family,
            Bilingual.Of(protocol.Title),
            Bilingual.Of(protocol.Summary),
            protocol.Source.En,
            protocol.Suites,
            protocol.Steps.Select(s => new Message(s.Number, s.Name, s.From, s.To, s.Written.ToString(), s.Message.ToString(), s.Declined?.ToString())),
            roles.Select(r => Of(protocol, compiled.Programs[r.Name])));
    }

    private static Part Of(Protocol protocol, RoleProgram program) => new(
        program.Role.Name,
        program.Role.Symbol,
        program.Known.Select(protocol.Vocabulary.Label),
        protocol.Fresh.Where(f => f.Value == program.Role.Name).Select(f => f.Key),
        program.Actions.Where(a => a.Check is not null).Select(a => new Check(a.Check!.ToString(), a.Step, Bilingual.Of(ActionSentence.Of(a, program, protocol.Vocabulary)))),
        program.Opaque.Select(o => new Opacity(protocol.Vocabulary.Label(o.Term), o.Step)));

    internal sealed record Message(int Number, string Name, string From, string To, string Short, string Atoms, string? Declined);

    /// <summary>What a role knows beforehand, generates, checks, and can neither look into nor make.</summary>
    internal sealed record Part(string Name, string Symbol, IEnumerable<string> Knows, IEnumerable<string> Generates, IEnumerable<Check> Checks, IEnumerable<Opacity> Opaque);

    internal sealed record Check(string Name, int Step, Bilingual Sentence);

    internal sealed record Opacity(string Term, int Step);
}
