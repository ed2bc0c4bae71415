using PaymentQuest.Adversaries;
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
    /// <summary>The most runs of every role.</summary>
    public const int MostSessions = 4;

    /// <summary>The depth to which a first search goes, in messages; an attack of few messages is found before one of many.</summary>
    private const int FirstDepth = 3;

    /// <summary>The stack of a search, in octets: it calls itself for everything that is still to be decided.</summary>
    private const int StackSize = 512 * 1024 * 1024;

    private readonly Cast _cast;
    private readonly Scene _scene;
    private readonly int _sessions;
    private readonly IReadOnlyDictionary<string, Viewpoint> _views;
    private readonly Judgement<Pattern> _judgement;
    private readonly Referee _referee;

    private AttackSearch(Cast cast, int sessions, IReadOnlyCollection<string> dishonest)
    {
        _cast = cast;
        _sessions = sessions;
        _scene = new Scene(cast, dishonest, sessions);
        _views = cast.Compiled.Programs.ToDictionary(p => p.Key, p => new Viewpoint(cast, p.Value), StringComparer.Ordinal);
        _judgement = new Judgement<Pattern>(_views, Substitution.AreEqual, t => _scene.Of(t, Casting.Honest));
        _referee = new Referee(cast);
    }

    /// <summary>The parties, with whom a script that was found can be played again.</summary>
    public Cast Cast => _cast;

    /// <summary>A search. Null when the pool has too few keys for so many parties.</summary>
    /// <param name="compiled">The protocol.</param>
    /// <param name="suite">The algorithms of the octets, whose lengths decide what can be taken for what.</param>
    /// <param name="sessions">How many runs of every role, 1 to <see cref="MostSessions"/>.</param>
    /// <param name="dishonest">Names of the roles that dishonest parties can play.</param>
    public static AttackSearch? Of(CompiledProtocol compiled, Suite suite, int sessions, IReadOnlyCollection<string> dishonest) =>
        Cast.Of(compiled, suite, 1, sessions) is { } cast ? new AttackSearch(cast, sessions, dishonest) : null;

    /// <summary>Searches for an attack on a claim.</summary>
    public AnalysisResult Judge(Claim claim, Budget budget)
    {
        var refuted = 0;
        Finding? finding = null;
        if (_judgement.Lacking(claim) is { } lacking)
        {
            finding = new Finding.NotJudged(lacking);
        }
        else
        {
            // The search recurses deeply; nothing else runs meanwhile.
            var thread = new Thread(() => (finding, refuted) = Search(claim, budget), StackSize);
            thread.Start();
            thread.Join();
        }

        return new AnalysisResult(claim, finding!, _sessions, _cast.Compiled.Protocol.Roles.Select(r => r.Name).Where(_scene.Dishonest.Contains).ToSequence(), budget.States, refuted, budget.Elapsed, budget.Peak);
    }

    private (Finding, int) Search(Claim claim, Budget budget)
    {
        var refuted = 0;
        Script? script = null;
        bool IsConfirmed(Plot plot, IReadOnlyList<Actor> actors, Actor claimant, Pattern? secret)
        {
            script = Draft.Of(_scene, claim, plot, claimant, secret)?.Confirm(_cast, _referee, claim);
            refuted += script is null ? 1 : 0;
            return script is not null;
        }

        var claimants = _judgement.Claimants(claim, _cast.Compiled.Protocol).ToList();
        var ensembles = new Ensembles(_scene, _views, claim, claimants, _sessions).All().ToList();
        for (var depth = FirstDepth; ; depth *= 2)
        {
            var isCutShort = false;
            foreach (var ensemble in ensembles)
            {
                var search = new Search(_scene, _views, claim, ensemble, budget, IsConfirmed);
                if (search.IsViolated(depth))
                {
                    return (new Finding.Attack(script!), refuted);
                }

                isCutShort |= search.IsCutShort;
            }

            if (budget.Exhausted is { } what)
            {
                return (new Finding.OutOf(what), refuted);
            }

            if (!isCutShort)
            {
                return (new Finding.NoAttack(), refuted);
            }
        }
    }
}
