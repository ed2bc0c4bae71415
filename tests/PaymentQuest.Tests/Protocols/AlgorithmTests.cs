using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Protocols;

/// <summary>What an author writes under <c>algorithms</c>, and how names of it stand in terms.</summary>
public sealed class AlgorithmTests
{
    [Theory]
    [InlineData("SIGN(K, NOTE, N)", "SIGN(K, NOTE, N)")]
    [InlineData("SIGN(K, (NOTE, N))", "SIGN(K, NOTE, N)")]
    [InlineData("SIGN(K, Both)", "SIGN(K, NOTE, N)")]
    [InlineData("SIGN(K, (Both), M)", "SIGN(K, (NOTE, N), M)")]
    [InlineData("SIGN((K), NOTE)", "SIGN(K, NOTE)")]
    [InlineData("SIGN(N || M, B64(NOTE))", "SIGN(N || M, B64(NOTE))")]
    [InlineData("B64(Both, M)", "B64(NOTE, N, M)")]
    [InlineData("B64(SUM(N || M))", "B64(SUM(N || M))")]
    public void A_name_is_written_like_the_notations_own(string written, string canonical)
    {
        var vocabulary = ProtocolFiles.Of(Yaml()).Protocol.Vocabulary;
        var term = Assert.IsType<TermReading.Read>(vocabulary.Read(written)).Canonical;

        Assert.Equal(canonical, term.ToString());
        Assert.Equal(term, Assert.IsType<TermReading.Read>(vocabulary.Read(vocabulary.Label(term))).Canonical);
    }

    [Theory]
    [InlineData("{SIGN: hmac-sha3}", "NOTE", "PQ0292 7:20 'hmac-sha3' is no algorithm")]
    [InlineData("{SIGN: [hmac-sha1]}", "NOTE", "PQ0292 7:20 a list is no algorithm")]
    [InlineData("{SIGN: hmac-sha1, MAC: hmac-sha1}", "NOTE", "PQ0292 7:31 hmac-sha1 is called 'SIGN' already")]
    [InlineData("{HMAC: hmac-sha1}", "NOTE", "PQ0202 7:14 'HMAC' belongs to the notation")]
    [InlineData("{N: sha-1}", "NOTE", "PQ0204 7:14 'N' is an atom or a function already")]
    [InlineData("{f: sha-1}", "NOTE", "PQ0204 7:14 'f' is an atom or a function already")]
    [InlineData("{Both: sha-1}", "NOTE", "PQ0204 11:3 'Both' is an atom, a function or an algorithm already")]
    [InlineData("{SIGN: hmac-sha1}", "SIGN", "PQ0302 16:50 'SIGN' is an algorithm, and what it is applied to is missing")]
    [InlineData("{SIGN: hmac-sha1}", "SIGN(K)", "PQ0301 16:56 expected ',', found ')'")]
    [InlineData("{SIGN: hmac-sha1}", "SIGN[K]", "PQ0301 16:54 expected ',' or '||' or the end, found '['")]
    [InlineData("{B64: base64}", "B64()", "PQ0301 16:54 expected a term, found ')'")]
    [InlineData("{B64: base64}", "b64(NOTE)", "PQ0302 16:50 'b64' is not declared")]
    [InlineData("sha-1", "NOTE", "PQ0120 7:13")]
    public void What_is_wrong_is_said_with_its_place(string algorithms, string message, string expected)
    {
        var diagnostics = new Diagnostics();
        ProtocolReader.Read(YamlDocument.Read("algorithms.yaml", Encoding.UTF8.GetBytes(Yaml(algorithms, message)), diagnostics)!, diagnostics);

        var first = diagnostics.Items[0];
        Assert.StartsWith(expected, $"{first.Code} {first.Place.Line}:{first.Place.Column} {first.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_not_dropped_from_what_is_made_with_it()
    {
        var dropped = ProtocolFiles.Of(Yaml(message: "SIGN(K, NOTE, N), NOTE") + "drop: [NOTE]\n").Protocol;
        Assert.Equal("SIGN(K, N)", dropped.Steps[1].Message.ToString());
    }

    private static string Yaml(string algorithms = "{SIGN: hmac-sha1, B64: base64, SUM: crc-32}", string message = "NOTE") => $$"""
        format_version: 1
        id: algorithms
        title: {en: Algorithms, es: Algoritmos}
        suites: [lecture, modern, historic]
        roles: {Alice: A, Bob: B}

        algorithms: {{algorithms}}
        atoms: {K: key, NOTE: text, N: nonce, M: nonce}
        functions: {f: {result: text, roles: [Alice]} }
        definitions:
          Both: NOTE, N
        knows: {Alice: "K, M", Bob: "K, M"}
        fresh: {Alice: "NOTE, N"}
        steps:
          - {name: Ask, from: Bob, to: Alice, message: M}
          - {name: Tell, from: Alice, to: Bob, message: '{{message}}' }

        """;
}
