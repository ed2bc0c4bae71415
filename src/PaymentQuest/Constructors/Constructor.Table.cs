using System.Globalization;
using System.Text;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Constructors;

/// <content>The table: an entry for each constructor.</content>
public sealed partial class Constructor
{
    /// <summary>A fixed text. Its label is the text.</summary>
    internal static readonly Constructor Literal = new()
    {
        Name = "Literal",
        Parts = _ => [],
        Label = t => ((Term.Literal)t).Text,
        Octets = (text, _, _) => Der.Text(text),
        IsDetermined = true,
        IsAtHand = true,
        Form = _ => new(FormClass.Text),
    };

    /// <summary>A whole number. Its label is the number in digits.</summary>
    internal static readonly Constructor Numeral = new()
    {
        Name = "Numeral",
        Parts = _ => [],
        Label = t => WholeNumber.Show(((Term.Numeral)t).Value),
        Octets = (digits, _, _) => WholeNumber.Parse(digits) is { } number ? Der.Number(number) : null,
        IsDetermined = true,
        IsAtHand = true,
        Form = _ => new(FormClass.Number),
    };

    /// <summary>Framed parts.</summary>
    internal static readonly Constructor Tuple = new()
    {
        Name = "Tuple",
        Parts = t => ((Term.Tuple)t).Parts,
        Octets = (_, parts, _) => Der.Frame(parts),
        IsDetermined = true,
        Form = _ => new(FormClass.Frame),
        Clear = Clear.Parts,
        Signs = ("(", ")", ", "),
    };

    /// <summary>Pieces without framing.</summary>
    internal static readonly Constructor Concatenation = new()
    {
        Name = "Concatenation",
        Parts = t => ((Term.Concatenation)t).Parts,
        Takes = [Take.Piece],
        Octets = (_, pieces, _) => Der.OctetString(pieces.SelectMany(p => p).ToArray()),
        IsDetermined = true,
        Form = _ => new(FormClass.Octets),
        Clear = Clear.PartsOfKnownLength,
        Test = GuessTest.Remade,
        Signs = ("", "", " || "),
    };

    /// <summary>A digest.</summary>
    internal static readonly Constructor Digest = new()
    {
        Name = "Digest",
        Parts = t => [((Term.Digest)t).Body],
        Takes = [Take.Digested],
        Octets = (_, inputs, tools) => Der.OctetString(tools.Suite.Digest(inputs[0])),
        IsDetermined = true,
        Form = suite => new(FormClass.Octets, suite.DigestLength),
        Test = GuessTest.Remade,
        Signs = ("H(", ")", ", "),
        Offer = Offer.Always,
        Proof = new(
            (_, _) => "is the digest",
            suite => $$"""digested() { openssl dgst -{{Proof.Hash(suite)}} -binary "$1" | cmp - "$2"; }""",
            m => m.Made(".digest", m.Value) is var made ? ["digested", m.Part(".input", m.Inputs[0]), made] : []),
    };

    /// <summary>A keyed digest.</summary>
    internal static readonly Constructor Mac = new()
    {
        Name = "Mac",
        Parts = t => [((Term.Mac)t).Key, ((Term.Mac)t).Body],
        Takes = [Take.Content, Take.Authenticated],
        Octets = (_, inputs, tools) => Der.OctetString(tools.Mac(inputs[0], inputs[1])),
        IsDetermined = true,
        Form = suite => new(FormClass.Octets, suite.MacLength),
        Test = GuessTest.Remade,
        Sources = 3,
        Signs = ("HMAC(", ")", ", "),
        Offer = Offer.WithKeys,
        Proof = new(
            (_, _) => "is the keyed digest",
            suite => suite.HasSuffixMac
                ? """authenticated() { cat "$2" "$1" | openssl dgst -md5 -binary | cmp - "$3"; }"""
                : $$"""authenticated() { openssl dgst -{{Proof.Hash(suite)}} -mac HMAC -macopt "hexkey:$1" -binary "$2" | cmp - "$3"; }""",
            m => m.Made(".mac", m.Value) is var made && m.Part(".input", m.Inputs[1]) is var input
                ? ["authenticated", m.Suite.HasSuffixMac ? m.Part(".mac-key", m.Inputs[0]) : Proof.Hex(m.Inputs[0]), input, made]
                : []),
    };

    /// <summary>A derived key. Its label goes into the derivation.</summary>
    internal static readonly Constructor DerivedKey = new()
    {
        Name = "DerivedKey",
        Parts = t => [((Term.DerivedKey)t).Key, ((Term.DerivedKey)t).Body],
        Label = t => ((Term.DerivedKey)t).Label,
        Takes = [Take.Content, Take.Message],
        Octets = (label, inputs, tools) => Der.OctetString(tools.Suite.DeriveKey(label, inputs[0], inputs[1])),
        IsDetermined = true,
        Form = suite => new(FormClass.Octets, suite.SymmetricKeyLength),
        Test = GuessTest.Remade,
        Signs = ("KDF(", ")", ", "),
        Proof = new(
            (_, _) => "is the derived key",
            suite => $$"""derived() { openssl kdf -binary -keylen "$1" -kdfopt mac:HMAC -kdfopt digest:{{Proof.Hash(suite)}} -kdfopt "hexkey:$2" -kdfopt "hexsalt:$3" -kdfopt "hexinfo:$4" KBKDF | cmp - "$5"; }""",
            m => ["derived", Proof.Decimal(m.Value.Length), Proof.Hex(m.Inputs[0]), Proof.Hex(Encoding.UTF8.GetBytes(m.Label)), Proof.Hex(m.Inputs[1]), m.Made(".key", m.Value)]),
    };

    /// <summary>Encryption to a public key.</summary>
    internal static readonly Constructor Sealed = new()
    {
        Name = "Sealed",
        Parts = t => [new Term.PublicKey(((Term.Sealed)t).Holder), ((Term.Sealed)t).Body],
        Takes = [Take.KeyPair, Take.Message],
        Octets = (_, inputs, tools) => tools.Recipient() is { } key && tools.Suite.Seal(key, inputs[1], tools.Random()) is { } octets ? Der.OctetString(octets) : null,
        Lacks = (term, inputs, tools) => tools.Recipient() is null ? new Lack.OfRecipient(((Term.Sealed)term).Holder) : new Lack.OfRoom(((Term.Sealed)term).Holder, inputs[1].Length),
        HasChance = true,
        Operations = 1,
        Form = suite => new(FormClass.Octets, suite.ModulusLength),
        OpenedBy = OpenedBy.PrivateHalf,
        Open = (_, octets, tools) => tools.Unseal(octets),
        Sources = 4,
        Signs = ("(", ")", ", "),
        HolderKey = holder => new Term.PublicKey(holder),
        Proof = new(
            (term, label) => $"opens with {label(OpenerOf(term)!)}",
            suite => $$"""opened() { openssl pkeyutl -decrypt -inkey "$1" -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:{{Proof.Hash(suite)}} -pkeyopt rsa_mgf1_md:{{Proof.Hash(suite)}} -in "$2" | cmp - "$3"; }""",
            m => ["opened", m.PrivateKey(), m.Made(".sealed", m.Value), m.Part(".plain", m.Inputs[1])]),
    };

    /// <summary>Encryption under a shared key.</summary>
    internal static readonly Constructor Encrypted = new()
    {
        Name = "Encrypted",
        Parts = t => [((Term.Encrypted)t).Key, ((Term.Encrypted)t).Body],
        Takes = [Take.Content, Take.Message],
        Octets = (_, inputs, tools) => tools.Suite.Encrypt(inputs[0], inputs[1], tools.Random()) is { } octets ? Der.OctetString(octets) : null,
        Lacks = (_, inputs, _) => new Lack.OfKey(inputs[0].Length),
        HasChance = true,
        Form = suite => new(FormClass.Ciphertext, suite.BlockLength),
        OpenedBy = OpenedBy.Key,
        Open = (key, octets, tools) => tools.Suite.Decrypt(key, octets),
        Test = GuessTest.Opened,
        Sources = 4,
        Signs = ("E(", ")", ", "),
        Offer = Offer.WithKeys,
        Proof = new(
            (term, label) => $"opens with {label(OpenerOf(term)!)}",
            _ => """decrypted() { file=$1; plain=$2; shift 2; openssl enc -d "$@" -in "$file" | cmp - "$plain"; }""",
            m =>
            [
                "decrypted", m.Made(".encrypted", m.Value[m.Suite.BlockLength..]), m.Part(".plain", m.Inputs[1]),
                .. Proof.Cipher(m.Suite.BlockLength, m.Inputs[0].Length), "-K", Proof.Hex(m.Inputs[0]), "-iv", Proof.Hex(m.Value.AsSpan(0, m.Suite.BlockLength)),
            ]),
    };

    /// <summary>Authenticated encryption under a shared key. It has as many whole blocks as encryption has, so that octets can be taken for either.</summary>
    internal static readonly Constructor AuthenticatedEncryption = new()
    {
        Name = "AuthenticatedEncryption",
        Parts = t => [((Term.AuthenticatedEncryption)t).Key, ((Term.AuthenticatedEncryption)t).Body],
        Takes = [Take.Content, Take.Message],
        Octets = (_, inputs, tools) => Der.OctetString(tools.Suite.EncryptAuthentically(inputs[0], inputs[1], tools.Random())),
        HasChance = true,
        Form = suite => new(FormClass.Ciphertext, suite.BlockLength),
        OpenedBy = OpenedBy.Key,
        Open = (key, octets, tools) => tools.Suite.DecryptAuthentic(key, octets),
        Test = GuessTest.Opened,
        Sources = 4,
        Signs = ("AE(", ")", ", "),
        Proof = new(
            (term, label) => $"opens with {label(OpenerOf(term)!)}, and nobody has altered it",
            Proof.OpeningAuthentic,
            m =>
            [
                "authentic", m.Made(".encrypted", m.Value), m.Part(".closed", m.Value[..^m.Suite.TagLength]), m.Part(".tag", m.Value[^m.Suite.TagLength..]), m.Part(".plain", m.Inputs[1]),
                Proof.Hex(m.Inputs[0]), Proof.Hex(m.Value.AsSpan(0, m.Suite.BlockLength)),
            ]),
    };

    /// <summary>A signature over a digest.</summary>
    internal static readonly Constructor Signed = new()
    {
        Name = "Signed",
        Parts = t => [new Term.PrivateKey(((Term.Signed)t).Holder), ((Term.Signed)t).Body is Term.Digest digest ? digest : new Term.Digest(((Term.Signed)t).Body)],
        DigestsLast = true,
        Takes = [Take.KeyPair, Take.Signed],
        Octets = (_, inputs, tools) => inputs[1].Length == tools.Suite.DigestLength && tools.Sign(inputs[1]) is { } octets ? Der.OctetString(octets) : null,
        Operations = 1,
        Form = suite => new(FormClass.Octets, suite.ModulusLength),
        OpenedBy = OpenedBy.PublicHalf,
        Open = (key, octets, tools) => Cryptography.PublicKey.FromSubjectPublicKeyInfo(key) is { } own && tools.Suite.DigestIn(own, octets) is { } digest ? Der.OctetString(digest) : null,
        Test = GuessTest.Verified,
        Sources = 2,
        Signs = ("[", "]", ", "),
        HolderKey = holder => new Term.PrivateKey(holder),
        Proof = new(
            (term, _) => $"is signed by {((Term.Signed)term).Holder}",
            suite => $$"""signed() { {{Proof.Verifying(suite)}} "$1" -signature "$2" "$3"; }""",
            m => ["signed", m.PublicKey(), m.Made(".sig", m.Value), m.Part(".content", m.Inputs[1])]),
    };

    /// <summary>What comes of calculating. Its label is the sign.</summary>
    internal static readonly Constructor Arithmetic = new()
    {
        Name = "Arithmetic",
        Parts = t => [((Term.Arithmetic)t).Left, ((Term.Arithmetic)t).Right],
        Label = t => $"{((Term.Arithmetic)t).Sign}",
        Octets = (sign, sides, _) => Constructors.Arithmetic.Of(sign[0], sides[0], sides[1]),
        Lacks = (term, sides, _) => new Lack.OfResult((Term.Arithmetic)term, sides[0], sides[1]),
        IsDetermined = true,
        IsBetween = true,
    };

    /// <summary>A certificate. Its label is the declared holder; an issuer makes it.</summary>
    internal static readonly Constructor Certificate = new()
    {
        Name = "Certificate",
        Label = t => ((Term.Certificate)t).Holder,
        IsIssued = true,
        Form = _ => new(FormClass.Certificate),
        Clear = Clear.Parts,
        Sources = 1,
    };

    /// <summary>A revocation list of the issuer's public key.</summary>
    internal static readonly Constructor RevocationList = new()
    {
        Name = "RevocationList",
        IsMade = false,
        Form = _ => new(FormClass.RevocationList),
    };

    /// <summary>A public key, which its owner makes of the private one.</summary>
    internal static readonly Constructor PublicKey = new()
    {
        Name = "PublicKey",
        Parts = t => [new Term.PrivateKey(((Term.PublicKey)t).Holder)],
        Form = _ => new(FormClass.PublicKey),
    };

    /// <summary>Some octets of something else. Its label says where they begin. It is no term of the notation: what runs together may be cut elsewhere than where it was put together.</summary>
    internal static readonly Constructor Slice = new() { Name = "Slice" };

    /// <summary>What a party remembers: the party, the argument and the value of a function, which is its label. It is no term of the notation, and nobody sends it.</summary>
    internal static readonly Constructor Remembered = new() { Name = "Remembered", IsMade = false, Sources = 1 };

    /// <summary>A function that only some can evaluate: its octets are looked up.</summary>
    internal static readonly Constructor Function = new()
    {
        Name = "Function",
        Parts = t => [((Term.Function)t).Argument],
        Label = t => ((Term.Function)t).Name,
    };

    private static readonly Dictionary<Type, Constructor> ByCase = new()
    {
        [typeof(Term.Literal)] = Literal,
        [typeof(Term.Numeral)] = Numeral,
        [typeof(Term.Tuple)] = Tuple,
        [typeof(Term.Concatenation)] = Concatenation,
        [typeof(Term.Digest)] = Digest,
        [typeof(Term.Encrypted)] = Encrypted,
        [typeof(Term.AuthenticatedEncryption)] = AuthenticatedEncryption,
        [typeof(Term.Mac)] = Mac,
        [typeof(Term.DerivedKey)] = DerivedKey,
        [typeof(Term.Sealed)] = Sealed,
        [typeof(Term.Signed)] = Signed,
        [typeof(Term.Arithmetic)] = Arithmetic,
        [typeof(Term.Certificate)] = Certificate,
        [typeof(Term.RevocationList)] = RevocationList,
        [typeof(Term.PublicKey)] = PublicKey,
        [typeof(Term.Function)] = Function,
    };

    /// <summary>The label of a <see cref="Slice"/> that begins at an octet, from 0.</summary>
    internal static string Starting(int octet) => octet.ToString(CultureInfo.InvariantCulture);

    /// <summary>The octet at which a <see cref="Slice"/> begins, by its label.</summary>
    internal static int Start(string label) => int.Parse(label, CultureInfo.InvariantCulture);

    /// <summary>The entries of what the suite or nobody has algorithms for, by the case of <see cref="Term"/> that they are about.</summary>
    internal static IReadOnlyDictionary<Type, Constructor> All => ByCase;

    /// <summary>The entry of a term; null for names, private keys and brackets, which no constructor makes.</summary>
    internal static Constructor? Of(Term term) => term is Term.Applied applied ? Of(applied.Algorithm) : ByCase.GetValueOrDefault(term.GetType());
}
