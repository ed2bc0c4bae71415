namespace PaymentQuest.Terminal.Outputs;

/// <summary>What <c>list</c> says.</summary>
internal sealed record ListOutput(IEnumerable<ListOutput.Content> Protocols, IEnumerable<ListOutput.Content> Quests)
{
    internal sealed record Content(string Id, string Family, Bilingual Title);
}
