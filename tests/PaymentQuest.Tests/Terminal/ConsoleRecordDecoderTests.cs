using System.Text;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Tui;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

public sealed class ConsoleRecordDecoderTests
{
    private const int LeftAlt = 2;
    private const int AltGr = 1 | 8;
    private const int LeftControl = 8;
    private const int Shift = 16;

    public static TheoryData<int, char, int, KeyPress> Keys => new()
    {
        { 0x41, 'a', 0, KeyPress.Of('a') },
        { 0x41, 'A', Shift, KeyPress.Of('A') },
        { 0xde, 'ñ', 0, KeyPress.Of('ñ') },
        { 0x51, '@', AltGr, KeyPress.Of('@') },
        { 0x58, 'x', LeftAlt, KeyPress.Of('x', Modifiers.Alt) },
        { 0x50, '\u0010', LeftControl, KeyPress.Of('p', Modifiers.Control) },
        { 0x0d, '\r', 0, new KeyPress(Key.Enter) },
        { 0x1b, '\e', 0, new KeyPress(Key.Escape) },
        { 0x08, '\b', 0, new KeyPress(Key.Backspace) },
        { 0x09, '\t', Shift, new KeyPress(Key.BackTab) },
        { 0x26, '\0', LeftControl, new KeyPress(Key.Up, default, Modifiers.Control) },
        { 0x7b, '\0', 0, new KeyPress(Key.F12) },
        { 0, '\r', 0, new KeyPress(Key.Enter) },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_that_goes_down_is_pressed_and_one_that_goes_up_is_not(int virtualKey, char unit, int held, KeyPress expected)
    {
        var decoder = new ConsoleRecordDecoder();

        Assert.Equal([new Arrival.Pressed(expected)], decoder.Feed(new ConsoleRecord.KeyChanged(true, 1, virtualKey, unit, held)));
        Assert.Empty(decoder.Feed(new ConsoleRecord.KeyChanged(false, 1, virtualKey, unit, held)));
    }

    [Theory]
    [InlineData(0x43, '\u0003', 'c')]
    [InlineData(0xdc, '\u001c', '\\')]
    public void A_key_that_ends_the_program_is_told_apart(int virtualKey, char unit, char letter) =>
        Assert.Equal([new Arrival.Urged(letter)], new ConsoleRecordDecoder().Feed(new ConsoleRecord.KeyChanged(true, 1, virtualKey, unit, LeftControl)));

    [Fact]
    public void A_character_beyond_the_basic_plane_comes_in_two_halves()
    {
        var decoder = new ConsoleRecordDecoder();
        var rune = new Rune("\U0001d11e"[0], "\U0001d11e"[1]);

        var inputs = "\U0001d11e".SelectMany(half => decoder.Feed(Down(half)).Concat(decoder.Feed(new ConsoleRecord.KeyChanged(false, 1, 0, half, 0)))).ToList();

        Assert.Equal([new Arrival.Pressed(new KeyPress(Key.Character, rune))], inputs);
    }

    [Fact]
    public void Half_a_character_is_none()
    {
        var decoder = new ConsoleRecordDecoder();
        var (high, low) = ("\U0001d11e"[0], "\U0001d11e"[1]);

        Assert.Empty(decoder.Feed(Down(low)));
        Assert.Empty(decoder.Feed(Down(high)));
        Assert.Equal([new Arrival.Pressed(KeyPress.Of('a'))], decoder.Feed(Down('a')));
        Assert.Empty(decoder.Feed(Down(low)));
    }

    [Fact]
    public void A_character_typed_by_its_number_comes_when_Alt_goes_up()
    {
        var decoder = new ConsoleRecordDecoder();

        Assert.Empty(decoder.Feed(new ConsoleRecord.KeyChanged(true, 1, 0x12, '\0', LeftAlt)));
        Assert.Equal([new Arrival.Pressed(KeyPress.Of('é'))], decoder.Feed(new ConsoleRecord.KeyChanged(false, 1, 0x12, 'é', 0)));
    }

    [Fact]
    public void A_key_that_repeats_itself_is_pressed_as_often_and_a_new_size_is_told()
    {
        var decoder = new ConsoleRecordDecoder();

        Assert.Equal(3, decoder.Feed(new ConsoleRecord.KeyChanged(true, 3, 0x28, '\0', 0)).Count());
        Assert.Equal([new Arrival.Resized()], decoder.Feed(new ConsoleRecord.SizeChanged(120, 40)));
    }

    private static ConsoleRecord.KeyChanged Down(char unit) => new(true, 1, 0, unit, 0);
}
