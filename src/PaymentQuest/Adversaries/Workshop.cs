using System.Globalization;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Adversaries;

/// <summary>What an adversary has run out of.</summary>
internal enum WorkBound
{
    /// <summary>It would have more than <see cref="Bounds.CraftedOctets"/>.</summary>
    Octets,

    /// <summary>All that was made since the beginning took more than <see cref="Bounds.AdversarySteps"/>.</summary>
    Steps,
}

/// <summary>Where the adversary makes octets of octets, with its own keys and those that leaked. It has no other party's.</summary>
internal sealed class Workshop(Cast cast, IReadOnlyList<Spoken> heard, IReadOnlyDictionary<string, int> leaks, IReadOnlyDictionary<Term.Atom, byte[]> compromised, bool isBounded)
{
    // Who encrypts something and signs what came out sends and signs the same octets, however it came by the content.
    private readonly Dictionary<(Constructor Constructor, int Chance, string Inputs), byte[]> _encrypted = [];

    private byte[]? _guess;
    private long _steps;

    /// <summary>Which bound the last making would have passed; null when it passed none.</summary>
    public WorkBound? Passed { get; private set; }

    /// <summary>The octets; null when they cannot be made.</summary>
    /// <param name="recipe">How.</param>
    /// <param name="guess">What a guessed value is taken to be.</param>
    public byte[]? Make(Recipe recipe, byte[]? guess = null)
    {
        _guess = guess;
        Passed = null;
        return Octets(recipe);
    }

    /// <summary>Whether there is room for so many octets, and time to work on them.</summary>
    private bool IsWithin(long octets, int operations = 0)
    {
        if (!isBounded)
        {
            return true;
        }

        _steps += 1 + (octets / Bounds.StepOctets) + (operations * Bounds.OperationSteps);
        Passed ??= octets > Bounds.CraftedOctets ? WorkBound.Octets : _steps > Bounds.AdversarySteps ? WorkBound.Steps : null;
        return Passed is null;
    }

    private byte[]? Octets(Recipe recipe) => recipe switch
    {
        Recipe.Heard h => h.Message < heard.Count ? heard[h.Message].Octets : null,
        Recipe.Known k => cast.Octets(k.Term, k.Casting),
        Recipe.Compromised c => compromised.GetValueOrDefault(c.Atom),
        Recipe.Guessed => _guess,
        Recipe.OwnKey => null,
        Recipe.Found f => [.. f.Octets],
        Recipe.Literal l => Der.Text(l.Text),
        Recipe.Made m => Made(m),
        Recipe.Part p => Octets(p.Of) is { } whole && Der.Parts(whole, out _) is { } parts && p.Index < parts.Count ? whole[parts[p.Index]] : null,
        Recipe.Cut c => Octets(c.Of) is { } run ? Cut(Der.Content(run), c) : null,
        Recipe.Opened o => Opened(o),
        Recipe.Composed c => Composed(c),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static byte[]? Cut(ReadOnlySpan<byte> run, Recipe.Cut cut)
    {
        var start = cut.Start < 0 ? run.Length + cut.Start : cut.Start;
        var length = cut.Length ?? run.Length - start - cut.Behind;
        return start >= 0 && length >= 0 && start + length <= run.Length ? Der.Primitive(cut.Tag, run.Slice(start, length)) : null;
    }

    private byte[]? Made(Recipe.Made made)
    {
        var shown = made.Number.ToString(CultureInfo.InvariantCulture);
        var text = made.Text ?? made.Sort.Kind switch
        {
            SortKind.Amount => $"EUR {shown}.00",
            SortKind.Account => cast.Unmet("9" + shown.PadLeft(7, '0'), "9"),
            SortKind.Decision => $"Y:{shown.PadLeft(6, '0')}",
            SortKind.Number => shown,
            SortKind.Date => Values.Show(cast.Compiled.Protocol.Setting.Clock),
            SortKind.Text or SortKind.Agent => cast.Unmet($"made-{shown}", "'"),
            _ => Convert.ToHexStringLower(new SeededRandom(cast.Seed, $"adversary/{shown}").Octets(made.Sort.Size)),
        };
        return Values.Parse(made.Sort, text, cast.Suite) ?? (made.Text is null && made.Sort.Size > 0 ? Der.OctetString(Convert.FromHexString(text)) : null);
    }

    private byte[]? Opened(Recipe.Opened opened)
    {
        var by = opened.Constructor.OpenedBy;
        if (Octets(opened.Of) is not { } closed || (by == OpenedBy.PrivateHalf ? [] : Octets(opened.Key)) is not { } key)
        {
            return null;
        }

        var tools = new Tools(cast.Suite) { Unseal = octets => PrivateKeyOf(opened.Key) is { } own ? cast.Suite.Open(own, octets) : null };
        var plaintext = opened.Constructor.Open!(by == OpenedBy.PublicHalf ? key : Der.Content(key).ToArray(), Der.Content(closed).ToArray(), tools);
        return plaintext is null ? null : opened.Tag is { } tag ? Der.Primitive(tag, plaintext) : opened.IsRun ? Der.OctetString(plaintext) : plaintext;
    }

    private PrivateKey? PrivateKeyOf(Recipe recipe) => recipe switch
    {
        Recipe.OwnKey own => cast.OwnKey(own.Number),
        Recipe.Known { Term: Term.PrivateKey { Holder: var holder }, Casting: var casting } when IsOwn(holder, casting) || IsLeaked(holder) => cast.Key(holder, casting),
        _ => null,
    };

    private bool IsOwn(string holder, Casting casting) => cast.Compiled.Protocol.Owners.TryGetValue(holder, out var owner) && !casting.IsHonest(owner);

    private bool IsLeaked(string holder) => leaks.TryGetValue(holder, out var after) && heard.Count >= after;

    private byte[]? Composed(Recipe.Composed composed)
    {
        var constructor = composed.Constructor;
        if (constructor == Constructor.PublicKey)
        {
            return PrivateKeyOf(composed.Inputs[0])?.Public.SubjectPublicKeyInfo.ToArray();
        }

        if (constructor.IsIssued)
        {
            return Issued(composed);
        }

        if (Inputs(composed, out var together) is not { } inputs)
        {
            return null;
        }

        var same = constructor.HasChance ? (constructor, composed.Chance, string.Join(' ', inputs.Select(Convert.ToHexString))) : default;
        if (constructor.HasChance && _encrypted.TryGetValue(same, out var before))
        {
            return before;
        }

        if (constructor.Octets is not { } make || (constructor.Operations > 0 && !IsWithin(together, constructor.Operations)))
        {
            return null;
        }

        var number = _encrypted.Count.ToString(CultureInfo.InvariantCulture);
        var made = make(composed.Label, inputs, new Tools(cast.Suite)
        {
            Random = () => new SeededRandom(cast.Seed, $"adversary/{constructor.Name.ToLowerInvariant()}/{number}"),
            Recipient = () => PublicKey.FromSubjectPublicKeyInfo(inputs[0]),
            Sign = digest => PrivateKeyOf(composed.Inputs[0]) is { } own ? cast.Suite.SignDigest(own, digest) : null,
        });
        if (constructor.HasChance && made is not null && _guess is null)
        {
            _encrypted.Add(same, made);
        }

        return made;
    }

    /// <summary>A certificate of the adversary's making: of everything that a holder's own says, signed with a key that it has.</summary>
    private byte[]? Issued(Recipe.Composed composed)
    {
        var told = new List<byte[]>();
        foreach (var input in composed.Inputs.Skip(1))
        {
            if (Octets(input) is not { } octets || !IsWithin(octets.Length))
            {
                return null;
            }

            told.Add(octets);
        }

        return PrivateKeyOf(composed.Inputs[0]) is { } signer && IsWithin(0, 1) ? cast.KeyringOf(Casting.Honest).Forge(composed.Label, signer, told.ToArray()) : null;
    }

    /// <summary>The inputs as the constructor takes them, counted while they are gathered: together they may be far more than there is room for.</summary>
    private byte[][]? Inputs(Recipe.Composed composed, out long together)
    {
        var constructor = composed.Constructor;
        together = 0;
        var inputs = new byte[composed.Inputs.Count][];
        for (var i = 0; i < inputs.Length; i++)
        {
            var take = constructor.TakeOf(i);
            if (take == Take.KeyPair && constructor.DigestsLast)
            {
                inputs[i] = [];
                continue;
            }

            if (Octets(composed.Inputs[i]) is not { } octets || !IsWithin(together += octets.Length))
            {
                return null;
            }

            inputs[i] = take is Take.Content or Take.Piece or Take.Signed || (composed.IsRun && i == inputs.Length - 1) ? Der.Content(octets).ToArray() : octets;
        }

        return inputs;
    }
}
