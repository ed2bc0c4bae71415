using System.CommandLine;
using PaymentQuest.Documents;

namespace PaymentQuest.Terminal.Commands;

/// <summary>A command with examples, which its help shows.</summary>
/// <param name="name">The word on the command line.</param>
/// <param name="description">The key of what it does, in one sentence; as of every option and argument here, which is read when it is shown.</param>
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
    public static string PathOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : command.Name;

    /// <summary>What a command, an option or an argument is for.</summary>
    public static Prose Described(Symbol symbol) => Prose.Of(symbol.Description!);

    /// <summary>Writes the help of a command.</summary>
    public static void Write(Command command, TextWriter output, Language language)
    {
        var path = PathOf(command);
        var arguments = command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $" [{a.Name}]" : $" {a.Name}{(a.Arity.MaximumNumberOfValues > 1 ? "…" : "")}");
        output.WriteLine(Described(command).In(language));
        Heading(Prose.Of("command.usage"));
        output.WriteLine($"  {path}{(command.Subcommands.Count > 0 ? $" [{Prose.Of("command.command").In(language)}]" : string.Concat(arguments))} [{Prose.Of("command.some-options").In(language)}]");
        Section(Prose.Of("command.commands"), command.Subcommands.Select(c => (c.Name, Described(c))));
        Section(Prose.Of("command.arguments"), command.Arguments.Select(a => (a.Name, Described(a))));
        Section(Prose.Of("command.options"), Spelling.OptionsOf(command).Where(o => !o.Hidden).Select(o => (Names(o, language), Described(o))));
        IReadOnlyList<string> examples = command is DocumentedCommand documented ? documented.Examples : ["paymentquest", "paymentquest list", "paymentquest explain 1kp Acquirer", "paymentquest run 3kp --seed 7 --json"];
        Heading(Prose.Of("command.examples"));
        foreach (var example in examples)
        {
            output.WriteLine($"  {example}");
        }

        Heading(Prose.Of("command.exit-codes-heading"));
        foreach (var line in Prose.Of("command.exit-codes-text").In(language).Split('\n'))
        {
            output.WriteLine($"  {line}");
        }

        void Heading(Prose heading)
        {
            output.WriteLine();
            output.WriteLine(heading.In(language));
        }

        void Section(Prose heading, IEnumerable<(string Name, Prose Text)> rows)
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
                output.WriteLine($"  {name.PadRight(width)}  {text.In(language)}".TrimEnd());
            }
        }
    }

    /// <summary>The names of an option and the form of its value.</summary>
    private static string Names(Option option, Language language)
    {
        var names = string.Join(", ", option.Aliases.Where(a => a.StartsWith('-')).Where(a => a != option.Name).Prepend(option.Name));
        return option.HelpName is { Length: > 0 } form ? $"{names} {(form == "NAME" ? Prose.Of("records.name").In(language) : form)}" : names;
    }

}
