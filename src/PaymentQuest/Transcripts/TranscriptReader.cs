using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;

namespace PaymentQuest.Transcripts;

/// <summary>
/// Reads transcripts strictly: every key is known, present and of its type. The first thing that is wrong is the one that is
/// reported; what is read after it is never used.
/// </summary>
internal sealed class TranscriptReader : JsonParts
{
    private static readonly string[] Words = ["completed", "declined", "refused", "malformed", "incompatible", "stalled"];

    private static readonly JsonShape WholeShape = new("schema protocol suite seed run further_rounds? setting root certificates messages checks events accounts circulation? verdict");

    private static readonly JsonShape SettingShape = new("clock parties values accounts tables revoked");

    private static readonly JsonShape MessageShape = new("round? number name from to octets sent? fields said?");

    private static readonly JsonShape SaidShape = new("octets fields");

    private static readonly JsonShape FieldShape = new("term offset length value?");

    private static readonly JsonShape CheckShape = new("check round? step passed");

    private static readonly JsonShape EventShape = new("step party kind subject amount? from to");

    private static readonly JsonShape VerdictShape = new("word role? round? step? check? reason? expected? found? offset? expected_term?");

    private TranscriptReader()
        : base(Prose.Of("json.as-recorded"))
    {
    }

    public static Transcript? Read(string file, ReadOnlyMemory<byte> octets, Diagnostics diagnostics)
    {
        var text = JsonText.WithoutMark(octets);
        var (mostOctets, mostValues) = TranscriptExtent.Of(text.Span).Allowed;
        if (text.Length > mostOctets)
        {
            diagnostics.Error("PQ0501", new Place(file, 1, 1), FormattableString.Invariant($"the file is larger than {mostOctets} bytes"), "no run of as many rounds is as long as this");
            return null;
        }

        Transcript? transcript = null;
        if (JsonText.Read(text, out var fault, mostValues) is { } tree)
        {
            var reader = new TranscriptReader();
            transcript = reader.Whole(tree);
            fault = reader.Fault;
        }

        if (fault is null)
        {
            return transcript;
        }

        diagnostics.Add(fault.At(file, text.Span));
        return null;
    }

    private Transcript Whole(JsonTree tree)
    {
        var keys = Object(tree, WholeShape);
        Word(keys["schema"], Prose.Of("json.what-schema"), [Transcript.Schema], "PQ0511");
        return new Transcript(
            Text(keys["protocol"]),
            Word(keys["suite"], Prose.Of("json.what-suite"), Suite.Nameable.Select(s => s.Name)),
            Seed(keys["seed"]),
            Number(keys["run"]),
            Setting(keys["setting"]),
            Octets(keys["root"]),
            Map(keys["certificates"], Octets),
            List(keys["messages"], Message),
            List(keys["checks"], Check),
            List(keys["events"], Event),
            Map(keys["accounts"], Money),
            Verdict(keys["verdict"]))
        {
            FurtherRounds = keys["further_rounds"] == Nothing ? 0 : Number(keys["further_rounds"], Bounds.Purchases - 1),
            Circulation = keys["circulation"] == Nothing ? new Dictionary<string, MoneySum>() : Map(keys["circulation"], Sum),
        };
    }

    private Setting Setting(JsonTree tree)
    {
        var keys = Object(tree, SettingShape);
        return new Setting(
            Map(keys["parties"], Text),
            Clock(keys["clock"]),
            Map(keys["values"], Text),
            Map(keys["accounts"], Money, (Bounds.Accounts, Prose.Of("json.account"))),
            Map<IReadOnlyDictionary<string, string>>(keys["tables"], t => Map(t, Text, (Bounds.Accounts, Prose.Of("json.entry-of-table")))),
            List(keys["revoked"], Text).ToHashSet(StringComparer.Ordinal));
    }

    private RecordedMessage Message(JsonTree tree)
    {
        var keys = Object(tree, MessageShape);
        return new RecordedMessage(
            Number(keys["number"]), Text(keys["name"]), Text(keys["from"]), Text(keys["to"]), Octets(keys["octets"]), Optional(keys["sent"], Octets), List(keys["fields"], Field))
        {
            Round = OptionalNumber(keys["round"]) ?? 0,
            Said = Optional(keys["said"], Said),
        };
    }

    private RecordedContent Said(JsonTree tree)
    {
        var keys = Object(tree, SaidShape);
        return new RecordedContent(Octets(keys["octets"]), List(keys["fields"], Field));
    }

    private RecordedField Field(JsonTree tree)
    {
        var keys = Object(tree, FieldShape);
        return new RecordedField(Text(keys["term"]), Number(keys["offset"]), Number(keys["length"]), Optional(keys["value"], Text));
    }

    private RecordedCheck Check(JsonTree tree)
    {
        var keys = Object(tree, CheckShape);
        return new RecordedCheck(Text(keys["check"]), Number(keys["step"]), Truth(keys["passed"])) { Round = OptionalNumber(keys["round"]) ?? 0 };
    }

    private WorldEvent Event(JsonTree tree)
    {
        var keys = Object(tree, EventShape);
        return new WorldEvent(
            Number(keys["step"]), Text(keys["party"]), Text(keys["kind"]), Text(keys["subject"]), OptionalMoney(keys["amount"]), Text(keys["from"]), Text(keys["to"]));
    }

    private RecordedVerdict Verdict(JsonTree tree)
    {
        var keys = Object(tree, VerdictShape);
        return new RecordedVerdict(
            Word(keys["word"], Prose.Of("json.what-verdict"), Words),
            Optional(keys["role"], Text),
            OptionalNumber(keys["step"]),
            Optional(keys["check"], Text),
            Optional(keys["reason"], Text),
            Optional(keys["expected"], Octets),
            Optional(keys["found"], Octets),
            OptionalNumber(keys["offset"]),
            Optional(keys["expected_term"], Text))
        {
            Round = OptionalNumber(keys["round"]) ?? 0,
        };
    }

    private Amount? OptionalMoney(JsonTree tree) => tree == Nothing ? null : Money(tree);

    private Amount Money(JsonTree tree) =>
        Amount.Parse(Text(tree)) ?? No<Amount>(tree, Prose.Of("json.what-amount"), Prose.Of("json.a-sum-is"));

    private MoneySum Sum(JsonTree tree) =>
        MoneySum.Parse(Text(tree)) ?? No<MoneySum>(tree, Prose.Of("json.what-sum"), Prose.Of("json.a-sum-is"));

    private DateTimeOffset Clock(JsonTree tree) =>
        Protocols.Setting.ParseClock(Text(tree)) ?? No<DateTimeOffset>(tree, Prose.Of("json.what-clock"), Prose.Of("json.write-the-clock"));

    private byte[] Octets(JsonTree tree)
    {
        var text = Text(tree);
        var wrong = text.AsSpan().IndexOfAnyExcept("0123456789abcdef");
        if (wrong >= 0 || text.Length % 2 != 0)
        {
            // Nothing before the wrong character was escaped or longer than one octet, unless somebody wrote digits as escapes.
            Fail("PQ0510", tree.Offset + 1 + (wrong >= 0 ? wrong : text.Length), Prose.Of("json.no-hexadecimal"), Prose.Of("json.two-digits-an-octet"));
            return [];
        }

        return Convert.FromHexString(text);
    }
}
