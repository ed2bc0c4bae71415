using PaymentQuest.Documents;
using Xunit;

namespace PaymentQuest.Tests.Wire.Text;

/// <summary>What is wrong with a format is told where it is.</summary>
public sealed class TextFormatDiagnosticTests
{
    private const string Head = """
        format_version: 1
        id: test
        title: {en: "t", es: "t"}
        roles: {Service: P, Shop: M}
        atoms: {PRICE: amount, ORDER: text, SENT: date, TOKEN: nonce(4)}
        definitions: {Note: 'ORDER, PRICE, "paid"'}
        knows: {Service: "PRICE, ORDER", Shop: "PRICE, ORDER"}
        fresh: {Service: "SENT, TOKEN"}
        steps:
          - {name: Tell, from: Service, to: Shop, message: Note}
          - {name: Show, from: Service, to: Shop, message: 'SENT, TOKEN'}
        setting: {values: {PRICE: EUR 1.00, ORDER: "1"}}
        formats:

        """;

    private const string Fields = "{name: o, value: ORDER}, {name: p, value: PRICE, as: money}, {name: s, is: paid}";

    [Theory]
    [InlineData("Nota: {form: {fields: [" + Fields + "]}}", "PQ0280", 14)]
    [InlineData("Note: {form: {fields: [" + Fields + "]}}\n  Tell: {form: {fields: [" + Fields + "]}}", "PQ0281", 15)]
    [InlineData("Note: {forms: {fields: [" + Fields + "]}}", "PQ0282", 14)]
    [InlineData("Note: {form: {fields: [" + Fields + "]}, query: {fields: []}}", "PQ0282", 14)]
    [InlineData("Note: {form: {fields: [{name: o}, " + Fields + "]}}", "PQ0283", 14)]
    [InlineData("Note: {form: {fields: [{name: x, value: ORDER, is: y}, " + Fields + "]}}", "PQ0283", 14)]
    [InlineData("Note: {form: {fields: [{name: o, value: ORDER}, {name: s, is: paid}]}}", "PQ0284", 14)]
    [InlineData("Note: {form: {fields: [{name: o, value: ORDER}, {name: p, value: PRICE, as: money}]}}", "PQ0284", 14)]
    [InlineData("Note: {form: {fields: [{name: t, value: TOKEN}, " + Fields + "]}}", "PQ0284", 14)]
    [InlineData("Note: {form: {fields: [{name: q, value: ORDER}, " + Fields + "]}}", "PQ0284", 14)]
    [InlineData("Note: {form: {fields: [{name: c, as: currency}, " + Fields + "]}}", "PQ0284", 14)]
    [InlineData("Note: {form: {fields: [{name: o, is: x}, " + Fields + "]}}", "PQ0285", 14)]
    [InlineData("Note: {form: {charset: us-ascii, fields: [{name: ñ, is: x}, " + Fields + "]}}", "PQ0286", 14)]
    [InlineData("Note: {lines: {fields: [{name: 'a: b', is: x}, " + Fields + "]}}", "PQ0286", 14)]
    [InlineData("Note: {lines: {separator: '', fields: [" + Fields + "]}}", "PQ0286", 14)]
    [InlineData("Note: {json: {fields: [{name: o/x, is: x}, " + Fields + "]}}", "PQ0286", 14)]
    [InlineData("Note: {json: {fields: [{name: a/x, is: x}, " + Fields + ", {name: a/y, is: y}]}}", "PQ0286", 14)]
    [InlineData("Note: {json: {fields: [{name: a, is: x, type: number}, " + Fields + "]}}", "PQ0286", 14)]
    [InlineData("Note: {json: {fields: [{name: a, is: yes, type: literal}, " + Fields + "]}}", "PQ0286", 14)]
    [InlineData("Note: {xml: {fields: [" + Fields + "]}}", "PQ0286", 14)]
    [InlineData("Note: {xml: {fields: [{name: r/1, value: ORDER}, {name: r/p, value: PRICE, as: money}, {name: r/s, is: paid}]}}", "PQ0286", 14)]
    [InlineData("Note: {xml: {declaration: '<?xml?>', fields: [{name: r/o, value: ORDER}, {name: r/p, value: PRICE, as: money}, {name: r/s, is: paid}]}}", "PQ0286", 14)]
    [InlineData("Note: {form: {fields: [{name: o, value: ORDER}, {name: p, value: PRICE}, {name: s, is: paid}]}}", "PQ0287", 14)]
    [InlineData("Note: {form: {fields: [{name: o, value: ORDER, as: hex}, {name: p, value: PRICE, as: money}, {name: s, is: paid}]}}", "PQ0288", 14)]
    [InlineData("Note: {json: {fields: [{name: o, value: ORDER, type: number}, {name: p, value: PRICE, as: money}, {name: s, is: paid}]}}", "PQ0288", 14)]
    [InlineData("Show: {form: {fields: [{name: d, value: SENT, as: decimal}, {name: t, value: TOKEN}]}}", "PQ0288", 14)]
    [InlineData("Note: {form: {charset: latin-1, fields: [" + Fields + "]}}", "PQ0126", 14)]
    [InlineData("Note: {form: {sorted: true, fields: [" + Fields + "]}}", "PQ0122", 14)]
    [InlineData("Note: [form]", "PQ0120", 14)]
    public void A_format_that_cannot_be_written_is_refused_at_its_line(string format, string code, int line)
    {
        var (_, items) = ProtocolFiles.Compile(Head + "  " + format + "\n");

        var item = Assert.Single(items, i => i.Severity == Severity.Error);
        Assert.Equal((code, line), (item.Code, item.Place.Line));
        Assert.False(string.IsNullOrEmpty(item.Advice));
    }

    [Theory]
    [InlineData("Note: {form: {fields: [" + Fields + "]}}")]
    [InlineData("Note: {form: {fields: [{name: p, value: PRICE, as: 'units(2)', currency: EUR}, {name: s, value: '\"paid\"', is: 1}, {name: o, value: ORDER}]}}")]
    [InlineData("Show: {lines: {labels: false, fields: [{value: TOKEN, as: base64url}, {value: SENT, as: http}]}}")]
    public void A_format_of_every_part_is_read(string format) => Assert.NotNull(ProtocolFiles.Of(Head + "  " + format + "\n"));

    [Fact]
    public void A_variant_that_drops_a_part_needs_no_new_format() => Assert.NotNull(ProtocolFiles.Of(Head + "  Note: {form: {fields: [" + Fields + "]}}\ndrop: [PRICE]\n"));
}
