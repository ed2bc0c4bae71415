using PaymentQuest.Cryptography;
using PaymentQuest.Rules;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Transcripts;

public sealed class ValidationTests
{
    private static readonly Run Honest = Recorded.Run("3kp", Suite.Lecture);
    private static readonly Transcript Written = Transcript.Of(Honest);

    public static TheoryData<string, string> Runs =>
        [.. from id in Recorded.Protocols from suite in Suite.All select new TheoryDataRow<string, string>(id, suite.Name)];

    public static TheoryData<string, Func<Transcript, Transcript>> Falsified => new()
    {
        { "protocol", t => t with { Protocol = "2kp" } },
        { "setting.parties.Acquirer", t => t with { Setting = t.Setting with { Parties = new Dictionary<string, string> { ["Customer"] = "Alicia", ["Merchant"] = "Lorca" } } } },
        { "setting.parties.Bank", t => t with { Setting = t.Setting with { Parties = t.Setting.Parties.Append(new("Bank", "B")).ToDictionary() } } },
        { "setting.values.PRICE", t => t with { Setting = t.Setting with { Values = t.Setting.Values.ToDictionary(v => v.Key, v => v.Key == "PRICE" ? "much" : v.Value) } } },
        { "setting.values.TIP", t => t with { Setting = t.Setting with { Values = t.Setting.Values.Append(new("TIP", "EUR 1")).ToDictionary() } } },
        { "setting.tables.ageOf", t => t with { Setting = t.Setting with { Tables = t.Setting.Tables.Append(new("ageOf", new Dictionary<string, string>())).ToDictionary() } } },
        { "setting.tables.accountOf.ACME-0001", t => t with { Setting = t.Setting with { Tables = new Dictionary<string, IReadOnlyDictionary<string, string>> { ["accountOf"] = new Dictionary<string, string> { ["ACME-0001"] = "x" } } } } },
        { "setting.revoked", t => t with { Setting = t.Setting with { Revoked = new HashSet<string> { "Z" } } } },
        { "setting.values.DATE", t => t with { Setting = t.Setting with { Values = t.Setting.Values.Append(new("DATE", "2026-01-15T10:00:00Z")).ToDictionary() } } },
        { "setting.revoked", t => t with { Setting = t.Setting with { Revoked = new HashSet<string> { "CA" } } } },
        { "messages[1].number", t => t with { Messages = Swapped(t.Messages, 1, 2) } },
        { "messages[2].number", t => t with { Messages = t.Messages.Where(m => m.Number != 3).ToSequence() } },
        { "messages[0].name", t => t with { Messages = Changed(t.Messages, 0, m => m with { Name = "Hello" }) } },
        { "messages[0].from", t => t with { Messages = Changed(t.Messages, 0, m => m with { From = "Acquirer" }) } },
        { "messages[0].to", t => t with { Messages = Changed(t.Messages, 0, m => m with { To = "Acquirer" }) } },
        { "messages[6]", t => t with { Messages = t.Messages.Append(t.Messages[5] with { Number = 7 }).ToSequence() } },
        { "messages[5]", t => t with { Messages = t.Messages.Take(5).ToSequence() } },
        { "messages[0]", t => t with { Messages = [] } },
        { "messages[1].sent", t => t with { Messages = Changed(t.Messages, 1, m => m with { Sent = [1, 2, 3] }) } },
        { "messages[1].fields[1].offset", t => t with { Messages = Changed(t.Messages, 1, m => m with { Fields = Changed(m.Fields, 1, f => f with { Offset = 1 }) }) } },
        { "messages[1].fields[1].value", t => t with { Messages = Changed(t.Messages, 1, m => m with { Fields = Changed(m.Fields, 1, f => f with { Value = "TID-0" }) }) } },
        { "checks[0].check", t => t with { Checks = t.Checks.Skip(1).ToSequence() } },
        { "checks[4].passed", t => t with { Checks = Changed(t.Checks, 4, c => c with { IsPassed = false }) } },
        { "events[0].amount", t => t with { Events = Changed(t.Events, 0, e => e with { Amount = Amount.Parse("EUR 1") }) } },
        { "accounts.90010001", t => t with { Accounts = t.Accounts.ToDictionary(a => a.Key, a => a.Key == "90010001" ? Amount.Parse("EUR 99999.99")!.Value : a.Value) } },
        { "verdict.word", t => t with { Verdict = t.Verdict with { Word = "refused" } } },
        { "verdict.reason", t => t with { Verdict = t.Verdict with { Reason = "replay" } } },
        { "root", t => t with { Root = [1] } },
        { "certificates.M", t => t with { Certificates = t.Certificates.ToDictionary(c => c.Key, c => c.Key == "M" ? t.Certificates["C"] : c.Value) } },
    };

    [Theory, MemberData(nameof(Runs))]
    public void An_honest_run_is_valid_also_when_written_and_read(string id, string suite)
    {
        var run = Recorded.Run(id, Suite.ByName(suite)!);
        var read = Transcript.Read("t.json", Transcript.Write(run), new PaymentQuest.Documents.Diagnostics());
        Assert.Equal(new ValidationResult.Valid(true), Validation.Validate(run.Plan.Compiled, read!).Result);
    }

    [Theory, MemberData(nameof(Runs))]
    public void A_declined_run_is_valid_too(string id, string suite)
    {
        var plan = Recorded.Run(id, Suite.ByName(suite)!).Plan;
        var poor = plan.Setting.Accounts.ToDictionary(a => a.Key, _ => Amount.Parse("EUR 5.00")!.Value);
        var run = Run.Execute(plan with { Setting = plan.Setting with { Accounts = poor } });
        var isNobodyAsked = !plan.Compiled.Protocol.Steps.SelectMany(s => s.ReceiverRules).Any(r => r is Rule.Decide);
        Assert.Equal(new ValidationResult.Valid(isNobodyAsked), run.Validate(Transcript.Of(run)));
    }

    [Fact]
    public void The_transcript_of_a_refused_run_gives_the_same_refusal()
    {
        var octets = Honest.Messages[3].Sent.ToArray();
        octets[^1] ^= 1;
        var run = Run.Execute(Honest.Plan with { Interferences = [new Interference(4, octets)] });
        var written = Transcript.Of(run);
        Assert.NotNull(written.Messages[3].Sent);
        var refused = Assert.IsType<ValidationResult.Refused>(run.Validate(written));
        Assert.Equal(written.Verdict.Check, Assert.IsType<Verdict.Refused>(refused.Verdict).Check.ToString());
        Assert.False(refused.IsLater);
    }

    [Fact]
    public void A_slip_that_the_merchant_cannot_check_is_refused_by_the_acquirer()
    {
        var run = Recorded.Run("1kp", Suite.Lecture);
        var octets = run.Messages[2].Sent.ToArray();
        octets[^1] ^= 1;
        var report = Validation.Validate(run.Plan.Compiled, Transcript.Of(run).With(3, octets), run.Keyring);
        var refused = Assert.IsType<ValidationResult.Refused>(report.Result);
        var verdict = Assert.IsType<Verdict.Refused>(refused.Verdict);
        Assert.True(refused.IsLater);
        Assert.Equal(("Acquirer", 4, "EncSlip"), (verdict.Role, verdict.Step, verdict.Check.Label));
        Assert.Equal([new FieldDifference("EncSlip", octets.Length - 1)], report.Steps[2].Differences);
        Assert.Empty(report.Steps[1].Differences);
    }

    [Theory, MemberData(nameof(Falsified))]
    public void A_record_that_does_not_come_of_the_octets_is_named(string what, Func<Transcript, Transcript> falsify)
    {
        var inconsistent = Assert.IsType<ValidationResult.Inconsistent>(Honest.Validate(falsify(Written)));
        Assert.Equal(what, inconsistent.What);
        Assert.NotEqual(inconsistent.Expected, inconsistent.Found);
    }

    [Fact]
    public void What_nobody_checks_is_called_unprotected()
    {
        var run = Exchange.Of("NOTE, N", Suite.Lecture);
        var octets = run.Messages[0].Sent.ToArray();
        octets[^1] ^= 1;
        Assert.Equal(new ValidationResult.Unprotected(1, "N", octets.Length - 1), run.Validate(Transcript.Of(run).With(1, octets)));
    }

    [Fact]
    public void A_run_that_could_not_begin_is_refused()
    {
        var plan = Honest.Plan with { Setting = Honest.Plan.Setting with { Values = new Dictionary<string, string>() } };
        var run = Run.Execute(plan with { Keyring = null });
        var read = Transcript.Read("t.json", Transcript.Write(run), new PaymentQuest.Documents.Diagnostics());
        Assert.IsType<Verdict.Stalled>(Assert.IsType<ValidationResult.Refused>(run.Validate(read!)).Verdict);
    }

    [Fact]
    public void The_clock_of_a_transcript_decides_what_has_expired()
    {
        var late = Written with { Setting = Written.Setting with { Clock = Written.Setting.Clock.AddYears(9) } };
        Assert.IsType<ValidationResult.Refused>(Validation.Validate(Honest.Plan.Compiled, late).Result);
    }

    private static Sequence<T> Changed<T>(Sequence<T> items, int index, Func<T, T> change) => items.Select((item, i) => i == index ? change(item) : item).ToSequence();

    private static Sequence<RecordedMessage> Swapped(Sequence<RecordedMessage> items, int one, int other) =>
        items.Select((item, i) => i == one ? items[other] : i == other ? items[one] : item).ToSequence();
}
