using System.Globalization;
using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>Proves what a quest claims of its sentences, and finds those of which it says nothing.</summary>
public static class ClaimProof
{
    /// <summary>The claims, the waivers, and the sentences that have neither.</summary>
    /// <param name="quest">The quest.</param>
    /// <param name="diagnostics">Takes what cannot be read, and excerpts that are in no text or say another number.</param>
    public static QuestClaims Read(Quest quest, Diagnostics diagnostics)
    {
        // The same parties run again and again, each time with one message that is otherwise.
        quest = quest.Remembering;
        if (quest.Head.Written is not { } written)
        {
            return new QuestClaims([], [], []);
        }

        var texts = QuestReader.Texts(written.Root);
        var (claims, waivers) = QuestReader.ClaimsOf(quest, written.Root, written.Find, diagnostics);
        foreach (var (says, place) in claims.Select(c => (c.Says, c.Place)).Concat(waivers.Select(w => (w.Says, w.Place))))
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                if (!says.In(language).Contains(' ', StringComparison.Ordinal))
                {
                    diagnostics.Error("PQ0490", place, $"{PlainText.Excerpt(says.In(language))} ({language.Code()}) is one word, and stands for no sentence", "take more of the sentence, best the whole");
                }
                else if (!texts.Any(t => t.Text.In(language).Contains(says.In(language), StringComparison.Ordinal)))
                {
                    diagnostics.Error("PQ0484", place, $"no text of the quest says {PlainText.Excerpt(says.In(language))} ({language.Code()})", "copy the excerpt from the text, with the same signs");
                }
            }
        }

        foreach (var claim in claims.Where(c => c.Propositions.Count > 0 && c.Source is null))
        {
            CheckNumbers(claim, diagnostics);
        }

        var excerpts = claims.Select(c => c.Says).Concat(waivers.Select(w => w.Says)).ToList();
        return new QuestClaims(claims, waivers, Enum.GetValues<Language>().SelectMany(l => texts.SelectMany(t => Unproved(t, l, excerpts, Cited(quest, claims, l)))).ToSequence());
    }

    /// <summary>The words of all sources of a quest, as they are written.</summary>
    private static HashSet<string> Cited(Quest quest, IEnumerable<QuestClaim> claims, Language language) => claims.Select(c => c.Source).OfType<Prose>().Append(quest.Source)
        .SelectMany(s => Sentences.WordsOf(s.In(language))).Select(w => w.Word).ToHashSet(StringComparer.Ordinal);

    /// <summary>Adds what is not so, and the sentences that nothing proves, to the diagnostics.</summary>
    /// <param name="quest">The quest.</param>
    /// <param name="budget">What each search may use; is told the name of the goal.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static void Check(Quest quest, Func<string, Budget> budget, Diagnostics diagnostics)
    {
        var read = new Diagnostics();
        var claims = Read(quest, read);
        diagnostics.Add(read);
        foreach (var (claim, proposition) in claims.Claims.SelectMany(c => c.Propositions.Select(p => (c, p))))
        {
            if (proposition.Untrue(budget) is { } untrue)
            {
                diagnostics.Error("PQ0485", proposition.Place, $"{PlainText.Excerpt(claim.Says.En)} is not proved: {untrue}", "correct the sentence, or the claim");
            }
        }

        Tell(claims, quest, diagnostics);
    }

    /// <summary>A file that claims something of its sentences answers for all of them; of another it is said how many there are.</summary>
    private static void Tell(QuestClaims claims, Quest quest, Diagnostics diagnostics)
    {
        if (claims.Claims.Count + claims.Waivers.Count > 0)
        {
            foreach (var sentence in claims.Unproved)
            {
                diagnostics.Error("PQ0486", sentence.Place, $"nothing proves the sentence {PlainText.Excerpt(sentence.Sentence)}, which says '{sentence.Word}'", "write a claim with an excerpt of it, or waive it with a reason");
            }
        }
        else if (claims.Unproved.Count > 0)
        {
            diagnostics.Warning("PQ0487", quest.Place, $"{claims.Unproved.Count(u => u.Language == Language.En)} sentences state what nothing proves", "'paymentquest claims' lists them; claims prove them");
        }
    }

    /// <summary>A number in a sentence is one of the claim's, or how many propositions of a kind there are, or the claim proves another sentence.</summary>
    private static void CheckNumbers(QuestClaim claim, Diagnostics diagnostics)
    {
        var own = claim.Propositions.SelectMany(p => Sentences.AllNumbers(p.Text)).Concat(claim.Propositions.GroupBy(p => p.Word).Select(g => (decimal)g.Count())).ToHashSet();
        foreach (var language in Enum.GetValues<Language>())
        {
            foreach (var number in Sentences.Numbers(claim.Says.In(language), language).Where(n => !n.Any(own.Contains)))
            {
                diagnostics.Error("PQ0488", claim.Place, $"the excerpt says {number[0].ToString(CultureInfo.InvariantCulture)} ({language.Code()}), and nothing that is claimed does", "claim the number too, or leave it out of the excerpt");
            }
        }
    }

    /// <summary>The sentences of a text with something that stands in no excerpt: a number or an absolute word, and of a debrief any word at all.</summary>
    private static IEnumerable<UnprovedSentence> Unproved(QuestText text, Language language, List<Prose> excerpts, HashSet<string> cited)
    {
        var whole = text.Text.In(language);
        var covered = excerpts.Select(e => e.In(language)).SelectMany(e => Occurrences(whole, e).Select(at => (From: at, To: at + e.Length))).ToList();
        foreach (var (start, sentence) in Sentences.Of(whole).Where(s => !Sentences.IsCitation(s.Text, cited)))
        {
            var words = Sentences.NeedsProof(sentence, language).Concat(text.IsDebrief && excerpts.Count > 0 ? Sentences.WordsOf(sentence) : []);
            if (words.FirstOrDefault(w => !covered.Exists(c => c.From <= start + w.Start && start + w.Start + w.Word.Length <= c.To)).Word is { } word)
            {
                yield return new UnprovedSentence(sentence, language, word, language == Language.En ? text.En : text.Es);
            }
        }
    }

    private static IEnumerable<int> Occurrences(string text, string excerpt)
    {
        for (var at = text.IndexOf(excerpt, StringComparison.Ordinal); at >= 0 && excerpt.Length > 0; at = text.IndexOf(excerpt, at + 1, StringComparison.Ordinal))
        {
            yield return at;
        }
    }
}
