using BenchmarkDotNet.Attributes;
using PaymentQuest.Quests;
using PaymentQuest.Runs;

namespace PaymentQuest.Benchmarks;

/// <summary>Judging what a player composed against the run that it takes to judge it.</summary>
public class Judging
{
    private const string Longest = "expand-3kp";

    private BuildQuest _quest = null!;
    private Slot _slot = null!;

    /// <summary>Reads the quest and picks the slot with the longest solution.</summary>
    [GlobalSetup]
    public void Open()
    {
        _quest = (BuildQuest)Shipped.Quest(Longest);
        _slot = _quest.Slots.MaxBy(s => s.Solution.Length)!;
    }

    /// <summary>An honest run of the quest's protocol.</summary>
    [Benchmark(Baseline = true)]
    public Verdict Run_and_dealing() => Run.Execute(_quest.Plan(_quest.Seed)).Verdict;

    /// <summary>The longest slot, solved.</summary>
    [Benchmark]
    public BuildJudgement Judge() =>
        BuildJudge.Judge(_quest, _slot, _slot.Solution, _quest.Seed) is { IsSolved: true } judgement ? judgement : throw new InvalidOperationException("the solution does not solve");

    /// <summary>The octets and lengths of a draft, as they are shown while it is written.</summary>
    [Benchmark]
    public Preview Preview() => Workbench.Preview(_quest, _slot, _slot.Solution, _quest.Seed);
}
