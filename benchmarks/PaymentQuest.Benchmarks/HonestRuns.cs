using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using PaymentQuest.Runs;

namespace PaymentQuest.Benchmarks;

/// <summary>Whole honest runs against the RSA operations that they contain.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
public class HonestRuns
{
    private RunPlan _plan = null!;
    private RsaOperations _operations = null!;

    /// <summary>The protocols of the family.</summary>
    public static IEnumerable<string> Protocols => Shipped.Protocols;

    /// <summary>The suites.</summary>
    public static IEnumerable<string> Suites => Cryptography.Suite.All.Select(s => s.Name);

    /// <summary>The protocol.</summary>
    [ParamsSource(nameof(Protocols))]
    public string Protocol { get; set; } = "";

    /// <summary>The suite.</summary>
    [ParamsSource(nameof(Suites))]
    public string Suite { get; set; } = "";

    /// <summary>Deals the keyring and counts the operations.</summary>
    [GlobalSetup]
    public void Deal()
    {
        _plan = Shipped.Plan(Protocol, Suite);
        _operations = new RsaOperations(Run.Execute(_plan));
        Console.WriteLine($"// {Protocol} under {Suite}: {_operations.Private} private, {_operations.Public} public, {_operations.Issued} certificates");
    }

    /// <summary>The RSA operations of a run.</summary>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("keyring shared")]
    public int Rsa() => _operations.Execute();

    /// <summary>A run with a keyring that was dealt before.</summary>
    [Benchmark]
    [BenchmarkCategory("keyring shared")]
    public Verdict Run_() => Run.Execute(_plan).Verdict;

    /// <summary>The RSA operations of a run and of issuing the certificates of its parties.</summary>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("keyring new")]
    public int Rsa_and_issuing() => _operations.Execute() + _operations.Issue();

    /// <summary>A run that deals its own keyring.</summary>
    [Benchmark]
    [BenchmarkCategory("keyring new")]
    public Verdict Run_and_dealing() => Run.Execute(_plan with { Keyring = null }).Verdict;
}
