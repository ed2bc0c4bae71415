using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads in which other ways a protocol can go on from its steps.</summary>
internal sealed partial class ProtocolReader
{
    private static readonly (string Key, Leaving Leaving)[] Leavings = [("instead_of", Leaving.Instead), ("refused", Leaving.Refused), ("silent", Leaving.Silent)];

    /// <summary>The branches of a protocol. Their steps are added to those of the main path.</summary>
    private Sequence<Branch> Branches(Fields fields, List<Step> steps, Sequence<Role> roles, Vocabulary vocabulary, IReadOnlyList<(string Text, Place Place)> dropped)
    {
        var branches = new List<Branch>();
        foreach (var node in fields.OptionalItems("branches"))
        {
            if (Fields.Of(node, _diagnostics, "a branch") is not { } branch)
            {
                continue;
            }

            var name = branch.Text("name");
            var leavings = Leavings.Select(l => (l.Leaving, Step: branch.OptionalScalar(l.Key))).Where(l => l.Step is not null).ToList();
            var seconds = branch.OptionalInteger("seconds", 1, Bounds.WaitSeconds, 0);
            var first = steps.Count + 1;
            Steps(branch.Items("steps"), steps, roles, vocabulary, dropped);
            branch.Finish();
            if (name is not null && (name.Length > 40 || branches.Any(b => b.Name == name)))
            {
                _diagnostics.Error("PQ0290", branch.PlaceOf("name"), $"{PlainText.Excerpt(name)} is no name for this branch", "names of branches are unique and have at most 40 characters");
            }

            if (leavings is not [(var leaving, { } at)])
            {
                _diagnostics.Error("PQ0290", branch.Place, "a branch leaves at one step, for one reason", "write one of instead_of, refused and silent, with the name of a step");
            }
            else if (steps.FindIndex(s => s.Name == at.Text) is var index && (index < 0 || index + 1 >= first))
            {
                _diagnostics.Error("PQ0290", at.Place, $"there is no step {PlainText.Excerpt(at.Text)} before this branch to leave at", Suggestion.Advice(at.Text, steps.Take(first - 1).Select(s => s.Name)));
            }
            else if (branch.OptionalItems("steps").Count == 0)
            {
                _diagnostics.Error("PQ0290", branch.PlaceOf("steps"), "a branch without steps is no other way to go on", "write the messages that follow, or leave the branch out");
            }
            else if (name is not null && steps.Count >= first)
            {
                var (left, begin) = (steps[index], steps[first - 1]);
                var beginner = leaving == Leaving.Instead ? left.From : left.To;
                if (begin.From != beginner)
                {
                    _diagnostics.Error("PQ0290", begin.Place, $"{begin.Name} is sent by {begin.From}, but it is {beginner} that knows that the branch begins", $"let {beginner} send the first message of the branch");
                }

                if ((leaving == Leaving.Silent) != (seconds > 0))
                {
                    _diagnostics.Error("PQ0290", branch.PlaceOf("seconds"), leaving == Leaving.Silent ? "a silent branch says after how many seconds it begins" : "only a silent branch waits", "write for example 'silent: Answer' and 'seconds: 300'");
                }

                if (leaving == Leaving.Instead && !left.SenderRules.Any(r => r.IsGuard))
                {
                    _diagnostics.Error("PQ0290", at.Place, $"nothing keeps {left.From} from sending {left.Name}", $"let {left.Name} have a guard under 'sender'");
                }

                if (leaving != Leaving.Instead && branches.Find(b => b.At == left.Number && b.Leaving == leaving && !steps[b.First - 1].SenderRules.Any(r => r.IsGuard)) is { } taken)
                {
                    _diagnostics.Error("PQ0290", at.Place, $"{taken.Name} leaves there for the same reason, and nothing keeps it from being taken", $"let {steps[taken.First - 1].Name} have a guard under 'sender', or leave one of them out");
                }

                branches.Add(new Branch(name, leaving, left.Number, seconds, first, steps.Count, branch.Place));
            }
        }

        return branches.ToSequence();
    }
}
