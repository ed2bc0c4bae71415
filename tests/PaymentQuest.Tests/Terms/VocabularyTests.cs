using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Terms;

public sealed class VocabularyTests
{
    public static TheoryData<string> Protocols => ["1kp", "1kp-pin", "2kp", "3kp"];

    [Theory]
    [InlineData("Clear, H(DESC, SALT_C)", "ID_M, TID_M, DATE, NONCE_M, H(Common), H(DESC, SALT_C)")]
    [InlineData("(Clear), CAN", "(Clear), CAN")]
    [InlineData("((PRICE, CAN)), R_C", "(PRICE, CAN), R_C")]
    [InlineData("(PRICE), (CAN)", "PRICE, CAN")]
    [InlineData("SK_A[Y/N, H(Common)]", "SK_A[H(Y/N, H(Common))]")]
    [InlineData("SK_A[(Y/N, H(Common))]", "SK_A[H(Y/N, H(Common))]")]
    [InlineData("SK_A[CID]", "SK_A[H(R_C, CAN)]")]
    [InlineData("SK_A[H(H(PRICE))]", "SK_A[H(H(PRICE))]")]
    [InlineData("(PRICE || CAN) || R_C", "PRICE || CAN || R_C")]
    [InlineData("(PRICE, CAN) || R_C", "(PRICE, CAN) || R_C")]
    [InlineData("H(SLIP)", "H(PRICE, H(Common), CAN, R_C)")]
    public void Two_ways_of_writing_are_the_same_term(string one, string other)
    {
        var vocabulary = ProtocolFiles.Load("1kp").Protocol.Vocabulary;
        Assert.Equal(Canonical(vocabulary, other), Canonical(vocabulary, one));
    }

    [Theory]
    [InlineData("(Clear), CAN", "Clear, CAN")]
    [InlineData("PRICE, CAN", "CAN, PRICE")]
    [InlineData("PRICE || CAN", "PRICE, CAN")]
    [InlineData("SK_A[H(PRICE)]", "SK_A[H(H(PRICE))]")]
    [InlineData("H(PRICE, CAN), R_C", "H(PRICE, CAN, R_C)")]
    public void Other_ways_of_writing_are_other_terms(string one, string other)
    {
        var vocabulary = ProtocolFiles.Load("1kp").Protocol.Vocabulary;
        Assert.NotEqual(Canonical(vocabulary, other), Canonical(vocabulary, one));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Canonical_terms_stay_what_they_are_and_fold_to_something_that_means_them(string id)
    {
        var plain = ProtocolFiles.Load(id).Protocol.Vocabulary;
        var vocabulary = new Vocabulary(plain.Atoms, plain.Definitions, plain.Functions, plain.Holders, GeneratedTerms.Named);
        Prop.ForAll(GeneratedTerms.Over(vocabulary).ToArbitrary(), written =>
        {
            if (vocabulary.Expand(written) is not { } canonical)
            {
                return true;
            }

            var folded = vocabulary.Fold(canonical);
            return vocabulary.FirstUnknown(written) is null
                && canonical.Equals(vocabulary.Expand(canonical))
                && canonical.Equals(vocabulary.Expand(folded))
                && canonical.Equals(vocabulary.Expand(Notation.Parse(vocabulary.Label(canonical), vocabulary.Algorithms).Term!))
                && folded.ToString().Length <= canonical.ToString().Length + 2 * canonical.SelfAndDescendants.Count()
                && IsCanonical(canonical, vocabulary);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void The_lectures_expansion_of_the_invoice_in_atoms_is_the_message_of_the_file() => Assert.Equal(
        "ID_M, TID_M, DATE, NONCE_M, H(PRICE, ID_M, TID_M, DATE, NONCE_M, H(R_C, CAN), H(DESC, SALT_C))",
        ProtocolFiles.Load("1kp").Protocol.FindStep("Invoice")!.Message.ToString());

    [Fact]
    public void A_definition_that_doubles_at_each_step_is_too_large()
    {
        var definitions = Enumerable.Range(1, 60).ToDictionary(i => $"D{i}", i => Notation.Parse($"H(D{i - 1}), H(D{i - 1})").Term!);
        var vocabulary = Of(definitions);
        Assert.NotNull(vocabulary.Expand(new Term.Atom("D8")));
        Assert.Null(vocabulary.Expand(new Term.Atom("D60")));
    }

    [Fact]
    public void Definitions_inside_definitions_are_too_deep_before_they_are_too_deep_for_a_stack()
    {
        var definitions = Enumerable.Range(1, 190).ToDictionary(i => $"D{i}", i => Notation.Parse($"H(H(H(D{i - 1})))").Term!);
        var vocabulary = Of(definitions);
        Assert.NotNull(vocabulary.Expand(new Term.Atom("D40")));
        Assert.Null(vocabulary.Expand(new Term.Atom("D190")));
    }

    [Theory]
    [InlineData("PRICE, PRISE", "PRISE", "PRICE")]
    [InlineData("H(pinOff(CAN))", "pinOff", "pinOf")]
    [InlineData("PK_B(SLIP)", "PK_B", "PK_A")]
    [InlineData("SK_B[SLIP]", "SK_B", "SK_A")]
    [InlineData("SK_B", "SK_B", "SK_M")]
    [InlineData("PK_B", "PK_B", "PK_CA")]
    [InlineData("CERT_B", "CERT_B", "CERT_C")]
    public void The_first_name_that_stands_for_nothing_is_found_with_what_could_stand_there(string text, string name, string candidate)
    {
        var unknown = ProtocolFiles.Load("1kp-pin").Protocol.Vocabulary.FirstUnknown(Notation.Parse(text).Term!);
        Assert.Equal(name, unknown?.Name);
        Assert.Contains(candidate, unknown!.Value.Candidates);
    }

    private static bool IsCanonical(Term term, Vocabulary vocabulary) => term.SelfAndDescendants.All(t => t switch
    {
        Term.Nested => false,
        Term.Atom a => vocabulary.Atoms.ContainsKey(a.Name),
        Term.Tuple tuple => tuple.Parts.Count >= 2,
        Term.Concatenation run => run.Parts.Count >= 2 && !run.Parts.Any(p => p is Term.Concatenation),
        Term.Signed signed => signed.Body is Term.Digest,
        _ => true,
    });

    private static Term Canonical(Vocabulary vocabulary, string text) => vocabulary.Expand(Notation.Parse(text).Term!)!;

    private static Vocabulary Of(Dictionary<string, Term> definitions) =>
        new(new Dictionary<string, Sort> { ["D0"] = new(SortKind.Text) }, definitions, new Dictionary<string, FunctionDeclaration>(), new HashSet<string>());
}
