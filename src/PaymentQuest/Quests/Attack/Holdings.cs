using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Quests;

/// <summary>
/// What the adversary of an attack quest holds: what it had beforehand, and every message that it heard, taken apart as far as its keys go. Each
/// with the recipe by which the octets come about.
/// </summary>
public sealed partial class Holdings
{
    private readonly Means _means;
    private readonly Interleaving _runs;
    private readonly BoardNames _names;
    private readonly Referee _referee;
    private readonly List<Holding> _all = [];
    private readonly List<Holding> _closed = [];
    private readonly List<(byte[] Octets, Recipe Recipe)> _supplied = [];
    private readonly HashSet<Recipe> _own = [];
    private readonly HashSet<string> _leaked = new(StringComparer.Ordinal);
    private int _heard;

    internal Holdings(AttackQuest quest, Interleaving runs, BoardNames names, Referee referee)
    {
        _means = quest.Means;
        _runs = runs;
        _names = names;
        _referee = referee;
        foreach (var casting in Castings())
        {
            Publish(casting);
        }

        foreach (var literal in Protocol.Steps.SelectMany(s => s.Message.SelfAndDescendants).Where(t => t.IsFixed))
        {
            Have(literal, literal, Recipe.Fixed(literal)!, 0);
        }

        // An older run was about the first order, so that this one may be about another.
        foreach (var (known, casting) in quest.Means.Knows.SelectMany(_ => Enumerable.Range(1, 1 + Protocol.OlderRuns), (known, order) => (known, Casting.Honest with { Order = order })))
        {
            Have(names.Of(known, casting), known, new Recipe.Known(known, casting), 0);
        }

        foreach (var foreign in quest.Foreign.Where(f => Cast.Compiled.Protocol.Setting.Values.ContainsKey(f.Name)))
        {
            if (Values.Parse(Protocol.Vocabulary.Atoms[foreign.Name], Protocol.Setting.Values[foreign.Name], Cast.Suite) is { } octets)
            {
                Have(foreign, foreign, new Recipe.Found([.. octets]), 0);
            }
        }

        foreach (var atom in runs.Compromised)
        {
            Have(atom, atom, new Recipe.Compromised(atom), runs.FirstWith(atom) + 1);
        }

        Hear();
    }

    /// <summary>All of it, in the order of coming by it.</summary>
    public IReadOnlyList<Holding> All => _all;

    private Cast Cast => _runs.Cast;

    private Protocol Protocol => Cast.Compiled.Protocol;

    /// <summary>The last holding that is called so on the board, else in the protocol; of a message only, when one is given.</summary>
    public Holding? Find(Term term, int? message = null) =>
        _all.FindLast(h => h.Term.Equals(term) && (message is null || h.Message == message))
        ?? _all.FindLast(h => h.Plain.Equals(term) && h.Message > 0 && (message is null || h.Message == message));

    /// <summary>How the adversary has given octets; null when it neither holds them as such nor supplied them itself.</summary>
    public Recipe? Find(byte[] octets) => _all.Find(h => h.Octets.Length > 0 && h.Octets.AsSpan().SequenceEqual(octets))?.Recipe
        ?? _supplied.Find(s => s.Octets.AsSpan().SequenceEqual(octets)).Recipe;

    /// <summary>How the adversary has a participant's value of a term: held, or made of parts that are. Null when it has not.</summary>
    /// <param name="term">The term.</param>
    /// <param name="participant">Whose value is meant, in the order of starting.</param>
    internal Recipe? Derive(Term term, int participant)
    {
        if (_referee.Value(term, _runs, participant) is { } octets && Find(octets) is { } held)
        {
            return held;
        }

        if (Constructor.Of(term) is not { IsDetermined: true } constructor)
        {
            return null;
        }

        var inputs = term.Children.Select(c => Derive(c, participant)).ToList();
        return inputs.Contains(null) ? null : new Recipe.Composed(constructor, constructor.Label(term), constructor.TakesMessage && term.Children.Last() is Term.Concatenation, inputs.Select(i => i!).ToSequence());
    }

    /// <summary>What the adversary sends somebody it has, and what it made it of. What follows from that is made again when it is wanted.</summary>
    internal void Supply(Recipe recipe)
    {
        foreach (var input in recipe is Recipe.Composed composed ? composed.Inputs : [])
        {
            Supply(input);
        }

        if (recipe is Recipe.OwnKey)
        {
            _own.Add(recipe);
        }

        if (recipe is not Recipe.Composed { Constructor.IsDetermined: true } && _runs.Make(recipe) is { } octets && Find(octets) is null)
        {
            _supplied.Add((octets, recipe));
        }
    }

    /// <summary>How something that is given by a recipe was closed, and how many parts are inside; null when no guess opens it, or it has no parts.</summary>
    internal (Constructor Constructor, int Parts)? Inside(Recipe recipe) => _all.Where(h => h.Recipe.Equals(recipe)).Select(h => h.Plain)
        .Where(p => Constructor.Of(p) is { Test: GuessTest.Opened } && Constructor.ContentOf(p) is Term.Tuple)
        .Select(p => ((Constructor, int)?)(Constructor.Of(p)!, ((Term.Tuple)Constructor.ContentOf(p)).Parts.Count)).FirstOrDefault();

    /// <summary>What was found by trying is held from now on.</summary>
    internal void Found(Term term, byte[] octets)
    {
        Have(term, term, new Recipe.Found([.. octets]), 0);
        Open();
    }

    /// <summary>Takes apart what was sent since the last time.</summary>
    internal void Hear()
    {
        foreach (var (holder, _) in _means.Leaks.Where(l => _runs.Heard.Count >= l.Value && !_leaked.Contains(l.Key)))
        {
            _leaked.Add(holder);
            Have(new Term.PrivateKey(holder), new Term.PrivateKey(holder), new Recipe.Known(new Term.PrivateKey(holder), Casting.Honest), 0);
        }

        for (; _heard < _runs.Heard.Count; _heard++)
        {
            var spoken = _runs.Heard[_heard];
            var step = Protocol.Steps[spoken.Step - 1];
            var parts = Der.Parts(spoken.Octets, out _)?.Count;
            var plain = step.Declined is Term.Tuple d && d.Parts.Count == parts && step.Message is Term.Tuple m && m.Parts.Count != parts ? step.Declined : step.Message;
            Take(plain, _runs.Participants[spoken.Participant].Casting, new Recipe.Heard(_heard), _heard + 1);
        }

        Open();
    }

    private void Open()
    {
        for (var i = 0; i < _closed.Count; i++)
        {
            var closed = _closed[i];
            if (Opened(closed) is var (body, recipe))
            {
                _closed.RemoveAt(i);
                Take(body, _runs.Participants[_runs.Heard[closed.Message - 1].Participant].Casting, recipe, closed.Message);
                i = -1;
            }
        }
    }

    /// <summary>What is inside something sealed or encrypted, when one of the adversary's keys opens it.</summary>
    private (Term Body, Recipe Recipe)? Opened(Holding closed)
    {
        var body = Constructor.ContentOf(closed.Plain);

        // Who was told another key for that of the holder has sealed for it: every private key is tried, the holder's first.
        var opener = closed.Plain is Term.Signed signed ? new Term.PublicKey(signed.Holder) : Constructor.OpenerOf(closed.Plain)!;
        var keys = opener is Term.PrivateKey own
            ? _all.Where(h => h.Term is Term.PrivateKey).OrderBy(h => BoardNames.Holder(((Term.PrivateKey)h.Term).Holder).Holder == own.Holder ? 0 : 1).Select(h => h.Recipe).Concat(_own)
            : _all.Where(h => h.Plain.Equals(opener)).Select(h => h.Recipe).Concat(Enumerable.Range(0, _runs.Participants.Count).Select(p => Derive(opener, p)).OfType<Recipe>());
        foreach (var key in keys)
        {
            var recipe = new Recipe.Opened(Constructor.Of(closed.Plain)!, closed.Recipe, key, body is Term.Concatenation);
            if (_runs.Make(recipe) is { } octets && (body is not Term.Tuple t || Der.Parts(octets, out _)?.Count == t.Parts.Count))
            {
                return (body, recipe);
            }
        }

        return null;
    }

    private void Take(Term plain, Casting casting, Recipe recipe, int message)
    {
        if (plain is Term.Tuple tuple)
        {
            for (var i = 0; i < tuple.Parts.Count; i++)
            {
                Take(tuple.Parts[i], casting, new Recipe.Part(recipe, i), message);
            }

            return;
        }

        if (Have(_names.Of(plain, casting), plain, recipe, message) is not { } holding)
        {
            return;
        }

        if (Constructor.IsClosed(plain) || (plain is Term.Signed && Cast.Suite.ShowsDigests))
        {
            _closed.Add(holding);
        }
        else if (Constructor.Of(plain) is { IsText: true } form)
        {
            var content = Constructor.ContentOf(plain);
            Take(content, casting, Recipe.Opened.Text(form, recipe, Form.Made(content, Protocol.Vocabulary, Cast.Suite)), message);
        }
        else if (plain is Term.Concatenation run)
        {
            var forms = run.Parts.Select(p => Form.Made(p, Protocol.Vocabulary, Cast.Suite)).ToArray();
            for (var i = 0; i < forms.Length && forms.Count(f => !f.HasKnownLength) <= 1; i++)
            {
                Take(run.Parts[i], casting, Recipe.Cut.Piece(recipe, forms, i), message);
            }
        }
    }

    private Holding? Have(Term term, Term plain, Recipe recipe, int message)
    {
        var octets = term is Term.PrivateKey ? [] : _runs.Make(recipe);
        if (octets is null || (message == 0 && _all.Exists(h => h.Message == 0 && h.Term.Equals(term))))
        {
            return null;
        }

        var holding = new Holding(term, plain, octets, recipe, message);
        _all.Add(holding);
        return holding;
    }

    /// <summary>What is known beforehand to somebody among whom these parties are dishonest.</summary>
    private void Publish(Casting casting)
    {
        void Known(Term term, Casting whose)
        {
            if (term is Term.PrivateKey || Cast.Octets(term, whose) is not null)
            {
                Have(_names.Of(term, whose), term, new Recipe.Known(term, whose), 0);
            }
        }

        foreach (var role in Protocol.Roles)
        {
            Known(new Term.Atom(role.Symbol), casting);
            foreach (var known in casting.IsHonest(role.Name) ? [] : Protocol.Knows[role.Name])
            {
                Known(known, casting);
            }
        }

        foreach (var holder in Protocol.Holders)
        {
            Known(new Term.PublicKey(holder), casting);
            if (Protocol.Certificates.TryGetValue(holder, out var declaration) && Protocol.Issuing(new Term.Certificate(holder)) is null)
            {
                Known(new Term.Certificate(holder), casting);
                var own = new Casting(Protocol.Owners.TryGetValue(holder, out var owner) && !casting.IsHonest(owner) ? [owner] : [], 1);
                foreach (var told in Protocol.Certified(declaration))
                {
                    Known(told, own);
                }
            }

            if (Protocol.HasRevocationList(holder))
            {
                Known(new Term.RevocationList(holder), casting);
            }
        }

        foreach (var known in Protocol.KnownToNetwork)
        {
            Known(known, Casting.Honest);
        }

        foreach (var read in Protocol.PublicEntries.SelectMany(Roles.RoleKnowledge.Read))
        {
            Known(read, casting);
        }
    }

    private IEnumerable<Casting> Castings()
    {
        for (var order = 1; order <= _means.Runs + Protocol.OlderRuns; order++)
        {
            for (var bits = 0; bits < 1 << _means.Plays.Count; bits++)
            {
                yield return new Casting(_means.Plays.Where((_, i) => (bits & (1 << i)) != 0).ToSequence(), order);
            }
        }
    }
}
