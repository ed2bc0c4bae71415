using System.Text.RegularExpressions;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using PaymentQuest.Terms;
using Xunit;

namespace PaymentQuest.Tests.Screens.Keys;

/// <summary>The one table of keys, and what screens understand.</summary>
public sealed partial class KeyMapTests
{
    /// <summary>Every table of every screen, while text is typed there and while none is.</summary>
    private static readonly (string Name, Sequence<Binding> Table)[] Tables =
    [
        .. typeof(KeyMap).Assembly.GetTypes().Where(t => t is { IsAbstract: true, IsSealed: true }).SelectMany(t => t.GetProperties())
            .Where(p => p.PropertyType == typeof(Sequence<Binding>)).Select(p => ($"{p.DeclaringType!.Name}.{p.Name}", (Sequence<Binding>)p.GetValue(null)!)),
        ("DeskScreen, a hint", [.. KeyTable.Buying]),
        ("DeskScreen, a reset", [.. KeyTable.Resetting]),
    ];

    [Fact]
    public void Every_intent_is_an_action_of_the_table_once() => Assert.Equal(Enum.GetValues<Intent>(), KeyMap.Actions.Select(a => a.Intent).Order());

    [Fact]
    public void No_key_asks_for_two_things()
    {
        var taken = KeyMap.Actions.SelectMany(a => a.Keys.Select(k => (Key: k, Action: a))).GroupBy(t => t.Key).Where(g => g.Count() > 1).ToList();

        // The key that completes what is typed does nothing else there, and where nothing is typed there is nothing to complete; so with words.
        Assert.Equal([new KeyPress(Key.Tab), new KeyPress(Key.Left, default, Modifiers.Control), new KeyPress(Key.Right, default, Modifiers.Control)], taken.Select(g => g.Key));
        Assert.All(taken, both => Assert.Equal([KeyScope.AtRest, KeyScope.Typing], both.Select(t => t.Action.Scope).Order()));
    }

    [Fact]
    public void Every_action_has_a_key_a_name_for_files_and_a_label_in_both_languages()
    {
        Assert.All(KeyMap.Actions, a =>
        {
            Assert.NotEmpty(a.Keys);
            Assert.Matches(SnakeCase(), a.Name);
            Assert.NotEqual("", a.Label.En);
            Assert.NotEqual("", a.Label.Es);
        });
        Assert.Equal(KeyMap.Actions.Count, KeyMap.Actions.Select(a => a.Name).Distinct().Count());
    }

    [Fact]
    public void Every_key_has_a_name_that_reads_back_and_one_for_screens()
    {
        Assert.All(KeyMap.Actions.SelectMany(a => a.Keys), k =>
        {
            Assert.Equal(k, KeyName.Read(KeyName.Of(k), out var problem));
            Assert.Null(problem);
            Assert.NotEqual("", KeyName.Shown(k).Es);
        });
    }

    [Fact]
    public void Every_screen_understands_help_language_and_quit_and_how_to_leave_it()
    {
        Assert.True(Tables.Length > 25);
        Assert.All(Tables, t =>
        {
            var understood = t.Table.Select(b => b.Intent).ToList();
            Assert.All([Intent.Help, Intent.WhatIs, Intent.Language, Intent.Quit], i => Assert.True(understood.Contains(i), $"{t.Name}: {i}"));
            Assert.True(understood.Contains(Intent.Back) || t.Name == "HomeKeys.Choosing", t.Name);
            Assert.True(understood.Count == understood.Distinct().Count(), t.Name);
        });
    }

    [Fact]
    public void Where_text_is_typed_everything_that_the_key_bar_names_has_a_key_that_is_no_text()
    {
        var typing = Typing().ToList();

        Assert.All(typing, game => Assert.All(game.Model.Keys.On(game.Model.Top).Where(a => a.IsInFooter), a => Assert.False(a.Keys[0].IsText, a.Name)));
        Assert.Equal(5, typing.Count);
    }

    [Fact]
    public void Letters_are_text_where_text_is_typed_whatever_they_ask_for_elsewhere()
    {
        foreach (var game in Typing())
        {
            var letters = KeyMap.Actions.SelectMany(a => a.Keys).Where(k => k.IsText).Select(k => k.Character.ToString()).ToList();
            var top = game.Model.Top;

            foreach (var letter in letters)
            {
                game.Type(letter);
                Assert.Equal((top.GetType(), true), (game.Model.Top.GetType(), game.Model.Top.IsTyping));
            }

            Assert.EndsWith(string.Concat(letters), game.Model.Top switch { HomeScreen h => h.Filter, BuildScreen b => b.Draft.Text, DeskScreen d => d.Field!.Text, _ => null });
        }
    }

    [Fact]
    public void What_is_asked_for_does_what_its_key_does()
    {
        foreach (var quest in (string?[])[null, "first-message", "read-the-invoice", "gatekeeper", "who-can-know", "cheap-first", "tea-on-paper", "man-in-the-middle"])
        {
            var pressed = On(quest);
            foreach (var action in pressed.Model.Actions)
            {
                var (byKey, keyEffects) = GameApplication.Update(pressed.Model, new Input.Pressed(action.Keys[0]));
                var (asked, effects) = GameApplication.Update(pressed.Model, new Input.Asked(action.Intent));

                Assert.Equal(pressed.Look(byKey), pressed.Look(asked));
                Assert.Equal(keyEffects.Select(e => e.GetType()), effects.Select(e => e.GetType()));
            }
        }
    }

    [Fact]
    public void What_a_line_does_not_understand_is_asked_of_its_desk_and_the_line_is_kept()
    {
        var game = On("gatekeeper").Press(Key.Enter).Type("open Enc");
        Assert.Contains(Intent.Hint, game.Model.Actions.Select(a => a.Intent));

        game.Do(new Input.Asked(Intent.Hint));

        Assert.IsType<DeskNotice.HintOffer>(Assert.IsType<VerifyScreen>(game.Model.Top).Notice);
        Assert.Equal(new Move.Write(Session.LineSlot, "open Enc"), game.Saves[^1].Moves[^1]);
    }

    [Fact]
    public void What_nobody_understands_here_is_not_done_and_leaves_no_line()
    {
        var game = On("gatekeeper").Press(Key.Enter).Type("open Enc");

        game.Do(new Input.Asked(Intent.Guess));

        Assert.Equal("open Enc", Assert.IsType<VerifyScreen>(game.Model.Top).Field?.Text);
        Assert.Empty(game.Saves);
    }

    [Theory]
    [InlineData("first-message", "=SALT_C, C", "Initiate", "SALT_C, C")]
    [InlineData("gatekeeper", "=open Enc", Session.LineSlot, "open Enc")]
    public void The_program_can_be_ended_from_a_line_which_is_kept(string quest, string keys, string slot, string text)
    {
        var game = On(quest).Type(keys).Press(KeyPress.Of('q', Modifiers.Control));

        Assert.True(game.HasQuit);
        Assert.Equal(new Move.Write(slot, text), game.Saves[^1].Moves[^1]);
    }

    [Fact]
    public void One_key_leaves_every_screen_and_from_the_list_the_game()
    {
        var game = On("read-the-invoice").Type("ooc").Type("?");
        foreach (var expected in (Type[])[typeof(CertificateScreen), typeof(VerifyScreen), typeof(HomeScreen)])
        {
            game.Type("q");
            Assert.IsType(expected, game.Model.Top);
            Assert.False(game.HasQuit);
        }

        Assert.True(game.Type("q").HasQuit);
    }

    [Fact]
    public void Keys_that_were_changed_are_what_counts_and_what_is_shown()
    {
        var f5 = new KeyPress(Key.F5);
        var game = On("read-the-invoice", KeyMap.Shipped.With(new Dictionary<Intent, Sequence<KeyPress>> { [Intent.Hint] = [f5] }));
        Assert.Contains(" F5 hint ", game.Text, StringComparison.Ordinal);

        Assert.IsType<DeskNotice.Start>(((VerifyScreen)game.Type("h").Model.Top).Notice);
        Assert.IsType<DeskNotice.HintOffer>(((VerifyScreen)game.Press(Key.F5).Model.Top).Notice);
        Assert.Contains("F5 ", game.Type("?").Text, StringComparison.Ordinal);
    }

    private static PlayedGame On(string? quest, KeyMap? keys = null)
    {
        var game = new PlayedGame(Language.En, 100, 30, own: ExampleQuests.OnPaper, keys: keys);
        return quest is null ? game : game.Open(quest);
    }

    private static IEnumerable<PlayedGame> Typing() =>
        [On(null).Type("/"), On("first-message").Type("="), On("gatekeeper").Type("="), On("man-in-the-middle").Type("="), On("dual-on-paper").Press(Key.Enter)];

    [GeneratedRegex("^[a-z]+(_[a-z]+)*$")]
    private static partial Regex SnakeCase();
}
