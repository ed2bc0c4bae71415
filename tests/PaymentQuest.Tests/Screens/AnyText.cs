using FsCheck;
using FsCheck.Fluent;

namespace PaymentQuest.Tests.Screens;

/// <summary>Text of every kind that has a width of its own, hostile text included.</summary>
internal static class AnyText
{
    private static readonly string[] Pieces =
    [
        "a", "word", "longer-than-most-words", " ", "  ", "\n", "\r\n", "\t", "é", "e\u0301", "\u0301", "ñ", "€", "…", "─", "漢字", "한글", "ｗ", "👩‍👩‍👧", "👍🏽",
        "🇪🇸", "🇪", "❤\uFE0F", "\uFE0F", "\u200B", "\u200D", "\u202E", "\u2066", "\e[31m", "\e]0;x\a", "\0", "\u0085", "\u2028", "\uD83D", "\uDE00",
        "\u00AD", "z" + new string('\u0300', 40), "क्षि", "\u1100\u1161\u11A8",
    ];

    internal static readonly Gen<string> Text = Gen
        .OneOf(Gen.Elements(Pieces), Gen.Choose(0, 0xFFFF).Select(value => ((char)value).ToString()))
        .ListOf()
        .Select(pieces => string.Concat(pieces));

    /// <summary>Runs a property over generated values and prints the value that breaks it.</summary>
    internal static void Holds<T>(Gen<T> values, Func<T, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true), Prop.ForAll(Arb.From(values), property));
}
