using System.Security.Cryptography;
using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Quests;

/// <summary>Values that are computed by hand: the dual signature in numbers of four digits, and in octets.</summary>
public sealed class ComputeJudgeTests
{
    private const string Protocol = """
        format_version: 1
        id: dual
        family: test
        title: {en: Dual, es: Dual}
        summary: {en: A dual signature., es: Una firma dual.}
        source: nowhere
        roles: {Customer: C, Merchant: M}
        atoms: {PI: text, OI: text}
        definitions:
          PIMD: H(PI)
          OIMD: H(OI)
          POMD: H(PIMD || OIMD)
          DS: SK_C[H(PIMD || OIMD)]
        certificates: {C: {role: customer}}
        knows:
          Customer: PI, OI, SK_C, CERT_C
          Merchant: PK_CA
        steps:
          - {name: Order, from: Customer, to: Merchant, message: "OI, PIMD, DS, CERT_C"}
        keeps: {Merchant: "OI, DS"}
        setting:
          parties: {Customer: Alicia, Merchant: ACME}
          clock: 2026-01-15T10:00:00Z
          values: {PI: "card 4111", OI: "one book"}
        """;

    private const string Head = """
        format_version: 1
        id: mine
        protocol: dual
        kind: compute
        seed: 3
        title: {en: Mine, es: Mía}
        story: {en: A story., es: Una historia.}
        brief: {en: Compute., es: Calcula.}
        debrief: {en: Because., es: Porque sí.}
        source: nowhere
        hints: [{en: a, es: b}, {en: c, es: d}, {en: e, es: f}]
        """;

    private const string Paper = Head + """

        arithmetic:
          digest: {square_plus: 3, modulus: 100}
          digits: 2
          keys: {C: {n: 187, e: 7, d: 23}}
          values: {PI: 4821, OI: 7351}
        objectives:
          - {value: PIMD}
          - {value: OIMD}
          - {value: POMD}
          - {value: DS}
          - {accept: DS, given: {OI: 7352}, id: tampered}
          - {accept: DS, given: {OI: 7349}, id: collision}
          - {accept: DS, given: {OI: 7351, PIMD: 44, DS: 94}}
        solution: {PIMD: 44, OIMD: 04, POMD: 19, DS: 94, tampered: no, collision: yes, accept DS: yes}
        rejects:
          - {objective: POMD, answer: 39, from: "H(OIMD || PIMD)", because: {en: The other way round., es: Al revés.}}
          - {objective: OIMD, answer: 4, because: {en: Two digits., es: Dos cifras.}}
        """;

    private const string Octets = Head + """

        suite: modern
        objectives: [{value: PIMD}, {value: OIMD}, {value: POMD}]
        solution: {PIMD: 00, OIMD: 00, POMD: 00}
        """;

    [Fact]
    public void The_quest_of_the_lecture_holds_as_it_stands()
    {
        var (quest, items) = Read(Paper);
        Assert.Empty(items);
        var diagnostics = new Diagnostics();
        QuestProof.Check(quest!, diagnostics);
        Assert.Empty(diagnostics.Items);
    }

    [Fact]
    public void Every_value_and_every_verdict_of_the_exercise_comes_out()
    {
        var quest = Of(Paper);
        Assert.Equal(["44", "04", "19", "94", "no", "yes", "yes"], quest.Calculations.Select(c => ComputeJudge.Expected(quest, c, quest.Seed)));
        Assert.Equal("39", ComputeJudge.Value(quest, quest.Rejects[0].From!, quest.Seed));
        Assert.Equal(["(4821² + 3) mod 100", "(7351² + 3) mod 100", "(4404² + 3) mod 100", "19^23 mod 187"], Steps(quest));
    }

    [Theory]
    [InlineData("POMD", "1 9", ValueOutcome.Right)]
    [InlineData("POMD", " 19\t", ValueOutcome.Right)]
    [InlineData("OIMD", "4", ValueOutcome.Digits)]
    [InlineData("OIMD", "004", ValueOutcome.Digits)]
    [InlineData("DS", "094", ValueOutcome.Digits)]
    [InlineData("POMD", "39", ValueOutcome.Wrong)]
    [InlineData("POMD", "-19", ValueOutcome.Unreadable)]
    [InlineData("POMD", "٤٤", ValueOutcome.Unreadable)]
    [InlineData("POMD", "99999999999999999999999999999999999999999999999999", ValueOutcome.Unreadable)]
    [InlineData("POMD", "", ValueOutcome.Empty)]
    [InlineData("tampered", "sí", ValueOutcome.Wrong)]
    [InlineData("tampered", "NO", ValueOutcome.Right)]
    [InlineData("collision", "y", ValueOutcome.Right)]
    [InlineData("collision", "maybe", ValueOutcome.Unreadable)]
    public void What_is_written_is_read_as_it_is_meant(string key, string written, ValueOutcome outcome)
    {
        var quest = Of(Paper);
        Assert.Equal(outcome, Judged(quest, (key, written)).Values.Single(v => v.Calculation.Key == key).Outcome);
    }

    [Fact]
    public void What_follows_from_a_wrong_value_is_told_and_earns_half()
    {
        // OIMD = 4 runs together with 44 to 444: H(444) = 39, and 39^23 mod 187 = 95.
        var quest = Of(Paper);
        var judgement = Judged(quest, ("PIMD", "44"), ("OIMD", "4"), ("POMD", "39"), ("DS", "95"));

        Assert.Equal([ValueOutcome.Right, ValueOutcome.Digits, ValueOutcome.FollowsThrough, ValueOutcome.FollowsThrough], judgement.Values.Take(4).Select(v => v.Outcome));
        Assert.Equal(["OIMD"], judgement.Values[2].From);
        Assert.Equal(["POMD"], judgement.Values[3].From);
        Assert.Equal(100 * (2 + 1 + 1) / 14, judgement.Score);
    }

    [Fact]
    public void A_value_that_is_right_in_spite_of_a_wrong_one_is_right() =>
        Assert.Equal(ValueOutcome.Right, Judged(Of(Paper), ("PIMD", "45"), ("POMD", "19")).Values[2].Outcome);

    [Fact]
    public void A_wrong_yes_costs_what_a_right_one_earns()
    {
        var quest = Of(Paper);
        Assert.Equal(100 * 2 / 14, Judged(quest, ("collision", "yes")).Score);
        Assert.Equal(0, Judged(quest, ("collision", "yes"), ("tampered", "yes")).Score);
        Assert.Equal(0, Judged(quest, ("tampered", "yes")).Score);
    }

    [Fact]
    public void Octets_of_the_run_are_what_another_implementation_computes()
    {
        var quest = Of(Octets);
        var (pi, oi) = (SHA256.HashData(Der.Text("card 4111")), SHA256.HashData(Der.Text("one book")));
        string[] expected = [.. new[] { pi, oi, SHA256.HashData([.. pi, .. oi]) }.Select(Convert.ToHexStringLower)];

        Assert.Equal(expected, quest.Calculations.Select(c => ComputeJudge.Expected(quest, c, quest.Seed)));
        Assert.Equal([Convert.ToHexStringLower(Der.Text("card 4111")), Convert.ToHexStringLower(Der.Text("one book")), "<PIMD><OIMD>"], ComputeJudge.Inputs(quest, quest.Seed).Select(i => i.Octets));
        var spread = string.Join(':', Enumerable.Range(0, 32).Select(i => expected[2].Substring(2 * i, 2))).ToUpperInvariant();
        Assert.Equal(ValueOutcome.Right, Judged(quest, ("POMD", spread)).Values[2].Outcome);
        Assert.Equal(ValueOutcome.Unreadable, Judged(quest, ("POMD", "abc")).Values[2].Outcome);
    }

    [Theory]
    [InlineData("H(PI, OI)", "H(PIMD, OI, PIMD)", "H(PIMD || OI)")]
    [InlineData("H((PI, OI) || PI)", "H(PI || (OIMD, OI))", "H(H(OIMD, PI))")]
    public void Whoever_fills_in_earlier_values_and_digests_what_the_screen_shows_is_right(params string[] terms)
    {
        var objectives = string.Join(", ", terms.Select(t => $"{{value: \"{t}\"}}").Prepend("{value: OIMD}").Prepend("{value: PIMD}"));
        var solution = string.Join(", ", terms.Select(t => $"\"{t}\": \"00\""));
        var quest = Of($"{Head}\n\nobjectives: [{objectives}]\nsolution: {{PIMD: \"00\", OIMD: \"00\", {solution}}}\n");
        var inputs = ComputeJudge.Inputs(quest, quest.Seed).ToDictionary(i => i.Key, i => i.Octets);
        var values = new Dictionary<string, string>();
        foreach (var calculation in quest.Calculations)
        {
            var octets = values.Aggregate(inputs[calculation.Key], (text, v) => text.Replace($"<{v.Key}>", v.Value, StringComparison.Ordinal));
            values[calculation.Key] = Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(octets)));
        }

        Assert.Contains("MD>", string.Concat(inputs.Values), StringComparison.Ordinal);
        Assert.Equal(100, ComputeJudge.Judge(quest, values, quest.Seed).Score);
    }

    [Fact]
    public void Octets_follow_through_as_numbers_do()
    {
        var quest = Of(Octets);
        var wrong = SHA256.HashData("card 4111"u8);
        var follows = SHA256.HashData([.. wrong, .. SHA256.HashData(Der.Text("one book"))]);
        var judgement = Judged(quest, ("PIMD", Convert.ToHexString(wrong)), ("POMD", Convert.ToHexString(follows)));

        Assert.Equal([ValueOutcome.Wrong, ValueOutcome.Empty, ValueOutcome.FollowsThrough], judgement.Values.Select(v => v.Outcome));
    }

    [Theory]
    [InlineData("modulus: 100}", "modulus: 101}", "PQ0455")]
    [InlineData("d: 23", "d: 24", "PQ0455")]
    [InlineData("keys: {C:", "keys: {X:", "PQ0455")]
    [InlineData("PI: 4821", "PI: 48.21", "PQ0455")]
    [InlineData("PI: 4821, OI", "PO: 4821, OI", "PQ0302")]
    [InlineData("values: {PI: 4821, OI: 7351}", "values: {PI: 4821}", "PQ0457")]
    [InlineData(", d: 23", "", "PQ0457")]
    [InlineData("- {value: POMD}", "- {value: PIMD}", "PQ0456")]
    [InlineData("- {value: POMD}", "- {valu: POMD}", "PQ0121")]
    [InlineData("accept: DS, given: {OI: 7352}", "accept: PI, given: {OI: 7352}", "PQ0457")]
    [InlineData("solution: {PIMD: 44, ", "solution: {", "PQ0426")]
    [InlineData("solution: {PIMD: 44, ", "solution: {PIMD: 44, PIM: 44, ", "PQ0427")]
    [InlineData("objective: POMD", "objective: POM", "PQ0427")]
    public void A_mistake_in_a_compute_quest_is_named(string right, string wrong, string code)
    {
        Assert.Contains(right, Paper, StringComparison.Ordinal);
        var (quest, items) = Read(Paper.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Null(quest);
        Assert.Contains(items, i => i.Code == code);
    }

    [Theory]
    [InlineData("POMD: 19", "POMD: 39", "PQ0441")]
    [InlineData("collision: yes", "collision: no", "PQ0441")]
    [InlineData("answer: 39", "answer: 38", "PQ0442")]
    [InlineData("objective: OIMD, answer: 4", "objective: OIMD, answer: 04", "PQ0442")]
    public void What_a_compute_quest_promises_and_does_not_keep_is_named(string right, string wrong, string code)
    {
        Assert.Contains(right, Paper, StringComparison.Ordinal);
        var diagnostics = new Diagnostics();
        QuestProof.Check(Of(Paper.Replace(right, wrong, StringComparison.Ordinal)), diagnostics);
        Assert.Contains(diagnostics.Items, i => i.Code == code);
    }

    [Fact]
    public void Without_arithmetic_nothing_can_be_asked_that_only_the_run_could_make()
    {
        var (quest, items) = Read(Octets.Replace("{value: POMD}", "{value: DS}", StringComparison.Ordinal));
        Assert.Null(quest);
        Assert.Contains(items, i => i.Code == "PQ0457");
    }

    private static IEnumerable<string> Steps(ComputeQuest quest)
    {
        var steps = new List<PaperStep>();
        quest.Arithmetic!.Evaluate(quest.Calculations[3].Term, null, steps);
        return steps.Select(s => s.Formula);
    }

    private static SheetJudgement.Computed Judged(ComputeQuest quest, params (string Key, string Written)[] entries) =>
        ComputeJudge.Judge(quest, entries.ToDictionary(e => e.Key, e => e.Written), quest.Seed);

    private static ComputeQuest Of(string text)
    {
        var (quest, items) = Read(text);
        Assert.True(items.Count == 0, string.Join('\n', items));
        return Assert.IsType<ComputeQuest>(quest);
    }

    private static (Quest? Quest, IReadOnlyList<Diagnostic> Items) Read(string text)
    {
        var diagnostics = new Diagnostics();
        var node = YamlDocument.Read("mine.yaml", Encoding.UTF8.GetBytes(text), diagnostics);
        return (node is null ? null : QuestReader.Read(node, (_, _) => ProtocolFiles.Of(Protocol), diagnostics), diagnostics.Items);
    }
}
