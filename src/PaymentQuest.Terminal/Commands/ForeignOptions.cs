using System.CommandLine;
using System.Globalization;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using Command = System.CommandLine.Command;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>validate --step</c>: what octets say that somebody else produced, and which checks of their receiver can be made here.</summary>
internal sealed class ForeignOptions(Invocation invocation)
{
    private readonly Option<string?> _step = Options.Text("--step", "N|NAME", "command.foreign-step-option", invocation);
    private readonly Option<string[]> _values = new("--values") { Description = "command.values-option", HelpName = "NAME=VALUE" };
    private readonly Option<string?> _suite = Options.Choice("--suite", "command.suite-option", [.. Suite.Nameable.Select(s => s.Name)], invocation);
    private readonly Option<DateTimeOffset?> _clock = Options.Parsed(
        "--clock", "2026-01-15T10:00:00Z", "command.foreign-clock-option", Setting.ParseClock, Prose.Of("command.a-time-in-utc-such-as"), invocation);

    public void AddTo(Command command)
    {
        command.Add(_step);
        command.Add(_values);
        command.Add(_suite);
        command.Add(_clock);
    }

    /// <summary>Whether one of the options is there, which a transcript does not take: it says all this itself.</summary>
    public bool IsAsked(ParseResult parsed) =>
        ((Option[])[_step, _values, _suite, _clock]).Any(o => parsed.GetResult(o) is { Implicit: false });

    /// <summary>Reads the file as a message of the protocol, and says what it holds and what the checks come to.</summary>
    public int Validate(string path, string? protocol, bool isJson, ParseResult parsed)
    {
        if (parsed.GetValue(_step) is not { } name || protocol is null)
        {
            var alone = ((Option[])[_step, _values, _suite, _clock]).Select(parsed.GetResult).First(o => o is { Implicit: false })!;
            return invocation.Fail(ExitCodes.Usage, invocation.Say("foreign.step-and-protocol-go-together", ("option", alone.Option.Name), ("value", PlainText.Excerpt(string.Join(' ', alone.Tokens)))));
        }

        if (Options.Load(protocol, invocation, out var exitCode, "--protocol") is not { } compiled)
        {
            return exitCode;
        }

        if (compiled.Protocol.FindStep(name) is not { } step)
        {
            return invocation.Fail(ExitCodes.Usage, invocation.Say("foreign.there-is-no-message", ("name", PlainText.Excerpt(name)), ("advice", string.Join(", ", compiled.Protocol.Steps.Select(s => s.Name)))));
        }

        var usual = compiled.Protocol.Suites.Contains(Suite.Modern.Name) ? Suite.Modern.Name : compiled.Protocol.Suites[0];
        var suite = Suite.ByName(parsed.GetValue(_suite) ?? usual)!;
        if (Given(parsed.GetValue(_values) ?? [], compiled.Protocol, suite) is not { } given)
        {
            return ExitCodes.Usage;
        }

        var diagnostics = new Diagnostics();
        if (TranscriptFile.Octets(path, path == TranscriptFile.StandardInput ? "stdin" : path, Bounds.EncodingOctets, invocation, diagnostics) is not { } octets)
        {
            return invocation.Fail(diagnostics);
        }

        var setting = compiled.Protocol.Setting with { Clock = parsed.GetValue(_clock) ?? compiled.Protocol.Setting.Clock };
        if (ForeignMessage.Read(new RunPlan(compiled, suite, setting, 1), step, octets, given) is not { } message)
        {
            return invocation.Fail(ExitCodes.InvalidContent, invocation.Say(HindranceText.Of(new Hindrance.TooFewKeys(compiled.Protocol.Id))));
        }

        if (isJson)
        {
            Json.Write(invocation, json => ForeignOutput.Write(json, step, message));
        }
        else
        {
            Write(step, octets.Length, setting, message);
        }

        return message.IsAcceptable ? ExitCodes.Accepted : ExitCodes.Negative;
    }

    /// <summary>The values that were given; null when one is none, and then the user was told.</summary>
    private Dictionary<string, string>? Given(string[] texts, Protocol protocol, Suite suite)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var sign = text.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = sign < 0 ? (text, "") : (text[..sign], text[(sign + 1)..]);
            if (!protocol.Vocabulary.Atoms.TryGetValue(name, out var sort))
            {
                var advice = invocation.DidYouMean(name, protocol.Vocabulary.Atoms.Keys) ?? string.Join(", ", protocol.Vocabulary.Atoms.Keys);
                invocation.Fail(ExitCodes.Usage, invocation.Say("foreign.no-value-of-this-name", ("name", PlainText.Excerpt(name)), ("advice", advice)));
                return null;
            }

            if (Values.Parse(sort, value, suite) is null)
            {
                invocation.Fail(ExitCodes.Usage, invocation.Say("foreign.no-value-of-its-sort", ("name", name), ("value", PlainText.Excerpt(value)), ("sort", sort.ToString())));
                return null;
            }

            given[name] = value;
        }

        return given;
    }

    private void Write(Step step, int length, Setting setting, ForeignMessage message)
    {
        var output = invocation.Out;
        output.WriteLine(invocation.Say("foreign.message", ("step", $"{step.Number.ToString(CultureInfo.InvariantCulture)} {step.Name}"), ("from", step.From), ("to", step.To), ("length", length), ("clock", Values.Show(setting.Clock))));
        output.WriteLine();
        output.WriteLine(invocation.Say("foreign.fields"));
        var width = message.Fields.Select(f => f.Name.Length).Append(0).Max();
        foreach (var field in message.Fields)
        {
            var term = field.Term ?? "";
            output.WriteLine($"  {PlainText.Excerpt(field.Name)[1..^1].PadRight(Math.Min(width, 40))}  {PlainText.Excerpt(field.Value)}{(term.Length == 0 ? "" : $"  = {term}")}");
        }

        if (message.Fault is { } fault)
        {
            output.WriteLine(invocation.Say("foreign.cannot-be-read", ("what", TextFaults.Say(fault.Word, fault.Field, invocation)), ("offset", fault.Offset)));
        }

        if (message.Deviations.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(invocation.Say("foreign.otherwise"));
            foreach (var deviation in message.Deviations)
            {
                output.WriteLine($"  {invocation.Say("foreign.at-byte", ("what", TextFaults.Say(deviation.Word, deviation.Field, invocation)), ("offset", deviation.Offset))}");
            }
        }

        output.WriteLine();
        output.WriteLine(invocation.Say("foreign.checks", ("role", step.To)));
        foreach (var check in message.Checks)
        {
            output.WriteLine($"  {Mark(check)} {check.Check}{Why(check)}");
        }

        output.WriteLine();
        var (made, left) = (message.Checks.Count(c => c.Lack is null), message.Checks.Count(c => c.Lack is not null));
        output.WriteLine(invocation.Say(message.Fault is not null ? "foreign.unreadable" : message.IsAcceptable ? "foreign.nothing-refuses-it" : "foreign.refused", ("made", made), ("left", left)));
    }

    private static string Mark(ForeignCheck check) => check.Lack is not null ? "--  " : check.Reason is null ? "ok  " : "NO  ";

    private string Why(ForeignCheck check)
    {
        var needs = string.Join(", ", check.Needs);
        return check.Lack switch
        {
            "key" => ": " + invocation.Say("foreign.lacks-key", ("needs", needs)),
            "memory" => ": " + invocation.Say("foreign.lacks-memory"),
            "decision" => ": " + invocation.Say("foreign.lacks-decision"),
            not null => ": " + invocation.Say("foreign.lacks-value", ("needs", needs)),
            null when check.Reason is null => "",
            _ => $" ({check.Reason})" + (check is { Expected: { } expected, Found: { } found } ? ": " + invocation.Say("foreign.expected-and-found", ("expected", PlainText.Excerpt(expected)), ("found", PlainText.Excerpt(found))) : ""),
        };
    }
}
