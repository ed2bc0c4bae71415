using System.Text;

namespace PaymentQuest.Kills;

/// <summary>
/// What a terminal may send, by a hand, a cat, a mouse, a clipboard, a slow line or an enemy: octets drawn by a seed. None of them ends or stops the
/// game by itself but <c>q</c>.
/// </summary>
/// <param name="random">Where chance comes from.</param>
internal sealed class HostileInput(Random random)
{
    private static readonly string[] Keys =
    [
        "\r", "\r", "\r", "\r", "\r", "\r", "\e[A", "\e[A", "\e[B", "\e[B", "\e[B", "\e[C", "\e[D", "\e[5~", "\e[6~", "\e[H", "\e[F", "\e[7~", "\e[8~", "\e[1~", "\e[4~", "\e[24~", "\e[15;5~", "\e[3~", "\u007f", "\u007f", "\t", "\e[Z", "\e",
        "\u0015", "\u0001", "\u0005", "\u0019", "\u0010", "\u0017", "\u000b", "\0", "\u000c", "\u0012", "\u001d", "\e[11~", "\eOP", "\e[12~", "\eOQ", "\e[1;5C", "\e[1;2A", "\e[13~", "\e[21~", "\ex", "\eb", "\ef", "\ew", "\e[1;2C", "\e[1;2D", "\e[1;2D", "\e[1;6D", "\e[2;5~", "\e[2;2~", "\e[3;2~", "\u0018", "\u0016", "\u0002", "\u0007", "\u000e", "\u000f", "\u0014", "\e[20~", "\e[19~", "\e[1;3A", "\e[1;3C",
        "=", "=", "s", "s", "o", "c", "t", "h", "u", "U", "R", "n", "p", "r", "a", "x", "g", "+", "-", "/", "?", "l", "j", "k", " ", "q", "é", "漢", "👍", "e\u0301", "ñ", ".", "1", "0",
    ];

    private static readonly string[] Texts =
    [
        "SALT_C, CID", "PK_A(PRICE, H(Common), CAN, R_C)", "H(", "verify Sig_C with PK_C over H(Common)", "send B1 PK_B(N_A, A)", "pass 1", "44", "((((((((", "\"", "PK_A(CAN,", "ñandú 漢字 👩‍👩‍👧 e\u0301", "\u202eevil\u2066", "SK_M[H(x)]", ",,,,", "let X = 1",
    ];

    private static readonly string[] Sequences =
    [
        "\e[", "\eO", "\e]", "\eP", "\e_", "\e^", "\eX", "\e[?", "\e[>", "\e[<", "\e[200~", "\e[201~", "\e[M", "\e[I", "\e[O", "\e[?1;2c", "\e[>41;354;0c", "\e]11;rgb:0000/0000/0000\a", "\e]11;rgb:0/0/0\e\\",
        "\eP1+r\e\\", "\eP>|xterm(390)\e\\", "\e[97;5u", "\e[27;5;97~", "\e[8;24;80t", "\e[24;80R", "\e[1;1R", "\e[?2026;2$y", "\e[999999999999999999A", "\e[-1;-1H", "\e[;;;;;;;;;;;;A", "\e[1;9A", "\e[38;5;1m", "\e[!p", "\ec", "\e\e\e\e", "\e\e[A", "\e[2J", "\e[\e[A", "\e[1\r", "\e]0;owned\a", "\u009b31m",
    ];

    /// <summary>Something that is typed, in the parts in which it arrives.</summary>
    internal IReadOnlyList<byte[]> Next() => random.Next(20) switch
    {
        < 9 => [Octets(Of(Keys))],
        < 11 => [Octets(Of(Texts))],
        // A burst of keys with line ends, as a terminal sends a paste that it does not bracket.
        11 => [Octets(string.Join(Of(["\r", "\n", "\r\n"]), Enumerable.Range(0, 1 + random.Next(6)).Select(_ => Of(Texts))))],
        12 => [Octets("\e[200~" + Junk(random.Next(200)) + "\e[201~")],
        13 => Divided(Octets("\e[200~" + Junk(random.Next(50)) + "\e[201~")),
        14 => [Octets(string.Concat(Enumerable.Range(0, 1 + random.Next(8)).Select(_ => Mouse())))],
        15 => Divided(Octets(Mouse())),
        16 => Divided(Octets(Of(Sequences))),
        17 => [Octets(Of(["\e[", "\e]", "\eP", "\e[<", "\e[M"]) + new string(Of(["1", ";", "a", " ", "\u00e9"])[0], random.Next(3_000)) + Of(["A", "~", "\e\\", "M", ""]))],
        18 => Divided(Octets(Of(["ñ", "漢", "👍", "👩‍👩‍👧", "é"]))),
        _ => [Noise(1 + random.Next(30))],
    };

    /// <summary>100 kB that are pasted at once, in brackets or as keys.</summary>
    internal byte[] Book() => Octets(random.Next(2) == 0 ? "\e[200~" + Junk(100_000) + "\e[201~" : Junk(100_000).Replace('\e', ' ').Replace('q', ' '));

    private static byte[] Octets(string text) => Encoding.UTF8.GetBytes(text);

    private string Of(string[] choices) => choices[random.Next(choices.Length)];

    private string Junk(int length)
    {
        var junk = new StringBuilder();
        while (junk.Length < length)
        {
            junk.Append(Of([.. Texts, "\r", "\n", "\r\n", "\t", "\e[31m", "\e[2J", "\e]0;owned\a", "\e[?1049l", "\u009b", "\u202e", "\0"]));
        }

        return junk.ToString();
    }

    // Reports of xterm (1006), of urxvt (1015), of X10, at places that exist and that do not.
    private string Mouse()
    {
        var (button, column, row) = (random.Next(10) == 0 ? random.Next(300) : Of(["0", "0", "0", "1", "2", "32", "35", "64", "65"]) is var known ? int.Parse(known) : 0, Place(), Place());
        return random.Next(8) switch
        {
            0 => $"\e[M{(char)(32 + (button & 0x5f))}{(char)(33 + random.Next(90))}{(char)(33 + random.Next(90))}",
            1 => $"\e[{32 + button};{column};{row}M",
            2 => $"\e[<{button};{column};{row}",
            3 => $"\e[<{button};{column}M",
            4 => $"\e[<{button};{column};{row};7M",
            _ => $"\e[<{button};{column};{row}{(random.Next(2) == 0 ? 'M' : 'm')}",
        };
    }

    private long Place() => random.Next(12) switch { 0 => 0, 1 => -1, 2 => 99_999, 3 => long.MaxValue, 4 => 500, _ => 1 + random.Next(100) };

    private List<byte[]> Divided(byte[] octets)
    {
        var at = random.Next(octets.Length + 1);
        return [octets[..at], octets[at..]];
    }

    // Octets of any value, but those that end or stop a program, and 'q'.
    private byte[] Noise(int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return [.. noise.Where(o => o is not (0x03 or 0x1a or 0x1c or (byte)'q'))];
    }
}
