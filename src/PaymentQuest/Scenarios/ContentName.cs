namespace PaymentQuest.Scenarios;

/// <summary>What a content file describes.</summary>
public enum ContentKind
{
    /// <summary>A payment protocol.</summary>
    Protocol,

    /// <summary>A quest: a task for a player around a protocol.</summary>
    Quest,

    /// <summary>A topic: the folder of quests that the file lies in.</summary>
    Topic,
}

/// <summary>A content file by name, before anything in it has been read.</summary>
/// <param name="Kind">What the file describes.</param>
/// <param name="Id">The identifier: the file's name without its ending.</param>
/// <param name="Family">The folder that it lies in: a family of protocols, or a topic of quests.</param>
/// <param name="Path">Its path below <c>scenarios/</c>, with forward slashes.</param>
public sealed record ContentName(ContentKind Kind, string Id, string Family, string Path);
