using System.CommandLine;
using PaymentQuest.Documents;

namespace PaymentQuest.Terminal.Commands;

/// <summary>
/// The arguments of the program as they are spelt: whatever begins with a dash is an option that exists, an option that takes a value has
/// one, and nothing is both. The library takes a misspelt option for an argument and an option for the value of the one before it, so it
/// is given <see cref="Tokens"/>, which leave nothing to guess.
/// </summary>
/// <param name="Command">The command that is meant, as far as it can be told.</param>
/// <param name="Tokens">The arguments once more: options first, each with its value, and all arguments behind <c>--</c>.</param>
/// <param name="Arguments">The arguments that are no options and no values.</param>
/// <param name="Pending">The option at the end whose value is missing; null when there is none.</param>
/// <param name="Complaint">What is wrong with the first that is wrong, for the user; null when nothing is.</param>
internal sealed record Spelling(Command Command, IReadOnlyList<string> Tokens, IReadOnlyList<string> Arguments, Option? Pending, string? Complaint)
{
    /// <summary>The option that asks for help, of every command.</summary>
    public const string Help = "--help";

    /// <summary>The option that asks for the program's version.</summary>
    public const string Version = "--version";

    private const string EndOfOptions = "--";

    /// <summary>Whether help is asked for, wherever and however else the command line is spelt.</summary>
    public bool IsHelp { get; private init; }

    /// <summary>Whether the program's version is asked for.</summary>
    public bool IsVersion { get; private init; }

    /// <summary>The options that a command understands, those of its parents for all commands among them.</summary>
    public static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(Above(command).SelectMany(p => p.Options).Where(o => o.Recursive)).DistinctBy(o => o.Name);

    /// <summary>Reads the arguments of the program.</summary>
    public static Spelling Of(IReadOnlyList<string> given, Command root, Invocation invocation)
    {
        var command = root;
        var (path, options, arguments, seen) = (new List<string>(), new List<string>(), new List<string>(), new HashSet<Option>());
        string? complaint = null;
        Option? pending = null;
        var areOptionsOver = false;
        for (var i = 0; i < given.Count; i++)
        {
            var token = given[i];
            if (!areOptionsOver && token == EndOfOptions)
            {
                areOptionsOver = true;
            }
            else if (!areOptionsOver && IsOption(token))
            {
                var end = token.AsSpan().IndexOfAny('=', ':') is >= 0 and var at ? at : token.Length;
                if (Find(command, token[..end]) is not { } option)
                {
                    complaint ??= Unknown(token[..end], command, invocation);
                    continue;
                }

                string? value = end < token.Length ? token[(end + 1)..] : null;
                if (option.Arity.MaximumNumberOfValues == 0)
                {
                    options.Add(option.Name);
                    complaint ??= value is null ? null : invocation.Say("command.takes-no-value", ("option", option.Name));
                    continue;
                }

                if (value is null && i + 1 < given.Count && !IsOption(given[i + 1], isValue: true) && given[i + 1] != EndOfOptions)
                {
                    value = given[++i];
                }

                pending = value is null && i == given.Count - 1 ? option : null;
                options.Add($"{option.Name}={value}");
                complaint ??= string.IsNullOrEmpty(value) ? NeedsValue(option, invocation)
                    : !seen.Add(option) ? invocation.Say("command.is-given-twice", ("option", option.Name))
                    : null;
            }
            else if (!areOptionsOver && arguments.Count == 0 && command.Subcommands.FirstOrDefault(c => c.Name == token) is { } chosen)
            {
                command = chosen;
                path.AddRange([.. options, token]);
                options.Clear();
            }
            else
            {
                arguments.Add(token);
            }
        }

        return new Spelling(command, [.. path, .. options, EndOfOptions, .. arguments], arguments, pending, complaint)
        {
            IsHelp = given.TakeWhile(t => t != EndOfOptions).Any(t => Find(command, t)?.Name == Help),
            IsVersion = path.Concat(options).Contains(Version),
        };
    }

    /// <summary>Says that an option has no value.</summary>
    public static string NeedsValue(Option option, Invocation invocation) =>
        invocation.Say("command.needs-a-value", ("option", option.Name), ("description", HelpText.Described(option)));

    /// <summary>Whether it is spelt as an option. A number with its sign is none where a value is expected, so that what is said is what is wrong with it.</summary>
    private static bool IsOption(string token, bool isValue = false) =>
        token.Length > 1 && token[0] == '-' && !(isValue && char.IsAsciiDigit(token[1]));

    private static IEnumerable<Command> Above(Command command) => command.Parents.OfType<Command>().SelectMany(p => Above(p).Prepend(p));

    private static Option? Find(Command command, string name) => OptionsOf(command).FirstOrDefault(o => o.Name == name || o.Aliases.Contains(name));

    private static string Unknown(string name, Command command, Invocation invocation)
    {
        var what = invocation.Say("command.there-is-no-option", ("name", PlainText.Excerpt(name)));
        return invocation.DidYouMean(name, OptionsOf(command).Select(o => o.Name)) is { } advice ? $"{what}; {advice}" : what;
    }
}
