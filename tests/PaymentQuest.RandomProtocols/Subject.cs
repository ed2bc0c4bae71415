using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;

namespace PaymentQuest.RandomProtocols;

/// <summary>A draft as the program reads it.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Compiled">The protocol; null when it was refused.</param>
/// <param name="Problem">Why it cannot be used: the code of the first error, or how the honest run ended. Null when it can.</param>
/// <param name="Message">What was said about that.</param>
internal sealed record Subject(Draft Draft, CompiledProtocol? Compiled, string? Problem, string Message)
{
    /// <summary>Reads a draft and runs it once honestly.</summary>
    public static Subject Of(Draft draft)
    {
        var diagnostics = new Diagnostics();
        var node = YamlDocument.Read($"{draft.Id}.yaml", Encoding.UTF8.GetBytes(draft.Yaml()), diagnostics);
        if (node is null || ProtocolReader.Read(node, diagnostics) is not { } protocol || CompiledProtocol.Compile(protocol, diagnostics) is not { } compiled)
        {
            var error = diagnostics.Items.First(d => d.Severity == Severity.Error);
            return new Subject(draft, null, error.Code, error.ToString()!);
        }

        var verdict = Run.Execute(new RunPlan(compiled, SuiteOf(draft).Remembering, protocol.Setting, 1)).Verdict;
        return verdict is Verdict.Completed { IsApproved: true } ? new Subject(draft, compiled, null, "") : new Subject(draft, compiled, verdict.Word, verdict.ToString());
    }

    /// <summary>The suite that it runs under.</summary>
    public static Suite SuiteOf(Draft draft) => Cryptography.Suite.ByName(draft.Suite)!;
}
