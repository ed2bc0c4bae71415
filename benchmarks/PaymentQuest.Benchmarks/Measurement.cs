using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace PaymentQuest.Benchmarks;

/// <summary>
/// How everything here is measured: short, and in one process, so that a run and the operations inside it meet the same machine, the
/// same imported keys and the same compiled code. Ratios mean something then; times mean little on a machine that others use too.
/// </summary>
public sealed class Measurement : ManualConfig
{
    /// <summary>The one way.</summary>
    public Measurement()
    {
        AddJob(Job.ShortRun
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithIterationTime(Perfolizer.Horology.TimeInterval.FromMilliseconds(150))
            .WithIterationCount(8));
        AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)));
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
        HideColumns(Column.Error, Column.StdDev, Column.Job, Column.Toolchain, Column.IterationCount, Column.IterationTime, Column.LaunchCount, Column.WarmupCount, Column.AllocRatio);
    }
}
