using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens;

/// <summary>Enter on a text that cannot be read: it stays open with what is wrong below it, and letters stay letters.</summary>
public sealed class UnfinishedTextTests
{
    /// <summary>A quest that notation is typed in, a text that cannot be carried out, and what is said of it in English and Spanish.</summary>
    public static TheoryData<string, string, string, string> Unreadable => new()
    {
        { "first-message", "SALT_C, H(", "at column 11", "en la columna 11" },
        { "first-message", "SALT_C, CIDD", "CIDD: nothing here is called that. Did you mean CID?", "CIDD: aquí nada se llama así. ¿Querías decir CID?" },
        { "first-message", "", "nothing is written yet", "aún no has escrito nada" },
        { "gatekeeper", "open Enc", "at column", "en la columna" },
        { "gatekeeper", "H(Common) =", "at column", "en la columna" },
        { "gatekeeper", "", "at column 1", "en la columna 1" },
        { "gatekeeper", "accept", "Make a check first", "Haz antes una comprobación" },
        { "gatekeeper", "refuse form", "Make a check first", "Haz antes una comprobación" },
        { "man-in-the-middle", "send B1 PK_B(", "expected a term, but the line ends", "se esperaba un término, pero la línea termina ahí" },
        { "man-in-the-middle", "", "no ploy begins with", "ningún ardid empieza por" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void It_stays_open_with_what_is_wrong_below_it(string quest, string text, string en, string es)
    {
        var game = Entered(quest, text);

        Assert.True(game.Model.Top.IsTyping);
        Assert.Equal(text, Text(game));
        Assert.True(game.Text.Contains(en, StringComparison.Ordinal), game.Text);
        Assert.Contains(es, game.Press(KeyPress.Of('l', Modifiers.Control)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Enter_again_and_all_letters_after_it_are_no_commands(string quest, string text, string en, string es)
    {
        var game = Entered(quest, text).Press(Key.Enter, Key.Enter);
        Assert.True(game.Model.Top.IsTyping);
        Assert.True(en.Length > 0 && es.Length > 0);

        game.Type("RRs");

        Assert.Equal(text + "RRs", Text(game));
        Assert.Equal(0, ((DeskScreen)game.Model.Top).Session.Moves);
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Esc_leaves_it_without_a_question_and_it_is_there_when_it_is_opened_again(string quest, string text, string en, string es)
    {
        var game = Entered(quest, text).Press(Key.Escape);
        var desk = Assert.IsAssignableFrom<DeskScreen>(game.Model.Top);
        Assert.False(desk.IsTyping);
        Assert.IsNotType<DeskNotice.ResetQuestion>(desk.Notice);
        Assert.DoesNotContain(en, game.Text.Split('\n')[^4..], StringComparer.Ordinal);
        Assert.True(es.Length > 0);

        // What is typed next is the next part.
        Assert.Equal(text, Text(game.Type("=")).TrimEnd(' ', ','));
    }

    [Fact]
    public void What_is_wrong_is_told_until_something_else_is_typed()
    {
        var game = Entered("first-message", "SALT_C, CIDD");

        Assert.DoesNotContain("nothing here is called that", game.Press(Key.Backspace).Text, StringComparison.Ordinal);
        Assert.IsType<DeskNotice.Result>(((DeskScreen)game.Press(Key.Enter).Model.Top).Notice);
        Assert.False(game.Model.Top.IsTyping);
    }

    [Fact]
    public void What_was_entered_is_kept_although_it_cannot_be_sent()
    {
        var game = Entered("first-message", "SALT_C, H(");

        Assert.Equal(new Move.Write("Initiate", "SALT_C, H("), game.Saves[^1].Moves[^1]);
    }

    private static PlayedGame Entered(string quest, string text) => new PlayedGame(Language.En, 100, 30).Open(quest).Type("=" + text).Press(Key.Enter);

    private static string Text(PlayedGame game) => game.Model.Top switch
    {
        BuildScreen s => s.Draft.Text,
        DeskScreen { Field: { } field } => field.Text,
        _ => throw new InvalidOperationException("nothing is being typed"),
    };
}
