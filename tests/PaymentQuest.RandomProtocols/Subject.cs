using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;

namespace PaymentQuest.RandomProtocols;

/// <summary>A sketch as the program reads it.</summary>
/// <param name="Sketch">The sketch.</param>
/// <param name="Compiled">The protocol; null when it was refused.</param>
/// <param name="Problem">Why it cannot be used: the code of the first error, or how the honest run ended. Null when it can.</param>
/// <param name="Message">What was said about that.</param>
internal sealed record Subject(Sketch Sketch, CompiledProtocol? Compiled, string? Problem, string Message)
{
    /// <summary>Reads a sketch and runs it once honestly.</summary>
    public static Subject Of(Sketch sketch)
    {
        var diagnostics = new Diagnostics();
        var node = YamlDocument.Read($"{sketch.Id}.yaml", Encoding.UTF8.GetBytes(sketch.Yaml()), diagnostics);
        if (node is null || ProtocolReader.Read(node, diagnostics) is not { } protocol || CompiledProtocol.Compile(protocol, diagnostics) is not { } compiled)
        {
            var error = diagnostics.Items.First(d => d.Severity == Severity.Error);
            return new Subject(sketch, null, error.Code, error.ToString()!);
        }

        var verdict = SuitesOf(sketch).Select(s => Run.Execute(new RunPlan(compiled, s.Remembering, protocol.Setting, 1)).Verdict).FirstOrDefault(v => v is not Verdict.Completed { IsApproved: true });
        return verdict is null ? new Subject(sketch, compiled, null, "") : new Subject(sketch, compiled, verdict.Word, verdict.ToString());
    }

    /// <summary>The suites that it runs under.</summary>
    public static IEnumerable<Suite> SuitesOf(Sketch sketch) => sketch.Suite.Split(", ").Select(s => Cryptography.Suite.ByName(s)!);
}
