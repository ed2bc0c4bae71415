using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaymentQuest.Screens;
using PaymentQuest.Tests.Screens;
using PaymentQuest.Tui;
using Xunit;

namespace PaymentQuest.Tests.Terminal;

public class InputFilterTests
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
    [InlineData("\e[7~", Key.Home, Modifiers.None)]
    [InlineData("\e[8~", Key.End, Modifiers.None)]
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
    public void A_sequence_is_its_key(string octets, Key key, Modifiers modifiers) =>
        Assert.Equal([new KeyPress(key, default, modifiers)], Keys(octets));

    [Theory]
    [InlineData("q", "q", Modifiers.None)]
    [InlineData("ñ", "ñ", Modifiers.None)]
    [InlineData("👍", "👍", Modifiers.None)]
    [InlineData("Ñ", "Ñ", Modifiers.None)]
    [InlineData("Q", "Q", Modifiers.None)]
    [InlineData("?", "?", Modifiers.None)]
    [InlineData("\u0010", "p", Modifiers.Control)]
    [InlineData("\u0015", "u", Modifiers.Control)]
    [InlineData("\0", " ", Modifiers.Control)]
    public void A_character_is_itself(string octets, string character, Modifiers modifiers) =>
        Assert.Equal([new KeyPress(Key.Character, Rune.GetRuneAt(character, 0), modifiers)], Keys(octets));

    [Fact]
    public void A_character_behind_an_escape_octet_is_one_with_Alt() => Assert.Equal(
        [
            new Arrival.Pressed(KeyPress.Of('x', Modifiers.Alt)),
            new Arrival.Pressed(KeyPress.Of('ñ', Modifiers.Alt)),
            new Arrival.Pressed(new KeyPress(Key.Enter, default, Modifiers.Alt)),
            new Arrival.Pressed(KeyPress.Of('b', Modifiers.Alt | Modifiers.Control)),
        ],
        Decode("\ex\eñ\e\r\e\u0002"));

    [Fact]
    public void An_escape_octet_is_the_key_only_after_a_silence()
    {
        var filter = new InputFilter();

        Assert.Empty(filter.Feed("\e"u8));
        Assert.True(filter.IsPending);
        Assert.Equal([new Arrival.Pressed(new KeyPress(Key.Escape))], filter.Flush());
        Assert.False(filter.IsPending);
    }

    [Theory]
    [InlineData("\e[")]
    [InlineData("\eO")]
    [InlineData("\e]")]
    public void Alt_with_an_introducer_is_a_key_after_a_silence(string octets)
    {
        var filter = new InputFilter();
        filter.Feed(Encoding.UTF8.GetBytes(octets));

        Assert.Equal([new Arrival.Pressed(KeyPress.Of(octets[1], Modifiers.Alt))], filter.Flush());
    }

    [Theory]
    [InlineData("\e[?1;2c")]
    [InlineData("\e[<0;12M")]
    [InlineData("\e[<0;0;0M")]
    [InlineData("\e[<;;M")]
    [InlineData("\e[<0;99999;1M")]
    [InlineData("\e[<-1;1;1M")]
    [InlineData("\e[M !!")]
    [InlineData("\e[32M")]
    [InlineData("\e[99~")]
    [InlineData("\e[I")]
    [InlineData("\e]11;rgb:0000/0000/0000\a")]
    [InlineData("\e]11;rgb:0000/0000/0000\e\\")]
    [InlineData("\ePtmux\e\\")]
    [InlineData("\e[201~")]
    [InlineData("\e[123456789012345678901234567890123456789012345678901234567890~")]
    public void What_is_unknown_is_swallowed_whole(string octets) =>
        Assert.Equal([new Arrival.Characters("k")], Decode(octets + "k"));

    [Fact]
    public void A_paste_is_text_and_never_keys() =>
        Assert.Equal([new Arrival.Pasted("PK_A(x)\nq?\uFFFD[A", false), new Arrival.Characters("k")], Decode("\e[200~PK_A(x)\r\nq?\e[A\e[201~k"));

    [Fact]
    public void A_paste_without_end_is_left_with_control_c() =>
        Assert.Equal([new Arrival.Urged('c')], Decode("\e[200~never\u0003"));

    [Fact]
    public void A_huge_paste_is_cut()
    {
        var pasted = Assert.IsType<Arrival.Pasted>(Assert.Single(Decode("\e[200~" + new string('a', 1_000_000) + "\e[201~")));

        Assert.Equal(BracketedPaste.LongestPaste, pasted.Text.Length);
        Assert.True(pasted.IsCut);
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, (byte)'k' })]
    [InlineData(new byte[] { 0xFF, (byte)'k' })]
    [InlineData(new byte[] { 0xF0, 0x9F, (byte)'k' })]
    [InlineData(new byte[] { 0xC2, 0x9B, (byte)'k' })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80, (byte)'k' })]
    public void Broken_UTF8_is_swallowed_and_the_next_key_is_not(byte[] octets) =>
        Assert.Equal([new Arrival.Characters("k")], new InputFilter().Feed(octets));

    [Theory]
    [InlineData("\u0003", 'c')]
    [InlineData("\u001A", 'z')]
    [InlineData("\u001C", '\\')]
    public void A_key_that_ends_or_stops_the_program_is_told_apart(string octets, char letter) =>
        Assert.Equal([new Arrival.Characters("a"), new Arrival.Urged(letter), new Arrival.Characters("b")], Decode("a" + octets + "b"));

    [Theory]
    [InlineData("PK_A(PRICE, H(Common))\rCAN)\r", "PK_A(PRICE, H(Common))\nCAN)\n")]
    [InlineData("PK_A(PRICE,\nH(Common), CAN", "PK_A(PRICE,\nH(Common), CAN")]
    [InlineData("R\rR\rR\rR\rR\rR\rR\rR\rR\rR\rR\rR\rR\rR\rR\rR\rq\r", "R\nR\nR\nR\nR\nR\nR\nR\nR\nR\nR\nR\nR\nR\nR\nR\nq\n")]
    public void Lines_that_come_at_one_go_are_a_paste_even_if_nobody_says_so(string octets, string pasted) =>
        Assert.Equal([new Arrival.Pasted(pasted, false)], Decode(octets));

    [Theory]
    [InlineData("PRICE\r")]
    [InlineData("PK_A(PRICE, H(Common), CAN, R_C)\r")]
    [InlineData("jjjjjjjjjjjjjjjjjjjjjjjj\r")]
    [InlineData("PK_A(PRICE, H(Common), CAN, R_C)")]
    public void What_somebody_types_is_no_paste(string octets) => Assert.Equal([new Arrival.Characters(octets)], Decode(octets));

    [Fact]
    public void A_long_line_that_comes_at_one_go_is_a_paste_too()
    {
        var line = string.Concat(Enumerable.Repeat("H(CAN), ", InputFilter.LongestTyping / 8));

        Assert.Equal([new Arrival.Pasted(line, false)], Decode(line));
        Assert.Equal([new Arrival.Characters(line[1..])], Decode(line[1..]));
    }

    [Fact]
    public void The_rest_of_a_paste_that_is_read_in_pieces_belongs_to_it_until_there_is_a_silence()
    {
        var filter = new InputFilter();
        filter.Feed("PK_A(PRICE,\rH(Common))\r"u8);

        Assert.True(filter.IsPending);
        Assert.Equal([new Arrival.Pasted("q\n", false)], filter.Feed("q\r"u8));
        Assert.Empty(filter.Flush());
        Assert.Equal([new Arrival.Characters("q\r")], filter.Feed("q\r"u8));
    }

    [Fact]
    public void A_click_is_let_through()
    {
        using var screen = new LibraryScreen(() => new KeyedWindow(), 80, 24);
        var window = (KeyedWindow)screen.Application.TopRunnable!;
        Decode("\e[<0;12;7M\e[<0;12;7m").ToList().ForEach(screen.Meet);

        Assert.Contains(window.Clicks, click => click.Position == new System.Drawing.Point(11, 6));
    }

    [Fact]
    public void No_octets_make_it_or_the_library_fail_and_a_silence_always_ends_what_is_pending()
    {
        using var screen = new LibraryScreen(() => new KeyedWindow(), 80, 24);
        AnyText.Holds(Octets, octets =>
        {
            var filter = new InputFilter();
            foreach (var arrival in filter.Feed(octets).Concat(filter.Flush()))
            {
                screen.Meet(arrival);
            }

            return !filter.IsPending;
        });
    }

    [Fact]
    public void It_does_not_matter_how_reads_divide_the_octets() =>
        AnyText.Holds(
            from octets in Octets from size in Gen.Choose(1, 5) select (octets: octets.Where(o => o is not (0x0D or 0x0A)).ToArray(), size),
            given =>
            {
                var filter = new InputFilter();
                var divided = given.octets.Chunk(given.size).SelectMany(chunk => filter.Feed(chunk)).ToList();
                return Joined(divided).SequenceEqual(Joined(new InputFilter().Feed(given.octets)));
            });

    private static IReadOnlyList<Arrival> Decode(string octets) => new InputFilter().Feed(Encoding.UTF8.GetBytes(octets));

    private static IReadOnlyList<KeyPress?> Keys(string octets)
    {
        using var screen = new LibraryScreen(() => new KeyedWindow(), 80, 24);
        Decode(octets).ToList().ForEach(screen.Meet);
        return ((KeyedWindow)screen.Application.TopRunnable!).Presses;
    }

    // Characters that follow each other may come in as many pieces as they like.
    private static List<Arrival> Joined(IEnumerable<Arrival> arrivals)
    {
        var joined = new List<Arrival>();
        foreach (var arrival in arrivals)
        {
            if (arrival is Arrival.Characters { Text: var more } && joined.LastOrDefault() is Arrival.Characters { Text: var text })
            {
                joined[^1] = new Arrival.Characters(text + more);
            }
            else
            {
                joined.Add(arrival);
            }
        }

        return joined;
    }
}
