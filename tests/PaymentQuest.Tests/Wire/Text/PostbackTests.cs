using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using Xunit;

namespace PaymentQuest.Tests.Wire.Text;

/// <summary>A notification in windows-1252 comes back octet for octet, or is not the sender's any more.</summary>
public sealed class PostbackTests
{
    private static readonly Run Honest = Played("paypal");

    [Fact]
    public void The_notification_is_a_form_in_windows_1252() =>
        Assert.StartsWith(
            "mc_gross=12.50&receiver_email=ventas%40lorca.example&payer_email=alicia%40correo.example&item_name=A%F1os+de+ni%F1ez&invoice=INVOICE-35080184&mc_currency=EUR&txn_id=TXN-",
            Said(Honest, "IPN"),
            StringComparison.Ordinal);

    [Fact]
    public void What_is_sent_back_is_the_command_and_then_the_octets_that_came() =>
        Assert.Equal("cmd=_notify-validate&" + Said(Honest, "IPN"), Said(Honest, "Postback"));

    [Fact]
    public void Written_anew_in_utf_8_it_is_another_body_and_the_answer_is_INVALID()
    {
        var run = Played("paypal-recoded");
        var expected = Said(run, "IPN").Replace("%F1", "%C3%B1", StringComparison.Ordinal);

        Assert.Equal("cmd=_notify-validate&" + expected, Said(run, "Postback"));
        Assert.Equal("Verifier/Postback/Sign", Assert.Single(run.Checks, c => !c.IsPassed).Name.ToString());
        Assert.Equal(["Invalid", "Unpaid"], run.Messages.TakeLast(2).Select(m => m.Step.Name));
        Assert.DoesNotContain(run.World.Events, e => e.Kind == "ship");
    }

    [Fact]
    public void A_payment_by_e_check_is_written_down_and_nothing_is_shipped()
    {
        var compiled = ProtocolFiles.Load("paypal");
        var setting = compiled.Protocol.Setting;
        var run = Run.Execute(new RunPlan(compiled, Suite.Modern, setting with { Values = new Dictionary<string, string>(setting.Values) { ["HOW"] = "echeck" } }, 7));

        Assert.IsType<Verdict.Completed>(run.Verdict);
        Assert.Equal(["Order", "Button", "Payment", "Pending-IPN", "Pending-Postback", "Pending-Verified"], run.Messages.Select(m => m.Step.Name));
        Assert.Contains("payment_status=Pending&pending_reason=echeck", Said(run, "Pending-IPN"), StringComparison.Ordinal);
    }

    private static Run Played(string id)
    {
        var compiled = ProtocolFiles.Load(id);
        return Run.Execute(new RunPlan(compiled, Suite.Modern, compiled.Protocol.Setting, 7));
    }

    private static string Said(Run run, string step) => Encoding.Latin1.GetString(run.Messages.Single(m => m.Step.Name == step).Shown.Octets);
}
