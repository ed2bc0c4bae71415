using PaymentQuest.Tests.Commands;
using Xunit;

namespace PaymentQuest.Tests.Hostile;

/// <summary>
/// Every hostile input ends where its bound is passed, as an error that names place and bound, and costs little. Here cost is octets that are allocated, which a clock
/// or a busy machine does not change; <c>.ci/bounds</c> measures the real executable.
/// </summary>
public sealed class HostileInputTests
{
    /// <summary>Where the inputs are to be written for <c>.ci/bounds</c>.</summary>
    private const string Folder = "PAYMENTQUEST_HOSTILE";

    /// <summary>What one of them may allocate from its beginning to its end, in octets: more than is ever in use at once.</summary>
    private const long MostAllocated = 200L << 20;

    public static TheoryData<string> Names => [.. HostileInputs.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_hostile_input_ends_at_a_bound_that_is_named_and_costs_little(string name)
    {
        var input = HostileInputs.All[name];
        using var scratch = new Scratch();
        var arguments = input.WriteTo(scratch.Folder);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var ending = Executable.Run(new Executable.Surrounding { Input = System.Text.Encoding.UTF8.GetBytes(input.Input) }, arguments).Expect(input.ExitCode);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
        Assert.Contains(input.Told, ending.Output + ending.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_inputs_are_written_down_for_who_measures_the_executable()
    {
        var folder = Environment.GetEnvironmentVariable(Folder);
        Assert.SkipUnless(folder is { Length: > 0 }, $"only for .ci/bounds, which names a folder in {Folder}");
        foreach (var (input, number) in HostileInputs.All.Values.Select((input, i) => (input, i + 1)))
        {
            var own = Directory.CreateDirectory(Path.Combine(folder!, $"{number:00}")).FullName;
            File.WriteAllText(Path.Combine(own, ".name"), input.Name);
            File.WriteAllText(Path.Combine(own, ".input"), input.Input);
            File.WriteAllText(Path.Combine(own, ".exit"), $"{input.ExitCode}");
            File.WriteAllLines(Path.Combine(own, ".arguments"), input.WriteTo(own));
        }
    }
}
