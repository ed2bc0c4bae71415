using System.Text.Json;
using PaymentQuest.Tests.Transcripts;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary>Tables of who refuses which change, as people have read and approved them.</summary>
public sealed class MutateTests
{
    public static TheoryData<string, string> Tables => new(Thoroughness.Sample(Approved, 4, "tables of changes"));

    private static IEnumerable<(string Protocol, string Language)> Approved => [.. Recorded.Protocols.Append("set-1.0").Append("2kp-no-receipt-check").Select(id => (id, "en")), ("1kp", "es"), ("2kp-no-receipt-check", "es")];

    [Theory, MemberData(nameof(Tables))]
    public void Every_field_and_change_is_told_with_who_refuses_it_and_what_nothing_protects(string id, string language)
    {
        var told = Run("mutate", id, "--suite", "lecture", "--seed", "7", "--lang", language);

        Recorded.Approve($"mutate-{id}-{language}", told.Output);
        Assert.Equal(told.Output.Contains(language == "en" ? "NOBODY" : "NADIE", StringComparison.Ordinal) ? 1 : 0, told.ExitCode);
        Assert.Empty(told.Errors);
    }

    [Fact]
    public void Machine_output_is_the_same_in_every_language_and_adds_up()
    {
        var told = Run("mutate", "2kp", "--suite", "lecture", "--json").Expect(1);
        Assert.Equal(told.Octets, Run("mutate", "2kp", "--suite", "lecture", "--json", "--lang", "es").Expect(1).Octets);

        var json = JsonDocument.Parse(told.Octets).RootElement;
        var results = json.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(json.GetProperty("changes").GetInt32(), results.Count);
        Assert.Equal(json.GetProperty("unnoticed").GetInt32(), results.Count(r => r.GetProperty("verdict").GetString() == "completed"));
        Assert.All(results.Where(r => r.GetProperty("verdict").GetString() == "refused"), r => Assert.Matches("^[A-Za-z]+/[^/]+/.+", r.GetProperty("refusal").GetProperty("check").GetString()!));
        Assert.All(results.Where(r => r.GetProperty("change").GetString() == "elsewhere"), r => Assert.NotEqual("", r.GetProperty("source").GetProperty("field").GetString()));
    }

    [Fact]
    public void One_field_is_found_by_its_name_and_by_its_parts_and_another_is_wrong_usage()
    {
        var byName = Run("mutate", "1kp", "--suite", "lecture", "--field", "CID").Expect(0);

        Assert.Equal(byName.Output, Run("mutate", "1kp", "--suite", "lecture", "--field", "H(R_C, CAN)").Expect(0).Output);
        Assert.Contains("did you mean 'CID'?", Run("mutate", "1kp", "--field", "CIT").Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("ningún mensaje tiene el campo", Run("mutate", "1kp", "--field", "\u001b[2J", "--lang", "es").Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("does not run under suite lecture", Run("mutate", "millicent", "--suite", "lecture").Errors, StringComparison.Ordinal);
    }
}
