using System.CommandLine;
using System.CommandLine.Help;
using PaymentQuest.Documents;
using PaymentQuest.Terminal.Texts;

namespace PaymentQuest.Terminal.Commands;

/// <summary>A command with examples, which its help shows.</summary>
/// <param name="name">The word on the command line.</param>
/// <param name="description">What it does, in one sentence.</param>
/// <param name="examples">Lines to type.</param>
internal sealed class DocumentedCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Lines to type.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>Whether there is more to it than what it writes, so that it goes on when nobody reads that any more.</summary>
    public Predicate<ParseResult> IsForMoreThanOutput { get; init; } = _ => false;
}

/// <summary>The help of a command, in the user's language.</summary>
internal static class HelpText
{
    /// <summary>What to type for a command, such as <c>paymentquest progress export</c>.</summary>
    public static string PathOf(Command command) => command is RootCommand ? "paymentquest" : $"{PathOf(command.Parents.OfType<Command>().First())} {command.Name}";

    /// <summary>Writes the help of a command.</summary>
    public static void Write(Command command, TextWriter output, Language language)
    {
        var path = PathOf(command);
        var arguments = command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $" [{a.Name}]" : $" {a.Name}{(a.Arity.MaximumNumberOfValues > 1 ? "…" : "")}");
        output.WriteLine(command.Description);
        Heading(CommandTexts.Usage);
        output.WriteLine($"  {path}{(command.Subcommands.Count > 0 ? $" [{CommandTexts.Command.In(language)}]" : string.Concat(arguments))} [{CommandTexts.SomeOptions.In(language)}]");
        Section(CommandTexts.Commands, command.Subcommands.Select(c => (c.Name, c.Description)));
        Section(CommandTexts.Arguments, command.Arguments.Select(a => ((string)a.Name, a.Description)));
        Section(CommandTexts.Options, Spelling.OptionsOf(command).Where(o => !o.Hidden).Select(o => (Names(o), Described(o, language))));
        IReadOnlyList<string> examples = command is DocumentedCommand documented ? documented.Examples : ["paymentquest", "paymentquest list", "paymentquest explain 1kp Acquirer", "paymentquest run 3kp --seed 7 --json"];
        Heading(CommandTexts.Examples);
        foreach (var example in examples)
        {
            output.WriteLine($"  {example}");
        }

        Heading(CommandTexts.ExitCodesHeading);
        foreach (var line in CommandTexts.ExitCodesText.In(language).Split('\n'))
        {
            output.WriteLine($"  {line}");
        }

        void Heading(Prose heading)
        {
            output.WriteLine();
            output.WriteLine(heading.In(language));
        }

        void Section(Prose heading, IEnumerable<(string Name, string? Text)> rows)
        {
            var all = rows.ToList();
            if (all.Count == 0)
            {
                return;
            }

            Heading(heading);
            var width = all.Max(r => r.Name.Length);
            foreach (var (name, text) in all)
            {
                output.WriteLine($"  {name.PadRight(width)}  {text}".TrimEnd());
            }
        }
    }

    private static string Names(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => a.StartsWith('-')).Where(a => a != option.Name).Prepend(option.Name));
        return option.HelpName is { Length: > 0 } value ? $"{names} {value}" : names;
    }

    private static string? Described(Option option, Language language) => option switch
    {
        HelpOption => CommandTexts.HelpOption.In(language),
        VersionOption => CommandTexts.VersionOption.In(language),
        _ => option.Description,
    };
}
