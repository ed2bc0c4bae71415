using System.Text;
using PaymentQuest.Documents;
using PaymentQuest.Screens;
using Xunit;

namespace PaymentQuest.Tests.Screens.Keys;

/// <summary>The player's file of keys.</summary>
public sealed class KeyFileTests
{
    /// <summary>Files with one mistake: the text, the code, the place, and what the message and the advice say of it.</summary>
    public static TheoryData<string, string, int, int, string> Mistakes => new()
    {
        { "hint: F5\nhnt: F6\n", "PQ0602", 2, 1, "there is no action 'hnt'; did you mean 'hint'?" },
        { "xyzzy: F6\n", "PQ0602", 1, 1, "there is no action 'xyzzy'; 'paymentquest keys' lists them" },
        { "hint: PageDwn\n", "PQ0603", 1, 7, "'PageDwn' is not a key that can be used; did you mean 'PageDown'?" },
        { "hint: [h, [F5]]\n", "PQ0603", 1, 11, "a key must be a text" },
        { "hint: {h: F5}\n", "PQ0603", 1, 7, "a key must be a text" },
        { "hint: Ctrl+C\n", "PQ0603", 1, 7, "'Ctrl+C' is not a key that can be used; it ends or stops the program" },
        { "hint: ctrl+z\n", "PQ0603", 1, 7, "it ends or stops the program" },
        { "hint: Ctrl+I\n", "PQ0603", 1, 7, "terminals send the same for it as for Tab" },
        { "hint: Ctrl+1\n", "PQ0603", 1, 7, "terminals send nothing of their own for it" },
        { "hint: Shift+r\n", "PQ0603", 1, 7, "write the character that Shift makes" },
        { "hint: [F5, F5]\n", "PQ0604", 1, 12, "the key F5 occurs twice" },
        { "hint: [h, s]\n", "PQ0604", 1, 11, "the key s asks for 'hint' and for 'send'; choose another key, or give 'send' another in this file" },
        { "hint: F5\nsend: F5\n", "PQ0604", 2, 7, "the key F5 asks for 'send' and for 'hint'" },
        { "clear: [Ctrl+U, Esc]\n", "PQ0604", 1, 17, "the key Esc asks for 'clear' and for 'back'" },
        { "hint: []\n", "PQ0605", 1, 7, "'hint' would have no key; write at least one, or remove the line" },
        { "hint:\n", "PQ0605", 1, 6, "'hint' would have no key" },
        { "choose: F5\n", "PQ0605", 1, 9, "'choose' must keep Enter; write [Enter, F5]" },
        { "back: '#'\n", "PQ0605", 1, 8, "'back' must keep Esc; write [Esc, '#']" },
        { "help: '?'\n", "PQ0605", 1, 8, "'help' would have no key while text is typed, where ? is text" },
        { "- hint\n", "PQ0601", 1, 1, "a file of keys must be a map of actions" },
        { "hint: F5\nhint: F6\n", "PQ0115", 2, 1, "occurs twice" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_place_and_the_next_step_and_changes_nothing(string text, string code, int line, int column, string told)
    {
        var keys = Read(text, out var diagnostics);

        var found = Assert.Single(diagnostics.Items);
        Assert.Equal((code, line, column), (found.Code, found.Place.Line, found.Place.Column));
        Assert.Contains(told, found.Told.En, StringComparison.Ordinal);
        Assert.True(code == "PQ0115" || found.Told.En != found.Told.Es, found.Told.Es);
        Assert.Same(KeyMap.Shipped, keys);
    }

    [Fact]
    public void Keys_of_the_file_take_the_place_of_those_that_are_shipped()
    {
        var keys = Read("hint: s\nsend: [h, Ctrl+S]\nremove: [x, Backspace]\n", out var diagnostics);

        Assert.Empty(diagnostics.Items);
        Assert.Equal([KeyPress.Of('s')], keys[Intent.Hint]);
        Assert.Equal(Intent.Send, keys.Meaning(KeyPress.Of('h'), isTyping: false));
        Assert.Equal(Intent.Send, keys.Meaning(KeyPress.Of('s', Modifiers.Control), isTyping: true));
        Assert.Null(keys.Meaning(KeyPress.Of('h'), isTyping: true));
        Assert.Equal(KeyMap.Shipped[Intent.Undo], keys[Intent.Undo]);
    }

    [Fact]
    public void Where_one_of_two_actions_never_counts_when_the_other_does_they_may_share_a_key()
    {
        Read("complete: [Ctrl+N, Tab]\nnext_panel: [Tab, Ctrl+N]\n", out var diagnostics);

        Assert.Empty(diagnostics.Items);
    }

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Es)]
    public void The_file_to_begin_with_says_what_is_in_force(Language language)
    {
        var own = Read("hint: [F5, '''']\nsend: 's'\n", out _);
        Assert.Equal(2, own[Intent.Hint].Count);
        foreach (var keys in new[] { KeyMap.Shipped, own })
        {
            var again = Read(KeyFile.Example(keys, language), out var diagnostics);

            Assert.Empty(diagnostics.Items);
            Assert.All(Enum.GetValues<Intent>(), i => Assert.Equal(keys[i], again[i]));
        }
    }

    [Fact]
    public void Whatever_key_is_named_its_name_reads_back()
    {
        var presses = Enumerable.Range(0x21, 0x7e - 0x20).Select(c => KeyPress.Of((char)c))
            .Concat(Enumerable.Range('a', 26).Select(c => KeyPress.Of((char)c, Modifiers.Alt)))
            .Concat(Enum.GetValues<Key>().Where(k => k != Key.Character).SelectMany(k => new[] { new KeyPress(k), new KeyPress(k, default, Modifiers.Control | Modifiers.Alt) }))
            .Append(KeyPress.Of('ñ')).Append(KeyPress.Of(' ')).Append(KeyPress.Of(' ', Modifiers.Control)).ToList();

        Assert.All(presses, p => Assert.Equal((p, (Prose?)null), (KeyName.Read(KeyName.Of(p), out var problem), problem)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Ctrl+")]
    [InlineData("Ctrl++")]
    [InlineData("Ctrl+Ctrl+a")]
    [InlineData("ab")]
    [InlineData("\ud800")]
    [InlineData("e\u0301")]
    [InlineData("\u200d")]
    public void What_is_no_name_of_a_key_is_told(string name)
    {
        Assert.Null(KeyName.Read(name, out var problem));
        Assert.False(string.IsNullOrEmpty(problem?.En));
        Assert.NotEqual(problem.En, problem.Es);
    }

    private static KeyMap Read(string text, out Diagnostics diagnostics)
    {
        diagnostics = new Diagnostics();
        return KeyFile.Read(YamlDocument.Read(KeyFile.Name, Encoding.UTF8.GetBytes(text), diagnostics), diagnostics);
    }
}
