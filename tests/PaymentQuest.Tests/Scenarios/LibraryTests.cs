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
}
