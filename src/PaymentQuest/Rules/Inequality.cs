namespace PaymentQuest.Rules;

/// <summary>What a rule demands of two quantities, times in seconds or amounts: one is not greater than the other and so much.</summary>
/// <param name="Lesser">The input that is not greater; null for the party's clock.</param>
/// <param name="Greater">The input that it is compared with; null for the party's clock.</param>
/// <param name="Slack">By how many seconds it may be greater, below 0 by how many it must be less; of amounts 0.</param>
internal readonly record struct Inequality(int? Lesser, int? Greater, long Slack = 0);
