using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <content>Reads verify quests: faults, and answers that miss one.</content>
internal sealed partial class QuestReader
{
    private static readonly Dictionary<string, bool> Levels = new(StringComparer.Ordinal) { ["easy"] = false, ["hard"] = true };

    /// <summary>What can be done to a message, by the words of the format.</summary>
    private static readonly Sequence<(string Key, FaultKind Kind)> FaultKinds =
        [("send", FaultKind.Send), ("splice", FaultKind.Splice), ("replay", FaultKind.Replay), ("flip", FaultKind.Flip), ("repeat", FaultKind.Repeat)];

    internal VerifyQuest? Verify(Fields fields, QuestHead head)
    {
        var (role, step) = RoleAndStep(fields);
        var until = Until(fields, role, step);
        var faults = Faults(fields, step, until);
        if (role is null || step is null)
        {
            return null;
        }

        return new VerifyQuest(head)
        {
            Role = role,
            Step = step,
            Until = until,
            IsHard = fields.OptionalChoice("level", Levels, false),
            Rounds = (int)fields.OptionalInteger("rounds", 1, 12, Math.Min(faults.Count + 1, 12)),
            Faults = faults,
            Solution = fields.Texts("solution").Select(s => s.Text).ToSequence(),
            Oversights = fields.OptionalItems("rejects").Select(r => Oversight(r, faults)).OfType<Oversight>().ToSequence(),
        };
    }

    private Step? Until(Fields fields, Role? role, Step? step)
    {
        var until = fields.OptionalScalar("until") is { } named ? Step(named) : null;
        if (until is not null && role is not null && step is not null && (until.To != role.Name || until.Number <= step.Number || !Protocol.Flow.LeadsTo(step.Number, until.Number, role.Name)))
        {
            _diagnostics.Error("PQ0438", fields.PlaceOf("until"), $"{until.Name} does not come to {role.Name} after {step.Name}", "name a later message to the same role, or leave until out");
            return null;
        }

        return until;
    }

    private Fault? Fault(Node node, Step? received, Step? until)
    {
        if (Fields.Of(node, _diagnostics, "a fault") is not { } fields)
        {
            return null;
        }

        var id = fields.Text("id");
        var isLost = fields.Has("lost");
        var step = fields.OptionalScalar("message") is { } named ? Step(named) : isLost ? until : received;
        var trips = fields.Text("trips");
        var story = fields.Prose("story");
        if (trips is not null)
        {
            CheckExists(trips, fields.PlaceOf("trips"));
        }

        var kinds = FaultKinds.Append((Key: "lost", Kind: FaultKind.Lost)).Where(k => fields.Has(k.Key)).ToList();
        if (kinds.Count != 1)
        {
            _diagnostics.Error("PQ0431", node.Place, "a fault does exactly one of send, splice, replay, flip, repeat, lost");
            return null;
        }

        var isWhole = IsWhole(kinds[0].Kind);
        var term = isWhole ? null : fields.Scalar(kinds[0].Key) is { } text ? _terms.Canonical(text, Protocol.Vocabulary) : null;
        if (isWhole)
        {
            if (!fields.Flag(kinds[0].Key, true))
            {
                _diagnostics.Error("PQ0431", fields.PlaceOf(kinds[0].Key), $"a fault with {kinds[0].Key}: false does nothing", $"write {kinds[0].Key}: true, or another word");
            }
        }
        else if (kinds[0].Kind is not FaultKind.Send && term is not null && step is not null && !step.Content.Leaves.Contains(term))
        {
            _diagnostics.Error("PQ0432", fields.PlaceOf(kinds[0].Key), $"{step.Name} has no field '{Protocol.Vocabulary.Label(term)}'", "name a part of the message");
        }

        if (kinds[0].Kind == FaultKind.Splice && step is { Frame: not null, IsOpenToAnybody: false })
        {
            _diagnostics.Error("PQ0432", fields.PlaceOf(kinds[0].Key), $"nobody puts anything else into {step.Name} on its way, which travels over {step.Channel}", "use send: whoever sends it can say anything");
        }

        if (isLost && (until is null || step != until))
        {
            _diagnostics.Error("PQ0438", fields.PlaceOf("lost"), "only the message with which the player decides can be lost", "name it under until");
        }
        else if (!isLost && step is not null && received is not null && step != received && kinds[0].Kind != FaultKind.Send)
        {
            _diagnostics.Error("PQ0435", fields.PlaceOf("message"), $"only send can be done to an earlier message than {received.Name}", "use send, or leave message out");
        }

        fields.Finish();
        return id is null || step is null || trips is null || story is null || (term is null && !isWhole)
            ? null
            : new Fault(id, step, kinds[0].Kind, term, trips, story) { Place = node.Place };
    }

    /// <summary>Whether something is done to a message as a whole, so that no field is named.</summary>
    private static bool IsWhole(FaultKind kind) => kind is FaultKind.Replay or FaultKind.Repeat or FaultKind.Lost;

    private Sequence<Fault> Faults(Fields fields, Step? received, Step? until)
    {
        var faults = new List<Fault>();
        foreach (var fault in fields.Items("faults").Select(f => Fault(f, received, until)).OfType<Fault>())
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
