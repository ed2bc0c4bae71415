namespace PaymentQuest.RandomProtocols;

/// <summary>Makes a draft smaller while the same disagreement is seen.</summary>
internal sealed class Shrinking(Judge judge, IReadOnlyList<int> numbers, Properties properties, ulong seed)
{
    /// <summary>The smaller draft, and the disagreement as it is seen there.</summary>
    public (Draft Draft, Disagreement Disagreement) Of(Draft draft, Disagreement disagreement, int tries)
    {
        var only = disagreement.Kind switch
        {
            "false none" => Properties.BruteForce,
            "false attack" => Properties.Attacks,
            "rewriting" => Properties.Rewriting,
            "monotony" => Properties.Monotony,
            "knowledge" => Properties.Knowledge,
            _ => properties,
        };
        var examination = new Examination(judge, new Effort(numbers[0] / 2, numbers[1] / 2, numbers[2]), only);
        var alone = draft with { Goals = [.. draft.Goals.Where(g => disagreement.Goal.Length == 0 || g.Name == disagreement.Goal)] };
        var smallest = Smaller.Of(Same(examination, alone, disagreement) is not null ? alone : draft, d => Same(examination, d, disagreement) is not null, tries);
        return (smallest, Same(examination, smallest, disagreement) ?? disagreement);
    }

    private Disagreement? Same(Examination examination, Draft draft, Disagreement disagreement) =>
        examination.Of(draft, seed).Disagreements.FirstOrDefault(d => d.Kind == disagreement.Kind && d.Goal == disagreement.Goal && d.Traits.All(disagreement.Traits.Contains));
}
