using PaymentQuest.Constructors;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Adversaries;

/// <summary>How the adversary comes by octets, from what it knew beforehand and what it heard.</summary>
public abstract record Recipe
{
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
    /// <param name="Text">The value as authors write it, where a check wants one; null for any.</param>
    public sealed record Made(Sort Sort, int Number, string? Text = null) : Recipe;

    /// <summary>What everybody can write; null for a term that is not <see cref="Term.IsFixed"/>.</summary>
    internal static Recipe? Fixed(Term term) => term switch
    {
        Term.Literal l => new Literal(l.Text),
        Term.Numeral n => new Made(new Sort(SortKind.Number), 0, WholeNumber.Show(n.Value)),
        _ => null,
    };

    /// <summary>The private key of a key pair of the adversary's own, which nobody has registered.</summary>
    /// <param name="Number">Different numbers are different key pairs, from 1.</param>
    internal sealed record OwnKey(int Number) : Recipe;

    /// <summary>Octets that the adversary came by in some other way: given to it, or found by trying.</summary>
    /// <param name="Octets">The octets.</param>
    public sealed record Found(Sequence<byte> Octets) : Recipe;

    /// <summary>What the adversary guesses that some value is.</summary>
    public sealed record Guessed : Recipe;

    /// <summary>A value that was made in the older run and has become known since.</summary>
    /// <param name="Atom">Of which atom, one of <see cref="Protocols.Protocol.Compromised"/>.</param>
    public sealed record Compromised(Term.Atom Atom) : Recipe;

    /// <summary>A part of a SEQUENCE.</summary>
    public sealed record Part(Recipe Of, int Index) : Recipe;

    /// <summary>Some octets out of a concatenation. Of one part the length need not be known: it is what the others leave.</summary>
    /// <param name="Of">The concatenation.</param>
    /// <param name="Start">The first octet, from 0; below 0 counted from the end.</param>
    /// <param name="Length">How many octets; null up to <paramref name="Behind"/> octets before the end.</param>
    /// <param name="Behind">How many octets stand behind a piece of unknown length.</param>
    /// <param name="Tag">The DER tag of what the octets are the content of.</param>
    public sealed record Cut(Recipe Of, int Start, int? Length, int Behind = 0, byte Tag = Cut.OctetString) : Recipe
    {
        /// <summary>The tag of an octet string.</summary>
        public const byte OctetString = 0x04;

        /// <summary>A piece of a run of which at most one has no known length: what stands before that one is counted from the beginning, what stands behind it from the end.</summary>
        /// <param name="run">The run.</param>
        /// <param name="pieces">The forms of its pieces, in order.</param>
        /// <param name="index">Which piece.</param>
        internal static Cut Piece(Recipe run, ReadOnlySpan<Form> pieces, int index)
        {
            var (before, behind, isBehindUnknown) = (0, 0, false);
            for (var i = 0; i < pieces.Length; i++)
            {
                before += i < index ? pieces[i].Length : 0;
                behind += i > index ? pieces[i].Length : 0;
                isBehindUnknown |= i < index && !pieces[i].HasKnownLength;
            }

            var own = pieces[index];
            return new Cut(run, isBehindUnknown ? -(behind + own.Length) : before, own.HasKnownLength ? own.Length : null, behind, own.Tag);
        }
    }

    /// <summary>What is inside something sealed or encrypted, or the digest in a signature.</summary>
    /// <param name="Constructor">How it was closed.</param>
    /// <param name="Of">What is opened.</param>
    /// <param name="Key">The key; of a signature the public one.</param>
    /// <param name="IsRun">Whether the inside is octets without framing.</param>
    public sealed record Opened(Constructor Constructor, Recipe Of, Recipe Key, bool IsRun) : Recipe
    {
        /// <summary>Of what was written as text: the DER tag of what the octets are the content of; null where they are DER themselves.</summary>
        public byte? Tag { get; init; }

        /// <summary>What was written as text.</summary>
        /// <param name="constructor">How.</param>
        /// <param name="of">The text.</param>
        /// <param name="form">The form of what is written.</param>
        internal static Opened Text(Constructor constructor, Recipe of, Form form) => new(constructor, of, new Literal(constructor.Name), false) { Tag = form.Tag is 0x30 ? null : form.Tag };
    }

    /// <summary>Something that is made. A certificate of the private key that signs it, then what the search knows as its parts.</summary>
    /// <param name="Constructor">How.</param>
    /// <param name="Label">The label of a derived key, the holder of a certificate; else empty.</param>
    /// <param name="IsRun">Whether the last input is octets without framing, which are digested, encrypted or derived from as they are.</param>
    /// <param name="Inputs">What of.</param>
    public sealed record Composed(Constructor Constructor, string Label, bool IsRun, Sequence<Recipe> Inputs) : Recipe
    {
        /// <summary>What makes encryptions of the same content differ: the same number gives the same octets.</summary>
        public int Chance { get; init; }
    }

    /// <summary>What a message that the adversary makes says over the channel of a step, in a session that it has begun or has the key of; null for any other message.</summary>
    /// <param name="step">The step.</param>
    internal Recipe? SaidAt(Step step)
    {
        var frame = step.Frame is null ? null
            : step.Message is not Term.Tuple ? this
            : this is Composed { Constructor.IsTuple: true, Inputs: [Composed { Inputs: [.., Made] }, var last] } ? last : null;
        return frame is Composed { Constructor: var c, Inputs: [_, var said] } && c == Constructor.AuthenticatedEncryption ? said : null;
    }

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

    /// <summary>Nothing arrives for a party for as long as it waits, and it goes on without.</summary>
    /// <param name="Participant">Which, in the order in which they started, from 0.</param>
    public sealed record Lapse(int Participant) : Move;
}
