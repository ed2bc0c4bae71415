using System.CommandLine;
using System.CommandLine.Completions;
using System.Globalization;
using System.Numerics;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;

namespace PaymentQuest.Terminal.Commands;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    public static Option<bool> Json(Invocation invocation) => Flag("--json", "command.json-option", invocation);

    public static Option<ulong?> Seed(Invocation invocation) => Number("--seed", "command.seed-option", ulong.MinValue, ulong.MaxValue, invocation);

    public static Argument<string> Protocol(Invocation invocation)
    {
        var protocol = new Argument<string>("PROTOCOL") { Description = "command.protocol-argument" };
        protocol.CompletionSources.CompleteWithProtocols();
        return protocol;
    }

    /// <summary>Completes with the protocols that ship with the program.</summary>
    public static void CompleteWithProtocols(this List<Func<CompletionContext, IEnumerable<CompletionItem>>> sources) =>
        sources.Add(_ => Library.Shipped.Protocols.Select(p => new CompletionItem(p.Id)));

    public static Argument<string> Quest(Invocation invocation)
    {
        var quest = new Argument<string>("QUEST") { Description = "command.quest-argument" };
        quest.CompletionSources.Add(_ => Library.Shipped.Quests.Select(q => new CompletionItem(q.Id)));
        return quest;
    }

    /// <summary>Completes with what a protocol names that is among the arguments before.</summary>
    public static void CompleteFrom(this List<Func<CompletionContext, IEnumerable<CompletionItem>>> sources, Argument protocol, Func<Protocol, IEnumerable<string>> names) =>
        sources.Add(context => context.ParseResult.GetResult(protocol)?.Tokens is [var token, ..] && Library.Shipped.LoadProtocol(token.Value, new Diagnostics()) is { } compiled
            ? names(compiled.Protocol).Select(n => new CompletionItem(n))
            : []);

    /// <summary>An option that is given or not.</summary>
    public static Option<bool> Flag(string name, string description, Invocation invocation) => new(name) { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>An option with a text of the user's.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="form">What to write for the value in the help.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="invocation">The language.</param>
    public static Option<string?> Text(string name, string form, string description, Invocation invocation) => new(name) { Description = description, HelpName = form };

    /// <summary>The option with the colours of the screens, for this time.</summary>
    public static Option<string?> Theme(Invocation invocation) => Choice("--theme", "command.theme-option", [.. Screens.Theme.All.Select(t => t.Name)], invocation);

    /// <summary>The theme that the option names; null for none.</summary>
    public static Screens.Theme? ThemeOf(string? name) => name is null ? null : Screens.Theme.Named(name);

    /// <summary>An option with one of some words.</summary>
    public static Option<string?> Choice(string name, string description, IReadOnlyList<string> words, Invocation invocation)
    {
        var option = Text(name, string.Join('|', words), description, invocation);
        option.CompletionSources.Add([.. words]);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..] && !words.Contains(token.Value))
            {
                var all = string.Join(", ", words);
                var advice = invocation.DidYouMean(token.Value, words) is { } near ? $"; {near}" : "";
                result.AddError(Refusal(name, Prose.Of("command.one-of", ("all", all)), token.Value, invocation) + advice);
            }
        });
        return option;
    }

    /// <summary>An option with a whole number within bounds; null when it is not given.</summary>
    public static Option<T?> Number<T>(string name, string description, T least, T most, Invocation invocation)
        where T : struct, IBinaryInteger<T> => Parsed<T>(
            name,
            "N",
            description,
            text => T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null,
            Prose.Of("command.a-whole-number-from-to", ("least", least), ("most", most)),
            invocation);

    /// <summary>An option whose value is read; null when it is not given.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="form">What to write for the value in the help.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="read">Reads it, or gives null.</param>
    /// <param name="wanted">What it takes, for who wrote something else.</param>
    /// <param name="invocation">The language.</param>
    public static Option<T?> Parsed<T>(string name, string form, string description, Func<string, T?> read, Prose wanted, Invocation invocation)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = form,
            CustomParser = result =>
            {
                var value = read(result.Tokens[0].Value);
                if (value is null)
                {
                    result.AddError(Refusal(name, wanted, result.Tokens[0].Value, invocation));
                }

                return value;
            },
        };

    /// <summary>Says what an option takes, and what it was given.</summary>
    public static string Refusal(string option, Prose wanted, string given, Invocation invocation) => invocation.Say(
        "command.takes-not",
        ("option", option),
        ("wanted", wanted),
        ("given", PlainText.Excerpt(given)));

    /// <summary>A protocol that a user named, compiled. Null when it cannot be had; then the exit code says why, and the user was told.</summary>
    /// <param name="idOrPath">What was written.</param>
    /// <param name="invocation">Where to say what is wrong.</param>
    /// <param name="exitCode">What to end with when it cannot be had.</param>
    /// <param name="option">The option whose value it is; null when it is an argument.</param>
    public static CompiledProtocol? Load(string idOrPath, Invocation invocation, out int exitCode, string? option = null)
    {
        var diagnostics = new Diagnostics();
        var compiled = Library.Shipped.LoadProtocol(idOrPath, diagnostics);
        exitCode = compiled is null ? Fail(diagnostics, invocation, option) : ExitCodes.Accepted;
        return compiled;
    }

    /// <summary>The same of a protocol whose honest run completes: of what cannot even run, no verdict says anything.</summary>
    public static CompiledProtocol? LoadRunnable(string idOrPath, Invocation invocation, out int exitCode)
    {
        var diagnostics = new Diagnostics();
        var compiled = ProtocolLint.Runnable(Library.Shipped, idOrPath, diagnostics);
        exitCode = compiled is null ? Fail(diagnostics, invocation) : ExitCodes.Accepted;
        return compiled;
    }

    /// <summary>Shows what is wrong. A name that stands for no content was mistyped on the command line, which is no fault of a file.</summary>
    public static int Fail(Diagnostics diagnostics, Invocation invocation, string? option = null) =>
        diagnostics.Items is [{ Code: "PQ0401" } unknown]
            ? invocation.Fail(ExitCodes.Usage, $"{(option is null ? "" : $"{option}: ")}{unknown.Code}: {invocation.Say(unknown.Told)}")
            : invocation.Fail(diagnostics);
}

/// <summary>The options that decide what a run is a function of.</summary>
internal sealed class RunOptions(Invocation invocation)
{
    private readonly Option<string?> _suite = Options.Choice("--suite", "command.suite-option", [.. Suite.Nameable.Select(s => s.Name)], invocation);
    private readonly Option<ulong?> _seed = Options.Seed(invocation);
    private readonly Option<DateTimeOffset?> _clock = Options.Parsed(
        "--clock",
        "2026-01-15T10:00:00Z",
        "command.clock-option",
        Setting.ParseClock,
        Prose.Of("command.a-time-in-utc-such-as"),
        invocation);

    public void AddTo(Command command)
    {
        command.Add(_suite);
        command.Add(_seed);
        command.Add(_clock);
    }

    /// <summary>The plan of an honest run.</summary>
    public RunPlan Plan(CompiledProtocol compiled, ParseResult parsed)
    {
        var protocol = compiled.Protocol;
        var usual = protocol.Suites.Contains(Suite.Modern.Name) ? Suite.Modern.Name : protocol.Suites[0];
        var setting = protocol.Setting with { Clock = parsed.GetValue(_clock) ?? protocol.Setting.Clock };
        return new RunPlan(compiled, Suite.ByName(parsed.GetValue(_suite) ?? usual)!, setting, parsed.GetValue(_seed) ?? 1);
    }
}
