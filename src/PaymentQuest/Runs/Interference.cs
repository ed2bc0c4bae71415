namespace PaymentQuest.Runs;

/// <summary>What the network does to a message on its way.</summary>
/// <param name="Step">The number of the message.</param>
/// <param name="Octets">What is delivered instead.</param>
public sealed record Interference(int Step, byte[] Octets)
{
    /// <summary>In which round, from 0.</summary>
    public int Round { get; init; }
}
