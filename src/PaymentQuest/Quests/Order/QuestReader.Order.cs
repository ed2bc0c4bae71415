using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <content>Reads order quests.</content>
internal sealed partial class QuestReader
{
    internal OrderQuest? Order(Fields fields, QuestHead head)
    {
        var (role, step) = RoleAndStep(fields);
        var asked = fields.OptionalItems("checks").OfType<Node.Scalar>().ToList();
        var solution = fields.Items("solution").OfType<Node.Scalar>().ToList();
        if (role is null || step is null)
        {
            fields.OptionalItems("rejects");
            return null;
        }

        var checks = _compiled.Programs[role.Name].Actions.Where(a => a.Step == step.Number && a.Check is not null).DistinctBy(a => a.Check!.Label).ToList();
        var labels = checks.Select(c => c.Check!.Label).ToList();
        AreChecks(asked, labels, $"{role.Name} makes no such check at {step.Name}");
        if (asked.Count > 0)
        {
            checks = [.. checks.Where(c => asked.Any(a => a.Text == c.Check!.Label))];
            labels = [.. checks.Select(c => c.Check!.Label)];
        }

        if (checks.Count < 3)
        {
            _diagnostics.Error("PQ0453", fields.PlaceOf("checks"), $"there are only {checks.Count} checks to put into an order", "three at least");
        }

        AreAll(solution, labels, fields.PlaceOf("solution"));
        return new OrderQuest(head)
        {
            Role = role,
            Step = step,
            Checks = checks.ToSequence(),
            Solution = new Dictionary<string, string> { [OrderQuest.Entry] = string.Join('\n', solution.Select(s => s.Text)) },
            SolutionPlace = fields.PlaceOf("solution"),
            Rejects = fields.OptionalItems("rejects").Select(r => Misordered(r, labels)).OfType<WrongEntry>().ToSequence(),
        };
    }

    private void AreChecks(List<Node.Scalar> given, List<string> labels, string wrong)
    {
        foreach (var item in given.Where(g => !labels.Contains(g.Text)))
        {
            _diagnostics.Error("PQ0453", item.Place, $"{PlainText.Excerpt(item.Text)}: {wrong}", Suggestion.Advice(item.Text, labels, $"use {string.Join("; ", labels)}"));
        }
    }

    private void AreAll(List<Node.Scalar> given, List<string> labels, Place place)
    {
        AreChecks(given, labels, "it is not among the checks of this quest");
        if (given.Select(g => g.Text).Distinct().Count() < given.Count || labels.Any(l => given.All(g => g.Text != l)))
        {
            _diagnostics.Error("PQ0454", place, "an order names each check once", $"the checks are {string.Join("; ", labels)}");
        }
    }

    private WrongEntry? Misordered(Node node, List<string> labels)
    {
        if (Fields.Of(node, _diagnostics, "a reject") is not { } fields)
        {
            return null;
        }

        var answer = fields.Items("answer").OfType<Node.Scalar>().ToList();
        AreAll(answer, labels, fields.PlaceOf("answer"));
        var trips = fields.Scalar("trips");
        if (trips is not null)
        {
            AreChecks([trips], labels, "it is not among the checks of this quest");
        }

        var because = fields.Prose("because");
        fields.Finish();
        return trips is null || because is null
            ? null
            : new WrongEntry(OrderQuest.Entry, string.Join('\n', answer.Select(a => a.Text)), because) { Trips = trips.Text, Place = fields.PlaceOf("answer") };
    }
}
