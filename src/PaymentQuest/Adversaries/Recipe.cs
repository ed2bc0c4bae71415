using PaymentQuest.Terms;

namespace PaymentQuest.Adversaries;

/// <summary>What the adversary can make of octets that it has.</summary>
public enum Constructor
{
    /// <summary>A SEQUENCE of the inputs.</summary>
    Tuple,

    /// <summary>The inputs' content octets, run together.</summary>
    Concatenation,

    /// <summary>The digest of the input.</summary>
    Digest,

    /// <summary>The keyed digest: key, content.</summary>
    Mac,

    /// <summary>A derived key: key, context. The label says which.</summary>
    DerivedKey,

    /// <summary>Encryption to a public key: key, content, what makes it different each time.</summary>
    Sealed,

    /// <summary>Encryption under a shared key: key, content, what makes it different each time.</summary>
    Encrypted,

    /// <summary>A signature: private key, digest.</summary>
    Signed,

    /// <summary>A certificate: the issuer's public key, the holder's, what is told. The label is the declared holder.</summary>
    Certificate,

    /// <summary>A revocation list of the issuer's public key.</summary>
    RevocationList,

    /// <summary>The public key of a private one.</summary>
    PublicKey,
}

/// <summary>How the adversary comes by octets, from what it knew beforehand and what it heard.</summary>
public abstract record Recipe
{
    /// <summary>The label of what is made over octets without framing.</summary>
    public const string Run = "run";

    private Recipe()
    {
    }

    /// <summary>A whole message.</summary>
    /// <param name="Message">Which, in the order in which messages were sent, from 0.</param>
    public sealed record Heard(int Message) : Recipe;

    /// <summary>What a party knows beforehand, or what everybody does.</summary>
    /// <param name="Term">The term.</param>
    /// <param name="Casting">Whose value it is.</param>
    public sealed record Known(Term Term, Casting Casting) : Recipe;

    /// <summary>A fixed text.</summary>
    public sealed record Literal(string Text) : Recipe;

    /// <summary>A value that the adversary makes up.</summary>
    /// <param name="Sort">What it looks like.</param>
    /// <param name="Number">Different numbers are different values.</param>
    public sealed record Made(Sort Sort, int Number) : Recipe;

    /// <summary>Octets that the adversary came by in some other way: given to it, or found by trying.</summary>
    /// <param name="Octets">The octets.</param>
    public sealed record Found(Sequence<byte> Octets) : Recipe;

    /// <summary>What the adversary guesses that some value is.</summary>
    public sealed record Guessed : Recipe;

    /// <summary>A part of a SEQUENCE.</summary>
    public sealed record Part(Recipe Of, int Index) : Recipe;

    /// <summary>Some octets out of a concatenation, as an octet string.</summary>
    public sealed record Cut(Recipe Of, int Start, int Length) : Recipe;

    /// <summary>What is inside something sealed or encrypted.</summary>
    /// <param name="Of">What is opened.</param>
    /// <param name="Key">The key.</param>
    /// <param name="IsRun">Whether the inside is octets without framing.</param>
    public sealed record Opened(Recipe Of, Recipe Key, bool IsRun) : Recipe;

    /// <summary>Something that is made.</summary>
    /// <param name="Constructor">How.</param>
    /// <param name="Label">The label of a derived key; <see cref="Run"/> when the content is octets without framing; else empty.</param>
    /// <param name="Inputs">What of.</param>
    public sealed record Composed(Constructor Constructor, string Label, Sequence<Recipe> Inputs) : Recipe;

    /// <summary>The same with other numbers for the messages.</summary>
    public Recipe Map(Func<int, int> number) => this switch
    {
        Heard h => new Heard(number(h.Message)),
        Part p => p with { Of = p.Of.Map(number) },
        Cut c => c with { Of = c.Of.Map(number) },
        Opened o => o with { Of = o.Of.Map(number), Key = o.Key.Map(number) },
        Composed c => c with { Inputs = c.Inputs.Select(i => i.Map(number)).ToSequence() },
        _ => this,
    };

    /// <summary>The messages that are needed.</summary>
    public IEnumerable<int> Messages => this switch
    {
        Heard h => [h.Message],
        Part p => p.Of.Messages,
        Cut c => c.Of.Messages,
        Opened o => o.Of.Messages.Concat(o.Key.Messages),
        Composed c => c.Inputs.SelectMany(i => i.Messages),
        _ => [],
    };
}

/// <summary>One thing that the adversary does.</summary>
public abstract record Move
{
    private Move()
    {
    }

    /// <summary>An honest party begins its role. What it sends without having received anything is heard.</summary>
    /// <param name="Role">The role's name.</param>
    /// <param name="Casting">Whom it deals with.</param>
    public sealed record Start(string Role, Casting Casting) : Move;

    /// <summary>A party is sent a message.</summary>
    /// <param name="Participant">Which, in the order in which they started, from 0.</param>
    /// <param name="Message">How the adversary makes it.</param>
    public sealed record Deliver(int Participant, Recipe Message) : Move;

    /// <summary>Time passes, for everybody.</summary>
    /// <param name="Seconds">How much.</param>
    public sealed record Wait(long Seconds) : Move;
}
