using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Transcripts;
using PaymentQuest.Worlds;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>What a party remembers: it is read, changed by steps that are accepted and by no others, and each party's own.</summary>
public sealed class StateTests
{
    [Fact]
    public void Wrong_numbers_are_counted_until_the_right_one_and_the_third_suspends()
    {
        var counter = Documented.Protocol("counter");
        var world = new World(counter.Protocol.Setting);

        Assert.Equal(
            ["right_number", "right_number", "", "right_number", "right_number", "right_number", "not_suspended", "not_suspended"],
            new[] { "9999", "9999", "1234", "9999", "9999", "9999", "9999", "1234" }.Select((pin, number) => Refusal(Played(counter, world, number, ("PIN", pin)))));
        Assert.Equal([1, 2, 0, 1, 2, 3, 4, 5], Sets(world).Select(s => int.Parse(s.Split(' ')[^1])));
        Assert.All(Sets(world), s => Assert.StartsWith("refusalsOf(card-7) = ", s, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_argument_has_a_value_of_its_own()
    {
        var counter = Documented.Protocol("counter");
        var world = new World(counter.Protocol.Setting);
        Played(counter, world, 0, ("ID", "card-8"));
        Played(counter, world, 1, ("PIN", "9999"));

        Assert.Equal(["refusalsOf(card-8) = 1", "refusalsOf(card-7) = 1"], Sets(world));
    }

    [Fact]
    public void Two_parties_of_one_role_remember_each_their_own()
    {
        var counter = Documented.Protocol("counter");
        var world = new World(counter.Protocol.Setting);
        foreach (var (server, number) in new[] { "Bank", "Bank", "Other bank" }.Select((s, n) => (s, n)))
        {
            var setting = counter.Protocol.Setting;
            PaymentQuest.Runs.Run.Execute(Plan(counter, number, setting with { Parties = With(setting.Parties, "Server", server), Values = With(setting.Values, "PIN", "9999") }) with { World = world });
        }

        Assert.Equal(["Bank: 1", "Bank: 2", "Other bank: 1"], world.Events.Where(e => e.Kind == "set").Select(e => $"{e.Party}: {e.To}"));
    }

    [Fact]
    public void An_old_value_of_a_chain_is_refused_and_the_next_is_taken()
    {
        var chain = Documented.Protocol("chain");
        var world = new World(chain.Protocol.Setting);

        Assert.Equal("", Refusal(Played(chain, world, 0)));
        Assert.Equal("next", Refusal(Played(chain, world, 1)));
        Assert.Single(world.Events, e => e.Kind == "ship");
        Assert.Single(Sets(world));
    }

    [Fact]
    public void A_step_reads_what_was_before_it_and_one_that_stops_sets_nothing()
    {
        var two = Twice("{set: count(M), to: count(M) + 1}, {record: count(M)}, {set: other(M), to: count(M)}");
        var world = new World(two.Protocol.Setting);
        Played(two, world, 0);
        Played(two, world, 1);
        Assert.Equal(["count(Shop) = 1", "other(Shop) = 0", "count(Shop) = 2", "other(Shop) = 1"], Sets(world));
        Assert.Equal(["Count = 0", "Count = 1"], world.Events.Where(e => e.Kind == "record").Select(e => e.Subject));

        var stops = Twice("{set: count(M), to: count(M) + 1}, {settle: WORD}");
        var still = new World(stops.Protocol.Setting);
        Assert.IsType<Verdict.Stalled>(Played(stops, still, 0).Verdict);
        Assert.Empty(still.Events);
        Assert.Equal(["count(Shop) = 1", "other(Shop) = 0"], Sets(After(still, two)));
    }

    [Fact]
    public void A_value_of_a_moment_has_a_name_that_can_be_sent()
    {
        var named = ProtocolFiles.Of(Shop("[{look_up: count(M), equals: NOW}, {set: count(M), to: NOW + 1}]", "  - {name: Told, from: Shop, to: Buyer, message: NOW}\n"));
        var world = new World(named.Protocol.Setting);

        Assert.Equal(new Verdict.Completed(true), Played(named, world, 0).Verdict);
        var second = Played(named, world, 1);
        Assert.Equal("020101", Convert.ToHexStringLower(second.Messages[1].Sent));
        Assert.Equal(["count(Shop) = 1", "count(Shop) = 2"], Sets(world));
    }

    [Theory]
    [InlineData("[{set: word(M), to: H(WORD)}]")]
    [InlineData("[{set: count(M), to: count(M) - 1}]")]
    public void What_is_no_value_of_the_sort_or_none_at_all_stops_the_run(string effects)
    {
        var shop = ProtocolFiles.Of(Shop(effects));
        var run = Played(shop, new World(shop.Protocol.Setting), 0);

        Assert.IsType<Verdict.Stalled>(run.Verdict);
        Assert.Empty(run.World.Events);
    }

    [Fact]
    public void A_value_that_nobody_set_is_unknown()
    {
        var shop = ProtocolFiles.Of(Shop("[{equal: H(WORD), to: word(M), label: same}]"));

        Assert.Equal("unknown", Assert.IsType<Verdict.Refused>(Played(shop, new World(shop.Protocol.Setting), 0).Verdict).Reason);
    }

    [Fact]
    public void A_transcript_with_another_value_than_was_set_is_no_transcript_of_the_run()
    {
        var counter = Documented.Protocol("counter");
        var transcript = Transcript.Of(PaymentQuest.Runs.Run.Execute(Plan(counter, 0, counter.Protocol.Setting)));
        Assert.IsType<ValidationResult.Valid>(Validation.Validate(counter, transcript).Result);

        var set = transcript.Events.Single(e => e.Kind == "set");
        Assert.Equal(("refusalsOf(card-7)", "0"), (set.Subject, set.To));
        var other = transcript with { Events = transcript.Events.Select(e => e.Kind == "set" ? e with { To = "1" } : e).ToSequence() };
        Assert.IsType<ValidationResult.Inconsistent>(Validation.Validate(counter, other).Result);
    }

    [Theory]
    [InlineData("message: count(M)", "PQ0297")]
    [InlineData("message: H(Count)", "PQ0297")]
    [InlineData("message: WORD, receiver: [{set: count(M), to: WORD}]", "PQ0224")]
    [InlineData("message: WORD, receiver: [{set: WORD, to: 1}]", "PQ0289")]
    [InlineData("message: WORD, receiver: [{set: priceOf(WORD), to: PRICE}]", "PQ0289")]
    [InlineData("message: WORD, sender: [{set: count(M), to: 1}]", "PQ0231")]
    [InlineData("message: WORD, receiver: [{equal: WORD, to: NOW}]", "PQ0224")]
    [InlineData("message: WORD, receiver: [{equal: NOW, to: 3}]", "PQ0231")]
    [InlineData("message: WORD, receiver: [{at_most: NOW, limit: PRICE}]", "PQ0224")]
    [InlineData("message: WORD, receiver: [{record: PRICE + 1}]", "PQ0299")]
    [InlineData("message: WORD, receiver: [{record: PRICE * PRICE}]", "PQ0299")]
    [InlineData("message: WORD, receiver: [{record: WORD - WORD}]", "PQ0299")]
    public void What_makes_no_sense_is_told_where_it_is_written(string step, string code) =>
        Assert.Contains(ProtocolFiles.Compile(Shop("[]", $"  - {{name: More, from: Buyer, to: Shop, {step.Replace("message: count(M)", "message: 'count(M)'", StringComparison.Ordinal)}}}\n")).Items, d => d.Code == code && d.Place.Line > 0);

    [Theory]
    [InlineData("initially: 0", "PQ0298")]
    [InlineData("kept: true, initially: -1", "PQ0298")]
    public void A_beginning_that_is_none_is_told(string declaration, string code) =>
        Assert.Contains(ProtocolFiles.Compile(Shop("[]").Replace("kept: true, initially: 0", declaration, StringComparison.Ordinal)).Items, d => d.Code == code);

    private static CompiledProtocol Twice(string effects) => ProtocolFiles.Of(Shop($"[{effects}]"));

    private static string Shop(string receiver, string more = "") => $$"""
        format_version: 1
        id: remembering
        title: {en: "A shop that remembers", es: "Una tienda con memoria"}
        suites: [modern]
        roles: {Shop: M, Buyer: B}
        atoms: {WORD: text, NOW: number, PRICE: amount}
        functions:
          count: {result: number, roles: [Shop], kept: true, initially: 0}
          other: {result: number, roles: [Shop], kept: true, initially: 7}
          word: {result: nonce(8), roles: [Shop], kept: true}
          priceOf: {result: amount, roles: [Shop]}
        definitions: {Count: count(M)}
        knows: {Buyer: "WORD, PRICE", Shop: PRICE}
        steps:
          - {name: Say, from: Buyer, to: Shop, message: WORD, receiver: {{receiver}}}
        """ + $"\n{more}" + """
        setting:
          values: {WORD: a word, PRICE: EUR 1.00}
        """;

    private static World After(World world, CompiledProtocol compiled)
    {
        Played(compiled, world, 5);
        return world;
    }

    private static Run Played(CompiledProtocol compiled, World world, int number, params (string Atom, string Value)[] values)
    {
        var setting = compiled.Protocol.Setting;
        return PaymentQuest.Runs.Run.Execute(Plan(compiled, number, setting with { Values = values.Aggregate(setting.Values, (all, v) => With(all, v.Atom, v.Value)) }) with { World = world });
    }

    private static RunPlan Plan(CompiledProtocol compiled, int number, Setting setting) => new(compiled, Suite.Modern, setting, 1) { Number = number };

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> all, string key, string value) => new(all, StringComparer.Ordinal) { [key] = value };

    private static string Refusal(Run run) => (run.Messages.Select(m => m.TurnedDown).OfType<Verdict.Refused>().FirstOrDefault() ?? run.Verdict as Verdict.Refused)?.Check.Label ?? "";

    private static IEnumerable<string> Sets(World world) => world.Events.Where(e => e.Kind == "set").Select(e => $"{e.Subject} = {e.To}");
}
