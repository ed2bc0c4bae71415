using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>
/// Why SET's signature is dual: a shop that gives two orders of one price the same XID joins the payment of the first, which the customer
/// gave up, to the order of the second. Nothing but the signature tells the two apart.
/// </summary>
public sealed class MixAndMatchTests
{
    private const string Order = "B-2: Machado, Campos de Castilla";

    /// <summary>SET as it is, under the same shop: what differs from the broken variant is the signature alone.</summary>
    private static readonly CompiledProtocol Dual = ProtocolFiles.Of(ProtocolFiles.Variant(
        "set",
        "knows:",
        "  Merchant: BRAND, ID_M, ORDER, PURCHAMT, CAPAMT, PK_RCA, CERT_BCA, CERT_GCA, SK_M, SK_MX, CERT_M, CERT_MX, CERT_MCA, CERT_PX, CERT_PCA, CRL_MCA, CRL_PCA, BCI_DATE, Sig_BCI, XID",
        "fresh:",
        "  Merchant: NONCE_M, K_M, CAPID, K_M2"));

    public static TheoryData<string> Suites => [.. Suite.All.Select(s => s.Name)];

    [Theory, MemberData(nameof(Suites))]
    public void Two_signatures_let_the_payment_of_one_order_pay_another(string suite)
    {
        var (first, second) = Purchases(ProtocolFiles.Load("set-separate-signatures"), suite);

        var run = Mixed(first, second, "EPI", "ENV");

        Assert.True(Assert.IsType<Verdict.Completed>(run.Verdict).IsApproved);
        Assert.Contains(run.World.Events, e => e.Kind == "ship" && e.Subject == Order);
        Assert.Equal(Nonce(first, "Customer"), Nonce(run, "Gateway"));
        Assert.NotEqual(Nonce(run, "Customer"), Nonce(run, "Gateway"));
    }

    [Theory, MemberData(nameof(Suites))]
    public void The_dual_signature_of_the_payment_does_not_fit_the_order_before_the_merchant(string suite)
    {
        var (first, second) = Purchases(Dual, suite);
        AssertRefused("Merchant/Purchase-Request/DS", "signature", Mixed(first, second, "EPI", "ENV", "PIMD", "DS"));
        AssertRefused("Merchant/Purchase-Request/DS", "signature", Mixed(first, second, "EPI", "ENV", "PIMD"));
    }

    [Theory, MemberData(nameof(Suites))]
    public void The_digest_of_the_order_in_the_payment_does_not_fit_before_the_gateway(string suite)
    {
        var (first, second) = Purchases(Dual, suite);
        AssertRefused("Gateway/Authorization-Request/AuthReq.OIMD", "differs", Mixed(first, second, "EPI", "ENV"));
    }

    private static (Run First, Run Second) Purchases(CompiledProtocol compiled, string suite)
    {
        var setting = compiled.Protocol.Setting;
        RunPlan Plan(string order, int number) => new(
            compiled,
            Suite.ByName(suite)!,
            setting with { Values = new Dictionary<string, string>(setting.Values) { ["ORDER"] = order } },
            7)
        { Number = number };
        var (first, second) = (Run.Execute(Plan(setting.Values["ORDER"], 0)), Run.Execute(Plan(Order, 1)));
        Assert.All(new[] { first, second }, run => Assert.IsType<Verdict.Completed>(run.Verdict));
        return (first, second);
    }

    /// <summary>The second purchase with fields of the first in its purchase request.</summary>
    private static Run Mixed(Run first, Run second, params string[] names)
    {
        var message = second.Messages[2];
        var vocabulary = second.Plan.Compiled.Protocol.Vocabulary;
        var octets = message.Sent;
        foreach (var field in MessageField.Of(message.Step, first.Messages[2].Sent).Where(f => names.Contains(vocabulary.Label(f.Term!))))
        {
            octets = MessageField.Replace(message.Step, octets, field.Term!, first.Messages[2].Sent[field.Offset..(field.Offset + field.Length)])!;
        }

        return Run.Execute(second.Plan with { Interferences = [new Interference(message.Step.Number, octets)] });
    }

    /// <summary>What makes one payment another than the next, in the evidence of a role.</summary>
    private static byte[] Nonce(Run run, string role) => run.Roles[role].Octets(new Term.Atom("PI_NONCE"))!;

    private static void AssertRefused(string check, string reason, Run run)
    {
        var verdict = Assert.IsType<Verdict.Refused>(run.Verdict);
        Assert.Equal((check, reason), (verdict.Check.ToString(), verdict.Reason));
    }
}
