using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>Whoever sends a ciphertext that does not open learns nothing of why: padding, length and form are refused alike (docs/protocols/set.md, R7).</summary>
public sealed class OpeningTests
{
    public static TheoryData<string> Suites => [.. Suite.All.Select(s => s.Name)];

    [Theory, MemberData(nameof(Suites))]
    public void An_envelope_has_one_way_not_to_open(string suite) => Refusals("PK_R(N, NOTE)", suite, (run, content) => run.Plan.Suite.Seal(run.Keyring!.PublicKey("R"), content, new SeededRandom(5, "other")));

    [Theory, MemberData(nameof(Suites))]
    public void A_ciphertext_has_one_way_not_to_open(string suite) => Refusals("E(K, N, NOTE)", suite, (run, content) =>
        run.Plan.Suite.Encrypt(Der.Content(run.Roles["Receiver"].Octets(new PaymentQuest.Terms.Term.Atom("K"))!), content, new SeededRandom(5, "other")));

    private static void Refusals(string message, string suite, Func<Run, byte[], byte[]?> make)
    {
        var honest = Transcripts.Exchange.Of(message, Suite.ByName(suite)!);
        Assert.IsType<Verdict.Completed>(honest.Verdict);
        var sent = honest.Messages[0].Sent;

        // The padding is wrong; the content is too short, has no form, is nothing.
        var broken = sent.ToArray();
        broken[^1] ^= 1;
        byte[][] contents = [[], [0], Der.Frame([Der.OctetString(new byte[3])]), Der.Frame([Der.OctetString(new byte[16]), Der.Text("x"), Der.Text("y")]), new byte[40]];
        var alike = contents.Select(c => Der.OctetString(make(honest, c)!)).Append(broken).Select(octets =>
        {
            var run = Run.Execute(honest.Plan with { Interferences = [new Interference(1, octets)] });
            var refused = Assert.IsType<Verdict.Refused>(run.Verdict);
            Assert.Null(run.Roles["Receiver"].Octets(new PaymentQuest.Terms.Term.Atom("N")));
            return (refused.Check, refused.Reason, refused.Expected, Found: refused.Found!.SequenceEqual(Der.Content(octets).ToArray()), run.Checks.Count);
        });
        Assert.Equal(("opening", true), Assert.Single(alike.Select(a => (a.Reason, a.Found)).Distinct()));
        Assert.Single(alike.Distinct());
    }
}
