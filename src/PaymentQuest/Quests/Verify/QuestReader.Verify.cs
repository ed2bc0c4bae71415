using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <content>Reads verify quests: faults, and answers that miss one.</content>
internal sealed partial class QuestReader
{
    private static readonly Dictionary<string, bool> Levels = new(StringComparer.Ordinal) { ["easy"] = false, ["hard"] = true };

    private static readonly Sequence<(string Key, FaultKind Kind)> FaultKinds = [("send", FaultKind.Send), ("splice", FaultKind.Splice), ("replay", FaultKind.Replay), ("flip", FaultKind.Flip)];

    internal VerifyQuest? Verify(Fields fields, QuestHead head)
    {
        var (role, step) = RoleAndStep(fields);
        var faults = Faults(fields, step);
        if (role is null || step is null)
        {
            return null;
        }

        return new VerifyQuest(head)
        {
            Role = role,
            Step = step,
            IsHard = fields.OptionalChoice("level", Levels, false),
            Rounds = (int)fields.OptionalInteger("rounds", 1, 12, Math.Min(faults.Count + 1, 12)),
            Faults = faults,
            Solution = fields.Texts("solution").Select(s => s.Text).ToSequence(),
            Oversights = fields.OptionalItems("rejects").Select(r => Oversight(r, faults)).OfType<Oversight>().ToSequence(),
        };
    }

    private Fault? Fault(Node node, Step? received)
    {
        if (Fields.Of(node, _diagnostics, "a fault") is not { } fields)
        {
            return null;
        }

        var id = fields.Text("id");
        var step = fields.OptionalScalar("message") is { } named ? Step(named) : received;
        var trips = fields.Text("trips");
        var story = fields.Prose("story");
        if (trips is not null)
        {
            CheckExists(trips, fields.PlaceOf("trips"));
        }

        var kinds = FaultKinds.Where(k => fields.Has(k.Key)).ToList();
        if (kinds.Count != 1)
        {
            _diagnostics.Error("PQ0431", node.Place, "a fault does exactly one of send, splice, replay, flip");
            return null;
        }

        var term = kinds[0].Kind == FaultKind.Replay ? null : fields.Scalar(kinds[0].Key) is { } text ? _terms.Canonical(text, Protocol.Vocabulary) : null;
        if (kinds[0].Kind == FaultKind.Replay)
        {
            if (!fields.Flag("replay", true))
            {
                _diagnostics.Error("PQ0431", fields.PlaceOf("replay"), "a fault that does not replay does nothing", "write replay: true, or another word");
            }
        }
        else if (kinds[0].Kind is not FaultKind.Send && term is not null && step is not null && !step.Content.Leaves.Contains(term))
        {
            _diagnostics.Error("PQ0432", fields.PlaceOf(kinds[0].Key), $"{step.Name} has no field '{Protocol.Vocabulary.Label(term)}'", "name a part of the message");
        }

        if (kinds[0].Kind == FaultKind.Splice && step is { Frame: not null })
        {
            _diagnostics.Error("PQ0432", fields.PlaceOf(kinds[0].Key), $"nobody puts anything else into {step.Name} on its way, which travels over {step.Channel}", "use send: whoever sends it can say anything");
        }

        if (step is not null && received is not null && step != received && kinds[0].Kind != FaultKind.Send)
        {
            _diagnostics.Error("PQ0435", fields.PlaceOf("message"), $"only send can be done to an earlier message than {received.Name}", "use send, or leave message out");
        }

        fields.Finish();
        return id is null || step is null || trips is null || story is null || (term is null && kinds[0].Kind != FaultKind.Replay)
            ? null
            : new Fault(id, step, kinds[0].Kind, term, trips, story) { Place = node.Place };
    }

    private Sequence<Fault> Faults(Fields fields, Step? received)
    {
        var faults = new List<Fault>();
        foreach (var fault in fields.Items("faults").Select(f => Fault(f, received)).OfType<Fault>())
        {
            if (fault.Id == Quests.Fault.Honest || faults.Any(f => f.Id == fault.Id))
            {
                _diagnostics.Error("PQ0437", fault.Place, $"{PlainText.Excerpt(fault.Id)} cannot name this fault", $"each fault has an identifier of its own, and none is called {Quests.Fault.Honest}");
            }

            faults.Add(fault);
        }

        return faults.ToSequence();
    }

    private Oversight? Oversight(Node node, Sequence<Fault> faults)
    {
        if (Fields.Of(node, _diagnostics, "a reject") is not { } fields)
        {
            return null;
        }

        var statements = fields.Texts("answer").Select(s => s.Text).ToSequence();
        var misses = fields.Text("misses");
        var because = fields.Prose("because");
        if (misses is not null && misses != Quests.Fault.Honest && faults.All(f => f.Id != misses))
        {
            _diagnostics.Error("PQ0433", fields.PlaceOf("misses"), $"{PlainText.Excerpt(misses)} is no fault of this quest", $"use {string.Join(" or ", faults.Select(f => f.Id).Prepend(Quests.Fault.Honest))}");
        }

        fields.Finish();
        return misses is null || because is null ? null : new Oversight(statements, misses, because) { Place = fields.PlaceOf("answer") };
    }
}
