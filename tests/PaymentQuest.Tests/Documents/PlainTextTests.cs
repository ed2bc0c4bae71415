using PaymentQuest.Documents;
using Xunit;

namespace PaymentQuest.Tests.Documents;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain, ñ, 😀\nsecond", "plain, ñ, 😀\nsecond")]
    [InlineData("\u001B[31mred", "<U+001B>[31mred")]
    [InlineData("a\tb\rc\u0000", "a<U+0009>b<U+000D>c<U+0000>")]
    [InlineData("\u009B2J\u007F", "<U+009B>2J<U+007F>")]
    [InlineData("\u202Eevil\u2066", "<U+202E>evil<U+2066>")]
    public void Sanitized_text_shows_control_characters_by_name(string text, string shown) => Assert.Equal(shown, PlainText.Sanitize(text));

    [Fact]
    public void Half_a_surrogate_pair_is_shown_by_name()
    {
        Assert.Equal("<U+D83D>x<U+DE00>", PlainText.Sanitize("\uD83Dx" + '\uDE00'));
        Assert.Equal("<U+D83D>", PlainText.Sanitize('\uD83D'.ToString()));
    }

    [Fact]
    public void An_excerpt_is_one_short_line()
    {
        Assert.Equal("'a b'", PlainText.Excerpt("a\nb"));
        Assert.Equal("'" + new string('x', 58) + "'", PlainText.Excerpt(new string('x', 58)));
        Assert.Equal("'" + new string('x', 57) + "…'", PlainText.Excerpt(new string('x', 59)));
        Assert.Equal(PlainText.ExcerptLength, PlainText.Excerpt(new string('x', 1_000_000)).Length);
        Assert.True(PlainText.Excerpt(string.Concat(Enumerable.Repeat("\u001B", 60))).Length <= PlainText.ExcerptLength);
        Assert.Equal(-1, PlainText.FirstControl(PlainText.Excerpt("x" + string.Concat(Enumerable.Repeat("😀", 60)))));
    }

    [Theory]
    [InlineData("titel", "title")]
    [InlineData("itle", "title")]
    [InlineData("tittle", "title")]
    [InlineData("TITLE", "title")]
    [InlineData("hint", "hints")]
    [InlineData("customr", "customer")]
    [InlineData("colour", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_suggested_when_it_is_near_enough(string word, string? nearest) =>
        Assert.Equal(nearest, Suggestion.Nearest(word, ["title", "hints", "customer", "k", ""]));

    [Fact]
    public void When_no_word_is_near_the_first_of_those_that_there_are_are_listed()
    {
        Assert.Equal("did you mean 'title'?", Suggestion.Among("titel", ["title", "hints"]));
        Assert.Equal("there are title, hints", Suggestion.Among("colour", ["title", "hints"]));
        Assert.EndsWith(", word-11 and 8 more", Suggestion.Among("colour", [.. Enumerable.Range(0, 20).Select(i => $"word-{i}")]), StringComparison.Ordinal);
        Assert.Equal("there is none", Suggestion.Among("colour", []));
    }

    [Fact]
    public void Of_equally_near_words_the_first_is_suggested() => Assert.Equal("cat", Suggestion.Nearest("hat", ["cat", "bat"]));

    [Fact]
    public void A_word_of_enormous_length_is_not_compared() =>
        Assert.Null(Suggestion.Nearest(new string('x', 1_000_000), [new string('x', 999_999)]));
}
