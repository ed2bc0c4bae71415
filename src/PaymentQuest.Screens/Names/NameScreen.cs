using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Something that is told of a name, in a section of its card.</summary>
/// <param name="Heading">The section, with its first entry; null for the others.</param>
/// <param name="Text">What is told.</param>
/// <param name="Name">A name in it that has a card of its own; null for none.</param>
public sealed record NameEntry(Prose? Heading, Prose Text, Named? Name);

/// <summary>What there is to be read of a name.</summary>
/// <param name="Title">The name, and what it is called in words.</param>
/// <param name="About">What it is.</param>
/// <param name="Entries">Who knows it, where it is made, where it travels, and the like.</param>
public sealed record NameCard(Prose Title, Sequence<Prose> About, Sequence<NameEntry> Entries);

/// <summary>The card of a name.</summary>
public sealed record NameScreen : Screen
{
    private readonly Glossary _glossary;

    /// <summary>The card of a name in a quest.</summary>
    /// <param name="name">The name.</param>
    /// <param name="glossary">What the names of the quest stand for.</param>
    internal NameScreen(Named name, Glossary glossary) => (Name, _glossary, Card) = (name, glossary, NameCards.Of(name, glossary));

    /// <summary>What the card is of.</summary>
    public Named Name { get; }

    /// <summary>What it tells.</summary>
    public NameCard Card { get; }

    /// <summary>The entry under the pointer, from 0.</summary>
    public int Chosen { get; init; }

    /// <summary>The quest that the name is of.</summary>
    public Prose Quest => _glossary.Quest.Title;

    /// <inheritdoc/>
    public override Sequence<Binding> Keys => AtHand is null ? NameKeys.Reading : NameKeys.Following;

    /// <inheritdoc/>
    internal override Named? AtHand => Chosen < Card.Entries.Count ? Card.Entries[Chosen].Name : null;

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) => (intent switch
    {
        Intent.Up => model.Show(At(Chosen - 1)),
        Intent.Down => model.Show(At(Chosen + 1)),
        Intent.First => model.Show(At(0)),
        Intent.Last => model.Show(At(Card.Entries.Count - 1)),
        Intent.Back => model.Pop(),
        Intent.Choose or Intent.WhatIs => AtHand is { } name ? model.Push(new NameScreen(name, _glossary)) : model.Pop(),
        _ => model,
    }, []);

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Pointed(GameModel model, int entry) => (model.Show(At(entry)), []);

    private NameScreen At(int entry) => this with { Chosen = Math.Clamp(entry, 0, Math.Max(Card.Entries.Count - 1, 0)) };
}

/// <summary>What a card understands.</summary>
internal static class NameKeys
{
    /// <summary>On an entry without a card of its own.</summary>
    public static Sequence<Binding> Reading { get; } = [new(Intent.Choose, Prose.Of("keys.back")), .. Rest];

    /// <summary>On an entry with a name in it.</summary>
    public static Sequence<Binding> Following { get; } = [KeyTable.Choose(Prose.Of("keys.what-is-this")), .. Rest];

    private static Binding[] Rest => [.. KeyTable.Back(Prose.Of("keys.back")), Binding.Of(Intent.First), Binding.Of(Intent.Last), .. KeyTable.Moving, .. KeyTable.Everywhere];
}

/// <summary>A card in words.</summary>
public static class NameText
{
    /// <summary>The lines above the card.</summary>
    public static IReadOnlyList<Line> Heading(NameScreen screen, Page page) => [page.Header(page.Say(screen.Card.Title), page.Say(screen.Quest)), page.Rule()];

    /// <summary>What the name stands for, wrapped into so many columns.</summary>
    public static IReadOnlyList<Line> About(NameScreen screen, Page page, int columns) =>
        [.. screen.Card.About.SelectMany(told => Page.Wrap(Line.From(" " + page.Say(told)), columns)), .. screen.Card.Entries.Count > 0 && screen.Card.Entries[0].Heading is null ? [Line.Empty] : Array.Empty<Line>()];

    /// <summary>The entries of the card, each with its lines.</summary>
    public static IReadOnlyList<IReadOnlyList<Line>> Entries(NameScreen screen, Page page, int columns) =>
        [.. screen.Card.Entries.Select((entry, at) => (IReadOnlyList<Line>)
        [
            .. entry.Heading is { } heading ? [Line.Empty, .. Page.Wrap(Line.From(" " + page.Say(heading), Style.Strong), columns)] : Array.Empty<Line>(),
            .. Wrapping.Wrap(Line.From(page.Say(entry.Text), at == screen.Chosen && entry.Name is not null ? Style.Chosen : Style.Plain), Math.Max(columns - 4, 8))
                .Select((line, row) => Line.From($" {(at == screen.Chosen && row == 0 ? page.Glyphs.Pointer : " ")} ") + line),
        ])];
}
