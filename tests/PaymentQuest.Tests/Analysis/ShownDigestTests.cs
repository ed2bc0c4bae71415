using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>A PKCS #1 v1.5 signature shows the digest of what was signed to whoever has the public key; PSS does not.</summary>
public sealed class ShownDigestTests
{
    /// <summary>What the digest of a secret is good for, that nothing but a signature shows.</summary>
    [Theory]
    [InlineData("SK_S[PIN]", "{name: kept, secret: H(PIN), from: [network]}")]
    [InlineData("SK_S[PIN], E(KDF(\"k\", H(PIN), M), N), M", "{name: kept, secret: N, from: [network]}")]
    [InlineData("SK_S[PIN, M], HMAC(H(PIN, M), N), M", "{name: kept, guessable: N, among: [Sender, Receiver]}")]
    public void A_digest_that_is_a_key_or_a_secret_is_none_once_it_is_signed(string message, string goal)
    {
        var compiled = Of(message, goal);

        Assert.Equal("attack", Judge(compiled, Suite.Lecture).Finding.Word);
        Assert.Equal("none", Judge(compiled, Suite.Modern).Finding.Word);
        Assert.Equal(("attack", "lecture"), Judge(compiled, Suite.Modern, Suite.Lecture) is var both ? (both.Finding.Word, both.Suite) : default);
    }

    /// <summary>The digest is no more than that: what is in it stays closed, and a key that nobody outside knows keeps the signature.</summary>
    [Theory]
    [InlineData("SK_S[PIN]", "{name: kept, secret: PIN, from: [network]}")]
    [InlineData("E(K, SK_S[PIN]), SK_S[N]", "{name: kept, secret: H(PIN), from: [network]}")]
    [InlineData("SK_S[PIN, M], E(H(PIN), N)", "{name: kept, secret: N, from: [network]}")]
    public void Nothing_else_is_shown(string message, string goal) => Assert.Equal("none", Judge(Of(message, goal), Suite.Modern, Suite.Lecture).Finding.Word);

    [Fact]
    public void A_password_that_is_sent_as_a_digest_is_taken_from_a_signature()
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: hashed-password
            title: {en: Password, es: Contraseña}
            roles: {User: U, Shop: S, Log: L}
            atoms: {PASS: secret, N: nonce, M: nonce}
            knows: {User: "S, L, PASS, SK_U", Shop: "U, PASS", Log: "U, PK_U"}
            fresh: {User: N, Log: M}
            steps:
              - {name: Entry, from: User, to: Log, message: "SK_U[PASS]"}
              - {name: Noted, from: Log, to: User, message: M}
              - {name: Login, from: User, to: Shop, message: "N, H(PASS)"}
            goals:
              - {name: in, alive: User, to: Shop, at: Login}
            """);

        Assert.Equal("attack", Judge(compiled, Suite.Lecture).Finding.Word);
        Assert.Equal("none", Judge(compiled, Suite.Modern).Finding.Word);
    }

    [Theory]
    [InlineData("lecture", true)]
    [InlineData("modern", false)]
    public void Knowledge_says_the_same_as_the_search_and_octets(string suite, bool isShown)
    {
        var protocol = Of("SK_S[PIN]", "{name: kept, secret: H(PIN), from: [network]}").Protocol with { Suites = [suite] };
        var digest = new Term.Digest(new Term.Atom("PIN"));

        Assert.Equal(isShown, RoleKnowledge.OfNetwork(protocol).Derive(digest) is not null);
        Assert.Null(RoleKnowledge.OfNetwork(protocol).Derive(new Term.Atom("PIN")));
    }

    [Theory]
    [InlineData("lecture")]
    [InlineData("modern")]
    [InlineData("historic")]
    public void Octets_show_the_digest_that_was_signed_or_nothing(string name)
    {
        var suite = Suite.ByName(name)!;
        var dealt = (KeyDeal.Dealt)KeyPool.Shipped.Deal(suite, 1, ["S", "T"]);
        var (key, other) = (dealt.Keys["S"], dealt.Keys["T"]);
        var digest = suite.Digest("signed"u8);
        var signature = suite.SignDigest(key, digest);
        var changed = signature.ToArray();
        changed[5] ^= 1;

        Assert.Equal(suite.ShowsDigests ? digest : null, suite.DigestIn(key.Public, signature));
        Assert.Null(suite.DigestIn(other.Public, signature));
        Assert.Null(suite.DigestIn(key.Public, changed));
        Assert.Null(suite.DigestIn(key.Public, signature[1..]));
        Assert.Null(suite.DigestIn(key.Public, Enumerable.Repeat((byte)0xFF, signature.Length).ToArray()));
    }

    private static CompiledProtocol Of(string message, string goal) => ProtocolFiles.Of($$"""
        format_version: 1
        id: shown
        title: {en: Shown, es: Visto}
        roles: {Sender: S, Receiver: R}
        atoms: {K: key, PIN: secret, N: nonce, M: nonce}
        knows: {Sender: "R, K, PIN, SK_S", Receiver: "S, K, PIN, PK_S"}
        fresh: {Sender: "N, M"}
        steps:
          - {name: Send, from: Sender, to: Receiver, message: '{{message}}'}
        goals:
          - {{goal}}
        """);

    private static AnalysisResult Judge(CompiledProtocol compiled, params Suite[] suites) =>
        AttackSearch.Of(compiled, suites, 1, [])!.Judge(compiled.Protocol.Claims.Single(), Searches.Limit());
}
