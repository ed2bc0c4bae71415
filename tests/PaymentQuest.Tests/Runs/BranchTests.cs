using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Analysis;
using PaymentQuest.Transcripts;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>Protocols that go on in another way where a check does not hold, where a value says so, and where nothing arrives.</summary>
public sealed class BranchTests
{
    /// <summary>A shop offers; who finds it too dear says so; who hears nothing cancels.</summary>
    private static CompiledProtocol Stall(string limit = "EUR 5.00", string decline = "HMAC(K, \"no\", N)", string cancel = "HMAC(K, \"cancelled\", N)", string goals = "") => ProtocolFiles.Of($$"""
        format_version: 1
        id: stall
        title: {en: "A stall that answers", es: "Un puesto que contesta"}
        roles: {Shop: S, Buyer: B}
        atoms: {PRICE: amount, LIMIT: amount, ORDER: text, N: nonce, K: key}
        knows:
          Shop: PRICE, ORDER, K
          Buyer: LIMIT, K, ORDER
        fresh: {Shop: N}
        steps:
          - name: Offer
            from: Shop
            to: Buyer
            message: PRICE, ORDER, N
            receiver: [{at_least: LIMIT, limit: PRICE}]
          - {name: Pay, from: Buyer, to: Shop, message: 'HMAC(K, "pay", PRICE, ORDER, N)', receiver: [{once: N}]}
          - {name: Goods, from: Shop, to: Buyer, message: 'HMAC(K, "goods", N)', sender: [{ship: ORDER}]}
        branches:
          - name: too-dear
            refused: Offer
            steps:
              - {name: Decline, from: Buyer, to: Shop, message: '{{decline}}'}
          - name: no-answer
            silent: Pay
            seconds: 300
            steps:
              - {name: Cancel, from: Shop, to: Buyer, message: '{{cancel}}'}
        goals:
          - {agree: Shop, with: Buyer, on: "PRICE, ORDER, N", at: Pay}
          - {alive: Buyer, to: Shop, at: Decline, after: Decline}
          - {agree: Buyer, with: Shop, on: N, at: Cancel, after: Cancel}
        {{goals}}
        setting:
          values: {PRICE: EUR 3.00, LIMIT: {{limit}}, ORDER: a lamp}
        """);

    /// <summary>What was refused was not checked, so who says it again after that is checked as if it came for the first time: it is not enough that it is the same.</summary>
    [Theory]
    [InlineData("HMAC(K, ORDER, N)")]
    [InlineData("SK_B[H(ORDER, N)]")]
    [InlineData("AE(K, ORDER, N)")]
    public void What_was_refused_and_comes_again_is_checked_again(string proof)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: once-more
            title: {en: Once more, es: Otra vez}
            roles: {Server: S, Buyer: B}
            trusted: [Server]
            atoms: {ORDER: text, K: key, N: nonce}
            knows: {Server: "K, B, PK_B", Buyer: "K, S, ORDER, SK_B"}
            fresh: {Buyer: N}
            steps:
              - {name: Pay, from: Buyer, to: Server, message: 'ORDER, N, {{proof}}', receiver: [{once: N}]}
              - {name: Paid, from: Server, to: Buyer, message: 'HMAC(K, "paid", N)'}
            branches:
              - name: again
                refused: Pay
                steps:
                  - {name: Retry, from: Server, to: Buyer, message: '"again"'}
                  - {name: Repeat, from: Buyer, to: Server, message: 'ORDER, N, {{proof}}', receiver: [{ship: ORDER}]}
            goals:
              - {name: asked, agree: Server, with: Buyer, on: "ORDER, N", at: Pay, after: Repeat}
            setting: {values: {ORDER: a lamp} }
            """);

        Assert.Equal("none", Searches.Verdict(compiled, "asked", 1, []));
    }

    /// <summary>A server asks; the buyer says yes, no or fraud, as its limits say.</summary>
    private static CompiledProtocol Poll(string limit, string budget) => ProtocolFiles.Of($$"""
        format_version: 1
        id: poll
        title: {en: "Yes, no or fraud", es: "Sí, no o fraude"}
        roles: {Server: S, Buyer: B}
        atoms: {PRICE: amount, LIMIT: amount, BUDGET: amount, N: nonce, K: key}
        knows:
          Server: PRICE, K
          Buyer: LIMIT, BUDGET, K
        fresh: {Server: N}
        steps:
          - {name: Query, from: Server, to: Buyer, message: "PRICE, N"}
          - {name: "Yes", from: Buyer, to: Server, message: 'HMAC(K, "yes", N)', sender: [{at_least: LIMIT, limit: PRICE}]}
          - {name: Done, from: Server, to: Buyer, message: 'HMAC(K, "done", N)'}
        branches:
          - name: refuse
            instead_of: "Yes"
            steps:
              - {name: "No", from: Buyer, to: Server, message: 'HMAC(K, "no", N)', sender: [{at_least: BUDGET, limit: PRICE}]}
          - name: cry
            instead_of: "Yes"
            steps:
              - {name: Fraud, from: Buyer, to: Server, message: 'HMAC(K, "fraud", N)'}
              - {name: Closed, from: Server, to: Buyer, message: 'HMAC(K, "closed", N)'}
        goals:
          - {alive: Buyer, to: Server, at: Fraud, after: Fraud}
          - {alive: Buyer, to: Server, at: "Yes", after: "Yes"}
          - {alive: Server, to: Buyer, at: Fraud, after: Closed}
        keeps: {Server: PRICE}
        setting:
          values: {PRICE: EUR 3.00, LIMIT: {{limit}}, BUDGET: {{budget}}}
        """);

    [Theory]
    [InlineData("EUR 5.00", "EUR 9.00", "Query Yes Done")]
    [InlineData("EUR 1.00", "EUR 9.00", "Query No")]
    [InlineData("EUR 1.00", "EUR 2.00", "Query Fraud Closed")]
    public void A_value_says_in_which_way_it_goes_on(string limit, string budget, string messages)
    {
        var run = Run.Execute(Plan(Poll(limit, budget)));

        Assert.Equal(new Verdict.Completed(true), run.Verdict);
        Assert.Equal(messages, Named(run));
        Assert.All(run.Messages, m => Assert.Null(m.TurnedDown));
        Assert.Equal("PRICE", Assert.Single(run.Roles["Server"].Evidence).Term.ToString());
        AssertValid(run);
    }

    [Fact]
    public void Who_refuses_answers_and_the_run_says_what_was_refused()
    {
        var run = Run.Execute(Plan(Stall("EUR 1.00")));

        Assert.Equal("Offer Decline", Named(run));
        Assert.Equal("Buyer/Offer/LIMIT", Assert.IsType<Verdict.Refused>(run.Messages[0].TurnedDown).Check.ToString());
        Assert.Equal(run.Messages[0].TurnedDown, run.OutcomeOf(1));
        Assert.Contains("->>", Trace.Mermaid(run), StringComparison.Ordinal);
        Assert.Contains("-x", Trace.Mermaid(run), StringComparison.Ordinal);
        Assert.Empty(run.World.Events);
        AssertValid(run);
    }

    [Fact]
    public void Who_waits_in_vain_goes_on_after_so_many_seconds()
    {
        var plan = Plan(Stall());
        var run = Run.Execute(plan with { Lost = [2] });

        Assert.Equal("Offer Cancel", Named(run));
        Assert.Equal(plan.Setting.Clock.AddSeconds(300), run.World.Clock);
        AssertValid(run);
    }

    [Fact]
    public void Nothing_follows_a_message_that_is_lost_where_the_protocol_says_nothing_of_it() =>
        Assert.Equal(new Verdict.Stalled("Buyer", 3, new Hindrance.NotArrived("Goods")), Run.Execute(Plan(Stall()) with { Lost = [3] }).Verdict);

    [Fact]
    public void A_transcript_of_one_way_is_none_of_another()
    {
        var (compiled, other) = (Poll("EUR 1.00", "EUR 9.00"), Poll("EUR 5.00", "EUR 9.00"));
        var refused = Transcript.Of(Run.Execute(Plan(compiled)));

        Assert.IsType<ValidationResult.Valid>(Validation.Validate(other, refused).Result);
        Assert.IsType<ValidationResult.Inconsistent>(Validation.Validate(other, refused with { Setting = other.Protocol.Setting }).Result);
        Assert.IsType<ValidationResult.Inconsistent>(Validation.Validate(compiled, refused with { Messages = [refused.Messages[1], refused.Messages[0]] }).Result);
        Assert.IsType<ValidationResult.Inconsistent>(Validation.Validate(compiled, refused with { Messages = [refused.Messages[0], refused.Messages[1], refused.Messages[1]] }).Result);
    }

    [Fact]
    public void Each_change_of_a_message_is_noticed_also_where_the_answer_goes_on()
    {
        var mutations = Mutations.Of(Plan(Stall()));
        var results = mutations.Judge([.. mutations.All()]);

        Assert.DoesNotContain(results, r => r.IsUnnoticed);
        Assert.Contains(results, r => r.Verdict is Verdict.Refused { Step: 1 });
    }

    [Fact]
    public void An_attack_on_each_way_is_found_and_none_where_there_is_none()
    {
        Assert.Equal(["none", "none", "none"], Searches.Verdicts(Stall(), ["Shop", "Buyer"]));
        Assert.Equal(["none", "attack", "none"], Searches.Verdicts(Stall(decline: "\"too dear\", N"), ["Shop", "Buyer"]));
        Assert.Equal(["none", "none", "attack"], Searches.Verdicts(Stall(cancel: "\"cancelled\", N"), ["Shop", "Buyer"]));
        // Of two messages with the same octets it is the first that has come, so nobody ever hears of the refusal: what the search proposes is not borne out.
        Assert.Equal(["attack", "not_confirmed", "none"], Searches.Verdicts(Stall(decline: "HMAC(K, \"pay\", PRICE, ORDER, N)"), ["Shop", "Buyer"]));
        Assert.Equal(["none", "none", "none"], Searches.Verdicts(Poll("EUR 5.00", "EUR 9.00"), ["Server", "Buyer"]));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("nonce")]
    [InlineData("number")]
    public void What_nothing_can_be_wrong_with_but_its_form_is_refused_for_its_form(string sort)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: formless
            title: {en: Formless, es: Sin forma}
            roles: {Payer: P, Shop: S}
            atoms: {ORDER: {{sort}}, REASON: text}
            knows: {Payer: "S, ORDER"}
            fresh: {Shop: REASON}
            steps:
              - {name: Pay, from: Payer, to: Shop, message: ORDER}
              - {name: Paid, from: Shop, to: Payer, message: '"paid", ORDER'}
            branches:
              - name: refusal
                refused: Pay
                steps:
                  - {name: Refuse, from: Shop, to: Payer, message: '"no", REASON'}
                  - {name: Name, from: Payer, to: Shop, message: P}
            goals:
              - {alive: Payer, to: Shop, after: Name}
            setting:
              values: {ORDER: {{(sort == "text" ? "a lamp" : sort == "number" ? "7" : "\"000102030405060708090a0b0c0d0e0f\"")}}}
            """);

        Assert.Equal("attack", Searches.Verdict(compiled, compiled.Protocol.Claims[0].Name, 1));
    }

    [Theory]
    [InlineData("CERT_B", "PK_B(N)")]
    [InlineData("CERT_B, SK_B[H(B)]", "PK_B(N)")]
    [InlineData("E(K, B)", "HMAC(K, B)")]
    [InlineData("B, K", "HMAC(K, B)")]
    public void Who_answers_a_message_that_had_not_even_its_form_does_not_look_into_what_was_not_there(string message, string answer)
    {
        var compiled = ProtocolFiles.Of($$"""
            format_version: 1
            id: answered
            title: {en: Answered, es: Contestado}
            roles: {Shop: S, Buyer: B}
            atoms: {N: nonce, K: key}
            knows: {Shop: "PK_CA, K", Buyer: "CERT_B, SK_B, K"}
            fresh: {Shop: N}
            steps:
              - {name: Ask, from: Buyer, to: Shop, message: '{{message}}'}
              - {name: Done, from: Shop, to: Buyer, message: '"done"'}
            branches:
              - name: refusal
                refused: Ask
                steps:
                  - {name: Refuse, from: Shop, to: Buyer, message: '{{answer}}'}
            """);
        var runs = new Interleaving(Cast.Of(compiled, Suite.Modern, 1, 1)!);

        Assert.True(runs.Play(new Move.Start("Shop", Casting.Honest)));
        Assert.True(runs.Play(new Move.Deliver(0, new Recipe.Literal("nothing of the kind"))));

        Assert.Empty(runs.Heard);
        Assert.IsType<Verdict.Stalled>(runs.Participants[0].Verdict);
    }

    [Fact]
    public void An_answer_to_what_was_refused_is_something_that_the_adversary_can_use()
    {
        // The refusal hands out what makes the payment, for whatever is offered.
        var compiled = Stall(decline: "HMAC(K, \"pay\", PRICE, ORDER, N)", goals: "  - {agree: Shop, with: Buyer, on: \"PRICE, ORDER, N\", at: Pay, strict: true}");
        var claim = compiled.Protocol.Claims.Single(c => c is Claim.Agree { IsStrict: true });
        var search = AttackSearch.Of(compiled, [Suite.Modern], 1, [])!;
        var result = search.Judge(claim, Searches.Limit());

        Assert.Equal("attack", result.Finding.Word);
        Assert.Contains(Story.Tell(search.CastFor(result), claim, ((Finding.Attack)result.Finding).Script).Select(l => l.En), l => l.EndsWith("it is refused, and sends Decline (HMAC(K, \"pay\", PRICE, ORDER, N))", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Shop", 3, "HMAC(K, \"pay\", PRICE, ORDER, N)", true)]
    [InlineData("Shop", 4, "HMAC(K, \"no\", N)", true)]
    [InlineData("network", 4, "HMAC(K, \"pay\", PRICE, ORDER, N)", false)]
    [InlineData("network", 5, "HMAC(K, \"pay\", PRICE, ORDER, N)", true)]
    [InlineData("network", 5, "HMAC(K, \"goods\", N)", false)]
    [InlineData("network", 2, "HMAC(K, \"no\", N)", false)]
    [InlineData("Buyer", 4, "N", true)]
    public void What_somebody_knows_in_a_branch_is_what_came_on_the_way_to_it(string who, int step, string term, bool isKnown)
    {
        var compiled = Stall();
        var knowledge = who == "network" ? RoleKnowledge.OfNetwork(compiled.Protocol, step) : RoleKnowledge.Of(compiled.Protocol, compiled.Programs[who], step);

        Assert.Equal(isKnown, knowledge.Derive(compiled.Protocol.Vocabulary.Expand(Notation.Parse(term).Term!)!) is not null);
    }

    [Fact]
    public void The_program_of_each_role_has_the_same_beginning_on_all_ways()
    {
        var program = Stall().Programs["Shop"];

        Assert.Equal(["too-dear", "no-answer"], program.Forks.Select(f => f.Branch.Name));
        Assert.Equal([false, true], program.Forks.Select(f => f.IsOwn));
        Assert.All(program.Forks, f => Assert.IsType<RoleAction.Receive>(program.Actions[f.From]));
        Assert.Equal(3, program.Actions.Count(a => a is RoleAction.Keep));
    }

    [Fact]
    public void Who_hears_of_the_end_waits_for_that_of_the_main_path_first()
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: told
            title: {en: "Told", es: "Avisado"}
            roles: {Seller: S, Server: F, Buyer: B}
            atoms: {PRICE: amount, LIMIT: amount, N: nonce}
            knows: {Seller: PRICE, Buyer: LIMIT}
            fresh: {Seller: N}
            steps:
              - {name: Request, from: Seller, to: Server, message: "PRICE, N"}
              - {name: Query, from: Server, to: Buyer, message: "PRICE, N", receiver: [{at_least: LIMIT, limit: PRICE}]}
              - {name: "Yes", from: Buyer, to: Server, message: '"yes", N'}
              - {name: Result, from: Server, to: Seller, message: '"paid", N'}
            branches:
              - name: fraud
                refused: Query
                steps:
                  - {name: Fraud, from: Buyer, to: Server, message: '"fraud", N'}
                  - {name: Told, from: Server, to: Seller, message: '"fraud reported", N'}
            setting: {values: {PRICE: EUR 3.00, LIMIT: EUR 5.00}}
            """);

        Assert.Equal([4, 6], Assert.IsType<RoleState.Waiting>(Run.Execute(Plan(compiled) with { StopAfter = 1 }).Roles["Seller"].State).Steps);
        var board = new Interleaving(Cast.Of(compiled, Suite.Modern, 1, 1)!);
        Assert.All(new[] { "Seller", "Server", "Buyer" }, role => Assert.True(board.Play(new Adversaries.Move.Start(role, Casting.Honest))));
        Assert.All(new[] { (1, 0), (2, 1), (1, 2), (0, 3) }, move => Assert.True(board.Play(new Adversaries.Move.Deliver(move.Item1, new Recipe.Heard(move.Item2)))));
        Assert.Equal([1, 4], board.Participants[0].Passed);
    }

    [Fact]
    public void The_answer_to_what_came_closed_can_speak_of_what_was_in_it()
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: vault
            title: {en: "A vault", es: "Una caja"}
            roles: {Client: C, Vault: V}
            atoms: {SUM: amount, LIMIT: amount, X: nonce, K: key}
            knows:
              Client: SUM
              Vault: LIMIT
            fresh: {Client: X}
            steps:
              - {name: Ask, from: Client, to: Vault, over: tls(Vault), message: "SUM, X", receiver: [{at_least: LIMIT, limit: SUM}]}
              - {name: Take, from: Vault, to: Client, over: tls(Vault), message: "X"}
            branches:
              - name: too-much
                refused: Ask
                steps: [{name: Refuse, from: Vault, to: Client, over: tls(Vault), message: '"no", SUM, X'}]
            goals: [{agree: Client, with: Vault, on: "SUM, X", at: Refuse, after: Refuse}]
            setting: {values: {SUM: EUR 9.00, LIMIT: EUR 5.00}}
            """);
        var run = Run.Execute(Plan(compiled));

        Assert.Equal(("Ask Refuse", new Verdict.Completed(true)), (Named(run), run.Verdict));
        Assert.Equal(["none"], Searches.Verdicts(compiled, ["Client"]));
        AssertValid(run);

        var spoilt = Run.Execute(Plan(compiled) with { Interferences = [new Interference(1, [.. run.Messages[0].Sent[..^1], (byte)(run.Messages[0].Sent[^1] ^ 1)])] });
        Assert.Equal("Vault/Refuse/channel", Assert.IsType<Verdict.Refused>(spoilt.Verdict).Check.ToString());
    }

    [Theory]
    [InlineData("{name: b, refused: Offer, silent: Pay, steps: [{name: X, from: Buyer, to: Shop, message: N}]}")]
    [InlineData("{name: b, steps: [{name: X, from: Buyer, to: Shop, message: N}]}")]
    [InlineData("{name: b, refused: Nothing, steps: [{name: X, from: Buyer, to: Shop, message: N}]}")]
    [InlineData("{name: b, refused: X, steps: [{name: X, from: Buyer, to: Shop, message: N}]}")]
    [InlineData("{name: b, refused: Offer, steps: [{name: X, from: Shop, to: Buyer, message: N}]}")]
    [InlineData("{name: b, silent: Pay, steps: [{name: X, from: Shop, to: Buyer, message: N}]}")]
    [InlineData("{name: b, refused: Offer, seconds: 3, steps: [{name: X, from: Buyer, to: Shop, message: N}]}")]
    [InlineData("{name: b, instead_of: Pay, steps: [{name: X, from: Buyer, to: Shop, message: N}]}")]
    [InlineData("{name: b, refused: Offer, steps: []}")]
    [InlineData("{name: a, refused: Pay, steps: [{name: X, from: Shop, to: Buyer, message: N}]}\n  - {name: b, refused: Pay, steps: [{name: Y, from: Shop, to: Buyer, message: N}]}", 12)]
    public void What_is_no_branch_is_told_with_its_place(string branch, int line = 11)
    {
        var (compiled, items) = ProtocolFiles.Compile($$"""
            format_version: 1
            id: none
            title: {en: "None", es: "Ninguno"}
            roles: {Shop: S, Buyer: B}
            atoms: {N: nonce}
            fresh: {Shop: N}
            steps:
              - {name: Offer, from: Shop, to: Buyer, message: N}
              - {name: Pay, from: Buyer, to: Shop, message: N}
            branches:
              - {{branch}}
            """);

        Assert.Null(compiled);
        var item = Assert.Single(items);
        Assert.Equal(("PQ0290", line), (item.Code, item.Place.Line));
    }

    [Fact]
    public void Who_would_have_to_know_of_a_branch_that_nothing_tells_it_of_is_told()
    {
        var (compiled, items) = ProtocolFiles.Compile("""
            format_version: 1
            id: none
            title: {en: "None", es: "Ninguno"}
            roles: {Shop: S, Buyer: B, Bank: A}
            atoms: {N: nonce, M: nonce}
            fresh: {Shop: N, Bank: M}
            steps:
              - {name: Offer, from: Shop, to: Buyer, message: N}
              - {name: News, from: Bank, to: Shop, message: M}
            branches:
              - {name: b, refused: Offer, steps: [{name: X, from: Buyer, to: Bank, message: N}]}
            """);

        Assert.Null(compiled);
        Assert.Equal("PQ0291", Assert.Single(items).Code);
    }

    private static RunPlan Plan(CompiledProtocol compiled) => new(compiled, Suite.Modern, compiled.Protocol.Setting, 5);

    private static string Named(Run run) => string.Join(' ', run.Messages.Select(m => m.Step.Name));

    private static void AssertValid(Run run)
    {
        var read = Transcript.Read("t.json", Transcript.Write(run), new Diagnostics())!;

        Assert.IsType<ValidationResult.Valid>(Validation.Validate(run.Plan.Compiled, read).Result);
    }
}
