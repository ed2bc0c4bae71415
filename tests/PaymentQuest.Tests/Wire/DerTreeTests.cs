using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Wire;

public sealed class DerTreeTests
{
    private static readonly Gen<byte[]> AnyOctets = Gen.OneOf(
        Gen.Choose(0, 255).Select(i => (byte)i).ListOf().Select(l => l.ToArray()),
        Gen.Elements<byte>(0x30, 0x04, 0x03, 0x80, 0x02, 0x00, 0x01, 0x05).ListOf().Select(l => l.ToArray()));

    [Fact]
    public void AnyOctetsGiveValuesThatNestUpToWhereReadingStopped() =>
        Prop.ForAll(AnyOctets.ToArbitrary(), octets =>
        {
            var tree = DerTree.Read(octets);
            var open = new Stack<DerNode>();
            var top = 0;
            foreach (var node in tree.Nodes)
            {
                while (open.Count > node.Depth)
                {
                    open.Pop();
                }

                Assert.Equal(node.Depth, open.Count);
                Assert.True(node.End <= octets.Length);
                if (open.TryPeek(out var parent))
                {
                    Assert.InRange(node.Offset, parent.Offset + parent.HeaderLength, parent.End);
                    Assert.True(node.End <= parent.End);
                }
                else
                {
                    Assert.Equal(top, node.Offset);
                    top = node.End;
                }

                open.Push(node);
            }

            Assert.True(tree.StoppedAt is { } at ? at <= octets.Length : top == octets.Length);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ValuesStandWhereTheyWereWrittenAndContentThatIsDerIsNested()
    {
        var money = Der.Money(new Amount("EUR", 4999, -2));
        var tree = DerTree.Read(Der.Frame([money, Der.OctetString(money), Der.OctetString([1, 2, 3])]));
        Assert.Null(tree.StoppedAt);
        Assert.Equal([0, 1, 2, 2, 2, 1, 2, 3, 3, 3, 1], tree.Nodes.Select(n => n.Depth));
        Assert.Equal([6, 7, 8, 9], tree.Nodes.Index().Where(n => n.Item.Nesting == DerNesting.Guessed).Select(n => n.Index));
    }

    [Fact]
    public void OnlyAnIdentifierThatPrescribesItMakesNestedDerMoreThanAGuess()
    {
        // A nonce that happens to be INTEGER 5, alone, after an extension's identifier, and after that of a cipher, whose string is its initialization vector.
        byte[] nonce = [0x04, 0x03, 0x02, 0x01, 0x05];
        byte[] keyUsage = [0x06, 0x03, 0x55, 0x1D, 0x0F];
        byte[] cipher = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2A];
        DerNesting Last(params byte[][] parts) => DerTree.Read(Der.Frame(parts)).Nodes[^1].Nesting;

        Assert.Equal(DerNesting.Guessed, Last(nonce));
        Assert.Equal(DerNesting.Named, Last(keyUsage, nonce));
        Assert.Equal(DerNesting.Guessed, Last(cipher, nonce));
        Assert.Equal(DerNesting.Guessed, Last(Der.OctetString(Der.Frame([keyUsage, nonce]))));
    }

    [Fact]
    public void EverythingThatIsNestedInACertificateIsNestedOnTheWordOfAnIdentifier()
    {
        var compiled = ProtocolFiles.Load("set");
        var run = Run.Execute(new RunPlan(compiled, PaymentQuest.Cryptography.Suite.Modern, compiled.Protocol.Setting, 3));
        var nested = run.Keyring!.Holders.SelectMany(h => DerTree.Read(run.Keyring.Certificate(h)).Nodes).Where(n => n.Nesting != DerNesting.None).ToList();

        Assert.NotEmpty(nested);
        Assert.All(nested, n => Assert.Equal(DerNesting.Named, n.Nesting));
    }

    [Fact]
    public void DepthIsBounded()
    {
        byte[] octets = [];
        for (var i = 0; i < DerTree.DepthLimit + 1; i++)
        {
            octets = Der.Frame([octets]);
        }

        var tree = DerTree.Read(octets);
        Assert.Equal(DerTree.DepthLimit, tree.Nodes.Count);
        Assert.NotNull(tree.StoppedAt);
    }

    [Theory]
    [InlineData("2.5.4.3", "commonName")]
    [InlineData("2.23.42.0.13", "setct-PI-TBS")]
    [InlineData("2.23.42.0.82", "setct-BCIDistributionTBS")]
    [InlineData(PaymentQuest.Cryptography.CertificateIssue.RoleExtension, "role")]
    [InlineData("2.23.42.0.15", null)]
    public void IdentifiersHaveTheNamesOfTheirStandards(string dotted, string? name) => Assert.Equal(name, ObjectIdentifiers.Name(dotted));
}
