using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Knowledge;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Runs;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;
using Xunit;

namespace PaymentQuest.Tests.Constructors;

/// <summary>
/// Whoever reads the table of constructors comes to the same: a role's octets are the adversary's, lengths that are said are those that are made, and
/// what comes apart for knowledge comes apart for the search. What openssl says of them is a test of exports.
/// </summary>
public sealed class ConstructorTableTests
{
    private static readonly CompiledProtocol Compiled = ProtocolFiles.Of("""
        format_version: 1
        id: table
        family: test
        title: {en: Table, es: Tabla}
        summary: {en: One message., es: Un mensaje.}
        source: made for a test
        roles: {Sender: S, Receiver: R}
        algorithms: {MD5MAC: hmac-md5, SHA1MAC: hmac-sha1, SHA256MAC: hmac-sha256, SHA512MAC: hmac-sha512, MD5: md5, SHA1: sha-1, SHA256: sha-256, SHA512: sha-512, CRC: crc-32, DES3: des-ede3-cbc, AES: aes-256-cbc, B64: base64, B64U: base64url, HEXL: hex, HEXU: HEX}
        atoms: {K: key, K24: secret(24), K32: secret(32), NOTE: text, N: nonce, M: nonce(5), SUM: amount, PRICE: amount, PIN: account}
        certificates: {S: {role: sender}, R: {role: receiver} }
        knows: {Sender: "K, K24, K32, NOTE, N, M, SUM, PRICE, PIN, PK_CA, SK_S, CERT_S, CERT_R", Receiver: "K, SK_R, CERT_R"}
        steps:
          - {name: Tell, from: Sender, to: Receiver, message: 'CERT_S, NOTE'}
        setting:
          values: {NOTE: "some text", SUM: EUR 9.00, PRICE: EUR 2.50, PIN: "1234"}
        """);

    private static readonly Dictionary<string, Cast> Casts = Suite.Nameable.ToDictionary(s => s.Name, s => Cast.Of(Compiled, s, 1, 1)!, StringComparer.Ordinal);

    /// <summary>Each constructor over values, over what is framed, over a run of octets, and over another constructor.</summary>
    private static readonly string[] Written =
    [
        "\"text\"", "N, M", "N, (M, NOTE)", "N || M", "N || PIN", "N || H(M) || M", "N || NOTE || PIN", "SUM - PRICE", "PK_R", "B64(SUM)", "HEXU(NOTE)", "N || B64U(N)",
        .. from content in (string[])["N", "N, NOTE", "N || M", "NOTE || PIN", "H(N || M)", "\"x\" || K"]
           from around in (string[])["H({0})", "HMAC(K, {0})", "HMAC(N || M, {0})", "KDF(\"label\", K, {0})", "PK_R({0})", "E(K, {0})", "AE(K, {0})", "AE(KDF(\"a\", N, {0}), M)", "AE(N || M, {0})", "E(KDF(\"a\", N, {0}), M)", "SK_S[{0}]", "MD5MAC(K, {0})", "SHA1MAC(N || M, {0})", "SHA256MAC(SHA1(N), {0})", "SHA512MAC(K, {0})", "MD5({0})", "SHA1({0})", "SHA256({0})", "SHA512({0})", "CRC({0})", "DES3(K24, {0})", "AES(K32, {0})", "AES(SHA256(N), {0})", "B64({0})", "B64U({0})", "HEXL({0})", "HEXU({0})", "B64(SHA1MAC(K, {0}))", "HMAC(K, HEXL(SHA1({0})))"]
           select string.Format(System.Globalization.CultureInfo.InvariantCulture, around, content),
    ];

    public static TheoryData<string, string> Terms => [.. from suite in Suite.Nameable from term in Written select new TheoryDataRow<string, string>(term, suite.Name)];

    public static TheoryData<string> Suites => [.. Suite.Nameable.Select(s => s.Name)];

    [Fact]
    public void Every_case_of_a_term_but_names_private_keys_and_brackets_has_an_entry()
    {
        var cases = typeof(Term).GetNestedTypes().Where(t => t.IsSubclassOf(typeof(Term)));
        Assert.Equal([typeof(Term.Applied), typeof(Term.Atom), typeof(Term.Nested), typeof(Term.PrivateKey)], cases.Except(Constructor.All.Keys).OrderBy(t => t.Name, StringComparer.Ordinal));
        Assert.Equal(Constructor.All.Keys.Select(t => t.Name), Constructor.All.Values.Select(c => c.Name));
        Assert.Equal(Algorithm.Words.Keys, Algorithm.Words.Values.Select(a => Constructor.Of(a).Name));
    }

    [Theory, MemberData(nameof(Terms))]
    public void Roles_and_adversary_make_the_same_octets(string written, string suite)
    {
        var (term, cast) = (Read(written), CastOf(suite));
        var workshop = new Workshop(cast, [], new Dictionary<string, int> { ["S"] = 0, ["R"] = 0 }, new Dictionary<Term.Atom, byte[]>(), isBounded: true);
        var made = workshop.Make(RecipeOf(term, cast));

        Assert.NotNull(made);
        var octets = Evaluator(cast).Octets(term);
        if (Constructor.Of(term) is { HasChance: true } closed)
        {
            var isRun = Constructor.ContentOf(term) is Term.Concatenation;
            var inside = Opened(closed, term, octets, cast);
            Assert.Equal(inside, Opened(closed, term, made, cast));
            Assert.Equal(isRun ? Der.OctetString(inside) : inside, workshop.Make(new Recipe.Opened(closed, RecipeOf(term, cast), RecipeOf(Constructor.OpenerOf(term)!, cast), isRun)));
            Assert.Null(workshop.Make(new Recipe.Opened(closed, RecipeOf(term, cast), new Recipe.Known(new Term.Atom("NOTE"), Casting.Honest), isRun)));
        }
        else if (!HasChance(term))
        {
            Assert.Equal(octets, made);
        }
    }

    [Theory, MemberData(nameof(Terms))]
    public void Lengths_that_are_said_are_those_that_are_made(string written, string suite)
    {
        var (term, cast) = (Read(written), CastOf(suite));
        var vocabulary = Compiled.Protocol.Vocabulary;
        var octets = Evaluator(cast).Octets(term);

        var form = Form.Made(term, vocabulary, cast.Suite);
        Assert.True(!form.HasKnownLength || form.Length == Der.Content(octets).Length, $"{form.Length} and not {Der.Content(octets).Length}");
        Assert.True(form.Class == FormClass.Frame || MessageForm.Fits(term, octets, vocabulary, cast.Suite));
        Assert.Equal(form.HasKnownLength, Form.IsOfKnownLength(term, vocabulary));
        Assert.Equal(form.Tag, octets[0]);
        Assert.Equal(form, new InitialKnowledge(cast, [], 1).Of(term, Casting.Honest)?.Form ?? form);
    }

    [Theory, MemberData(nameof(Terms))]
    public void What_comes_apart_for_knowledge_comes_apart_for_the_search(string written, string suite)
    {
        var (term, cast) = (Read(written), CastOf(suite));
        var initial = new InitialKnowledge(cast, [], 1);
        var pattern = initial.Of(term, Casting.Honest)!;
        var knowledge = new KnowledgeSet(_ => [], new HashSet<string>(), null, t => Form.IsOfKnownLength(t, Compiled.Protocol.Vocabulary));
        knowledge.Learn(new Derivation(term, Origin.Received, 1));

        Assert.Equal(Pieces.Open(pattern).Length, knowledge.Facts.Count(f => f.Origin == Origin.Part && f.Premises[0].Term.Equals(term)));
        var isText = Constructor.Of(term) is { IsText: true };
        Assert.Equal(Pieces.Key(pattern) is not null, Constructor.OpenerOf(term) is not null && !isText);
        if (Constructor.OpenerOf(term) is { } opener && !isText)
        {
            Assert.Null(knowledge.Derive(Constructor.ContentOf(term)));
            knowledge.Learn(new Derivation(opener, Origin.Known));
            Assert.NotNull(knowledge.Derive(Constructor.ContentOf(term)));
            Assert.True(Substitution.AreEqual(Pieces.Key(pattern)!, initial.Of(opener, Casting.Honest)!));
            Assert.True(Substitution.AreEqual(Pieces.Content(pattern)!, initial.Of(Constructor.ContentOf(term), Casting.Honest)!));
        }
    }

    [Theory, MemberData(nameof(Terms))]
    public void What_is_written_by_the_table_is_what_the_notation_prints(string written, string suite)
    {
        var term = Read(written);
        if (Constructor.Of(term) is { Octets: not null } constructor && term is not (Term.Literal or Term.Tuple))
        {
            var parts = constructor.Parts(term)!.Select((p, i) => p is Term.Tuple or Term.Arithmetic && !(i == constructor.Parts(term)!.Count - 1) ? $"({p})" : p.ToString()).ToList();
            Assert.Equal(term.ToString(), constructor.Written(constructor.Label(term), parts));
        }

        Assert.Equal(term, Read(term.ToString()));
        Assert.NotNull(Suite.ByName(suite));
    }

    [Theory, MemberData(nameof(Suites))]
    public void Who_cannot_make_a_term_is_told_what_its_inputs_lack(string suite)
    {
        var cast = CastOf(suite);
        var evaluator = Evaluator(cast);
        var tooLong = $"PK_R({string.Join(" || ", Enumerable.Repeat("N", 20))})";
        var length = Der.Content(evaluator.Octets(Constructor.ContentOf(Read(tooLong)))).Length;
        Hindrance[] hindrances =
        [
            new Hindrance.LessThan("EUR 2.50", "EUR 9.00"),
            new Hindrance.NoKey(5, suite),
            new Hindrance.DoesNotFit(Compiled.Protocol.Vocabulary.Label(Read(tooLong)), length, "R", cast.Suite.SealCapacity, suite),
            new Hindrance.NoPublicKey("R", suite),
        ];
        Assert.Equal(
            hindrances.Select(h => h.ToString()),
            [Why("PRICE - SUM", evaluator), Why("E(M, N)", evaluator), Why(tooLong, evaluator), Why("PK_R(N)", Evaluator(cast, Der.Text("no key")))]);

        static string Why(string written, TermEvaluator evaluator) => Assert.Throws<InvalidOperationException>(() => evaluator.Octets(Read(written))).Message;
    }

    private static Term Read(string written) => Assert.IsType<TermReading.Read>(Compiled.Protocol.Vocabulary.Read(written)).Canonical;

    private static Cast CastOf(string suite) => Casts[suite];

    private static bool HasChance(Term term) => term.SelfAndDescendants.Any(t => Constructor.Of(t) is { HasChance: true });

    private static TermEvaluator Evaluator(Cast cast, byte[]? recipient = null) => new(
        cast.Around(Casting.Honest, new World(Compiled.Protocol.Setting), 0),
        "Sender",
        Compiled.Protocol.Vocabulary.Atoms.Keys.Where(a => cast.Octets(new Term.Atom(a), Casting.Honest) is not null)
            .Select(a => ((Term)new Term.Atom(a), cast.Octets(new Term.Atom(a), Casting.Honest)!)).Append((new Term.PrivateKey("S"), [])).Append((new Term.PublicKey("R"), recipient ?? cast.Octets(new Term.PublicKey("R"), Casting.Honest)!)));

    private static Recipe RecipeOf(Term term, Cast cast) => term switch
    {
        Term.Literal l => new Recipe.Literal(l.Text),
        Term.Atom or Term.PublicKey or Term.PrivateKey => new Recipe.Known(term, Casting.Honest),
        _ when Constructor.Of(term) is { } constructor => new Recipe.Composed(
            constructor,
            constructor.Label(term),
            constructor.TakesMessage && constructor.Parts(term)![^1] is Term.Concatenation,
            constructor.Parts(term)!.Select(p => RecipeOf(p, cast)).ToSequence()),
        _ => throw new InvalidOperationException($"{term} has no recipe"),
    };

    private static byte[] Opened(Constructor constructor, Term closed, byte[] octets, Cast cast)
    {
        var tools = new Tools(cast.Suite) { Unseal = text => cast.Suite.Open(cast.Key("R", Casting.Honest), text) };
        var key = constructor.OpenedBy == OpenedBy.Key ? Der.Content(Evaluator(cast).Octets(Constructor.OpenerOf(closed)!)).ToArray() : [];
        var opened = constructor.Open!(key, Der.Content(octets).ToArray(), tools);
        Assert.NotNull(opened);
        return opened;
    }
}
