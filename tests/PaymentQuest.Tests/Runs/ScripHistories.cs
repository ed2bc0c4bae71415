using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Rules;
using PaymentQuest.Runs;
using PaymentQuest.Worlds;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>
/// Random histories of buying, paying, renewing, refunding, replaying and crashing in one world, in all forms and with all models of the
/// broker: no money is made or lost, nothing is spent twice, and no list remembers what has expired.
/// </summary>
public sealed class ScripHistories
{
    private static readonly Gen<(int Form, int Rounds, int Stop, int Replay, int Days)> Episode =
        from form in Gen.Choose(0, 1_000)
        from rounds in Gen.Choose(0, 4)
        from stop in Gen.Choose(0, 14)
        from replay in Gen.Choose(-1, 30)
        from days in Gen.Choose(0, 3)
        select (form, rounds, stop, replay, days);

    [Theory]
    [InlineData("historic")]
    [InlineData("modern")]
    public void Money_is_conserved_nothing_is_spent_twice_and_lists_forget_what_has_expired(string suite) =>
        Prop.ForAll(Episode.ListOf().ToArbitrary(), history => Holds(suite, [.. history])).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static bool Holds(string suite, (int Form, int Rounds, int Stop, int Replay, int Days)[] history)
    {
        var plans = ScripTests.Ids.Select(id => ScripTests.Plan(id, suite)).ToList();
        var keyrings = plans.Select(p => Keyring.Deal(p.Suite, p.Compiled.Protocol, p.Setting, p.Seed)).ToList();

        // One world for all, with every table that a form needs.
        var tables = plans.SelectMany(p => p.Setting.Tables).GroupBy(t => t.Key).ToDictionary(t => t.Key, t => t.First().Value, StringComparer.Ordinal);
        var accounts = plans.SelectMany(p => p.Setting.Accounts).GroupBy(a => a.Key).ToDictionary(a => a.Key, a => a.MaxBy(x => x.Value.Units).Value, StringComparer.Ordinal);
        var world = new World(plans[0].Setting with { Tables = tables, Accounts = accounts });
        var total = world.Total["EUR"].ToString();
        var seen = new List<(string Form, Message Message)>();
        var number = 0;
        foreach (var episode in history)
        {
            var form = episode.Form % plans.Count;
            var plan = plans[form] with { World = world, Keyring = keyrings[form], Number = ++number, FurtherRounds = episode.Rounds };

            // Whoever crashes in the middle of a round has sent and received what came before.
            var steps = plan.Compiled.Protocol.Steps.Count;
            plan = episode.Stop is > 0 and < 10 ? plan with { StopAfter = Math.Min(episode.Stop, steps) } : plan;

            // A payment that was accepted once comes again, in place of an honest one of the same form.
            var old = seen.Where(m => m.Form == plan.Compiled.Protocol.Id && m.Message.Step.ReceiverRules.Any(r => r is Rule.Once { Until: not null } or Rule.Settle)).ToList();
            var replayed = episode.Replay >= 0 && old.Count > 0 ? old[episode.Replay % old.Count].Message : null;
            plan = replayed is null ? plan : plan with { Interferences = [new Interference(replayed.Step.Number, replayed.Sent)] };

            var run = Run.Execute(plan);
            seen.AddRange(run.Messages.Where(m => m.Sent == m.Delivered).Select(m => (plan.Compiled.Protocol.Id, m)));
            var settled = world.Events.Where(e => e.Kind == "settle").Select(e => e.Subject).ToList();
            var isReplayRefused = replayed is null || (plan.StopAfter ?? steps) < replayed.Step.Number || run.Verdict is not Verdict.Completed;
            if (world.Total["EUR"].ToString() != total || settled.Distinct().Count() != settled.Count || !isReplayRefused)
            {
                return false;
            }

            world.Advance(world.Clock.AddDays(episode.Days * 10));
        }

        // After the last expiry nothing circulates but vouchers, and only what has no expiry is remembered.
        world.Advance(world.Clock.AddYears(2));
        var endless = seen.Count(m => m.Message.Step.ReceiverRules.Any(r => r is Rule.Once { Until: null }));
        return world.Total["EUR"].ToString() == total && world.Remembered <= endless;
    }
}
