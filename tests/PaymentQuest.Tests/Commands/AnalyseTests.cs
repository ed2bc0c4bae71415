using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary>Searches for attacks as commands.</summary>
public sealed class AnalyseTests
{
    [Fact]
    public void Running_out_of_memory_is_said_in_words_and_is_never_safe()
    {
        var json = JsonDocument.Parse(Run("analyse", "set-gateway-named", "--goal", "guessable PAN", "--memory", "1", "--json").Expect(1).Output).RootElement;
        Assert.Equal("out_of_memory", json.GetProperty("goals")[0].GetProperty("verdict").GetString());

        var english = Run("analyse", "set-gateway-named", "--goal", "guessable PAN", "--memory", "1").Expect(1).Output;
        var spanish = Run("analyse", "set-gateway-named", "--goal", "guessable PAN", "--memory", "1", "--lang", "es").Expect(1).Output;
        Assert.Contains("memory", english, StringComparison.Ordinal);
        Assert.Contains("memoria", spanish, StringComparison.Ordinal);
        Assert.DoesNotContain("no attack", english, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("ningún ataque", spanish, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("needham-schroeder")]
    [InlineData("1kp")]
    public void The_same_question_has_the_same_answer_in_every_language(string protocol)
    {
        var first = Unmeasured(Run(["analyse", protocol, "--json", .. Roomy]).Expect(1).Output);

        Assert.Equal(first, Unmeasured(Run(["analyse", protocol, "--json", "--lang", "es", .. Roomy]).Expect(1).Output));
        Assert.Equal(first, Unmeasured(Run(Surrounding.With("LANG", "es_ES.UTF-8"), ["analyse", protocol, "--json", .. Roomy]).Expect(1).Output));
    }

    [Fact]
    public void An_attack_is_told_in_both_languages_with_its_bound()
    {
        var english = Run(["analyse", "needham-schroeder", "--goal", "secret N_B", .. Roomy]).Expect(1).Output;
        var spanish = Run(["analyse", "needham-schroeder", "--goal", "secret N_B", "--lang", "es", .. Roomy]).Expect(1).Output;

        Assert.Contains("found with 1 session of every role and carried out on octets", english, StringComparison.Ordinal);
        Assert.Contains("So the adversary has N_B of Bruno.", english, StringComparison.Ordinal);
        Assert.Contains("Así el adversario tiene N_B de Bruno.", spanish, StringComparison.Ordinal);
        Assert.Equal(english.Split('\n').Length, spanish.Split('\n').Length);
    }

    [Fact]
    public void Every_check_is_judged_by_what_it_prevents()
    {
        var checks = JsonDocument.Parse(Run(["analyse", "needham-schroeder-lowe", "--necessity", "--json", .. Roomy]).Expect(0).Output).RootElement.GetProperty("checks").EnumerateArray()
            .ToDictionary(c => c.GetProperty("check").GetString()!, c => (c.GetProperty("verdict").GetString(), Goals: c.GetProperty("goals").EnumerateArray().Select(g => g.GetProperty("goal").GetString()).ToList()));

        Assert.Equal("attack", checks["Initiator/Answer/PK_A(N_A, N_B, B).B"].Item1);
        Assert.Contains("secret N_B", checks["Initiator/Answer/PK_A(N_A, N_B, B).B"].Goals);
        Assert.Equal("needed_later", checks["Responder/Challenge/PK_B(N_A, A)"].Item1);
        Assert.Equal("none", JsonDocument.Parse(Run(["analyse", "1kp", "--goal", "secret CAN", "--necessity", "--json", .. Roomy]).Expect(0).Output).RootElement.GetProperty("checks").EnumerateArray()
            .First(c => c.GetProperty("check").GetString() == "Merchant/Auth-Response/Sig_A").GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("--goal", "secret N_X")]
    [InlineData("--sessions", "0")]
    [InlineData("--sessions", "5")]
    [InlineData("--sessions", "two")]
    [InlineData("--dishonest", "Nobody")]
    [InlineData("--time", "0")]
    [InlineData("--memory", "-1")]
    public void What_cannot_be_asked_says_so(string option, string value)
    {
        var ending = Run("analyse", "needham-schroeder", option, value).Expect(2);

        Assert.Empty(ending.Output);
        Assert.NotEmpty(ending.Errors);
    }

    /// <summary>All that is not measured.</summary>
    private static string Unmeasured(string text)
    {
        var json = JsonNode.Parse(text)!;
        foreach (var goal in json["goals"]!.AsArray())
        {
            goal!.AsObject().Remove("milliseconds");
            goal.AsObject().Remove("mebibytes");
        }

        return json.ToJsonString();
    }
}
