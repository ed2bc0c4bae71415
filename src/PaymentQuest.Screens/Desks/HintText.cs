using PaymentQuest.Documents;
using PaymentQuest.Quests;

namespace PaymentQuest.Screens;

/// <summary>Hints, and what they cost.</summary>
internal static class HintText
{
    /// <summary>Whether there is a hint left to be taken.</summary>
    public static bool IsMore(Session session) => session.HintsTaken < Math.Min(session.Quest.Hints.Count, Session.HintPrices.Count);

    public static IReadOnlyList<Line> Lines(Quests.Quest quest, Session session, bool isOffer, Page page, bool isPlain = false)
    {
        var lines = new List<Line>();
        if (isOffer)
        {
            var (number, price) = (session.HintsTaken + 1, Session.HintPrices[Math.Min(session.HintsTaken, Session.HintPrices.Count - 1)]);
            var offer = isPlain ? Prose.Of("plain.hint-offer", ("number", number), ("price", price)) : Prose.Of("build.hint-offer", ("number", number), ("price", price));
            lines.Add(Line.From(" " + page.Say(offer), Style.Notice));
        }

        // The newest first: it is what was asked for.
        for (var i = session.HintsTaken; i > 0; i--)
        {
            lines.Add(Line.From(" " + page.Say("build.numbered", ("number", i), ("hints", page.Say(quest.Hints[i - 1]))), i == session.HintsTaken && !isOffer ? Style.Strong : Style.Plain));
        }

        return lines;
    }
}
