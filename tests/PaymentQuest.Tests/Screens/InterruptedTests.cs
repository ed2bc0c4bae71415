using PaymentQuest.Documents;
using PaymentQuest.Play;
using PaymentQuest.Scenarios;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>What is being typed when the program is interrupted.</summary>
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
        var game = Typing(quest, keys).Press(Key.F1);
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

        Assert.Equal(text, game.Model.Top switch
        {
            BuildScreen s => s.Draft.Text,
            SheetScreen s => s.Session.Desk.Drafts[slot],
            VerifyScreen s => s.Field?.Text,
            AttackScreen s => s.Field?.Text,
            _ => null,
        });
        Assert.Equal(slot == Session.LineSlot, game.Model.Top.IsTyping);
    }

    [Theory]
    [InlineData("gatekeeper", "=open Enc")]
    [InlineData("man-in-the-middle", "sB1 PK_B(")]
    public void A_kept_line_costs_no_move_and_is_gone_when_it_is_left(string quest, string keys)
    {
        var game = Typing(quest, keys);
        game.Do(new Input.Interrupted());
        game.Open(quest).Press(Key.Escape);
        Assert.False(game.Model.Top.IsTyping);

        game.Open(quest);

        Assert.False(game.Model.Top.IsTyping);
        var saved = game.Saves[^1];
        Assert.Equal(0, Session.Replay(PlayedGame.Quest(quest), saved.Seed, game.Saves.SelectMany(s => s.Moves)).Moves);
    }

    [Fact]
    public void A_check_that_is_being_carried_is_put_down_where_it_is()
    {
        var game = new PlayedGame(Language.En, 100, 30).Open("cheap-first").Press(Key.Enter, Key.Down);
        var carried = ((SheetScreen)game.Model.Top).Labels;

        game.Do(new Input.Interrupted());

        Assert.Equal(new Move.Write(Quest.Sheet.Order.Entry, string.Join('\n', carried)), game.Saves[^1].Moves[^1]);
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
