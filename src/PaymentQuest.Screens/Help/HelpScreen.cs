using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>The keys of the screen below.</summary>
/// <param name="Table">Its key table.</param>
/// <param name="Topic">What else is worth knowing there.</param>
/// <param name="Scroll">Lines above the visible ones, not negative.</param>
public sealed record HelpScreen(Sequence<Binding> Table, Sequence<Prose> Topic, int Scroll) : Screen
{
    /// <inheritdoc/>
    public override Sequence<Binding> Keys => HelpKeys.All;

    /// <inheritdoc/>
    internal override (GameModel Model, Sequence<Effect> Effects) Do(GameModel model, Intent intent) => (HelpView.Do(model, this, intent), []);

    /// <inheritdoc/>
    internal override Frame Frame(GameModel model, Page page) => HelpView.Frame(model, this, page);
}

/// <summary>Draws the help, which is generated from the key table.</summary>
internal static class HelpView
{
    public static GameModel Do(GameModel model, HelpScreen screen, Intent intent)
    {
        if (intent == Intent.Back)
        {
            return model.Pop();
        }

        var last = Lines(screen, model.Size.Columns, model.Language).Count - 1;
        return model.Show(screen with { Scroll = Scrolling.After(screen.Scroll, intent, model.Size.Rows, last) });
    }

    public static Frame Frame(GameModel model, HelpScreen screen, Page page)
    {
        var footer = page.Footer(screen, model.Note);
        List<Line> header = [page.Header(page.Say("help.title"), "PaymentQuest"), page.Rule()];
        var lines = Lines(screen, page.Columns, page.Language);
        return page.Compose(header, Layout.Viewport(lines, screen.Scroll, page.Columns, page.Rows - header.Count - footer.Count, page.Glyphs), footer);
    }

    private static List<Line> Lines(HelpScreen screen, int columns, Language language)
    {
        var width = Math.Min(columns - 2, 100);
        var lines = new List<Line>();
        foreach (var binding in screen.Table)
        {
            lines.Add(Line.From(" " + Named(binding, language).PadRight(12), Style.Strong) + binding.Label.In(language));
        }

        foreach (var text in screen.Topic)
        {
            lines.Add(Line.Empty);
            lines.AddRange(Wrapping.Wrap(text.In(language), width).Select(l => " " + l));
        }

        return lines;
    }

    // The name in the table is the key that is advertised; its other keys follow.
    private static string Named(Binding binding, Language language)
    {
        var name = binding.Keys.In(language);
        var others = binding.Presses.Where(p => p.Key == Key.Character).Select(p => (p.Modifiers == Modifiers.Control ? "^" : "") + p.Character)
            .Concat(binding.Presses.Where(p => p.Key is Key.F1 or Key.F2 or Key.Tab).Select(p => p.Key.ToString()))
            .Where(other => other != name);
        return string.Join(" ", others.Prepend(name));
    }
}
