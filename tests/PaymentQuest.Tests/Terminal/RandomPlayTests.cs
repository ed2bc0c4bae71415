using PaymentQuest.Kills;
using PaymentQuest.Tests.Screens;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

/// <summary>The short form of <c>dotnet run -c Release --project tests/PaymentQuest.Kills -- keys</c>.</summary>
public sealed class RandomPlayTests
{
    public static TheoryData<int> Seeds => [.. Thoroughness.Sample(Enumerable.Range(1, 6), 1, "random play")];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_arrives_the_game_goes_on_and_hands_the_terminal_back(int seed) =>
        Assert.Null(new RandomPlay(Path.Combine(AppContext.BaseDirectory, "paymentquest.dll"), PlayedGame.Source).Play(seed));
}
