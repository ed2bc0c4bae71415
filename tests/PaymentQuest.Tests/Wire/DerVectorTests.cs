using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Runs;
using Xunit;

namespace PaymentQuest.Tests.Wire;

/// <summary>The octets of messages, compared with those of an independent program (<c>Vectors/der-ikp.txt</c>).</summary>
public sealed class DerVectorTests
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["PRICE"] = "EUR 49.99",
        ["CAN"] = "4111111111111111",
        ["R_C"] = "00112233445566778899aabbccddeeff",
        ["SALT_C"] = "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
        ["DESC"] = "2 entradas: García Lorca, 20:30",
        ["ID_M"] = "ACME-0001",
        ["TID_M"] = "T-77",
        ["DATE"] = "2026-01-15T10:00:00Z",
        ["NONCE_M"] = "f0e0d0c0b0a090807060504030201000",
        ["V"] = "0102030405060708090a0b0c0d0e0f10",
        ["Y/N"] = "Y:123456",
    };

    public static TheoryData<string, string, string, int, string> Vectors
    {
        get
        {
            var data = new TheoryData<string, string, string, int, string>();
            var suite = "";
            foreach (var line in File.ReadLines(Path.Combine(ProtocolFiles.Root, "tests", "PaymentQuest.Tests", "Vectors", "der-ikp.txt")).Where(l => !l.StartsWith('#')))
            {
                if (line.StartsWith("suite ", StringComparison.Ordinal))
                {
                    suite = line[6..];
                    continue;
                }

                var parts = line.Split(" | ");
                data.Add(suite, parts[0], parts[1], int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture), parts[3]);
            }

            return data;
        }
    }

    [Fact]
    public void No_vector_is_missing() => Assert.Equal(34, Vectors.Count());

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Octets_are_those_of_the_independent_program(string suiteName, string protocol, string notation, int length, string expected)
    {
        var compiled = ProtocolFiles.Load(protocol);
        var vocabulary = compiled.Protocol.Vocabulary;
        var suite = Suite.ByName(suiteName)!;
        var held = Values.Where(v => vocabulary.Atoms.ContainsKey(v.Key))
            .Select(v => ((Term)new Term.Atom(v.Key), PaymentQuest.Wire.Values.Parse(vocabulary.Atoms[v.Key], v.Value, suite)!));
        var evaluator = new TermEvaluator(TermEvaluator.Around(compiled, suite), "Acquirer", held);
        var isInput = notation.StartsWith("input ", StringComparison.Ordinal);
        var term = vocabulary.Expand(Notation.Parse(isInput ? notation[6..] : notation).Term!)!;

        var octets = isInput ? evaluator.Octets(((Term.Digest)((Term.Signed)term).Body).Body) : evaluator.Octets(term);

        Assert.Equal(length, octets.Length);
        Assert.Equal(expected, Convert.ToHexStringLower(octets));
        if (isInput)
        {
            // Digested once: the digest is the signature scheme's own.
            Assert.Equal(suite.Digest(octets), evaluator.SignedDigest((Term.Signed)term));
        }

        if (term is Term.Digest or Term.Atom)
        {
            Assert.True(MessageForm.Fits(term, octets, vocabulary, suite));
        }
    }
}
