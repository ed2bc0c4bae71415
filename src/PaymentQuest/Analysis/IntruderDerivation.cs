using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Analysis;

/// <summary>How the adversary makes the patterns of a search out of what it knew and heard. What was left undecided it makes up.</summary>
internal sealed class IntruderDerivation
{
    private readonly InitialKnowledge _initial;
    private readonly int _suite;
    private readonly List<(Pattern Pattern, Recipe Recipe)> _entries;
    private readonly List<(Pattern.Compound Pattern, Recipe Recipe)> _closed = [];
    private readonly List<Pattern> _made = [];
    private readonly List<Pattern> _keys = [];
    private readonly List<Pattern> _chances = [];
    private int _heard;

    /// <param name="initial">What the adversary knew.</param>
    /// <param name="suite">The suite of the octets, as its place among those in question.</param>
    public IntruderDerivation(InitialKnowledge initial, int suite)
    {
        _initial = initial;
        _suite = suite;
        bool ComesApart(Pattern pattern) => pattern is Pattern.Compound { Constructor: { IsTuple: true } or { IsRun: true } or { OpenedBy: not OpenedBy.None } };
        _entries = [.. initial.Public.Where(p => !ComesApart(p.Pattern))];
        foreach (var (pattern, recipe) in initial.Public.Where(p => ComesApart(p.Pattern)))
        {
            Take(pattern, recipe);
        }

        _heard = initial.Older.Messages.Count;
        Open();
    }

    /// <summary>What the adversary holds, in pieces.</summary>
    public IEnumerable<(Pattern Pattern, Recipe Recipe)> Held => _entries.Select(e => (e.Pattern.Resolved, e.Recipe));

    /// <summary>A message was sent, and is taken apart.</summary>
    public void Hear(Pattern message)
    {
        Take(message, new Recipe.Heard(_heard++));
        Open();
    }

    private void Open()
    {
        for (var i = 0; i < _closed.Count; i++)
        {
            var (closed, recipe) = _closed[i];
            if ((Pieces.Key(closed) is { } key ? Find(key) : PublicKeyOf(closed.Parts[0])) is { } opener)
            {
                _closed.RemoveAt(i);
                Take(closed.Parts[1], new Recipe.Opened(closed.Constructor, recipe, opener, closed.TakesRun));
                i = -1;
            }
        }
    }

    /// <summary>How a pattern is made; null when it cannot be.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="guessed">What is taken for known because it is guessed.</param>
    public Recipe? Find(Pattern pattern, Pattern? guessed = null)
    {
        pattern = pattern.Resolved;
        if (guessed is not null && Substitution.AreEqual(pattern, guessed))
        {
            return new Recipe.Guessed();
        }

        if (_entries.FirstOrDefault(e => Substitution.AreEqual(e.Pattern, pattern)).Recipe is { } known)
        {
            return known;
        }

        return pattern switch
        {
            Pattern.Variable v => MadeUp(v),
            Pattern.Constant { IsMadeUp: true } c => Chosen(c),
            Pattern.Compound c => Composed(c, guessed),
            _ => null,
        };
    }

    /// <summary>How the adversary has the public key of a private one; null when it has not.</summary>
    public Recipe? PublicKeyOf(Pattern privateKey) =>
        _entries.FirstOrDefault(e => Pieces.PrivateOf(e.Pattern) is { } own && Substitution.AreEqual(own, privateKey)).Recipe;

    /// <summary>How something is made of its parts, although it may be held too.</summary>
    public Recipe? Composed(Pattern.Compound pattern, Pattern? guessed)
    {
        var constructor = pattern.Constructor;
        if (Pieces.Needed(pattern) is not { } needed || (constructor.HasChance && needed[^1].Resolved is not Pattern.Variable))
        {
            return null;
        }

        if (constructor == Constructor.Slice)
        {
            return pattern.Form.HasKnownLength && Find(needed[0], guessed) is { } whole ? new Recipe.Cut(whole, Constructor.Start(pattern.Label), pattern.Form.Length) : null;
        }

        var parts = constructor.HasChance ? needed[..^1] : needed;
        var inputs = parts.Select(p => Find(p, guessed)).ToList();
        return inputs.Contains(null) ? null : new Recipe.Composed(constructor, pattern.Label, pattern.TakesRun, inputs.Select(i => i!).ToSequence())
        {
            Chance = constructor.HasChance ? Number(_chances, needed[^1].Resolved) : 0,
        };
    }

    private void Take(Pattern pattern, Recipe recipe)
    {
        pattern = pattern.Resolved;
        if (pattern is Pattern.Compound { Constructor.IsTuple: true } tuple)
        {
            for (var i = 0; i < tuple.Parts.Length; i++)
            {
                Take(tuple.Parts[i], new Recipe.Part(recipe, i));
            }

            return;
        }

        if (_entries.Exists(e => Substitution.AreEqual(e.Pattern, pattern)))
        {
            return;
        }

        _entries.Add((pattern, recipe));
        if (pattern is not Pattern.Compound compound)
        {
            return;
        }

        if (compound.Constructor.IsRun)
        {
            var parts = Pieces.Open(compound);
            var forms = Array.ConvertAll(parts, p => _initial.Forms.Under(p.Resolved.Form, _suite));
            for (var i = 0; i < parts.Length; i++)
            {
                Take(parts[i], Recipe.Cut.Piece(recipe, forms, i));
            }
        }
        else if (compound.Constructor.IsText)
        {
            Take(compound.Parts[0], Recipe.Opened.Text(compound.Constructor, recipe, compound.Parts[0].Resolved.Form));
        }
        else if (Pieces.Key(compound) is not null || (compound.Constructor.OpenedBy == OpenedBy.PublicHalf && _initial.Forms[_suite].ShowsDigests))
        {
            _closed.Add((compound, recipe));
        }
    }

    private Recipe.Made Chosen(Pattern.Constant value)
    {
        var kind = value.Form.Class switch { FormClass.Date => SortKind.Date, FormClass.Number => SortKind.Number, _ => SortKind.Amount };
        return new Recipe.Made(new Sort(kind), Number(_made, value) + 1, value.Text == Values.Show(_initial.Protocol.Setting.Clock) ? null : value.Text);
    }

    private Recipe? MadeUp(Pattern.Variable variable)
    {
        if (variable.Form.Class == FormClass.Any)
        {
            // A registered key first: it is known by name.
            var key = Number(_keys, variable);
            var registered = Of<Term.PrivateKey>();
            return key == 0 && registered is not null ? registered : new Recipe.OwnKey(registered is null ? key + 1 : key);
        }

        var number = Number(_made, variable) + 1;
        Recipe Made(SortKind kind, int size = 0) => new Recipe.Made(new Sort(kind, size), number);
        return variable.Form.Class switch
        {
            FormClass.Octets or FormClass.Ciphertext => Made(SortKind.Nonce, _initial.Forms.Under(variable.Form, _suite).MadeUpLength),
            FormClass.Text => Made(SortKind.Text),
            FormClass.Account => Made(SortKind.Account),
            FormClass.Decision or FormClass.Approval => Made(SortKind.Decision),
            FormClass.Refusal => new Recipe.Literal("N:14"),
            FormClass.Amount => Made(SortKind.Amount),
            FormClass.Date => Made(SortKind.Date),
            FormClass.Number => Made(SortKind.Number),
            FormClass.Certificate => Of<Term.Certificate>(),
            FormClass.RevocationList => Of<Term.RevocationList>(),
            _ => Find(_initial.Compound(Constructor.PublicKey, "", new Pattern.Variable(Form.Any))),
        };
    }

    /// <summary>The place of something among its like, from 0; what is new comes last.</summary>
    private static int Number(List<Pattern> alike, Pattern pattern)
    {
        if (!alike.Contains(pattern))
        {
            alike.Add(pattern);
        }

        return alike.IndexOf(pattern);
    }

    /// <summary>One of those that dishonest parties have, the last published.</summary>
    private Recipe? Of<T>()
        where T : Term =>
        _initial.Public.Select(p => p.Recipe).OfType<Recipe.Known>().LastOrDefault(k => k.Term is T);
}
