using System.CommandLine;
using System.Reflection;
using PaymentQuest.Documents;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal.Commands;

/// <summary>The command line of the executable: from arguments to an exit code. Whatever goes wrong is one line for the user.</summary>
public static class CommandLine
{
    /// <summary>Runs one command. The streams are flushed when it returns.</summary>
    /// <param name="arguments">The arguments after the program's name.</param>
    /// <param name="port">The standard streams.</param>
    /// <param name="variable">The value of an environment variable, or null.</param>
    public static int Run(string[] arguments, ConsolePort port, Func<string, string?> variable)
    {
        var asked = AskedLanguage(arguments);
        var invocation = new Invocation(port, asked ?? Invocation.LanguageFrom(variable), variable) { Asked = asked };
        try
        {
            return Invoke(arguments, invocation);
        }
        catch (UnwritableException e)
        {
            return e.IsReaderGone ? ExitCodes.NobodyReads : invocation.Fail(ExitCodes.Environment, $"{invocation.Say("command.cannot-write")} {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return invocation.Fail(ExitCodes.Environment, e.Message);
        }
        catch (Exception e)
        {
            if (!string.IsNullOrEmpty(variable("PAYMENTQUEST_DEBUG")))
            {
                port.Error.WriteLine(e.ToString());
            }

            return invocation.Fail(ExitCodes.Internal, invocation.Say("command.internal") + $" {e.GetType().Name}: {e.Message}");
        }
    }

    private static int Invoke(string[] arguments, Invocation invocation)
    {
        var root = Root(invocation);
        if (arguments is [var directive, var line] && Completion.Position(directive) is { } position)
        {
            Completion.Write(line, position, root, invocation);
            return ExitCodes.Accepted;
        }

        var spelling = Spelling.Of(arguments, root, invocation);
        if (spelling.Command.Subcommands.Count > 0 && spelling.Arguments is [{ Length: > 0 } word, ..] && (spelling.Command == root || spelling.Complaint is null))
        {
            return UnknownCommand(word, spelling.Command, invocation);
        }

        if (spelling.IsHelp)
        {
            HelpText.Write(spelling.Command, invocation.Out, invocation.Language);
            return ExitCodes.Accepted;
        }

        if (spelling is { IsVersion: true, Complaint: null })
        {
            if (arguments.Length > 1)
            {
                return Misunderstood(spelling.Command, invocation.Say("command.stands-alone", ("option", Spelling.Version)), invocation);
            }

            invocation.Out.WriteLine(typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
            return ExitCodes.Accepted;
        }

        var parsed = root.Parse(spelling.Tokens, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });

        // The library speaks English only, so its own complaint is the last to be used.
        if ((spelling.Complaint ?? Missing(parsed, invocation) ?? Surplus(parsed, invocation) ?? parsed.Errors.FirstOrDefault()?.Message) is { } complaint)
        {
            return Misunderstood(spelling.Command, complaint, invocation);
        }

        if (spelling.Command is DocumentedCommand { IsForMoreThanOutput: var isForMore } && !isForMore(parsed))
        {
            invocation.Port.EndWithReader();
        }

        return parsed.Invoke(new InvocationConfiguration { Output = invocation.Out, Error = invocation.Port.Error, EnableDefaultExceptionHandler = false });
    }

    /// <summary>
    /// All commands with their options. Neither the library's root nor its options for help and version are used: they look their English texts up,
    /// which costs more than all that is here.
    /// </summary>
    internal static Command Root(Invocation invocation)
    {
        var root = new Command("paymentquest", "command.root");
        root.Add(ListCommand.Create(invocation));
        root.Add(PlayCommand.Create(invocation));
        root.Add(TryCommand.Create(invocation));
        root.Add(OracleCommand.Create(invocation));
        root.Add(RunCommand.Create(invocation));
        root.Add(ExplainCommand.Create(invocation));
        root.Add(KnowsCommand.Create(invocation));
        root.Add(AnalyseCommand.Create(invocation));
        root.Add(AttacksCommand.Create(invocation));
        root.Add(MutateCommand.Create(invocation));
        root.Add(TraceCommand.Create(invocation));
        root.Add(ValidateCommand.Create(invocation));
        root.Add(ExportCommand.Create(invocation));
        root.Add(Asn1Command.Create(invocation));
        root.Add(CertificatesCommand.Create(invocation));
        root.Add(LintCommand.Create(invocation));
        root.Add(ClaimsCommand.Create(invocation));
        root.Add(ResultsCommand.Create(invocation));
        root.Add(ProgressCommand.Create(invocation));
        root.Add(KeysCommand.Create(invocation));
        root.Add(DoctorCommand.Create(invocation));
        root.Add(CompletionCommand.Create(invocation));
        var help = Options.Flag(Spelling.Help, "command.help-option", invocation);
        help.Recursive = true;
        help.Aliases.Add("-h");
        help.Aliases.Add("-?");
        root.Add(help);
        root.Add(Options.Flag(Spelling.Version, "command.version-option", invocation));
        var language = Options.Choice("--lang", "command.lang-option", ["en", "es"], invocation);
        language.Recursive = true;
        var plain = Options.Flag("--plain", "command.plain-option", invocation);
        var ascii = Options.Flag("--ascii", "command.ascii-option", invocation);
        root.Add(language);
        root.Add(plain);
        root.Add(ascii);
        var theme = Options.Theme(invocation);
        root.Add(theme);
        var player = PlayerName.Option(invocation, "records.who-plays");
        root.Add(player);
        root.SetAction(parsed => PlayerName.Playing(parsed.GetValue(player), invocation) is { } name
            ? OpenGame(root, new GameOptions(invocation.Asked, parsed.GetValue(ascii), parsed.GetValue(plain), Player: name, Theme: Options.ThemeOf(parsed.GetValue(theme))), invocation)
            : ExitCodes.Usage);
        return root;
    }

    private static int OpenGame(Command root, GameOptions options, Invocation invocation)
    {
        // Line by line it can be played through a pipe; the screens need a terminal.
        if (options.IsPlain || invocation.Port.IsInteractive)
        {
            return Game.Open(options, invocation);
        }

        HelpText.Write(root, invocation.Port.Error, invocation.Language);
        return ExitCodes.Usage;
    }

    private static int UnknownCommand(string word, Command parent, Invocation invocation)
    {
        var what = invocation.Say("command.there-is-no-command", ("word", PlainText.Excerpt(word)));
        var advice = invocation.DidYouMean(word, parent.Subcommands.Select(c => c.Name))
            ?? invocation.Say("command.help-lists-the-commands", ("parent", HelpText.PathOf(parent)));
        return invocation.Fail(ExitCodes.Usage, $"{what}; {advice}");
    }

    private static int Misunderstood(Command command, string complaint, Invocation invocation)
    {
        invocation.Fail(ExitCodes.Usage, complaint);
        invocation.Port.Error.WriteLine(invocation.Say("command.help-shows-how-it-is-used", ("command", HelpText.PathOf(command))));
        return ExitCodes.Usage;
    }

    private static string? Missing(ParseResult parsed, Invocation invocation)
    {
        var command = parsed.CommandResult.Command;
        var argument = command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > (parsed.GetResult(a)?.Tokens.Count ?? 0) || parsed.GetResult(a)?.Tokens.Any(t => t.Value.Length == 0) == true);
        if (argument is not null)
        {
            return invocation.Say("command.is-missing", ("argument", argument.Name), ("description", HelpText.Described(argument)));
        }

        return command.Options.FirstOrDefault(o => o.Required && parsed.GetResult(o) is null) is { } option ? Spelling.NeedsValue(option, invocation) : null;
    }

    private static string? Surplus(ParseResult parsed, Invocation invocation) =>
        parsed.UnmatchedTokens is [var token, ..]
            ? invocation.Say("command.is-one-argument-too-many", ("token", PlainText.Excerpt(token)))
            : null;

    /// <summary>Help and errors are in the language that is asked for, so it is needed before anything is parsed.</summary>
    private static Language? AskedLanguage(string[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = arguments[i] == "--lang" && i + 1 < arguments.Length ? arguments[i + 1]
                : arguments[i].StartsWith("--lang=", StringComparison.Ordinal) ? arguments[i]["--lang=".Length..] : null;
            if (Languages.WithCode(value) is { } language)
            {
                return language;
            }
        }

        return null;
    }
}
