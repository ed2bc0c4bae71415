using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using Xunit;

namespace PaymentQuest.Tests.Scenarios;

/// <summary>An author's mistakes in quests: one line of a good quest is changed, and one error names the place.</summary>
public sealed class QuestReaderTests
{
    private const string Build = """
        format_version: 1
        id: mine
        protocol: 1kp
        kind: build
        role: Customer
        title: {en: Mine, es: Mía}
        story: {en: A story., es: Una historia.}
        brief: {en: Send it., es: Envíalo.}
        debrief: {en: Because., es: Porque sí.}
        source: nowhere
        objectives:
          - {message: Payment}
        solution: {Payment: "PK_A(PRICE, H(Common), CAN, R_C)"}
        rejects:
          - {answer: "PK_A(CAN)", trips: Acquirer/Auth-Request/EncSlip, because: {en: Short., es: Corto.}}
        hints: [{en: a, es: b}, {en: c, es: d}, {en: e, es: f}]
        """;

    private const string Verify = """
        format_version: 1
        id: mine
        protocol: 1kp
        kind: verify
        role: Acquirer
        step: Auth-Request
        title: {en: Mine, es: Mía}
        story: {en: A story., es: Una historia.}
        brief: {en: Look., es: Mira.}
        debrief: {en: Because., es: Porque sí.}
        source: nowhere
        faults:
          - {id: replayed, replay: true, trips: Acquirer/Auth-Request/once, story: {en: Again., es: Otra vez.}}
          - {id: spliced, splice: EncSlip, trips: Acquirer/Auth-Request/EncSlip.H(Common), story: {en: Old., es: Viejo.}}
        solution: [once, EncSlip, EncSlip.H(Common)]
        rejects:
          - {answer: [once], misses: spliced, because: {en: Look inside., es: Mira dentro.}}
        hints: [{en: a, es: b}, {en: c, es: d}, {en: e, es: f}]
        """;

    private const string Classify = """
        format_version: 1
        id: mine
        protocol: 1kp
        kind: classify
        rows: [CAN, CID, PRICE, DESC]
        columns: [Merchant, network]
        step: Payment
        title: {en: Mine, es: Mía}
        story: {en: A story., es: Una historia.}
        brief: {en: Mark., es: Marca.}
        debrief: {en: Because., es: Porque sí.}
        source: nowhere
        solution:
          Merchant: [CID, PRICE, DESC]
          network: [CID]
        rejects:
          - {column: network, row: CAN, claim: knows, because: {en: Sealed., es: Sellado.}}
        hints: [{en: a, es: b}, {en: c, es: d}, {en: e, es: f}]
        """;

    private const string Order = """
        format_version: 1
        id: mine
        protocol: 1kp
        kind: order
        role: Acquirer
        step: Auth-Request
        checks: [once, EncSlip, H(Common), Y/N]
        title: {en: Mine, es: Mía}
        story: {en: A story., es: Una historia.}
        brief: {en: Arrange., es: Ordena.}
        debrief: {en: Because., es: Porque sí.}
        source: nowhere
        solution: [once, EncSlip, H(Common), Y/N]
        rejects:
          - {answer: [EncSlip, once, H(Common), Y/N], trips: EncSlip, because: {en: Dear., es: Caro.}}
        hints: [{en: a, es: b}, {en: c, es: d}, {en: e, es: f}]
        """;

    [Theory]
    [InlineData(Build)]
    [InlineData(Verify)]
    [InlineData(Classify)]
    [InlineData(Order)]
    public void Without_a_mistake_there_is_nothing_to_say(string text)
    {
        var (quest, items) = Read(text);

        Assert.Empty(items);
        var diagnostics = new Diagnostics();
        QuestProof.Check(quest!, diagnostics);
        Assert.Empty(diagnostics.Items);
    }

    [Theory]
    [InlineData("protocol: 1kp", "protocol: 4kp", "PQ0421", 3)]
    [InlineData("role: Customer", "role: Custmer", "PQ0424", 5)]
    [InlineData("role: Customer", "role: Merchant", "PQ0423", 12)]
    [InlineData("{message: Payment}", "{message: Paymnt}", "PQ0425", 12)]
    [InlineData("{message: Payment}", "{define: SLIPS}", "PQ0428", 12)]
    [InlineData("{message: Payment}", "{message: Payment, without: [Slip]}", "PQ0428", 12)]
    [InlineData("solution: {Payment:", "solution: {Invoice:", "PQ0426", 12)]
    [InlineData("CAN, R_C)\"", "CAN, R_C\"", "PQ0301", 13)]
    [InlineData("trips: Acquirer/Auth-Request/EncSlip", "trips: Acquirer/Auth-Request/Slip", "PQ0430", 15)]
    [InlineData("trips: Acquirer/Auth-Request/EncSlip", "trips: Acquirer/Auth-Request/EncSlip:expired", "PQ0430", 15)]
    [InlineData("{answer: \"PK_A(CAN)\"", "{objective: Invoice, answer: \"PK_A(CAN)\"", "PQ0427", 15)]
    [InlineData("{en: e, es: f}]", "{en: e, es: f}, {en: g, es: h}]", "PQ0422", 16)]
    public void A_mistake_in_a_build_quest_is_named_with_its_line(string right, string wrong, string code, int line) => Told(Build, right, wrong, code, line);

    [Theory]
    [InlineData("role: Acquirer", "role: Merchant", "PQ0423", 5)]
    [InlineData("step: Auth-Request", "step: Auth", "PQ0425", 6)]
    [InlineData("replay: true", "replay: false", "PQ0431", 13)]
    [InlineData("replay: true", "replay: true, flip: EncSlip", "PQ0431", 13)]
    [InlineData("id: spliced", "id: replayed", "PQ0437", 14)]
    [InlineData("id: replayed", "id: honest", "PQ0437", 13)]
    [InlineData("splice: EncSlip", "splice: CAN", "PQ0432", 14)]
    [InlineData("splice: EncSlip", "splice: EncSlip, message: Payment", "PQ0435", 14)]
    [InlineData("misses: spliced", "misses: stolen", "PQ0433", 17)]
    public void A_mistake_in_a_verify_quest_is_named_with_its_line(string right, string wrong, string code, int line) => Told(Verify, right, wrong, code, line);

    [Theory]
    [InlineData("rows: [CAN, CID, PRICE, DESC]", "rows: [CAN, CID, \"H(R_C, CAN)\", PRICE, DESC]", "PQ0450", 5)]
    [InlineData("rows: [CAN, CID, PRICE, DESC]", "rows: []", "PQ0450", 5)]
    [InlineData("rows: [CAN, CID, PRICE, DESC]", "rows: [CAN, CID, PRICE, DESC, CIDD]", "PQ0302", 5)]
    [InlineData("columns: [Merchant, network]", "columns: [Merchant, network, Merchant]", "PQ0450", 6)]
    [InlineData("columns: [Merchant, network]", "columns: [Merchant, network, Bank]", "PQ0424", 6)]
    [InlineData("step: Payment", "step: Pay", "PQ0425", 7)]
    [InlineData("  network: [CID]", "  Acquirer: [CID]", "PQ0451", 15)]
    [InlineData("  network: [CID]\n", "", "PQ0426", 14)]
    [InlineData("  network: [CID]", "  network: [CID, R_C]", "PQ0452", 15)]
    [InlineData("row: CAN", "row: R_C", "PQ0452", 17)]
    [InlineData("column: network", "column: Customer", "PQ0451", 17)]
    [InlineData("claim: knows", "claim: guesses", "PQ0126", 17)]
    [InlineData("claim: knows", "claims: knows", "PQ0122", 17)]
    public void A_mistake_in_a_classify_quest_is_named_with_its_line(string right, string wrong, string code, int line) => Told(Classify, right, wrong, code, line);

    [Theory]
    [InlineData("role: Acquirer", "role: Merchant", "PQ0423", 5)]
    [InlineData("checks: [once, EncSlip", "checks: [once, Slip", "PQ0453", 7)]
    [InlineData("checks: [once, EncSlip, H(Common), Y/N]", "checks: [once, EncSlip]", "PQ0453", 7)]
    [InlineData("solution: [once, ", "solution: [", "PQ0454", 13)]
    [InlineData("solution: [once, ", "solution: [once, once, ", "PQ0454", 13)]
    [InlineData("solution: [once, ", "solution: [once, DATE, ", "PQ0453", 13)]
    [InlineData("answer: [EncSlip, ", "answer: [", "PQ0454", 15)]
    [InlineData("trips: EncSlip", "trips: DATE", "PQ0453", 15)]
    public void A_mistake_in_an_order_quest_is_named_with_its_line(string right, string wrong, string code, int line) => Told(Order, right, wrong, code, line);

    [Theory]
    [InlineData(Classify, "network: [CID]", "network: [CID, PRICE]", "PQ0441", 14)]
    [InlineData(Classify, "claim: knows", "claim: not", "PQ0442", 17)]
    [InlineData(Order, "solution: [once, EncSlip", "solution: [EncSlip, once", "PQ0441", 13)]
    [InlineData(Order, "trips: EncSlip", "trips: once", "PQ0442", 15)]
    [InlineData(Order, "answer: [EncSlip, once,", "answer: [once, EncSlip,", "PQ0442", 15)]
    [InlineData(Build, "CAN, R_C)\"", "R_C, CAN)\"", "PQ0441", 13)]
    [InlineData(Build, "\"PK_A(CAN)\"", "\"CAN\"", "PQ0442", 15)]
    [InlineData(Verify, "Acquirer/Auth-Request/once", "Acquirer/Auth-Request/EncSlip", "PQ0443", 13)]
    [InlineData(Verify, "{answer: [once]", "{answer: [once, EncSlip, EncSlip.H(Common)]", "PQ0442", 17)]
    public void What_a_quest_promises_and_does_not_keep_is_named_with_its_line(string text, string right, string wrong, string code, int line)
    {
        var (quest, _) = Read(text.Replace(right, wrong, StringComparison.Ordinal));
        var diagnostics = new Diagnostics();

        QuestProof.Check(quest!, diagnostics);

        Assert.Contains(diagnostics.Items, d => d.Code == code && d.Place.Line == line);
    }

    [Fact]
    public void A_sheet_on_which_one_mark_fits_nearly_everywhere_asks_too_little()
    {
        var (quest, _) = Read(Classify.Replace("columns: [Merchant, network]", "columns: [Merchant]", StringComparison.Ordinal).Replace("  network: [CID]\n", "", StringComparison.Ordinal)
            .Replace("column: network", "column: Merchant", StringComparison.Ordinal));
        var diagnostics = new Diagnostics();

        QuestProof.Check(quest!, diagnostics);

        Assert.Equal("PQ0445", Assert.Single(diagnostics.Items).Code);
    }

    [Theory]
    [InlineData("{message: Payment}", "{message: Paymnt}", "PQ0425", "did you mean 'Payment'?")]
    [InlineData("solution: {Payment:", "solution: {Paymnt:", "PQ0427", "did you mean 'Payment'?")]
    [InlineData("{answer: \"PK_A(CAN)\"", "{objective: Paymnt, answer: \"PK_A(CAN)\"", "PQ0427", "did you mean 'Payment'?")]
    [InlineData("{message: Payment}", "{define: EncSlp}", "PQ0428", "did you mean 'EncSlip'?")]
    public void A_misspelt_objective_is_one_mistake_and_says_what_was_meant(string right, string wrong, string code, string advice)
    {
        var items = Read(Build.Replace(right, wrong, StringComparison.Ordinal)).Items;

        Assert.Equal((code, advice), (Assert.Single(items).Code, items[0].Advice));
    }

    private static void Told(string text, string right, string wrong, string code, int line)
    {
        Assert.Contains(right, text, StringComparison.Ordinal);
        var (quest, items) = Read(text.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(quest);
        Assert.Contains(items, d => d.Code == code && d.Place.Line == line);
    }

    private static (Quest? Quest, IReadOnlyList<Diagnostic> Items) Read(string text)
    {
        var diagnostics = new Diagnostics();
        var node = YamlDocument.Read("mine.yaml", Encoding.UTF8.GetBytes(text), diagnostics);
        return (node is null ? null : QuestReader.Read(node, (id, d) => Library.Shipped.Protocols.Any(p => p.Id == id) ? Library.Shipped.LoadProtocol(id, d) : null, diagnostics), diagnostics.Items);
    }
}
