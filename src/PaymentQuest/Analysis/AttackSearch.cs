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
    private readonly Sequence<string> _dishonest;
    private readonly Lazy<SymbolicModel> _closed;
    private readonly Lazy<SymbolicModel> _open;

    private AttackSearch(Cast closed, Cast open, int sessions, IReadOnlyCollection<string> dishonest)
    {
        _sessions = sessions;
        _dishonest = closed.Compiled.Protocol.Roles.Select(r => r.Name).Where(dishonest.Contains).ToSequence();
        _closed = new(() => new SymbolicModel(closed, sessions, dishonest));
        _open = new(() => new SymbolicModel(open, sessions, dishonest));
    }

    /// <summary>A search. Null when the pool has too few keys for so many parties.</summary>
    /// <param name="compiled">The protocol.</param>
    /// <param name="suite">The algorithms of the octets, whose lengths decide what can be taken for what.</param>
    /// <param name="sessions">How many runs of every role, 1 to <see cref="Bounds.Sessions"/>.</param>
    /// <param name="dishonest">Names of the roles that dishonest parties can play.</param>
    public static AttackSearch? Of(CompiledProtocol compiled, Suite suite, int sessions, IReadOnlyCollection<string> dishonest) =>
        Cast.Of(compiled, suite, 1, sessions) is { } closed && Cast.Of(compiled, suite, 1, sessions, areOrdersOpen: true) is { } open
            ? new AttackSearch(closed, open, sessions, dishonest)
            : null;

    /// <summary>The algorithms with which attacks on a protocol are searched for when nothing else is asked: those of today where it runs under them, else the first that it names.</summary>
    public static Suite UsualSuite(Protocol protocol) => protocol.Suites.Contains(Suite.Modern.Name) ? Suite.Modern : Suite.ByName(protocol.Suites[0])!;

    /// <summary>The parties with whom a script against a claim can be played again.</summary>
    public Cast CastFor(Claim claim) => ModelFor(claim).Cast;

    /// <summary>Searches for an attack on a claim.</summary>
    public AnalysisResult Judge(Claim claim, Budget budget)
    {
        var protocol = CastFor(claim).Compiled.Protocol;
        var (finding, sessions, refuted) = (Unsearchable(protocol) ?? ModelFor(claim).Judgement.Lacking(claim, protocol)) is { } unjudged
            ? (new Finding.NotJudged(unjudged), _sessions, 0)
            : claim is Claim.Secret { MayBeHeard: true } heard ? SearchBesides(heard, budget) : Search(claim, ModelFor(claim), budget);
        return new AnalysisResult(claim, finding, sessions, _closed.Value.Cast.Suite.Name, _dishonest, protocol.Roles.Select(r => r.Name).Except(_dishonest).ToSequence(), budget.States, refuted, budget.Elapsed, budget.Peak);
    }

    /// <summary>What the search cannot follow; null when there is nothing. Such a protocol is not judged, because a search that is stuck finds nothing either.</summary>
    private static Unjudged? Unsearchable(Protocol protocol) =>
        protocol.Draws.Count > 0 ? new Unjudged.Draws()
        : protocol.Steps.SelectMany(s => s.SenderRules.Concat(s.ReceiverRules).SelectMany(r => r.Inputs).Append(s.Message)).SelectMany(t => t.SelfAndDescendants).Any(t => t is Term.Difference)
            ? new Unjudged.Differences()
        : protocol.Steps.Select(s => s.Message).SelectMany(t => t.SelfAndDescendants).OfType<Term.Concatenation>().Any(c => c.Parts.Count(p => !Form.IsOfKnownLength(p, protocol.Vocabulary)) > 1)
            ? new Unjudged.Unframed()
        : protocol.KnownToNetwork.SelectMany(t => t.SelfAndDescendants).Any(t => t is Term.Atom a && protocol.Fresh.ContainsKey(a.Name))
            ? new Unjudged.Foreknown()
            : null;

    /// <summary>
    /// A price and what is bought for it prove nothing, because anybody can know them; so where parties are to agree, they are open. Whether they
    /// stay secret can only be asked of those who agreed on them.
    /// </summary>
    private SymbolicModel ModelFor(Claim claim) => (claim is Claim.Agree or Claim.Alive ? _open : _closed).Value;

    /// <summary>
    /// What may be heard is no secret of those who listen. So an attack on it is one only where the network does not come to know it without the
    /// dishonest parties from whom it is a secret.
    /// </summary>
    private (Finding Finding, int Sessions, int Refuted) SearchBesides(Claim.Secret claim, Budget budget)
    {
        var found = Search(claim, _closed.Value, budget);
        if (found.Finding is not Finding.Attack)
        {
            return found;
        }

        var (heard, _, refuted) = Search(claim, new SymbolicModel(_closed.Value.Cast, _sessions, _dishonest.Where(claim.Among.Contains).ToList()), budget);
        return heard switch
        {
            Finding.NoAttack => found,
            Finding.Attack => (new Finding.NotJudged(new Unjudged.Overheard()), _sessions, found.Refuted + refuted),
            _ => (heard, _sessions, found.Refuted + refuted),
        };
    }

    /// <summary>Searches with one session of every role, with two and so on, as long as more of them could make a difference.</summary>
    private (Finding Finding, int Sessions, int Refuted) Search(Claim claim, SymbolicModel model, Budget budget)
    {
        var refuted = 0;
        var sessions = 0;
        Proposal? nearest = null;
        bool IsConfirmed(EventOrder order, Actor claimant, Pattern? secret)
        {
            if (!IsBeyond(order, sessions - 1))
            {
                return false;
            }

            var proposal = new SymbolicTrace(model.Initial, claim, order, claimant, secret).Confirm(model.Cast, model.Referee, claim);
            if (proposal.Doubt is null || nearest is null || proposal.Script.Moves.Count > nearest.Script.Moves.Count)
            {
                nearest = proposal;
            }

            refuted += proposal.Doubt is null ? 0 : 1;
            return proposal.Doubt is null;
        }

        Finding? found;
        int? depth = FirstDepth;
        do
        {
            var search = new Search(model, claim, ++sessions, budget, IsConfirmed);
            found = Deepen(search, depth.Value, budget, out depth);
        }
        while (sessions < _sessions && depth is not null && found is not (null or Finding.OutOf { What: not Finding.OutOf.Events }));

        return found switch
        {
            null => (new Finding.Attack(nearest!.Script), sessions, refuted),
            Finding.NoAttack when nearest is { Doubt: { } doubt } => (new Finding.NotConfirmed(nearest.Script, doubt), _sessions, refuted),
            _ => (found, _sessions, refuted),
        };
    }

    /// <summary>Whether so many sessions would not have done, with which all was tried before.</summary>
    private static bool IsBeyond(EventOrder order, int sessions)
    {
        var actors = order.Ordered().Select(e => e.Actor).Distinct().ToList();
        return actors.Exists(a => a.Casting.Order > sessions) || actors.GroupBy(a => (a.Role, a.IsReversed)).Any(g => g.Count() > sessions);
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
