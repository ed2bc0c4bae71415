using System.Text;
using System.Text.Json;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Terms;
using Xunit;
using static PaymentQuest.Tests.Commands.Executable;

namespace PaymentQuest.Tests.Quests;

/// <summary>Ploys of programs: every documented object is a line, and one that is not quite an object is refused where it is not.</summary>
public sealed class PloyJsonTests
{
    [Theory]
    [InlineData("""{"do": "start", "role": "Customer", "with": ["Merchant", "Acquirer"], "order": 2, "reversed": true}""", "start Customer with Merchant, Acquirer order 2 reversed")]
    [InlineData("""{"reversed": false, "with": [], "role": "Customer", "do": "start"}""", "start Customer")]
    [InlineData("""{"do": "pass", "message": 2, "to": "A1"}""", "pass 2 to A1")]
    [InlineData("""{"do": "drop", "message": 2}""", "drop 2")]
    [InlineData("""{"do": "send", "to": "B1", "term": "PK_B(N_A, A)"}""", "send B1 PK_B(N_A, A)")]
    [InlineData("""{"do": "delay", "seconds": 60}""", "wait 60")]
    [InlineData("""{"do": "guess", "atom": "DESC", "by": "H(DESC)", "equals": "H(DESC)@4"}""", "guess DESC by H(DESC) = H(DESC)@4")]
    [InlineData("""{"opens": "EPI", "do": "guess", "atom": "K_S"}""", "guess K_S opens EPI")]
    [InlineData("""{"do": "let", "name": "X", "term": "N_A, A"}""", "let X = N_A, A")]
    [InlineData("""{"do": "flip", "octet": 3, "term": "@1", "by": "0x01", "as": "Y"}""", "flip 3 of @1 by 0x01 as Y")]
    [InlineData("""{"do": "make", "name": "JUNK", "sort": "nonce(64)"}""", "make JUNK as nonce(64)")]
    [InlineData("""{"do": "cut", "length": 16, "octet": 0, "term": "@1", "as": "PIECE"}""", "cut 16 at 0 of @1 as PIECE")]
    [InlineData("""{"do": "certify", "certificate": "CERT_M", "of": "PK_M', M, ID_M", "by": "SK_M'", "as": "FORGED"}""", "certify CERT_M of PK_M', M, ID_M by SK_M' as FORGED")]
    [InlineData("""{"line": " pass 2 to A1 "}""", "pass 2 to A1")]
    [InlineData("""["pass 2", {"do": "hold", "message": 3}]""", "pass 2|hold 3")]
    public void An_object_is_a_line(string json, string lines) =>
        Assert.Equal(lines, string.Join('|', PloyJson.Read("ploys.json", json, new Diagnostics())!.Select(p => p.Line)));

    [Theory]
    [InlineData("""{"do": "pass", "message": 2, "too": "A1"}""", "PQ0507", 1, 30)]
    [InlineData("""{"do": "wait", "seconds": 5, "to": "A1"}""", "PQ0507", 1, 30)]
    [InlineData("""{"line": "pass 2", "do": "pass"}""", "PQ0507", 1, 2)]
    [InlineData("""{"do": "pass", "message": 2, "message": 3}""", "PQ0506", 1, 30)]
    [InlineData("""{"do": "pass"}""", "PQ0508", 1, 1)]
    [InlineData("""{}""", "PQ0508", 1, 1)]
    [InlineData("""{"do": 7}""", "PQ0509", 1, 8)]
    [InlineData("""{"do": "pass", "message": "2"}""", "PQ0509", 1, 27)]
    [InlineData("""{"do": "pass", "message": -2}""", "PQ0512", 1, 27)]
    [InlineData("""{"do": "start", "role": "Customer", "reversed": "yes"}""", "PQ0509", 1, 49)]
    [InlineData("""{"do": "start", "role": "Customer", "with": ["Merchant", 2]}""", "PQ0509", 1, 58)]
    [InlineData("""{"line": "pass\u0007 2"}""", "PQ0513", 1, 10)]
    [InlineData("""{"line": "\ud800"}""", "PQ0513", 1, 10)]
    [InlineData("""{"do": "pass", }""", "PQ0503", 1, 16)]
    [InlineData("""{"line": "pass 2"} {}""", "PQ0503", 1, 20)]
    [InlineData("[\"pass 2\",\n {\"do\": \"hold\"}]", "PQ0508", 2, 2)]
    [InlineData("""{"do": "LOOK"}""", "PQ0512", 1, 1)]
    [InlineData("[\"pass 2\",\n 3]", "PQ0509", 2, 2)]
    public void What_is_no_ploy_is_refused_where_it_is_none(string json, string code, int line, int column)
    {
        var diagnostics = new Diagnostics();

        Assert.Null(PloyJson.Read("ploys.json", json, diagnostics));
        var item = Assert.Single(diagnostics.Items);
        Assert.Equal((code, "ploys.json", line, column), (item.Code, item.Place.File, item.Place.Line, item.Place.Column));
    }

    [Fact]
    public void An_array_of_more_ploys_than_a_play_has_is_refused()
    {
        var diagnostics = new Diagnostics();

        Assert.Null(PloyJson.Read("", $"[{string.Join(',', Enumerable.Repeat("\"pass 1\"", Bounds.AnswerLines + 1))}]", diagnostics));
        Assert.Equal("PQ0505", Assert.Single(diagnostics.Items).Code);
    }

    [Fact]
    public void An_oracle_and_a_script_say_where_and_why()
    {
        var answers = Run(new Surrounding { Input = "{\"do\": \"look\", \"at\": \"me\"}\n[]\n{\"do\": \"undo\"}\n"u8.ToArray() }, "oracle", "man-in-the-middle").Expect(1).Output.TrimEnd().Split('\n')
            .Skip(1).Select(a => JsonElement.Parse(Encoding.UTF8.GetBytes(a))).ToList();

        Assert.Equal(["json PQ0507 16", "json PQ0509 1"], answers.SkipLast(1).Select(a => $"{a.GetProperty("error")} {a.GetProperty("code")} {a.GetProperty("column")}"));
        Assert.Equal(0, answers[^1].GetProperty("ploys").GetInt32());
        Assert.Contains(", line 2: this is not a JSON object of a ploy: column 18: the key 'mesage' is not known here; did you mean 'message'?", Script("start Responder\n  {\"do\": \"pass\", \"mesage\": 3}"), StringComparison.Ordinal);
        Assert.Contains(": this is not a JSON array of at most 1000 ploys: line 2, column 1: expected", Script("[\"start Responder\",\n3]"), StringComparison.Ordinal);
    }

    private static string Script(string moves) => Run(new Surrounding { Input = Encoding.UTF8.GetBytes(moves) }, "try", "man-in-the-middle", "--moves", "-").Expect(2).Errors;
}
