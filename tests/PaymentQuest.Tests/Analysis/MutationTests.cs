using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Each field of each message is changed in every way, and receivers refuse it at the check that protects it.</summary>
public sealed class MutationTests
{
    public static TheoryData<string> Protocols => [.. Thoroughness.Sample(["1kp", "2kp", "3kp", "set", "set-1.0", "millicent-private"], 3, "protocols whose messages are changed")];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Nobody_accepts_a_change_but_of_what_says_the_same_or_begins_everything(string id)
    {
        var results = Judged(id);

        Assert.NotEmpty(results);
        Assert.Equal([MutationOperator.Flip, MutationOperator.Later, MutationOperator.Stranger, MutationOperator.Elsewhere, MutationOperator.Empty, MutationOperator.Drop, MutationOperator.Double], results.Select(r => r.Mutation.Operator).Distinct().Order());

        // Two certificates of one holder for one key say the same. A licence, of Millicent, is any one that its vendor has sent.
        Assert.All(results.Where(r => r.IsUnnoticed), r => Assert.True(r.Mutation is { Operator: MutationOperator.Later, Field: Term.Certificate or Term.Encrypted } or { Field: Term.Atom { Name: "DATE_1" or "DATE_2" or "DATE_3" or "SWIDENT_M" } }, $"{r}"));
        Assert.All(results.Where(r => !r.IsUnnoticed), r => Assert.True(r.Verdict is Verdict.Refused or Verdict.Malformed or Verdict.Stalled, $"{r}"));
    }

    [Fact]
    public void Of_3KP_the_shop_refuses_every_changed_payment_and_the_signature_protects_both_fields()
    {
        var payment = Judged("3kp").Where(r => r.Mutation.Step.Name == "Payment").ToList();

        Assert.Equal(["Merchant/Payment/Sig_C", "Merchant/Payment/form"], payment.Select(Check).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(3, payment.Select(r => r.Mutation.Field).Distinct().Count()); // the third is what frames the two
        Assert.All(payment.Where(r => r.Mutation.Operator is MutationOperator.Later or MutationOperator.Stranger or MutationOperator.Elsewhere), r => Assert.Equal("Merchant/Payment/Sig_C", Check(r)));
    }

    [Theory]
    [InlineData("2kp", "2kp-no-receipt-check", "V")]
    [InlineData("2kp", "2kp-no-price-checks", "EncSlip")]
    public void A_broken_variant_accepts_what_its_base_refuses_at_a_check_that_the_variant_leaves_out(string parent, string variant, string field)
    {
        var refusing = Judged(parent).Where(r => !r.IsUnnoticed).ToDictionary(r => Key(r.Mutation), Check);
        var left = ProtocolFiles.Load(variant).Programs.Values.SelectMany(p => p.Actions).Select(a => a.Check?.ToString()).ToHashSet();

        var passing = Judged(variant).Where(r => r.IsUnnoticed && refusing.TryGetValue(Key(r.Mutation), out var check) && !left.Contains(check) && !check.EndsWith("/form", StringComparison.Ordinal)).ToList();

        Assert.Contains(passing, r => Label(r) == field);
        Assert.Contains(passing, r => r.Affected is not null || r.Kept is not null);
    }

    [Fact]
    public void Equal_plans_give_equal_results_and_one_field_is_turned_over_octet_by_octet()
    {
        var mutations = Of("1kp");
        var all = mutations.All().ToList();
        var field = all.First(m => m.Field is Term.Sealed).Field;

        Assert.Equal(mutations.Judge(all).Select(Told), Of("1kp").Judge(Of("1kp").All().ToList()).Select(Told));
        var octets = mutations.All(field).Where(m => m.Operator == MutationOperator.Flip).ToList();
        Assert.Equal(2 * mutations.Fields.First(f => f.Field.Term!.Equals(field)).Field.Length, octets.Count);
        Assert.All(mutations.Judge(octets), r => Assert.False(r.IsUnnoticed));
    }

    private static Mutations Of(string id)
    {
        var compiled = ProtocolFiles.Load(id);
        var suite = compiled.Protocol.Suites.Contains("lecture") ? Suite.Lecture : Suite.ByName(compiled.Protocol.Suites[0])!;
        return Mutations.Of(new RunPlan(compiled, suite, compiled.Protocol.Setting, 7));
    }

    private static IReadOnlyList<MutationResult> Judged(string id)
    {
        var mutations = Of(id);
        return mutations.Judge(mutations.All().ToList());
    }

    private static string Check(MutationResult result) => result.Verdict switch
    {
        Verdict.Refused r => r.Check.ToString(),
        Verdict.Malformed m => m.Check.ToString(),
        var other => other.Word,
    };

    private static string Told(MutationResult result) => $"{result.Mutation.Step.Number} {result.Mutation.Field} {result.Mutation.Operator} {Convert.ToHexString(result.Mutation.Octets)} {Check(result)}";

    private static string Label(MutationResult result) => ProtocolFiles.Load("2kp").Protocol.Vocabulary.Label(result.Mutation.Field!);

    private static (int, Term?, MutationOperator, int, Term?) Key(Mutation mutation) => (mutation.Step.Number, mutation.Field, mutation.Operator, mutation.Operator == MutationOperator.Elsewhere ? 0 : mutation.Offset, mutation.Source?.Field);
}
