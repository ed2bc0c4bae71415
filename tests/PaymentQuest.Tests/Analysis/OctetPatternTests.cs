using System.Text;
using PaymentQuest.Analysis;
using PaymentQuest.Cryptography;
using PaymentQuest.Goals;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Wire.Text;
using PaymentQuest.Wire.Text;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

/// <summary>Texts that can be taken for one another: a search that knows only terms says nothing of them rather than something wrong.</summary>
public sealed class OctetPatternTests
{
    private const string Head = """
        format_version: 1
        id: alike
        title: {en: "t", es: "t"}
        roles: {Service: P, Shop: M}
        atoms: {A: text, B: text, C: text, N: nonce(4), PRICE: amount, K: secret}
        definitions: {First: 'A, B', Second: 'A, B, C', Third: 'N, B', Fourth: 'PRICE, B'}
        knows: {Service: "A, B, C, N, PRICE, K", Shop: "A, B, C, N, PRICE, K"}
        setting: {values: {A: a, B: b, C: c, PRICE: EUR 1.00}}
        goals: [{agree: Shop, with: Service, on: A, after: S}]

        """;

    /// <summary>
    /// The last value may hold the separator, but for what ends a line; eight digits of hexadecimal may be a text, and in another field not; nobody takes a digest for a keyed one; a run of octets
    /// can be any; what is not text begins as DER does.
    /// </summary>
    [Theory]
    [InlineData("HMAC(K, First), HMAC(K, Second)", "First: {lines: {labels: false, separator: '|', fields: [{value: A}, {value: B}]}}\n  Second: {lines: {labels: false, separator: '|', fields: [{value: A}, {value: B}, {value: C}]}}", "First, Second")]
    [InlineData("HMAC(K, First), HMAC(K, Second)", "First: {lines: {labels: false, separator: '|', end: '|', fields: [{value: A}, {value: B}]}}\n  Second: {lines: {labels: false, separator: '|', end: '|', fields: [{value: A}, {value: B}, {value: C}]}}", null)]
    [InlineData("HMAC(K, First), HMAC(K, Third)", "First: {form: {fields: [{name: a, value: A}, {name: b, value: B}]}}\n  Third: {form: {fields: [{name: a, value: N}, {name: b, value: B}]}}", "First, Third")]
    [InlineData("HMAC(K, First), HMAC(K, Third)", "First: {form: {fields: [{name: a, value: A}, {name: b, value: B}]}}\n  Third: {form: {fields: [{name: n, value: N}, {name: b, value: B}]}}", null)]
    [InlineData("HMAC(K, First), HMAC(K, Second)", "First: {json: {fields: [{name: a, value: A}, {name: b, value: B}]}}\n  Second: {json: {fields: [{name: a, value: A}, {name: b, value: B}, {name: c, value: C}]}}", null)]
    [InlineData("HMAC(K, First), HMAC(K, Second)", "First: {xml: {fields: [{name: r/a, value: A}, {name: r/b, value: B}]}}\n  Second: {xml: {fields: [{name: r/a, value: A}, {name: r/b, value: B}, {name: r/c, value: C}]}}", null)]
    [InlineData("HMAC(K, First), HMAC(K, Fourth)", "First: {lines: {labels: false, separator: ' ', fields: [{value: A}, {value: B}]}}\n  Fourth: {lines: {labels: false, separator: ' ', fields: [{value: PRICE, as: decimal, currency: EUR}, {value: B}]}}", "First, Fourth")]
    [InlineData("HMAC(K, First), H(Second)", "First: {lines: {labels: false, separator: '|', fields: [{value: A}, {value: B}]}}\n  Second: {lines: {labels: false, separator: '|', fields: [{value: A}, {value: B}, {value: C}]}}", null)]
    [InlineData("HMAC(K, First), HMAC(K, N || (Third))", "First: {lines: {labels: false, separator: '|', fields: [{value: A}, {value: B}]}}", "First, N || Third")]
    [InlineData("HMAC(K, First), HMAC(K, Third)", "First: {form: {fields: [{name: a, value: A}, {name: b, value: B}]}}", null)]
    [InlineData("HMAC(K, First), HMAC(K, Third)", "First: {lines: {labels: false, separator: '|', fields: [{value: A}, {value: B}]}}", "First, Third")]
    public void Texts_that_can_be_the_same_octets_are_found(string message, string formats, string? expected)
    {
        var compiled = ProtocolFiles.Of($"{Head}steps: [{{name: S, from: Service, to: Shop, message: '{message}'}}]\nformats:\n  {formats}\n");

        var found = OctetPattern.Coinciding(compiled.Protocol);

        Assert.Equal(expected, found is var (first, second) ? $"{compiled.Protocol.Vocabulary.Label(first)}, {compiled.Protocol.Vocabulary.Label(second)}" : null);
        var search = AttackSearch.Of(compiled, [Suite.Modern], 1, [])!;
        var finding = search.Judge(compiled.Protocol.Claims[0], new Budget(() => TimeSpan.Zero, TimeSpan.MaxValue, 100_000_000)).Finding;
        Assert.Equal(expected is not null, finding is Finding.NotJudged { Reason: Unjudged.Coincide });
    }

    /// <summary>What is written is always among what its pattern has, for whatever values.</summary>
    [Fact]
    public void What_is_written_has_the_pattern_of_its_format()
    {
        var formats = (TextFormats)Letters.Compiled.Protocol.Wire;
        foreach (var message in Letters.Run().Messages)
        {
            var literal = new TextFormat(new Term.Literal(""), [new TextField("x", "")], new TextPart.Frame(new Term.Literal(""), []), new Written(message.Sent));

            Assert.True(OctetPattern.Of(message.Step.Message, formats).Meets(OctetPattern.Of(literal.Term, new TextFormats(new Dictionary<Term, TextFormat> { [literal.Term] = literal }, formats))));
        }
    }

    /// <summary>A codec that always writes the same.</summary>
    private sealed class Written(byte[] octets) : TextCodec
    {
        public override string Name => Encoding.Latin1.GetString(octets);

        public override WrittenText? Write(IReadOnlyList<string> texts, out int unsayable)
        {
            unsayable = -1;
            return new WrittenText(octets, [(0, 0)]);
        }

        public override ParsedText Parse(byte[] parsed) => new([]);
    }
}
