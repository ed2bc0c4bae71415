using PaymentQuest.Cryptography;
using Xunit;

namespace PaymentQuest.Tests.Cryptography;

/// <summary>Three parties' keys, the same in every test.</summary>
internal static class TestKeys
{
    public static PrivateKey Alice(Suite suite) => Of(suite, "alice");

    public static PrivateKey Bob(Suite suite) => Of(suite, "bob");

    public static PrivateKey Authority(Suite suite) => Of(suite, "ca");

    public static TheoryData<string> Suites => [.. Suite.All.Select(suite => suite.Name)];

    private static PrivateKey Of(Suite suite, string holder) =>
        Assert.IsType<KeyDeal.Dealt>(KeyPool.Shipped.Deal(suite, 1, ["alice", "bob", "ca"])).Keys[holder];
}
