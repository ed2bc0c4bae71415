using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Knowledge;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Terms;
using Xunit;

namespace PaymentQuest.Tests.Knowledge;

public sealed class KnowledgeSetTests
{
    private static readonly Vocabulary Vocabulary = ProtocolFiles.Load("3kp").Protocol.Vocabulary;

    private static readonly Gen<Term[]> Lessons =
        GeneratedTerms.Over(Vocabulary).Select(t => Vocabulary.Expand(t) ?? new Term.Atom("V")).ListOf().Select(l => l.Take(8).ToArray());

    [Fact]
    public void Nobody_loses_knowledge_by_learning_more() =>
        Prop.ForAll(Lessons.Zip(Lessons).ToArbitrary(), t =>
        {
            var knowledge = Knowing(t.Item1);
            var before = t.Item1.Concat(t.Item2).SelectMany(x => x.SelfAndDescendants).Where(x => knowledge.Derive(x) is not null).ToList();
            Teach(knowledge, t.Item2);
            return before.All(x => knowledge.Derive(x) is not null) && t.Item1.Concat(t.Item2).All(knowledge.Holds);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void The_order_of_learning_does_not_matter() =>
        Prop.ForAll(Lessons.Zip(Gen.Choose(0, int.MaxValue)).ToArbitrary(), t =>
        {
            var shuffled = t.Item1.ToArray();
            new Random(t.Item2).Shuffle(shuffled);
            return Held(Knowing(t.Item1)).SetEquals(Held(Knowing(shuffled)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void What_is_held_follows_from_its_derivation() =>
        Prop.ForAll(Lessons.ToArbitrary(), lessons =>
        {
            var knowledge = Knowing(lessons);
            return knowledge.Facts.All(IsSound)
                && lessons.SelectMany(l => l.SelfAndDescendants).Select(knowledge.Derive).OfType<Derivation>().All(IsSound)
                && lessons.SelectMany(l => l.SelfAndDescendants).All(x => knowledge.WhyNot(x) is null == knowledge.Derive(x) is not null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void A_key_does_not_travel_inside_what_it_encrypts()
    {
        var obstacle = Knowing([Canonical("E(R_C, V)"), Canonical("PK_A(R_C)")]).WhyNot(Canonical("R_C"))!;

        Assert.Equal(Canonical("PK_A(R_C)"), Assert.Single(obstacle.Hidden).Holder);
    }

    [Fact]
    public void A_copy_learns_by_itself()
    {
        var knowledge = Knowing([Canonical("PK_A(V)")]);
        var copy = knowledge.Copy();
        Teach(copy, [Canonical("SK_A")]);
        Assert.NotNull(copy.Derive(Canonical("V")));
        Assert.Null(knowledge.Derive(Canonical("V")));
    }

    [Theory]
    [InlineData("PK_A(PRICE, V)", "SK_A", "V")]
    [InlineData("E(R_C, V)", "R_C", "V")]
    [InlineData("E(H(R_C, CAN), V)", "R_C; CAN", "V")]
    [InlineData("E(KDF(\"enc\", R_C, SALT_C), V); SALT_C", "R_C", "V")]
    [InlineData("E(V, CAN); PK_M(V)", "SK_M", "CAN")]
    [InlineData("E(R_C, (E(SALT_C, V), CAN)); SALT_C", "R_C", "V")]
    [InlineData("V", "SK_M", "SK_M[H(V)]")]
    [InlineData("H(V)", "SK_M", "SK_M[H(V)]")]
    public void A_key_that_arrives_late_opens_what_arrived_before(string before, string late, string wanted)
    {
        var knowledge = Knowing(before.Split("; ").Select(Canonical));
        Assert.Null(knowledge.Derive(Canonical(wanted)));
        Teach(knowledge, late.Split("; ").Select(Canonical));
        Assert.NotNull(knowledge.Derive(Canonical(wanted)));
        Assert.Null(knowledge.WhyNot(Canonical(wanted)));
    }

    [Theory]
    [InlineData("H(V)", "V")]
    [InlineData("HMAC(V, CAN); CAN", "V")]
    [InlineData("SK_M[H(V)]; PK_M", "V")]
    [InlineData("PK_M(V); PK_M", "V")]
    [InlineData("V || CAN", "V")]
    [InlineData("KDF(\"l\", V, CAN)", "V")]
    [InlineData("E(CAN, V); PK_A(CAN)", "V")]
    [InlineData("PK_M", "SK_M")]
    [InlineData("H(V)", "SK_M[H(V)]")]
    [InlineData("CERT_M", "V")]
    [InlineData("H(SK_M)", "SK_M[H(SK_M)]")]
    public void What_is_one_way_stays_closed(string known, string wanted)
    {
        var knowledge = Knowing(known.Split("; ").Select(Canonical));
        Assert.Null(knowledge.Derive(Canonical(wanted)));
        Assert.Contains(knowledge.WhyNot(Canonical(wanted))!.Missing, m => Canonical(wanted).SelfAndDescendants.Contains(m) || m is Term.PrivateKey);
    }

    [Fact]
    public void Why_not_names_where_the_missing_term_travels_and_what_would_open_it()
    {
        var obstacle = Knowing([Canonical("CID"), Canonical("EncSlip")]).WhyNot(Canonical("H(CAN, PRICE)"))!;
        Assert.Equal([Canonical("CAN"), Canonical("PRICE")], obstacle.Missing);
        Assert.Contains((Canonical("CAN"), Canonical("CID"), (Term?)null), obstacle.Hidden);
        Assert.Contains((Canonical("PRICE"), Canonical("EncSlip"), Canonical("SK_A")), obstacle.Hidden);
    }

    private static bool IsSound(Derivation derivation) => derivation.Premises.All(IsSound) && derivation switch
    {
        { Origin: Origin.Known or Origin.Received } => derivation.Premises.Count == 0,
        { Origin: Origin.Part, Premises: [{ Term: Term.Tuple t }] } => t.Parts.Contains(derivation.Term),
        { Origin: Origin.Opened, Premises: [{ Term: Term.Sealed s }, { Term: Term.PrivateKey k }] } => s.Holder == k.Holder && s.Body.Equals(derivation.Term),
        { Origin: Origin.Opened, Premises: [{ Term: Term.Encrypted e }, { Term: var key }] } => e.Key.Equals(key) && e.Body.Equals(derivation.Term),
        { Origin: Origin.Opened, Premises: [{ Term: Term.AuthenticatedEncryption e }, { Term: var key }] } => e.Key.Equals(key) && e.Body.Equals(derivation.Term),
        { Origin: Origin.Certified, Premises: [{ Term: Term.Certificate c }] } => derivation.Term.Equals(new Term.PublicKey(c.Holder)),
        { Origin: Origin.Computed, Term: Term.Sealed s, Premises: [var key, var body] } => key.Term.Equals(new Term.PublicKey(s.Holder)) && body.Term.Equals(s.Body),
        { Origin: Origin.Computed, Term: Term.Signed s, Premises: [var key, var body] } =>
            key.Term.Equals(new Term.PrivateKey(s.Holder)) && (body.Term.Equals(s.Body) || new Term.Digest(body.Term).Equals(s.Body)),
        { Origin: Origin.Computed, Term: Term.PublicKey k } => derivation.Premises.Single().Term.Equals(new Term.PrivateKey(k.Holder)),
        { Origin: Origin.Computed } => derivation.Premises.Select(p => p.Term).SequenceEqual(derivation.Term.Children),
        _ => false,
    };

    private static HashSet<Term> Held(KnowledgeSet knowledge) => knowledge.Facts.Select(f => f.Term).ToHashSet();

    private static KnowledgeSet Knowing(IEnumerable<Term> terms)
    {
        var knowledge = new KnowledgeSet(c => [new Term.PublicKey(c.Holder)], new HashSet<string>());
        Teach(knowledge, terms);
        return knowledge;
    }

    private static void Teach(KnowledgeSet knowledge, IEnumerable<Term> terms)
    {
        foreach (var term in terms)
        {
            knowledge.Learn(new Derivation(term, Origin.Received, 1));
        }
    }

    private static Term Canonical(string text) => Vocabulary.Expand(Notation.Parse(text).Term!)!;
}
