using PaymentQuest.Knowledge;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal.Commands;

/// <summary>What knowledge is asked about: a protocol, or a run as far as it went.</summary>
/// <param name="Compiled">The protocol.</param>
/// <param name="LastStep">The last message that was exchanged, by number; null for all.</param>
internal sealed record KnowledgeSource(CompiledProtocol Compiled, int? LastStep)
{
    /// <summary>The source that a user named; null when it cannot be had, and then the user was told.</summary>
    /// <param name="runOrProtocol">A protocol, or a transcript file.</param>
    /// <param name="protocol">The protocol file of a transcript, or null for the one that it names.</param>
    /// <param name="invocation">Streams and language.</param>
    /// <param name="exitCode">What to end with when there is no source.</param>
    public static KnowledgeSource? Load(string runOrProtocol, string? protocol, Invocation invocation, out int exitCode)
    {
        if (runOrProtocol == TranscriptFile.StandardInput || TranscriptFile.IsTranscript(runOrProtocol))
        {
            return TranscriptFile.Load(runOrProtocol, protocol, invocation, out exitCode) is { } file
                ? new KnowledgeSource(file.Compiled, file.Transcript.Messages.Count < file.Compiled.Protocol.Steps.Count ? file.Transcript.Messages.LastOrDefault()?.Number ?? 0 : file.Compiled.Protocol.Steps.Count)
                : null;
        }

        if (protocol is not null)
        {
            exitCode = invocation.Fail(ExitCodes.Usage, invocation.Say("knows.protocol-is-for-transcripts-and-this"));
            return null;
        }

        return Options.Load(runOrProtocol, invocation, out exitCode) is { } compiled ? new KnowledgeSource(compiled, null) : null;
    }

    /// <summary>What a role, or the network, knows at the end.</summary>
    public KnowledgeSet Of(string party) => party == SecrecyGoal.Network
        ? RoleKnowledge.OfNetwork(Compiled.Protocol, LastStep)
        : RoleKnowledge.Of(Compiled.Protocol, Compiled.Programs[party], LastStep, opensSignatures: true);
}
