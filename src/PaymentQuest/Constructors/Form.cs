using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Constructors;

/// <summary>What octets can be taken for what: forms (<see cref="MessageForm"/>) as classes that exclude one another or contain one another.</summary>
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

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A certificate.</summary>
    Certificate,

    /// <summary>A revocation list.</summary>
    RevocationList,

    /// <summary>A public key.</summary>
    PublicKey,

    /// <summary>A tuple, which no part of a message can be taken for.</summary>
    Frame,
}

/// <summary>A form: its class and a length in octets: of octet strings their own, 0 where any will do; of ciphertexts that of a block. One that depends on the suite is negative.</summary>
internal readonly record struct Form(FormClass Class, int Length = 0)
{
    public static readonly Form Any = new(FormClass.Any);

    /// <summary>The DER tag of values that have the form.</summary>
    public byte Tag => Class switch
    {
        FormClass.Text or FormClass.Account or FormClass.Decision or FormClass.Approval or FormClass.Refusal => 0x0c,
        FormClass.Date => 0x18,
        FormClass.Number => 0x02,
        FormClass.Amount or FormClass.Certificate or FormClass.RevocationList or FormClass.PublicKey or FormClass.Frame => 0x30,
        _ => 0x04,
    };

    /// <summary>Whether it is known how many octets it is.</summary>
    public bool HasKnownLength => this is { Class: FormClass.Octets, Length: not 0 };

    /// <summary>The form of a term that a message contains, as its receiver looks at it: a run may be of any length.</summary>
    public static Form Of(Term term, Vocabulary vocabulary, Suite suite) =>
        vocabulary.SortOf(term) is { } sort ? Of(sort, suite) : Constructor.Of(term)?.Form(suite) ?? Any;

    /// <summary>The form of a term as it is when it is made as it should be.</summary>
    public static Form Made(Term term, Vocabulary vocabulary, Suite suite) =>
        term is Term.Concatenation run ? OfRun(run.Parts.Select(p => Made(p, vocabulary, suite))) : Of(term, vocabulary, suite);

    /// <summary>Whether everybody knows how many octets a term has: the suite or its sort says it, whatever the value is. It is so under all suites or none.</summary>
    public static bool IsOfKnownLength(Term term, Vocabulary vocabulary) => Made(term, vocabulary, Suite.Modern).HasKnownLength;

    /// <summary>The form of pieces that run together.</summary>
    public static Form OfRun(IEnumerable<Form> pieces)
    {
        var length = 0;
        foreach (var piece in pieces)
        {
            if (!piece.HasKnownLength)
            {
                return new(FormClass.Octets);
            }

            length += piece.Length;
        }

        return new(FormClass.Octets, length);
    }

    /// <summary>Whether octets have the form.</summary>
    public bool Fits(ReadOnlySpan<byte> der) => Class switch
    {
        FormClass.Octets => Der.Whole(der, 0x04) is { } content && (Length == 0 || der[content].Length == Length),
        FormClass.Ciphertext => Der.Whole(der, 0x04) is { } content && SymmetricCipher.IsLengthOfCiphertext(der[content].Length, Length),
        FormClass.Certificate or FormClass.RevocationList => Der.Whole(der, 0x30) is not null,
        FormClass.Text => Der.ReadText(der) is not null,
        FormClass.PublicKey => PublicKey.FromSubjectPublicKeyInfo(der) is not null,
        _ => false,
    };

    /// <summary>How many octets somebody makes up for something of this form; 0 where octets alone will not do.</summary>
    public int MadeUpLength => Class switch
    {
        FormClass.Octets => Length == 0 ? Sort.DefaultSize : Length,
        FormClass.Ciphertext => 4 * Length,
        _ => 0,
    };

    /// <summary>The form of a sort's values.</summary>
    public static Form Of(Sort sort, Suite suite) => sort.Kind switch
    {
        SortKind.Amount => new(FormClass.Amount),
        SortKind.Account => new(FormClass.Account),
        SortKind.Date => new(FormClass.Date),
        SortKind.Number => new(FormClass.Number),
        SortKind.Text or SortKind.Agent => new(FormClass.Text),
        SortKind.Decision => new(FormClass.Decision),
        SortKind.PublicKey => new(FormClass.PublicKey),
        SortKind.Certificate => new(FormClass.Certificate),
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
        (FormClass.Ciphertext, FormClass.Ciphertext) => narrow.Length % wide.Length == 0 ? narrow : null,
        (FormClass.Text, FormClass.Account or FormClass.Decision or FormClass.Approval or FormClass.Refusal) => narrow,
        (FormClass.Decision, FormClass.Approval or FormClass.Refusal) => narrow,
        _ => null,
    };
}
