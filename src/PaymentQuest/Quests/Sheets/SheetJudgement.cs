namespace PaymentQuest.Quests;

/// <summary>What came of a sheet that was handed in. Each kind of sheet adds its own.</summary>
/// <param name="Score">What it earns, in hundredths.</param>
public abstract partial record SheetJudgement(int Score)
{
    /// <summary>What is not right, as a phrase for the quest's author.</summary>
    internal abstract string Fault { get; }
}
