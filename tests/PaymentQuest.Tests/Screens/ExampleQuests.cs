using PaymentQuest.Quests;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Terms;
using PaymentQuest.Tests.Scenarios;

namespace PaymentQuest.Tests.Screens;

/// <summary>The shipped quests after an example of the documentation, as a player has them who wrote it into a file.</summary>
internal sealed class ExampleQuests : IQuestSource
{
    private readonly Quest _example;

    private ExampleQuests(string id)
        : this(id, ScenarioFormatDocument.Example(id))
    {
    }

    private ExampleQuests(string id, string text)
    {
        using var scratch = new Scratch();
        var own = new LibraryQuests(Library.Shipped, scratch.Write($"{id}.yaml", text));
        Topics = own.Topics;
        _example = own.Load(id).Quest ?? throw new InvalidOperationException(id);
    }

    /// <summary>With the compute quest.</summary>
    public static ExampleQuests OnPaper { get; } = new("tea-on-paper");

    /// <summary>With a verify quest over SET in which certificates are bad, each in another way.</summary>
    public static ExampleQuests Chain { get; } = new("whose-word", File.ReadAllText(ChainFile));

    /// <summary>The file of <see cref="Chain"/>.</summary>
    public static string ChainFile => Path.Combine(ProtocolFiles.Root, "tests", "PaymentQuest.Tests", "Screens", "Quests", "whose-word.yaml");

    public Sequence<QuestGroup> Topics { get; }

    public (Quest? Quest, string? Problem) Load(string id) => id == _example.Id ? (_example, null) : PlayedGame.Source.Load(id);
}
