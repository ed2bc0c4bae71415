using System.Security.Cryptography;
using PaymentQuest.Cryptography;
using Xunit;

namespace PaymentQuest.Tests.Cryptography;

public sealed class SeededRandomTests
{
    // HMAC-SHA-256 under 00..002a of "nonce", 00 and eight zero octets, computed with `openssl dgst -sha256 -mac hmac`.
    [Fact]
    public void First_octets_are_pinned() =>
        Assert.Equal("0e6e3be0dcf307c287acf03985f598d810eca2aef016dfdb0a487ef0c1e45f64", Convert.ToHexStringLower(new SeededRandom(42, "nonce").Octets(32)));

    [Fact]
    public void Second_block_counts_on()
    {
        byte[] key = [0, 0, 0, 0, 0, 0, 0, 42];
        var second = HMACSHA256.HashData(key, (byte[])[.. "nonce"u8, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
        Assert.Equal(second, new SeededRandom(42, "nonce").Octets(64)[32..]);
    }

    [Theory]
    [InlineData(1UL, "a", 1UL, "b")]
    [InlineData(1UL, "a", 2UL, "a")]
    [InlineData(1UL, "a", 1UL, "a\0")]
    [InlineData(1UL, "", 1UL, "\0")]
    public void Another_seed_or_label_is_another_stream(ulong seed, string label, ulong otherSeed, string otherLabel) =>
        Assert.NotEqual(new SeededRandom(seed, label).Octets(32), new SeededRandom(otherSeed, otherLabel).Octets(32));

    [Fact]
    public void The_stream_does_not_depend_on_how_it_is_cut()
    {
        var whole = new SeededRandom(7, "cut").Octets(200);
        var pieces = new SeededRandom(7, "cut");
        var cut = new List<byte>();
        for (var length = 0; cut.Count < whole.Length; length++)
        {
            cut.AddRange(pieces.Octets(Math.Min(length, whole.Length - cut.Count)));
        }

        Assert.Equal(whole, cut);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void Numbers_below_a_bound_reach_each_value_about_equally_often(int bound)
    {
        var random = new SeededRandom(5, "below");
        var counts = new int[bound];
        for (var i = 0; i < 1000 * bound; i++)
        {
            counts[random.Below(bound)]++;
        }

        // Six standard deviations; the stream is fixed, so this cannot fail by chance on another day.
        Assert.All(counts, count => Assert.InRange(count, 810, 1190));
    }

    [Fact]
    public void The_largest_bound_is_served() => Assert.InRange(new SeededRandom(5, "large").Below(int.MaxValue), 0, int.MaxValue - 1);
}
