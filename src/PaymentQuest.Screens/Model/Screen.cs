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

    /// <summary>The line that is typed now; null while none is.</summary>
    public virtual TextField? Typing => null;

    /// <summary>What the name under the pointer or the cursor stands for; null where there is none.</summary>
    internal virtual Named? AtHand => null;

    /// <summary>What else than the keys is worth knowing here.</summary>
    internal virtual Sequence<Prose> HelpTopic => [Prose.Of("help.anywhere")];

    /// <summary>The game after the player asked for something here.</summary>
    internal abstract (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent);

    /// <summary>The game after letters were typed, or text was pasted, here.</summary>
    internal virtual GameModel Typed(GameModel model, string text) => Typing is { } line ? Edited(model, line.Insert(text)) : model;

    /// <summary>The game after the player pointed at an entry here, counted from 0; unchanged where there is no such entry.</summary>
    internal virtual (GameModel Model, Sequence<Effect> Effects) Pointed(GameModel model, int entry) => (model, []);

    /// <summary>The game with what is chosen from here sorted by a column, counted from 0.</summary>
    internal virtual GameModel Sorted(GameModel model, int column) => model;

    /// <summary>The game after an entry was dragged to the place of another.</summary>
    internal virtual (GameModel Model, Sequence<Effect> Effects) Dragged(GameModel model, int from, int to) => (model, []);

    /// <summary>The game after the line that is typed here was edited.</summary>
    internal virtual GameModel Edited(GameModel model, TextField line) => model;
}
