using PaymentQuest.Cryptography;
using Xunit;

namespace PaymentQuest.Tests.Cryptography;

public sealed class KeyPoolTests
{
    public static TheoryData<string> Suites => TestKeys.Suites;

    [Theory, MemberData(nameof(Suites))]
    public void Holders_of_one_run_have_distinct_keys_on_200_seeds(string name)
    {
        var suite = Suite.ByName(name)!;
        var holders = Enumerable.Range(0, KeyPool.Shipped.Count(suite)).Select(i => $"holder {i}").ToArray();
        var first = new HashSet<PublicKey>();
        for (var seed = 0UL; seed < 200; seed++)
        {
            var keys = Dealt(suite, seed, holders);
            Assert.Equal(holders.Length, keys.Values.Select(key => key.Public).Distinct().Count());
            Assert.All(keys.Values, key => Assert.Equal(suite.ModulusLength, key.Public.ModulusLength));
            first.Add(keys[holders[0]].Public);
        }

        Assert.Equal(holders.Length, first.Count);
    }

    [Theory, MemberData(nameof(Suites))]
    public void Order_and_repetition_of_holders_do_not_matter(string name)
    {
        var suite = Suite.ByName(name)!;
        Assert.Equal(Dealt(suite, 5, ["a", "b", "c"]), Dealt(suite, 5, ["c", "a", "b", "a"]));
    }

    [Fact]
    public void One_holder_too_many_is_a_value()
    {
        var holders = Enumerable.Range(0, 25).Select(i => $"{i}");
        Assert.Equal(new KeyDeal.TooFew(25, 24), KeyPool.Shipped.Deal(Suite.Modern, 1, holders));
    }

    [Fact]
    public void Threads_share_the_same_keys()
    {
        var dealt = new PrivateKey[16];
        Parallel.For(0, dealt.Length, i => dealt[i] = Dealt(Suite.Lecture, 77, ["x"])["x"]);
        Assert.All(dealt, key => Assert.Same(dealt[0], key));
        Parallel.For(0, 200, i =>
        {
            byte[] message = [(byte)i];
            Assert.True(Suite.Lecture.Verify(dealt[0].Public, message, Suite.Lecture.Sign(dealt[0], message)));
        });
    }

    private static IReadOnlyDictionary<string, PrivateKey> Dealt(Suite suite, ulong seed, string[] holders) =>
        Assert.IsType<KeyDeal.Dealt>(KeyPool.Shipped.Deal(suite, seed, holders)).Keys;
}
