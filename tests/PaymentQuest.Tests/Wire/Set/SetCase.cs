using System.Numerics;
using System.Security.Cryptography;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Runs;
using PaymentQuest.Wire;

namespace PaymentQuest.Tests.Wire.Set;

/// <summary>The purchase whose octets an independent program has computed, as the engine's values.</summary>
internal sealed class SetCase
{
    private const string P = "c696f79b8b361136f85f72df5cdd2e2b37be99d1102878e0ecac4a696aaf5578dcfdfd9c27b0102244a3f20339d9c063f2b1d9a4f2b494085ea91ab89ff82677";
    private const string Q = "d38ee9603e8c8ceb8243c9493212fa1778dd08840fb985e512c57c547ab3387f9277bba621a9d0da6de4e7bf21f33d38fa3397eb1b1ccc1f409632cc29f80df1";

    private static readonly Dictionary<string, string> Given = new(StringComparer.Ordinal)
    {
        ["LID_C"] = "LC-0001",
        ["LID_M"] = "LM-77",
        ["XID"] = Count(0xa0, 20),
        ["PREQDATE"] = "2027-03-01T10:15:00Z",
        ["LANGUAGE"] = "es",
        ["RRPID_PREQ"] = Count(0x60, 20),
        ["CHALL_C"] = Count(0xc0, 20),
        ["CHALL_M"] = Count(0xd0, 16) + "00010203",
        ["ODSALT"] = Count(0x40, 20),
        ["OD"] = "1 x Book A-17",
        ["PURCHAMT"] = "EUR 25.00",
        ["BRANDID"] = "PQBrand",
        ["BIN"] = "411111",
        ["MERCHANTID"] = "ACME-0001",
        ["SWIDENT"] = "PaymentQuest 1.0",
        ["PAN"] = "4111111111111111",
        ["CARDEXPIRY"] = "202712",
        ["CARDSECRET"] = Count(0x10, 20),
        ["PANSECRET"] = "90909090909090909090909090909090b0b0b0b0",
        ["EXNONCE"] = Count(0xe0, 20),
    };

    private readonly TermEvaluator _evaluator;

    public SetCase(CompiledProtocol compiled, Suite suite)
    {
        Protocol = compiled.Protocol;
        Suite = suite;
        var surroundings = TermEvaluator.Around(compiled, suite);
        Wiring = surroundings.Wiring;
        _evaluator = new TermEvaluator(surroundings, "Customer", Given.Select(g => ((Term)new Term.Atom(g.Key), Values.Parse(Protocol.Vocabulary.Atoms[g.Key], g.Value, suite)!)));
    }

    /// <summary>The purchase under the suite that the vectors are for.</summary>
    public static SetCase Lecture { get; } = new(ProtocolFiles.Load("set-1.0"), Suite.Lecture);

    /// <summary>The vectors' RSA key of 1024 bits.</summary>
    public static PrivateKey Key { get; } = ImportKey();

    public Protocol Protocol { get; }

    public Suite Suite { get; }

    public Wiring Wiring { get; }

    /// <summary>A term of the protocol.</summary>
    public Term Term(string notation) => Protocol.Vocabulary.Expand(Notation.Parse(notation).Term!)!;

    /// <summary>The canonical DER of a term.</summary>
    public byte[] Canonical(string notation) => _evaluator.Octets(Term(notation));

    /// <summary>The octets that are digested when a term is.</summary>
    public byte[] Digested(string notation) => Wiring.Digested(Term(notation), Canonical(notation))!;

    /// <summary>Octets that count upwards, in hex.</summary>
    public static string Count(int first, int octets) => Convert.ToHexStringLower(Enumerable.Range(first, octets).Select(i => (byte)i).ToArray());

    private static PrivateKey ImportKey()
    {
        static BigInteger Number(string hex) => new(Convert.FromHexString(hex), isUnsigned: true, isBigEndian: true);
        static byte[] Octets(BigInteger value, int length)
        {
            var octets = value.ToByteArray(isUnsigned: true, isBigEndian: true);
            return [.. new byte[length - octets.Length], .. octets];
        }

        static BigInteger Inverse(BigInteger value, BigInteger modulus)
        {
            var (a, b, x, y) = (value % modulus, modulus, BigInteger.One, BigInteger.Zero);
            while (a > 1)
            {
                var quotient = a / b;
                (a, b) = (b, a % b);
                (x, y) = (y, x - (quotient * y));
            }

            return x < 0 ? x + modulus : x;
        }

        var (p, q, e) = (Number(P), Number(Q), new BigInteger(65537));
        var d = Inverse(e, (p - 1) * (q - 1));
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Octets(p * q, 128),
            Exponent = Octets(e, 3),
            D = Octets(d, 128),
            P = Octets(p, 64),
            Q = Octets(q, 64),
            DP = Octets(d % (p - 1), 64),
            DQ = Octets(d % (q - 1), 64),
            InverseQ = Octets(Inverse(q, p), 64),
        });
        var octets = rsa.ExportPkcs8PrivateKey();
        return PrivateKey.Known(() => octets);
    }
}
