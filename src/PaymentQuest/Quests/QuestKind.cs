namespace PaymentQuest.Quests;

/// <summary>What a player does in a quest.</summary>
public enum QuestKind
{
    /// <summary>Compose messages.</summary>
    Build,

    /// <summary>Find out whether messages are honest.</summary>
    Verify,

    /// <summary>Tell who can know what.</summary>
    Classify,

    /// <summary>Put the checks of a receiver into an order.</summary>
    Order,

    /// <summary>Compute values by hand.</summary>
    Compute,

    /// <summary>Break a goal, as the network and in the place of dishonest parties.</summary>
    Attack,
}

/// <summary>The words for kinds of quests in files.</summary>
public static class QuestKinds
{
    /// <summary>Kinds by their word after <c>kind:</c>.</summary>
    public static IReadOnlyDictionary<string, QuestKind> Words { get; } =
        Enum.GetValues<QuestKind>().ToDictionary(k => k.ToString().ToLowerInvariant(), k => k, StringComparer.Ordinal);
}
