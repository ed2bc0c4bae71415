using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Quests;

/// <summary>Scripts that ask for more than there is: the line says which bound it would pass, costs nothing, and the play goes on.</summary>
public sealed class BoundedPloyTests
{
    private const string Id = "man-in-the-middle";
    private const string Octets = "bytes";
    private const string Parts = "parts";

    private static readonly AttackQuest Quest = (AttackQuest)Library.Shipped.LoadQuest(Id, new())!;

    public static TheoryData<string, string> Doubling => new()
    {
        { "X#, X#", Parts },
        { "X# || X#", Octets },
        { "(X#, X#), X#", Octets },
        { "H(X#), X#, X#", Parts },
        { "(X# || X#, X#)", Octets },
        { "\"a text\", X#, X#, X#", Parts },
        { "E(K, X#), E(K, X#), X#", Octets },
        { "E(K, X#) || E(K, X#)", Octets },
    };

    [Theory, MemberData(nameof(Doubling))]
    public void What_doubles_with_each_line_ends_at_a_bound_that_is_named(string term, string bound)
    {
        string[] beginning = ["make X0 as nonce", "make K as key"];
        var lines = Enumerable.Range(0, 60).Select(i => $"let X{i + 1} = {term.Replace("#", $"{i}", StringComparison.Ordinal)}");

        var turns = Turns([.. beginning, .. lines]);

        var first = turns.First(t => t.Problem is not null);
        Assert.Contains($"more than {(bound == Parts ? Bounds.CraftedParts : Bounds.CraftedOctets)} {bound}", first.Problem!.Message.En, StringComparison.Ordinal);
        Assert.InRange(first.Problem.Column, 4, first.Line.Length);
        Assert.InRange(turns.ToList().IndexOf(first), 5, 30);
    }

    [Fact]
    public void A_name_counts_with_all_that_it_stands_for_in_every_ploy_that_takes_terms()
    {
        var wide = string.Join(", ", Enumerable.Repeat("X0", Bounds.CraftedParts / 4));
        foreach (var ploy in (string[])["let Y = X1, X1, X1, X1, X1", "send B1 X1, X1, X1, X1, X1", "flip 0 of (X1, X1, X1, X1, X1) by 01 as Y", "cut 1 at 0 of (X1, X1, X1, X1, X1) as Y"])
        {
            Assert.Contains($"more than {Bounds.CraftedParts} parts", Turns(["make X0 as nonce(1)", $"let X1 = {wide}", ploy])[^1].Problem!.Message.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Work_is_counted_from_the_first_ploy_to_the_last()
    {
        // Each line is allowed; all of them together are some thousand operations with key pairs, and what is put into them counts a little too.
        const int Lines = Bounds.AdversarySteps / (100 * Bounds.OperationSteps);
        var lines = Enumerable.Range(0, 60).Select(i => $"let S{i} = {string.Join(", ", Enumerable.Range(0, 100).Select(n => $"PK_A(\"{i}/{n}\")"))}");

        var turns = Turns(lines);

        var first = turns.First(t => t.Problem is not null);
        Assert.Contains($"at most {Bounds.AdversarySteps} steps", first.Problem!.Message.En, StringComparison.Ordinal);
        Assert.InRange(turns.ToList().IndexOf(first), Lines - 2, Lines);
    }

    [Fact]
    public void A_play_has_so_many_ploys_and_no_more()
    {
        var turns = Turns(Enumerable.Repeat("wait 1", Bounds.AnswerLines + 2));

        Assert.All(turns.SkipLast(2), t => Assert.Null(t.Problem));
        Assert.All(turns.TakeLast(2), t => Assert.Equal($"no more than {Bounds.AnswerLines} ploys", t.Problem!.Message.En));
    }

    private static IReadOnlyList<Turn> Turns(IEnumerable<string> lines) => [.. Board.After(Quest, Quest.Field, 1, lines)!.Turns.Skip(Quest.Opening.Count)];
}
