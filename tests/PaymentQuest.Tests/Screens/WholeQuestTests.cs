using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>A quest of each kind from the list: opened by mouse alone, and played to the debrief with the palette alone.</summary>
public sealed class WholeQuestTests
{
    private const int MostTurns = 60;
    private const string WheelDown = "\e[<65;10;9M";

    public static TheoryData<string, Language, int, int> Quests => new()
    {
        { "first-message", Language.En, 80, 24 },
        { "read-the-invoice", Language.Es, 80, 24 },
        { "who-can-know", Language.En, 120, 40 },
        { "cheap-first", Language.Es, 120, 40 },
        { "dual-on-paper", Language.En, 80, 24 },
        { "man-in-the-middle", Language.Es, 80, 24 },
    };

    [Theory]
    [MemberData(nameof(Quests))]
    public void A_quest_is_found_opened_and_begun_by_mouse_alone(string id, Language language, int columns, int rows)
    {
        var game = new PlayedGame(language, columns, rows);
        var title = "○ " + game.Model.Quests.Single(q => q.Id == id).Title.In(language)[..12];
        for (var turn = 0; turn < MostTurns && !game.Text.Contains(title, StringComparison.Ordinal); turn++)
        {
            game.Send(WheelDown);
        }

        if (Assert.IsType<HomeScreen>(game.Model.Top).Chosen != id)
        {
            game.Click(title);
            Assert.Equal(id, Assert.IsType<HomeScreen>(game.Model.Top).Chosen);
        }

        // A click on what is chosen opens it.
        game.Click(title);
        Assert.IsType<BriefingScreen>(game.Model.Top);
        game.Click(language == Language.En ? " begin " : " empezar ");

        Assert.Equal(id, Assert.IsAssignableFrom<DeskScreen>(game.Model.Top).Entry.Id);
    }

    [Theory]
    [MemberData(nameof(Quests))]
    public void A_quest_is_played_to_the_debrief_with_the_palette_alone(string id, Language language, int columns, int rows)
    {
        var game = new PlayedGame(language, columns, rows);
        while (Assert.IsType<HomeScreen>(game.Model.Top).Chosen != id)
        {
            Ask(game, Intent.Down);
        }

        Ask(game, Intent.Choose);
        Ask(game, Intent.Choose);
        switch (Assert.IsAssignableFrom<DeskScreen>(game.Model.Top))
        {
            case BuildScreen:
                Add(game, "SALT_C");
                Add(game, "CID");
                Ask(game, Intent.Send);
                Ask(game, Intent.Choose);
                Assert.True(Assert.IsType<DebriefScreen>(game.Model.Top).Session.IsSolved);
                break;
            case VerifyScreen verify:
                for (var round = 0; round < verify.Quest.Rounds; round++)
                {
                    Ask(game, Intent.Choose);
                    Ask(game, Intent.Accept);
                    Ask(game, Intent.Choose);
                }

                break;
            case SheetScreen:
                Ask(game, Intent.Send);
                Ask(game, Intent.Choose);
                Ask(game, Intent.Choose);
                break;
            default:
                Ask(game, Intent.GiveUp);
                Ask(game, Intent.Choose);
                break;
        }

        Assert.IsType<DebriefScreen>(game.Model.Top);
    }

    // The palette has what cannot be found by its key: everything under its name in files.
    private static void Ask(PlayedGame game, Intent intent)
    {
        game.Press(KeyPress.Of('p', Modifiers.Control)).Type(KeyMap.Of(intent).Name);
        var found = Assert.IsType<ActionsScreen>(game.Model.Top).Found.ToList();
        for (var at = found.FindIndex(a => a.Intent == intent); at > 0; at--)
        {
            game.Press(Key.Down);
        }

        game.Press(Key.Enter);
    }

    private static void Add(PlayedGame game, string name)
    {
        while (game.Model.Top is BuildScreen screen && screen.Palette.Items[Math.Min(screen.Chosen, screen.Palette.Items.Count - 1)].Name != name)
        {
            Ask(game, Intent.Down);
        }

        Ask(game, Intent.Choose);
    }
}
