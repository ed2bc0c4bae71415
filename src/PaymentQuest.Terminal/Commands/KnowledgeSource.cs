using PaymentQuest.Knowledge;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;

namespace PaymentQuest.Terminal.Commands;

/// <summary>What knowledge is asked about: a protocol, or a run as far as it went.</summary>
/// <param name="Compiled">The protocol.</param>
/// <param name="LastStep">The last message that was exchanged, by number; null for all.</param>
internal sealed record KnowledgeSource(CompiledProtocol Compiled, int? LastStep)
{
    /// <summary>The source that a user named; null when it cannot be had, and then the user was told.</summary>
    public static KnowledgeSource? Load(string runOrProtocol, Invocation invocation, out int exitCode) =>
        Options.Load(runOrProtocol, invocation, out exitCode) is { } compiled ? new KnowledgeSource(compiled, null) : null;

    /// <summary>What a role, or the network, knows at the end.</summary>
    public KnowledgeSet Of(string party) => party == SecrecyGoal.Network
        ? RoleKnowledge.OfNetwork(LastStep is { } last ? Compiled.Protocol with { Steps = Terms.Sequence.ToSequence(Compiled.Protocol.Steps.Take(last)) } : Compiled.Protocol)
        : RoleKnowledge.Of(Compiled.Protocol, Compiled.Programs[party], LastStep);
}
