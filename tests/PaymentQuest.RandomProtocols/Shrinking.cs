namespace PaymentQuest.RandomProtocols;

/// <summary>Makes a sketch smaller while the same disagreement is seen.</summary>
internal sealed class Shrinking(Judge judge, IReadOnlyList<int> numbers, Properties properties, ulong seed)
{
    /// <summary>The smaller sketch, and the disagreement as it is seen there.</summary>
    public (Sketch Sketch, Disagreement Disagreement) Of(Sketch sketch, Disagreement disagreement, int tries)
    {
        var only = disagreement.Kind switch
        {
            "false none" or "judgement" => Properties.BruteForce,
            "false attack" => Properties.Attacks,
            "a dishonest party is not named" => Properties.Monotony | Properties.Telling,
            "no line" or "lint believes a loss" => Properties.Telling,
            "cannot run" => Properties.Honest,
            "rewriting" => Properties.Rewriting,
            "monotony" => Properties.Monotony,
            "knowledge" => Properties.Knowledge,
            _ => properties,
        };
        var examination = new Examination(judge, new Effort(numbers[0] / 2, numbers[1] / 2, numbers[2]), only);
        var alone = sketch with { Goals = [.. sketch.Goals.Where(g => disagreement.Goal.Length == 0 || g.Name == disagreement.Goal)] };
        var smallest = Smaller.Of(Same(examination, alone, disagreement) is not null ? alone : sketch, d => Same(examination, d, disagreement) is not null, tries);
        return (smallest, Same(examination, smallest, disagreement) ?? disagreement);
    }

    private Disagreement? Same(Examination examination, Sketch sketch, Disagreement disagreement) =>
        examination.Of(sketch, seed).Disagreements.FirstOrDefault(d => d.Kind == disagreement.Kind && d.Goal == disagreement.Goal && d.Traits.All(disagreement.Traits.Contains));
}
