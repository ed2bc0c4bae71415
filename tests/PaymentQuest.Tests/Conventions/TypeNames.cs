using System.Text.RegularExpressions;
using PaymentQuest.Protocols;
using Xunit;

namespace PaymentQuest.Tests.Conventions;

/// <summary>Types are named after what they are in the domain.</summary>
public sealed partial class TypeNames
{
    private static readonly System.Reflection.Assembly[] Assemblies =
        [typeof(Protocol).Assembly, .. typeof(TypeNames).Assembly.GetReferencedAssemblies().Where(a => a.Name!.StartsWith("PaymentQuest", StringComparison.OrdinalIgnoreCase)).Select(System.Reflection.Assembly.Load), typeof(TypeNames).Assembly];

    [Fact]
    public void No_type_is_named_after_a_pattern_that_says_nothing() =>
        Assert.Empty(Assemblies.Distinct().SelectMany(a => a.GetTypes()).Where(t => t.Namespace?.StartsWith("PaymentQuest", StringComparison.Ordinal) == true && Vague().IsMatch(t.Name)).Select(t => t.FullName));

    [Fact]
    public void The_rule_is_applied_to_the_engine_the_screens_the_executable_and_the_tests() =>
        Assert.Superset(new HashSet<string> { "PaymentQuest.Engine", "PaymentQuest.Screens", "paymentquest", "PaymentQuest.Tests" }, Assemblies.Select(a => a.GetName().Name!).ToHashSet());

    [Theory]
    [InlineData("ScenarioManager", true)]
    [InlineData("UtilityBelt", false)]
    [InlineData("BaseRule", true)]
    [InlineData("MessageInfo`1", true)]
    [InlineData("Database", false)]
    [InlineData("CommonName", true)]
    [InlineData("Datagram", false)]
    public void The_rule_is_about_words_of_a_name(string name, bool isVague) => Assert.Equal(isVague, Vague().IsMatch(name));

    [GeneratedRegex(@"(?<![A-Z])(Manager|Helper|Helpers|Util|Utils|Service|Processor|Handler|Base|Common|Info|Data)(?![a-z])")]
    private static partial Regex Vague();
}
