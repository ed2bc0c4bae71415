using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <content>Reads what a quest claims of ploys.</content>
internal sealed partial class QuestReader
{
    private PlayProposition? Play(Fields fields, Quest quest)
    {
        var moves = fields.Texts("moves").Select(m => m.Text).ToSequence();
        var isViolated = fields.Flag("violated", false);
        var stoppedBy = fields.OptionalText("stopped_by");
        int? tries = fields.Has("tries") ? (int?)fields.Integer("tries", 1, Bounds.GuessedValues) : null;
        var own = quest as AttackQuest;
        var goals = fields.OptionalNode("goals") is Node.List list ? list.Items : own is null ? fields.Items("goals") : null;
        var means = fields.OptionalSection("adversary", "the adversary") is { } adversary ? Means(adversary, quest.Head) : own?.Means ?? new Means([], [], new Dictionary<string, int>(), new Dictionary<string, Sequence<string>>(), 1);
        var field = goals is not null ? Field(_compiled, goals) : Protocol.Id == own!.Protocol.Id ? own.Field with { Compiled = _compiled } : Protocol.Id == own.Repaired.Compiled.Protocol.Id ? own.Repaired with { Compiled = _compiled } : own.Field with { Compiled = _compiled };
        if (means is null)
        {
            return null;
        }

        var board = new AttackQuest(quest.Head with { Compiled = field.Compiled })
        {
            Field = field,
            Repaired = own?.Repaired ?? field,
            StoppedBy = "",
            Means = means,
            Opening = own?.Opening ?? [],
            Wins = [],
            Misses = [],
        };
        var unless = Unless(fields, quest).Select(u => goals is null ? field with { Compiled = u.Compiled } : new QuestReader(_diagnostics, u.Compiled, _find).Field(u.Compiled, goals));
        return new PlayProposition(board, moves, isViolated, stoppedBy, tries) { Unless = (isViolated && own is not null && goals is null ? unless.Append(own.Repaired) : unless).ToSequence() };
    }
}
