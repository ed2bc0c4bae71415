using PaymentQuest.Adversaries;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>Something that the adversary has.</summary>
/// <param name="Term">What it is, in the names of the board: what belongs to dishonest parties has a prime.</param>
/// <param name="Plain">What it is in the protocol's own names.</param>
/// <param name="Octets">Its octets; empty for a private key, which is never shown.</param>
/// <param name="Recipe">How the adversary comes by it.</param>
/// <param name="Message">The number of the message that it came out of, from 1; 0 when the adversary had it beforehand, or found it.</param>
public sealed record Holding(Term Term, Term Plain, byte[] Octets, Recipe Recipe, int Message);
