using System.Text;
using FsCheck.Fluent;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

public sealed class AnyKeysTests
{
    // What a hand or a cat may press, with what matters on the screens more often.
    private static readonly KeyPress[] Presses =
    [
        .. "qlhtuURNnpsarwocgif=/?:jkx1(,)[]|.\" é漢+-".EnumerateRunes().Select(r => new KeyPress(Key.Character, r)),
        .. Enum.GetValues<Key>().Where(k => k != Key.Character).Select(k => new KeyPress(k)),
        .. Enumerable.Repeat(new KeyPress(Key.Enter), 12),
        .. Enumerable.Repeat(new KeyPress(Key.Down), 8),
        .. Enumerable.Repeat(KeyPress.Of('o'), 2),
        .. Enumerable.Repeat(KeyPress.Of('c'), 2),
        .. Enumerable.Repeat(new KeyPress(Key.Backspace), 4),
        KeyPress.Of('y', Modifiers.Control),
        KeyPress.Of('a', Modifiers.Control),
        KeyPress.Of('g', Modifiers.Control),
        KeyPress.Of('l', Modifiers.Control),
    ];

    [Theory]
    [InlineData(null)]
    [InlineData("first-message")]
    [InlineData("assemble-slip")]
    [InlineData("expand-1kp")]
    [InlineData("read-the-invoice")]
    [InlineData("gatekeeper")]
    [InlineData("who-can-know")]
    [InlineData("cheap-first")]
    [InlineData("tea-on-paper")]
    [InlineData("whose-word")]
    [InlineData("man-in-the-middle")]
    [InlineData("raised-price")]
    public void Whatever_is_pressed_at_whatever_size_every_frame_fits(string? quest)
    {
        var random = new Random(20_260_115);
        for (var play = 0; play < Thoroughness.Times(exhaustive: 6, sampled: 2); play++)
        {
            var game = new PlayedGame(play % 2 == 0 ? Language.En : Language.Es, 40 + random.Next(161), 10 + random.Next(51), play % 3 == 2, quest == "whose-word" ? ExampleQuests.Chain : ExampleQuests.OnPaper);
            if (quest is not null)
            {
                game.Open(quest);
            }

            var pressed = new StringBuilder();
            for (var i = 0; i < 60; i++)
            {
                if (i % 7 == 6)
                {
                    game.Do(new Input.Resized(40 + random.Next(161), 10 + random.Next(51)));
                }

                var press = Presses[random.Next(Presses.Length)];
                pressed.Append(press.Key == Key.Character ? press.Character.ToString() : press.Key.ToString()).Append(' ');
                game.Do(new Input.Pressed(press));
                Fits(game, pressed.ToString());
            }

            game.Do(new Input.Pasted("PK_A(CAN,\n\"x"));
            Fits(game, pressed.ToString());
        }
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(40, 10)]
    [InlineData(20, 5)]
    [InlineData(1, 1)]
    public void What_is_pasted_into_a_ploy_is_text_and_is_told_what_is_wrong_with_it(int columns, int rows)
    {
        foreach (var junk in (string[])["\u001b[2J\u001b]0;owned\u0007", "send B1 \u202eA,,N_A", new string('(', 9_000), "pass 1\npass 2\nR\n", "send B1 \ud800", "\0\0", "guess N_A by \"=\" = \"", "let X = " + string.Concat(Enumerable.Repeat("H(", 2_000))])
        {
            var game = new PlayedGame(Language.Es, columns, rows, isAscii: columns < 80).Open("man-in-the-middle").Type("=");
            game.Do(new Input.Pasted(junk));
            Fits(game, junk);
            game.Press(Key.Enter);
            Fits(game, junk);

            Assert.DoesNotContain('\u001b', game.Text);
            Assert.DoesNotContain('\u202e', game.Text);
            var screen = Assert.IsType<AttackScreen>(game.Model.Top);
            Assert.True(screen.Problem is not null || screen.Field is null, junk);
            Assert.Empty(screen.Session.Desk.Statements);
        }
    }

    [Fact]
    public void A_paste_that_is_too_long_is_cut_at_the_bound_that_is_told()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("man-in-the-middle").Type("=send B1 ");

        game.Do(new Input.Pasted(new string('A', TextField.Longest)));

        Assert.Contains("Only 4000 characters fit", game.Text, StringComparison.Ordinal);
        Assert.Equal("send B1 " + new string('A', TextField.Longest - 8), Assert.IsType<AttackScreen>(game.Model.Top).Field?.Text);
        Assert.DoesNotContain("Only 4000 characters fit", game.Press(Key.Backspace).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_text_is_composed_part_by_part_the_cursor_stays_inside_of_it() => AnyText.Holds(
        from text in AnyText.Text
        from cursor in Gen.Choose(0, 200)
        from steps in Gen.Choose(0, 6).ListOf()
        select (text, cursor, steps),
        given =>
        {
            var field = new TextField(given.text, Math.Min(given.cursor, given.text.Length));
            foreach (var step in given.steps)
            {
                field = step switch
                {
                    0 => Composing.Add(field, "CAN"),
                    1 => Composing.Open(field, "PK_A(", ")"),
                    2 => Composing.Wrap(field, "H(", ")"),
                    3 => Composing.Left(field),
                    4 => Composing.Right(field),
                    _ => Composing.Remove(field),
                };
                if (field.Cursor < 0 || field.Cursor > field.Text.Length)
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void What_a_palette_composes_can_be_taken_away_again_part_by_part()
    {
        var field = Composing.Open(TextField.Empty, "PK_A(", ")");
        field = Composing.Add(Composing.Add(field, "PRICE"), "H(Common)");
        Assert.Equal("PK_A(PRICE, H(Common))", field.Text);

        for (var i = 0; i < 20 && field.Text.Length > 0; i++)
        {
            field = Composing.Remove(field);
        }

        Assert.Equal(TextField.Empty, field);
    }

    [Fact]
    public void What_is_typed_after_a_part_is_the_next_part_and_a_comma_too_many_is_dropped()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("first-message").Press(Key.Enter);
        game.Type("=CID").Press(Key.Escape);
        Assert.Equal("PRICE, CID", ((BuildScreen)game.Model.Top).Draft.Text);

        var saves = game.Saves.Count;
        game.Type("=").Press(Key.Escape);
        Assert.Equal("PRICE, CID", ((BuildScreen)game.Model.Top).Draft.Text);
        Assert.Equal(saves, game.Saves.Count);
    }

    [Fact]
    public void No_palette_tells_how_to_compute_what_its_quest_teaches()
    {
        Assert.DoesNotContain("H(R_C, CAN)", new PlayedGame(Language.En, 120, 40).Open("first-message").Text, StringComparison.Ordinal);
        Assert.Contains("H(R_C, CAN)", new PlayedGame(Language.En, 120, 40).Open("assemble-slip").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_part_under_the_pointer_says_in_full_what_it_is_made_of()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("assemble-slip");
        while (((BuildScreen)game.Model.Top) is { } screen && screen.Palette.Items[screen.Chosen].Name != "Common")
        {
            game.Press(Key.Down);
        }

        Assert.Contains("SALT_C)", string.Concat(game.Text.Split('\n').SkipWhile(l => !l.Contains('▸'))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_by_hand_says_what_the_value_is_rebuilt_from()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("acquirer-by-hand").Press(Key.Enter).Type("H(Common) = H( Common)").Press(Key.Enter);
        Assert.Contains("another way to", game.Text, StringComparison.Ordinal);
        Assert.Empty(((VerifyScreen)game.Model.Top).Results);

        game.Press(Key.Escape, Key.Enter).Press(KeyPress.Of('u', Modifiers.Control)).Type("H(Common) = H(PRICE, ID_M, TID_M, DATE, NONCE_M, H(R_C, CAN), H(DESC, SALT_C))").Press(Key.Enter);
        Assert.Single(((VerifyScreen)game.Model.Top).Results);
    }

    [Fact]
    public void A_wrong_signature_check_is_explained_in_whole_words()
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("who-ordered").Press(Key.Enter).Type("verify Sig_C with PK_C over H(Common)").Press(Key.Enter);

        Assert.Contains("this is not what the signature was made over (over H(Common))", game.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_right_part_alone_is_too_little_and_not_wrong()
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("make-cid").Type("=H(CAN)").Press(Key.Enter);

        Assert.Contains("Inside H(…): too few parts (1).", game.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_palette_offers_what_contains_the_thing_to_be_defined()
    {
        var game = new PlayedGame(Language.En, 120, 40).Open("assemble-common");

        Assert.DoesNotContain(((BuildScreen)game.Model.Top).Palette.Items, i => i.Name == "Clear");
    }

    [Fact]
    public void A_slip_of_the_finger_does_not_accept_what_nobody_checked()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("read-the-invoice").Type("a");

        Assert.Empty(((VerifyScreen)game.Model.Top).Session.Rounds);
        Assert.Contains("Make a check first", game.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_a_footer_names_is_in_the_help_and_is_understood()
    {
        foreach (var quest in (string?[])[null, "first-message", "read-the-invoice", "gatekeeper", "who-can-know", "cheap-first", "tea-on-paper", "man-in-the-middle"])
        {
            var game = new PlayedGame(Language.En, 120, 40, own: ExampleQuests.OnPaper);
            if (quest is not null)
            {
                game.Open(quest);
            }

            var keys = game.Model.Keys.On(game.Model.Top).ToList();
            game.Type("?");
            var help = game.Text;
            while (game.Press(Key.PageDown).Text is var page && !help.EndsWith(page, StringComparison.Ordinal))
            {
                help += page;
            }

            Assert.All(keys.SelectMany(k => k.Keys), k => Assert.Contains($" {KeyName.Shown(k).En} ", help, StringComparison.Ordinal));
            Assert.All(keys, k => Assert.Contains(k.Label.En, help, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_attempt_goes_on_where_it_was_left()
    {
        var game = new PlayedGame(Language.En, 80, 24).Open("first-message").Press(Key.Enter).Press(Key.Escape);
        var saved = Assert.Single(game.Saves);

        game.Open("first-message");

        Assert.Equal(((PaymentQuest.Quests.Move.Write)saved.Moves[0]).Notation, Assert.IsType<BuildScreen>(game.Model.Top).Draft.Text);
    }

    private static void Fits(PlayedGame game, string pressed)
    {
        var lines = game.Text.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length <= game.Surface.Rows, pressed);
        Assert.All(lines, line => Assert.True(Line.From(line).Width <= game.Surface.Columns, pressed));
    }
}
