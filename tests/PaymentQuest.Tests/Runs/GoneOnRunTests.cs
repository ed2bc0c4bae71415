using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>A run that goes on from a message is the run that was executed from its beginning, octet for octet.</summary>
public sealed class GoneOnRunTests
{
    public static TheoryData<string> Protocols => [.. Thoroughness.Sample(ProtocolFiles.Paths.Keys, 12, "protocols whose runs go on")];

    [Theory, MemberData(nameof(Protocols))]
    public void Going_on_from_any_message_gives_what_executing_everything_gives(string id)
    {
        var compiled = ProtocolFiles.Load(id);
        var honest = Run.Execute(new RunPlan(compiled, Suite.ByName(compiled.Protocol.Suites[0])!, compiled.Protocol.Setting, 5));
        var plan = honest.Plan with { Keyring = honest.Keyring };
        Run? before = null;
        Assert.All(honest.Messages, message =>
        {
            var stopped = plan with { StopAfter = message.Step.Number - 1 };
            before = before?.GoOn(stopped) ?? Run.Execute(stopped);
            var until = Transcript.Write(before);
            foreach (var changed in new[] { plan, plan with { Interferences = [new Interference(message.Step.Number, Flipped(message.Sent))] } })
            {
                Assert.Equal(Transcript.Write(Run.Execute(changed)), Transcript.Write(before.GoOn(changed)));
            }

            // Who has gone on twice has left it as it was.
            Assert.Equal(until, Transcript.Write(before));
        });
    }

    private static byte[] Flipped(byte[] octets)
    {
        var flipped = octets.ToArray();
        flipped[octets.Length / 2] ^= 1;
        return flipped;
    }
}
