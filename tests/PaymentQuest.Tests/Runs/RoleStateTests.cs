using PaymentQuest.Cryptography;
using PaymentQuest.Rules;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Transcripts;
using PaymentQuest.Worlds;
using Xunit;

namespace PaymentQuest.Tests.Runs;

/// <summary>Roles are driven by their public methods, in the right order and in every other.</summary>
public sealed class RoleStateTests
{
    /// <summary>A protocol in which a step in the middle takes place only after an approval, and its receiver does not know of the decision.</summary>
    private const string Approval = """
        format_version: 1
        id: approval
        family: test
        title: {en: Approval, es: Autorización}
        summary: {en: A shop asks a bank., es: Una tienda pregunta a un banco.}
        source: made for a test
        roles: {Buyer: B, Shop: S, Bank: K}
        atoms: {PRICE: amount, CARD: account, ANSWER: decision, GOODS: text, REF: text}
        knows: {Buyer: "PRICE, CARD, GOODS", Shop: "PRICE, GOODS", Bank: PRICE}
        fresh: {Shop: REF}
        steps:
          - {name: Order, from: Buyer, to: Shop, message: "CARD, PRICE"}
          - {name: Request, from: Shop, to: Bank, message: "CARD, PRICE", receiver: [{decide: ANSWER, account: CARD, amount: PRICE}]}
          - {name: Reply, from: Bank, to: Shop, message: ANSWER}
          - {name: Parcel, from: Shop, to: Buyer, when: approved, message: GOODS}
          - {name: Goodbye, from: Shop, to: Buyer, message: REF}
        setting:
          values: {PRICE: "EUR 20.00", CARD: "4111", GOODS: "a book"}
          accounts: {"4111": "EUR 50.00"}
        """;

    public static TheoryData<string, string> Protocols => ProtocolFiles.WithSuites();

    public static TheoryData<string, string> WithDecision => ProtocolFiles.WithSuites(p => p.Steps.SelectMany(s => s.ReceiverRules.Concat(s.SenderRules)).Any(r => r is Rule.Decide));

    [Theory, MemberData(nameof(Protocols))]
    public void No_step_is_accepted_twice_and_nothing_happens_after_a_refusal(string id, string suite)
    {
        var driver = new Driver(id, suite, Thoroughness.Times(exhaustive: 40, sampled: 5));
        Assert.True(driver.Accepted > 0, "nothing was accepted");
        Assert.True(driver.Ended > 0, "nobody refused");
        Assert.Superset(new HashSet<Misfit> { Misfit.NoSuchStep, Misfit.Past, Misfit.Over, Misfit.OtherDirection }, driver.Misfits);
    }

    [Fact]
    public void Every_way_in_which_a_call_does_not_fit_comes_up() =>
        Assert.Equal(Enum.GetValues<Misfit>().Order(), new Driver("3kp", "lecture", 5).Misfits.Order());

    /// <summary>Of a protocol with a decision: what a role looked at has not happened to it.</summary>
    [Theory, MemberData(nameof(WithDecision))]
    public void What_was_only_inspected_leaves_the_role_as_it_was(string id, string suite)
    {
        var run = Run.Execute(Plan(id, suite));
        Assert.Equal("completed", run.Verdict.Word);
        foreach (var message in run.Messages)
        {
            Run Before() => Run.Execute(run.Plan with { Keyring = run.Keyring, World = null, StopAfter = message.Step.Number - 1 });
            var (receiver, other) = (Before().Roles[message.Step.To], run.Messages[^1].Sent);
            Assert.NotNull(receiver.Inspect(message.Step.Number, message.Sent).Checks);
            receiver.Inspect(message.Step.Number, message.Step.Number == run.Messages.Count ? [0x30, 0x00] : other);
            Assert.Equal(Before().Roles[message.Step.To].Receive(message.Step.Number, message.Sent), receiver.Receive(message.Step.Number, message.Sent));
        }
    }

    [Fact]
    public void Who_has_refused_neither_pays_nor_refuses_again()
    {
        var before = Run.Execute(Plan("1kp", "lecture") with { StopAfter = 1 });
        var (merchant, customer) = (before.Roles["Merchant"], before.Roles["Customer"]);
        var invoice = Assert.IsType<StepOutcome.Sent>(merchant.Send(2)).Octets;
        invoice[^1] ^= 1;
        var ended = Assert.IsType<StepOutcome.Ended>(customer.Receive(2, invoice));
        Assert.Equal(new RoleState.Over(ended.Verdict), customer.State);
        Assert.Equal(new StepOutcome.Unfit(Misfit.Over), customer.Send(3));
        Assert.Equal(new StepOutcome.Unfit(Misfit.Over), customer.Receive(2, invoice));
        Assert.Equal(new StepOutcome.Unfit(Misfit.Over), customer.Receive(6, []));
        Assert.Equal(new StepOutcome.Unfit(Misfit.Over), customer.GoOn(1));
        Assert.Equal(new StepOutcome.Unfit(Misfit.Over), customer.Finish());
    }

    [Fact]
    public void Who_does_not_know_the_decision_waits_for_either_of_two_steps()
    {
        var compiled = ProtocolFiles.Of(Approval);
        foreach (var (balance, numbers) in ((string, int[])[])[("EUR 50.00", [1, 2, 3, 4, 5]), ("EUR 5.00", [1, 2, 3, 5])])
        {
            var setting = compiled.Protocol.Setting with { Accounts = new Dictionary<string, Amount> { ["4111"] = Amount.Parse(balance)!.Value } };
            var plan = new RunPlan(compiled, Suite.Lecture, setting, 1);
            Assert.Equal([4, 5], Assert.IsType<RoleState.Waiting>(Run.Execute(plan with { StopAfter = 3 }).Roles["Buyer"].State).Steps);
            var run = Run.Execute(plan);
            Assert.Equal(numbers, run.Messages.Select(m => m.Step.Number));
            Assert.All(run.Roles.Values, r => Assert.Equal(new RoleState.Done(0, IsFinal: true), r.State));
            Assert.Equal(new ValidationResult.Valid(numbers.Length == 5), Validation.Validate(compiled, Transcript.Of(run)).Result);
        }
    }

    [Fact]
    public void Only_steps_that_follow_an_approval_may_be_missing_from_a_transcript()
    {
        var compiled = ProtocolFiles.Of(Approval);
        var run = Run.Execute(new RunPlan(compiled, Suite.Lecture, compiled.Protocol.Setting, 1));
        var transcript = Transcript.Of(run);
        var without = transcript with { Messages = transcript.Messages.Where(m => m.Number != 4).ToSequence() };
        Assert.Equal(new ValidationResult.Inconsistent("messages[3].number", "4", "5"), Validation.Validate(compiled, without).Result);
        var other = transcript with { Messages = transcript.Messages.Where(m => m.Number != 3).ToSequence() };
        Assert.Equal(new ValidationResult.Inconsistent("messages[2].number", "3", "4"), Validation.Validate(compiled, other).Result);
    }

    [Theory, MemberData(nameof(WithDecision))]
    public void The_transcript_of_a_declined_run_is_valid(string id, string suite)
    {
        var plan = Plan(id, suite);
        var poor = plan.Setting.Accounts.ToDictionary(a => a.Key, a => new Amount(a.Value.Currency, 1, -2));
        var run = Run.Execute(plan with { Setting = plan.Setting with { Accounts = poor } });
        Assert.Equal(new Verdict.Completed(IsApproved: false), run.Verdict);
        Assert.Equal(new ValidationResult.Valid(IsApproved: false), Validation.Validate(plan.Compiled, Transcript.Of(run), run.Keyring).Result);
    }

    private static RunPlan Plan(string id, string suite)
    {
        var compiled = ProtocolFiles.Load(id);
        return new RunPlan(compiled, Suite.ByName(suite)!, compiled.Protocol.Setting, 7);
    }

    /// <summary>Makes calls of the roles of one protocol and looks after each at what it must not have changed.</summary>
    private sealed class Driver
    {
        private readonly RunPlan _plan;
        private readonly Run _honest;

        public Driver(string id, string suite, int games)
        {
            _plan = Plan(id, suite);
            _plan = _plan with { FurtherRounds = _plan.Compiled.Protocol.Rounds is null ? 0 : 2 };
            _honest = Run.Execute(_plan);
            Assert.IsType<Verdict.Completed>(_honest.Verdict);
            for (var game = 0; game < games; game++)
            {
                Play(new SeededRandom((ulong)game, $"calls of {id} {suite}"), game);
            }
        }

        public int Accepted { get; private set; }

        public int Ended { get; private set; }

        public HashSet<Misfit> Misfits { get; } = [];

        private void Play(SeededRandom random, int game)
        {
            var world = new World(_plan.Setting);
            var checks = new List<CheckResult>();
            var surroundings = new Surroundings(_plan.Compiled.Protocol, _honest.Keyring!, world, _plan.Setting, _plan.Seed, 0);
            var roles = _plan.Compiled.Protocol.Roles.Select(r => RoleRun.Start(_plan.Compiled.Programs[r.Name], surroundings, checks).Run!).ToList();
            var handled = new HashSet<(string Role, int Round, int Step)>();
            var over = new HashSet<string>();
            var steps = _plan.Compiled.Protocol.Steps;
            for (var call = 0; call < 12 * steps.Count; call++)
            {
                // A third of the calls are what comes next, so that some role gets far; the first game begins with some right and then wrong ones of everything.
                var role = roles[random.Below(roles.Count)];
                var number = role.State is RoleState.Waiting w && random.Below(3) > 0 ? w.Steps[random.Below(w.Steps.Count)] : random.Below(steps.Count + 2);
                var isSending = number >= 1 && number <= steps.Count && random.Below(8) > 0 ? steps[number - 1].From == role.Role.Name : random.Below(2) == 0;
                var (before, state, made, round) = (Snapshot(world), role.State, checks.Count, role.Round);
                var what = random.Below(24);
                var outcome = what switch
                {
                    0 when game > 0 => role.GoOn(random.Below(4)),
                    1 when game > 0 => role.Finish(),
                    _ => isSending ? role.Send(number) : role.Receive(number, Message(random, number, role.Round)),
                };
                var isStep = what > 1 || game == 0;
                switch (outcome)
                {
                    case StepOutcome.Sent or StepOutcome.Accepted when isStep:
                        Assert.True(handled.Add((role.Role.Name, round, number)), $"{role.Role.Name} handles {number} of round {round} twice");
                        Assert.DoesNotContain(role.Role.Name, over);
                        Assert.Equal(isSending, outcome is StepOutcome.Sent);
                        Assert.Equal(role.Role.Name, isSending ? steps[number - 1].From : steps[number - 1].To);
                        Assert.Contains(number, Assert.IsType<RoleState.Waiting>(state).Steps);
                        Accepted++;
                        break;
                    case StepOutcome.Sent or StepOutcome.Accepted:
                        Assert.DoesNotContain(role.Role.Name, over);
                        break;
                    case StepOutcome.Ended ended:
                        Assert.True(over.Add(role.Role.Name), $"{role.Role.Name} refuses twice");
                        Assert.Equal(before, Snapshot(world));
                        Assert.Equal(new RoleState.Over(ended.Verdict), role.State);
                        Ended++;
                        break;
                    case StepOutcome.Unfit unfit:
                        Assert.Equal(before, Snapshot(world));
                        Assert.Equal(made, checks.Count);
                        Assert.Equal(state, role.State);
                        Misfits.Add(unfit.Reason);
                        break;
                }
            }
        }

        /// <summary>The right message mostly, or one of another step, or one with a changed octet, or none.</summary>
        private byte[] Message(SeededRandom random, int number, int round)
        {
            var right = _honest.Messages.FirstOrDefault(m => m.Step.Number == number && m.Round == round) ?? _honest.Messages[random.Below(_honest.Messages.Count)];
            var octets = (random.Below(8) == 0 ? _honest.Messages[random.Below(_honest.Messages.Count)] : right).Sent.ToArray();
            if (random.Below(6) == 0)
            {
                octets[random.Below(octets.Length)] ^= (byte)(1 << random.Below(8));
            }

            return random.Below(12) == 0 ? [] : octets;
        }

        private static (int, string, int, string) Snapshot(World world) =>
            (world.Events.Count, string.Join(", ", world.Circulation.Values), world.Remembered, string.Join(", ", world.Accounts.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key} {a.Value}")));
    }
}
