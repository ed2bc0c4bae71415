using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Transcripts;

/// <summary>A value that a role has.</summary>
/// <param name="Term">What it is.</param>
/// <param name="Octets">Its DER octets.</param>
/// <param name="Round">In which round the role got it.</param>
/// <param name="IsOwn">Whether the role knew, made or decided it itself, and so knows what it was meant to be.</param>
internal sealed record Holding(Term Term, byte[] Octets, int Round, bool IsOwn);

/// <summary>A signature that a party verifies over digests.</summary>
/// <param name="Role">The party's role.</param>
/// <param name="Signed">The signature's term.</param>
/// <param name="Signature">Its DER octets.</param>
/// <param name="Pieces">What the party puts together to verify it.</param>
internal sealed record Verification(string Role, Term.Signed Signed, byte[] Signature, Sequence<VerifiedPiece> Pieces);

/// <summary>
/// What the roles held at the end of each round of a run. A role holds only what it has now, so a run with several rounds is watched once more
/// while it is executed; of the last round, and of a run with one, the roles themselves say it.
/// </summary>
internal sealed class RoundStates : IWitness
{
    private readonly Dictionary<(int Round, string Role), Sequence<Holding>> _holdings = [];
    private readonly Dictionary<(int Round, string Role, int Register), Verification> _verifications = [];
    private readonly Run _run;
    private readonly int _last;

    /// <summary>The states of a run.</summary>
    public RoundStates(Run run)
    {
        _run = run;
        _last = run.Messages.Count == 0 ? 0 : run.Messages[^1].Round;
        if (_last > 0)
        {
            Run.Execute(run.Plan with { Witness = this, FurtherRounds = _last, Keyring = run.Keyring });
        }

        foreach (var role in run.Roles.Values)
        {
            Keep(_last, role, _ => true);
        }
    }

    /// <summary>The number of rounds.</summary>
    public int Count => _last + 1;

    /// <inheritdoc/>
    public void Begin(Surroundings surroundings)
    {
    }

    /// <inheritdoc/>
    public void Passed(RoleRun role, int step) => Keep(role.Round, role, check => check.Step == step);

    /// <summary>The values that terms had at the end of a round. Whoever did nothing in it holds what it held before.</summary>
    public TermValues Values(int round) => new(
        _run,
        _run.Roles.Keys.SelectMany(role => Enumerable.Range(0, round + 1).Select(r => _holdings.GetValueOrDefault((round - r, role))).FirstOrDefault(h => h is not null) ?? []),
        round);

    /// <summary>The signatures over digests that were verified in a round, each by whom it was.</summary>
    public IEnumerable<Verification> Verifications(int round) => _verifications.Where(v => v.Key.Round == round).OrderBy(v => Order(v.Key.Role)).Select(v => v.Value);

    private int Order(string role) => _run.Plan.Compiled.Protocol.Roles.TakeWhile(r => r.Name != role).Count();

    private void Keep(int round, RoleRun role, Func<RoleAction.VerifySignature, bool> isWanted)
    {
        var own = Own(role.Program);
        _holdings[(round, role.Role.Name)] = role.Holdings.Select(h => (h.Term, h.Octets, h.Register, Origin: role.Origin(h.Register)))
            .Select(h => new Holding(h.Term, h.Octets, h.Origin.Round, h.Origin.IsCarried || own.Contains(h.Register))).ToSequence();
        foreach (var check in role.Program.Actions.OfType<RoleAction.VerifySignature>().Where(isWanted).DistinctBy(a => role.Program.Registers[a.Register]))
        {
            // A signature of an earlier round that is still held was told of then.
            if ((round == 0 || role.Origin(check.Register).Round == round)
                && role.Program.Registers[check.Register] is Term.Signed signed
                && VerifiedPiece.Of(role, check, signed, _run.Keyring!.Wiring(_run.Plan.Compiled.Protocol.Wire)) is { } pieces)
            {
                _verifications[(round, role.Role.Name, check.Register)] = new Verification(role.Role.Name, signed, role.Octets(check.Register)!, pieces);
            }
        }
    }

    /// <summary>The registers of what a role knew, made or decided itself.</summary>
    private static HashSet<int> Own(RoleProgram program)
    {
        var made = program.Actions.Select(a => a switch
        {
            RoleAction.Generate g => g.Register,
            RoleAction.Compute c => c.Register,
            RoleAction.Guard { Output: { } output } => output,
            _ => -1,
        });
        return [.. Enumerable.Range(0, program.Known.Count), .. made];
    }
}
