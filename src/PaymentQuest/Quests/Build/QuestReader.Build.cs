using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <content>Reads build quests: objectives with their solutions, wrong answers.</content>
internal sealed partial class QuestReader
{
    private static readonly Dictionary<string, bool> Forms = new(StringComparer.Ordinal) { ["any"] = false, ["atoms"] = true };

    internal BuildQuest Build(Fields fields, QuestHead head)
    {
        var sender = fields.OptionalScalar("role") is { } named ? Role(named) : null;
        var slots = Slots(fields, sender);
        return new BuildQuest(head)
        {
            Slots = slots,
            Rejects = fields.OptionalItems("rejects").Select(r => Reject(r, slots)).OfType<Reject>().ToSequence(),
        };
    }

    /// <summary>Keys of all objectives that name what there is.</summary>
    private readonly List<string> _objectives = [];

    /// <summary>Whether an objective names nothing: what the solution and the wrong answers say may be of it, and one mistake is not told twice.</summary>
    private bool _isObjectiveMissing;

    private Sequence<Slot> Slots(Fields fields, Role? role)
    {
        var solutions = fields.Entries("solution").ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        var slots = new List<Slot>();
        var unsolved = new List<(string Key, Place Place)>();
        foreach (var node in fields.Items("objectives"))
        {
            if (Fields.Of(node, _diagnostics, "an objective") is not { } objective)
            {
                continue;
            }

            var weight = (int)objective.OptionalInteger("weight", 1, 1_000, 1);
            var inAtoms = objective.OptionalChoice("form", Forms, false);
            var without = objective.OptionalTexts("without");
            var define = objective.OptionalScalar("define");
            var message = objective.OptionalScalar("message");
            var step = define is not null ? Occurrence(define, role) : message is not null ? Step(message) : null;
            if (define is null && message is null)
            {
                objective.Scalar("message");
            }

            var key = define?.Text ?? step?.Name ?? message?.Text ?? "";
            objective.Finish();
            if (step is null)
            {
                _isObjectiveMissing = true;
                solutions.Remove(key);
                continue;
            }

            _objectives.Add(key);

            if (define is null && role is not null && step.From != role.Name)
            {
                _diagnostics.Error("PQ0423", objective.PlaceOf("message"), $"{role.Name} does not send {step.Name}", $"the sender is {step.From}; leave role out where several roles send");
            }

            if (!solutions.Remove(key, out var solution) || solution is not Node.Scalar solved)
            {
                unsolved.Add((key, objective.Place));
                continue;
            }

            foreach (var (name, place) in without.Where(w => !Protocol.Vocabulary.Names.Contains(w.Text)))
            {
                _diagnostics.Error("PQ0428", place, $"{PlainText.Excerpt(name)} is no definition or atom of {Protocol.Id}", $"use {string.Join(", ", Protocol.Vocabulary.Definitions.Keys)}");
            }

            if (_terms.Canonical(solved, Protocol.Vocabulary) is not null)
            {
                // A name that stands for the whole answer would answer the question with itself.
                var whole = define is null ? step.Content : Protocol.Vocabulary.Expand(new Term.Atom(define.Text));
                var trivial = Protocol.Vocabulary.Definitions.Where(d => Protocol.Vocabulary.Expand(d.Value) is { } t && t.Equals(whole)).Select(d => d.Key);
                slots.Add(new Slot(key, step, define?.Text, inAtoms, without.Select(w => w.Text).Concat(trivial).Distinct().ToSequence(), weight, solved.Text) { Place = solved.Place });
            }
        }

        // A name that is nearly that of an objective is its only mistake.
        foreach (var (key, value) in solutions.Where(_ => !_isObjectiveMissing))
        {
            var meant = Suggestion.Nearest(key, unsolved.Select(u => u.Key));
            unsolved.RemoveAll(u => u.Key == meant);
            NoObjective(key, value.Place, _objectives);
        }

        foreach (var (key, place) in unsolved)
        {
            _diagnostics.Error("PQ0426", place, $"the solution says nothing about {key}", "solution maps each objective's message or definition to its notation");
        }

        return slots.ToSequence();
    }

    /// <summary>The first message of a role that contains a definition as a whole.</summary>
    private Step? Occurrence(Node.Scalar define, Role? role)
    {
        if (!Protocol.Vocabulary.Definitions.TryGetValue(define.Text, out var written) || Protocol.Vocabulary.Expand(written) is not { } canonical)
        {
            _diagnostics.Error("PQ0428", define.Place, $"{PlainText.Excerpt(define.Text)} is no definition of {Protocol.Id}", Suggestion.Advice(define.Text, Protocol.Vocabulary.Definitions.Keys, $"use {string.Join(", ", Protocol.Vocabulary.Definitions.Keys)}"));
            return null;
        }

        var step = Protocol.Steps.FirstOrDefault(s => (role is null || s.From == role.Name) && s.Content.SelfAndDescendants.Contains(canonical));
        if (step is null)
        {
            _diagnostics.Error("PQ0429", define.Place, $"no message of {role?.Name ?? "any role"} contains '{define.Text}' as a whole", "ask for the message instead");
        }

        return step;
    }

    private Reject? Reject(Node node, Sequence<Slot> slots)
    {
        if (Fields.Of(node, _diagnostics, "a reject") is not { } fields)
        {
            return null;
        }

        var slot = fields.OptionalText("objective") ?? _objectives.FirstOrDefault() ?? "";
        var answer = fields.Text("answer");
        var trips = fields.Text("trips");
        var because = fields.Prose("because");
        if (!_isObjectiveMissing && _objectives.Count > 0 && !_objectives.Contains(slot))
        {
            NoObjective(slot, fields.PlaceOf("objective"), _objectives);
        }

        if (trips is not null && trips is not ("unknown" or "form" or "secret" or "atoms" or "notation" or "fit"))
        {
            CheckExists(trips, fields.PlaceOf("trips"));
        }

        fields.Finish();
        return answer is null || trips is null || because is null ? null : new Reject(slot, answer, trips, because) { Place = fields.PlaceOf("answer") };
    }
}
