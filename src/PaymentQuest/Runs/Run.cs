using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;

namespace PaymentQuest.Runs;

/// <summary>A message on the network.</summary>
/// <param name="Step">Which message of the protocol.</param>
/// <param name="Sent">What the sender sent.</param>
/// <param name="Delivered">What the receiver got: the same, unless the network interfered.</param>
public sealed record Message(Step Step, byte[] Sent, byte[] Delivered)
{
    /// <summary>In which round, from 0.</summary>
    public int Round { get; init; }

    /// <summary>What its receiver found in the frame that a channel puts around what is said, as it would travel without one; null without a channel, and where the frame did not open.</summary>
    public byte[]? Said { get; init; }

    /// <summary>What there is of it for people, and the step to read it by: what is said where a channel wraps that and it is known, else what travels.</summary>
    public (Step Step, byte[] Octets) Shown => Said is { } said ? (Step.Unwrapped(), said) : (Step, Delivered);

    /// <summary>Why the receiver refused it, when the run went on with the answer to that; else null.</summary>
    public Verdict? TurnedDown { get; init; }
}

/// <summary>Everything that a run is a function of.</summary>
/// <param name="Compiled">The protocol and its programs.</param>
/// <param name="Suite">The algorithms.</param>
/// <param name="Setting">Parties, values, accounts, tables, clock.</param>
/// <param name="Seed">All randomness comes from it.</param>
public sealed record RunPlan(CompiledProtocol Compiled, Suite Suite, Setting Setting, ulong Seed)
{
    /// <summary>Which run of the same seed this is; earlier runs of the same parties have numbers above 0.</summary>
    public int Number { get; init; }

    /// <summary>Programs that take the place of honest ones, by name of the role: what a player or a dishonest party sends.</summary>
    public IReadOnlyDictionary<string, RoleProgram> Programs { get; init; } = new Dictionary<string, RoleProgram>();

    /// <summary>What the network does.</summary>
    public Sequence<Interference> Interferences { get; init; } = Sequence<Interference>.Empty;

    /// <summary>Numbers of messages that the network loses: their receivers wait in vain.</summary>
    public Sequence<int> Lost { get; init; } = [];

    /// <summary>The world to run in, which the run changes; null for a new one.</summary>
    public World? World { get; init; }

    /// <summary>How many rounds follow the first, in a protocol that has them.</summary>
    public int FurtherRounds { get; init; }

    /// <summary>The last message that is delivered, by number; null for all.</summary>
    public int? StopAfter { get; init; }

    /// <summary>Who watches; null for nobody. What comes of the run does not depend on it.</summary>
    public IWitness? Witness { get; init; }

    /// <summary>
    /// The keyring, when a caller has dealt it before; null to deal one. It depends on the protocol, the suite, the setting and the
    /// seed alone, and certificates cost signatures, so runs over the same particulars share it.
    /// </summary>
    public Keyring? Keyring { get; init; }
}

/// <summary>One execution of a protocol: messages, checks, changes of the world, and how it ended.</summary>
/// <param name="Plan">What it was a function of.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Messages">The messages in order.</param>
/// <param name="Checks">Every check that any party made, in order.</param>
/// <param name="World">The world afterwards.</param>
/// <param name="Roles">What each role, by name, holds afterwards. Empty when the run could not begin.</param>
/// <param name="Keyring">The keys; null when the run could not begin.</param>
public sealed record Run(
    RunPlan Plan,
    Verdict Verdict,
    Sequence<Message> Messages,
    Sequence<CheckResult> Checks,
    World World,
    IReadOnlyDictionary<string, RoleRun> Roles,
    Keyring? Keyring)
{
    /// <summary>
    /// What came of a message: why it, or the first message after it that was, was refused, when the run went on with the answer to that; else how the run ended. Whoever hands on what a message
    /// said may be told only then that it was not so.
    /// </summary>
    /// <param name="step">The number of the message.</param>
    /// <param name="round">The round, from 0.</param>
    public Verdict OutcomeOf(int step, int round = 0) =>
        Messages.SkipWhile(m => (m.Step.Number, m.Round) != (step, round)).Select(m => m.TurnedDown).FirstOrDefault(t => t is not null) ?? Verdict;

    /// <summary>Executes a plan. Equal plans give equal runs on every machine.</summary>
    public static Run Execute(RunPlan plan)
    {
        var protocol = plan.Compiled.Protocol;
        var world = plan.World ?? new World(plan.Setting);
        Run Without(Verdict verdict) => new(plan, verdict, [], [], world, new Dictionary<string, RoleRun>(), null);

        if (!protocol.Suites.Contains(plan.Suite.Name))
        {
            return Without(new Verdict.Incompatible(new Hindrance.OtherSuite(protocol.Id, plan.Suite.Name)));
        }

        if ((plan.Keyring ?? Keyring.Deal(plan.Suite, protocol, plan.Setting, plan.Seed)) is not { } keyring)
        {
            return Without(new Verdict.Incompatible(new Hindrance.TooFewKeys(protocol.Id)));
        }

        var surroundings = new Surroundings(protocol, keyring, world, plan.Setting, plan.Seed, plan.Number);
        plan.Witness?.Begin(surroundings);
        var checks = new List<CheckResult>();
        var roles = new Dictionary<string, RoleRun>(StringComparer.Ordinal);
        foreach (var role in protocol.Roles)
        {
            var program = plan.Programs.GetValueOrDefault(role.Name) ?? plan.Compiled.Programs[role.Name];
            var (run, verdict) = RoleRun.Start(program, surroundings, checks);
            if (run is null)
            {
                return Without(verdict!);
            }

            roles.Add(role.Name, run);
        }

        return Carried(plan, world, roles, checks, [], 1, keyring);
    }

    /// <summary>
    /// Goes on with a run that stopped within its first round (<see cref="RunPlan.StopAfter"/>), as if the plan had been executed from its beginning. This run stays as it is,
    /// and several others can go on from it.
    /// </summary>
    /// <param name="plan">The same plan, but for what happens to later messages.</param>
    internal Run GoOn(RunPlan plan)
    {
        var world = World.Copy();
        var checks = new List<CheckResult>(Checks);
        var roles = Roles.ToDictionary(r => r.Key, r => r.Value.CopyTo(world, checks), StringComparer.Ordinal);
        return Carried(plan, world, roles, checks, [.. Messages], Plan.StopAfter!.Value + 1, Keyring!);
    }

    private static Run Carried(RunPlan plan, World world, Dictionary<string, RoleRun> roles, List<CheckResult> checks, List<Message> messages, int first, Keyring keyring)
    {
        var ending = Rounds.Execute(plan, world, roles, messages, first);
        if (ending is Verdict.Completed && plan.StopAfter is null)
        {
            foreach (var role in plan.Compiled.Protocol.Roles)
            {
                roles[role.Name].Finish();
            }
        }

        return new Run(plan, ending, messages.ToSequence(), checks.ToSequence(), world, roles, keyring);
    }
}
