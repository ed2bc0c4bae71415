using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>What algorithms that a protocol names protect, and what they do not. An attack was played on octets; so was the honest run.</summary>
public sealed class NamedAlgorithmSearchTests
{
    private const string Agreed = "{name: kept, agree: Shop, with: User, on: NOTE}";
    private const string Secret = "{name: kept, secret: PIN, among: [User, Shop]}";
    private const string Guessable = "{name: kept, guessable: PIN, among: [User, Shop]}";

    [Theory]
    [InlineData("NOTE, SIGN(K, NOTE)", Agreed, "none")]
    [InlineData("NOTE, B64(SIGN(K, NOTE))", Agreed, "none")]
    [InlineData("B64(NOTE), HEXU(SIGN(K, NOTE))", Agreed, "none")]
    [InlineData("AES(K32, NOTE, \"paid\"), SIGN(K, NOTE)", Agreed, "none")]
    [InlineData("NOTE, SHA1(NOTE)", Agreed, "attack")]
    [InlineData("NOTE, SHA1(K || N), N", Agreed, "attack")]
    [InlineData("B64(NOTE), HEXL(MD5(NOTE))", Agreed, "attack")]
    [InlineData("NOTE, CRC(NOTE)", Agreed, "attack")]
    [InlineData("NOTE, SIGN(K, CRC(NOTE))", Agreed, "not_judged")]
    [InlineData("NOTE, SIGN(K, NOTE), CRC(NOTE)", Agreed, "not_judged")]
    [InlineData("AES(K32, PIN), DES3(K24, PIN)", Secret, "none")]
    [InlineData("B64(AES(K32, HEXL(PIN)))", Secret, "none")]
    [InlineData("SIGN(K, PIN), SHA512(PIN, N)", Secret, "none")]
    [InlineData("B64(PIN)", Secret, "attack")]
    [InlineData("B64U(HEXU(PIN), N)", Secret, "attack")]
    [InlineData("HEXL(K32), AES(K32, PIN)", Secret, "attack")]
    [InlineData("B64(N || K32), DES3(K24, N), AES(K32, B64(N, PIN))", Secret, "attack")]
    [InlineData("SHA256(N || K), AES(SHA256(N || K), PIN)", Secret, "attack")]
    [InlineData("SIGN(K, PIN), N", Guessable, "none")]
    [InlineData("B64(SHA256(N, PIN)), N", Guessable, "attack")]
    [InlineData("CRC(PIN, N), N", Guessable, "attack")]
    public void A_key_protects_and_nothing_else_does(string message, string goal, string verdict) => Assert.Equal(verdict, Searches.Verdict(Of(message, goal), "kept", 1, []));

    /// <summary>A service's algorithm can be that of the suite; then what one of them makes is what the other makes, and a search that knows only terms does not say that there is no attack.</summary>
    [Theory]
    [InlineData("hmac-sha256", "HMAC(K, M)", "X(K, N)", "modern", "not_judged")]
    [InlineData("hmac-sha256", "HMAC(K, M)", "X(K, N)", "lecture", "none")]
    [InlineData("hmac-sha1", "HMAC(K, M)", "X(K, N)", "lecture", "not_judged")]
    [InlineData("hmac-sha1", "HMAC(K, M)", "X(K, N)", "modern", "none")]
    [InlineData("hmac-sha256", "HMAC(K, \"a\", M)", "X(K, \"b\", N)", "modern", "none")]
    [InlineData("hmac-sha256", "HMAC(K, \"a\", M)", "X(K, \"a\", N)", "modern", "not_judged")]
    [InlineData("sha-256", "X(K, M)", "H(K, N)", "modern", "not_judged")]
    [InlineData("sha-1", "X(K, M)", "H(K, N)", "lecture", "not_judged")]
    [InlineData("sha-512", "X(K, M)", "H(K, N)", "modern", "none")]
    [InlineData("aes-256-cbc", "E(K, M)", "X(K, N)", "modern", "not_judged")]
    [InlineData("md5", "HMAC(K, M)", "X(K, N)", "historic", "not_judged")]
    public void What_a_named_algorithm_makes_can_be_what_the_suite_makes(string algorithm, string shown, string asked, string suite, string verdict)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: answered-twice
            title: {en: Two answers, es: Dos respuestas}
            suites: [{{suite}}]
            roles: {Server: S, Buyer: B}
            algorithms: {X: {{algorithm}}}
            atoms: {N: nonce, M: nonce, K: secret({{(suite == "modern" ? 32 : 24)}})}
            knows: {Server: "K, B", Buyer: "K, S"}
            fresh: {Server: N, Buyer: M}
            steps:
              - {name: Ask, from: Buyer, to: Server, message: M}
              - {name: Answer, from: Server, to: Buyer, message: '{{shown}}, N'}
              - {name: Prove, from: Buyer, to: Server, message: '{{asked}}'}
            goals:
              - {name: proved, agree: Server, with: Buyer, on: N, at: Prove}
            """);

        var finding = AttackSearch.Of(compiled, [Suite.ByName(suite)!], 1, [])!.Judge(compiled.Protocol.Claims[0], new Budget(() => TimeSpan.Zero, TimeSpan.MaxValue, 100_000_000)).Finding;

        Assert.Equal(verdict, finding is Finding.NotJudged ? "not_judged" : finding is Finding.NoAttack ? "none" : finding.GetType().Name);
    }

    /// <summary>A digest that somebody shows is good where the same algorithm is asked for, and nowhere else.</summary>
    [Theory]
    [InlineData("SHA1(PASS)", "SHA1(PASS)", "attack")]
    [InlineData("SHA1(PASS)", "B64(SHA1(PASS))", "attack")]
    [InlineData("HEXU(SHA1(PASS))", "B64(SHA1(PASS))", "attack")]
    [InlineData("SHA1(PASS)", "H(PASS)", "none")]
    [InlineData("SHA256(PASS)", "MD5(PASS)", "none")]
    [InlineData("SIGN(PASS, \"in\")", "HMAC(PASS, \"in\")", "none")]
    [InlineData("CRC(PASS)", "SHA1(PASS)", "not_judged")]
    public void Digests_of_different_algorithms_are_different(string shown, string asked, string verdict)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: hashed-password
            title: {en: Password, es: Contraseña}
            roles: {User: U, Shop: S, Log: L}
            {{Algorithms}}
            atoms: {PASS: secret, N: nonce, M: nonce}
            knows: {User: "S, L, PASS", Shop: "U, PASS", Log: "U"}
            fresh: {User: N, Log: M}
            steps:
              - {name: Entry, from: User, to: Log, message: '{{shown}}'}
              - {name: Noted, from: Log, to: User, message: M}
              - {name: Login, from: User, to: Shop, message: 'N, {{asked}}'}
            goals:
              - {name: in, alive: User, to: Shop, at: Login}
            """);
        Assert.Equal(verdict, Searches.Verdict(compiled, "in", 1, []));
    }

    [Theory]
    [InlineData("B64(PIN)", true)]
    [InlineData("AES(K32, PIN)", false)]
    [InlineData("HEXU(N, B64(PIN))", true)]
    [InlineData("SHA1(PIN)", false)]
    public void Who_reads_the_network_knows_what_is_only_written_in_another_way(string message, bool isKnown)
    {
        var compiled = Of(message, Secret);
        Assert.Equal(isKnown, RoleKnowledge.OfNetwork(compiled.Protocol).Derive(new Term.Atom("PIN")) is not null);
    }

    /// <summary>Ciphers of different blocks stand side by side: what is long enough for both may be taken for either.</summary>
    [Fact]
    public void A_ciphertext_can_be_taken_for_one_of_another_cipher_where_its_length_allows_it()
    {
        var forms = new SuiteForms([Suite.Lecture, Suite.Modern]);
        var (triple, aes, suites) = (forms.Of(PaymentQuest.Constructors.Constructor.Of(Algorithm.Words["des-ede3-cbc"])), forms.Of(PaymentQuest.Constructors.Constructor.Of(Algorithm.Words["aes-256-cbc"])), forms.Of(PaymentQuest.Constructors.Constructor.Encrypted));
        Assert.Equal((aes, forms.All), forms.Meet(triple, aes, forms.All));
        Assert.Equal((aes, forms.All), forms.Meet(aes, suites, forms.All));
        Assert.Equal((suites, forms.All), forms.Meet(suites, triple, forms.All));
    }

    private const string Algorithms = "algorithms: {SIGN: hmac-sha1, SHA1: sha-1, MD5: md5, SHA256: sha-256, SHA512: sha-512, CRC: crc-32, AES: aes-256-cbc, DES3: des-ede3-cbc, B64: base64, B64U: base64url, HEXL: hex, HEXU: HEX}";

    private static CompiledProtocol Of(string message, string goal)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: named
            title: {en: Named, es: Con nombre}
            roles: {User: U, Shop: S}
            {{Algorithms}}
            atoms: {K: key, K24: secret(24), K32: secret(32), NOTE: text, N: nonce, M: nonce, PIN: account}
            knows: {User: "S, K, K24, K32, PIN", Shop: "U, K, K24, K32, PIN"}
            fresh: {User: "N, NOTE", Shop: M}
            steps:
              - {name: Hello, from: Shop, to: User, message: M}
              - {name: Tell, from: User, to: Shop, message: '{{message}}'}
            goals:
              - {{goal}}
            setting:
              values: {PIN: "1234"}
            """);
        Assert.All(Suite.All, suite => Assert.Equal(new Verdict.Completed(true), Run.Execute(new RunPlan(compiled, suite, compiled.Protocol.Setting, 3)).Verdict));
        return compiled;
    }
}
