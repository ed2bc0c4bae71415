using System.CommandLine;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Scenarios;
using PaymentQuest.Terminal.Texts;

namespace PaymentQuest.Terminal.Commands;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    public static Option<bool> Json(Invocation invocation) => new("--json") { Description = invocation.Say(CommandTexts.JsonOption) };

    public static Argument<string> Protocol(Invocation invocation) => new("PROTOCOL") { Description = invocation.Say(CommandTexts.ProtocolArgument) };

    public static Option<string?> Seed(Invocation invocation) => new("--seed") { Description = invocation.Say(CommandTexts.SeedOption), HelpName = "N" };

    /// <summary>The seed that was written; null with a complaint when it is no number.</summary>
    public static ulong? SeedFrom(string text, Invocation invocation)
    {
        if (ulong.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seed))
        {
            return seed;
        }

        invocation.Fail(ExitCodes.Usage, invocation.Say(
            $"--seed takes a whole number from 0 to {ulong.MaxValue}, this is {PlainText.Excerpt(text)}",
            $"--seed toma un número entero de 0 a {ulong.MaxValue}; esto es {PlainText.Excerpt(text)}"));
        return null;
    }

    /// <summary>A protocol that a user named, compiled. Null when it cannot be had; then the exit code says why, and the user was told.</summary>
    public static CompiledProtocol? Load(string idOrPath, Invocation invocation, out int exitCode)
    {
        var diagnostics = new Diagnostics();
        var compiled = Library.Shipped.LoadProtocol(idOrPath, diagnostics);
        exitCode = compiled is null ? Fail(diagnostics, invocation) : ExitCodes.Accepted;
        return compiled;
    }

    /// <summary>Shows what is wrong. A name that stands for no content was mistyped on the command line, which is no fault of a file.</summary>
    public static int Fail(Diagnostics diagnostics, Invocation invocation) =>
        diagnostics.Items is [{ Code: "PQ0401" } unknown]
            ? invocation.Fail(ExitCodes.Usage, $"{unknown.Code}: {unknown.Message}; {unknown.Advice}")
            : invocation.Fail(diagnostics);
}

/// <summary>The options that decide what a run is a function of.</summary>
internal sealed class RunOptions
{
    private readonly Invocation _invocation;
    private readonly Option<string?> _suite;
    private readonly Option<string?> _seed;
    private readonly Option<string?> _clock;

    public RunOptions(Invocation invocation)
    {
        _invocation = invocation;
        _suite = new("--suite") { Description = invocation.Say(CommandTexts.SuiteOption), HelpName = string.Join('|', Suite.Nameable) };
        _seed = Options.Seed(invocation);
        _clock = new("--clock") { Description = invocation.Say(CommandTexts.ClockOption), HelpName = "2026-01-15T10:00:00Z" };
    }

    public void AddTo(Command command)
    {
        command.Add(_suite);
        command.Add(_seed);
        command.Add(_clock);
    }

    /// <summary>The plan of an honest run; null when an option is no value, and then the user was told.</summary>
    public RunPlan? Plan(CompiledProtocol compiled, ParseResult parsed)
    {
        var setting = compiled.Protocol.Setting;
        if (SuiteFrom(parsed.GetValue(_suite) ?? Usual(compiled.Protocol)) is not { } suite
            || Options.SeedFrom(parsed.GetValue(_seed) ?? "1", _invocation) is not { } seed
            || Clock(parsed.GetValue(_clock), setting) is not { } clock)
        {
            return null;
        }

        return new RunPlan(compiled, suite, setting with { Clock = clock }, seed);
    }

    private static string Usual(Protocol protocol) => protocol.Suites.Contains(Suite.Modern.Name) ? Suite.Modern.Name : protocol.Suites[0];

    private Suite? SuiteFrom(string name)
    {
        if (Suite.ByName(name) is { } suite)
        {
            return suite;
        }

        var all = string.Join(", ", Suite.Nameable);
        _invocation.Fail(ExitCodes.Usage, _invocation.Say(
            $"there is no suite {PlainText.Excerpt(name)}; choose from {all}",
            $"no existe el conjunto de algoritmos {PlainText.Excerpt(name)}; elige entre {all}"));
        return null;
    }

    private DateTimeOffset? Clock(string? text, Setting setting)
    {
        if (text is null)
        {
            return setting.Clock;
        }

        if (Setting.ParseClock(text) is { } clock)
        {
            return clock;
        }

        _invocation.Fail(ExitCodes.Usage, _invocation.Say(
            $"--clock takes a time in UTC such as 2026-01-15T10:00:00Z, from the year 1951 to 9989, this is {PlainText.Excerpt(text)}",
            $"--clock toma una hora UTC como 2026-01-15T10:00:00Z, del año 1951 al 9989; esto es {PlainText.Excerpt(text)}"));
        return null;
    }
}
