using PaymentQuest.Adversaries;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Analysis;

/// <summary>What octets can be taken for what: the forms of <see cref="Wire.MessageForm"/> as classes that exclude one another or contain one another.</summary>
internal enum FormClass
{
    /// <summary>Anything: what never travels by itself.</summary>
    Any,

    /// <summary>An octet string.</summary>
    Octets,

    /// <summary>An octet string that could be a ciphertext.</summary>
    Ciphertext,

    /// <summary>A text, a party's name among them.</summary>
    Text,

    /// <summary>Digits, which are a text.</summary>
    Account,

    /// <summary>A decision, which is a text.</summary>
    Decision,

    /// <summary>A positive decision.</summary>
    Approval,

    /// <summary>A negative decision.</summary>
    Refusal,

    /// <summary>An amount.</summary>
    Amount,

    /// <summary>A time.</summary>
    Date,

    /// <summary>A certificate.</summary>
    Certificate,

    /// <summary>A revocation list.</summary>
    RevocationList,

    /// <summary>A public key.</summary>
    PublicKey,

    /// <summary>A tuple, which no part of a message can be taken for.</summary>
    Frame,
}

/// <summary>A form: its class and, of octet strings, their length in octets, 0 where any will do; of ciphertexts the length of a block.</summary>
internal readonly record struct Form(FormClass Class, int Length = 0)
{
    public static readonly Form Any = new(FormClass.Any);

    /// <summary>The DER tag of values that have the form.</summary>
    public byte Tag => Class switch
    {
        FormClass.Text or FormClass.Account or FormClass.Decision or FormClass.Approval or FormClass.Refusal => 0x0c,
        FormClass.Date => 0x18,
        FormClass.Amount or FormClass.Certificate or FormClass.RevocationList or FormClass.PublicKey or FormClass.Frame => 0x30,
        _ => Recipe.Cut.OctetString,
    };

    /// <summary>The form of a term that a message contains.</summary>
    public static Form Of(Term term, Vocabulary vocabulary, Suite suite) =>
        term.Constructor is { } constructor ? Of(constructor, suite) : vocabulary.SortOf(term) is { } sort ? Of(sort, suite) : Any;

    /// <summary>The form of what a constructor makes.</summary>
    public static Form Of(Constructor constructor, Suite suite) => constructor switch
    {
        Constructor.Concatenation => new(FormClass.Octets),
        Constructor.Encrypted => new(FormClass.Ciphertext, suite.BlockLength),
        Constructor.Certificate => new(FormClass.Certificate),
        Constructor.RevocationList => new(FormClass.RevocationList),
        Constructor.PublicKey => new(FormClass.PublicKey),
        Constructor.Tuple => new(FormClass.Frame),
        _ => new(FormClass.Octets, Construction.Length(constructor, suite)!.Value),
    };

    /// <summary>The form of a sort's values.</summary>
    public static Form Of(Sort sort, Suite suite) => sort.Kind switch
    {
        SortKind.Amount => new(FormClass.Amount),
        SortKind.Account => new(FormClass.Account),
        SortKind.Date => new(FormClass.Date),
        SortKind.Text or SortKind.Agent => new(FormClass.Text),
        SortKind.Decision => new(FormClass.Decision),
        SortKind.Digest => new(FormClass.Octets, suite.DigestLength),
        SortKind.Key => new(FormClass.Octets, suite.KeyLength(sort.Size)),
        _ => new(FormClass.Octets, sort.Size),
    };

    /// <summary>The form of a fixed text.</summary>
    public static Form OfText(string text) =>
        text.Length > 0 && text.All(char.IsAsciiDigit) ? new(FormClass.Account)
        : text.Length >= 3 && text[1] == ':' && text.Skip(2).All(char.IsAsciiDigit) && text[0] is 'Y' or 'N' ? new(text[0] == 'Y' ? FormClass.Approval : FormClass.Refusal)
        : new(FormClass.Text);

    /// <summary>The form of what has both; null when nothing has.</summary>
    public static Form? Meet(Form a, Form b)
    {
        if (a == b)
        {
            return a;
        }

        return Narrower(a, b) ?? Narrower(b, a);
    }

    private static Form? Narrower(Form narrow, Form wide) => (wide.Class, narrow.Class) switch
    {
        (FormClass.Any, _) => narrow,
        (FormClass.Octets, FormClass.Octets) => wide.Length == 0 ? narrow : null,
        (FormClass.Octets, FormClass.Ciphertext) => wide.Length == 0 ? narrow : SymmetricCipher.IsLengthOfCiphertext(wide.Length, narrow.Length) ? wide : null,
        (FormClass.Text, FormClass.Account or FormClass.Decision or FormClass.Approval or FormClass.Refusal) => narrow,
        (FormClass.Decision, FormClass.Approval or FormClass.Refusal) => narrow,
        _ => null,
    };
}
