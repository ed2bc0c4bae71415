using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>What is being typed when the program is interrupted, or when the line is left.</summary>
public sealed class InterruptedTests
{
    /// <summary>A quest of each kind that is typed in, keys that begin a text, and what is kept of it.</summary>
    public static TheoryData<string, string, string, string> Typed => new()
    {
        { "first-message", "=SALT_C, C", "Initiate", "SALT_C, C" },
        { "dual-on-paper", "\r44", "PIMD", "44" },
        { "gatekeeper", "=open Enc", Session.LineSlot, "open Enc" },
        { "man-in-the-middle", "sB1 PK_B(", Session.LineSlot, "send B1 PK_B(" },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public void Text_that_is_being_typed_is_kept(string quest, string keys, string slot, string text)
    {
        var game = Typing(quest, keys);

        game.Do(new Input.Interrupted());

        Assert.Equal(new Move.Write(slot, text), game.Saves[^1].Moves[^1]);
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public void Text_that_is_being_typed_is_kept_under_the_help(string quest, string keys, string slot, string text)
    {
        var game = Typing(quest, keys).Press(KeyPress.Of('g', Modifiers.Control));
        Assert.IsType<HelpScreen>(game.Model.Top);

        game.Do(new Input.Interrupted());

        Assert.Equal(new Move.Write(slot, text), game.Saves[^1].Moves[^1]);
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public void What_was_kept_is_there_when_the_attempt_goes_on(string quest, string keys, string slot, string text)
    {
        var game = Typing(quest, keys);
        game.Do(new Input.Interrupted());

        game.Open(quest);

        Assert.Equal(text, Opened(game, slot));
        Assert.Equal(slot == Session.LineSlot, game.Model.Top.IsTyping);
    }

    [Theory]
    [InlineData("gatekeeper", "=open Enc")]
    [InlineData("man-in-the-middle", "sB1 PK_B(")]
    public void A_kept_line_costs_no_move_and_is_gone_when_it_is_emptied(string quest, string keys)
    {
        var game = Typing(quest, keys);
        game.Do(new Input.Interrupted());
        game.Open(quest).Press(KeyPress.Of('u', Modifiers.Control)).Press(Key.Escape);
        Assert.False(game.Model.Top.IsTyping);

        game.Open(quest);

        Assert.False(game.Model.Top.IsTyping);
        var saved = game.Saves[^1];
        Assert.Equal(0, Session.Replay(PlayedGame.Quest(quest), saved.Seed, game.Saves.SelectMany(s => s.Moves)).Moves);
    }

    [Theory]
    [MemberData(nameof(Typed))]
    public void Text_that_is_being_typed_is_kept_when_it_is_left(string quest, string keys, string slot, string text)
    {
        var game = Typing(quest, keys).Press(Key.Escape);

        Assert.False(game.Model.Top.IsTyping);
        Assert.Equal(new Move.Write(slot, text), game.Saves[^1].Moves[^1]);
        if (slot == Session.LineSlot)
        {
            Assert.Equal(text, Opened(game.Type("="), slot));
        }
    }

    [Fact]
    public void A_value_that_is_left_half_typed_stands_on_the_sheet_and_is_not_handed_in()
    {
        var game = Typing("dual-on-paper", "\r44").Press(Key.Escape);

        var screen = Assert.IsType<ComputeScreen>(game.Model.Top);
        Assert.False(screen.Session.IsOver);
        Assert.Equal("44", Assert.IsType<ComputeScreen>(game.Press(Key.Enter).Model.Top).Field?.Text);
        Assert.Equal("", Assert.IsType<ComputeScreen>(game.Press(Key.Escape).Type("u").Model.Top).Written);
    }

    [Fact]
    public void A_line_that_was_left_stays_while_hints_are_taken_and_messages_passed_on()
    {
        var game = Typing("man-in-the-middle", "iA").Press(Key.Enter).Type("sB1 PK_B(").Press(Key.Escape).Type("hh");
        Assert.Equal(1, ((AttackScreen)game.Model.Top).Session.HintsTaken);
        game.Press(Key.Enter);
        Assert.StartsWith("pass", ((AttackScreen)game.Model.Top).Session.Desk.Statements[^1], StringComparison.Ordinal);

        Assert.Equal("send B1 PK_B(", Opened(game.Type("="), Session.LineSlot));
        Assert.Equal("send B1 PK_B(", Opened(game.Press(Key.Escape).Type("s"), Session.LineSlot));
    }

    [Fact]
    public void A_line_that_says_only_what_its_key_wrote_does_not_take_the_place_of_one_that_was_typed()
    {
        var game = Typing("man-in-the-middle", "sB1 PK_B(").Press(Key.Escape).Type("i").Press(Key.Escape).Type("=");

        Assert.Equal("send B1 PK_B(", Opened(game, Session.LineSlot));
    }

    [Fact]
    public void A_check_that_is_being_carried_is_put_down_where_it_is()
    {
        var game = new PlayedGame(Language.En, 100, 30).Open("cheap-first").Press(Key.Enter, Key.Down);
        var carried = ((OrderScreen)game.Model.Top).Labels;

        game.Do(new Input.Interrupted());

        Assert.Equal(new Move.Write(OrderQuest.Entry, string.Join('\n', carried)), game.Saves[^1].Moves[^1]);
    }

    [Fact]
    public void Where_nothing_is_being_typed_nothing_is_kept()
    {
        foreach (var quest in (string[])["first-message", "dual-on-paper", "gatekeeper", "man-in-the-middle", "who-can-know", "cheap-first"])
        {
            var game = new PlayedGame(Language.En, 100, 30);
            game.Do(new Input.Interrupted());
            game.Open(quest);
            game.Do(new Input.Interrupted());

            Assert.Empty(game.Saves);
        }
    }

    private static string? Opened(PlayedGame game, string slot) => game.Model.Top switch
    {
        BuildScreen s => s.Draft.Text,
        SheetScreen s => s.Session.Desk.Drafts[slot],
        VerifyScreen s => s.Field?.Text,
        AttackScreen s => s.Field?.Text,
        _ => null,
    };

    private static PlayedGame Typing(string quest, string keys)
    {
        var game = new PlayedGame(Language.En, 100, 30).Open(quest);
        foreach (var key in keys)
        {
            game = key == '\r' ? game.Press(Key.Enter) : game.Type(key.ToString());
        }

        Assert.True(game.Model.Top.IsTyping);
        return game;
    }
}
