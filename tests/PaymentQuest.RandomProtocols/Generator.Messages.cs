using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <content>Messages and rules.</content>
internal sealed partial class Generator
{
    private readonly Dictionary<string, List<Term>> _heardBy = [];

    private void DrawSteps()
    {
        var count = _dice.Weighted((2, 1), (4, 2), (5, 3), (3, 4), (1, 5));
        var from = _dice.Any(_roles).Name;
        for (var i = 1; i <= count; i++)
        {
            // Whoever has been asked answers more often than not.
            var to = _steps.Count > 0 && _steps[^1].To == from && _dice.In100(_discipline == Discipline.None ? 0 : 60) ? _steps[^1].From : _dice.Any(_roles.Where(r => r.Name != from).ToList()).Name;
            var before = Now();
            var message = Message(from, to);
            var step = new SketchStep($"M{i}", from, to, [.. message]) { Over = Channel(from, to) };
            if (!step.IsProtected && message.Count > 1 && message.Exists(t => t is Term.Atom a && _decided.Contains(a.Name)) && _dice.In100(60))
            {
                step = step with { Declined = [.. message.Where(t => t is Term.Atom a && _decided.Contains(a.Name))] };
            }

            Accept(to, message);
            _steps.Add(WithRules(step));
            _states.Add((before, Now()));
            from = _dice.In100(85) ? to : _dice.Any(_roles).Name;
        }

        // Who sends the same ciphertext once more shows that it was there before; or so its receiver believes.
        var closed = _steps.SelectMany(s => s.Message.Where(t => t is Term.Encrypted or Term.Sealed), (s, t) => (s.From, s.To, Term: t)).ToList();
        if (closed.Count > 0 && _dice.In100(20))
        {
            var (sender, to, term) = _dice.Any(closed);
            _steps.Add(new SketchStep($"M{_steps.Count + 1}", sender, to, [term]) { Over = Channel(sender, to) });
        }

        foreach (var role in _roles.Where(r => _steps.TrueForAll(s => s.From != r.Name && s.To != r.Name)).ToList())
        {
            // A role that takes part in nothing is an error of its own, which is not what is looked for here.
            var others = _roles.Where(r => r != role).ToList();
            var message = Message(role.Name, others[0].Name);
            Accept(others[0].Name, message);
            _steps.Add(new SketchStep($"M{_steps.Count + 1}", role.Name, others[0].Name, [.. message]));
        }
    }

    private void Accept(string to, List<Term> message)
    {
        message.ForEach(_learned[to].Learn);
        _heardBy[to] = [.. _heardBy.GetValueOrDefault(to, []), .. message];
    }

    private List<Term> Message(string from, string to) => Named(from, LookedUp(from, to) ?? Drawn(from, to));

    private List<Term> Drawn(string from, string to)
    {
        if (_discipline != Discipline.None && _dice.In100(92) && Careful(from, to) is { } careful)
        {
            return careful;
        }

        var parts = new List<Term>();
        var wanted = _dice.Weighted((4, 1), (5, 2), (3, 3), (1, 4));
        var certificates = _learned[from].Held.OfType<Term.Certificate>().Where(c => !_learned[to].Held.Contains(c) && c.Holder != _roles.First(r => r.Name == to).Symbol).ToList();
        if (certificates.Count > 0 && _dice.In100(60))
        {
            parts.Add(_dice.Any(certificates));
        }

        var raw = _learned[from].Held.OfType<Term.PublicKey>().Where(k => k.Holder != "CA" && !_learned[to].Held.Contains(k)).ToList();
        if (raw.Count > 0 && _dice.In100(50))
        {
            parts.Add(_dice.Any(raw));
        }

        for (var tries = 0; parts.Count < wanted && tries < 12; tries++)
        {
            var part = _dice.In100(_hasChannels ? 25 : 55) ? Closed(from, to, 2) : Plain(from);
            if (part is not null && !parts.Contains(part) && _learned[from].CanMake(part))
            {
                parts.Add(part);
            }
        }

        if (parts.Count == 0)
        {
            parts.Add(Fresh(from));
        }

        return _dice.In100(80) ? parts : _dice.Shuffled(parts);
    }

    /// <summary>An atom that the sender has, or makes for it; what it has heard lately comes oftener.</summary>
    private Term Plain(string from)
    {
        if (_decided.Find(d => _learned[from].CanMake(new Term.Atom(d))) is { } decision && _dice.In100(30))
        {
            return new Term.Atom(decision);
        }

        if (_learned[from].Held.OfType<Term.Function>().Concat(_functions.Where(f => f.Role == from).SelectMany(f => _knows.Select(k => k.Term).OfType<Term.Function>().Where(t => t.Name == f.Name))).FirstOrDefault(_learned[from].CanMake) is { } function && _dice.In100(25))
        {
            return function;
        }

        var heard = _heardBy.GetValueOrDefault(from, []).SelectMany(t => t.SelfAndDescendants).Where(t => t is Term.Atom && _learned[from].CanMake(t)).ToList();
        var atoms = _learned[from].Held.Where(t => t is Term.Atom).ToList();
        return _dice.Below(10) switch
        {
            < 3 => Fresh(from),
            < 6 when heard.Count > 0 => _dice.Any(heard),
            6 when _heardBy.GetValueOrDefault(from, []) is { Count: > 0 } all && _dice.Any(all) is { } whole && whole is not Term.Tuple => whole,
            7 => new Term.Literal(_dice.Any<string>(["paid", "ok", "Y:1"])),
            _ => _dice.Any(atoms),
        };
    }

    private Term.Atom Fresh(string from)
    {
        var own = _fresh.Where(f => f.Role == from).ToList();
        if (own.Count > 2 || (own.Count > 0 && _dice.In100(35)))
        {
            return new Term.Atom(_dice.Any(own).Atom);
        }

        var sort = _hasTypeConfusion && _discipline != Discipline.None ? _dice.Weighted((3, $"nonce({_confusedSize})"), (4, "key"), (2, $"secret({_confusedSize})"), (1, "text"))
            : _hasRuns && _dice.In100(70) ? _dice.Weighted((3, "nonce(8)"), (3, "nonce"), (2, "nonce(24)"))
            : _hasTypeConfusion
            ? _dice.Weighted((4, "nonce"), (2, "nonce(8)"), (2, "nonce(20)"), (2, "nonce(32)"), (2, "nonce(24)"), (1, "nonce(48)"), (1, "nonce(64)"), (3, "key"), (1, "nonce(128)"), (1, "nonce(256)"), (1, "text"))
            : _dice.Weighted((8, "nonce"), (3, "key"), (1, "text"), (1, "date"), (1, "secret"));
        return New(from, sort);
    }

    private Term.Atom New(string from, string sort)
    {
        var atom = Atom(sort[..1].ToUpperInvariant(), sort);
        _fresh.Add((from, atom));
        if ((sort is "key" or "secret") && _dice.In100(12))
        {
            _weak.Add((atom, 12));
        }

        _learned[from].Learn(new Term.Atom(atom));
        return new Term.Atom(atom);
    }

    /// <summary>Something that takes a constructor: mostly what the receiver can look into or check.</summary>
    private Term? Closed(string from, string to, int depth)
    {
        var said = _steps.Where(s => s.From == from).SelectMany(s => s.Message).SelectMany(t => t.SelfAndDescendants).Where(t => t is Term.Encrypted or Term.Sealed or Term.Signed).ToList();
        if (said.Count > 0 && _dice.In100(15))
        {
            return _dice.Any(said);
        }

        var body = Body(from, to, depth);
        var keys = _learned[from].Held.Where(IsKey).ToList();
        var shared = keys.Where(k => _learned[to].CanMake(k)).ToList();
        Term? CipherKey() => keys.Where(k => SortOf(((Term.Atom)k).Name) == "key").ToList() is { Count: > 0 } all ? _dice.Any(shared.Intersect(all).ToList() is { Count: > 0 } both && _dice.In100(80) ? both : all) : null;
        Term? Key() => shared.Count > 0 && _dice.In100(80) ? _dice.Any(shared) : keys.Count > 0 && _dice.In100(70) ? _dice.Any(keys) : null;
        var holders = _learned[from].Held.OfType<Term.PublicKey>().Where(k => k.Holder != "CA" && k.Holder != Symbol(from)).Select(k => k.Holder).ToList();
        var own = _learned[from].Held.OfType<Term.PrivateKey>().Select(k => k.Holder).ToList();
        return _dice.Below(16) switch
        {
            < 4 when CipherKey() is { } key => new Term.Encrypted(key, body),
            < 7 when holders.Count > 0 => new Term.Sealed(_dice.Any(holders), Small(from)),
            < 9 when own.Count > 0 => new Term.Signed(_dice.Any(own), new Term.Digest(body)),
            < 11 when Key() is { } key => new Term.Mac(key, body),
            11 => new Term.Digest(body),
            12 when Key() is { } key => new Term.Encrypted(new Term.DerivedKey("session", key, Small(from)), body),
            13 or 12 when Run(from) is { } run => run,
            14 => body is Term.Tuple ? body : null,
            15 when Run(from) is { } run => _dice.Below(3) == 0 && holders.Count > 0 ? new Term.Sealed(_dice.Any(holders), run) : _dice.In100(50) && Key() is { } key ? new Term.Mac(key, run) : new Term.Digest(run),
            _ => null,
        };
    }

    private bool IsKey(Term term) => term is Term.Atom a && (SortOf(a.Name).StartsWith("key", StringComparison.Ordinal) || SortOf(a.Name).StartsWith("secret", StringComparison.Ordinal));

    private string Symbol(string role) => _roles.First(r => r.Name == role).Symbol;

    private Term Body(string from, string to, int depth)
    {
        var parts = new List<Term>();
        for (var wanted = _dice.Weighted((4, 1), (5, 2), (2, 3)); wanted > 0; wanted--)
        {
            var part = depth > 1 && _dice.In100(22) ? Closed(from, to, depth - 1) : Plain(from);
            if (part is not null && !parts.Contains(part))
            {
                parts.Add(part);
            }
        }

        return _hasRuns && _dice.In100(50) && Run(from) is { } run ? run : parts.Count switch { 0 => Fresh(from), 1 => parts[0], _ => new Term.Tuple([.. parts]) };
    }

    /// <summary>What fits into a sealed term.</summary>
    private Term Small(string from)
    {
        List<Term> atoms = [.. Enumerable.Range(0, _dice.Weighted((3, 1), (3, 2), (1, 3))).Select(_ => Plain(from)).Where(t => t is Term.Atom or Term.Literal).Distinct()];
        return atoms.Count switch { 0 => Fresh(from), 1 => atoms[0], _ => new Term.Tuple([.. atoms]) };
    }

    private Term.Concatenation? Run(string from)
    {
        var pieces = _dice.Some(_learned[from].Held.Where(t => t is Term.Atom && IsOfKnownLength(t)), _dice.Weighted((4, 2), (1, 3)));
        if (pieces.Count > 0 && _dice.In100(_hasRuns ? 40 : 25) && _learned[from].Held.Where(t => t is Term.Atom && !IsOfKnownLength(t)).ToList() is { Count: > 0 } others)
        {
            pieces.Add(_dice.Any(others));
        }

        return pieces.Count < 2 ? null : new Term.Concatenation([.. pieces]);
    }

    private SketchStep WithRules(SketchStep step)
    {
        var rules = new List<SketchRule>();
        var known = _learned[step.To];
        var arrived = step.Message.SelectMany(t => t.SelfAndDescendants).OfType<Term.Atom>().Where(a => known.CanMake(a)).Distinct().ToList();
        void Add(string text, params Term[] terms) => rules.Add(new SketchRule(text, [.. terms]));
        IEnumerable<Term.Atom> Arrived(string sort) => arrived.Where(a => SortOf(a.Name) == sort);

        foreach (var date in Arrived("date").Where(_ => _dice.In100(75)))
        {
            if (_fresh.Exists(f => f.Atom == date.Name))
            {
                Add($"within: {date}, seconds: 300", date);
            }
            else
            {
                Add($"before: {date}", date);
            }
        }

        var amounts = known.Held.OfType<Term.Atom>().Where(a => SortOf(a.Name) == "amount").ToList();
        foreach (var amount in Arrived("amount").Where(_ => _dice.In100(60)))
        {
            var other = _dice.Any(amounts);
            if (other != amount)
            {
                // Later values are larger.
                var isLess = _values.FindIndex(v => v.Atom == amount.Name) < _values.FindIndex(v => v.Atom == other.Name);
                Add(isLess ? $"at_least: {other}, limit: {amount}" : $"at_least: {amount}, limit: {other}", amount, other);
            }
        }

        var accounts = Arrived("account").Where(a => _values.Exists(v => v.Atom == a.Name)).ToList();
        if (accounts.Count > 0 && amounts.Count > 0 && _dice.In100(45))
        {
            Decide(step.To, _dice.Any(accounts), _dice.Any(amounts), Add);
        }
        else if (accounts.Count > 0 && _dice.In100(35))
        {
            LookUp(step.To, _dice.Any(accounts), Add);
        }

        var fresh = arrived.Where(a => _fresh.Exists(f => f.Atom == a.Name && SortOf(a.Name) != "date")).ToList();
        DrawEffects(step, known, fresh, rules);
        if (fresh.Count > 0 && _dice.In100(25))
        {
            var once = _dice.Any(fresh);
            Add($"once: {once}", once);
        }

        LookUpKey(step, arrived, Add);
        Remember(step, arrived, rules);

        return step with { Receiver = [.. rules] };
    }

    private void Decide(string role, Term.Atom account, Term.Atom amount, Action<string, Term[]> add)
    {
        var decision = Atom("D", "decision");
        if (!_accounts.Exists(a => a.Account == ValueOf(account)))
        {
            _accounts.Add((ValueOf(account), "EUR 500.00"));
        }

        add($"decide: {decision}, account: {account}, amount: {amount}", [new Term.Atom(decision), account, amount]);
        _learned[role].Learn(new Term.Atom(decision));
        _decided.Add(decision);
    }

    private readonly List<string> _decided = [];

    /// <summary>What happens in the world when a message was accepted.</summary>
    private void DrawEffects(SketchStep step, Learned known, List<Term.Atom> fresh, List<SketchRule> rules)
    {
        var atoms = known.Held.OfType<Term.Atom>().ToList();
        if (_dice.In100(10))
        {
            var recorded = _dice.Any(atoms);
            rules.Add(new SketchRule($"record: {recorded}", [recorded]));
        }

        if (fresh.Count > 0 && _dice.In100(4))
        {
            var token = _dice.Any(fresh);
            rules.Add(new SketchRule($"issue: {token}", [token]));
            _world.Add(new SketchGoal("world", "", $"no_double_spend: {token}, by: {step.To}, at: {step.Name}", [token], [step.To], [step.Name]));
        }

        var amounts = atoms.Where(a => SortOf(a.Name) == "amount").ToList();
        if (atoms.Where(a => SortOf(a.Name) == "text").ToList() is { Count: > 0 } goods && amounts.Count > 0 && _dice.In100(12))
        {
            var sold = _dice.Any(goods);
            rules.Add(new SketchRule($"ship: {sold}", [sold]));
            if (atoms.Where(a => SortOf(a.Name) == "account").ToList() is { Count: > 0 } tills)
            {
                var (price, till) = (_dice.Any(amounts), _dice.Any(tills));
                _world.Add(new SketchGoal("world", "", $"paid_if_shipped: {price}, into: {till}, by: {step.To}", [price, till], [step.To], []));
            }
        }

        var accounts = atoms.Where(a => SortOf(a.Name) == "account" && _values.Exists(v => v.Atom == a.Name)).ToList();
        if (fresh.Count > 0 && amounts.Count > 0 && accounts.Count > 1 && _dice.In100(50))
        {
            var (from, to, amount, reference) = (accounts[0], accounts[1], _dice.Any(amounts), _dice.Any(fresh));
            rules.Add(new SketchRule($"reserve: {amount}, from: {from}, to: {to}, as: {reference}", [amount, from, to, reference]));
            foreach (var account in new[] { from, to }.Where(a => !_accounts.Exists(x => x.Account == ValueOf(a))))
            {
                _accounts.Add((ValueOf(account), "EUR 500.00"));
            }

            if (_dice.In100(60))
            {
                rules.Add(new SketchRule($"settle: {reference}", [reference]));
            }

            _world.Add(new SketchGoal("world", "", "conserved: true", [], [], []));
            _world.Add(new SketchGoal("world", "", $"{_dice.Any<string>(["authorized", "no_double_charge"])}: {from}, amount: {amount}, by: {step.From}, at: {step.Name}", [from, amount], [step.From], [step.Name]));
        }
    }

    private readonly List<SketchGoal> _world = [];

    private void LookUp(string role, Term.Atom account, Action<string, Term[]> add)
    {
        var function = $"of{++_number}";
        var owner = _roles.FirstOrDefault(r => _knows.Contains((r.Name, account)) && r.Name != role && _learned[role].Held.Contains(new Term.Atom(r.Symbol)));
        if (owner.Name is not null)
        {
            _functions.Add((function, "agent", role, $"{{{ValueOf(account)}: {owner.Name}}}"));
            add($"look_up: {function}({account}), equals: {owner.Symbol}", [account, new Term.Atom(owner.Symbol)]);
        }
        else
        {
            _functions.Add((function, "account", role, $"{{{ValueOf(account)}: \"7001\"}}"));
            add($"look_up: {function}({account})", [account]);
        }
    }

    private string ValueOf(Term.Atom atom) => _values.First(v => v.Atom == atom.Name).Value;
}
