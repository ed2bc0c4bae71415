using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <summary>A part of a recorded message.</summary>
/// <param name="Term">The term in the protocol's own names, or empty for octets that do not have the form of the message.</param>
/// <param name="Offset">Its first octet in the message, from 0.</param>
/// <param name="Length">How many octets, header included.</param>
/// <param name="Value">The value as people read it; null for terms and sorts whose values are octets.</param>
public sealed record RecordedField(string Term, int Offset, int Length, string? Value);

/// <summary>A recorded message.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">The sending role's name.</param>
/// <param name="To">The receiving role's name.</param>
/// <param name="Octets">What the receiver got.</param>
/// <param name="Sent">What the sender sent when the network changed it on its way, else null.</param>
/// <param name="Fields">The parts of <paramref name="Octets"/>, in order.</param>
public sealed record RecordedMessage(int Number, string Name, string From, string To, byte[] Octets, byte[]? Sent, Sequence<RecordedField> Fields)
{
    /// <summary>In which round, from 0.</summary>
    public int Round { get; init; }

    /// <summary>What is said in the frame that a channel puts around it, with its parts; null without a channel, and where the frame does not open.</summary>
    public RecordedContent? Said { get; init; }
}

/// <summary>What is said in a recorded message that travelled over a channel.</summary>
/// <param name="Octets">As it would travel without the channel.</param>
/// <param name="Fields">The parts of <paramref name="Octets"/>, in order.</param>
public sealed record RecordedContent(byte[] Octets, Sequence<RecordedField> Fields);

/// <summary>A recorded check.</summary>
/// <param name="Check">Role, message and label with slashes between them.</param>
/// <param name="Step">The number of the message.</param>
/// <param name="IsPassed">Whether it held.</param>
public sealed record RecordedCheck(string Check, int Step, bool IsPassed)
{
    /// <summary>In which round, from 0.</summary>
    public int Round { get; init; }
}

/// <summary>How a recorded run ended: the word of the verdict, and of the rest what the word calls for.</summary>
/// <param name="Word">The verdict's stable word.</param>
/// <param name="Role">Who refused or could not go on, or null.</param>
/// <param name="Step">The number of the message, or null.</param>
/// <param name="Check">The check that failed, as in <see cref="RecordedCheck"/>, or null.</param>
/// <param name="Reason">A stable word or a phrase, or null.</param>
/// <param name="Expected">Octets that would have passed, or null.</param>
/// <param name="Found">Octets that were found, or null.</param>
/// <param name="Offset">The first octet that does not fit, or null.</param>
/// <param name="ExpectedTerm">What should stand at the offset, in the notation, or null.</param>
public sealed record RecordedVerdict(
    string Word, string? Role, int? Step, string? Check, string? Reason, byte[]? Expected, byte[]? Found, int? Offset, string? ExpectedTerm)
{
    /// <summary>In which round, from 0.</summary>
    public int Round { get; init; }
}

/// <summary>
/// A run written down: all that it takes to run it again, and all that it led to. Anybody can check one against the other
/// (<see cref="Validation"/>). The format is described in <c>docs/transcript-format.md</c>.
/// </summary>
/// <param name="Protocol">The protocol's identifier.</param>
/// <param name="Suite">The suite's name.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Run">Which run of the seed it is, from 0.</param>
/// <param name="Setting">Clock, parties, values, accounts, tables, revocations.</param>
/// <param name="Root">The authority's certificate, DER; empty when the run could not begin.</param>
/// <param name="Certificates">Certificates by holder, DER.</param>
/// <param name="Messages">The messages, in order.</param>
/// <param name="Checks">All checks of all parties, in order.</param>
/// <param name="Events">What changed in the world, in order.</param>
/// <param name="Accounts">What each account holds afterwards.</param>
/// <param name="Verdict">How the run ended.</param>
public sealed record Transcript(
    string Protocol,
    string Suite,
    ulong Seed,
    int Run,
    Setting Setting,
    byte[] Root,
    IReadOnlyDictionary<string, byte[]> Certificates,
    Sequence<RecordedMessage> Messages,
    Sequence<RecordedCheck> Checks,
    Sequence<Worlds.WorldEvent> Events,
    IReadOnlyDictionary<string, Amount> Accounts,
    RecordedVerdict Verdict)
{
    /// <summary>The identifier of the format and its version.</summary>
    public const string Schema = "paymentquest/transcript/1";

    /// <summary>How many rounds should follow the first. They end early when one is refused.</summary>
    public int FurtherRounds { get; init; }

    /// <summary>What is set aside afterwards, by currency: what tokens in circulation are worth. Only of protocols that have rounds.</summary>
    public IReadOnlyDictionary<string, MoneySum> Circulation { get; init; } = new Dictionary<string, MoneySum>();

    /// <summary>The transcript of a run.</summary>
    public static Transcript Of(Run run) => Around(run) with { Messages = MessagesOf(run).ToSequence(), Checks = ChecksOf(run).ToSequence(), Events = EventsOf(run).ToSequence() };

    /// <summary>The transcript of a run without what grows with its rounds.</summary>
    internal static Transcript Around(Run run)
    {
        var protocol = run.Plan.Compiled.Protocol;
        return new Transcript(
            protocol.Id,
            run.Plan.Suite.Name,
            run.Plan.Seed,
            run.Plan.Number,
            run.Plan.Setting,
            run.Keyring?.RootCertificate ?? [],
            run.Keyring is { } keyring ? keyring.Holders.ToDictionary(h => h, keyring.Certificate, StringComparer.Ordinal) : new Dictionary<string, byte[]>(),
            [],
            [],
            [],
            run.World.Accounts,
            Of(run.Verdict))
        {
            FurtherRounds = run.Plan.FurtherRounds,
            Circulation = protocol.Rounds is null ? new Dictionary<string, MoneySum>() : run.World.Circulation,
        };
    }

    /// <summary>The messages of a run, one at a time.</summary>
    internal static IEnumerable<RecordedMessage> MessagesOf(Run run) => run.Messages.Select(m => Of(m, run.Plan.Compiled.Protocol.Vocabulary));

    /// <summary>The checks of a run, one at a time.</summary>
    internal static IEnumerable<RecordedCheck> ChecksOf(Run run) => run.Checks.Select(c => new RecordedCheck(c.Name.ToString(), c.Step, c.IsPassed) { Round = c.Round });

    /// <summary>The events of a run's world, one at a time.</summary>
    internal static IEnumerable<Worlds.WorldEvent> EventsOf(Run run) => run.World.Events.Select(Printable);

    /// <summary>A run as the text of a transcript, UTF-8. Equal runs give equal octets on every machine.</summary>
    public static byte[] Write(Run run) => TranscriptText.Write(Of(run));

    /// <summary>This transcript as text, UTF-8, with a line feed at the end of each line.</summary>
    public byte[] Write() => TranscriptText.Write(this);

    /// <summary>Reads a transcript. Null when it is none, and then exactly one error was added.</summary>
    /// <param name="file">The name to use in places.</param>
    /// <param name="octets">The file's octets.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static Transcript? Read(string file, ReadOnlyMemory<byte> octets, Diagnostics diagnostics) => TranscriptReader.Read(file, octets, diagnostics);

    private static RecordedMessage Of(Message message, Vocabulary vocabulary)
    {
        Sequence<RecordedField> Fields(Step step, byte[] octets) =>
            [.. MessageField.Of(step, octets).Select(f => new RecordedField(f.Term is null ? "" : vocabulary.Label(f.Term), f.Offset, f.Length, Readable(f, octets, vocabulary)))];
        return new RecordedMessage(
            message.Step.Number,
            message.Step.Name,
            message.Step.From,
            message.Step.To,
            message.Delivered,
            message.Sent.AsSpan().SequenceEqual(message.Delivered) ? null : message.Sent,
            Fields(message.Step, message.Delivered))
        {
            Round = message.Round,
            Said = message.Said is { } said ? new RecordedContent(said, Fields(message.Step.Unwrapped(), said)) : null,
        };
    }

    private static string? Readable(MessageField field, byte[] message, Vocabulary vocabulary)
    {
        return field.Term is not null && vocabulary.SortOf(field.Term) is { IsRandom: false, Kind: not SortKind.Digest } sort
            ? PlainText.Line(Wire.Values.Show(sort, field.Value(message)))
            : null;
    }

    // Texts in messages come from anybody; a transcript is read by people in terminals and holds no control characters.
    private static Worlds.WorldEvent Printable(Worlds.WorldEvent e) =>
        e with { Party = PlainText.Line(e.Party), Subject = PlainText.Line(e.Subject), From = PlainText.Line(e.From), To = PlainText.Line(e.To) };

    /// <summary>A verdict as it is recorded.</summary>
    internal static RecordedVerdict Of(Runs.Verdict verdict)
    {
        RecordedVerdict recorded = verdict switch
        {
            Runs.Verdict.Completed => new(verdict.Word, null, null, null, null, null, null, null, null),
            Runs.Verdict.Refused r => new(r.Word, r.Role, r.Step, r.Check.ToString(), r.Reason, r.Expected, r.Found, null, null),
            Runs.Verdict.Malformed m => new(m.Word, m.Role, m.Step, m.Check.ToString(), null, null, null, m.Offset, m.Expected),
            Runs.Verdict.Incompatible i => new(i.Word, null, null, null, PlainText.Line(i.Reason.ToString()), null, null, null, null),
            Runs.Verdict.Stalled s => new(s.Word, s.Role, s.Step, null, PlainText.Line(s.Reason.ToString()), null, null, null, null),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return recorded with { Round = verdict.Round };
    }
}
