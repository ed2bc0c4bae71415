using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The keys of the screen below.</summary>
/// <param name="Actions">What it understands.</param>
/// <param name="Topic">What else is worth knowing there.</param>
/// <param name="Scroll">Lines above the visible ones, not negative.</param>
public sealed record HelpScreen(Sequence<ScreenAction> Actions, Sequence<Prose> Topic, int Scroll) : Screen
{
    /// <inheritdoc/>
    public override Sequence<Binding> Keys => HelpKeys.All;

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) => (HelpView.Do(model, this, intent), []);

    /// <inheritdoc/>
    internal override Frame Frame(GameModel model, Page page) => HelpView.Frame(model, this, page);
}

/// <summary>Draws the help, which is generated from what the screen understands and the keys in force.</summary>
internal static class HelpView
{
    public static GameModel Do(GameModel model, HelpScreen screen, Intent intent)
    {
        if (intent is Intent.Back or Intent.Choose or Intent.Help or Intent.WhatIs)
        {
            return model.Pop();
        }

        var last = Lines(screen, model.Size.Columns, model.Language).Count - 1;
        return model.Show(screen with { Scroll = Scrolling.After(screen.Scroll, intent, model.Size.Rows, last) });
    }

    public static Frame Frame(GameModel model, HelpScreen screen, Page page)
    {
        var footer = page.Footer(screen, model);
        List<Line> header = [page.Header(page.Say("help.title"), "PaymentQuest"), page.Rule()];
        var lines = Lines(screen, page.Columns, page.Language);
        return page.Compose(header, Layout.Viewport(lines, screen.Scroll, page.Columns, page.Rows - header.Count - footer.Count, page.Glyphs), footer);
    }

    private static List<Line> Lines(HelpScreen screen, int columns, Language language)
    {
        var width = Math.Min(columns - 2, 100);
        var lines = new List<Line>();
        foreach (var alike in screen.Actions.Where(a => a.Keys.Count > 0).GroupBy(a => a.Label.In(language)))
        {
            var keys = string.Join(' ', alike.SelectMany(a => a.Keys).Select(k => KeyName.Shown(k).In(language)));
            lines.Add(Line.From($" {keys,-11} ", Style.Strong) + alike.Key);
        }

        foreach (var text in screen.Topic)
        {
            lines.Add(Line.Empty);
            lines.AddRange(Wrapping.Wrap(text.In(language), width).Select(l => " " + l));
        }

        return lines;
    }
}
