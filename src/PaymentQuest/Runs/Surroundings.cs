using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;

namespace PaymentQuest.Runs;

/// <summary>What a role finds around it while it runs: the protocol, keys, world, and its share of the seed's randomness.</summary>
/// <param name="Protocol">The protocol, for sorts and names.</param>
/// <param name="Keyring">Keys and certificates.</param>
/// <param name="World">The world, which the role may change.</param>
/// <param name="Setting">Values known beforehand.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Run">Which run of the same seed this is: 0 for the one under judgement, other numbers for earlier ones.</param>
public sealed record Surroundings(Protocol Protocol, Keyring Keyring, World World, Setting Setting, ulong Seed, int Run)
{
    /// <summary>The suite.</summary>
    public Suite Suite => Keyring.Suite;

    /// <summary>How terms look outside registers.</summary>
    internal Wiring Wiring { get; } = Keyring.Wiring(Protocol.Wire);

    /// <summary>The round of the run, from 0 for the first.</summary>
    public int Round { get; init; }

    /// <summary>The same in another world.</summary>
    internal Surroundings In(World world) => new(Protocol, Keyring, world, Setting, Seed, Run) { Round = Round };

    /// <summary>The octets of what was looked up: tables do not change, and reading a value costs more than a digest of it.</summary>
    internal Dictionary<Question, byte[]> LookedUp { get; } = [];

    /// <summary>Randomness for one purpose. It depends on nothing else that happens, so that equal purposes give equal octets.</summary>
    public SeededRandom Random(string purpose) => new(Seed, Round == 0 ? $"{Protocol.Id}/{Run}/{purpose}" : $"{Protocol.Id}/{Run}.{Round}/{purpose}");
}

/// <summary>What somebody looks up: a private function, and the octets of its argument. A tuple would be compared many times as slowly.</summary>
internal readonly record struct Question(string Function, OctetKey Argument);
