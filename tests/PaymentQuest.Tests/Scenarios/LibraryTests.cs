using PaymentQuest.Documents;
using PaymentQuest.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Scenarios;

public sealed class LibraryTests
{
    [Fact]
    public void Every_shipped_protocol_loads_and_equals_the_file_in_the_repository()
    {
        Assert.NotEmpty(Library.Shipped.Protocols);
        foreach (var name in Library.Shipped.Protocols)
        {
            var diagnostics = new Diagnostics();
            var compiled = Library.Shipped.LoadProtocol(name.Id, diagnostics);

            Assert.Empty(diagnostics.Items);
            Assert.Equal(ProtocolFiles.Load(name.Id).Checks, compiled!.Checks);
        }
    }

    [Fact]
    public void An_identifier_that_is_nearly_right_is_suggested()
    {
        var diagnostics = new Diagnostics();

        Assert.Null(Library.Shipped.LoadProtocol("2pk", diagnostics));

        var error = Assert.Single(diagnostics.Items);
        Assert.Equal("PQ0401", error.Code);
        Assert.Equal("did you mean '2kp'?", error.Advice);
    }

    [Fact]
    public void Case_does_not_matter_in_identifiers() =>
        Assert.NotNull(Library.Shipped.LoadProtocol("3KP", new Diagnostics()));

    [Theory]
    [InlineData("1kp", false)]
    [InlineData("./1kp", true)]
    [InlineData("1kp.yaml", true)]
    [InlineData("mine.YML", true)]
    [InlineData("nothing", false)]
    public void A_path_has_a_slash_or_the_ending_of_a_file(string text, bool isPath) =>
        Assert.Equal(isPath, Library.Shipped.IsPath(text));

    [Fact]
    public void A_parent_that_cannot_be_read_is_reported_once_and_at_its_own_place()
    {
        using var scratch = new Scratch();
        scratch.Write("parent.yaml", "a: [\n");
        var diagnostics = new Diagnostics();

        Assert.Null(Library.Shipped.LoadProtocol(scratch.Write("heir.yaml", "id: heir\nextends: parent\n"), diagnostics));

        Assert.EndsWith("parent.yaml", Assert.Single(diagnostics.Items).Place.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("values: {PRICE': EUR 1}", "values: {PRICE: EUR 1}", "PQ0241")]
    [InlineData("atoms: {PRICE': amount}", "atoms: {PRICE': digest}", "PQ0221")]
    [InlineData("protocol: 1kp", "protocol: ../other/1kp.yaml", "PQ0421")]
    [InlineData("protocol: 1kp", "protocol: /etc/passwd", "PQ0421")]
    [InlineData("protocol: 1kp", "protocol: narrow", "PQ0436")]
    public void A_quest_that_cannot_be_played_is_refused_when_it_is_read(string good, string bad, string code)
    {
        var folder = Directory.CreateTempSubdirectory("paymentquest-library-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "narrow.yaml"), "format_version: 1\nid: narrow\nextends: 1kp\ntitle: {en: Narrow, es: Estrecho}\nsuites: [lecture]\n");
            var path = Path.Combine(folder.FullName, "cheaper.yaml");
            File.WriteAllText(path, Cheaper);
            Assert.NotNull(Library.Shipped.LoadQuest(path, new Diagnostics()));
            Assert.Contains(good, Cheaper, StringComparison.Ordinal);
            File.WriteAllText(path, Cheaper.Replace(good, bad, StringComparison.Ordinal));
            var diagnostics = new Diagnostics();

            Assert.Null(Library.Shipped.LoadQuest(path, diagnostics));

            var error = Assert.Single(diagnostics.Items);
            Assert.Equal(code, error.Code);
            Assert.Equal(path, error.Place.File);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private const string Cheaper = """
        format_version: 1
        id: cheaper
        protocol: 1kp
        kind: verify
        step: Invoice
        title: {en: Cheaper, es: Barato}
        story: {en: An invoice arrives., es: Llega una factura.}
        brief: {en: Check it., es: Compruébala.}
        debrief: {en: Done., es: Hecho.}
        source: written for this test
        hints: [{en: a, es: b}, {en: c, es: d}, {en: e, es: f}]
        atoms: {PRICE': amount}
        setting: {values: {PRICE': EUR 1}}
        faults:
          - {id: price, send: "Clear, H(PRICE', ID_M, TID_M, DATE, NONCE_M, CID, H(DESC, SALT_C))", trips: Customer/Invoice/H(Common), story: {en: Other price., es: Otro precio.}}
        solution: [H(Common)]

        """;
}
