using PaymentQuest.Documents;
using PaymentQuest.Protocols;

namespace PaymentQuest.Quests;

/// <content>Reads what a quest claims of a message to which something was done.</content>
internal sealed partial class QuestReader
{
    private ArrivalProposition? Arrival(Fields fields, Quest quest)
    {
        var step = fields.Scalar("step") is { } named ? Step(named) : null;
        var kinds = FaultKinds.Where(k => fields.Has(k.Key)).ToList();
        var trips = fields.OptionalText("refused_by") ?? "";
        var isAccepted = fields.Flag("accepted", false);
        if (kinds.Count != 1 || isAccepted == trips.Length > 0)
        {
            _diagnostics.Error("PQ0482", fields.Place, "one thing is done to a message, and it is accepted or refused", "write one of send, splice, replay, flip, repeat, and 'accepted: true' or 'refused_by' with a check");
            return null;
        }

        if (trips.Length > 0)
        {
            CheckExists(trips, fields.PlaceOf("refused_by"));
        }

        var (key, kind) = kinds[0];
        var term = !IsWhole(kind) && fields.Scalar(key) is { } text ? _terms.Canonical(text, Protocol.Vocabulary) : null;
        var unless = Unless(fields, quest);
        return step is null || (term is null && !IsWhole(kind))
            ? null
            : new ArrivalProposition(HeadFor(quest), new Fault("claim", step, kind, term, trips, Prose.Empty)) { Unless = unless };
    }
}
