using Xunit;

namespace PaymentQuest.Tests;

public sealed class ThoroughnessTests
{
    private static readonly int[] Hundred = [.. Enumerable.Range(0, 100)];

    [Fact]
    public void A_sample_is_in_order_without_doubles_and_the_same_every_time()
    {
        var sample = Thoroughness.Sample(Hundred, 10, "numbers", isExhaustive: false);

        Assert.Equal(10, sample.Distinct().Count());
        Assert.Equal(sample.Order(), sample);
        Assert.Equal(sample, Thoroughness.Sample(Hundred, 10, "numbers", isExhaustive: false));
        Assert.NotEqual(sample, Thoroughness.Sample(Hundred, 10, "other numbers", isExhaustive: false));
    }

    [Fact]
    public void Everything_is_tried_when_that_is_asked_for_or_little_enough()
    {
        Assert.Equal(Hundred, Thoroughness.Sample(Hundred, 10, "numbers", isExhaustive: true));
        Assert.Equal(Hundred, Thoroughness.Sample(Hundred, 100, "numbers", isExhaustive: false));
    }

    [Fact]
    public void One_place_alone_reads_how_much_is_tried_and_the_gate_asks_for_everything()
    {
        var readers = Directory.EnumerateFiles(Path.Combine(ProtocolFiles.Root, "tests", "PaymentQuest.Tests"), "*.cs", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains("\"" + Thoroughness.Variable + "\"", StringComparison.Ordinal))
            .Select(Path.GetFileName);

        Assert.Equal(["Thoroughness.cs"], readers);
        Assert.Contains($"{Thoroughness.Variable}=all", File.ReadAllText(Path.Combine(ProtocolFiles.Root, ".ci", "run")), StringComparison.Ordinal);
        Assert.Contains($"{Thoroughness.Variable}=all", File.ReadAllText(Path.Combine(ProtocolFiles.Root, "README.md")), StringComparison.Ordinal);
    }
}
