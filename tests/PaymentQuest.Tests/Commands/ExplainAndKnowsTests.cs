using System.Text.Json;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

public sealed class ExplainAndKnowsTests
{
    [Fact]
    public void Explain_shows_each_message_short_and_in_atoms()
    {
        var text = Run("explain", "1kp").Expect(0).Output;

        Assert.Contains("      SALT_C, CID\n      = SALT_C, H(R_C, CAN)\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_says_what_stays_opaque_to_the_role() =>
        Assert.Contains("Opaque: Merchant can neither look into EncSlip of message 3 nor make it.", Run("explain", "1kp", "Merchant").Expect(0).Output, StringComparison.Ordinal);

    [Fact]
    public void Explain_has_a_sentence_for_every_check_in_both_languages()
    {
        var json = JsonDocument.Parse(Run("explain", "3kp", "--json").Expect(0).Octets).RootElement;

        var checks = json.GetProperty("roles").EnumerateArray().SelectMany(r => r.GetProperty("checks").EnumerateArray()).ToList();
        Assert.Equal(ProtocolFiles.Load("3kp").Checks.Select(c => c.ToString()), checks.Select(c => c.GetProperty("name").GetString()));
        Assert.All(checks, check =>
        {
            var sentence = check.GetProperty("sentence");
            Assert.NotEqual(sentence.GetProperty("en").GetString(), sentence.GetProperty("es").GetString());
        });
    }

    [Fact]
    public void Explain_prints_the_approved_form_of_the_role_programs()
    {
        var compiled = ProtocolFiles.Load("2kp");

        Assert.Equal(PaymentQuest.Roles.RoleText.Of(compiled.Protocol, compiled.Programs), Run("explain", "2kp", "--roles").Expect(0).Output);
    }

    [Fact]
    public void The_merchant_does_not_know_the_card_number_and_is_told_who_could_open_it()
    {
        var english = Run("knows", "3kp", "Merchant", "CAN").Expect(1).Output;
        var spanish = Run("knows", "3kp", "Merchant", "CAN", "--lang", "es").Expect(1).Output;

        Assert.StartsWith("no: Merchant does not know CAN\n", english, StringComparison.Ordinal);
        Assert.Contains("CAN travels inside EncSlip, which only SK_A opens; the acquirer has it.", english, StringComparison.Ordinal);
        Assert.Contains("CAN viaja dentro de EncSlip, que solo SK_A abre; la tiene el banco adquirente.", spanish, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Merchant", "PAN", "PAN travels inside EPI, which only K_S opens; the customer and the gateway have it.", "PAN viaja dentro de EPI, que solo K_S abre; la tienen el cliente y la pasarela.")]
    [InlineData("Gateway", "OI", "ORDER is inside OIMD only as something digested or signed", "ORDER está en OIMD solo bajo un hash o una firma")]
    public void The_shop_does_not_know_the_card_nor_the_gateway_the_order(string role, string term, string english, string spanish)
    {
        Assert.Contains(english, Run("knows", "set", role, term).Expect(1).Output, StringComparison.Ordinal);
        Assert.Contains(spanish, Run("knows", "set", role, term, "--lang", "es").Expect(1).Output, StringComparison.Ordinal);
        Run("knows", "set", role, term == "PAN" ? "OI" : "PAN").Expect(0);
    }

    [Fact]
    public void The_acquirer_does_not_know_the_description_because_a_digest_cannot_be_turned_back()
    {
        var text = Run("knows", "3kp", "Acquirer", "DESC").Expect(1).Output;

        Assert.Contains("DESC is inside H(DESC, SALT_C) only as something digested", text, StringComparison.Ordinal);
        Assert.DoesNotContain("EncSlip", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_acquirer_knows_the_card_number_by_opening_the_slip()
    {
        var json = JsonDocument.Parse(Run("knows", "3kp", "Acquirer", "CAN", "--json").Expect(0).Octets).RootElement;

        var slip = json.GetProperty("derivation").GetProperty("premises")[0];
        Assert.Equal("opened", slip.GetProperty("origin").GetString());
        Assert.Equal(["EncSlip", "SK_A"], slip.GetProperty("premises").EnumerateArray().Select(p => p.GetProperty("term").GetString()));
    }

    [Theory]
    [InlineData("SK_A", "is the private key of Acquirer and never travels")]
    [InlineData("holderOf(CAN)", "only the acquirer can evaluate holderOf")]
    [InlineData("R_C", "EncSlip")]
    public void Every_kind_of_obstacle_has_its_reason(string term, string reason) =>
        Assert.Contains(reason, Run("knows", "3kp", "M", term).Expect(1).Output, StringComparison.Ordinal);

    [Fact]
    public void What_is_computed_is_derived_from_its_inputs_in_words()
    {
        var text = Run("knows", "3kp", "Merchant", "H(Common)").Expect(0).Output;

        Assert.StartsWith("yes: Merchant knows H(Common)\n  H(Common): computed from PRICE, ID_M,", text, StringComparison.Ordinal);
        Assert.Contains("\n    PRICE: known beforehand\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transcript_tells_how_far_knowledge_goes()
    {
        using var scratch = new Scratch();
        var whole = Run("run", "2kp", "--json").Expect(0).Output;
        var transcript = scratch.Write("t.json", whole);

        Run("knows", transcript, "Customer", "V").Expect(0);

        // The last message is the one that brings V.
        var messages = JsonDocument.Parse(whole).RootElement.GetProperty("messages");
        var last = messages[messages.GetArrayLength() - 1].GetRawText();
        var at = whole.IndexOf(last, StringComparison.Ordinal);
        var cut = whole[..whole.LastIndexOf(',', at)] + whole[(at + last.Length)..];
        Run("knows", scratch.Write("cut.json", cut), "Customer", "V").Expect(1);
    }

    [Theory]
    [InlineData("H(CAN", 6, "but the line ends")]
    [InlineData("H(CAM)", 3, "did you mean 'CAN'?")]
    [InlineData("PRICE,, CAN", 7, "expected a term")]
    [InlineData("PK_X(CAN)", 1, "'PK_X' is not declared")]
    [InlineData("H(accountOf)", 3, "did you mean 'accountOf(…)'?")]
    [InlineData("CAN(PRICE)", 1, "did you mean 'CAN'?")]
    public void A_mistake_in_the_notation_is_pointed_at(string term, int column, string message)
    {
        var lines = Run("knows", "3kp", "Merchant", term).Expect(2).Errors.Split('\n');

        Assert.Equal($"  {term}", lines[0]);
        Assert.Equal(new string(' ', column + 1) + "^", lines[1]);
        Assert.Contains($"column {column}: ", lines[2], StringComparison.Ordinal);
        Assert.Contains(message, lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_tower_of_signatures_is_answered_as_fast_as_a_single_one()
    {
        // Each level once doubled the work, so that forty of them never came to an end.
        var tower = string.Concat(Enumerable.Repeat("SK_A[", 40)) + "DESC" + new string(']', 40);

        Assert.StartsWith("no:", Run("knows", "1kp", "Acquirer", tower).Expect(1).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_party_is_named_with_the_nearest_one() =>
        Assert.Contains("did you mean 'Customer'?", Run("knows", "1kp", "Costumer", "CAN").Expect(2).Errors, StringComparison.Ordinal);

    [Fact]
    public void The_network_knows_what_travels_in_the_clear_and_no_more()
    {
        Run("knows", "1kp", "network", "ID_M").Expect(0);
        Run("knows", "1kp", "network", "PRICE").Expect(1);
    }
}
