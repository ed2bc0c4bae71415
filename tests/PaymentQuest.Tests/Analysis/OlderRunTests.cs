using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Rules;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>An older session key has become known, and all of the run that it is from has been heard (Denning and Sacco, 1981).</summary>
public sealed class OlderRunTests
{
    private static readonly string[] NoAttack = ["none", "none", "none", "none", "none", "none", "none"];

    [Fact]
    public void Who_is_handed_a_key_takes_an_old_one_and_nobody_else_loses_anything() =>
        Assert.Equal(["kept none", "asked none", "received attack", "there none", "agreed none", "once attack", "answered attack"], Goals(OlderKeys.NeedhamSchroeder()));

    [Fact]
    public void Without_an_older_key_there_is_no_such_attack() => Assert.Equal(NoAttack, Verdicts(OlderKeys.NeedhamSchroeder(more: "")));

    [Theory]
    [InlineData(300, true)]
    [InlineData(80_000, true)]
    [InlineData(90_000, false)]
    public void A_time_repairs_it_while_it_is_shorter_than_what_it_takes_to_find_a_key(int seconds, bool isRepaired)
    {
        var verdicts = Verdicts(OlderKeys.NeedhamSchroeder(", T", $$"""{within: T, seconds: {{seconds}}}"""));

        Assert.Equal(isRepaired ? NoAttack : ["none", "none", "attack", "none", "none", "attack", "attack"], verdicts);
    }

    [Fact]
    public void Something_new_from_the_responder_repairs_it() => Assert.Equal(NoAttack, Verdicts(OlderKeys.Handshake()));

    [Fact]
    public void Who_remembers_the_older_run_takes_nothing_of_it_again() => Assert.Equal(NoAttack, Verdicts(OlderKeys.NeedhamSchroeder(check: "{once: K_AB}")));

    [Fact]
    public void Who_has_forgotten_it_by_then_does() =>
        Assert.Equal(["none", "none", "attack", "none", "none", "attack", "attack"], Verdicts(OlderKeys.NeedhamSchroeder(", T", "{once: K_AB, until: T}")));

    [Theory]
    [InlineData(false, "paid attack", "paid once attack", "received attack", "asked none")]
    [InlineData(true, "paid none", "paid once none", "received none", "asked none")]
    public void A_till_takes_money_that_nobody_pays_unless_its_own_challenge_is_in_the_ticket(bool isChallenged, params string[] verdicts) =>
        Assert.Equal(verdicts, Goals(OlderKeys.Wallet(isChallenged)));

    [Fact]
    public void A_key_that_opens_nothing_and_is_accepted_by_nobody_again_gives_nothing()
    {
        const string More = "compromised: [N_A]";

        Assert.Equal(NoAttack, Verdicts(OlderKeys.NeedhamSchroeder(more: More)));
    }

    [Fact]
    public void What_is_found_says_so_and_can_be_played_on_a_board()
    {
        foreach (var (compiled, goal, told) in new[]
        {
            (OlderKeys.NeedhamSchroeder(), "received", "Handover: what Initiator (older run) sent as Handover"),
            (OlderKeys.Wallet(false), "paid once", "Pay: what Wallet (older run) sent as Pay"),
        })
        {
            var claim = compiled.Protocol.Claims.Single(c => c.Name == goal);
            var search = AttackSearch.Of(compiled, [Suite.Modern], 1, [])!;
            var result = search.Judge(claim, Searches.Limit());
            var story = Story.Tell(search.CastFor(result), claim, Assert.IsType<Finding.Attack>(result.Finding).Script);
            var saved = FoundQuest.Of("found", compiled, search.CastFor(result), result);

            Assert.StartsWith("Before: ", story[0].En, StringComparison.Ordinal);
            Assert.StartsWith("Antes: ", story[0].Es, StringComparison.Ordinal);
            Assert.StartsWith("1. ", story[1].En, StringComparison.Ordinal);
            Assert.Contains(told, story[1].En + story[2].En, StringComparison.Ordinal);
            Assert.Equal(compiled.Protocol.Compromised, result.Compromised);
            Assert.NotNull(saved);
        }
    }

    [Fact]
    public void A_board_begins_with_the_older_run_and_judges_nobody_for_it()
    {
        var board = Play(OlderKeys.NeedhamSchroeder(), "received");

        Assert.Equal(["A0", "B0", "S0"], Enumerable.Range(0, board.Runs.Participants.Count).Select(board.Label));
        Assert.Equal(5, board.Runs.Heard.Count);
        Assert.Null(board.Breach);
        Assert.IsType<Recipe.Compromised>(board.Holdings.Find(new Term.Atom("K_AB"), 2)!.Recipe);

        // What the key opens is there too.
        Assert.NotNull(board.Holdings.Find(new Term.Atom("N_B"), 4));
        Assert.Null(board.Holdings.Find(new Term.Atom("N_A"), 2));

        var after = board.With(["start Responder", "pass 3 to B", "send B1 E(K_AB@2, N_B@6, \"ok\")"]);
        Assert.All(after.Turns, t => Assert.True(t.IsSuccess, t.Line));
        Assert.Equal(("received", "B1"), (after.Breach?.Goal, after.Label(after.Breach!.Participant)));
    }

    [Fact]
    public void The_older_run_lies_a_day_back_and_took_a_second_a_message()
    {
        var runs = new Interleaving(Cast.Of(OlderKeys.NeedhamSchroeder(", T", "{within: T, seconds: 300}"), Suite.Modern, 1, 1)!);
        var stale = runs.Participants[1].Run.Octets(new Term.Atom("T"))!;

        Assert.Null(runs.Fault);
        Assert.Equal(runs.Cast.Compiled.Protocol.Setting.Clock, runs.World.Clock);
        Assert.Equal(runs.World.Clock - TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1), Der.ReadDate(stale));
    }

    [Fact]
    public void Who_has_sent_two_messages_at_once_waits_for_the_second_to_be_due()
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: two-at-once
            title: {en: Two, es: Dos}
            roles: {Payer: P, Bank: B, Shop: S}
            atoms: {K: key, K_PB: key, K_BS: key, N: nonce}
            knows: {Payer: K_PB, Bank: "K_PB, K_BS", Shop: K_BS}
            fresh: {Payer: "K, N"}
            compromised: [K]
            steps:
              - {name: Open, from: Payer, to: Bank, message: "E(K_PB, K)"}
              - {name: Key, from: Bank, to: Shop, message: "E(K_BS, K)"}
              - {name: Note, from: Payer, to: Shop, message: "E(K, N)"}
            trusted: [Bank]
            goals:
              - {name: noted, agree: Shop, with: Payer, on: N, at: Note}
            """);

        Assert.Equal("attack", Searches.Verdict(compiled, "noted", 1, []));
        Assert.Equal("none", Searches.Verdict(compiled with { Protocol = compiled.Protocol with { Compromised = [] } }, "noted", 1, []));
    }

    /// <summary>Where something is remembered from one run to the next, or the older run would not go as it should, no goal has a verdict.</summary>
    [Theory]
    [InlineData("first-virtual")]
    [InlineData("first-virtual-bounded")]
    [InlineData("webhook")]
    public void What_cannot_be_followed_is_not_judged(string id)
    {
        var shipped = ProtocolFiles.Load(id);
        var compiled = shipped with { Protocol = shipped.Protocol with { Compromised = shipped.Protocol.Fresh.Keys.Take(1).ToSequence() } };

        Assert.NotEmpty(compiled.Protocol.Claims);
        Assert.All(compiled.Protocol.Claims, c => Assert.Equal("not_judged", Searches.Verdict(compiled, c.Name)));
    }

    /// <summary>Two things are the same for the search just where their octets are.</summary>
    [Theory]
    [MemberData(nameof(Followed))]
    public void The_search_takes_the_older_run_for_what_it_is_on_octets(string id)
    {
        var shipped = ProtocolFiles.Load(id);
        // What only a branch makes is not made in a run in which it is not taken.
        var sent = Run.Execute(new RunPlan(shipped, AttackSearch.Suites(shipped.Protocol)[0], shipped.Protocol.Setting, 1)).Messages.SelectMany(m => m.Step.Message.SelfAndDescendants).ToHashSet();
        var made = shipped.Protocol.Fresh.Keys.Where(a => sent.Contains(new Term.Atom(a)) || !shipped.Protocol.Steps.Any(s => s.Message.SelfAndDescendants.Contains(new Term.Atom(a))));
        var compiled = shipped with { Protocol = shipped.Protocol with { Compromised = made.ToSequence() } };
        var cast = Cast.Of(compiled, AttackSearch.Suites(compiled.Protocol)[0], 1, 1)!;
        var runs = new Interleaving(cast);
        var older = new InitialKnowledge(cast, [], 1, new SuiteForms(AttackSearch.Suites(compiled.Protocol))).Older;
        Assert.Null(runs.Fault);
        Assert.Equal(runs.Heard.Count, older.Messages.Count);
        var held = older.Actors.SelectMany((a, who) => a.Registers.Select((p, i) => (Pattern: p, Octets: runs.Participants[who].Run.Octets(i), Term: a.Program.Registers[i])))
            .Where(h => h is { Pattern: not null, Octets.Length: > 0 }).ToList();
        Assert.NotEmpty(held);
        foreach (var (i, x) in held.Index())
        {
            foreach (var y in held.Skip(i + 1))
            {
                Assert.True(Substitution.AreEqual(x.Pattern!, y.Pattern!) == x.Octets.AsSpan().SequenceEqual(y.Octets), $"{x.Term} and {y.Term}");
            }
        }
    }

    /// <summary>Shipped protocols in which something is made in a run, and which a search can follow; in some an honest party refuses another, to show just that.</summary>
    /// <summary>All but those in which something is remembered from one run to the next, or a date decides which way a run takes: there no older run is followed, and so none judged.</summary>
    public static TheoryData<string> Followed() => new(Thoroughness.Sample(
        ProtocolFiles.Paths.Keys.Where(id => !ProtocolFiles.Load(id).Protocol.Vocabulary.Functions.Values.Any(f => f.IsKept) && !ProtocolFiles.Load(id).Protocol.Steps.Any(s => s.SenderRules.Any(r => r is Rule.Before))).Where(id => ProtocolFiles.Load(id).Protocol is { Draws.Count: 0, Fresh.Count: > 0 } p && p.Suites.All(s => Run.Execute(new RunPlan(ProtocolFiles.Load(id), Suite.ByName(s)!, p.Setting, 1)).Checks.All(c => c.IsPassed))), 12, "older runs"));

    private static Board Play(CompiledProtocol compiled, string goal)
    {
        var claim = compiled.Protocol.Claims.Single(c => c.Name == goal);
        var search = AttackSearch.Of(compiled, [Suite.Modern], 1, [])!;
        var result = search.Judge(claim, Searches.Limit());
        var text = FoundQuest.Of("found", compiled, search.CastFor(result), result)!;
        var diagnostics = new Diagnostics();
        var node = YamlDocument.Read("found.yaml", System.Text.Encoding.UTF8.GetBytes(text), diagnostics)!;
        var quest = Assert.IsType<AttackQuest>(QuestReader.Read(node, (_, _) => compiled, diagnostics));
        return Board.After(quest, quest.Field, quest.Seed, [])!;
    }

    private static IReadOnlyList<string> Verdicts(CompiledProtocol compiled) => Searches.Verdicts(compiled, compiled.Protocol.Roles.Select(r => r.Name).Except(compiled.Protocol.Trusted).ToList());

    private static IEnumerable<string> Goals(CompiledProtocol compiled) => compiled.Protocol.Claims.Zip(Verdicts(compiled)).Select(v => $"{v.First.Name} {v.Second}");
}
