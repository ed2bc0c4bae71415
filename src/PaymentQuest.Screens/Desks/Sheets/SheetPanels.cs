using PaymentQuest.Documents;

namespace PaymentQuest.Screens;

/// <summary>What lies beside a sheet, in words.</summary>
public static class SheetPanels
{
    private static readonly Prose[] Names = [Prose.Of("sheet.sheet"), Prose.Of("common.messages"), Prose.Of("common.story")];

    /// <summary>The lines above a sheet: which quest, how far it is, and what is to be done, never cut.</summary>
    /// <param name="model">The game.</param>
    /// <param name="screen">The sheet.</param>
    /// <param name="page">What it is shown on. Where there are few rows, what is to be done stands with the story alone.</param>
    public static IReadOnlyList<Line> Heading(GameModel model, SheetScreen screen, Page page)
    {
        var quest = screen.Sheet;
        var time = model.PlayTime.Of(quest.Id, screen.Attempt) ?? "";
        var taken = screen.Session.HintsTaken;
        var header = page.Header(
            $"{page.Say(quest.Title)} · {screen.Entry.Protocol} · {page.Say(Vocables.OfPlayer(screen.Entry))}",
            page.Say("common.facts", ("suite", quest.Suite.Name), ("seed", screen.Session.Seed), ("taken", taken), ("hints", quest.Hints.Count), ("time", time)),
            page.Say("common.fewer-facts", ("taken", taken), ("hints", quest.Hints.Count), ("time", time)),
            time);
        return page.Rows < 20 ? [header] : [header, .. Page.Wrap(" " + page.Say(quest.Brief), page.Columns - 1)];
    }

    /// <summary>The title of a panel; where only one is unfolded, with the one that comes next.</summary>
    public static string Title(SheetScreen screen, SheetPanel panel, Page page) => page.Say(panel == SheetPanel.Sheet ? screen.Title : Names[(int)panel])
        + (page.IsWide ? "" : page.Say("common.onward", ("panelNames", page.Say(Names[((int)screen.Panel + 1) % Names.Length]))));

    /// <summary>The protocol, wrapped.</summary>
    public static IReadOnlyList<Line> Protocol(SheetScreen screen, Page page, int columns) =>
        [.. ProtocolText.Lines(screen.Sheet.Protocol, page.Language, page.Glyphs).SelectMany(l => Page.Wrap(l, columns))];

    /// <summary>The hints that were taken, what is to be done, and the story, wrapped.</summary>
    public static IReadOnlyList<Line> Story(SheetScreen screen, Page page, int columns) =>
    [
        .. screen.Sheet.Hints.Take(screen.Session.HintsTaken).SelectMany(h => Wrapping.Wrap(page.Glyphs.Pointer + " " + page.Say(h), columns)),
        .. Wrapping.Wrap(page.Say(screen.Sheet.Brief), columns, Style.Strong),
        .. Wrapping.Wrap(page.Say(screen.Sheet.Story), columns),
    ];
}
