namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>analyse --necessity</c> says of each check.</summary>
internal sealed record NecessityOutput(string Protocol, int Sessions, IEnumerable<string> Suites, IEnumerable<string> Dishonest, IEnumerable<string> Holding, IEnumerable<NecessityOutput.Tried> Checks)
{
    /// <summary>What happens without a check.</summary>
    internal sealed record Tried(string Check, string Verdict, long States, double Milliseconds, IEnumerable<GoalWithout> Goals);

    internal sealed record GoalWithout(string Goal, string Verdict, IEnumerable<Bilingual>? Steps);
}
