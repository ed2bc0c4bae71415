using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Goals;
using PaymentQuest.Quests;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>A server that asks before it charges, and counts who does not pay: which branches purchases take, one after the other in one world, and what it costs the seller.</summary>
public sealed class CountedRefusalTests
{
    private const string Lost = "paid_if_shipped PRICE up to RISK";

    [Theory]
    [InlineData("first-virtual-bounded", "yes", "Result Result Result Result Result", "")]
    [InlineData("first-virtual-bounded", "no", "Result-No Result-No Result-No Suspended Suspended", "")]
    [InlineData("first-virtual-bounded", "silence", "No-Answer No-Answer No-Answer Suspended Suspended", "")]
    [InlineData("first-virtual-late-count", "no", "Result-No Result-No Result-No Suspended Suspended", "")]
    [InlineData("first-virtual-late-count", "silence", "No-Answer No-Answer No-Answer No-Answer No-Answer", Lost)]
    [InlineData("first-virtual-uncounted", "no", "Result-No Result-No Result-No Result-No Result-No", Lost)]
    [InlineData("first-virtual-uncounted", "silence", "No-Answer No-Answer No-Answer No-Answer No-Answer", Lost)]
    public void What_is_counted_bounds_what_a_seller_can_lose(string id, string answer, string endings, string lost)
    {
        var compiled = ProtocolFiles.Load(id);
        var (world, referee) = (new World(compiled.Protocol.Setting), new WorldReferee(compiled.Protocol));

        Assert.Equal(endings, string.Join(' ', Enumerable.Range(0, 5).Select(n => Ending(Bought(compiled, world, n, answer, referee)))));
        Assert.Equal(lost, string.Join(", ", referee.Losses.Select(l => l.Goal.Name)));
    }

    [Fact]
    public void Refusals_suspend_where_silence_does_not_and_a_yes_takes_none_back()
    {
        var compiled = ProtocolFiles.Load("first-virtual");
        var world = new World(compiled.Protocol.Setting);

        Assert.Equal(
            ["Result-No", "Result", "Result-No", "No-Answer", "Result-No", "Suspended"],
            new[] { "no", "yes", "no", "silence", "no", "yes" }.Select((a, n) => Ending(Bought(compiled, world, n, a))));
        Assert.Equal(["refusalsOf(tinta-verde) = 1", "refusalsOf(tinta-verde) = 2", "refusalsOf(tinta-verde) = 3"], world.Events.Where(e => e.Kind == "set").Select(e => $"{e.Subject} = {e.To}"));
        Assert.Equal(5, world.Events.Count(e => e.Kind == "ship"));
    }

    [Fact]
    public void Who_finds_no_such_order_answers_fraud_and_the_account_is_closed()
    {
        var compiled = ProtocolFiles.Load("first-virtual");
        var world = new World(compiled.Protocol.Setting);
        var request = compiled.Protocol.Steps.Single(s => s.Name == "Transfer-Request");
        var lie = ((TermReading.Read)compiled.Protocol.Vocabulary.Read("PIN, S, PRICE, S, REF")).Canonical;
        var seller = BuildJudge.Program(compiled.Protocol, compiled.Protocol.RoleNamed("Seller"), new Dictionary<int, Term> { [request.Number] = lie })!;
        var lied = Run.Execute(Plan(compiled, world, 0, "yes") with { Programs = new Dictionary<string, RoleProgram> { ["Seller"] = seller } });

        // What is composed in place of a message is written as the message's lines.
        Assert.Contains("\nitem: Librería Lorca\n", Encoding.UTF8.GetString(lied.Messages.Single(m => m.Step == request).Sent), StringComparison.Ordinal);
        Assert.Equal("Buyer/Transfer-Query/ITEM", Assert.IsType<Verdict.Refused>(lied.Messages.Single(m => m.Step.Name == "Transfer-Query").TurnedDown).Check.ToString());
        Assert.Equal("Result-Fraud", Ending(lied));
        Assert.Equal("Suspended", Ending(Bought(compiled, world, 1, "yes")));
        Assert.Equal(["statusOf(tinta-verde) = cancelled"], world.Events.Where(e => e.Kind == "set").Select(e => $"{e.Subject} = {e.To}"));
        Assert.Equal(compiled.Protocol.Setting.Accounts["4111111111111111"], world.Accounts["4111111111111111"]);
    }

    [Fact]
    public void Its_messages_are_lines_of_a_label_and_a_value()
    {
        var compiled = ProtocolFiles.Load("first-virtual");
        var run = Bought(compiled, new World(compiled.Protocol.Setting), 0, "yes");
        string Value(string atom, string role) => TermText.Of(new Term.Atom(atom), run.Roles[role].Octets(new Term.Atom(atom))!, compiled.Protocol.Vocabulary);
        string Text(string step) => Encoding.UTF8.GetString(run.Messages.Single(m => m.Step.Name == step).Sent);
        var (reference, transfer) = (Value("REF", "Seller"), Value("TRANSFER", "Server"));

        Assert.Equal("transaction: order\nbuyer: tinta-verde\nitem: El camino de vuelta, cuento\n", Text("Order"));
        Assert.Equal($"transaction: transfer-request\nbuyer: tinta-verde\nseller: Librería Lorca\namount: 3.50\ncurrency: EUR\nitem: El camino de vuelta, cuento\nreference: {reference}\n", Text("Transfer-Request"));
        Assert.Equal($"transaction: transfer-query\ntransfer-id: {transfer}\nseller: Librería Lorca\nitem: El camino de vuelta, cuento\namount: 3.50\ncurrency: EUR\n", Text("Transfer-Query"));
        Assert.Equal($"transaction: transfer-reply\ntransfer-id: {transfer}\nanswer: yes\n", Text("Yes"));
    }

    [Theory]
    [InlineData("Yes", "TRANSFER, \"ok\"", true)]
    [InlineData("Yes", "TRANSFER, \"no\"", true)]
    [InlineData("Transfer-Query", "TRANSFER, S, ITEM", false)]
    public void What_a_format_cannot_say_is_no_text_and_another_message_is_written_as_that(string step, string said, bool isText)
    {
        var compiled = ProtocolFiles.Load("first-virtual");
        var at = compiled.Protocol.Steps.Single(s => s.Name == step);
        var term = ((TermReading.Read)compiled.Protocol.Vocabulary.Read(said)).Canonical;
        var program = BuildJudge.Program(compiled.Protocol, compiled.Protocol.RoleNamed(at.From), new Dictionary<int, Term> { [at.Number] = term })!;
        var run = Run.Execute(Plan(compiled, new World(compiled.Protocol.Setting), 0, "yes") with { Programs = new Dictionary<string, RoleProgram> { [at.From] = program } });

        Assert.Equal(isText ? (byte)'t' : 0x30, run.Messages.Single(m => m.Step == at).Sent[0]);
        Assert.DoesNotContain(run.World.Events, e => e.Kind == "settle");
    }

    private static Run Bought(CompiledProtocol compiled, World world, int number, string answer, WorldReferee? referee = null)
    {
        var run = Run.Execute(Plan(compiled, world, number, answer) with { Witness = referee });
        Assert.IsType<Verdict.Completed>(run.Verdict);
        return run;
    }

    private static RunPlan Plan(CompiledProtocol compiled, World world, int number, string answer)
    {
        var setting = compiled.Protocol.Setting;
        return new RunPlan(compiled, Suite.Modern, setting with { Values = new Dictionary<string, string>(setting.Values) { ["WISH"] = answer == "no" ? "no" : "yes" } }, 1)
        {
            Number = number,
            World = world,
            Lost = answer == "silence" ? [compiled.Protocol.Steps.Single(s => s.Name == "Yes").Number] : [],
        };
    }

    private static string Ending(Run run) => run.Messages[^1].Step.Name;
}
