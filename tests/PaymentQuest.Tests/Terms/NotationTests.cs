using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Terms;

public sealed class NotationTests
{
    [Fact]
    public void Reading_what_was_printed_gives_the_same_term() =>
        Prop.ForAll(GeneratedTerms.Written.ToArbitrary(), term =>
        {
            var printed = Notation.Print(term);
            return term.Equals(Notation.Parse(printed, GeneratedTerms.Named).Term)
                && (printed.Contains('"') || term.Equals(Notation.Parse(printed.Replace(" ", "", StringComparison.Ordinal), GeneratedTerms.Named).Term))
                && !printed.Contains('\n');
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Whatever_is_typed_gives_a_term_or_one_error_inside_the_text()
    {
        string[] pieces = ["PRICE", "H(", "SK_M[", "PK_A(", "E(", "AE(", "KDF(", "HMAC(", "\"a\"", "\"", "(", ")", "[", "]", ",", "||", "|", " ", "\n", "é", "\u0007", "\uD800", "\\", "/", "_", "'", "9", "CERT_A", "CERT_", "SK_M", "f("];
        var soup = Gen.Elements(pieces).ListOf().Select(string.Concat);
        Prop.ForAll(soup.ToArbitrary(), text =>
        {
            var result = Notation.Parse(text);
            return result.Term is null != result.Error is null
                && (result.Error is null || (result.Error.Column >= 0 && result.Error.Column <= text.Length && result.Error.Expected.Count > 0 && !result.Error.Message.Any(char.IsControl)))
                && (result.Term is null || result.Term.Equals(Notation.Parse(result.Term.ToString()).Term));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
    }

    [Theory]
    [InlineData("PRICE, H(Common), CAN", "PRICE, H(Common), CAN")]
    [InlineData(" PRICE ,\n  H ( Common ) ", "PRICE, H(Common)")]
    [InlineData("(PRICE, CAN), R_C", "(PRICE, CAN), R_C")]
    [InlineData("((PRICE, CAN)), R_C", "(PRICE, CAN), R_C")]
    [InlineData("((PRICE))", "(PRICE)")]
    [InlineData("(a || b) || c, d", "(a || b) || c, d")]
    [InlineData("(a, b) || c", "(a, b) || c")]
    [InlineData("E((K), x)", "E(K, x)")]
    [InlineData("E(K, a, b)", "E(K, a, b)")]
    [InlineData("AE( K,(a, b) )", "AE(K, a, b)")]
    [InlineData("AE((a || b), c)", "AE(a || b, c)")]
    [InlineData("HMAC((k1, k2), a || b)", "HMAC((k1, k2), a || b)")]
    [InlineData("KDF(\"enc\", K, x)", "KDF(\"enc\", K, x)")]
    [InlineData("SK_M[H(H(Common), H(V))]", "SK_M[H(H(Common), H(V))]")]
    [InlineData("PK_A, SK_A, CERT_A, H, E", "PK_A, SK_A, CERT_A, H, E")]
    [InlineData("\"say \\\"1kp\\\"\"", "\"say \\\"1kp\\\"\"")]
    [InlineData("pinOf(CAN)", "pinOf(CAN)")]
    public void Notation_is_printed_in_one_way(string text, string printed) =>
        Assert.Equal(printed, Assert.IsType<Term>(Notation.Parse(text).Term, exactMatch: false).ToString());

    [Theory]
    [InlineData("", 0, "", "a term")]
    [InlineData("   ", 3, "", "a term")]
    [InlineData("PRICE,", 6, "", "a term")]
    [InlineData("PRICE CAN", 6, "CAN", "','|'||'|the end")]
    [InlineData("PRICE, , CAN", 7, ",", "a term")]
    [InlineData("H(PRICE", 7, "", "','|'||'|')'")]
    [InlineData("H()", 2, ")", "a term")]
    [InlineData("(PRICE]", 6, "]", "','|'||'|')'")]
    [InlineData("SK_M(PRICE)", 4, "(", "'['")]
    [InlineData("SK_M[PRICE)", 10, ")", "','|'||'|']'")]
    [InlineData("PK_A[PRICE]", 4, "[", "','|'||'|the end")]
    [InlineData("CERT_A(x)", 6, "(", "','|'||'|the end")]
    [InlineData("E(K)", 3, ")", "','")]
    [InlineData("AE(K)", 4, ")", "','")]
    [InlineData("KDF(K, x)", 4, "K", "a label in double quotes")]
    [InlineData("KDF(\"l\", K)", 10, ")", "','")]
    [InlineData("\"open", 5, "", "'\"'")]
    [InlineData("\"a\nb\"", 3, "b", "a character that can be written")]
    [InlineData("a | b", 2, "|", "','|'||'|the end")]
    [InlineData("09", 0, "09", "a whole number without leading zeros, up to 10^18")]
    [InlineData("a, €", 3, "€", "a term")]
    [InlineData("a, \u0007", 3, "a character that cannot be written", "a term")]
    public void A_mistake_is_shown_at_its_place_with_what_could_stand_there(string text, int column, string found, string expected)
    {
        var result = Notation.Parse(text);
        Assert.Null(result.Term);
        Assert.Equal(new NotationError(column, found, expected.Split("|", StringSplitOptions.None) is var e && expected.Contains("'||'") ? Expected(expected) : e.ToSequence()), result.Error);
    }

    [Fact]
    public void Names_are_found_where_they_are_written() =>
        Assert.Equal([("PRICE", 0), ("Common", 9), ("pinOf", 18), ("CAN", 24)], Notation.Parse("PRICE, H(Common), pinOf(CAN), PK_A, CERT_A").Names);

    [Theory]
    [InlineData("(")]
    [InlineData("H(")]
    [InlineData("E(")]
    [InlineData("HMAC(")]
    [InlineData("KDF(\"\",")]
    [InlineData("SK_M[")]
    [InlineData("f(")]
    [InlineData("E(K,")]
    [InlineData("(a||")]
    public void Nesting_without_end_is_an_error_and_not_a_crash(string opening)
    {
        var error = Notation.Parse(string.Concat(Enumerable.Repeat(opening, Bounds.Notation / opening.Length))).Error;
        Assert.Equal("this has more than 64 levels of brackets", Assert.IsType<NotationError>(error).Message);
        Assert.NotNull(Notation.Parse(string.Concat(Enumerable.Repeat("H(", 63)) + "x" + new string(')', 63)).Term);
    }

    [Fact]
    public void Text_without_end_is_an_error() =>
        Assert.Equal(Bounds.Notation, Notation.Parse(new string('a', Bounds.Notation + 1)).Error!.Column);

    private static Sequence<string> Expected(string alternatives) =>
        alternatives.Replace("'||'", "\u0001", StringComparison.Ordinal).Split('|').Select(e => e == "\u0001" ? "'||'" : e).ToSequence();
}
