using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>
/// Searches a protocol for attacks: some runs of every role with honest parties, and an adversary who is the network and plays every
/// dishonest party. What the search proposes counts when it works on octets.
/// </summary>
public sealed class AttackSearch
{
    /// <summary>How much may happen in a first search; an attack of few messages is found before one of many.</summary>
    private const int FirstDepth = 3;

    private readonly int _sessions;
    private readonly Sequence<string> _suites;
    private readonly Sequence<string> _dishonest;
    private readonly Unjudged? _coincide;
    private readonly Lazy<SymbolicModel> _closed;
    private readonly Lazy<SymbolicModel> _open;

    private AttackSearch(IReadOnlyList<Cast> closed, IReadOnlyList<Cast> open, int sessions, IReadOnlyCollection<string> dishonest, Unjudged? coincide)
    {
        _coincide = coincide;
        _sessions = sessions;
        _suites = closed.Select(c => c.Suite.Name).ToSequence();
        _dishonest = closed[0].Compiled.Protocol.Roles.Select(r => r.Name).Where(dishonest.Contains).ToSequence();
        _closed = new(() => new SymbolicModel(closed, sessions, dishonest));
        _open = new(() => new SymbolicModel(open, sessions, dishonest));
    }

    /// <summary>A search. Null when the pool has too few keys for so many parties.</summary>
    /// <param name="compiled">The protocol.</param>
    /// <param name="suites">The algorithms of the octets, whose lengths decide what can be taken for what: an attack under any of them is one.</param>
    /// <param name="sessions">How many runs of every role, 1 to <see cref="Bounds.Sessions"/>.</param>
    /// <param name="dishonest">Names of the roles that dishonest parties can play.</param>
    public static AttackSearch? Of(CompiledProtocol compiled, IReadOnlyList<Suite> suites, int sessions, IReadOnlyCollection<string> dishonest)
    {
        List<Cast> Casts(bool areOrdersOpen) => suites.Select(s => Cast.Of(compiled, s, 1, sessions, areOrdersOpen)).OfType<Cast>().ToList();
        var (closed, open) = (Casts(areOrdersOpen: false), Casts(areOrdersOpen: true));
        return closed.Count + open.Count == 2 * suites.Count ? new AttackSearch(closed, open, sessions, dishonest, Coinciding(compiled.Protocol, suites)) : null;
    }

    /// <summary>The suites under which attacks on a protocol are searched for when nothing else is asked: all that it runs under, that of today first.</summary>
    public static IReadOnlyList<Suite> Suites(Protocol protocol) => protocol.Suites.Select(s => Suite.ByName(s)!).OrderBy(s => s == Suite.Modern ? 0 : 1).ToList();

    /// <summary>The parties with whom what a verdict tells can be played again.</summary>
    public Cast CastFor(AnalysisResult result) => ModelFor(result.Claim).Casts.Single(c => c.Suite.Name == result.Suite);

    /// <summary>Searches for an attack on a claim.</summary>
    public AnalysisResult Judge(Claim claim, Budget budget)
    {
        var model = ModelFor(claim);
        var protocol = model.Cast.Compiled.Protocol;
        var found = (Unsearchable(protocol) ?? _coincide ?? model.Judgement.Lacking(claim, protocol) ?? (model.Initial.IsOlderRunLost ? new Unjudged.OlderRun() : null)) is { } unjudged
            ? new Found(new Finding.NotJudged(unjudged), _sessions)
            : claim is Claim.Secret { MayBeHeard: true } heard ? SearchBesides(heard, budget) : Search(claim, model, budget);
        if (found.Finding is Finding.NoAttack && RestsOnChecksum(protocol))
        {
            found = found with { Finding = new Finding.NotJudged(new Unjudged.Checksum()) };
        }

        var suite = _suites[found.Suite];
        return new AnalysisResult(
            claim, found.Finding, found.Sessions, suite, found.Finding is Finding.Attack ? [suite] : _suites, _dishonest, protocol.Roles.Select(r => r.Name).Except(_dishonest).ToSequence(), budget.States, found.Refuted, budget.Elapsed, budget.Peak)
        {
            Compromised = protocol.Compromised,
        };
    }

    /// <summary>That texts of the protocol, or what a named algorithm and one of the suite make, can be taken for one another, which patterns of terms do not show; null when none can.</summary>
    private static Unjudged.Coincide? Coinciding(Protocol protocol, IReadOnlyList<Suite> suites) =>
        (OctetPattern.Coinciding(protocol) ?? SharedAlgorithms.Coinciding(protocol, suites)) is var (first, second) ? new Unjudged.Coincide(protocol.Vocabulary.Label(first), protocol.Vocabulary.Label(second)) : null;

    /// <summary>What the search cannot follow; null when there is nothing. Such a protocol is not judged, because a search that is stuck finds nothing either.</summary>
    private static Unjudged? Unsearchable(Protocol protocol) =>
        protocol.Draws.Count > 0 ? new Unjudged.Draws()
        : protocol.Steps.Select(s => s.Message).Concat(protocol.Knows.Values.SelectMany(k => k)).Concat(protocol.Claims.SelectMany(About)).SelectMany(t => t.SelfAndDescendants).Any(t => t is Term.Arithmetic)
            ? new Unjudged.Differences()
        : protocol.Steps.Select(s => s.Message).SelectMany(t => t.SelfAndDescendants).OfType<Term.Concatenation>().Any(c => c.Parts.Count(p => !Form.IsOfKnownLength(p, protocol.Vocabulary)) > 1)
            ? new Unjudged.Unframed()
        : protocol.KnownToNetwork.SelectMany(t => t.SelfAndDescendants).Any(t => t is Term.Atom a && protocol.Fresh.ContainsKey(a.Name))
            ? new Unjudged.Foreknown()
            : null;

    private static IEnumerable<Term> About(Claim claim) => claim switch
    {
        Claim.Hidden h => [h.Value],
        Claim.Agree a => a.On,
        _ => [],
    };

    /// <summary>Whether a message or a check has a sum in it that the search takes for a digest, although anybody makes another text with the same one.</summary>
    private static bool RestsOnChecksum(Protocol protocol) =>
        protocol.Steps.SelectMany(s => s.SenderRules.Concat(s.ReceiverRules).SelectMany(r => r.Inputs).Append(s.Message)).SelectMany(t => t.SelfAndDescendants).Any(t => Constructor.Of(t) is { IsChecksum: true });

    /// <summary>
    /// A price and what is bought for it prove nothing, because anybody can know them; so where parties are to agree, they are open. Whether they
    /// stay secret can only be asked of those who agreed on them.
    /// </summary>
    private SymbolicModel ModelFor(Claim claim) => (claim is Claim.Agree or Claim.Alive ? _open : _closed).Value;

    /// <summary>
    /// What may be heard is no secret of those who listen. So an attack on it is one only where the network does not come to know it without the
    /// dishonest parties from whom it is a secret.
    /// </summary>
    private Found SearchBesides(Claim.Secret claim, Budget budget)
    {
        var found = Search(claim, _closed.Value, budget);
        if (found.Finding is not Finding.Attack)
        {
            return found;
        }

        var heard = Search(claim, new SymbolicModel(_closed.Value.Casts, _sessions, _dishonest.Where(claim.Among.Contains).ToList()), budget);
        return heard.Finding switch
        {
            Finding.NoAttack => found,
            Finding.Attack => new Found(new Finding.NotJudged(new Unjudged.Overheard()), _sessions, found.Refuted + heard.Refuted),
            _ => heard with { Sessions = _sessions, Refuted = found.Refuted + heard.Refuted },
        };
    }

    /// <summary>Searches under all suites together, or under one after the other where they have to be told apart: then the gravest counts, and no suite is searched after an attack.</summary>
    private Found Search(Claim claim, SymbolicModel model, Budget budget)
    {
        if (SearchTogether(claim, model, budget) is { } together)
        {
            return together;
        }

        var gravest = new Found(new Finding.NoAttack(), _sessions);
        for (var suite = 0; suite < model.Casts.Count && gravest.Finding is not (Finding.Attack or Finding.OutOf); suite++)
        {
            var found = SearchTogether(claim, new SymbolicModel([model.Casts[suite]], _sessions, model.Initial.Dishonest), budget)!;
            gravest = found.Finding is Finding.NoAttack || (found.Finding is Finding.NotConfirmed && gravest.Finding is Finding.NotConfirmed) ? gravest : found with { Suite = suite };
        }

        return gravest;
    }

    /// <summary>
    /// Searches with one session of every role, with two and so on, as long as more of them could make a difference. Null when it turns out that each suite has to be
    /// searched by itself.
    /// </summary>
    private Found? SearchTogether(Claim claim, SymbolicModel model, Budget budget)
    {
        var (refuted, sessions, suite) = (0, 0, 0);
        Proposal? nearest = null;
        bool IsConfirmed(EventOrder order, Actor claimant, Pattern? secret, uint suites)
        {
            if (!IsBeyond(order, sessions - 1, model.Initial.Protocol.OlderRuns))
            {
                return false;
            }

            foreach (var possible in SuiteForms.In(suites))
            {
                var proposal = new SymbolicTrace(model.Initial, possible, claim, order, claimant, secret).Confirm(model.Casts[possible], claim);
                if (proposal.Doubt is null || nearest is null || proposal.Script.Moves.Count > nearest.Script.Moves.Count)
                {
                    (nearest, suite) = (proposal, possible);
                }

                if (proposal.Doubt is null)
                {
                    return true;
                }
            }

            refuted++;
            return false;
        }

        bool isDivided;
        Finding? found;
        int? depth = FirstDepth;
        do
        {
            var search = new Search(model, claim, ++sessions, budget, IsConfirmed);
            found = Deepen(search, depth.Value, budget, out depth);
            isDivided = search.IsDivided;
        }
        while (!isDivided && sessions < _sessions && depth is not null && found is not (null or Finding.OutOf { What: not Finding.OutOf.Events }));

        return found switch
        {
            null => new Found(new Finding.Attack(nearest!.Script), sessions, refuted, suite),
            Finding.NoAttack when isDivided => null,
            Finding.NoAttack when nearest is { Doubt: { } doubt } => new Found(new Finding.NotConfirmed(nearest.Script, doubt), _sessions, refuted, suite),
            _ => new Found(found, _sessions, refuted),
        };
    }

    /// <summary>What came of a search, with how many sessions, how many proposals were refuted, and the place of the suite whose octets are told.</summary>
    private sealed record Found(Finding Finding, int Sessions, int Refuted = 0, int Suite = 0);

    /// <summary>Whether so many sessions would not have done, with which all was tried before.</summary>
    private static bool IsBeyond(EventOrder order, int sessions, int olderRuns)
    {
        var actors = order.Ordered().Select(e => e.Actor).Distinct().ToList();
        return actors.Exists(a => a.Casting.Order > sessions + olderRuns) || actors.GroupBy(a => (a.Role, a.IsReversed)).Any(g => g.Count() > sessions);
    }

    /// <summary>Searches again and again, for more that may happen; null when an attack was found.</summary>
    /// <param name="search">The search.</param>
    /// <param name="first">How much may happen at first.</param>
    /// <param name="budget">What may be used up.</param>
    /// <param name="cut">How much may happen for more sessions to make a difference; null when they make none.</param>
    private static Finding? Deepen(Search search, int first, Budget budget, out int? cut)
    {
        cut = null;
        for (var depth = first; !search.IsViolated(depth); depth *= 2)
        {
            cut ??= search.IsCutShortBySessions ? depth : null;
            if (budget.Exhausted is { } what)
            {
                return new Finding.OutOf(what);
            }

            if (!search.IsCutShort)
            {
                return new Finding.NoAttack();
            }

            if (depth >= Bounds.Events)
            {
                return new Finding.OutOf(Finding.OutOf.Events);
            }
        }

        return null;
    }
}
