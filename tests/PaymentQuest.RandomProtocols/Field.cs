using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.RandomProtocols;

/// <summary>What a brute-force search plays on: the parties, who may be dishonest, and what the adversary has before the first message.</summary>
internal sealed class Field
{
    private readonly Dictionary<(string, string), byte[]?> _decrypted = [];
    private readonly Dictionary<(Recipe, string), byte[]?> _unsealed = [];
    private readonly Dictionary<string, bool> _accepted = [];
    private readonly Dictionary<string, IReadOnlyList<Casting>> _castings = [];

    public Field(CompiledProtocol compiled, Suite suite, int sessions, IReadOnlyCollection<string> dishonest, bool areOrdersOpen)
    {
        Compiled = compiled;
        Sessions = sessions;
        Dishonest = dishonest;
        Cast = Cast.Of(compiled, suite, 1, sessions, areOrdersOpen) ?? throw new InvalidOperationException("too few keys");
        Suite = Cast.Suite;
        Referee = new Referee(Cast);
        var terms = Protocol.Steps.Select(s => s.Message).Concat(Protocol.Knows.Values.SelectMany(k => k)).SelectMany(t => t.SelfAndDescendants).ToList();
        Runs = terms.OfType<Term.Concatenation>().Distinct().Select(c => c.Parts.Select(p => (LengthOf(p), TagOf(p))).ToList()).Where(r => r.Count(p => p.Item1 is null) < 2).ToList();
        HasClosedRuns = terms.Any(t => t is Term.Encrypted { Body: Term.Concatenation } or Term.Sealed { Body: Term.Concatenation } or Term.AuthenticatedEncryption { Body: Term.Concatenation });

        // The frames of channels: by the name of the message, and the other way round where a key is handed over.
        Openers = terms.OfType<Term.AuthenticatedEncryption>().Select(e => e.Key).OfType<Term.DerivedKey>().Where(k => k.Body is Term.Literal).Select(k => (k.Label, ((Term.Literal)k.Body).Text)).Distinct().ToList();
        HasAuthentic = terms.OfType<Term.AuthenticatedEncryption>().Any(e => e.Key is not Term.DerivedKey { Body: Term.Literal });
        TextForms = terms.OfType<Term.Applied>().Select(a => Constructor.Of(a.Algorithm)).Where(c => c.IsText).Distinct().ToList();
        Remembers = compiled.Protocol.Steps.SelectMany(s => s.SenderRules.Concat(s.ReceiverRules)).Any(r => $"{r.Word}" == "set");
        var castings = Castings(Protocol.Roles.Select(r => r.Name).Where(dishonest.Contains)).ToList();
        OwnKeys = castings.Where(c => c.Order == 1).SelectMany(c => Protocol.Owners.Where(o => !c.IsHonest(o.Value)).Select(o => (Own(o.Key, c), Cast.Key(o.Key, c)))).DistinctBy(k => k.Item2).ToList();

        // Whoever is nobody can make a key pair too; it is that of a party that nobody has registered.
        if (dishonest.Count == 0)
        {
            OwnKeys = Protocol.Owners.Select(o => (Own(o.Key, Twin(o.Value)), Cast.Key(o.Key, Twin(o.Value)))).ToList();
        }

        Beforehand = new Holdings(this);
        foreach (var (term, casting) in Published(castings))
        {
            if (Cast.Octets(term, casting) is { } octets)
            {
                Beforehand.Take(new Recipe.Known(term, casting), octets);
            }
        }

        foreach (var literal in terms.OfType<Term.Literal>().Select(l => l.Text).Append("N:14").Distinct())
        {
            Beforehand.Take(new Recipe.Literal(literal), Der.Text(literal));
        }
    }

    public CompiledProtocol Compiled { get; }

    public Protocol Protocol => Compiled.Protocol;

    public int Sessions { get; }

    public IReadOnlyCollection<string> Dishonest { get; }

    public Cast Cast { get; }

    public Suite Suite { get; }

    public Referee Referee { get; }

    /// <summary>Lengths and tags of the pieces of each run of octets that somebody could cut apart.</summary>
    public IReadOnlyList<IReadOnlyList<(int? Length, byte Tag)>> Runs { get; }

    /// <summary>Whether runs of octets are inside something closed.</summary>
    public bool HasClosedRuns { get; }

    /// <summary>Labels and contexts under which keys of what is said over channels are derived.</summary>
    public IReadOnlyList<(string Label, string Context)> Openers { get; }

    /// <summary>Whether something is encrypted so that nobody can alter it, beside what goes over channels.</summary>
    public bool HasAuthentic { get; }

    /// <summary>The ways in which octets are written as text.</summary>
    public IReadOnlyList<Constructor> TextForms { get; }

    /// <summary>Whether parties remember what changes: then it matters in which order they did what.</summary>
    public bool Remembers { get; }

    /// <summary>The adversary's own private keys.</summary>
    public IReadOnlyList<(Recipe Recipe, PrivateKey Key)> OwnKeys { get; }

    /// <summary>What it has before the first message.</summary>
    public Holdings Beforehand { get; }

    /// <summary>With whom a role may deal.</summary>
    public IReadOnlyList<Casting> CastingsOf(string role)
    {
        if (!_castings.TryGetValue(role, out var castings))
        {
            var view = new Viewpoint(Cast, Compiled.Programs[role]);
            _castings[role] = castings = [.. Castings(Protocol.Roles.Select(r => r.Name).Where(r => r != role && Dishonest.Contains(r) && view.IsSettled(r))).Where(c => c.Order == 1 || Cast.HasOrders(role))];
        }

        return castings;
    }

    /// <summary>What a ciphertext holds; null when the key does not open it.</summary>
    public byte[]? Decrypt(Held key, Held closed)
    {
        var at = (key.Text, closed.Text);
        if (!_decrypted.TryGetValue(at, out var inside))
        {
            _decrypted[at] = inside = Suite.Decrypt(Der.Content(key.Octets), Der.Content(closed.Octets));
        }

        return inside;
    }

    /// <summary>What a ciphertext holds that nobody has altered; null when the key does not open it.</summary>
    public byte[]? DecryptAuthentic(Held key, Held closed)
    {
        var at = ($"authentic {key.Text}", closed.Text);
        if (!_decrypted.TryGetValue(at, out var inside))
        {
            _decrypted[at] = inside = Suite.DecryptAuthentic(Der.Content(key.Octets), Der.Content(closed.Octets));
        }

        return inside;
    }

    /// <summary>What is said over a channel; null when it is not said under that name in the session of this key.</summary>
    public byte[]? OpenFrame(Held session, (string Label, string Context) opener, Held closed)
    {
        var at = ($"{session.Text} {opener.Label} {opener.Context}", closed.Text);
        if (!_decrypted.TryGetValue(at, out var inside))
        {
            _decrypted[at] = inside = Suite.DecryptAuthentic(Suite.DeriveKey(opener.Label, Der.Content(session.Octets), Der.Text(opener.Context)), Der.Content(closed.Octets));
        }

        return inside;
    }

    /// <summary>What is sealed to a key of the adversary's; null when it is not.</summary>
    public byte[]? Unseal((Recipe Recipe, PrivateKey Key) own, Held closed)
    {
        var at = (own.Recipe, closed.Text);
        if (!_unsealed.TryGetValue(at, out var inside))
        {
            _unsealed[at] = inside = Suite.Open(own.Key, Der.Content(closed.Octets));
        }

        return inside;
    }

    /// <summary>Whether a party that has received some messages, and has waited in vain for others, would go on with one more, were it alone in the world.</summary>
    /// <param name="participant">The party.</param>
    /// <param name="number">Its number.</param>
    /// <param name="received">What it received; null for what it waited for in vain.</param>
    /// <param name="receivedText">The same, to be compared by.</param>
    /// <param name="message">The message.</param>
    public bool WouldAccept(Participant participant, int number, IReadOnlyList<byte[]?> received, string receivedText, byte[] message)
    {
        if (Remembers)
        {
            // What it would do depends on what others have made it remember.
            return Steps(participant).Any(s => participant.Run.CopyTo(participant.Run.World.Copy(), []).Receive(s.Number, message) is StepOutcome.Accepted or StepOutcome.Turned);
        }

        var at = $"{participant.Role} {participant.Casting} {number} {receivedText} {Convert.ToBase64String(message)}";
        if (!_accepted.TryGetValue(at, out var isAccepted))
        {
            var world = Cast.NewWorld();
            var run = RoleRun.Start(participant.Program, Cast.Around(participant.Casting, world, number), []).Run!;
            var alone = new Participant(Protocol, participant.Program, participant.Casting, run);
            alone.Send().Count();
            foreach (var before in received)
            {
                if (before is not null)
                {
                    alone.Receive(before);
                }
                else if (alone.Patience is { } seconds && world.Pass(seconds))
                {
                    alone.Lapse();
                }

                alone.Send().Count();
            }

            _accepted[at] = isAccepted = alone.Receive(message);
        }

        return isAccepted;
    }

    /// <summary>The messages that a party would take: the next on its path, and those with which another way begins.</summary>
    public IEnumerable<Protocols.Step> Steps(Participant participant) => Protocol.Steps.Where(s => participant.MayTake(s.Number));

    /// <summary>How many octets are inside a term's OCTET STRING; null when that depends on the value.</summary>
    public int? LengthOf(Term term) => term switch
    {
        Term.Atom or Term.Function when SortOf(term) is { } sort => sort.Kind switch
        {
            SortKind.Nonce or SortKind.Secret => sort.Size,
            SortKind.Key => Suite.KeyLength(sort.Size),
            SortKind.Digest => Suite.DigestLength,
            _ => null,
        },
        Term.Digest => Suite.DigestLength,
        Term.Mac => Suite.MacLength,
        Term.Applied a => Constructor.Of(a.Algorithm).Form(Suite) is { HasKnownLength: true, Length: var length } ? length : null,
        Term.DerivedKey => Suite.SymmetricKeyLength,
        Term.Sealed or Term.Signed => Suite.ModulusLength,
        Term.Concatenation c => c.Parts.Aggregate((int?)0, (sum, p) => sum + LengthOf(p)),
        _ => null,
    };

    /// <summary>The sort of a name.</summary>
    public Sort? SortOf(Term term) => Protocol.Vocabulary.SortOf(term) ?? (term is Term.Atom a && Protocol.Roles.Any(r => r.Symbol == a.Name) ? new Sort(SortKind.Agent) : null);

    private byte TagOf(Term term) => SortOf(term)?.Kind switch
    {
        SortKind.Amount => 0x30,
        SortKind.Date => 0x18,
        SortKind.Number => 0x02,
        SortKind.Text or SortKind.Account or SortKind.Agent or SortKind.Decision => 0x0c,
        _ => 0x04,
    };

    private static Casting Twin(string owner) => new([owner], 1);

    private static Recipe Own(string holder, Casting casting) => new Recipe.Known(new Term.PrivateKey(holder), casting);

    private IEnumerable<Casting> Castings(IEnumerable<string> roles)
    {
        var list = roles.ToList();
        foreach (var isReversed in Protocol.Reversible.Count > 0 ? [false, true] : (bool[])[false])
        {
            for (var bits = 0; bits < 1 << list.Count; bits++)
            {
                for (var order = 1; order <= Sessions; order++)
                {
                    yield return new Casting(list.Where((_, i) => (bits & (1 << i)) != 0).ToSequence(), order) { IsReversed = isReversed };
                }
            }
        }
    }

    /// <summary>Names, public keys and certificates of everybody, all that dishonest parties know, what was overheard, and what is nobody's secret.</summary>
    private IEnumerable<(Term Term, Casting Casting)> Published(List<Casting> castings)
    {
        foreach (var casting in castings)
        {
            foreach (var role in Protocol.Roles)
            {
                yield return (new Term.Atom(role.Symbol), casting);
                foreach (var known in casting.IsHonest(role.Name) ? [] : Protocol.Knows[role.Name].Where(t => t is not Term.PrivateKey))
                {
                    yield return (known, casting);
                }
            }

            foreach (var holder in Protocol.Holders)
            {
                yield return (new Term.PublicKey(holder), casting);
                if (Protocol.Certificates.TryGetValue(holder, out var declaration) && Protocol.Issuing(new Term.Certificate(holder)) is null)
                {
                    yield return (new Term.Certificate(holder), casting);
                    var own = new Casting(Protocol.Owners.TryGetValue(holder, out var owner) && !casting.IsHonest(owner) ? [owner] : [], 1);
                    foreach (var told in Protocol.Certified(declaration))
                    {
                        yield return (told, own);
                    }
                }
            }

            if (casting.Dishonest.Count == 0)
            {
                foreach (var known in Protocol.KnownToNetwork)
                {
                    yield return (known, casting);
                }

                foreach (var atom in Protocol.Vocabulary.Atoms.Keys.Where(a => Protocol.Knows.Values.Any(k => k.Contains(new Term.Atom(a))) && Cast.IsKnownToAdversary(Cast.ValueOf(a, casting), Dishonest)))
                {
                    yield return (new Term.Atom(atom), casting);
                }
            }
        }

        foreach (var fact in Cast.Facts.Where(f => f.Casting.Dishonest.Count > 0 && f.Casting.Dishonest.All(Dishonest.Contains)))
        {
            yield return (fact.Function, fact.Casting);
        }

        if (Dishonest.Count == 0)
        {
            foreach (var (holder, owner) in Protocol.Owners)
            {
                yield return (new Term.PublicKey(holder), Twin(owner));
            }
        }
    }
}
