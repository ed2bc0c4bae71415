using System.CommandLine;
using PaymentQuest.Documents;
using PaymentQuest.Terminal.Commands;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Commands;

/// <summary>Every option of every command, spelt and used wrongly in every way: the complaint names that option, and no other.</summary>
public sealed class CommandTreeTests
{
    private const string Nonsense = "!!";

    /// <summary>Arguments with which each command would do its work.</summary>
    private static readonly Dictionary<string, string[]> Arguments = new()
    {
        ["list"] = [],
        ["play"] = ["assemble-slip"],
        ["try"] = ["man-in-the-middle"],
        ["oracle"] = ["man-in-the-middle"],
        ["run"] = ["millicent"],
        ["explain"] = ["1kp"],
        ["knows"] = ["-", "Merchant", "CAN"],
        ["analyse"] = ["needham-schroeder"],
        ["attacks"] = ["needham-schroeder"],
        ["mutate"] = ["1kp"],
        ["trace"] = ["1kp"],
        ["validate"] = ["-"],
        ["export"] = ["-"],
        ["asn1"] = ["-"],
        ["certificates"] = ["-"],
        ["claims"] = ["write-invoice"],
        ["lint"] = ["scenarios"],
        ["results"] = [],
        ["progress"] = [],
        ["progress export"] = [],
        ["progress import"] = ["-"],
        ["progress forget"] = ["first-message"],
        ["keys"] = [],
        ["doctor"] = [],
        ["completion"] = ["bash"],
    };

    /// <summary>Options that take any text there is: whatever is written is a folder, or is judged as an answer.</summary>
    private static readonly string[] TakesAnything = ["--openssl", "--answer", "--player"];

    private static readonly Lazy<byte[]> Transcript = new(() => Run("run", "1kp", "--json").Expect(0).Octets);

    public static TheoryData<string> Commands => [.. All(Tree()).Select(Path)];

    public static TheoryData<string, string> Valued => Pairs(o => o.Arity.MaximumNumberOfValues > 0);

    public static TheoryData<string, string> AnyValued => Pairs(o => TakesAnything.Contains(o.Name));

    public static TheoryData<string, string> Choosy => Pairs(o => o.Arity.MaximumNumberOfValues > 0 && !TakesAnything.Contains(o.Name));

    public static TheoryData<string, string> Flags => Pairs(o => o.Arity.MaximumNumberOfValues == 0);

    [Theory, MemberData(nameof(Valued))]
    public void An_option_without_its_value_is_named_and_takes_no_other_for_it(string command, string option)
    {
        string[][] spellings = [[option], [$"{option}="], [option, ""], [option, option], [option, "--nosuch"], [option, "--", "x"]];
        Assert.All(spellings, s => Complains(command, s, $"{option} needs a value: ", $"{option} necesita un valor: "));
    }

    [Theory, MemberData(nameof(Valued))]
    public void An_option_is_given_once(string command, string option) =>
        Complains(command, [option, "1", $"{option}=1"], $"{option} is given twice", $"{option} aparece dos veces");

    [Theory, MemberData(nameof(AnyValued))]
    public void An_option_that_takes_anything_takes_a_dash(string command, string option) =>
        Assert.DoesNotContain(option, Run(Fed, [.. command.Split(' '), .. Arguments[command], option, "-"]).Errors, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Choosy))]
    public void A_value_that_cannot_be_is_said_of_its_option(string command, string option)
    {
        string[] required = command == "export" ? ["--openssl", "never-written"] : [];
        foreach (var language in new[] { "en", "es" })
        {
            string[] spoken = option == "--lang" ? [] : ["--lang", language];
            var ending = Run(Fed, [.. command.Split(' '), .. Arguments[command], .. required, option, Nonsense, .. spoken]);

            Assert.Equal(option == "--moves" ? 4 : 2, ending.ExitCode);
            Assert.StartsWith($"paymentquest: {option}", ending.Errors, StringComparison.Ordinal);
            Assert.Contains(Nonsense, ending.Errors.Split('\n')[0], StringComparison.Ordinal);
            Assert.Empty(ending.Output);
        }
    }

    [Theory, MemberData(nameof(Flags))]
    public void An_option_that_is_there_or_not_takes_no_value(string command, string option) =>
        Complains(command, [$"{option}=true"], $"{option} takes no value", $"{option} no toma ningún valor");

    [Theory, MemberData(nameof(Commands))]
    public void A_misspelt_option_is_never_an_argument(string command)
    {
        Assert.All(Spelling.OptionsOf(Find(command)).Select(o => o.Name), option =>
        {
            var (head, last) = (option[..^1], option[^1]);
            Complains(command, [head + (last == 'x' ? 'y' : 'x')], "there is no option '--", "no existe la opción '--");
            Complains(command, [head + (last == 'x' ? 'y' : 'x'), "7"], "did you mean '--", "¿querías decir «--");
        });
        Complains(command, ["--nosuch"], "there is no option '--nosuch'", "no existe la opción '--nosuch'");
        Complains(command, ["-x"], "there is no option '-x'", "no existe la opción '-x'");
    }

    public static TheoryData<string> Leaves => [.. Commands.Select(c => c.Data).Where(c => Find(c).Subcommands.Count == 0)];

    [Theory, MemberData(nameof(Leaves))]
    public void An_argument_that_is_missing_empty_or_too_many_is_named(string command)
    {
        var arguments = Find(command).Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0).ToList();
        for (var i = 0; i < arguments.Count; i++)
        {
            Assert.StartsWith($"paymentquest: {arguments[i].Name} is missing: ", Run([.. command.Split(' '), .. Arguments[command][..i]]).Expect(2).Errors, StringComparison.Ordinal);
            Assert.StartsWith($"paymentquest: falta {arguments[i].Name}: ", Run([.. command.Split(' '), .. Arguments[command][..i], "", "--lang", "es"]).Expect(2).Errors, StringComparison.Ordinal);
        }

        if (Find(command) is { } leaf && leaf.Arguments.All(a => a.Arity.MaximumNumberOfValues == 1))
        {
            string[] full = [.. Find(command).Arguments.Select(_ => "x"), "y"];
            Assert.StartsWith("paymentquest: 'y' is one argument too many", Run([.. command.Split(' '), .. full]).Expect(2).Errors, StringComparison.Ordinal);
            Assert.StartsWith("paymentquest: '--y' is one argument too many", Run([.. command.Split(' '), "--", .. full[..^1], "--y"]).Expect(2).Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_begins_with_a_dash_can_be_written_as_a_value_and_as_an_argument()
    {
        Assert.Contains("'--x'", Run("mutate", "1kp", "--field=--x").Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("'--'", Run("mutate", "1kp", "--field=--").Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("there is no role '--json'", Run("explain", "1kp", "--", "--json").Expect(2).Errors, StringComparison.Ordinal);
        Assert.Contains("not '-1'", Run("run", "1kp", "--seed", "-1").Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_is_given_however_the_rest_is_spelt_and_a_folder_called_h_is_none() =>
        Assert.All(
            new string[][] { ["run", "--nosuch", "--help"], ["run", "--suite", "--help"], ["run", "1kp", "2kp", "-h"], ["run", "-?"] },
            spelling => Assert.Contains("--purchases", Run(spelling).Expect(0).Output, StringComparison.Ordinal));

    [Fact]
    public void The_version_is_asked_for_alone()
    {
        Assert.Matches("^[0-9]+[.][0-9]+[.][0-9]+", Run("--version").Expect(0).Output);
        Assert.All(new string[][] { ["--version", "list"], ["--plain", "--version"], ["--version", "--version"] }, spelling => Complains(spelling, "--version stands alone", "--version va sola"));
        Complains(["--version=1"], "--version takes no value", "--version no toma ningún valor");
        Complains(["list", "--version"], "there is no option '--version'", "no existe la opción '--version'");
    }

    private static Surrounding Fed => new() { Input = Transcript.Value };

    private static Command Tree() => CommandLine.Root(new Invocation(new ConsolePort(Stream.Null, Stream.Null, Stream.Null, isInteractive: false), Language.En, _ => null));

    private static Command Find(string command) => All(Tree()).Single(c => Path(c) == command);

    private static IEnumerable<Command> All(Command parent) => parent.Subcommands.SelectMany(c => All(c).Prepend(c));

    private static string Path(Command command) => HelpText.PathOf(command)["paymentquest ".Length..];

    private static TheoryData<string, string> Pairs(Func<Option, bool> isWanted)
    {
        var pairs = new TheoryData<string, string>();
        foreach (var command in All(Tree()))
        {
            foreach (var option in Spelling.OptionsOf(command).Where(o => o.Name != Spelling.Help && isWanted(o)))
            {
                pairs.Add(Path(command), option.Name);
            }
        }

        return pairs;
    }

    private static void Complains(string command, string[] options, string english, string spanish) =>
        Complains([.. command.Split(' '), .. Arguments[command], .. options], english, spanish);

    private static void Complains(string[] spelling, string english, string spanish)
    {
        foreach (var (variable, complaint) in new[] { ("en_US", english), ("es_ES", spanish) })
        {
            var ending = Run(Surrounding.With("LANG", variable), spelling).Expect(2);

            Assert.Contains(complaint, ending.Errors.Split('\n')[0], StringComparison.Ordinal);
            Assert.Empty(ending.Output);
        }
    }
}
