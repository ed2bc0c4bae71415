using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>What came of a search for an attack.</summary>
public abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>The stable word for machine output.</summary>
    public string Word => this switch
    {
        NoAttack => "none",
        Attack => "attack",
        NotConfirmed => "not_confirmed",
        OutOf o => $"out_of_{o.What}",
        _ => "not_judged",
    };

    /// <summary>Everything within the bound was looked at, and nothing violates the claim, nor was any proposal left in doubt. Nothing is said of what lies beyond the bound.</summary>
    public sealed record NoAttack : Finding;

    /// <summary>The claim is violated, on octets, by these moves.</summary>
    /// <param name="Script">The moves, none of which can be left out.</param>
    public sealed record Attack(Script Script) : Finding;

    /// <summary>
    /// Everything within the bound was looked at; what seemed to violate the claim could not be carried out on octets, for a reason that other values or
    /// another way to build a message might overcome. So there may be an attack, and none is known.
    /// </summary>
    /// <param name="Proposed">The moves of the proposal that got furthest, up to where it failed.</param>
    /// <param name="Doubt">Why it failed.</param>
    public sealed record NotConfirmed(Script Proposed, Doubt Doubt) : Finding;

    /// <summary>Time or memory ran out, or more would have had to happen, before everything within the bound was looked at: nothing is known.</summary>
    /// <param name="What"><c>time</c>, <c>memory</c> or <see cref="Events"/>.</param>
    public sealed record OutOf(string What) : Finding
    {
        /// <summary>More would have to happen than <see cref="Bounds.Events"/>.</summary>
        public const string Events = "events";
    }

    /// <summary>The claim makes no sense for who should judge it.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record NotJudged(Unjudged Reason) : Finding;
}

/// <summary>A claim, and what came of the search for an attack on it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Finding">What came of it.</param>
/// <param name="Sessions">The bound: so many runs of every role. Of an attack, how many it takes.</param>
/// <param name="Suite">The name of the algorithms with which the story that is told was played; where none is told, of the first of <paramref name="Suites"/>.</param>
/// <param name="Suites">The names of the algorithms of which the verdict speaks, whose lengths decide what can be taken for what. Of an attack, one.</param>
/// <param name="Dishonest">Names of the roles that dishonest parties could play.</param>
/// <param name="Trusted">Names of the roles that no dishonest party played.</param>
/// <param name="States">How many states were looked at.</param>
/// <param name="Refuted">How many violations the search proposed that could not be carried out on octets.</param>
/// <param name="Elapsed">The time that it took.</param>
/// <param name="Memory">The most memory in use, in octets.</param>
public sealed record AnalysisResult(Claim Claim, Finding Finding, int Sessions, string Suite, Sequence<string> Suites, Sequence<string> Dishonest, Sequence<string> Trusted, long States, int Refuted, TimeSpan Elapsed, long Memory)
{
    /// <summary>Names of the atoms whose values of an older run the adversary was taken to know.</summary>
    public Sequence<string> Compromised { get; init; } = [];
}
