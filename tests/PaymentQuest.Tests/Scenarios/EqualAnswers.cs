using System.Text.RegularExpressions;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Tests.Scenarios;

/// <summary>Other ways to write a solution that mean the same: definitions expanded or folded, blanks moved, sides of an equality exchanged.</summary>
public static partial class EqualAnswers
{
    /// <summary>Ways to write the solution of a slot that its form allows, the author's own first.</summary>
    public static IEnumerable<string> To(BuildQuest quest, Slot slot)
    {
        yield return slot.Solution;
        yield return Spread(slot.Solution);
        if (quest.Protocol.Vocabulary.Read(slot.Solution) is not TermReading.Read { Canonical: var canonical })
        {
            // Values that only a cheat has are no terms of the protocol.
            yield break;
        }

        yield return canonical.ToString();
        if (!slot.InAtoms)
        {
            var vocabulary = quest.Protocol.Vocabulary;
            foreach (var folded in new[] { vocabulary.Fold(canonical), canonical.Map(t => t is Term.Tuple ? new Term.Nested(vocabulary.Fold(t)) : vocabulary.Fold(t)) })
            {
                if (folded.SelfAndDescendants.OfType<Term.Atom>().All(a => !slot.Without.Contains(a.Name)))
                {
                    yield return folded.ToString();
                }
            }
        }
    }

    /// <summary>Ways to write the statements of a verify quest, the author's own first.</summary>
    public static IEnumerable<IReadOnlyList<string>> To(VerifyQuest quest)
    {
        yield return quest.Solution;
        yield return [.. quest.Solution.Reverse()];
        yield return [.. quest.Solution.Select(s => Rewritten(quest, s, Expanded))];
        yield return [.. quest.Solution.Select(s => Rewritten(quest, s, (q, t) => q.Protocol.Vocabulary.Fold(Canonical(q, t)).ToString()))];
        yield return [.. quest.Solution.Select(Exchanged)];
    }

    private static string Expanded(VerifyQuest quest, string term) => Canonical(quest, term).ToString();

    private static Term Canonical(Quest quest, string term) => quest.Protocol.Vocabulary.Expand(Notation.Parse(term).Term!)!;

    private static string Spread(string notation) => notation.Replace(",", "\n  ,  ", StringComparison.Ordinal).Replace("(", "( ", StringComparison.Ordinal);

    /// <summary>Rewrites the text under a signature, or the recomputed side of an equality; leaves everything else.</summary>
    private static string Rewritten(VerifyQuest quest, string statement, Func<VerifyQuest, string, string> rewrite)
    {
        foreach (var before in (string[])[" over ", " = "])
        {
            var at = statement.IndexOf(before, StringComparison.Ordinal);
            if (at > 0 && !statement[(at + before.Length)..].StartsWith("received ", StringComparison.Ordinal) && !ContainerOnTheRight().IsMatch(statement))
            {
                return statement[..(at + before.Length)] + rewrite(quest, statement[(at + before.Length)..]);
            }
        }

        return statement;
    }

    [GeneratedRegex(@" = \w+\.")]
    private static partial Regex ContainerOnTheRight();

    /// <summary>A comparison of two received values the other way round.</summary>
    private static string Exchanged(string statement)
    {
        var at = statement.IndexOf(" = received ", StringComparison.Ordinal);
        return at < 0 ? statement : $"{statement[(at + " = received ".Length)..]} = received {statement[..at]}";
    }
}
