using System.Security.Cryptography;
using System.Text;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Wire.Text;

namespace PaymentQuest.Constructors;

/// <content>The table's entries for algorithms that a protocol names beside those of its suite. They are the same under every suite.</content>
public sealed partial class Constructor
{
    private static readonly Dictionary<Algorithm, Constructor> ByAlgorithm = new[]
    {
        KeyedHash("hmac-md5", HashAlgorithmName.MD5, MD5.HashSizeInBytes),
        KeyedHash("hmac-sha1", HashAlgorithmName.SHA1, SHA1.HashSizeInBytes),
        KeyedHash("hmac-sha256", HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
        KeyedHash("hmac-sha512", HashAlgorithmName.SHA512, SHA512.HashSizeInBytes),
        Hash("md5", HashAlgorithmName.MD5, MD5.HashSizeInBytes),
        Hash("sha-1", HashAlgorithmName.SHA1, SHA1.HashSizeInBytes),
        Hash("sha-256", HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
        Hash("sha-512", HashAlgorithmName.SHA512, SHA512.HashSizeInBytes),
        Digesting("crc-32", message => FixedAlgorithms.Crc32(message), sizeof(uint), "is the checksum", """summed() { test "$(gzip -c "$1" | tail -c 8 | od -An -tx1 -N4 | awk '{ print $4 $3 $2 $1 }')" = "$(od -An -tx1 "$2" | tr -d ' \n')"; }"""),
        Cipher("des-ede3-cbc", FixedAlgorithms.TripleDes),
        Cipher("aes-256-cbc", FixedAlgorithms.Aes256),
        Text("base64", n => (n + 2) / 3 * 4, """base64_of() { openssl base64 -A -in "$1" | cmp - "$2"; }"""),
        Text("base64url", n => ((4 * n) + 2) / 3, """base64url_of() { openssl base64 -A -in "$1" | tr '+/' '-_' | tr -d '=' | cmp - "$2"; }"""),
        Text("hex", n => 2 * n, """hex_of() { od -An -v -tx1 "$1" | tr -d ' \n' | cmp - "$2"; }"""),
        Text("HEX", n => 2 * n, """HEX_of() { od -An -v -tx1 "$1" | tr -d ' \n' | tr a-f A-F | cmp - "$2"; }"""),
    }.ToDictionary(c => Algorithm.Words[c.Name]);

    /// <summary>How many octets the text is long that so many octets are written as; null where the constructor writes no text.</summary>
    internal Func<int, int>? TextLength { get; private init; }

    /// <summary>Whether what it makes is octets written as text, which anybody reads again.</summary>
    internal bool IsText => TextLength is not null;

    /// <summary>Whether anybody makes something else with the same value.</summary>
    internal bool IsChecksum => Name == "crc-32";

    /// <summary>The entry of an algorithm.</summary>
    internal static Constructor Of(Algorithm algorithm) => ByAlgorithm[algorithm];

    private static Constructor KeyedHash(string word, HashAlgorithmName hash, int length) => new()
    {
        Name = word,
        IsNamed = true,
        Parts = t => ((Term.Applied)t).Inputs,
        Label = t => ((Term.Applied)t).Name,
        Takes = [Take.Content, Take.Authenticated],
        Octets = (_, inputs, tools) => Der.OctetString(tools.Hmac(hash, inputs[0], inputs[1])),
        IsDetermined = true,
        Form = _ => new(FormClass.Octets, length),
        Test = GuessTest.Remade,
        Sources = 3,
        Signs = ("(", ")", ", "),
        Proof = new(
            (_, _) => $"is the {StandardName(word)}",
            _ => $$"""{{ShellName(word)}}() { openssl dgst -{{Proof.Hash(hash)}} -mac HMAC -macopt "hexkey:$1" -binary "$2" | cmp - "$3"; }""",
            m => m.Made(".mac", m.Value) is var made ? [ShellName(word), Proof.Hex(m.Inputs[0]), m.Part(".input", m.Inputs[1]), made] : []),
    };

    private static Constructor Hash(string word, HashAlgorithmName hash, int length) =>
        Digesting(word, message => FixedAlgorithms.Digest(hash, message), length, $"is the {StandardName(word)}", $$"""{{ShellName(word)}}() { openssl dgst -{{Proof.Hash(hash)}} -binary "$1" | cmp - "$2"; }""");

    private static Constructor Digesting(string word, Func<byte[], byte[]> digest, int length, string claim, string shell) => new()
    {
        Name = word,
        IsNamed = true,
        Parts = t => ((Term.Applied)t).Inputs,
        Label = t => ((Term.Applied)t).Name,
        Takes = [Take.Digested],
        Octets = (_, inputs, _) => Der.OctetString(digest(inputs[0])),
        IsDetermined = true,
        Form = _ => new(FormClass.Octets, length),
        Test = GuessTest.Remade,
        Signs = ("(", ")", ", "),
        Proof = new(
            (_, _) => claim,
            _ => shell,
            m => m.Made(".digest", m.Value) is var made ? [shell[..shell.IndexOf('(', StringComparison.Ordinal)], m.Part(".input", m.Inputs[0]), made] : []),
    };

    private static Constructor Cipher(string word, SymmetricCipher cipher) => new()
    {
        Name = word,
        IsNamed = true,
        Parts = t => ((Term.Applied)t).Inputs,
        Label = t => ((Term.Applied)t).Name,
        Takes = [Take.Content, Take.Message],
        Octets = (_, inputs, tools) => cipher.WithKeyLength(inputs[0].Length)?.Encrypt(inputs[0], inputs[1], tools.Random().Octets(cipher.BlockLength)) is { } octets ? Der.OctetString(octets) : null,
        Lacks = (_, inputs, _) => new Lack.OfKey(inputs[0].Length),
        HasChance = true,
        Form = _ => new(FormClass.Ciphertext, cipher.BlockLength),
        OpenedBy = OpenedBy.Key,
        Open = (key, octets, _) => cipher.WithKeyLength(key.Length)?.Decrypt(key, octets),
        Test = GuessTest.Opened,
        Sources = 4,
        Signs = ("(", ")", ", "),
        Proof = new(
            (term, label) => $"opens with {label(OpenerOf(term)!)}",
            _ => $$"""{{ShellName(word)}}() { openssl enc -d -{{word}} -in "$1" -K "$3" -iv "$4" | cmp - "$2"; }""",
            m =>
            [
                ShellName(word), m.Made(".encrypted", m.Value[cipher.BlockLength..]), m.Part(".plain", m.Inputs[1]), Proof.Hex(m.Inputs[0]), Proof.Hex(m.Value.AsSpan(0, cipher.BlockLength)),
            ]),
    };

    private static Constructor Text(string word, Func<int, int> length, string shell)
    {
        var (write, read) = TextForm.OctetForms[word];
        return new()
        {
            Name = word,
            IsNamed = true,
            Parts = t => ((Term.Applied)t).Inputs,
            Label = t => ((Term.Applied)t).Name,
            Takes = [Take.Piece],
            Octets = (_, inputs, _) => write(inputs[0]) is { } text ? Der.Text(text) : null,
            IsDetermined = true,
            Form = _ => new(FormClass.Text),
            TextLength = length,
            Clear = Clear.Parts,
            OpenedBy = OpenedBy.Anybody,

            // Octets have one text: what would be read the same and is written otherwise is none.
            Open = (_, octets, _) => Encoding.Latin1.GetString(octets) is var text && read(text) is { } content && write(content) == text ? content : null,
            Signs = ("(", ")", ", "),
            Proof = new(
                (_, _) => $"is the {word} text",
                _ => shell,
                m => m.Made(".txt", m.Value) is var made ? [shell[..shell.IndexOf('(', StringComparison.Ordinal)], m.Part(".input", m.Inputs[0]), made] : []),
        };
    }

    private static string ShellName(string word) => word.Replace('-', '_');

    private static string StandardName(string word) => word.ToUpperInvariant();
}
