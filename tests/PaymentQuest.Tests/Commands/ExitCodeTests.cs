using System.Reflection;
using System.Text.RegularExpressions;
using PaymentQuest.Terminal;
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

        Assert.Contains("there is no file 'answr.txt'", Run("try", "assemble-slip", "--answer", "answr.txt").Expect(4).Errors, StringComparison.Ordinal);
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
