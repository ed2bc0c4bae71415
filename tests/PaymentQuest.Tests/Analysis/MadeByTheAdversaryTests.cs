using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Quests;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>What an adversary makes itself: key pairs that nobody has registered, certificates, and encryptions that it sends more than once.</summary>
public sealed class MadeByTheAdversaryTests
{
    private const string Shop = """
        format_version: 1
        id: shop
        title: {en: "t", es: "t"}
        roles: {Buyer: B, Shop: S}
        atoms: {PIN: nonce, N: nonce}
        authorities: [SUB]
        certificates: {SUB: {path_length: 0}, S: {issuer: SUB}}
        knows: {Buyer: "S, PK_CA", Shop: "SK_S, CERT_S, CERT_SUB"}
        fresh: {Buyer: PIN, Shop: N}
        steps:
          - {name: Offer, from: Shop, to: Buyer, message: "N, CERT_SUB, CERT_S"}
          - {name: Pay, from: Buyer, to: Shop, message: "PK_S(PIN, N)"}
        goals:
          - {secret: PIN, among: [Buyer, Shop]}
        setting: {}

        """;

    [Theory]
    [InlineData("Customer/Invoice/CERT_M:signature", "offer", "attack")]
    [InlineData("Customer/Invoice/CERT_M:usage", "offer", "none")]
    [InlineData("Acquirer/Auth-Request/CERT_M:signature", "authorization, merchant asks", "attack")]
    public void A_certificate_whose_signature_nobody_verifies_is_forged(string omitted, string goal, string verdict) =>
        Assert.Equal(verdict, Searches.Verdict(ProtocolFiles.Of(ProtocolFiles.Variant("2kp", $"omit: [\"{omitted}\"]")), goal));

    [Theory]
    [InlineData("", "none")]
    [InlineData("Buyer/Offer/CERT_S:signature", "attack")]
    [InlineData("Buyer/Offer/CERT_SUB:signature", "attack")]
    [InlineData("Buyer/Offer/CERT_SUB:issuer", "none")]
    [InlineData("Buyer/Offer/CERT_S:role", "none")]
    public void An_outsider_forges_a_link_of_a_chain_where_it_is_not_verified(string omitted, string verdict) =>
        Assert.Equal(verdict, Searches.Verdict(ProtocolFiles.Of(Shop + $"omit: [{omitted}]\n"), "secret PIN", 1, []));

    [Theory]
    [InlineData("Buyer/Offer/CERT_S:signature")]
    [InlineData("Buyer/Offer/CERT_SUB:signature")]
    public void A_forged_certificate_and_a_key_of_its_own_are_written_as_ploys(string omitted)
    {
        var compiled = ProtocolFiles.Of(Shop + $"omit: [{omitted}]\n");
        var search = AttackSearch.Of(compiled, [Suite.Modern], 1, [])!;
        var claim = compiled.Protocol.Claims.Single();
        var result = search.Judge(claim, Searches.Limit());

        // What is written is played on a board before it is given out.
        var quest = FoundQuest.Of("forged", compiled, search.CastFor(result), result);

        Assert.NotNull(quest);
        Assert.Contains("certify CERT_S", quest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shop", "none")]
    [InlineData("Office", "attack")]
    public void Who_issues_certificates_in_a_run_and_is_dishonest_issues_them_to_anybody(string dishonest, string verdict)
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: office
            title: {en: "t", es: "t"}
            roles: {Buyer: B, Shop: S, Office: O}
            atoms: {PIN: nonce}
            certificates: {S: {issuer: O}}
            knows: {Buyer: "S, PK_O", Shop: "SK_S, PK_S, S", Office: "S, SK_O, PK_S"}
            fresh: {Buyer: PIN}
            steps:
              - {name: Issue, from: Office, to: Shop, message: CERT_S}
              - {name: Offer, from: Shop, to: Buyer, message: CERT_S}
              - {name: Pay, from: Buyer, to: Shop, message: PK_S(PIN)}
            goals:
              - {secret: PIN, among: [Buyer, Shop]}
            setting: {}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "secret PIN", 1, [dishonest]));
    }

    [Theory]
    [InlineData("PK_B", "A", "attack")]
    [InlineData("PK_B", "A, PK_B", "none")]
    [InlineData("PK_B, PK_X, H(PK_B, PK_X)", "A", "attack")]
    public void An_outsider_has_key_pairs_of_its_own(string hello, string known, string verdict)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: hello
            title: {en: "t", es: "t"}
            roles: {Alice: A, Bob: B}
            keys: {X: Bob}
            atoms: {N: nonce}
            knows: {Alice: "{{known}}", Bob: "SK_B, PK_B, SK_X, PK_X"}
            fresh: {Alice: N}
            steps:
              - {name: Hello, from: Bob, to: Alice, message: "{{hello}}"}
              - {name: Secret, from: Alice, to: Bob, message: PK_B(N)}
            goals:
              - {secret: N, among: [Alice, Bob]}
            setting: {}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, "secret N", 1, []));
        Assert.Equal(verdict, Searches.Verdict(compiled, "secret N", 1, ["Bob"]));
    }

    [Theory]
    [InlineData("PK_P(N)", "attack")]
    [InlineData("K, E(K, E(K, N), N)", "attack")]
    [InlineData("K, E(K, N)", "attack")]
    [InlineData("PK_Q, N, SK_Q[H(N)]", "attack")]
    [InlineData("E(L, N)", "none")]
    [InlineData("PK_P(L, N)", "none")]
    public void What_the_adversary_made_once_it_sends_again(string message, string verdict)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: again
            title: {en: "t", es: "t"}
            roles: {Asker: Q, Answerer: P}
            atoms: {N: nonce, K: key, L: key}
            knows: {Asker: "PK_P, L, SK_Q, PK_Q", Answerer: "SK_P, L"}
            fresh: {Asker: "N, K"}
            steps:
              - {name: Ask, from: Asker, to: Answerer, message: "{{message}}"}
              - {name: Answer, from: Answerer, to: Asker, message: N}
              - {name: Again, from: Asker, to: Answerer, message: "{{message}}"}
            goals:
              - {alive: Asker, to: Answerer}
            setting: {}
            """);

        Assert.Equal(verdict, Searches.Verdict(compiled, compiled.Protocol.Claims.Single().Name, 1));
    }

    [Fact]
    public void The_same_chance_makes_the_same_octets_and_another_makes_others()
    {
        var cast = Cast.Of(ProtocolFiles.Of(Shop), Suite.Modern, 1, 1)!;
        var workshop = new Workshop(cast, [], new Dictionary<string, int>(), new Dictionary<Term.Atom, byte[]>(), isBounded: false);
        var nonce = new Recipe.Made(new Sort(SortKind.Nonce, 16), 1);
        var key = new Recipe.Composed(Constructor.PublicKey, "", false, [new Recipe.OwnKey(1)]);
        var sealedOnce = new Recipe.Composed(Constructor.Sealed, "", false, [key, nonce]);
        var boxed = new Recipe.Composed(Constructor.Tuple, "", false, [nonce]);

        // The same content, come by in another way.
        var again = sealedOnce with { Inputs = [key, new Recipe.Part(boxed, 0)] };
        var made = workshop.Make(sealedOnce)!;

        Assert.Equal(made, workshop.Make(again));
        Assert.NotEqual(made, workshop.Make(sealedOnce with { Chance = 1 }));
        Assert.Equal(workshop.Make(nonce), workshop.Make(new Recipe.Opened(Constructor.Sealed, again, new Recipe.OwnKey(1), false)));
        Assert.Null(workshop.Make(new Recipe.Opened(Constructor.Sealed, again, new Recipe.OwnKey(2), false)));
    }
}
