using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>A role that sends something else than the protocol says is judged by the parties that receive it.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData("1kp", "Initiate", "SALT_C, H(R_C, CAN)")]
    [InlineData("1kp", "Invoice", "ID_M, TID_M, DATE, NONCE_M, H(PRICE, ID_M, TID_M, DATE, NONCE_M, CID, H(DESC, SALT_C))")]
    [InlineData("1kp", "Payment", "PK_A(PRICE, H(Common), CAN, R_C)")]
    [InlineData("3kp", "Payment", "PK_A(SLIP), SK_C[PK_A(SLIP), H(Common)]")]
    [InlineData("3kp", "Auth-Response", "Y/N, SK_A[Y/N, H(Common)]")]
    public void What_is_written_in_another_way_is_the_same_run(string id, string step, string answer)
    {
        var run = Answer(id, step, answer);
        var honest = Run.Execute(run.Plan with { Programs = new Dictionary<string, RoleProgram>() });
        Assert.Equal(honest.Messages.Select(m => Convert.ToHexString(m.Sent)), run.Messages.Select(m => Convert.ToHexString(m.Sent)));
        Assert.Equal(new Verdict.Completed(true), run.Verdict);
    }

    [Theory]
    [InlineData("1kp", "Initiate", "SALT_C, H(CAN, R_C)", "Acquirer/Auth-Request/H(Common)")]
    [InlineData("1kp", "Initiate", "SALT_C, H(CAN)", "Acquirer/Auth-Request/H(Common)")]
    [InlineData("1kp", "Initiate", "CID, SALT_C", "Merchant/Initiate/form")]
    [InlineData("1kp", "Initiate", "CID", "Merchant/Initiate/form")]
    [InlineData("1kp", "Invoice", "ID_M, TID_M, DATE, NONCE_M, H(PRICE)", "Customer/Invoice/H(Common)")]
    [InlineData("1kp", "Invoice", "ID_M, TID_M, DATE, NONCE_M", "Customer/Invoice/form")]
    [InlineData("1kp", "Payment", "PK_A(PRICE, CAN, H(Common), R_C)", "Acquirer/Auth-Request/EncSlip")]
    [InlineData("1kp", "Payment", "PK_A(PRICE, H(DESC), CAN, R_C)", "Acquirer/Auth-Request/EncSlip.H(Common)")]
    [InlineData("1kp", "Payment", "PK_A(PRICE, H(Common), CAN, SALT_C)", "Acquirer/Auth-Request/H(Common)")]
    [InlineData("1kp", "Payment", "SLIP", "Merchant/Payment/form")]
    [InlineData("2kp", "Invoice", "Clear, SK_M[H(Common)], CERT_M", "Customer/Invoice/Sig_M")]
    [InlineData("3kp", "Payment", "EncSlip, SK_C[EncSlip]", "Merchant/Payment/Sig_C")]
    [InlineData("3kp", "Auth-Response", "Y/N, SK_A[H(Common), Y/N]", "Merchant/Auth-Response/Sig_A")]
    [InlineData("2kp", "Confirm", "Y/N, NONCE_M, Sig_A", "Customer/Confirm/H(V)")]
    public void What_is_wrong_is_refused_by_whoever_can_check_it(string id, string step, string answer, string check)
    {
        var verdict = Answer(id, step, answer).Verdict;
        Assert.Equal(check, (verdict as Verdict.Refused)?.Check.ToString() ?? Assert.IsType<Verdict.Malformed>(verdict).Check.ToString());
    }

    [Theory]
    [InlineData("1kp", "Initiate", "R_C, CID")]
    [InlineData("2kp", "Invoice", "ID_M, TID_M, DATE, SALT_C, H(PRICE, ID_M, TID_M, DATE, SALT_C, CID, H(DESC, SALT_C), H(V)), H(V), SK_M[H(PRICE, ID_M, TID_M, DATE, SALT_C, CID, H(DESC, SALT_C), H(V)), H(V)], CERT_M")]
    public void What_nobody_can_check_passes(string id, string step, string answer) => Assert.Equal(new Verdict.Completed(true), Answer(id, step, answer).Verdict);

    [Fact]
    public void What_a_role_cannot_compose_is_no_run()
    {
        var compiled = ProtocolFiles.Load("1kp");
        var diagnostics = new Diagnostics();
        var program = RoleCompiler.Compile(compiled.Protocol, compiled.Protocol.RoleNamed("Merchant"), diagnostics, Answers(compiled, "Invoice", "Clear, CAN"));
        Assert.Null(program);
        Assert.Equal("Merchant cannot compose 2 Invoice: it does not know CAN", Assert.Single(diagnostics.Items).Message);
    }

    private static Run Answer(string id, string step, string answer)
    {
        var compiled = ProtocolFiles.Load(id);
        var role = compiled.Protocol.RoleNamed(compiled.Protocol.FindStep(step)!.From);
        var diagnostics = new Diagnostics();
        var program = RoleCompiler.Compile(compiled.Protocol, role, diagnostics, Answers(compiled, step, answer));
        Assert.Empty(diagnostics.Items);
        return Run.Execute(new RunPlan(compiled, Suite.Lecture, compiled.Protocol.Setting, 5) { Programs = new Dictionary<string, RoleProgram> { [role.Name] = program! } });
    }

    private static Dictionary<int, Term> Answers(CompiledProtocol compiled, string step, string answer) =>
        new() { [compiled.Protocol.FindStep(step)!.Number] = compiled.Protocol.Vocabulary.Expand(Notation.Parse(answer).Term!)! };
}
