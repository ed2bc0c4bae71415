using System.Reflection;
using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using PaymentQuest.Runs;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>Every reason for which a run stops has a word for programs and a phrase in either language.</summary>
public sealed partial class HindranceTests
{
    private static IReadOnlyList<Hindrance> All { get; } =
    [
        .. typeof(Hindrance).GetNestedTypes(BindingFlags.Public).Where(t => t.IsSubclassOf(typeof(Hindrance)))
            .Select(t => t.GetConstructors().Single())
            .Select(c => (Hindrance)c.Invoke([.. c.GetParameters().Select((p, i) => p.ParameterType == typeof(int) ? (object)(41 + i) : $"part{41 + i}")])),
    ];

    [Fact]
    public void The_words_are_documented() =>
        Assert.Equal(
            All.Select(h => h.Word).Order(StringComparer.Ordinal),
            File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "transcript-format.md")).Split("### Why a run did not begin")[1].Split("##")[0].Split('\n')
                .Select(l => Row().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Phrases_and_machine_output_say_every_part() => Assert.All(All, hindrance =>
    {
        var parts = hindrance.GetType().GetConstructors().Single().GetParameters().Length;
        var told = HindranceText.Of(hindrance);
        Assert.NotEqual(told.En, told.Es);
        Assert.All([told.En, told.Es, hindrance.ToString()], text => Assert.All(Enumerable.Range(41, parts), number =>
            Assert.Contains($"{number}", text, StringComparison.Ordinal)));
        Assert.DoesNotContain('{', told.In(Language.Es));
    });

    [GeneratedRegex("^\\| `([a-z_]+)` \\|")]
    private static partial Regex Row();
}
