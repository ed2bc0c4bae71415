using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Documents;
using PaymentQuest.Runs;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>How a protocol is written down changes no verdict on it.</summary>
public sealed class RewritingTests
{
    private static readonly Gen<int[]> Choices = Gen.Choose(0, 9_999).ArrayOf(211);

    public static TheoryData<string, int> Protocols { get; } = new()
    {
        { "needham-schroeder", 12 },
        { "needham-schroeder-server", 6 },
        { "denning-sacco", 12 },
        { "otway-rees", 8 },
        { "woo-lam", 12 },
        { "yahalom", 12 },
        { "wide-mouthed-frog", 12 },
        { "ticket", 12 },
        { "1kp", 3 },
        { "2kp", 2 },
        { "3kp", 2 },
        { "3kp-repaired", 1 },
        { "challenge-response", 12 },
    };

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Other_names_for_roles_values_and_parties_change_no_verdict(string id, int times) => Holds(id, times, (r, p) => r.Renamed(p), Verdicts);

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Another_order_of_roles_definitions_and_knowledge_changes_no_verdict(string id, int times) => Holds(id, times, (r, p) => r.Reordered(p), Verdicts);

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Tuples_made_of_two_with_the_same_parts_change_no_verdict(string id, int times) => Holds(id, times, (r, p) => r.Split(p), Verdicts);

    [Theory]
    [MemberData(nameof(Protocols))]
    public void All_at_once_changes_no_verdict(string id, int times) => Holds(id, times, (r, p) => r.Renamed(r.Reordered(r.Split(p))), Verdicts);

    /// <summary>So that the properties above can fail: a search that depends on the order of roles, and one that depends on names, are found out.</summary>
    [Fact]
    public void A_search_that_trusts_the_first_role_of_the_file_fails() =>
        Assert.ThrowsAny<Exception>(() => Holds("2kp", 20, (r, p) => r.Reordered(p), c => Searches.Verdicts(c, c.Protocol.Roles.Skip(1).Select(r => r.Name).ToList())));

    [Fact]
    public void A_search_that_trusts_the_first_role_of_the_alphabet_fails() =>
        Assert.ThrowsAny<Exception>(() => Holds("2kp", 20, (r, p) => r.Renamed(p), c => Searches.Verdicts(c, c.Protocol.Roles.Select(r => r.Name).Order(StringComparer.Ordinal).Skip(1).ToList())));

    private static IReadOnlyList<string> Verdicts(CompiledProtocol compiled) => Searches.Verdicts(compiled, compiled.Protocol.Roles.Select(r => r.Name).Except(compiled.Protocol.Trusted).ToList());

    private static void Holds(string id, int times, Func<Rewriting, Node, Node> rewrite, Func<CompiledProtocol, IReadOnlyList<string>> verdicts)
    {
        var written = ProtocolFiles.Merged(id);
        var expected = verdicts(ProtocolFiles.Of(written));
        Prop.ForAll(Choices.ToArbitrary(), c => verdicts(ProtocolFiles.Of(rewrite(new Rewriting(c), written))).SequenceEqual(expected)).Check(Config.QuickThrowOnFailure.WithMaxTest(Thoroughness.Times(times, (times + 2) / 3)));
    }
}
