using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>The values that are there before the first message, as patterns: names, keys, certificates, what parties share, what tables say.</summary>
internal sealed class InitialKnowledge
{
    private static readonly Form Text = new(FormClass.Text);

    private readonly Dictionary<object, Pattern.Constant> _constants = [];
    private readonly HashSet<string> _written = [];
    private readonly bool _hasRuns;
    private readonly int _orders;
    private readonly List<(string Function, Pattern Argument, Pattern Value)> _facts = [];
    private readonly List<(Pattern Pattern, Recipe Recipe)> _public = [];
    private IReadOnlyDictionary<string, Amount> _balances;

    /// <param name="cast">The parties.</param>
    /// <param name="dishonest">The roles that dishonest parties can play.</param>
    /// <param name="orders">How many agreements the same parties have at most, besides that of an older run.</param>
    /// <param name="forms">The suites in question; null for that of the cast alone.</param>
    public InitialKnowledge(Cast cast, IReadOnlyCollection<string> dishonest, int orders, SuiteForms? forms = null)
    {
        Cast = cast;
        Forms = forms ?? new SuiteForms([cast.Suite]);
        Dishonest = dishonest;
        _orders = orders + Protocol.OlderRuns;
        _balances = cast.SettingOf(Casting.Honest).Accounts;
        Reversals = cast.Compiled.Protocol.Reversible.Count == 0 ? [false] : [false, true];
        _hasRuns = Protocol.Steps.Any(s => IsRunIn(s.Message));
        foreach (var fact in cast.Facts)
        {
            var argument = Of(fact.Function.Argument, fact.Casting)!;
            var value = fact.Value is null
                ? Valued((fact.Function.Name, argument), Forms.Of(Protocol.Vocabulary.Functions[fact.Function.Name].Result), fact.Function.Name, fact.Text)
                : Of(fact.Value, fact.Casting)!;
            if (!_facts.Exists(f => f.Function == fact.Function.Name && Substitution.AreEqual(f.Argument, argument)))
            {
                _facts.Add((fact.Function.Name, argument, value));
            }
        }

        Accounts = Kept().ToList();
        Publish();
        if (Protocol.OlderRuns > 0)
        {
            Remember(new Interleaving(cast));
        }

        Closed = [.. _public.SelectMany(p => ClosedIn(p.Pattern))];
    }

    public Cast Cast { get; }

    /// <summary>What can be taken for what.</summary>
    public SuiteForms Forms { get; }

    public IReadOnlyCollection<string> Dishonest { get; }

    public Protocol Protocol => Cast.Compiled.Protocol;

    /// <summary>What the adversary knows beforehand, and how it comes by the octets.</summary>
    public IReadOnlyList<(Pattern Pattern, Recipe Recipe)> Public => _public;

    /// <summary>What of it is closed, by itself or in a message: what needs no key to be read is known itself.</summary>
    public IReadOnlyList<Pattern> Closed { get; }

    /// <summary>The run before all others of which something has become known.</summary>
    public OlderRun Older { get; private set; } = OlderRun.None;

    /// <summary>Whether there is to be an older run, and the search cannot tell what happened in it.</summary>
    public bool IsOlderRunLost => Protocol.OlderRuns > 0 && Older.Actors.Count == 0;

    /// <summary>The accounts that somebody can name.</summary>
    public IReadOnlyList<Pattern> Accounts { get; }

    /// <summary>What a private function gives, by argument.</summary>
    public IEnumerable<(Pattern Argument, Pattern Value)> Table(string function) => _facts.Where(f => f.Function == function).Select(f => (f.Argument, f.Value));

    /// <summary>Whether something of a form can have something in it that can be taken out: a ciphertext, or octets that are run together.</summary>
    public bool CanContain(Form form) => form.Class switch
    {
        FormClass.Any or FormClass.Ciphertext or FormClass.Certificate or FormClass.Frame => true,
        FormClass.Octets => _hasRuns || Forms.CanMeet(form, Forms.Of(Constructor.Encrypted)),
        _ => false,
    };

    /// <summary>A constant of its own for a key.</summary>
    public Pattern.Constant Constant(object key, Form form, string name)
    {
        if (!_constants.TryGetValue(key, out var constant))
        {
            _constants.Add(key, constant = new Pattern.Constant(name, form));
        }

        return constant;
    }

    /// <summary>A time or an amount that the adversary makes up. Two times of the same second are the same.</summary>
    public Pattern.Constant Chosen(Form form, string text)
    {
        object key = form.Class == FormClass.Date ? ("time", text) : ("chosen", form.Class, text);
        if (!_constants.TryGetValue(key, out var constant))
        {
            _constants.Add(key, constant = new Pattern.Constant(text, form, text) { IsMadeUp = true });
        }

        return constant;
    }

    /// <summary>What is known before a run, as authors write it: what the adversary chooses is to be something else where it can.</summary>
    public IReadOnlyCollection<string> Written => _written;

    /// <summary>A constant whose value is known before a run.</summary>
    private Pattern.Constant Valued(object key, Form form, string name, string? text)
    {
        if (!_constants.TryGetValue(key, out var constant))
        {
            constant = text is null || OctetsOf(form, text) is not { } octets ? new Pattern.Constant(name, form)
                : form.Class == FormClass.Date ? Chosen(form, text)
                : _constants.TryGetValue(octets, out var same) ? same
                : _constants[octets] = form.Class == FormClass.Octets ? new Pattern.Constant(name, form) : new Pattern.Constant(name, form.Tag == Text.Tag ? Form.OfText(text) : form, text);
            _constants.Add(key, constant);
            _written.Add(text ?? "");
        }

        return constant;
    }

    /// <summary>What two known values have in common that are the same octets, under whatever name or sort they are known: a text is an account, a decision or a name if it looks like one.</summary>
    private static object? OctetsOf(Form form, string text) => form.Class switch
    {
        FormClass.Date => text,
        FormClass.Amount => ("amount", text),
        FormClass.Number => ("number", text),
        FormClass.Octets => ("octets", text.ToUpperInvariant()),
        _ => form.Tag == Text.Tag ? ("text", text) : null,
    };

    /// <summary>The value of a function that is kept for arguments for which nothing else is known in the beginning; null for none.</summary>
    public Pattern? Initially(string function) => Protocol.Vocabulary.Functions[function] is { Initially: { } text, Result: var sort } ? Valued(("initially", function), Forms.Of(sort), function, text) : null;

    /// <summary>That a party remembers a value: as if it had sent it to itself where nobody else reads or writes.</summary>
    public Pattern.Compound Remembered(string party, string function, Pattern argument, Pattern value) =>
        Compound(Constructor.Remembered, function, Constant(("party", party), Form.Any, party), argument, value);

    /// <summary>A value of which the octets are known.</summary>
    public Pattern Known(Sort sort, byte[] octets)
    {
        var text = Wire.Values.Show(sort, octets);
        return Valued(("known", sort.Kind, text), Forms.Of(sort), text, text);
    }

    /// <summary>A number that everybody knows.</summary>
    public Pattern Number(string digits) => Valued(("numeral", digits), new Form(FormClass.Number), digits, digits);

    /// <summary>A fixed text.</summary>
    public Pattern Literal(string text) => Valued(("literal", text), Form.OfText(text), $"\"{text}\"", text);

    /// <summary>A key pair's private half.</summary>
    public Pattern PrivateKey(string holder, Casting casting)
    {
        if (casting.IsReversed)
        {
            return PrivateKey(Protocol.Reversed(holder), casting.Unreversed(Protocol));
        }

        var isHonest = !Protocol.Owners.TryGetValue(holder, out var owner) || casting.IsHonest(owner);
        return Constant(("key", holder, isHonest), Form.Any, $"SK_{holder}{(isHonest ? "" : "'")}");
    }

    /// <summary>A term with its parts, over patterns of what is in it.</summary>
    public Pattern.Compound Compound(Constructor constructor, string label, params Pattern[] parts) =>
        new(constructor, FormOf(constructor, parts), label, parts);

    /// <summary>The same with a last part that is taken without framing, or with one that is not.</summary>
    public Pattern.Compound Taking(bool isRun, Constructor constructor, string label, params Pattern[] parts) =>
        new(constructor, FormOf(constructor, parts), label, parts) { TakesRun = isRun };

    /// <summary>The pattern of a term that is known beforehand; null when it has no value.</summary>
    public Pattern? Of(Term term, Casting casting)
    {
        if (casting.IsReversed)
        {
            return Of(Protocol.Reversed(term), casting.Unreversed(Protocol));
        }

        switch (term)
        {
            case Term.Atom a when Protocol.Roles.FirstOrDefault(r => r.Symbol == a.Name) is { } role:
                var isHonest = casting.IsHonest(role.Name);
                return Valued(("name", role.Name, isHonest), new Form(FormClass.Text), Cast.Name(role.Name, casting), Cast.Name(role.Name, casting));
            case Term.Atom a:
                return Valued(Cast.ValueOf(a.Name, casting), FormOf(term), a.Name, Cast.SettingOf(casting).Values.GetValueOrDefault(a.Name));
            case Term.Literal l:
                return Literal(l.Text);
            case Term.Numeral n:
                return Number(WholeNumber.Show(n.Value));
            case Term.PrivateKey k:
                return PrivateKey(k.Holder, casting);
            case Term.PublicKey k:
                return Compound(Constructor.PublicKey, "", PrivateKey(k.Holder, casting));
            case Term.Certificate c:
                return Certificate(c.Holder, casting);
            case Term.RevocationList l:
                return Compound(Constructor.RevocationList, "", Of(new Term.PublicKey(l.Holder), Casting.Honest)!);
            case Term.Function f:
                return Of(f.Argument, casting) is { } argument ? Table(f.Name).FirstOrDefault(t => Substitution.AreEqual(t.Argument, argument)).Value : null;
            default:
                var inputs = Composition.Inputs(term, new HashSet<string>(), _ => true)?.Select(i => Of(i, casting)).ToList();
                return inputs is null || inputs.Contains(null) ? null : Made(term, [.. inputs.Select(i => i!)], term);
        }
    }

    /// <summary>What a constructor of the notation makes of patterns, in the order of <see cref="Composition.Inputs"/>.</summary>
    /// <param name="term">The term.</param>
    /// <param name="inputs">Keys first, then contents.</param>
    /// <param name="chance">What makes encryptions of the same content differ.</param>
    /// <param name="isDigested">Of a signature: whether the content is the digest already.</param>
    public Pattern Made(Term term, Pattern[] inputs, object chance, bool isDigested = false)
    {
        var constructor = Constructor.Of(term)!;
        if (constructor == Constructor.Literal)
        {
            return Literal(constructor.Label(term));
        }

        if (constructor == Constructor.Numeral)
        {
            return Number(constructor.Label(term));
        }

        if (constructor == Constructor.Arithmetic)
        {
            return new Pattern.Compound(constructor, FormOf(term), constructor.Label(term), inputs);
        }

        if (constructor.IsIssued)
        {
            inputs = [Compound(Constructor.PublicKey, "", inputs[0]), .. Named(Protocol.Certificates[constructor.Label(term)].Issuer, Casting.Honest), .. inputs[1..]];
        }

        var isRun = (constructor.TakesMessage || constructor.DigestsLast) && constructor.Inputs(term)![^1] is Term.Concatenation;
        if (constructor.DigestsLast && !isDigested)
        {
            inputs[^1] = Taking(isRun, Constructor.Digest, "", inputs[^1]);
        }

        return Taking(isRun && !(constructor.DigestsLast && !isDigested), constructor, constructor.Label(term), constructor.HasChance ? [.. inputs, Constant(("chance", chance), Form.Any, "r")] : inputs);
    }

    private void Publish()
    {
        foreach (var refusal in (string[])["N:14", "N:51"])
        {
            _public.Add((Literal(refusal), new Recipe.Literal(refusal)));
        }

        foreach (var (term, casting) in Literals().Concat(Castings().SelectMany(Published)).Concat(Overheard()).Concat(Leaked()).Concat(Shared()).Concat(Listed()))
        {
            if (Of(term, casting) is { } pattern && !_public.Exists(p => Substitution.AreEqual(p.Pattern, pattern)))
            {
                _public.Add((pattern, Recipe.Fixed(term) ?? new Recipe.Known(term, casting)));
            }
        }
    }

    /// <summary>What was heard of an older run and has become known of it is there from the start, and what its payments left on the accounts.</summary>
    private void Remember(Interleaving runs)
    {
        Older = OlderRun.Of(this, runs) ?? OlderRun.None;
        foreach (var (atom, value) in Older.Compromised)
        {
            _public.Add((value, new Recipe.Compromised(atom)));
        }

        _public.AddRange(Older.Messages.Select((message, number) => (message, (Recipe)new Recipe.Heard(number))));
        _balances = runs.World.Accounts;
    }

    private static IEnumerable<Pattern> ClosedIn(Pattern pattern) => Pieces.Key(pattern) is not null ? [pattern] : Pieces.Open(pattern).SelectMany(ClosedIn);

    /// <summary>The accounts under names and values that somebody knows, or that a table gives for a message.</summary>
    private IEnumerable<Pattern> Kept()
    {
        var told = Protocol.Steps.SelectMany(s => s.Message.SelfAndDescendants).OfType<Term.Function>().Select(f => f.Name).ToHashSet();
        var known = Protocol.Knows.Values.SelectMany(k => k).Concat(Protocol.Roles.Select(r => (Term)new Term.Atom(r.Symbol))).OfType<Term.Atom>().Distinct().ToList();
        return Castings().SelectMany(c => known.Select(a => Of(a, c)!)).Concat(_facts.Where(f => told.Contains(f.Function)).Select(f => f.Value)).Where(a => Balance(a) is not null).Distinct();
    }

    /// <summary>What an account holds in the beginning; null where there is no such account.</summary>
    public Amount? Balance(Pattern account) => account is Pattern.Constant { Text: { } text } && _balances.TryGetValue(text, out var balance) ? balance : null;

    private IEnumerable<(Term Term, Casting Casting)> Literals() => Protocol.Steps
        .SelectMany(s => s.SenderRules.Concat(s.ReceiverRules).SelectMany(r => r.Inputs).Append(s.Message))
        .SelectMany(t => t.SelfAndDescendants).Where(t => t.IsFixed).Select(t => (t, Casting.Honest));

    /// <summary>Certificates, keys and names are public, and so is what dishonest parties know.</summary>
    private IEnumerable<(Term Term, Casting Casting)> Published(Casting casting) =>
        Protocol.Holders.SelectMany(h => Published(h, casting))
            .Concat(Protocol.Roles.SelectMany(r => (casting.IsHonest(r.Name) ? [] : Protocol.Knows[r.Name]).Prepend(new Term.Atom(r.Symbol))).Select(t => (t, casting)));

    private IEnumerable<(Term Term, Casting Casting)> Published(string holder, Casting casting)
    {
        yield return (new Term.PublicKey(holder), casting);
        if (Protocol.Certificates.TryGetValue(holder, out var declaration) && Protocol.Issuing(new Term.Certificate(holder)) is null)
        {
            yield return (new Term.Certificate(holder), casting);
            foreach (var told in Protocol.Certified(declaration))
            {
                yield return (told, Own(holder, casting));
            }
        }

        if (Protocol.HasRevocationList(holder))
        {
            yield return (new Term.RevocationList(holder), casting);
        }
    }

    /// <summary>What the network knows of honest parties, such as a stolen card number.</summary>
    private IEnumerable<(Term Term, Casting Casting)> Overheard() => Protocol.KnownToNetwork.SelectMany(_ => Orders, (known, order) => (known, order));

    /// <summary>What tables say to dishonest parties alone, and values of honest parties that the adversary knows for another reason.</summary>
    private IEnumerable<(Term Term, Casting Casting)> Leaked() =>
        Cast.Facts.Where(f => f.Casting.Dishonest.Count > 0 && f.Casting.Dishonest.All(Dishonest.Contains)).Select(f => ((Term)f.Function, f.Casting))
            .Concat(Protocol.Vocabulary.Atoms.Keys.Where(a => Protocol.Knows.Values.Any(k => k.Contains(new Term.Atom(a))))
                .SelectMany(a => Orders.Where(o => Cast.IsKnownToAdversary(Cast.ValueOf(a, o), Dishonest)), (atom, order) => ((Term)new Term.Atom(atom), order)));

    /// <summary>
    /// Keys and secrets that somebody has beforehand and a dishonest party can look up too, by names and values that have nothing to do with it: a client that has one key for all services has it for the dishonest one.
    /// </summary>
    private IEnumerable<(Term Term, Casting Casting)> Shared()
    {
        var had = Protocol.Knows.Values.SelectMany(k => k).SelectMany(t => t.SelfAndDescendants).OfType<Term.Function>().ToHashSet();
        foreach (var fact in Cast.Facts.Where(f => had.Contains(f.Function) && Protocol.Vocabulary.Functions[f.Function.Name].Result.IsRandom && f.Casting.Dishonest.All(Dishonest.Contains)))
        {
            bool IsOwn(string role) => fact.Function.SelfAndDescendants.Append(fact.Value).OfType<Term.Atom>().Any(a => a.Name == Protocol.RoleNamed(role).Symbol || Cast.Knowers(a.Name).Contains(role));
            foreach (var role in Protocol.Vocabulary.Functions[fact.Function.Name].Roles.Where(r => Dishonest.Contains(r) && fact.Casting.IsHonest(r) && !IsOwn(r)))
            {
                yield return (fact.Function, fact.Casting with { Dishonest = Protocol.Roles.Select(r => r.Name).Where(r => r == role || !fact.Casting.IsHonest(r)).ToSequence() });
            }
        }
    }

    /// <summary>What stands in tables that everybody can read.</summary>
    private IEnumerable<(Term Term, Casting Casting)> Listed() =>
        Cast.Facts.Where(f => Protocol.Vocabulary.Functions[f.Function.Name].IsPublic).SelectMany(f => Roles.RoleKnowledge.Read(f.Function), (fact, read) => (read, fact.Casting));

    /// <summary>Honest parties in each of their agreements.</summary>
    private IEnumerable<Casting> Orders => Enumerable.Range(1, _orders).Select(o => Casting.Honest with { Order = o });

    /// <summary>Whether octets that are run together can be taken out of a message.</summary>
    private static bool IsRunIn(Term term) => Constructor.Of(term) is { IsRun: true }
        || (term is Term.Tuple t && t.Parts.Any(IsRunIn))
        || ((Constructor.IsClosed(term) || Constructor.Of(term) is { IsText: true }) && IsRunIn(Constructor.ContentOf(term)));

    /// <summary>Whether parties play their own roles, or can play each other's too.</summary>
    public IReadOnlyList<bool> Reversals { get; }

    /// <summary>The roles that dishonest parties can play where honest ones play their own, or each other's.</summary>
    public IEnumerable<string> Corruptible(bool isReversed) => Protocol.Roles.Select(r => r.Name).Where(r => Dishonest.Contains(isReversed ? Protocol.ReversedRole(r) : r));

    /// <summary>With whom honest parties may have to do: all that is settled before a run.</summary>
    public IEnumerable<Casting> Castings()
    {
        foreach (var isReversed in Reversals)
        {
            var roles = Corruptible(isReversed).ToList();
            for (var bits = 0; bits < 1 << roles.Count; bits++)
            {
                for (var order = 1; order <= _orders; order++)
                {
                    yield return new Casting(roles.Where((_, i) => (bits & (1 << i)) != 0).ToSequence(), order) { IsReversed = isReversed };
                }
            }
        }
    }

    /// <summary>What a certificate says are its owner's own values, whoever asks.</summary>
    private Casting Own(string holder, Casting casting) => new(Protocol.Owners.TryGetValue(holder, out var owner) && !casting.IsHonest(owner) ? [owner] : [], 1);

    private Pattern? Certificate(string holder, Casting casting)
    {
        if (!Protocol.Certificates.TryGetValue(holder, out var declaration))
        {
            return null;
        }

        var own = Own(holder, casting);
        var told = Protocol.Certified(declaration).Select(t => Of(t, own)).ToList();
        return told.Contains(null) ? null : Compound(
            Constructor.Certificate, holder, [Of(new Term.PublicKey(declaration.Issuer), Casting.Honest)!, .. Named(declaration.Issuer, Casting.Honest), .. told.Select(t => t!)]);
    }

    /// <summary>What a holder's name in certificates says; nothing where it says the same of everybody.</summary>
    public IEnumerable<Pattern> Named(string holder, Casting casting) =>
        Protocol.Named(holder).Select(t => Of(t, Own(holder, casting)) ?? new Pattern.Variable(FormOf(t)));

    /// <summary>The form of a term that a message contains, as its receiver looks at it.</summary>
    public Form FormOf(Term term) => Forms.Of(term, Protocol.Vocabulary);

    private Form FormOf(Constructor constructor, Pattern[] parts) =>
        constructor.IsRun ? Forms.OfRun(Array.ConvertAll(parts, p => p.Resolved.Form)) : Forms.Of(constructor);
}
