using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.RandomProtocols;

/// <summary>Makes messages that a receiver could accept: of what is held, of what is made up, and of both, put together as deep as three constructors.</summary>
/// <param name="field">The parties.</param>
/// <param name="holdings">What the adversary has.</param>
/// <param name="make">The octets of a recipe.</param>
/// <param name="known">What the receiver has for a term already, with which it will compare; null when it has nothing.</param>
/// <param name="dice">Chance.</param>
internal sealed class Crafting(Field field, Holdings holdings, Func<Recipe, byte[]?> make, Func<Term, byte[]?> known, Dice dice)
{
    private const int Deepest = 3;

    private readonly Dictionary<Term, Recipe> _chosen = [];

    /// <summary>A way to make something of a term's form; null when none was found this time.</summary>
    public Recipe? Draw(Term term)
    {
        _chosen.Clear();
        return Draw(term, 0);
    }

    private Recipe? Draw(Term term, int depth)
    {
        if (_chosen.TryGetValue(term, out var chosen))
        {
            return chosen;
        }

        var recipe = term is Term.Tuple t ? Composed(Constructor.Tuple, "", t.Parts, depth) : known(term) is { } wanted ? Wanted(term, wanted, depth) : Chosen(term, depth);
        if (recipe is not null && term is not Term.Tuple)
        {
            _chosen[term] = recipe;
        }

        return recipe;
    }

    /// <summary>Something that is to be just so. What has chance in it is compared by nobody who has not the same octets.</summary>
    private Recipe? Wanted(Term term, byte[] wanted, int depth) => holdings.Find(wanted) is { } held ? held : Composed(term, depth) is { } made && (term.IsRandomized || (make(made) is { } octets && octets.AsSpan().SequenceEqual(wanted))) ? made : null;

    private Recipe? Chosen(Term term, int depth)
    {
        if (term is Term.Atom or Term.PublicKey or Term.RevocationList or Term.Literal or Term.Numeral or Term.Function)
        {
            return Leaf(term);
        }

        if (term is Term.Certificate certificate)
        {
            var held = holdings.All.Where(h => Holdings.IsCertificate(h.Octets)).ToList();
            return held.Count > 0 && dice.In100(50) ? dice.Any(held).Recipe : new Forgery(field, holdings, dice).Certificate(certificate.Holder) ?? (held.Count > 0 ? dice.Any(held).Recipe : null);
        }

        var fitting = holdings.All.Where(h => Fits(term, h)).ToList();
        var isHeld = fitting.Count > 0 && dice.In100(55);
        return isHeld ? dice.Any(fitting).Recipe
            : (depth < Deepest ? Composed(term, depth) : null) ?? (fitting.Count > 0 ? dice.Any(fitting).Recipe : Junk(term));
    }

    private bool Fits(Term term, Held held) => term is Term.Applied { Algorithm.Kind: AlgorithmKind.TextForm } ? held.Octets[0] == 0x0c : held.Length is { } length && (term is Term.Encrypted or Term.AuthenticatedEncryption
        ? length >= 2 * field.Suite.BlockLength && length % field.Suite.BlockLength == 0
        : field.LengthOf(term) is not { } wanted || wanted == length);

    private Recipe.Made? Junk(Term term) => dice.In100(40) && (term is Term.Encrypted or Term.AuthenticatedEncryption ? 4 * field.Suite.BlockLength : field.LengthOf(term)) is { } length
        ? new Recipe.Made(new Sort(SortKind.Nonce, length), 1)
        : null;

    private Recipe? Leaf(Term term)
    {
        if (term is Term.Numeral numeral)
        {
            return new Recipe.Made(new Sort(SortKind.Number), 0, numeral.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (term is Term.Literal literal)
        {
            return new Recipe.Literal(literal.Text);
        }

        var sort = field.SortOf(term);
        var fitting = holdings.All.Where(h => sort is { } s ? h.IsOf(s, field.Suite) : h.Key is not null).ToList();
        return sort is { } made && (fitting.Count == 0 || dice.In100(25)) ? MadeUp(made) : fitting.Count > 0 ? dice.Any(fitting).Recipe : null;
    }

    /// <summary>A value that nobody has said: of money and time also such as are smaller or larger, earlier or later.</summary>
    private Recipe MadeUp(Sort sort)
    {
        var clock = field.Protocol.Setting.Clock;
        return sort.Kind switch
        {
            SortKind.Amount => new Recipe.Found(Der.Money(new Amount("EUR", dice.Any<long>([0, 1, 499, 501, 100_000]), -2)).ToSequence()),
            SortKind.Date => new Recipe.Found(Der.Date(clock + TimeSpan.FromDays(dice.Any([-400, -1, 0, 1, 400]))).ToSequence()),
            SortKind.Decision => new Recipe.Found(Der.Text(dice.Any<string>(["Y:000000", "N:51"])).ToSequence()),
            SortKind.Number => new Recipe.Made(sort, dice.Below(4)),
            SortKind.Key or SortKind.Digest => new Recipe.Made(new Sort(SortKind.Nonce, sort.Kind == SortKind.Key ? field.Suite.KeyLength(sort.Size) : field.Suite.DigestLength), 1 + dice.Below(2)),
            _ => new Recipe.Made(sort, 1 + dice.Below(2)),
        };
    }

    private Recipe? Composed(Term term, int depth) => term switch
    {
        Term.Concatenation c => Composed(Constructor.Concatenation, "", c.Parts, depth + 1),
        Term.Digest d => Composed(Constructor.Digest, "", [d.Body], depth + 1),
        Term.Mac m => Composed(Constructor.Mac, "", [m.Key, m.Body], depth + 1),
        Term.Applied a => Composed(Constructor.Of(a.Algorithm), a.Name, a.Inputs, a.Algorithm.Kind == AlgorithmKind.TextForm ? depth : depth + 1),
        Term.DerivedKey k => Composed(Constructor.DerivedKey, k.Label, [k.Key, k.Body], depth + 1),
        Term.Encrypted e => Composed(Constructor.Encrypted, "", [e.Key, e.Body], depth + 1),
        Term.AuthenticatedEncryption e => Composed(Constructor.AuthenticatedEncryption, "", [e.Key, e.Body], depth),
        Term.Sealed s => Composed(Constructor.Sealed, "", [new Term.PublicKey(s.Holder), s.Body], depth + 1),
        Term.Signed s when field.OwnKeys.Count > 0 => Draw(s.Body, depth + 1) is { } digest ? new Recipe.Composed(Constructor.Signed, "", false, [dice.Any(field.OwnKeys).Recipe, digest]) : null,
        _ => null,
    };

    private Recipe.Composed? Composed(Constructor constructor, string label, Sequence<Term> parts, int depth)
    {
        var inputs = new List<Recipe>();
        foreach (var part in parts)
        {
            if (Draw(part, depth) is not { } input)
            {
                return null;
            }

            inputs.Add(input);
        }

        return new Recipe.Composed(constructor, label, constructor.TakesMessage && parts[^1] is Term.Concatenation, inputs.ToSequence());
    }
}
