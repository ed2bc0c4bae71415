using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <content>Algorithms beside the suite's, values that everybody knows, and keys that are looked up by a name in a message.</content>
internal sealed partial class Generator
{
    private static readonly string[] KeyedHashes = ["hmac-md5", "hmac-sha1", "hmac-sha256", "hmac-sha512"];
    private static readonly string[] Hashes = ["md5", "sha-1", "sha-256", "sha-512", "crc-32"];
    private static readonly string[] TextForms = ["base64", "base64url", "hex", "HEX"];

    private readonly Dice _names;
    private readonly bool _hasAlgorithms;
    private readonly bool _hasConstants;
    private readonly bool _hasDirectory;
    private readonly List<(string Name, string Sort, string Value)> _constants = [];
    private readonly Dictionary<string, Algorithm> _algorithms = [];
    private (string Function, string Owner, string Other, Term.Atom Name, bool IsShared)? _directory;

    /// <summary>Values that everybody knows, a key that keeps nobody out among them.</summary>
    private void DrawConstants()
    {
        for (var count = _hasConstants ? _names.Weighted((3, 1), (2, 2)) : 0; count > 0; count--)
        {
            // Another amount would be neither less nor more than the first.
            var sort = _names.Weighted((3, "text"), (3, "secret"), (2, "number"), (_constants.Exists(c => c.Sort == "amount") ? 0 : 2, "amount"));
            var name = $"C{++_number}";
            _constants.Add((name, sort, sort switch { "amount" => "EUR 0.01", "number" => $"{_number}", "text" => $"\"constant {_number}\"", _ => $"\"{string.Concat(Enumerable.Repeat($"{0xa0 + _number:x2}", 16))}\"" }));
            foreach (var learned in _learned.Values)
            {
                learned.Learn(new Term.Atom(name));
            }
        }
    }

    /// <summary>A key that one has, and that another looks up by a name: one that both share, or a public one.</summary>
    private void DrawDirectory()
    {
        if (!_hasDirectory)
        {
            return;
        }

        var owner = _names.Any(_roles);
        var other = _names.Any(_roles.Where(r => r != owner).ToList()).Name;
        var name = new Term.Atom(Atom("ID", _names.Any<string>(["text", "account"])));
        _values.Add((name.Name, Value(name.Name)));
        Know(owner.Name, name);
        var (function, isShared) = ($"{Sketch.Directory}{++_number}", _names.In100(65));
        if (isShared)
        {
            var length = _names.Any([16, 24, 32]);
            _functions.Add((function, $"secret({length})", other, $"{{{ValueOf(name)}: \"{string.Concat(Enumerable.Range(0, length).Select(i => $"{(byte)(_number + (3 * i)):x2}"))}\"}}"));
            Know(owner.Name, new Term.Function(function, name));
            _learned[other].Functions.Add(function);
        }
        else
        {
            _functions.Add((function, "public_key", other, $"{{{ValueOf(name)}: {owner.Symbol}}}"));
            Know(owner.Name, new Term.PrivateKey(owner.Symbol));
        }

        if (_names.In100(20))
        {
            Know(other, name);
        }

        _directory = (function, owner.Name, other, name, isShared);
    }

    /// <summary>A message under the key that is looked up by a name, which is said in it or was said before; null for any other.</summary>
    private List<Term>? LookedUp(string from, string to)
    {
        if (_directory is not (var function, var owner, var other, var name, var isShared) || !_names.In100(75) || !((from == owner && to == other) || (isShared && from == other && to == owner)))
        {
            return null;
        }

        List<Term> said = [.. new[] { Fresh(from), Plain(from) }.Take(_names.In100(60) ? 2 : 1).Where(t => t is Term.Atom or Term.Literal && t != name).Distinct()];
        if (said.Count == 0)
        {
            return null;
        }

        var key = new Term.Function(function, name);
        List<Term> named = !_learned[to].CanMake(name) || _names.In100(50) ? [name] : [];
        var inside = Together(_names.In100(25) ? [.. said, name] : said);
        if (!isShared)
        {
            return _learned[from].CanMake(new Term.PrivateKey(Symbol(from))) ? [.. named, .. said, new Term.Signed(Symbol(from), new Term.Digest(inside))] : null;
        }

        if (!_learned[from].CanMake(key))
        {
            return null;
        }

        // The name in front, behind, or nowhere outside; and now and then something that is not protected.
        List<Term> message = _names.In100(65) ? [.. named, new Term.AuthenticatedEncryption(key, inside)] : [.. named, .. said, new Term.Mac(key, inside)];
        return _names.In100(20) ? _names.Shuffled(message) : message;
    }

    /// <summary>Whose key it is that a name stands for, where a message brings the name.</summary>
    private void LookUpKey(SketchStep step, List<Term.Atom> arrived, Action<string, Term[]> add)
    {
        if (_directory is not (var function, var owner, var other, var name, false) || step.To != other || !arrived.Contains(name))
        {
            return;
        }

        var key = new Term.PublicKey(Symbol(owner));
        add($"look_up: {function}({name}), equals: {key}, label: registered", [name, key]);
        _learned[other].Learn(key);
    }

    /// <summary>A message in which some digests are those of algorithms that the protocol names, some of them written as text.</summary>
    private List<Term> Named(string from, List<Term> message)
    {
        Term.Applied Apply(string name, string[] words, Sequence<Term> inputs)
        {
            if (!_algorithms.TryGetValue(name, out var algorithm))
            {
                // An algorithm has one name.
                _algorithms[name] = algorithm = Algorithm.Words[_names.Any(words)];
            }

            return new Term.Applied(name, algorithm, inputs);
        }

        Term Written(Term term) => _names.In100(30) ? Apply("TEXT", TextForms, [term]) : term;
        Term Other(Term term) => term switch
        {
            Term.Mac m when _names.In100(75) => Written(Apply("KEYED", KeyedHashes, [m.Key, Other(m.Body)])),
            Term.Digest d when _names.In100(75) => Written(Apply("SUM", Hashes, [Other(d.Body)])),
            Term.Tuple t => new Term.Tuple([.. t.Parts.Select(Other)]),
            Term.Encrypted e => new Term.Encrypted(e.Key, Other(e.Body)),
            _ => term,
        };
        return !_hasAlgorithms ? message : [.. message.Select(t => Other(t) is var other && _learned[from].CanMake(other) ? other : t).Distinct()];
    }
}
