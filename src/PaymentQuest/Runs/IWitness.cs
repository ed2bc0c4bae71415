namespace PaymentQuest.Runs;

/// <summary>Is told what honest parties do while they do it, and may look at the world each time. It changes nothing.</summary>
public interface IWitness
{
    /// <summary>Nothing has happened yet.</summary>
    /// <param name="surroundings">What an honest party among honest parties finds around it.</param>
    void Begin(Surroundings surroundings);

    /// <summary>A role has sent a message, or has received and accepted one.</summary>
    /// <param name="role">The role, with what it holds now.</param>
    /// <param name="step">The number of the message.</param>
    void Passed(RoleRun role, int step);
}
