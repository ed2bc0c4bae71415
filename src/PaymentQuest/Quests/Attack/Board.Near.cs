using PaymentQuest.Documents;
using PaymentQuest.Protocols;

namespace PaymentQuest.Quests;

/// <summary>What came near to a goal and does not count.</summary>
public sealed partial class Board
{
    private readonly HashSet<string> _nearMisses = [];

    /// <summary>Why something that was done just now violates none of the goals although it comes near; null when it does not, or when that has been said before.</summary>
    private Prose? NearMiss() => Field.Claims.SelectMany(claim => Enumerable.Range(Runs.Older, Runs.Participants.Count - Runs.Older)
        .Where(i => _referee.IsJudgedFor(claim, Runs.Participants[i].Role))
        .Select(i => (Key: $"{claim.Name}/{i}", Why: NearMiss(claim, i))))
        .FirstOrDefault(m => m.Why is not null && _nearMisses.Add(m.Key)).Why;

    private Prose? NearMiss(Claim claim, int participant)
    {
        var goal = Field.Compiled.Protocol.Names.OfGoal(claim.Name);
        var who = Who(participant);
        if (claim is Claim.Secret or Claim.Guessable)
        {
            return DisclosuresOf(claim, participant).Any() && _referee.NotHonest(claim, Runs, participant) is { } role
                ? Prose.Of("attack.near-secret", ("goal", goal), ("who", who), ("role", Field.Compiled.Protocol.Names.OfRole(role)))
                : null;
        }

        return _referee.HasPassed(claim, Runs, participant) && _referee.NotHonest(claim, Runs, participant) is { } partner
            ? Prose.Of("attack.near-partner", ("goal", goal), ("who", who), ("role", Field.Compiled.Protocol.Names.OfRole(partner)))
            : null;
    }

    private string Who(int participant)
    {
        var who = Runs.Participants[participant];
        return $"{Runs.Cast.Name(who.Role, who.Casting)} ({Label(participant)})";
    }
}
