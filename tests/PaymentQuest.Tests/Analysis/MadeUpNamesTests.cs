using PaymentQuest.Adversaries;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>What the adversary is given or makes up never meets what an author wrote, whatever an author writes.</summary>
public sealed class MadeUpNamesTests
{
    [Fact]
    public void A_dishonest_party_has_a_key_of_its_own_beside_an_author_s_party_of_a_primed_name()
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: primes
            title: {en: Primes, es: Primas}
            roles:
              First: A
              Second: B
              Third: B'
            atoms:
              N: nonce
            knows:
              First: PK_B, PK_B', B, B'
              Second: SK_B, A
              Third: SK_B', A
            fresh:
              First: N
            steps:
              - {name: One, from: First, to: Second, message: "PK_B(N)"}
              - {name: Two, from: First, to: Third, message: "PK_B'(N)"}
            goals:
              - {secret: N, from: network}
            setting:
              parties: {First: Alicia, Second: Bruno, Third: Carla}
            """);
        var cast = Cast.Of(compiled, Suite.Modern, 1, 1)!;
        var dishonest = new Casting(new[] { "Second" }.ToSequence(), 1);

        var keys = new[] { cast.Key("B", Casting.Honest), cast.Key("B'", Casting.Honest), cast.Key("B", dishonest), cast.Key("B'", dishonest) }.Select(k => Convert.ToHexString(k.Public.SubjectPublicKeyInfo.ToArray())).ToList();

        Assert.Equal(3, keys.Distinct().Count());
        Assert.Equal(keys[1], keys[3]);
    }

    [Fact]
    public void A_dishonest_party_and_a_made_up_account_meet_none_of_the_author_s()
    {
        var compiled = ProtocolFiles.Of("""
            format_version: 1
            id: met
            title: {en: Met, es: Hallado}
            roles: {First: A, Second: B}
            atoms: {CARD: account}
            knows: {First: "CARD, PK_B, B", Second: SK_B}
            steps:
              - {name: One, from: First, to: Second, message: "PK_B(CARD)"}
            goals:
              - {secret: CARD, among: [First, Second]}
            setting:
              parties: {First: Mallory (Second), Second: Bruno}
              values: {CARD: "91000000"}
            """);
        var cast = Cast.Of(compiled, Suite.Modern, 1, 1)!;
        var made = Enumerable.Range(0, 3).Select(n => new Interleaving(cast).Make(new Recipe.Made(new Sort(SortKind.Account), n))).Select(o => Convert.ToHexString(o!)).ToList();

        Assert.NotEqual(cast.Name("First", Casting.Honest), cast.Name("Second", new Casting(new[] { "Second" }.ToSequence(), 1)));
        Assert.DoesNotContain(Convert.ToHexString(cast.Octets(new Term.Atom("CARD"), Casting.Honest)!), made);
    }
}
