using PaymentQuest.Adversaries;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Scenarios;

/// <summary>
/// What an author should know about a protocol before anybody plays it: whether it compiles, whether its honest run completes under
/// every suite that it names and loses none of its goals, whether a replayed message could move money or goods, and whether attacks are found on the
/// goals that it is there to lose.
/// </summary>
public static class ProtocolLint
{
    /// <summary>The seed of the honest run. Lengths of messages do not depend on it.</summary>
    private const ulong Seed = 1;

    /// <summary>Checks a protocol.</summary>
    /// <param name="library">Where it is found, and what it extends.</param>
    /// <param name="idOrPath">An identifier, or the path of a file.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="proving">How far attacks are searched for; null for not at all.</param>
    public static void Check(Library library, string idOrPath, Diagnostics diagnostics, Proving? proving = null)
    {
        if (Compiled(library, idOrPath, diagnostics) is not var (node, compiled))
        {
            return;
        }

        FreshnessLint.Check(compiled.Protocol, diagnostics);
        CheckSecrets(compiled, PlaceOf(node, "goals"), diagnostics);
        if (CheckRun(node, compiled, diagnostics) && proving is not null)
        {
            GoalLint.Check(compiled, proving, diagnostics);
        }
    }

    /// <summary>A protocol whose honest run completes; null with what <see cref="Check"/> finds wrong with it.</summary>
    /// <param name="library">Where it is found, and what it extends.</param>
    /// <param name="idOrPath">An identifier, or the path of a file.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static CompiledProtocol? Runnable(Library library, string idOrPath, Diagnostics diagnostics)
    {
        if (Compiled(library, idOrPath, diagnostics) is var (node, compiled))
        {
            CheckRun(node, compiled, diagnostics);
            return diagnostics.HasErrors ? null : compiled;
        }

        return null;
    }

    private static (Node Node, CompiledProtocol Compiled)? Compiled(Library library, string idOrPath, Diagnostics diagnostics) =>
        library.LoadProtocolNode(idOrPath, diagnostics) is { } node && ProtocolReader.Read(node, diagnostics) is { } protocol && CompiledProtocol.Compile(protocol, diagnostics) is { } compiled
            ? (node, compiled)
            : null;

    private static bool CheckRun(Node node, CompiledProtocol compiled, Diagnostics diagnostics) =>
        IsSettingComplete(compiled.Protocol, PlaceOf(node, "setting"), diagnostics) && RunHonestly(compiled, PlaceOf(node, "setting"), diagnostics) && CheckOlderRun(compiled, PlaceOf(node, "compromised"), diagnostics);

    private static Place PlaceOf(Node node, string key) =>
        (node as Node.Map)?.Find(key)?.KeyPlace ?? node.Place;

    /// <summary>A goal that honest parties miss already is a warning, unless the protocol is there to show just that.</summary>
    private static void CheckSecrets(CompiledProtocol compiled, Place place, Diagnostics diagnostics)
    {
        var lost = compiled.Protocol.Claims.OfType<Claim.Secret>().Where(c => compiled.Protocol.Loses.Any(l => l.Goal == c.Name)).Select(c => c.Value).ToHashSet();
        foreach (var goal in compiled.Protocol.Secrets)
        {
            foreach (var who in goal.From.Where(w => w != SecrecyGoal.Network || !lost.Contains(goal.Secret)))
            {
                var knowledge = who == SecrecyGoal.Network ? RoleKnowledge.OfNetwork(compiled.Protocol) : RoleKnowledge.Of(compiled.Protocol, compiled.Programs[who], opensSignatures: true);
                if (knowledge.Derive(goal.Secret) is not null)
                {
                    diagnostics.Add(Diagnostic.Warning("PQ0246", place, $"{who} can know '{compiled.Protocol.Vocabulary.Label(goal.Secret)}', which goals keep secret from it", "'paymentquest knows' says why"));
                }
            }
        }
    }

    private static bool IsSettingComplete(Protocol protocol, Place place, Diagnostics diagnostics)
    {
        var atoms = protocol.Roles
            .SelectMany(role => protocol.Knows[role.Name])
            .SelectMany(term => term.SelfAndDescendants)
            .OfType<Term.Atom>()
            .Select(atom => atom.Name)
            .Where(name => protocol.Roles.All(r => r.Symbol != name) && !protocol.Vocabulary.Atoms[name].IsRandom && !protocol.Setting.Values.ContainsKey(name))
            .Distinct()
            .ToList();
        foreach (var atom in atoms)
        {
            diagnostics.Error("PQ0241", place, $"'{atom}' is known before the first message and has no value", $"add '{atom}: …' under setting: values:, a value of sort {protocol.Vocabulary.Atoms[atom]}");
        }

        return atoms.Count == 0;
    }

    /// <summary>Runs the protocol under every suite; false when an honest run does not complete, so that there is nothing to attack.</summary>
    private static bool RunHonestly(CompiledProtocol compiled, Place setting, Diagnostics diagnostics)
    {
        var protocol = compiled.Protocol;
        var losses = new List<WorldLoss>();
        var faults = new List<(Suite Suite, Diagnostic Fault)>();
        foreach (var suite in protocol.Suites.Select(Suite.ByName).OfType<Suite>())
        {
            var referee = new WorldReferee(protocol);
            var plan = new RunPlan(compiled, suite.Remembering, protocol.Setting, Seed);
            var honest = Run.Execute(plan with { Witness = referee });

            // Nothing of a protocol's own setting leads into a branch for silence; each is gone through once more.
            var silent = protocol.Branches.Where(b => b.Leaving == Leaving.Silent && honest.Messages.Any(m => m.Step.Number == b.At)).Select(b => Run.Execute(plan with { Lost = [b.At] }).Verdict);
            if (silent.Prepend(honest.Verdict).Select(v => Fault(protocol, suite, v, setting)).FirstOrDefault(f => f is not null) is { } fault)
            {
                faults.Add((suite, fault));
            }

            losses.AddRange(referee.Losses);
        }

        // One mistake mostly shows under every suite, and is one mistake.
        foreach (var same in faults.GroupBy(f => (f.Fault.Code, f.Fault.Place)))
        {
            var first = same.First().Fault;
            var others = string.Join(" and ", same.Skip(1).Select(f => f.Suite.Name));
            diagnostics.Add(others.Length == 0 ? first : first with { Message = $"{first.Message}; likewise under suite {others}" });
        }

        if (faults.Exists(f => f.Fault.Severity == Severity.Error))
        {
            return false;
        }

        GoalLint.CheckWorld(protocol, losses, diagnostics);
        return true;
    }

    /// <summary>Has what lies before attacks happen, where a value of it is to have become known; false when it does not go as it should.</summary>
    private static bool CheckOlderRun(CompiledProtocol compiled, Place place, Diagnostics diagnostics)
    {
        var protocol = compiled.Protocol;
        foreach (var suite in protocol.OlderRuns == 0 ? [] : protocol.Suites.Select(Suite.ByName).OfType<Suite>())
        {
            if (Cast.Of(compiled, suite, Seed, 1) is { } cast && new Interleaving(cast).Fault is var (step, verdict))
            {
                var at = step == 0 ? "is not gone through with" : $"stops at {step} {protocol.Steps[step - 1].Name}";
                var why = verdict switch
                {
                    Verdict.Refused r => $": refused at {r.Check} ({r.Reason})",
                    Verdict.Stalled s => $": {HindranceText.Of(s.Reason).En}",
                    _ => "",
                };
                diagnostics.Error("PQ0272", place, $"under suite {suite.Name} the older run, of which values are compromised, {at}{why}", "it takes place a day before the setting's clock, and approves: let what is known beforehand hold then too");
                return false;
            }
        }

        return true;
    }

    private static Diagnostic? Fault(Protocol protocol, Suite suite, Verdict verdict, Place setting) => verdict switch
    {
        Verdict.Completed { IsApproved: true } => null,
        Verdict.Completed => Diagnostic.Warning("PQ0244", setting, $"under suite {suite.Name} the honest run ends with a negative decision", "give the paying account enough money under setting: accounts:"),
        Verdict.Stalled { Step: > 0, Reason: Hindrance.DoesNotFit } s =>
            Diagnostic.Error("PQ0240", protocol.Steps[s.Step - 1].Place, $"{s.Role} cannot send {s.Step} {protocol.Steps[s.Step - 1].Name}: {HindranceText.Of(s.Reason).En}", "send less inside it, or encrypt a session key and E(K, …) the rest"),
        Verdict.Stalled { Step: 0 } s => Diagnostic.Error("PQ0241", setting, $"{s.Role} cannot begin under suite {suite.Name}: {HindranceText.Of(s.Reason).En}", "add it under setting"),
        Verdict.Stalled s => Diagnostic.Error("PQ0243", protocol.Steps[s.Step - 1].Place, $"under suite {suite.Name} the honest run stops at {s.Step} {protocol.Steps[s.Step - 1].Name}: {HindranceText.Of(s.Reason).En}", Remedy(s.Reason)),
        Verdict.Refused { Reason: "unknown" } r => Diagnostic.Error("PQ0241", setting, $"{r.Check} finds nothing on record", "add the argument under setting: tables:"),
        Verdict.Refused { Reason: "revoked" or "expired" } r => Diagnostic.Error("PQ0243", setting, $"under suite {suite.Name} the honest run is refused at {r.Check} ({r.Reason})", "look at setting: revoked:"),
        Verdict.Refused r => Diagnostic.Error("PQ0243", protocol.Steps[r.Step - 1].Place, $"under suite {suite.Name} the honest run is refused at {r.Check} ({r.Reason})", "honest parties must agree: compare what the two roles know beforehand"),
        Verdict.Malformed m => Diagnostic.Error("PQ0243", protocol.Steps[m.Step - 1].Place, $"under suite {suite.Name} {m.Role} cannot read its message at octet {m.Offset}: expected {m.Expected}", "look at the sorts of what the sender knows beforehand"),
        Verdict.Incompatible i => Diagnostic.Error("PQ0243", protocol.Place, $"under suite {suite.Name} no run can begin: {HindranceText.Of(i.Reason).En}", "use fewer holders of keys"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What to do when an honest run stops.</summary>
    private static string Remedy(Hindrance reason) => reason switch
    {
        Hindrance.NoEntry => "add the argument under setting: tables:",
        Hindrance.NoKey => "use sort key, whose length is that of the suite, or name under suites: those that take this length",
        _ => "look at setting: accounts: and at the order of the effects",
    };
}
