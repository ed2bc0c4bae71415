using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Terminal.Gui.Drawing;
using Terminal.Gui.Views;

namespace PaymentQuest.Tui;

/// <summary>The menu: what can be done now, in groups, each with its key.</summary>
internal sealed class GameMenu : PopoverMenu
{
    private static readonly Intent[] OfTheGame = [Intent.Palette, Intent.Help, Intent.WhatIs, Intent.Language, Intent.Theme, Intent.Close, Intent.Quit];

    private static readonly Intent[] OfText =
    [
        Intent.Up, Intent.Down, Intent.Left, Intent.Right, Intent.PageUp, Intent.PageDown, Intent.First, Intent.Last, Intent.NextPanel, Intent.PreviousPanel, Intent.SplitLeft, Intent.SplitRight,
        Intent.Remove, Intent.Delete, Intent.Clear, Intent.SelectLeft, Intent.SelectRight, Intent.SelectFirst, Intent.SelectLast,
    ];

    /// <summary>A menu of what a game understands now.</summary>
    /// <param name="model">The game.</param>
    /// <param name="tell">Where it tells what was asked for.</param>
    public GameMenu(GameModel model, Action<Input> tell)
        : base(Framed(Items(model, tell))) => SetScheme(Look.Scheme(model.Theme));

    private static Menu Framed(IEnumerable<MenuItem> items) => new(items) { BorderStyle = LineStyle.Single };

    private static IEnumerable<MenuItem> Items(GameModel model, Action<Input> tell)
    {
        var actions = model.Actions.Where(a => a.Intent != Intent.Menu).ToList();
        foreach (var action in actions.Where(a => !OfTheGame.Contains(a.Intent) && !OfText.Contains(a.Intent)))
        {
            yield return Item(action);
        }

        foreach (var (title, intents) in new[] { (Prose.Of("menu.text"), OfText), (Prose.Of("menu.game"), OfTheGame) })
        {
            var group = actions.Where(a => intents.Contains(a.Intent)).Select(Item).ToList();
            if (group.Count > 0)
            {
                yield return new MenuItem(title.In(model.Language), "", Framed(group));
            }
        }

        MenuItem Item(ScreenAction action) => new(action.Label.In(model.Language), action.Key?.In(model.Language) ?? "", () => tell(new Input.Asked(action.Intent)));
    }
}
