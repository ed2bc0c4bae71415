using PaymentQuest.Documents;
using PaymentQuest.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Scenarios;

public sealed class RunsThatCannotBegin
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(QuestFiles.Root, "02-ikp", "check-the-offer.yaml"));

    [Fact]
    public void A_quest_under_a_suite_that_its_protocol_does_not_run_under_is_an_error()
    {
        using var scratch = new Scratch();
        scratch.Write("narrow.yaml", "format_version: 1\nid: narrow\nextends: 2kp\ntitle: {en: a, es: b}\nsuites: [lecture]\n");
        var diagnostics = new Diagnostics();

        Assert.Null(Library.Shipped.LoadQuest(scratch.Write("quest.yaml", With("protocol: 2kp", "protocol: narrow")), diagnostics));

        Assert.Equal("PQ0436", Assert.Single(diagnostics.Items).Code);
    }

    [Fact]
    public void A_dishonest_sender_without_a_value_for_its_own_atom_is_an_error()
    {
        using var scratch = new Scratch();
        var diagnostics = new Diagnostics();

        Assert.Null(Library.Shipped.LoadQuest(scratch.Write("quest.yaml", With("    PRICE': EUR 59.99\n", "")), diagnostics));

        Assert.Equal("PQ0241", Assert.Single(diagnostics.Items).Code);
    }

    private static string With(string old, string replacement)
    {
        Assert.Contains(old, Shipped, StringComparison.Ordinal);
        return Shipped.Replace(old, replacement, StringComparison.Ordinal);
    }
}
