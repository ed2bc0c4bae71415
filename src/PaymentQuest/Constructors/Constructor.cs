using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.Constructors;

/// <summary>How a constructor takes one of its inputs.</summary>
internal enum Take
{
    /// <summary>As canonical DER.</summary>
    Der,

    /// <summary>The octets inside its DER: a key.</summary>
    Content,

    /// <summary>As a piece of a run: the octets inside its DER, or in its text format.</summary>
    Piece,

    /// <summary>As it is encrypted: a run without framing, everything else in the protocol's wire format.</summary>
    Message,

    /// <summary>As it is digested.</summary>
    Digested,

    /// <summary>As a keyed digest is taken of it.</summary>
    Authenticated,

    /// <summary>The digest that a signature signs.</summary>
    Signed,

    /// <summary>A holder's key, with which its owner or a sender works (<see cref="Tools"/>); its octets do not matter.</summary>
    KeyPair,
}

/// <summary>What opens a term.</summary>
internal enum OpenedBy
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The key that it was made with.</summary>
    Key,

    /// <summary>The private half of the public key that it was made with.</summary>
    PrivateHalf,

    /// <summary>The public half of the private key that it was made with, where the suite's padding shows what was signed. No role opens it so; an adversary does.</summary>
    PublicHalf,

    /// <summary>Nothing that anybody lacks: it is written in another way, which has a name.</summary>
    Anybody,
}

/// <summary>What anybody can read of a term without a key.</summary>
internal enum Clear
{
    /// <summary>Nothing but its octets.</summary>
    Nothing,

    /// <summary>All parts.</summary>
    Parts,

    /// <summary>All parts, when it is known how long each of them is.</summary>
    PartsOfKnownLength,
}

/// <summary>How a guess of a value is tested against a term that it is in.</summary>
internal enum GuessTest
{
    /// <summary>It cannot be.</summary>
    None,

    /// <summary>The term is made again, and is the same.</summary>
    Remade,

    /// <summary>The guess opens it.</summary>
    Opened,

    /// <summary>It is a signature of what is made with the guess.</summary>
    Verified,
}

/// <summary>When a constructor that is written like a function is offered to somebody who writes terms.</summary>
internal enum Offer
{
    /// <summary>Where a message of the protocol has it.</summary>
    WhereUsed,

    /// <summary>Where the protocol has keys or secrets.</summary>
    WithKeys,

    /// <summary>Everywhere.</summary>
    Always,
}

/// <summary>
/// A constructor of terms, and everything that its readers need to know of it: roles, adversary, knowledge, search, lint, receivers and the exporter ask
/// here. <see cref="Term"/> says what the cases are, the notation's printer and parser how they are written in a line.
/// </summary>
public sealed partial class Constructor
{
    private Constructor()
    {
    }

    /// <summary>Its name in this program, such as <c>Digest</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a term is made of, in order of making: first the key, then the content. Null for what nobody makes of something else.</summary>
    internal Func<Term, Sequence<Term>?> Parts { get; private init; } = _ => null;

    /// <summary>What tells two terms of one constructor apart beside their parts: a text, a label, a holder. Else empty.</summary>
    internal Func<Term, string> Label { get; private init; } = _ => "";

    /// <summary>Whether the last part is a digest that the constructor takes itself: whoever has what is digested needs no digest.</summary>
    internal bool DigestsLast { get; private init; }

    /// <summary>Whether the protocol has a name for it, which is the label and is written before the brackets.</summary>
    internal bool IsNamed { get; private init; }

    /// <summary>How its inputs are taken, in order; the last stands for all further ones.</summary>
    internal Take[] Takes { get; private init; } = [Take.Der];

    /// <summary>The DER octets, of the label and the inputs as they are taken; null where there are none. Null itself where octets do not follow from inputs.</summary>
    internal Func<string, byte[][], Tools, byte[]?>? Octets { get; private init; }

    /// <summary>Why there are none of a term, of its inputs as they are taken; null where nothing more can be said.</summary>
    internal Func<Term, byte[][], Tools, Lack?> Lacks { get; private init; } = (_, _, _) => null;

    /// <summary>Whether the octets follow from those of the inputs, and from nothing else.</summary>
    internal bool IsDetermined { get; private init; }

    /// <summary>Whether making it twice gives different octets, because something random goes in.</summary>
    internal bool HasChance { get; private init; }

    /// <summary>Whether nothing is computed to make one, so that a check against it is a comparison.</summary>
    internal bool IsAtHand { get; private init; }

    /// <summary>How many operations with a key pair it takes to make one.</summary>
    internal int Operations { get; private init; }

    /// <summary>Whether somebody makes it with the private half of the public key that is its first part.</summary>
    internal bool IsIssued { get; private init; }

    /// <summary>Whether an adversary can make one of its parts.</summary>
    internal bool IsMade { get; private init; } = true;

    /// <summary>Whether its label is written between its inputs.</summary>
    internal bool IsBetween { get; private init; }

    /// <summary>Whether it stands for what a party remembers, which is in no message.</summary>
    internal bool IsRemembered => this == Remembered;

    /// <summary>What its octets can be taken for. Of a run whose pieces have known lengths <see cref="Form.OfRun"/> says more.</summary>
    internal Func<Suite, Form> Form { get; private init; } = _ => Constructors.Form.Any;

    /// <summary>What opens it. The content is its second part.</summary>
    internal OpenedBy OpenedBy { get; private init; }

    /// <summary>The content of what was opened; null when the key or the octets are wrong.</summary>
    internal Func<byte[], byte[], Tools, byte[]?>? Open { get; private init; }

    /// <summary>What can be read without a key.</summary>
    internal Clear Clear { get; private init; }

    /// <summary>How a guess is tested against it.</summary>
    internal GuessTest Test { get; private init; }

    /// <summary>In how many ways an adversary comes by one, roughly: 1 for the fewest, 5 for the most.</summary>
    internal int Sources { get; private init; } = 5;

    /// <summary>What is written before the content: <c>H(</c>, or after the written key <c>(</c>; what follows it; and what stands between parts.</summary>
    internal (string Before, string After, string Between) Signs { get; private init; } = ("", "", ", ");

    /// <summary>The key of a holder, which is written before the rest; null where no holder is written.</summary>
    internal Func<string, Term>? HolderKey { get; private init; }

    /// <summary>When it is offered to whoever writes terms.</summary>
    internal Offer Offer { get; private init; }

    /// <summary>How stock tools confirm its octets; null where they follow from others that are confirmed, or are nobody's computation.</summary>
    internal Proof? Proof { get; private init; }

    /// <summary>Whether it is octets without framing.</summary>
    internal bool IsRun => Clear == Clear.PartsOfKnownLength;

    /// <summary>Whether it is framed parts.</summary>
    internal bool IsTuple => this == Tuple;

    /// <summary>Whether the last input is taken as it is sent, so that it matters whether it is a run.</summary>
    internal bool TakesMessage => Takes[^1] is Take.Message or Take.Digested or Take.Authenticated;

    /// <summary>What begins the constructors that are offered without a holder, such as <c>H(</c>.</summary>
    /// <param name="vocabulary">The protocol's names.</param>
    /// <param name="messages">The protocol's messages.</param>
    public static IEnumerable<string> Offered(Vocabulary vocabulary, IEnumerable<Term> messages)
    {
        var used = messages.SelectMany(m => m.SelfAndDescendants).Select(Of).ToHashSet();
        var hasKeys = vocabulary.Atoms.Any(a => a.Value.Kind is SortKind.Key or SortKind.Secret && !vocabulary.Unwritten.Contains(a.Key));
        return All.Values.Where(c => c is { IsTuple: false, HolderKey: null, Signs.Before.Length: > 0 } && (used.Contains(c) || c.Offer == Offer.Always || (c.Offer == Offer.WithKeys && hasKeys))).Select(c => c.Signs.Before)
            .Concat(vocabulary.Algorithms.Keys.Order(StringComparer.Ordinal).Select(name => name + "("));
    }

    /// <summary>A term with its constructor's signs and nothing of what is in it: <c>PK_A(…)</c>, <c>HMAC(…)</c>.</summary>
    public static string Outline(Term term) => Of(term) is not { Octets: not null, IsTuple: false, Signs.Before.Length: > 0 } constructor
        ? term is Term.Function f ? $"{f.Name}(…)" : "(…)"
        : constructor.IsNamed ? constructor.Written(constructor.Label(term), ["…"])
        : constructor.HolderKey is null ? $"{constructor.Signs.Before}…{constructor.Signs.After}"
        : constructor.Written("", [constructor.KeyOf(term), "…"]);

    private string KeyOf(Term term) => Parts(term)![0].ToString();

    /// <summary>How an input is taken.</summary>
    internal Take TakeOf(int input) => Takes[Math.Min(input, Takes.Length - 1)];

    /// <summary>What a term can be made of: its parts, or what is in a digest that the constructor takes itself.</summary>
    internal Sequence<Term>? Inputs(Term term) => Parts(term) is { } parts && DigestsLast ? [.. parts.Take(parts.Count - 1), ((Term.Digest)parts[^1]).Body] : Parts(term);

    /// <summary>What opens a term; null when nothing does. Of what is written as text it is the word of the form.</summary>
    internal static Term? OpenerOf(Term term) => Of(term) is not { OpenedBy: (OpenedBy.Key or OpenedBy.PrivateHalf or OpenedBy.Anybody) and var type } constructor || constructor.Parts(term) is not { } parts ? null
        : type == OpenedBy.Key ? parts[0]
        : type == OpenedBy.Anybody ? new Term.Literal(constructor.Name)
        : new Term.PrivateKey(((Term.PublicKey)parts[0]).Holder);

    /// <summary>What is inside a term that something opens.</summary>
    internal static Term ContentOf(Term closed) => Of(closed)!.Parts(closed)![^1];

    /// <summary>Whether a key opens a term for its receiver.</summary>
    internal static bool IsClosed(Term term) => Of(term) is { OpenedBy: OpenedBy.Key or OpenedBy.PrivateHalf };

    /// <summary>The term with its constructor's signs around inputs that are written already.</summary>
    internal string Written(string label, IReadOnlyList<string> inputs)
    {
        if (IsBetween)
        {
            return string.Join($" {label} ", inputs);
        }

        if (IsNamed)
        {
            return label + Signs.Before + string.Join(Signs.Between, inputs) + Signs.After;
        }

        var quoted = label.Length > 0 && Signs.Before.Length > 0 && HolderKey is null ? [Notation.Quote(label)] : (string[])[];
        return HolderKey is null
            ? Signs.Before + string.Join(Signs.Between, quoted.Concat(inputs)) + Signs.After
            : inputs[0] + Signs.Before + string.Join(Signs.Between, inputs.Skip(1)) + Signs.After;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
