using BenchmarkDotNet.Attributes;
using PaymentQuest.Runs;
using PaymentQuest.Transcripts;

namespace PaymentQuest.Benchmarks;

/// <summary>Validating a transcript of 3KP against the RSA operations of the run that it records.</summary>
public class Validating
{
    private RunPlan _plan = null!;
    private RsaOperations _operations = null!;
    private Transcript _transcript = null!;
    private byte[] _text = [];

    /// <summary>The suites.</summary>
    public static IEnumerable<string> Suites => Cryptography.Suite.All.Select(s => s.Name);

    /// <summary>The suite.</summary>
    [ParamsSource(nameof(Suites))]
    public string Suite { get; set; } = "";

    /// <summary>Records a run.</summary>
    [GlobalSetup]
    public void Record()
    {
        _plan = Shipped.Plan("3kp", Suite);
        var run = Run.Execute(_plan);
        _operations = new RsaOperations(run);
        _transcript = Transcript.Of(run);
        _text = _transcript.Write();
    }

    /// <summary>The RSA operations of the run.</summary>
    [Benchmark(Baseline = true)]
    public int Rsa() => _operations.Execute();

    /// <summary>The transcript's text is read; nothing is validated.</summary>
    [Benchmark]
    public Transcript Read() => Transcript.Read("3kp.json", _text, new Documents.Diagnostics())!;

    /// <summary>Validation with a keyring that was dealt before.</summary>
    [Benchmark]
    public ValidationReport Validate() => Proven(Validation.Validate(_plan.Compiled, _transcript, _plan.Keyring));

    /// <summary>Validation of a transcript from elsewhere, whose keyring has to be dealt.</summary>
    [Benchmark]
    public ValidationReport Validate_and_deal() => Proven(Validation.Validate(_plan.Compiled, _transcript));

    private static ValidationReport Proven(ValidationReport report) =>
        report.Result is ValidationResult.Valid ? report : throw new InvalidOperationException("the transcript of an honest run is not valid");
}
