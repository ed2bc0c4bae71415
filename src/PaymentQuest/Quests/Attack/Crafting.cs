using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// How the adversary makes what a ploy says out of what it holds. A name stands for what is held under it, last heard first; a definition that
/// is not held stands for its parts. What is written out with its constructor is made when all its inputs can be had, and else taken as it was heard.
/// A name with a prime that stands for nothing is a value that the adversary makes up.
/// </summary>
internal sealed class Crafting
{
    private readonly Cast _cast;
    private readonly Holdings _holdings;
    private readonly IReadOnlyDictionary<string, Sequence<Recipe>> _named;
    private readonly string? _guessed;
    private IReadOnlyDictionary<string, (Term? Term, int Message)> _references = new Dictionary<string, (Term?, int)>();
    private Prose? _lacking;
    private string _lackingName = "";
    private int _parts;

    internal Crafting(Cast cast, Holdings holdings, IReadOnlyDictionary<string, Sequence<Recipe>> named, string? guessed = null)
    {
        _cast = cast;
        _holdings = holdings;
        _named = named;
        _guessed = guessed;
    }

    private Vocabulary Vocabulary => _cast.Compiled.Protocol.Vocabulary;

    /// <summary>The recipes of a term's parts at the top, or what the adversary lacks.</summary>
    public (Sequence<Recipe>? Parts, PloyProblem? Problem) Of(Written written)
    {
        _references = written.References;
        _lacking = null;
        _lackingName = "";
        _parts = 0;
        if (Parts(written.Term, null)?.ToSequence() is { } parts)
        {
            return (parts, null);
        }

        var at = Math.Max(0, written.Text.IndexOf(_lackingName, StringComparison.Ordinal));
        return (null, new PloyProblem(written.Column + at, _lacking ?? Prose.Of("attack.this-cannot-be-made")));
    }

    /// <summary>One recipe of the parts: of several, a tuple.</summary>
    public static Recipe Whole(Sequence<Recipe> parts) => parts.Count == 1 ? parts[0] : new Recipe.Composed(Constructor.Tuple, "", false, parts);

    /// <summary>The parts that a term is spliced into.</summary>
    private List<Recipe>? Parts(Term term, int? message)
    {
        // A name counts with all that it stands for: names of names would double with each line.
        _parts += term is Term.Atom counted && message is null && _named.TryGetValue(counted.Name, out var stands) ? stands.Count : 1;
        if (_parts > Bounds.CraftedParts)
        {
            return Lacking<List<Recipe>>(term is Term.Atom last ? last.Name : "", Prose.Of("attack.this-would-have-more-than-parts", ("most", Bounds.CraftedParts)));
        }

        switch (term)
        {
            case Term.Atom a when _references.TryGetValue(a.Name, out var reference):
                return reference.Term is null ? Message(reference.Message) : Parts(reference.Term, reference.Message);
            case Term.Atom a when message is null && _named.TryGetValue(a.Name, out var named):
                return [.. named];
            case Term.Atom a when _guessed != a.Name && Held(a, message) is null && Vocabulary.Definitions.TryGetValue(a.Name, out var definition):
                return Parts(definition, message);
            case Term.Tuple t:
                var parts = new List<Recipe>();
                foreach (var part in t.Parts)
                {
                    // A name stands for its parts; what was written in brackets is a tuple inside.
                    if ((part is Term.Tuple ? One(part, message) is { } inner ? [inner] : null : Parts(part, message)) is not { } spliced)
                    {
                        return null;
                    }

                    parts.AddRange(spliced);
                }

                return parts;
            default:
                return Single(term, message) is { } single ? [single] : null;
        }
    }

    private Recipe? One(Term term, int? message) => Parts(term, message) is { } parts ? Whole(parts.ToSequence()) : null;

    private Recipe? Single(Term term, int? message) => term switch
    {
        Term.Atom a when a.Name == _guessed => new Recipe.Guessed(),
        Term.Atom a => Held(a, message) ?? MadeUp(a.Name) ?? Lack(a, message),
        Term.Literal or Term.Numeral => Recipe.Fixed(term),
        Term.Nested n => One(n.Body, message),
        Term.PrivateKey key => Held(term, message) ?? Own(key.Holder) ?? Lack(term, message),
        Term.PublicKey key => Held(term, message) ?? (Own(key.Holder) is { } own ? new Recipe.Composed(Constructor.PublicKey, "", false, [own]) : Lack(term, message)),
        Term.Certificate or Term.RevocationList or Term.Function => Held(term, message) ?? Lack(term, message),
        _ when message is not null => Held(term, message) ?? Lack(term, message),
        _ => MadeOrHeld(term),
    };

    private Recipe? MadeOrHeld(Term term)
    {
        var (lacking, name) = (_lacking, _lackingName);
        if (Made(term) is { } made)
        {
            return made;
        }

        if (Held(term, null) is not { } held)
        {
            return Lack(term, null);
        }

        (_lacking, _lackingName) = (lacking, name);
        return held;
    }

    private Recipe? Held(Term term, int? message) => (Vocabulary.Expand(term) is { } expanded ? _holdings.Find(expanded, message) : null)?.Recipe;

    private List<Recipe>? Message(int number) => _holdings.All.Any(h => h.Message == number)
        ? [new Recipe.Heard(number - 1)]
        : Lacking<List<Recipe>>($"@{number}", Prose.Of("attack.there-is-no-message-yet", ("number", number)));

    private Recipe.Composed? Made(Term term) =>
        Constructor.Of(term) is { Octets: not null } constructor && constructor.Parts(term) is { } parts && All(parts.Select(p => One(p, null))) is { } made
            ? new Recipe.Composed(constructor, constructor.Label(term), constructor.TakesMessage && Vocabulary.Expand(parts[^1]) is Term.Concatenation, made)
            : null;

    private static Sequence<Recipe>? All(IEnumerable<Recipe?> recipes)
    {
        var all = new List<Recipe>();
        foreach (var recipe in recipes)
        {
            if (recipe is null)
            {
                return null;
            }

            all.Add(recipe);
        }

        return all.ToSequence();
    }

    /// <summary>A value of the adversary's own that looks like those of an atom, or like what a definition stands for.</summary>
    private Recipe.Made? MadeUp(string name)
    {
        var plain = name.TrimEnd('\'');
        if (plain.Length == name.Length)
        {
            return null;
        }

        var names = Vocabulary.Atoms.Keys.Concat(Vocabulary.Definitions.Keys).ToList();
        var number = (names.IndexOf(plain) * 8) + name.Length - plain.Length;
        if (Vocabulary.Atoms.TryGetValue(plain, out var sort))
        {
            return new Recipe.Made(Sized(sort, _cast.Suite), number);
        }

        var length = Vocabulary.Definitions.TryGetValue(plain, out var definition)
            ? Vocabulary.Expand(definition) is { } defined ? Form.Made(defined, Vocabulary, _cast.Suite).MadeUpLength : 0
            : 0;
        return length > 0 ? new Recipe.Made(new Sort(SortKind.Nonce, length), number) : null;
    }

    /// <summary>
    /// The private key of a key pair of the adversary's own: called like a holder's with a prime for each such pair, after the one of the prime that is a dishonest
    /// party's where there is one.
    /// </summary>
    private Recipe.OwnKey? Own(string holder)
    {
        var plain = holder.TrimEnd('\'');
        var number = holder.Length - plain.Length - (_holdings.Find(new Term.PrivateKey(plain + "'")) is null ? 0 : 1);
        return number > 0 && Vocabulary.Holders.Contains(plain) && _cast.OwnKey(number) is not null ? new Recipe.OwnKey(number) : null;
    }

    /// <summary>A sort as a made-up value has it: the suite says how long keys and digests are.</summary>
    public static Sort Sized(Sort sort, Suite suite) => sort.Kind switch
    {
        SortKind.Key => sort with { Size = suite.KeyLength(sort.Size) },
        SortKind.Digest => new Sort(SortKind.Nonce, suite.DigestLength),
        _ => sort,
    };

    private Recipe? Lack(Term term, int? message)
    {
        var name = term is Term.Atom a ? a.Name : term.ToString();
        var shown = message is null ? name : $"{name}@{message}";
        var names = Vocabulary.Names.Concat(_holdings.All.Select(h => h.Term.ToString()));
        var isKnownName = term is not Term.Atom atom || names.Contains(atom.Name);
        var nearest = isKnownName ? null : Suggestion.Nearest(name, names);
        return Lacking<Recipe>(name, (isKnownName, nearest) switch
        {
            (true, _) => Prose.Of("attack.you-do-not-have-nor-all", ("shown", shown)),
            (_, { } near) => Prose.Of("attack.nothing-is-called-did-you-mean", ("name", name), ("near", near)),
            _ => Prose.Of("attack.nothing-is-called", ("name", name)),
        });
    }

    private T? Lacking<T>(string name, Prose problem)
        where T : class
    {
        // The first thing that is missing, from the left, is what the player is told.
        if (_lacking is null)
        {
            _lacking = problem;
            _lackingName = name;
        }

        return null;
    }
}
