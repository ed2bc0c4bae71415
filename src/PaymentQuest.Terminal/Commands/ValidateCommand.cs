using System.CommandLine;
using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Screens;
using PaymentQuest.Terminal.Outputs;
using PaymentQuest.Terminal.Texts;
using PaymentQuest.Transcripts;

namespace PaymentQuest.Terminal.Commands;

/// <summary><c>validate</c>: whether the octets of a transcript lead to what it says.</summary>
internal static class ValidateCommand
{
    public static Command Create(Invocation invocation)
    {
        var transcript = new Argument<string>("TRANSCRIPT-or-BODY") { Description = "command.validated-argument" };
        var protocol = TranscriptFile.ProtocolOption(invocation);
        var foreign = new ForeignOptions(invocation);
        var json = Options.Json(invocation);
        var command = new DocumentedCommand(
            "validate", "command.validate", "paymentquest validate t.json", "paymentquest run 3kp --json | paymentquest validate -", "paymentquest validate t.json --protocol ./mine.yaml --json", "paymentquest validate initiate.der --protocol 3kp --step Initiate --values 'CAN=4111111111111111'") { transcript, protocol };
        foreign.AddTo(command);
        command.Add(json);
        command.SetAction(parsed =>
        {
            if (foreign.IsAsked(parsed))
            {
                return foreign.Validate(parsed.GetRequiredValue(transcript), parsed.GetValue(protocol), parsed.GetValue(json), parsed);
            }

            if (TranscriptFile.Load(parsed.GetRequiredValue(transcript), parsed.GetValue(protocol), invocation, out var exitCode) is not { } file)
            {
                return exitCode;
            }

            var report = Validation.Validate(file.Compiled, file.Transcript);
            if (parsed.GetValue(json))
            {
                Json.Write(invocation, json => ValidateOutput.Write(json, report));
            }
            else
            {
                Write(report, file.Compiled.Protocol, invocation);
            }

            return report.Result is ValidationResult.Valid ? ExitCodes.Accepted : ExitCodes.Negative;
        });
        return command;
    }

    private static void Write(ValidationReport report, Protocol protocol, Invocation invocation)
    {
        invocation.Out.WriteLine(Sentence(report, protocol, invocation));
        foreach (var step in report.Steps.Where(s => s.Differences.Count > 0))
        {
            foreach (var difference in step.Differences)
            {
                var field = difference.Field.Length == 0 ? invocation.Say("validate.its-form") : difference.Field;
                var at = difference.Offset.ToString(CultureInfo.InvariantCulture);
                invocation.Out.WriteLine(invocation.Say(
                    "validate.message-is-not-what-its-sender-sends",
                    ("step", Step(step.Step, protocol)),
                    ("round", InRound(step.Round, invocation)),
                    ("field", field),
                    ("at", at)));
            }
        }
    }

    /// <summary>Which round, where it is not the first.</summary>
    private static string InRound(int round, Invocation invocation) => round == 0 ? "" : invocation.Say("validate.round", ("round", round));

    private static string Sentence(ValidationReport report, Protocol protocol, Invocation invocation)
    {
        switch (report.Result)
        {
            case ValidationResult.Valid:
                var count = report.Checks.Count.ToString(CultureInfo.InvariantCulture);
                var refused = report.Checks.Count(c => !c.IsPassed).ToString(CultureInfo.InvariantCulture);
                return refused == "0"
                    ? invocation.Say("validate.valid-checks-made-anew-all-passed", ("count", count))
                    : invocation.Say("validate.valid-checks-made-anew-some-refused", ("count", count), ("refused", refused));
            case ValidationResult.Refused r:
                var later = r.IsLater ? invocation.Say("validate.once-honest-parties-go-on-from") : "";
                return $"{invocation.Say(CommandTexts.Verdict(r.Verdict.Word))}: {Refusal(r.Verdict, protocol, invocation)}{InRound(r.Verdict.Round, invocation)}{later}";
            case ValidationResult.Unprotected u:
                return invocation.Say(
                    "validate.unprotected-nobody-notices-that-message-was-altered",
                    ("step", Step(u.Step, protocol)),
                    ("round", InRound(u.Round, invocation)),
                    ("offset", u.Offset),
                    ("field", u.Field));
            case ValidationResult.Inconsistent i:
                var (what, expected, found) = (Excerpt(i.What, 0), Excerpt(i.Expected, CommonLength(i)), Excerpt(i.Found, CommonLength(i)));
                return invocation.Say("validate.inconsistent-should-be-and-is", ("what", what), ("expected", expected), ("found", found));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static int CommonLength(ValidationResult.Inconsistent i) => i.Expected.AsSpan().CommonPrefixLength(i.Found);

    /// <summary>A value of somebody's as it fits into a sentence: of a long one, what stands around the place where it differs. JSON has it whole.</summary>
    private static string Excerpt(string text, int different)
    {
        const int Before = 16;
        if (text.Length <= PlainText.ExcerptLength - 2 || different <= 2 * Before)
        {
            return PlainText.Excerpt(text)[1..^1];
        }

        var start = Math.Min(different, text.Length) - Before;
        return "…" + PlainText.Excerpt(text[(char.IsLowSurrogate(text[start]) ? start + 1 : start)..])[1..^1];
    }

    /// <summary>Who did not accept a message, where, and why.</summary>
    public static string Refusal(Verdict verdict, Protocol protocol, Invocation invocation) => verdict switch
    {
        Verdict.Refused r => invocation.Say("validate.at-message-check", ("role", r.Role), ("step", Step(r.Step, protocol)), ("check", r.Check), ("reason", r.Reason)),
        Verdict.Malformed m => invocation.Say(
            "validate.at-message-check-octet-should-begin",
            ("role", m.Role),
            ("step", Step(m.Step, protocol)),
            ("check", m.Check),
            ("offset", m.Offset),
            ("expected", m.Expected)) + (m.Fault is { } fault ? $" ({TextFaults.Say(fault, "", invocation)})" : ""),
        Verdict.Incompatible i => invocation.Say(HindranceText.Of(i.Reason)),
        Verdict.Stalled s => $"{s.Role}: {invocation.Say(HindranceText.Of(s.Reason))}",
        _ => verdict.Word,
    };

    private static string Step(int number, Protocol protocol) =>
        number >= 1 && number <= protocol.Steps.Count ? $"{number.ToString(CultureInfo.InvariantCulture)} {protocol.Steps[number - 1].Name}" : number.ToString(CultureInfo.InvariantCulture);
}
