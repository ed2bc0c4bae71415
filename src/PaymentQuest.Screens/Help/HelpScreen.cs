using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The keys of the screen below.</summary>
/// <param name="Actions">What it understands.</param>
/// <param name="Topic">What else is worth knowing there.</param>
public sealed record HelpScreen(Sequence<ScreenAction> Actions, Sequence<Prose> Topic) : Screen
{
    /// <inheritdoc/>
    public override Sequence<Binding> Keys => HelpKeys.All;

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) =>
        (intent is Intent.Back or Intent.Choose or Intent.Help or Intent.WhatIs ? model.Pop() : model, []);
}

/// <summary>The help, which is generated from what the screen understands and the keys in force.</summary>
public static class HelpText
{
    /// <summary>The lines above the text.</summary>
    public static IReadOnlyList<Line> Heading(Page page) => [page.Header(page.Say("help.title"), "PaymentQuest"), page.Rule()];

    /// <summary>The text, wrapped into so many columns.</summary>
    public static IReadOnlyList<Line> Lines(HelpScreen screen, int columns, Language language)
    {
        var lines = new List<Line>();
        foreach (var alike in screen.Actions.Where(a => a.Keys.Count > 0).GroupBy(a => a.Label.In(language)))
        {
            var keys = string.Join(' ', alike.SelectMany(a => a.Keys).Select(k => KeyName.Shown(k).In(language)));
            lines.Add(Line.From($" {keys,-11} ", Style.Strong) + alike.Key);
        }

        foreach (var text in screen.Topic)
        {
            lines.Add(Line.Empty);
            lines.AddRange(Wrapping.Wrap(text.In(language), columns - 1).Select(l => " " + l));
        }

        return lines;
    }
}
