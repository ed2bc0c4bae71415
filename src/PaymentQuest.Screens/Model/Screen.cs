using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>One screen of the stack: everything that it shows, as values.</summary>
public abstract record Screen
{
    /// <summary>What it understands now.</summary>
    public abstract Sequence<Binding> Keys { get; }

    /// <summary>Whether letters are typed into it now.</summary>
    public virtual bool IsTyping => false;

    /// <summary>What else than the keys is worth knowing here.</summary>
    internal virtual Sequence<Prose> HelpTopic => [Prose.Of("help.anywhere")];

    /// <summary>The game after the player asked for something here.</summary>
    internal abstract (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent);

    /// <summary>The game after letters were typed, or text was pasted, here.</summary>
    internal virtual GameModel Typed(GameModel model, string text) => model;

    /// <summary>What the screen looks like.</summary>
    internal abstract Frame Frame(GameModel model, Page page);
}
