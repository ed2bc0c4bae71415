using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>A text of a quest that players read, and where each language of it stands.</summary>
/// <param name="Text">The text.</param>
/// <param name="En">Where the English one stands.</param>
/// <param name="Es">Where the Spanish one stands.</param>
/// <param name="IsDebrief">Whether it is what players take away, all of which is to be proved.</param>
public sealed record QuestText(Prose Text, Place En, Place Es, bool IsDebrief);

/// <summary>What the file of a quest says of some of its sentences: that they are so, in words that the engine can prove, or where they come from.</summary>
/// <param name="Says">The excerpt of the quest's texts that is meant, in both languages.</param>
/// <param name="Propositions">What the engine proves. None where there is a source.</param>
/// <param name="Source">Where it is published that it is so, where the engine cannot know; null where the engine proves it.</param>
/// <param name="Place">Where the claim stands.</param>
public sealed record QuestClaim(Prose Says, Sequence<Proposition> Propositions, Prose? Source, Place Place);

/// <summary>A sentence for which no proof is needed, although it looks like one.</summary>
/// <param name="Says">The excerpt that is meant, in both languages.</param>
/// <param name="Because">Why.</param>
/// <param name="Place">Where the waiver stands.</param>
public sealed record Waiver(Prose Says, string Because, Place Place);

/// <summary>A sentence with a number or an absolute word, of which the file says neither why it is so nor why that need not be said.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Language">Its language.</param>
/// <param name="Word">The word or number for which it needs a proof.</param>
/// <param name="Place">Where the text stands that it belongs to.</param>
public sealed record UnprovedSentence(string Sentence, Language Language, string Word, Place Place);

/// <summary>What a quest claims of its sentences, and what it does not.</summary>
/// <param name="Claims">The claims, in the order of the file.</param>
/// <param name="Waivers">The waivers, in the order of the file.</param>
/// <param name="Unproved">The sentences that are left.</param>
public sealed record QuestClaims(Sequence<QuestClaim> Claims, Sequence<Waiver> Waivers, Sequence<UnprovedSentence> Unproved);
