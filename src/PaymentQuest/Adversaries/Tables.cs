using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Adversaries;

/// <summary>
/// The tables of private functions and the accounts, with entries for dishonest parties and further orders beside those of the setting. What
/// a table gives for an honest party's value it gives, made over, for the dishonest party's.
/// </summary>
internal sealed class Tables
{
    private readonly Cast _cast;
    private readonly SharedValues _values;
    private readonly Protocol _protocol;
    private readonly Dictionary<string, Dictionary<string, string>> _all = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Amount> _accounts;
    private readonly List<Fact> _facts = [];

    public Tables(Cast cast, SharedValues values, int orders)
    {
        _cast = cast;
        _values = values;
        _protocol = cast.Compiled.Protocol;
        _accounts = new(_protocol.Setting.Accounts, StringComparer.Ordinal);
        foreach (var (function, table) in _protocol.Setting.Tables)
        {
            // What a holder has depends on who plays its role for whom, and what a directory gives does not.
            var sort = _protocol.Vocabulary.Functions[function].Result;
            _all[function] = sort.IsOfHolder
                ? table.ToDictionary(e => e.Key, e => Shown(Held(sort, e.Value), Casting.Honest) ?? e.Value, StringComparer.Ordinal)
                : new(table, StringComparer.Ordinal);
        }

        foreach (var atom in values.Atoms.Where(cast.IsAccount))
        {
            foreach (var casting in Castings(values.Knowers(atom), orders))
            {
                _accounts[values.Text(values.Identify(atom, casting))!] = _protocol.Setting.Accounts[_protocol.Setting.Values[atom]];
            }
        }

        foreach (var function in Functions())
        {
            Extend(function, orders);
        }
    }

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> All => _all.ToDictionary(t => t.Key, IReadOnlyDictionary<string, string> (t) => t.Value, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Amount> Accounts => _accounts;

    public IReadOnlyList<Fact> Facts => _facts;

    private IEnumerable<Term.Function> Functions() =>
        _protocol.LookedUp.SelectMany(f => (Term.Function[])[f, (Term.Function)_protocol.Reversed(f)]).Distinct();

    private void Extend(Term.Function function, int orders)
    {
        if (Shown(function.Argument, Casting.Honest) is not { } honest || !_all.TryGetValue(function.Name, out var table) || !table.TryGetValue(honest, out var text))
        {
            return;
        }

        var sort = _protocol.Vocabulary.Functions[function.Name].Result;
        if (sort.IsOfHolder && !_protocol.Setting.Tables[function.Name].ContainsKey(honest))
        {
            return;
        }

        var value = sort.IsOfHolder ? Held(sort, _protocol.Setting.Tables[function.Name][honest]) : Standing(text) ?? Digested(function, text);
        var owner = value switch
        {
            Term.PublicKey k => _protocol.Owners.GetValueOrDefault(k.Holder),
            Term.Certificate c => _protocol.Owners.GetValueOrDefault(c.Holder),
            _ => null,
        };
        var atoms = function.Argument.SelfAndDescendants.Append(value).OfType<Term.Atom>().ToList();
        var roles = _protocol.Roles.Where(r => r.Name == owner || atoms.Any(a => a.Name == r.Symbol || (!_values.IsCommon(a.Name) && _values.Knowers(a.Name).Contains(r.Name)))).Select(r => r.Name).ToList();
        var number = 0;
        foreach (var casting in Castings(roles, orders))
        {
            if (Shown(function.Argument, casting) is { } argument && (number == 0 || !table.ContainsKey(argument)))
            {
                table[argument] = value switch
                {
                    Term.Atom a when _protocol.Roles.FirstOrDefault(r => r.Symbol == a.Name) is { } role => _cast.Name(role.Name, casting),
                    Term.Atom a => _values.Text(_values.Identify(a.Name, casting)) ?? text,
                    Term.Literal => text,
                    Term.Digest or Term.PublicKey or Term.Certificate => Shown(value, casting) ?? text,
                    _ => _values.Varied(text, sort, number, function.Name),
                };
                _facts.Add(new Fact(function, casting, value, table[argument]));

                // Who has an account has money in it, also where nothing but a table says which account it is. Two short numbers made over can be the same: then it is the richer.
                if (sort.Kind == SortKind.Account && _protocol.Setting.Accounts.TryGetValue(text, out var balance) && !_protocol.Setting.Accounts.ContainsKey(table[argument])
                    && (!_accounts.TryGetValue(table[argument], out var other) || balance.IsAtLeast(other) == true))
                {
                    _accounts[table[argument]] = balance;
                }

                number++;
            }
        }
    }

    /// <summary>What a directory gives that names a holder.</summary>
    private static Term Held(Sort sort, string holder) => sort.Kind == SortKind.PublicKey ? new Term.PublicKey(holder) : new Term.Certificate(holder);

    /// <summary>What stands for a value that a table gives: a party's name, a value known beforehand, a text of the protocol.</summary>
    private Term? Standing(string text)
    {
        if (_protocol.Roles.FirstOrDefault(r => _protocol.Setting.Parties[r.Name] == text) is { } role)
        {
            return new Term.Atom(role.Symbol);
        }

        if (_protocol.Setting.Values.FirstOrDefault(v => v.Value == text).Key is { } atom)
        {
            return new Term.Atom(atom);
        }

        var rules = _protocol.Steps.SelectMany(s => s.SenderRules.Concat(s.ReceiverRules)).SelectMany(r => r.Inputs);
        return rules.Concat(_protocol.Steps.Select(s => s.Message)).SelectMany(t => t.SelfAndDescendants).OfType<Term.Literal>().FirstOrDefault(l => l.Text == text);
    }

    /// <summary>The digest in the protocol that a value is which a table gives, of what is known beforehand.</summary>
    private Term.Digest? Digested(Term.Function function, string text) => _protocol.Vocabulary.Functions[function.Name].Result.Kind != SortKind.Digest ? null
        : _protocol.Steps.SelectMany(s => s.SenderRules.Concat(s.ReceiverRules).SelectMany(r => r.Inputs).Append(s.Message)).SelectMany(t => t.SelfAndDescendants).OfType<Term.Digest>()
            .FirstOrDefault(d => string.Equals(Shown(d, Casting.Honest), text, StringComparison.OrdinalIgnoreCase));

    private string? Shown(Term argument, Casting casting) =>
        _cast.Octets(argument, casting) is { } octets ? TermText.Of(argument, octets, _protocol.Vocabulary) : null;

    private static IEnumerable<Casting> Castings(IReadOnlyList<string> roles, int orders)
    {
        for (var bits = 0; bits < 1 << roles.Count; bits++)
        {
            for (var order = 1; order <= orders; order++)
            {
                yield return new Casting(roles.Where((_, i) => (bits & (1 << i)) != 0).ToSequence(), order);
            }
        }
    }
}
