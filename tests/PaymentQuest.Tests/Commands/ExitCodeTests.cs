using System.Reflection;
using System.Text.RegularExpressions;
using PaymentQuest.Screens;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

public sealed partial class ExitCodeTests
{
    private static readonly int[] Codes = [.. typeof(ExitCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (int)f.GetRawConstantValue()!).Order()];

    [Fact]
    public void The_readme_lists_every_exit_code_and_no_other()
    {
        var table = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "README.md")).ReplaceLineEndings("\n").Split("exit codes:\n\n")[1].Split("\n\n")[0];

        Assert.Equal(Codes, Row().Matches(table).Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("en", "EXIT CODES\n")]
    [InlineData("es", "CÓDIGOS DE SALIDA\n")]
    public void Every_help_lists_every_exit_code_and_no_other(string language, string heading)
    {
        var text = Run("list", "--help", "--lang", language).Expect(0).Output.Split(heading)[1];

        Assert.Equal(Codes, Number().Matches(text).Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_file_that_is_not_there_or_cannot_be_read_ends_every_command_with_4()
    {
        using var scratch = new Scratch();
        foreach (var file in new[] { Path.Combine(scratch.Folder, "none.yaml"), scratch.Folder })
        {
            string[][] commands =
            [
                ["run", file], ["explain", file], ["knows", file, "Merchant", "CAN"], ["analyse", file], ["attacks", file], ["mutate", file], ["trace", file], ["lint", file],
                ["validate", file], ["asn1", file], ["certificates", file], ["export", file, "--openssl", Path.Combine(scratch.Folder, "out")],
                ["play", file, "--plain"], ["oracle", file], ["try", file, "--answer", "x"], ["try", "man-in-the-middle", "--moves", file],
            ];
            Assert.All(commands, c => Run(c).Expect(4));
            Assert.All(commands, c => Assert.Contains(file, Run(c) is { } ending ? ending.Output + ending.Errors : "", StringComparison.Ordinal));
        }

        Assert.Contains("--answer: answr.txt:1:1: PQ0101 error: there is no such file", Run("try", "assemble-slip", "--answer", "answr.txt").Expect(4).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run nowhere")]
    [InlineData("run 3pk")]
    [InlineData("try nowhere --answer x")]
    [InlineData("explain 3kp Nobody")]
    [InlineData("knows 3kp Nobody CAN")]
    [InlineData("mutate 1kp --field Foo")]
    [InlineData("validate nowhere.json")]
    [InlineData("validate .")]
    [InlineData("explain ./nowhere.yaml")]
    [InlineData("explain .")]
    [InlineData("lint nowhere.yaml")]
    [InlineData("certificates nowhere")]
    [InlineData("progress import .")]
    [InlineData("try man-in-the-middle --moves .")]
    [InlineData("try man-in-the-middle --moves nowhere.txt")]
    [InlineData("oracle nowhere")]
    [InlineData("play nowhere --plain")]
    public void What_is_wrong_with_a_name_on_the_command_line_is_told_in_the_language_of_the_player(string line)
    {
        string Told(string language) => Run([.. line.Split(' '), "--lang", language]) is { ExitCode: 2 or 4 } ending ? ending.Errors + ending.Output : "";
        var (en, es) = (Told("en"), Told("es"));

        Assert.Matches(@"\b(there is|this is|no message|use|did you|has no)\b", en);
        Assert.NotEmpty(es);
        Assert.DoesNotMatch(@"\b(there|this|is|the|use|did you|its|check|name)\b", es);
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_told_with_the_place_by_whatever_reads_texts()
    {
        using var scratch = new Scratch();
        var file = Path.Combine(scratch.Folder, "a.txt");
        File.WriteAllBytes(file, [.. "# \u00e9\n  "u8, 0xE9, .. "pass 1\n"u8]);

        Assert.Contains("a.txt, line 2, column 3: bytes that are not UTF-8", Run("try", "man-in-the-middle", "--moves", file).Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("a.txt, line 2, column 3: bytes that are not UTF-8", Run("try", "assemble-slip", "--answer", file).Expect(2).Errors, StringComparison.Ordinal);
        var plain = Run(Surrounding.With("PAYMENTQUEST_HOME", scratch.Folder) with { Input = [0xE9, .. "x\nquit\n"u8] }, "play", "assemble-slip", "--plain").Expect(0).Output;
        Assert.Contains("column 1: bytes that are not UTF-8", plain, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', plain);
    }

    [Fact]
    public void A_folder_without_content_is_not_nothing_to_report()
    {
        using var scratch = new Scratch();
        scratch.Write("notes.txt", "none of ours");

        Assert.Contains("no content file", Run("lint", scratch.Folder).Expect(4).Output, StringComparison.Ordinal);
        scratch.Write("bad.yaml", "colour: red\n");
        Run("lint", scratch.Folder).Expect(3);
        Run("lint", scratch.Folder, Path.Combine(scratch.Folder, "none.yaml")).Expect(4);
    }

    [GeneratedRegex(@"^\| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
