using System.Text;
using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Runs;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Protocols;

/// <summary>What travels over a channel is told, changed, said and taken apart as what is said, wherever somebody has the key of the session.</summary>
public sealed class ChannelPlayTests
{
    /// <summary>A buyer orders, and the shop confirms; the shop asks its bank.</summary>
    private static readonly CompiledProtocol Order = ProtocolFiles.Of("""
        format_version: 1
        id: order
        title: {en: Order, es: Pedido}
        source: made for a test
        suites: [modern, lecture]
        roles: {Buyer: B, Shop: S, Bank: K}
        atoms: {CARD: account, GOODS: text, N: nonce, M: nonce, REF: text}
        knows: {Buyer: "CARD, GOODS", Shop: "K", Bank: "S"}
        fresh: {Buyer: "N, M", Shop: REF}
        steps:
          - {name: Ask, from: Buyer, to: Shop, over: tls(Shop), message: 'N || M'}
          - {name: Buy, from: Buyer, to: Shop, over: tls(Shop), message: '(CARD, GOODS), N'}
          - {name: Charge, from: Shop, to: Bank, over: hand, message: 'CARD, REF'}
          - {name: Done, from: Shop, to: Buyer, over: tls(Shop), message: 'REF, N'}
        goals:
          - {secret: CARD, from: [network]}
          - {name: heard, agree: Buyer, with: Shop, on: REF, at: Done}
        setting: {values: {CARD: "4000", GOODS: book} }
        """);

    public static TheoryData<string> Suites => ["modern", "lecture"];

    [Theory, MemberData(nameof(Suites))]
    public void A_transcript_records_what_travels_and_what_is_said_and_is_replayed(string suite)
    {
        var run = Run.Execute(new RunPlan(Order, Suite.ByName(suite)!, Order.Protocol.Setting, 5));
        Assert.Equal(new Verdict.Completed(true), run.Verdict);
        var octets = Transcript.Write(run);
        var read = Transcript.Read("t.json", octets, new Diagnostics())!;

        Assert.Equal(["N || M", "CARD,GOODS,N", "CARD,REF", "REF,N"], read.Messages.Select(m => string.Join(',', m.Said!.Fields.Select(f => f.Term))));
        Assert.All(run.Messages, m => Assert.Equal(-1, m.Sent.AsSpan().IndexOf(m.Said.AsSpan())));
        Assert.All(Validation.Validate(Order, read).Steps, s => Assert.Empty(s.Differences));
        Assert.IsType<ValidationResult.Valid>(Validation.Validate(Order, read).Result);

        var text = Encoding.UTF8.GetString(octets);
        var other = Transcript.Read("t.json", Encoding.UTF8.GetBytes(text.Replace("\"value\": \"4000\"", "\"value\": \"4001\"", StringComparison.Ordinal)), new Diagnostics())!;
        Assert.Equal("messages[1].said.fields[0].value", Assert.IsType<ValidationResult.Inconsistent>(Validation.Validate(Order, other).Result).What);
    }

    [Fact]
    public void A_frame_that_the_network_changes_does_not_open()
    {
        var run = Run.Execute(new RunPlan(Order, Suite.Modern, Order.Protocol.Setting, 5));
        Assert.All(run.Messages, m =>
        {
            var changed = (byte[])m.Sent.Clone();
            changed[^1] ^= 1;
            var refused = Run.Execute(run.Plan with { Interferences = [new Interference(m.Step.Number, changed)] });
            Assert.Equal($"{m.Step.To}/{m.Step.Name}/channel", Assert.IsType<Verdict.Refused>(refused.Verdict).Check.ToString());
            Assert.Null(refused.Messages[^1].Said);
        });
    }

    [Fact]
    public void What_is_changed_in_every_way_is_what_is_said()
    {
        var mutations = Mutations.Of(new RunPlan(Order, Suite.Modern, Order.Protocol.Setting, 5));
        var results = mutations.Judge([.. mutations.All()]);
        Assert.Equal(["N || M", "CARD", "GOODS", "N", "CARD", "REF", "REF", "N"], mutations.Fields.Select(f => f.Field.Term!.ToString()));
        // What a party hears for the first time it takes as it comes, once the frame has opened; what it has already it compares.
        Assert.Contains(results, r => r is { IsUnnoticed: true, Mutation.Step.Name: "Charge" });
        Assert.Contains(results, r => r.Verdict is Verdict.Refused { Check: var c } && c.ToString() == "Buyer/Done/N");
        Assert.DoesNotContain(results, r => r.Verdict is Verdict.Refused { Check.Label: "session" });
    }

    [Fact]
    public void The_adversary_says_something_in_a_session_of_its_own_and_reads_the_answer()
    {
        var board = BoardAfter("Shop", "start Shop", "send S1 N' || M'", "send S1 (\"4111\", \"bread\"), N'");
        Assert.Equal([TurnOutcome.Started, TurnOutcome.Accepted, TurnOutcome.Accepted], board.Turns.Select(t => t.Outcome));
        Assert.Contains(board.Holdings.All, h => h.Term.ToString() == "REF");
        Assert.DoesNotContain(board.Holdings.All, h => h.Term.ToString() == "CARD" && h.Message > 0);
    }

    [Fact]
    public void The_adversary_says_nothing_in_a_session_of_others_and_by_no_hand_but_its_own()
    {
        var board = BoardAfter("Shop", "start Buyer", "start Shop", "pass 1 to S1", "pass 2 to S1", "send B1 REF', N@2", "start Bank", "send K1 \"4111\", REF'");
        Assert.Equal(TurnOutcome.Impossible, board.Turns.Single(t => t.Line.StartsWith("send B1", StringComparison.Ordinal)).Outcome);
        Assert.Equal(TurnOutcome.Impossible, board.Turns.Single(t => t.Line.StartsWith("send K1", StringComparison.Ordinal)).Outcome);
        Assert.DoesNotContain(board.Holdings.All, h => h.Term.ToString() is "CARD" or "REF" && h.Message > 0);
    }

    [Fact]
    public void A_dishonest_end_reads_and_answers()
    {
        var board = BoardAfter("Shop", "start Buyer with Shop", "send B1 REF', N@2");
        Assert.Contains(board.Holdings.All, h => h.Term.ToString() == "CARD" && h.Message == 2);
        Assert.Equal(TurnOutcome.Accepted, board.Turns[^1].Outcome);
    }

    [Theory]
    [InlineData("CARD, REF", "")]
    [InlineData("REF, CARD", "Bank/Charge/channel")]
    public void Who_composes_a_message_composes_what_is_said(string answer, string refusal)
    {
        var quest = Read<BuildQuest>("""
            kind: build
            role: Shop
            objectives: [{message: Charge}]
            solution: {Charge: "CARD, REF"}
            rejects: [{answer: "REF, CARD", trips: Bank/Charge/channel, because: {en: b, es: b} }]
            """);
        var slot = Assert.Single(quest.Slots);
        var judgement = BuildJudge.Judge(quest, slot, answer, 1);
        var preview = Workbench.Preview(quest, slot, answer, 1);

        Assert.Equal(refusal, judgement.Outcome is BuildOutcome.Refused { Verdict: Verdict.Refused r } ? r.Check.ToString() : "");
        Assert.Equal(refusal.Length == 0, judgement.Outcome is BuildOutcome.Accepted);
        Assert.Equal(answer, string.Join(", ", preview.Fields.Select(f => f.Term)));
        var palette = Workbench.PaletteOf(quest, slot, 1);
        Assert.Superset(new HashSet<string> { "CARD", "REF" }, palette.Items.Select(i => i.Name).ToHashSet());
        Assert.All(palette.Items.Select(i => i.Name).Concat(palette.Constructors.Select(c => $"{c}")), name => Assert.DoesNotMatch("TLS|HAND|AE\\(|tls|hand", name));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_checks_a_message_checks_that_it_came_over_the_channel_and_then_what_is_said(bool isHard)
    {
        var quest = Read<VerifyQuest>($$"""
            kind: verify
            role: Buyer
            step: Done
            {{(isHard ? "level: hard" : "rounds: 4")}}
            faults:
              - {id: flipped, flip: REF, trips: Buyer/Done/channel, story: {en: s, es: s} }
              - {id: other, replay: true, trips: Buyer/Done/channel, story: {en: s, es: s} }
            solution: [channel, N]
            rejects: [{answer: [N], misses: flipped, because: {en: b, es: b} }]
            """);
        foreach (var fault in quest.Faults.Append(null))
        {
            var round = VerifyJudge.Arrive(quest, 1, 0, fault);
            var (step, octets) = round.ShownOf(quest.Step);
            Assert.Equal(fault is null ? ["REF", "N"] : ["tls(Shop)[REF, N]"], MessageField.Of(step, octets).Select(f => fault is null ? f.Term!.ToString() : $"{quest.Step.Channel}[{quest.Protocol.Vocabulary.Label(f.Term!)}]"));
            Assert.Equal(RoundOutcome.Right, VerifyJudge.Judge(quest, round, ["channel", "N = received N"]).Outcome);
            Assert.Equal(fault is null ? RoundOutcome.Guessed : RoundOutcome.Fooled, VerifyJudge.Judge(quest, round, ["N = received N"]).Outcome);
        }
    }

    private static T Read<T>(string rest)
        where T : Quest
    {
        var diagnostics = new Diagnostics();
        var node = YamlDocument.Read("order-quest.yaml", Encoding.UTF8.GetBytes($$"""
            format_version: 1
            id: order-quest
            protocol: order
            suite: modern
            title: {en: "t", es: "t"}
            story: {en: "t", es: "t"}
            brief: {en: "t", es: "t"}
            debrief: {en: "t", es: "t"}
            source: made for a test
            hints: [{en: "a", es: "a"}, {en: "b", es: "b"}, {en: "c", es: "c"}]
            {{rest}}
            """), diagnostics)!;
        var quest = QuestReader.Read(node, (_, _) => Order, diagnostics);
        Assert.True(quest is T, string.Join('\n', diagnostics.Items));
        return (T)quest!;
    }

    private static Board BoardAfter(string plays, params string[] ploys)
    {
        var text = $$"""
            format_version: 1
            id: order-board
            protocol: order
            suite: modern
            kind: attack
            title: {en: "t", es: "t"}
            story: {en: "t", es: "t"}
            brief: {en: "t", es: "t"}
            source: made for a test
            adversary: {plays: [{{plays}}], knows: [], runs: 1}
            goals: ["secret CARD"]
            repaired: order
            stopped_by: send
            wins: [[start Buyer], [start Buyer, wait 1]]
            misses: [[wait 1], [wait 2]]
            hints: [{en: "a", es: "a"}, {en: "b", es: "b"}, {en: "c", es: "c"}]
            debrief: {en: "t", es: "t"}

            """;
        var diagnostics = new Diagnostics();
        var node = YamlDocument.Read("order-board.yaml", Encoding.UTF8.GetBytes(text), diagnostics)!;
        var quest = QuestReader.Read(node, (_, _) => Order, diagnostics) as AttackQuest;
        Assert.True(quest is not null, string.Join('\n', diagnostics.Items));
        return Board.After(quest, quest.Field, 1, ploys)!;
    }
}
