using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Conventions;

/// <summary>The table in <c>docs/bounds.md</c> and the numbers in the code are the same.</summary>
public sealed partial class BoundsTests
{
    [Fact]
    public void The_table_of_bounds_has_every_bound_with_its_number()
    {
        var documented = Row().Matches(File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "bounds.md")))
            .ToDictionary(m => m.Groups["name"].Value, m => int.Parse(m.Groups["number"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        var coded = typeof(Bounds).GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(f => f.Name, f => (int)f.GetRawConstantValue()!);

        Assert.NotEmpty(coded);
        Assert.Equal(coded.OrderBy(b => b.Key, StringComparer.Ordinal), documented.OrderBy(b => b.Key, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `(?<name>\w+)` \| (?<number>[\d,]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
