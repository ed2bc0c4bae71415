using System.CommandLine;
using System.CommandLine.Help;
using PaymentQuest.Documents;
using PaymentQuest.Terminal.Texts;

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
        int exitCode;
        try
        {
            exitCode = Invoke(arguments, invocation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            exitCode = invocation.Fail(ExitCodes.Environment, e.Message);
        }
        catch (Exception e)
        {
            exitCode = invocation.Fail(ExitCodes.Internal, invocation.Say(CommandTexts.Internal) + $" {e.GetType().Name}: {e.Message}");
            if (!string.IsNullOrEmpty(variable("PAYMENTQUEST_DEBUG")))
            {
                port.Error.WriteLine(e.ToString());
            }
        }

        return port.Flush() is { } fault ? invocation.Fail(ExitCodes.Environment, invocation.Say(CommandTexts.CannotWrite) + " " + fault) : exitCode;
    }

    private static int Invoke(string[] arguments, Invocation invocation)
    {
        var root = Root(invocation);
        if (arguments is [{ Length: > 0 } word, ..] && word[0] != '-' && root.Subcommands.All(c => c.Name != word))
        {
            return UnknownCommand(word, root, invocation);
        }

        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpText)
        {
            return Misunderstood(parsed, invocation);
        }

        return parsed.Invoke(new InvocationConfiguration { Output = invocation.Out, Error = invocation.Port.Error, EnableDefaultExceptionHandler = false });
    }

    private static RootCommand Root(Invocation invocation)
    {
        var root = new RootCommand(invocation.Say(CommandTexts.Root));
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
        root.Add(DoctorCommand.Create(invocation));
        var language = new Option<string>("--lang") { Description = invocation.Say(CommandTexts.LangOption), HelpName = "en|es", Recursive = true };
        language.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Languages.WithCode(token.Value) is null)
            {
                result.AddError(invocation.Say($"--lang takes en or es, this is {PlainText.Excerpt(token.Value)}", $"--lang toma en o es; esto es {PlainText.Excerpt(token.Value)}"));
            }
        });
        root.Add(language);
        var plain = new Option<bool>("--plain") { Description = invocation.Say(CommandTexts.PlainOption) };
        var ascii = new Option<bool>("--ascii") { Description = invocation.Say(CommandTexts.AsciiOption) };
        root.Add(plain);
        root.Add(ascii);
        root.SetAction(parsed => OpenGame(root, new GameOptions(invocation.Asked, parsed.GetValue(ascii), parsed.GetValue(plain)), invocation));
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpText(invocation);
        }

        return root;
    }

    private static int OpenGame(Command root, GameOptions options, Invocation invocation)
    {
        // Line by line it can be played through a pipe; the screens need a terminal.
        if (options.IsPlain || invocation.Port.IsInteractive)
        {
            return Game.Open(options);
        }

        HelpText.Write(root, invocation.Port.Error, invocation.Language);
        return ExitCodes.Usage;
    }

    private static int UnknownCommand(string word, Command root, Invocation invocation)
    {
        var what = invocation.Say($"there is no command {PlainText.Excerpt(word)}", $"no existe la orden {PlainText.Excerpt(word)}");
        var advice = invocation.DidYouMean(word, root.Subcommands.Select(c => c.Name))
            ?? invocation.Say("'paymentquest --help' lists the commands", "«paymentquest --help» las enumera");
        return invocation.Fail(ExitCodes.Usage, $"{what}; {advice}");
    }

    private static int Misunderstood(ParseResult parsed, Invocation invocation)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var token, ..] && token.StartsWith('-'))
        {
            var options = command.Options.Concat(command.Parents.OfType<Command>().SelectMany(p => p.Options)).Select(o => o.Name);
            invocation.Fail(
                ExitCodes.Usage,
                invocation.Say($"there is no option {PlainText.Excerpt(token)}", $"no existe la opción {PlainText.Excerpt(token)}")
                + (invocation.DidYouMean(token, options) is { } advice ? $"; {advice}" : ""));
        }
        else
        {
            // The library speaks English only, so it is the last to be asked; its first complaint is enough.
            invocation.Fail(ExitCodes.Usage, Missing(parsed, invocation) ?? Surplus(parsed, invocation) ?? parsed.Errors[0].Message);
        }

        var name = command is RootCommand ? "paymentquest" : $"paymentquest {command.Name}";
        invocation.Port.Error.WriteLine(invocation.Say($"'{name} --help' shows how it is used", $"«{name} --help» explica su uso"));
        return ExitCodes.Usage;
    }

    private static string? Missing(ParseResult parsed, Invocation invocation)
    {
        var command = parsed.CommandResult.Command;
        var argument = command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > (parsed.GetResult(a)?.Tokens.Count ?? 0));
        if (argument is not null)
        {
            return invocation.Say($"{argument.Name} is missing: {argument.Description}", $"falta {argument.Name}: {argument.Description}");
        }

        var option = command.Options.FirstOrDefault(o => parsed.GetResult(o) is null ? o.Required : o.Arity.MinimumNumberOfValues > parsed.GetResult(o)!.Tokens.Count);
        return option is null ? null : invocation.Say($"{option.Name} needs a value: {option.Description}", $"{option.Name} necesita un valor: {option.Description}");
    }

    private static string? Surplus(ParseResult parsed, Invocation invocation) =>
        parsed.UnmatchedTokens is [var token, ..]
            ? invocation.Say($"{PlainText.Excerpt(token)} is one argument too many", $"sobra el argumento {PlainText.Excerpt(token)}")
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
