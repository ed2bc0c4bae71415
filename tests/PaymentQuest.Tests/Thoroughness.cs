using System.Runtime.CompilerServices;
using PaymentQuest.Cryptography;
using Xunit;

namespace PaymentQuest.Tests;

/// <summary>
/// How much is tried. Everybody's <c>dotnet test</c> tries a sample of what is too much for minutes, the same sample every time; with
/// <c>PAYMENTQUEST_TESTS=all</c>, as the gate sets it, everything is tried. Nothing else reads that variable.
/// </summary>
public static class Thoroughness
{
    /// <summary>The environment variable that asks for everything.</summary>
    public const string Variable = "PAYMENTQUEST_TESTS";

    /// <summary>Whether everything is tried.</summary>
    public static bool IsExhaustive { get; } = Environment.GetEnvironmentVariable(Variable) == "all";

    /// <summary>All, or of more than so many a sample of so many, drawn by the name of what they are a sample of, in the order of all.</summary>
    public static IReadOnlyList<T> Sample<T>(IEnumerable<T> all, int count, string name) => Sample([.. all], count, name, IsExhaustive);

    /// <summary>The first that is given when everything is tried, else the second: how often, how many.</summary>
    public static int Times(int exhaustive, int sampled) => IsExhaustive ? exhaustive : sampled;

    internal static IReadOnlyList<T> Sample<T>(IReadOnlyList<T> all, int count, string name, bool isExhaustive)
    {
        if (isExhaustive || all.Count <= count)
        {
            return all;
        }

        var random = new SeededRandom(0, $"sample {name}");
        var drawn = new SortedSet<int>();
        while (drawn.Count < count)
        {
            drawn.Add(random.Below(all.Count));
        }

        return [.. drawn.Select(at => all[at])];
    }
}

/// <summary>A test that is only made when everything is tried; else it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExhaustiveFactAttribute : FactAttribute
{
    /// <summary>For a test in the file and the line of its attribute.</summary>
    public ExhaustiveFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        (Skip, SkipType, SkipUnless) = ($"only with {Thoroughness.Variable}=all", typeof(Thoroughness), nameof(Thoroughness.IsExhaustive));
    }
}

/// <summary>A theory that is only tried when everything is; else it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExhaustiveTheoryAttribute : TheoryAttribute
{
    /// <summary>For a theory in the file and the line of its attribute.</summary>
    public ExhaustiveTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        (Skip, SkipType, SkipUnless) = ($"only with {Thoroughness.Variable}=all", typeof(Thoroughness), nameof(Thoroughness.IsExhaustive));
    }
}
