using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Octets that are run together without framing: what comes apart for everybody, to the search, to knowledge, and on octets; and what is derived from them.</summary>
public sealed class RunOfOctetsTests
{
    [Theory]
    [InlineData("N || PIN")]
    [InlineData("PIN || N")]
    [InlineData("N || PIN || M")]
    [InlineData("N || M || PIN")]
    [InlineData("PIN || H(N, M) || HMAC(M, N)")]
    [InlineData("M, N || PIN")]
    public void A_secret_between_parts_of_known_length_is_read_by_everybody(string message)
    {
        var compiled = Of(message);
        var secret = new Term.Atom("PIN");

        Assert.NotNull(RoleKnowledge.OfNetwork(compiled.Protocol).Derive(secret));
        Assert.Equal("attack", Searches.Verdict(compiled, compiled.Protocol.Claims.Single().Name, 1));
    }

    [Theory]
    [InlineData("E(K, N || PIN)")]
    [InlineData("H(N || PIN || K)")]
    [InlineData("N || M")]
    public void What_is_closed_or_not_there_stays_secret(string message)
    {
        var compiled = Of(message);

        Assert.Null(RoleKnowledge.OfNetwork(compiled.Protocol).Derive(new Term.Atom("PIN")));
        Assert.Equal("none", Searches.Verdict(compiled, compiled.Protocol.Claims.Single().Name, 1));
    }

    [Theory]
    [InlineData("N, H(N || PIN)", "attack")]
    [InlineData("N, H(N, PIN)", "attack")]
    [InlineData("N, HMAC(N, PIN)", "attack")]
    [InlineData("N, KDF(\"label\", N, N || PIN)", "attack")]
    [InlineData("N, H(K, N || PIN)", "none")]
    [InlineData("N, H(M || PIN)", "none")]
    public void A_value_that_travels_only_in_digests_is_guessed_by_whoever_can_make_them(string message, string verdict)
    {
        var compiled = Of(message, "guessable: PIN, among: [Sender, Receiver]");

        Assert.Equal(verdict, Searches.Verdict(compiled, compiled.Protocol.Claims.Single().Name, 1));
    }

    [Fact]
    public void A_key_that_everybody_derives_from_a_run_is_the_key_of_the_roles()
    {
        // Whoever holds the run derives what the sender derived, and opens what it closed: on octets too, or the search would say that it could not carry it out.
        var compiled = Of("M, N, E(KDF(\"label\", M, M || N), PIN)");

        Assert.Equal("attack", Searches.Verdict(compiled, compiled.Protocol.Claims.Single().Name, 1));
    }

    [Theory]
    [InlineData("lecture")]
    [InlineData("modern")]
    [InlineData("historic")]
    public void Lengths_that_everybody_is_said_to_know_are_those_of_the_octets(string suite)
    {
        var compiled = ProtocolFiles.Load("millicent");
        var vocabulary = compiled.Protocol.Vocabulary;
        var algorithms = Suite.ByName(suite)!;
        var atom = vocabulary.Atoms.First(a => a.Value.Kind == SortKind.Text).Key;
        Term[] terms = [new Term.Digest(new Term.Atom(atom)), new Term.Mac(new Term.Atom(atom), new Term.Atom(atom)), new Term.DerivedKey("l", new Term.Atom(atom), new Term.Atom(atom)), new Term.Sealed("S", new Term.Atom(atom)), new Term.Signed("S", new Term.Digest(new Term.Atom(atom)))];

        Assert.All(terms, term =>
        {
            var length = Form.Made(term, vocabulary, algorithms).Length;
            Assert.True(Form.IsOfKnownLength(term, vocabulary));
            Assert.Equal(new Form(FormClass.Octets, length), Form.Of(term, vocabulary, algorithms));
            Assert.True(MessageForm.Fits(term, Der.OctetString(new byte[length]), vocabulary, algorithms));
            Assert.False(MessageForm.Fits(term, Der.OctetString(new byte[length + 1]), vocabulary, algorithms));
        });
    }

    [Theory]
    [InlineData("lecture")]
    [InlineData("modern")]
    [InlineData("historic")]
    public void What_can_be_taken_for_a_ciphertext_is_the_same_for_receivers_and_for_the_search(string suite)
    {
        var vocabulary = ProtocolFiles.Load("millicent").Protocol.Vocabulary;
        var algorithms = Suite.ByName(suite)!;
        var ciphertext = new Term.Encrypted(new Term.Literal("k"), new Term.Literal("x"));

        Assert.All(Enumerable.Range(1, 100), length => Assert.Equal(
            MessageForm.Fits(ciphertext, Der.OctetString(new byte[length]), vocabulary, algorithms),
            Form.Meet(new Form(FormClass.Octets, length), Form.Of(ciphertext, vocabulary, algorithms)) is not null));
        Assert.True(MessageForm.Fits(ciphertext, Der.OctetString(algorithms.Encrypt(new byte[algorithms.SymmetricKeyLength], [], new SeededRandom(1, "v"))!), vocabulary, algorithms));
    }

    private static CompiledProtocol Of(string message, string goal = "secret: PIN, from: network") => ProtocolFiles.Of($$"""
        format_version: 1
        id: runs
        title: {en: Runs, es: Cadenas}
        roles:
          Sender: S
          Receiver: R
        atoms:
          N: nonce
          M: nonce
          PIN: account
          K: key
        knows:
          Sender: R, K, PIN
          Receiver: S, K, PIN
        fresh:
          Sender: N, M
        steps:
          - {name: Clear, from: Sender, to: Receiver, message: '{{message}}'}
        goals:
          - { {{goal}} }
        setting:
          parties: {Sender: Alicia, Receiver: Bruno}
          values: {PIN: "1234"}
        """);
}
