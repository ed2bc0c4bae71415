using PaymentQuest.Constructors;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;

namespace PaymentQuest.Goals;

/// <summary>
/// Somebody who was not there, and is shown what a party kept. A judge is a role like any other: it knows the authority's key and the
/// certificates of the authorities, receives the evidence as one message, and checks what the compiler finds that can be checked.
/// </summary>
/// <param name="surroundings">What an honest party finds around it.</param>
/// <param name="goal">What is to be proved.</param>
internal sealed class Judge(Surroundings surroundings, WorldGoal.Evidence goal)
{
    /// <summary>No name in a protocol begins with a prime.</summary>
    private const string Symbol = "'judge";

    private const string Name = "'Judge";

    private readonly Protocol _protocol = surroundings.Protocol;

    /// <summary>Why a judge is not convinced by what a role would keep now; null when it is.</summary>
    public Prose? Objection(RoleRun role)
    {
        var kept = role.Program.Actions.OfType<RoleAction.Keep>().SelectMany(k => k.Terms).Select(t => (t.Term, Octets: role.Evaluate(t))).Where(t => t.Octets is not null).DistinctBy(t => t.Term).ToList();
        if (kept.Count < 2 || Program(kept.Select(k => k.Term).ToSequence()) is not var (protocol, program))
        {
            return Unproved(role);
        }

        var held = program.Registers.Select((t, i) => (t, i)).GroupBy(t => t.t).ToDictionary(g => g.Key, g => g.First().i);
        var reach = new Reach(held, new HashSet<string>());
        var signatures = program.Actions.OfType<RoleAction.VerifySignature>().Select(v => program.Registers[v.Register]).OfType<Term.Signed>();
        if (!signatures.Any(s => _protocol.Owners.GetValueOrDefault(s.Holder) == goal.Against && goal.Of.All(t => IsCovered(s.Body, t, reach))))
        {
            return Unproved(role);
        }

        var setting = surroundings.Setting with { Parties = new Dictionary<string, string>(surroundings.Setting.Parties, StringComparer.Ordinal) { [Name] = Name } };
        var court = new Surroundings(protocol, surroundings.Keyring, new World(setting), setting, surroundings.Seed, surroundings.Run);
        return RoleRun.Start(program, court, []).Run is { } judge && judge.Receive(1, Der.Frame([.. kept.Select(k => k.Octets!)])) is StepOutcome.Ended { Verdict: var verdict }
            ? Prose.Of("goal.a-judge-who-is-shown-what", ("party", role.Party), ("verdict", Reason(verdict)))
            : null;
    }

    private static string Reason(Verdict verdict) => verdict is Verdict.Refused r ? $"{r.Check.Label}, {r.Reason}" : verdict.Word;

    private Prose Unproved(RoleRun role)
    {
        var (against, of) = (surroundings.Setting.Parties[goal.Against], string.Join(", ", goal.Of.Select(_protocol.Vocabulary.Label)));
        return Prose.Of("goal.a-judge-finds-no-signature-of", ("against", against), ("of", of), ("party", role.Party));
    }

    /// <summary>Whether a signed term covers another, seen by somebody who can make again every digest that lies between them.</summary>
    private static bool IsCovered(Term signed, Term term, Reach reach) =>
        signed.Equals(term)
            ? reach.Express(term) is not null
            : !Constructor.IsClosed(signed) && signed.Children.Any(c => reach.Express(c) is not null && IsCovered(c, term, reach));

    private (Protocol Protocol, RoleProgram Program)? Program(Sequence<Term> kept)
    {
        var judge = new Role(Name, Symbol);
        var agent = new Dictionary<string, Sort>(StringComparer.Ordinal) { [Symbol] = new(SortKind.Agent) };
        var authorities = _protocol.Authorities.Where(a => _protocol.Certificates[a].PathLength is not null).Select(a => (Term)new Term.Certificate(a));
        var message = new Term.Tuple(kept);
        var protocol = _protocol with
        {
            Roles = [.. _protocol.Roles, judge],
            Vocabulary = _protocol.Vocabulary.With(agent),
            Knows = new Dictionary<string, Sequence<Term>>(_protocol.Knows, StringComparer.Ordinal) { [Name] = [new Term.PublicKey(_protocol.Authority), .. authorities] },
            Keeps = new Dictionary<string, Sequence<Term>>(_protocol.Keeps, StringComparer.Ordinal) { [Name] = [] },
            Steps = [new Step(1, "Evidence", goal.Role, Name, message, message, null, [], [], _protocol.Place)],
            Omitted = new Dictionary<string, Place>(),
        };
        return RoleCompiler.Compile(protocol, judge, new Diagnostics()) is { } program ? (protocol, program) : null;
    }
}
