using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Wire;

/// <summary>Scrip, octet for octet, against values that were computed outside of the engine.</summary>
public sealed class LengthPrefixedTests
{
    private const string Body = "000776656e646f72410003353030000805000000000003e90008030000000000004d0014323033302d30312d33315430303a30303a30305a00076167653d31382b";

    private static readonly CompiledProtocol Variant = ProtocolFiles.Of(ProtocolFiles.Variant(
        "millicent",
        "wire: length-prefixed",
        "atoms: {REQUEST: text, REPLY: text, VALUE_N: amount}",
        "definitions:",
        "  WorkedBody: V, VALUE_N, (Id'), (CustId), EXPIRES_A, PROPS",
        "  WorkedCertificate: HMAC(scripSecretA(KEY_A), WorkedBody)",
        "  WorkedRequest: HMAC(CustomerSecret, (Scrip), REQUEST)",
        "  WorkedReply: HMAC(CustomerSecret, (WorkedBody, WorkedCertificate), Certificate, REPLY)"));

    private static readonly Dictionary<string, string> Given = new()
    {
        ["V"] = "vendorA",
        ["VALUE_A"] = "EUR 0.00500",
        ["VALUE_N"] = "EUR 0.00470",
        ["KEY_A"] = "05",
        ["SERIAL_A"] = "000000000003e9",
        ["SERIAL_A'"] = "000000000003ea",
        ["OWNERKEY_A"] = "03",
        ["OWNER_A"] = "0000000000004d",
        ["EXPIRES_A"] = "2030-01-31T00:00:00Z",
        ["PROPS"] = "age=18+",
        ["REQUEST"] = "GET /article/42 price=30",
        ["REPLY"] = "200 article 42 ...",
    };

    [Theory]
    [InlineData("modern", "Certificate", "d239b9a0673a5c9544d76b7ab1c25b5b72ab969084c116f18dbf79b7dba282f9")]
    [InlineData("historic", "Certificate", "57b080ced21fdf940addb9b6167c5834")]
    [InlineData("modern", "CustomerSecret", "4e3f3066b21475cb99da053d243e1473a93819b7328546d22d2d27451f607282")]
    [InlineData("historic", "CustomerSecret", "67bd7e8f1c82657588fb7d051ea99594")]
    [InlineData("modern", "WorkedRequest", "1732323cdd0c640be4446232a8e6f31366efbaff2706a386630dc52063bcc04a")]
    [InlineData("modern", "WorkedCertificate", "f82dc6fe09a38849c4b863ef52eef6284c5b8969d1af553444f86674517f280a")]
    [InlineData("modern", "WorkedReply", "3337de4c8f50257037513030a8a6097f3bc48583c6e8bbcd3df5199c16a45f21")]
    public void What_is_keyed_has_the_computed_octets(string suite, string notation, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(Der.Content(Evaluator(suite).Octets(Canonical(notation)))));

    [Fact]
    public void The_body_of_scrip_has_the_computed_octets_and_is_read_back()
    {
        var body = Canonical("Body");
        var wiring = Around();
        var der = Evaluator("modern").Octets(body);

        var octets = wiring.Sent(body, der)!;

        Assert.Equal(Body, Convert.ToHexStringLower(octets));
        Assert.Equal(der, wiring.Received(body, octets).Der);
    }

    [Fact]
    public void Octets_of_another_form_are_refused_and_none_are_read_that_would_be_written_in_another_way()
    {
        var body = Canonical("Body");
        var wiring = Around();
        var octets = Convert.FromHexString(Body);
        for (var i = 0; i < octets.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = (byte[])octets.Clone();
                changed[i] ^= (byte)(1 << bit);
                if (wiring.Received(body, changed).Der is { } read)
                {
                    Assert.Equal(changed, wiring.Sent(body, read));
                }
            }

            Assert.Null(wiring.Received(body, octets[..i]).Der);
        }

        Assert.Null(wiring.Received(body, [.. octets, 0]).Der);
        Assert.Null(wiring.Received(body, Convert.FromHexString(Body.Replace(Hex("\u0003500"), Hex("\u00040500"), StringComparison.Ordinal))).Der);
    }

    [Theory]
    [InlineData("historic")]
    [InlineData("modern")]
    public void A_whole_run_in_this_encoding_completes(string suite)
    {
        var run = Run.Execute(new RunPlan(Variant, Suite.ByName(suite)!, Variant.Protocol.Setting, 3) { FurtherRounds = 50 });

        Assert.Equal(new Verdict.Completed(true) { Round = 50 }, run.Verdict);
    }

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.ASCII.GetBytes(text));

    private static Wiring Around() => PaymentQuest.Tests.Runs.TermEvaluator.Around(Variant, Suite.Modern).Wiring;

    private static Term Canonical(string notation) =>
        Variant.Protocol.Vocabulary.Read(notation) is TermReading.Read read ? read.Canonical : throw new InvalidOperationException(notation);

    private static PaymentQuest.Tests.Runs.TermEvaluator Evaluator(string suite) => new(
        PaymentQuest.Tests.Runs.TermEvaluator.Around(Variant, Suite.ByName(suite)!),
        "Vendor",
        Given.Select(g => ((Term)new Term.Atom(g.Key), Values.Parse(Variant.Protocol.Vocabulary.Atoms[g.Key], g.Value, Suite.ByName(suite)!)!)));
}
