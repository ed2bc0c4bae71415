using System.Text.Json.Serialization;
using PaymentQuest.Knowledge;
using PaymentQuest.Runs;
using PaymentQuest.Screens;
using PaymentQuest.Terms;

namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>knows</c> says: how a party can have a term, or what it would take.</summary>
internal sealed record KnowsOutput(string Protocol, string Party, string Term, string Atoms, bool Known, KnowsOutput.Derived? Derivation, IEnumerable<KnowsOutput.Lack>? Missing)
{
    public static KnowsOutput Of(CompiledProtocol compiled, string party, Term term, Derivation? derivation, Obstacle? obstacle)
    {
        var vocabulary = compiled.Protocol.Vocabulary;
        return new KnowsOutput(
            compiled.Protocol.Id,
            party,
            vocabulary.Label(term),
            term.ToString(),
            derivation is not null,
            derivation is null ? null : Of(derivation, vocabulary),
            obstacle?.Missing.Select(m => Of(m, obstacle, compiled)));
    }

    private static Derived Of(Derivation derivation, Vocabulary vocabulary) => new(
        vocabulary.Label(derivation.Term),
        derivation.Origin.ToString().ToLowerInvariant(),
        derivation.Step,
        DerivationText.Premises(derivation).Select(p => Of(p, vocabulary)));

    private static Lack Of(Term missing, Obstacle obstacle, CompiledProtocol compiled)
    {
        var vocabulary = compiled.Protocol.Vocabulary;
        return new Lack(
            vocabulary.Label(missing),
            ObstacleText.Knowing(missing, compiled),
            obstacle.Hidden.Where(h => h.Missing.Equals(missing)).Select(h => new Container(
                vocabulary.Label(h.Holder), h.Key is null ? null : vocabulary.Label(h.Key), h.Key is null ? [] : ObstacleText.Knowing(h.Key, compiled))));
    }

    internal sealed record Derived(string Term, string Origin, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Step, IEnumerable<Derived> Premises);

    internal sealed record Lack(string Term, IEnumerable<string> KnownBy, IEnumerable<Container> Inside);

    /// <summary>What the term is inside of, and the key that would open it: null where none does.</summary>
    internal sealed record Container(string Term, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Key, IEnumerable<string> KeyKnownBy);
}
