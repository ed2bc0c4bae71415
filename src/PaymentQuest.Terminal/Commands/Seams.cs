namespace PaymentQuest.Terminal.Commands;

/// <summary>Plays and judges quests on behalf of the commands <c>play</c> and <c>try</c>.</summary>
public interface IQuestDesk
{
    /// <summary>Plays a quest: on screens, or line by line when <paramref name="isPlain"/>.</summary>
    /// <param name="quest">An identifier or the path of a file.</param>
    /// <param name="isPlain">Whether the line mode is wanted.</param>
    /// <param name="isAscii">Whether only ASCII may be drawn.</param>
    /// <param name="invocation">Streams and language.</param>
    /// <returns>The exit code.</returns>
    int Play(string quest, bool isPlain, bool isAscii, Invocation invocation);

    /// <summary>Judges an answer as the game would.</summary>
    /// <param name="quest">An identifier or the path of a file.</param>
    /// <param name="answer">The answer in full, already read from where the user named.</param>
    /// <param name="seed">The seed, or null for the quest's own.</param>
    /// <param name="isJson">Whether the judgement is wanted as JSON.</param>
    /// <param name="invocation">Streams and language.</param>
    /// <returns>The exit code.</returns>
    int Try(string quest, string answer, ulong? seed, bool isJson, Invocation invocation);
}

/// <summary>Checks quest files on behalf of the command <c>lint</c>.</summary>
public interface IQuestLint
{
    /// <summary>Checks one file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    void Check(string path, Documents.Diagnostics diagnostics);
}

/// <summary>Where parts that are built elsewhere are plugged in. A part that is null is missing from this build.</summary>
public static class Seams
{
    /// <summary>Plays and judges quests.</summary>
    public static IQuestDesk? Quests { get; set; }

    /// <summary>Checks quest files; without it only their YAML is checked.</summary>
    public static IQuestLint? QuestLint { get; set; }

    /// <summary>What <c>play</c> and <c>try</c> say in a build without quests.</summary>
    internal static int NoQuests(Invocation invocation) =>
        invocation.Fail(ExitCodes.Environment, invocation.Say("this build has no quests", "esta compilación no tiene misiones"));
}
