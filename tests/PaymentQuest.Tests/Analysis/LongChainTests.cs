using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Two parties that answer each other under one key for forty steps: each answer could be meant for any challenge, and the search must not try them all.</summary>
public sealed class LongChainTests
{
    private const int Steps = 40;
    private const long States = 1_000;

    [Theory]
    [InlineData("N{0}, HMAC(K, N{0}, N{1})", "none")]
    [InlineData("N{0}, HMAC(K, {2}, N{0}, N{1})", "none")]
    [InlineData("E(K, N{0}, N{1})", "none")]
    [InlineData("N{0}, HMAC(K, N{1})", "attack")]
    [InlineData("N{0}, HMAC(K, N{0})", "attack")]
    public void A_chain_under_one_key_is_judged_in_a_thousand_states(string message, string verdict)
    {
        string Nonce(int i) => string.Create(CultureInfo.InvariantCulture, $"N{i}");
        string Fresh(int from) => string.Join(", ", Enumerable.Range(0, Steps / 2).Select(i => Nonce((2 * i) + from)));
        string Step(int i)
        {
            var (from, to, symbol) = i % 2 == 0 ? ("Alice", "Bob", "A") : ("Bob", "Alice", "B");
            return $"  - {{name: S{i}, from: {from}, to: {to}, message: \"{string.Format(CultureInfo.InvariantCulture, message, i, i - 1, symbol).Replace("N-1", "A", StringComparison.Ordinal)}\"}}";
        }

        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: chain
            title: {en: "t", es: "t"}
            roles: {Alice: A, Bob: B}
            atoms: {{{string.Join(", ", Enumerable.Range(0, Steps).Select(i => $"{Nonce(i)}: nonce"))}}, K: key}
            knows: {Alice: "K, B", Bob: "K, A"}
            fresh: {Alice: "{{Fresh(0)}}", Bob: "{{Fresh(1)}}"}
            steps:
            {{string.Join("\n", Enumerable.Range(0, Steps).Select(Step))}}
            goals:
              - {agree: Bob, with: Alice, on: "{{Nonce(Steps - 2)}}", at: S{{Steps - 2}}}
              - {agree: Alice, with: Bob, on: "{{Nonce(Steps - 1)}}", at: S{{Steps - 1}}}
            setting: {}
            """);

        Assert.All(compiled.Protocol.Claims, claim =>
        {
            var result = AttackSearch.Of(compiled, [Suite.Modern], 1, [])!.Judge(claim, Searches.Limit());
            Assert.Equal(verdict, result.Finding.Word);
            Assert.InRange(result.States, 1, States);
        });
    }
}
