using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary>The player's file of keys where it lies: in the command <c>keys</c>, the game, <c>doctor</c> and the documentation.</summary>
public sealed partial class KeysCommandTests : IDisposable
{
    private static readonly string Document = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "keys.md")).ReplaceLineEndings("\n");

    private readonly Scratch _home = new();

    private Surrounding At => Surrounding.With("PAYMENTQUEST_HOME", _home.Folder);

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("en", "hint              h                      hint", "To change them, write ")]
    [InlineData("es", "hint              h                      pista", "Para cambiarlas, escribe ")]
    public void Without_a_file_all_actions_are_listed_and_where_the_file_would_be(string language, string row, string advice)
    {
        var lines = Run(At, "keys", "--lang", language).Expect(0).Output.Split('\n');

        Assert.Contains(row, lines);
        Assert.StartsWith($"{advice}{Path.Combine(_home.Folder, "keys.yaml")}", lines[^2], StringComparison.Ordinal);
        Assert.Equal(KeyMap.Actions.Count + 3, lines.Length);
    }

    [Fact]
    public void What_the_file_changes_is_shown_beside_what_is_shipped()
    {
        _home.Write("keys.yaml", "hint: F5\nsend: [s, ctrl+s]\n");

        var said = Run(At, "keys").Expect(0).Output;

        Assert.Matches(@"(?m)^hint +F5 +hint  \(shipped: h\)$", said);
        Assert.Matches(@"(?m)^send +s  Ctrl\+S +send  \(shipped: s\)$", said);
        Assert.Equal(2, said.Split("(shipped: ").Length - 1);
        Assert.Contains("These keys are changed by ", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Programs_are_told_the_same_in_every_language()
    {
        _home.Write("keys.yaml", "hint: F5\n");

        var told = Run(At, "keys", "--json").Expect(0).Output;

        Assert.Equal(told, Run(At, "keys", "--json", "--lang", "es").Expect(0).Output);
        var hint = JsonNode.Parse(told)!["actions"]!.AsArray().Single(a => (string?)a!["name"] == "hint")!;
        Assert.Equal(("F5", "h", "pista"), ((string?)hint["keys"]![0], (string?)hint["shipped"]![0], (string?)hint["label"]!["es"]));
    }

    [Fact]
    public void What_is_wrong_with_the_file_is_told_with_its_place_by_the_command_the_doctor_and_the_game_which_has_the_shipped_keys()
    {
        var path = _home.Write("keys.yaml", "hint: F5\nhnt: F6\nsend: PageDwn\n");

        var ending = Run(At, "keys", "--json").Expect(ExitCodes.InvalidContent);
        Assert.Equal([$"{path}:2:1: PQ0602 error: there is no action 'hnt'; did you mean 'hint'?", $"{path}:3:7: PQ0603 error: 'PageDwn' is not a key that can be used; did you mean 'PageDown'?"], ending.Errors.TrimEnd().Split('\n'));
        Assert.Equal(["PQ0602", "PQ0603"], JsonNode.Parse(ending.Output)!["problems"]!.AsArray().Select(p => (string?)p!["code"]));

        Assert.Contains("no hay ninguna acción 'hnt'; ", Run(At, "keys", "--lang", "es").Errors, StringComparison.Ordinal);

        var found = PlayerKeys.Of(At.Variables.GetValueOrDefault!);
        Assert.Same(KeyMap.Shipped, found.Keys);
        Assert.Equal("Your keys cannot be used, so all are as shipped. keys.yaml:2:1: there is no action 'hnt'; did you mean 'hint'?", found.Note?.En);
        Assert.StartsWith("warning", Run(At, "doctor").Output.Split('\n').Single(l => l.Contains("keys of your own: ", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("keys.yaml:2:1", Run(At, "doctor").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_no_crash()
    {
        Directory.CreateDirectory(Path.Combine(_home.Folder, "keys.yaml"));

        Assert.Contains("PQ0101", Run(At, "keys").Expect(ExitCodes.Environment).Errors, StringComparison.Ordinal);
        Assert.Contains("keys.yaml:1:1: esto es una carpeta", PlayerKeys.Of(At.Variables.GetValueOrDefault!).Note?.Es, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_no_folder_has_the_shipped_keys()
    {
        var found = PlayerKeys.Of(name => name == "HOME" ? "relative" : null);

        Assert.Same(KeyMap.Shipped, found.Keys);
        Assert.Null(found.Note);
    }

    [Fact]
    public void The_file_to_begin_with_can_be_used_as_it_is()
    {
        _home.Write("keys.yaml", Run(At, "keys", "--example").Expect(0).Octets);

        Assert.DoesNotContain("(shipped: ", Run(At, "keys").Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_document_lists_all_actions_and_names_and_its_example_can_be_used()
    {
        var rows = KeyMap.Actions.Select(a => $"| `{a.Name}` | {string.Join(", ", a.Keys.Select(k => $"`{KeyName.Of(k)}`"))} | {a.Label.En} |");

        Assert.Equal(string.Join('\n', rows), Document.Split("|---|---|---|\n")[1].TrimEnd('\n'));
        Assert.All(KeyName.All.Where(n => n[0] != 'F'), n => Assert.Contains($"`{n}`", Document, StringComparison.Ordinal));
        _home.Write("keys.yaml", Yaml().Match(Document).Groups[1].Value);
        Assert.Equal(7, Run(At, "keys").Expect(0).Output.Split("(shipped: ").Length);
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
