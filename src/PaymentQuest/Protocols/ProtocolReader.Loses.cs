using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>A goal that a protocol does not reach.</summary>
/// <param name="Goal">The goal's name.</param>
/// <param name="Sessions">How many runs of every role show it.</param>
/// <param name="Dishonest">Names of the roles that dishonest parties play; the adversary is always the network.</param>
/// <param name="IsInherited">Whether only a parent says so: a variant may lose it, and need not.</param>
/// <param name="Place">Where the file says so.</param>
internal sealed record LostGoal(string Goal, int Sessions, Sequence<string> Dishonest, bool IsInherited, Place Place);

/// <summary>Reads what a protocol loses, and what a variant repairs.</summary>
internal sealed partial class ProtocolReader
{
    private Sequence<LostGoal> Loses(Fields fields, Sequence<Role> roles, IReadOnlyList<string> goals)
    {
        var lost = new List<LostGoal>();
        foreach (var item in fields.OptionalItems("loses"))
        {
            if (Fields.Of(item, _diagnostics, "a lost goal") is not { } one)
            {
                continue;
            }

            var goal = one.Scalar("goal");
            var sessions = one.OptionalInteger("sessions", 1, Bounds.Sessions, 1);
            var dishonest = one.OptionalTexts("dishonest").Select(d => RoleName(d.Text, d.Place, roles)).OfType<string>().ToSequence();
            one.Finish();
            // A variant may have goals of its own instead of its parent's.
            var isInherited = item.Place.File != fields.Place.File;
            if (goal is not null && (isInherited ? goals.Contains(goal.Text) : IsGoal(goal.Text, goal.Place, goals)))
            {
                lost.Add(new LostGoal(goal.Text, (int)sessions, dishonest, isInherited, goal.Place));
            }
        }

        // What they take away from what is inherited has been taken away; they must be goals.
        foreach (var (repaired, place) in fields.OptionalTexts("repairs"))
        {
            IsGoal(repaired, place, goals);
        }

        return lost.ToSequence();
    }

    private bool IsGoal(string name, Place place, IReadOnlyList<string> goals)
    {
        if (!goals.Contains(name))
        {
            _diagnostics.Error("PQ0249", place, $"{PlainText.Excerpt(name)} is no goal of this protocol", Suggestion.Advice(name, goals, "use the name of one of its goals"));
            return false;
        }

        return true;
    }
}
