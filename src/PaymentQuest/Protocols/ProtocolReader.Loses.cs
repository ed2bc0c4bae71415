using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>A goal that holds in the parent of a variant, and not in the variant.</summary>
/// <param name="Goal">The goal's name.</param>
/// <param name="Sessions">How many runs of every role show it.</param>
/// <param name="Dishonest">Names of the roles that dishonest parties play; the adversary is always the network.</param>
/// <param name="Place">Where the file says so.</param>
internal sealed record LostGoal(string Goal, int Sessions, Sequence<string> Dishonest, Place Place);

/// <summary>Reads what a variant loses.</summary>
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
            if (goal is null)
            {
                continue;
            }

            if (!goals.Contains(goal.Text))
            {
                _diagnostics.Error("PQ0249", goal.Place, $"{PlainText.Excerpt(goal.Text)} is no goal of this protocol", Suggestion.Advice(goal.Text, goals, "use the name of one of its goals"));
                continue;
            }

            lost.Add(new LostGoal(goal.Text, (int)sessions, dishonest, goal.Place));
        }

        return lost.ToSequence();
    }
}
