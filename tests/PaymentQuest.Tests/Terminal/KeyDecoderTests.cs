using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Screens;
using PaymentQuest.Terminal;
using PaymentQuest.Tests.Screens;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

public class KeyDecoderTests
{
    private static readonly string[] Pieces =
    [
        "a", "é", "漢", "👍", "\e", "\e[", "\eO", "\e]", "\eP", "[", "A", "~", ";", "5", "\e[A", "\eOP", "\e[1;5C", "\e[3~", "\e[200~", "\e[201~", "\r", "\n", "\t",
        "\u007F", "\u0003", "\u001A", "\u0007", "\e\\", "\e[[A", "\u009B", "x",
    ];

    private static readonly Gen<byte[]> Octets = Gen
        .OneOf(Gen.Elements(Pieces).Select(Encoding.UTF8.GetBytes), Gen.Choose(0, 255).Select(value => new[] { (byte)value }))
        .ListOf()
        .Select(pieces => pieces.SelectMany(piece => piece).ToArray());

    [Theory]
    [InlineData("\r", Key.Enter, Modifiers.None)]
    [InlineData("\n", Key.Enter, Modifiers.None)]
    [InlineData("\t", Key.Tab, Modifiers.None)]
    [InlineData("\e[Z", Key.BackTab, Modifiers.None)]
    [InlineData("\u007F", Key.Backspace, Modifiers.None)]
    [InlineData("\b", Key.Backspace, Modifiers.None)]
    [InlineData("\e[A", Key.Up, Modifiers.None)]
    [InlineData("\eOB", Key.Down, Modifiers.None)]
    [InlineData("\e[1;5C", Key.Right, Modifiers.Control)]
    [InlineData("\e[1;2D", Key.Left, Modifiers.Shift)]
    [InlineData("\e[1;8D", Key.Left, Modifiers.Shift | Modifiers.Alt | Modifiers.Control)]
    [InlineData("\e[H", Key.Home, Modifiers.None)]
    [InlineData("\eOF", Key.End, Modifiers.None)]
    [InlineData("\e[1~", Key.Home, Modifiers.None)]
    [InlineData("\e[4~", Key.End, Modifiers.None)]
    [InlineData("\e[2~", Key.Insert, Modifiers.None)]
    [InlineData("\e[3~", Key.Delete, Modifiers.None)]
    [InlineData("\e[5~", Key.PageUp, Modifiers.None)]
    [InlineData("\e[6;5~", Key.PageDown, Modifiers.Control)]
    [InlineData("\eOP", Key.F1, Modifiers.None)]
    [InlineData("\e[[E", Key.F5, Modifiers.None)]
    [InlineData("\e[15~", Key.F5, Modifiers.None)]
    [InlineData("\e[17~", Key.F6, Modifiers.None)]
    [InlineData("\e[24~", Key.F12, Modifiers.None)]
    [InlineData("\e\r", Key.Enter, Modifiers.Alt)]
    public void A_sequence_is_its_key(string octets, Key key, Modifiers modifiers) =>
        Assert.Equal([new Input.Pressed(new KeyPress(key, default, modifiers))], Decode(octets));

    [Theory]
    [InlineData("q", "q", Modifiers.None)]
    [InlineData("ñ", "ñ", Modifiers.None)]
    [InlineData("👍", "👍", Modifiers.None)]
    [InlineData("\u0003", "c", Modifiers.Control)]
    [InlineData("\u001A", "z", Modifiers.Control)]
    [InlineData("\u001C", "\\", Modifiers.Control)]
    [InlineData("\0", " ", Modifiers.Control)]
    [InlineData("\ex", "x", Modifiers.Alt)]
    [InlineData("\eñ", "ñ", Modifiers.Alt)]
    public void A_character_is_itself(string octets, string character, Modifiers modifiers) =>
        Assert.Equal([new Input.Pressed(new KeyPress(Key.Character, Rune.GetRuneAt(character, 0), modifiers))], Decode(octets));

    [Fact]
    public void An_escape_octet_is_the_key_only_after_a_silence()
    {
        var decoder = new KeyDecoder();

        Assert.Empty(decoder.Feed("\e"u8));
        Assert.True(decoder.IsPending);
        Assert.Equal([new Input.Pressed(new KeyPress(Key.Escape))], decoder.Flush());
        Assert.False(decoder.IsPending);
    }

    [Theory]
    [InlineData("\e[")]
    [InlineData("\eO")]
    [InlineData("\e]")]
    public void Alt_with_an_introducer_is_a_key_after_a_silence(string octets)
    {
        var decoder = new KeyDecoder();
        decoder.Feed(Encoding.UTF8.GetBytes(octets));

        Assert.Equal([new Input.Pressed(KeyPress.Of(octets[1], Modifiers.Alt))], decoder.Flush());
    }

    [Theory]
    [InlineData("\e[?1;2c")]
    [InlineData("\e[<0;12;7M")]
    [InlineData("\e[99~")]
    [InlineData("\e[I")]
    [InlineData("\e]11;rgb:0000/0000/0000\a")]
    [InlineData("\e]11;rgb:0000/0000/0000\e\\")]
    [InlineData("\ePtmux\e\\")]
    [InlineData("\e[201~")]
    [InlineData("\e[123456789012345678901234567890123456789012345678901234567890~")]
    public void What_is_unknown_is_swallowed_whole(string octets) =>
        Assert.Equal([new Input.Pressed(KeyPress.Of('k'))], Decode(octets + "k"));

    [Fact]
    public void A_paste_is_text_and_never_keys() =>
        Assert.Equal([new Input.Pasted("PK_A(x)\nq?\uFFFD[A"), new Input.Pressed(KeyPress.Of('k'))], Decode("\e[200~PK_A(x)\r\nq?\e[A\e[201~k"));

    [Fact]
    public void A_paste_without_end_is_left_with_control_c() =>
        Assert.Equal([new Input.Pressed(KeyPress.Of('c', Modifiers.Control))], Decode("\e[200~never\u0003"));

    [Fact]
    public void A_huge_paste_is_cut()
    {
        var pasted = Assert.IsType<Input.Pasted>(Assert.Single(Decode("\e[200~" + new string('a', 1_000_000) + "\e[201~")));

        Assert.Equal(BracketedPaste.LongestPaste, pasted.Text.Length);
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, (byte)'k' })]
    [InlineData(new byte[] { 0xFF, (byte)'k' })]
    [InlineData(new byte[] { 0xF0, 0x9F, (byte)'k' })]
    [InlineData(new byte[] { 0xC2, 0x9B, (byte)'k' })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80, (byte)'k' })]
    public void Broken_UTF8_is_swallowed_and_the_next_key_is_not(byte[] octets) =>
        Assert.Equal([new Input.Pressed(KeyPress.Of('k'))], new KeyDecoder().Feed(octets));

    [Fact]
    public void No_octets_make_it_fail_and_a_silence_always_ends_what_is_pending() =>
        AnyText.Holds(Octets, octets =>
        {
            var decoder = new KeyDecoder();
            var inputs = decoder.Feed(octets).Concat(decoder.Flush()).ToList();
            return !decoder.IsPending && inputs.OfType<Input.Pressed>().All(pressed => !Rune.IsControl(pressed.Press.Character) || pressed.Press.Character.Value == 0);
        });

    [Fact]
    public void It_does_not_matter_how_reads_divide_the_octets() =>
        AnyText.Holds(
            from octets in Octets from size in Gen.Choose(1, 5) select (octets, size),
            given =>
            {
                var decoder = new KeyDecoder();
                var divided = given.octets.Chunk(given.size).SelectMany(chunk => decoder.Feed(chunk)).ToList();
                return divided.SequenceEqual(new KeyDecoder().Feed(given.octets));
            });

    private static IReadOnlyList<Input> Decode(string octets) => new KeyDecoder().Feed(Encoding.UTF8.GetBytes(octets));
}
