using PaymentQuest.Documents;
using PaymentQuest.Quests;
using Xunit;

namespace PaymentQuest.Tests.Quests.Claims;

/// <summary>Which sentences need a proof.</summary>
public sealed class SentencesTests
{
    [Fact]
    public void A_text_is_cut_at_the_ends_of_its_sentences_and_nowhere_else()
    {
        const string text = "It costs EUR 3.50 (or less). Who pays? «Nobody!» The end, of 2KP. (Lecture, step 2.)";

        Assert.Equal(["It costs EUR 3.50 (or less).", "Who pays?", "«Nobody!»", "The end, of 2KP.", "(Lecture, step 2.)"], Sentences.Of(text).Select(s => s.Text.Trim()));
        Assert.All(Sentences.Of(text), s => Assert.StartsWith(s.Text, text[s.Start..], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Language.En, "Only the bank can open it.", "only")]
    [InlineData(Language.En, "It takes twelve tries.", "twelve")]
    [InlineData(Language.En, "It takes 12 tries.", "12")]
    [InlineData(Language.En, "A commonly used SHA-256 under 2KP, by X.509 and RC2-40.", null)]
    [InlineData(Language.En, "The shop asks for one card.", null)]
    [InlineData(Language.Es, "Solo el banco puede abrirlo.", "solo")]
    [InlineData(Language.Es, "El comerciante no puede leerlo.", "no puede")]
    [InlineData(Language.Es, "Un resguardo consolado.", null)]
    [InlineData(Language.Es, "Cuesta una docena de hashes.", "docena")]
    public void A_sentence_needs_a_proof_for_a_number_or_a_word_without_exceptions(Language language, string sentence, string? word) =>
        Assert.Equal(word is null ? [] : [word], Sentences.NeedsProof(sentence, language).Select(w => w.Word));

    [Theory]
    [InlineData("(Glassman et al., 1995.)", true)]
    [InlineData("(Lecture.).", true)]
    [InlineData("(Apuntes, «Firma dual».)", true)]
    [InlineData("(It never) ends.", false)]
    [InlineData("(The shop always learns the card number.)", false)]
    [InlineData("(Alicia sent both orders.)", false)]
    public void What_stands_in_brackets_as_a_whole_and_begins_like_a_source_names_sources(string sentence, bool isCitation) =>
        Assert.Equal(isCitation, Sentences.IsCitation(sentence, new HashSet<string> { "Glassman", "The", "Millicent" }));

    [Theory]
    [InlineData(Language.En, "two hundred and 12 bits, five thousand tries", "12 200 5000")]
    [InlineData(Language.En, "EUR 1,250.50", "1250.50")]
    [InlineData(Language.Es, "1.250,50 euros y una docena", "1250.50 12")]
    [InlineData(Language.Es, "dos veces, diez mil pruebas", "2 10000")]
    [InlineData(Language.En, "2KP and SHA-256", "")]
    public void Numbers_are_read_in_digits_and_in_words(Language language, string text, string numbers)
    {
        var found = Sentences.Numbers(text, language).Select(n => n.ToList()).ToList();
        var expected = numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => decimal.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(expected.Count, found.Count);
        Assert.All(expected, e => Assert.Contains(found, f => f.Contains(e)));
    }

    [Fact]
    public void The_words_are_those_of_the_document()
    {
        var lines = File.ReadAllText(Path.Combine(ProtocolFiles.Root, "docs", "scenario-format.md")).ReplaceLineEndings(" ");
        foreach (var (language, word) in new[] { (Language.En, "- English: "), (Language.Es, "- Spanish: ") })
        {
            var told = lines[(lines.IndexOf(word, StringComparison.Ordinal) + word.Length)..];
            var words = told[..told.IndexOf('.', StringComparison.Ordinal)].Split([", ", "; "], StringSplitOptions.TrimEntries);

            Assert.Equal(Sentences.Absolute[language], words.Take(Sentences.Absolute[language].Count));
            Assert.All(words.Skip(Sentences.Absolute[language].Count).SelectMany(w => w.Split(" to ")), w => Assert.Contains(w.Trim(), Sentences.NumberWords(language)));
        }
    }
}
