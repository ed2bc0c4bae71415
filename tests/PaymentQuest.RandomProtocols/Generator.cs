using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>
/// Draws small protocols: who knows what, messages that their senders can make, guards that the honest run meets, and goals. Most can be run; the
/// rest shows that what cannot be run is refused.
/// </summary>
internal sealed partial class Generator
{
    private static readonly (string Name, string Symbol)[] RoleNames = [("Alpha", "A"), ("Beta", "B"), ("Server", "S")];

    /// <summary>What sets the dice of mechanisms apart from the others, so that protocols without them stay what they are.</summary>
    private const ulong Mechanisms = 0x6d656368616e6973;

    /// <summary>What sets the dice of names for algorithms, values and keys apart.</summary>
    private const ulong Names = 0x6e616d6573206f66;

    private readonly Dice _dice;
    private readonly List<(string Name, string Symbol)> _roles;
    private readonly List<(string Name, string Sort)> _atoms = [];
    private readonly List<(string Role, Term Term)> _knows = [];
    private readonly List<(string Role, string Atom)> _fresh = [];
    private readonly List<(string Atom, int Bits)> _weak = [];
    private readonly List<(string Holder, string Text)> _certificates = [];
    private readonly List<(string Name, string Sort, string Role, string Table)> _functions = [];
    private readonly List<(string Atom, string Value)> _values = [];
    private readonly List<(string Account, string Amount)> _accounts = [];
    private readonly Dictionary<string, Learned> _learned;
    private readonly Dictionary<string, List<Term>> _told = [];
    private readonly List<SketchStep> _steps = [];
    private readonly bool _hasTypeConfusion;
    private readonly bool _hasRuns;
    private readonly int _confusedSize;
    private int _number;

    private Generator(Dice dice, Dice mechanisms, Dice names)
    {
        (_dice, _mechanisms, _names) = (dice, mechanisms, names);
        (_hasAlgorithms, _hasConstants, _hasDirectory) = (names.In100(15), names.In100(12), names.In100(14));
        (_hasChannels, _hasBranches, _hasMemory) = (mechanisms.In100(15), mechanisms.In100(15), mechanisms.In100(18));
        _roles = RoleNames.Take(dice.In100(72) ? 2 : 3).ToList();
        _confusedSize = dice.In100(65) ? 32 : 24;
        _hasRuns = dice.In100(25);
        _discipline = dice.Weighted((34, Discipline.None), (31, Discipline.Shared), (12, Discipline.Public), (23, Discipline.Signed));
        if (_hasChannels && mechanisms.In100(75))
        {
            // Who relies on a channel sends things as they are.
            _discipline = Discipline.None;
        }

        _hasTypeConfusion = dice.In100(_discipline == Discipline.Shared ? 80 : 45);
        _learned = _roles.ToDictionary(r => r.Name, _ => new Learned(IsOfKnownLength, h => ("CA", _told.GetValueOrDefault(h, []))));
    }

    /// <summary>The protocol of a seed.</summary>
    public static Sketch Draw(ulong seed)
    {
        var dice = new Dice(seed);
        var generator = new Generator(dice.Apart(), new Dice(seed ^ Mechanisms), new Dice(seed ^ Names));
        var sketch = generator.Draw($"random-{seed}", dice);
        return dice.In100(sketch.Certificates.Count > 0 ? 72 : 25) ? Forgetful(sketch, dice) : sketch;
    }

    /// <summary>The sketch with one of its checks left out, when there is one that can be.</summary>
    private static Sketch Forgetful(Sketch sketch, Dice dice)
    {
        if (Subject.Of(sketch).Compiled is not { } compiled)
        {
            return sketch;
        }

        var checks = compiled.ChecksAndDemands.Select(c => c.ToString()).Where(c => !c.EndsWith("/form", StringComparison.Ordinal)).ToList();
        var certified = checks.Where(c => c.EndsWith(":signature", StringComparison.Ordinal)).ToList();
        var tried = checks.Count == 0 ? sketch : sketch with { Omit = [dice.Any(certified.Count > 0 && dice.In100(80) ? certified : checks)] };
        return Subject.Of(tried).Problem is null ? tried : sketch;
    }

    private Sketch Draw(string id, Dice question)
    {
        foreach (var (name, symbol) in _roles)
        {
            _learned[name].Learn(new Term.Atom(symbol));
        }

        if (_discipline == Discipline.None)
        {
            DrawKeys();
        }
        else
        {
            DrawDisciplinedKeys();
        }

        DrawData();
        DrawConstants();
        DrawDirectory();
        DrawSteps();
        var sketch = new Sketch
        {
            Id = id,
            Roles = [.. _roles],
            Atoms = [.. _atoms],
            Knows = [.. _knows],
            Fresh = [.. _fresh],
            Weak = [.. _weak],
            Certificates = [.. _certificates],
            Functions = [.. _functions],
            Constants = [.. _constants],
            Kept = [.. _kept],
            Steps = [.. _steps],
            Goals = [],
            Values = [.. _values],
            Accounts = [.. _accounts],
            Reversible = [.. DrawReversal()],
            Suite = question.Weighted((9, "modern"), (7, "lecture"), (4, "modern, lecture")),
            Sessions = question.In100(52) ? 1 : 2,
            Trusted = _roles.Count == 3 && question.In100(60) ? ["Server"] : [],
        };
        sketch = Recurring(Branched(sketch));
        sketch = sketch with { Goals = [.. DrawGoals(sketch)], Sessions = sketch.Kept.Count > 0 && _mechanisms.In100(60) ? 2 : sketch.Sessions };
        var corruptible = _roles.Select(r => r.Name).Except(sketch.Trusted).ToList();
        return sketch with { Dishonest = question.In100(55) ? [.. corruptible] : question.In100(50) ? [] : [.. question.Some(corruptible, 1)] };
    }

    private void Know(string role, Term term)
    {
        if (!_knows.Contains((role, term)))
        {
            _knows.Add((role, term));
            _learned[role].Learn(term);
        }
    }

    private string Atom(string stem, string sort)
    {
        var name = $"{stem}{++_number}";
        _atoms.Add((name, sort));
        return name;
    }

    private string SortOf(string atom) => _atoms.FirstOrDefault(a => a.Name == atom).Sort ?? _constants.Find(c => c.Name == atom).Sort ?? "agent";

    private bool IsOfKnownLength(Term term) => term switch
    {
        Term.Atom a => SortOf(a.Name) is var sort && (sort.StartsWith("nonce", StringComparison.Ordinal) || sort.StartsWith("secret", StringComparison.Ordinal) || sort.StartsWith("key", StringComparison.Ordinal) || sort == "digest"),
        Term.Digest or Term.Mac or Term.DerivedKey or Term.Signed or Term.Sealed or Term.Applied { Algorithm.Kind: not AlgorithmKind.TextForm } => true,
        Term.Concatenation c => c.Parts.All(IsOfKnownLength),
        _ => false,
    };

    private void DrawKeys()
    {
        var pairs = _roles.SelectMany((r, i) => _roles.Skip(i + 1), (r, o) => (One: r, Other: o)).ToList();
        foreach (var (one, other) in _dice.Shuffled(pairs))
        {
            if (_dice.In100(45))
            {
                var key = Atom("K", _dice.Weighted((8, "key"), (2, "secret"), (1, "secret(24)"), (1, "secret(32)")));
                Know(one.Name, new Term.Atom(key));
                Know(other.Name, new Term.Atom(key));
            }

            // Who they think they deal with.
            foreach (var (who, whom) in (IEnumerable<((string Name, string Symbol), (string Name, string Symbol))>)[(one, other), (other, one)])
            {
                if (_dice.In100(40))
                {
                    Know(who.Name, new Term.Atom(whom.Symbol));
                }
            }
        }

        foreach (var role in _roles.Where(_ => _dice.In100(_knows.Count == 0 ? 80 : 45)))
        {
            Know(role.Name, new Term.PrivateKey(role.Symbol));
            switch (_dice.Below(4))
            {
                case 0:
                    // Known beforehand.
                    _roles.Where(r => r != role && _dice.In100(80)).ToList().ForEach(r => Know(r.Name, new Term.PublicKey(role.Symbol)));
                    break;
                case 1:
                    // Sent as it is, believed by whoever receives it.
                    Know(role.Name, new Term.PublicKey(role.Symbol));
                    break;
                default:
                    DrawCertificate(role);
                    break;
            }
        }
    }

    private void DrawCertificate((string Name, string Symbol) role)
    {
        var says = $"role: {role.Name.ToLowerInvariant()}";
        if (_dice.In100(30))
        {
            var bound = Atom("ID", _dice.Any<string>(["text", "account", "nonce"]));
            _values.Add((bound, Value(bound)));
            Know(role.Name, new Term.Atom(bound));
            _told[role.Symbol] = [new Term.Atom(bound)];
            says += $", binds: {bound}";
        }

        _certificates.Add((role.Symbol, says));
        Know(role.Name, new Term.Certificate(role.Symbol));
        foreach (var other in _roles.Where(r => r != role))
        {
            if (_dice.In100(90))
            {
                Know(other.Name, new Term.PublicKey("CA"));
            }

            if (_dice.In100(30))
            {
                Know(other.Name, new Term.Certificate(role.Symbol));
            }
        }
    }

    /// <summary>What stands for what when parties of the first two roles play each other's; nothing when they cannot.</summary>
    private List<(string One, string Other)> DrawReversal()
    {
        var (one, other) = (_roles[0], _roles[1]);
        if (_certificates.Count > 0 || _hasChannels || !_dice.In100(40))
        {
            return [];
        }

        var pairs = new List<(string, string)> { (one.Symbol, other.Symbol) };
        var others = new List<string>(_atoms.Select(a => a.Name).Where(a => Knowers(a) is var k && k.Contains(other.Name) && !k.Contains(one.Name)));
        foreach (var atom in _atoms.Where(a => Knowers(a.Name) is var k && k.Contains(one.Name) && !k.Contains(other.Name)))
        {
            var counterpart = others.FirstOrDefault(o => SortOf(o) == atom.Sort && Knowers(o).Where(r => r != other.Name).SequenceEqual(Knowers(atom.Name).Where(r => r != one.Name)));
            if (counterpart is null)
            {
                return [];
            }

            others.Remove(counterpart);
            pairs.Add((atom.Name, counterpart));
        }

        return others.Count > 0 ? [] : pairs;
    }

    private List<string> Knowers(string atom) => _roles.Select(r => r.Name).Where(r => _knows.Contains((r, new Term.Atom(atom)))).ToList();

    private void DrawData()
    {
        for (var count = _dice.Weighted((3, 0), (4, 1), (3, 2), (1, 3)); count > 0; count--)
        {
            var sort = _dice.Weighted((5, "amount"), (3, "text"), (4, "account"), (4, "date"), (2, "secret"), (1, "nonce"), (1, "secret(4)"));
            var atom = Atom(sort[..1].ToUpperInvariant(), sort);
            if (!sort.StartsWith("secret", StringComparison.Ordinal) && sort != "nonce")
            {
                _values.Add((atom, Value(atom)));
            }

            var knowers = _dice.Some(_roles, _dice.Weighted((3, 1), (4, 2), (1, 3)));
            knowers.ForEach(r => Know(r.Name, new Term.Atom(atom)));
            if (_dice.In100(4))
            {
                _knows.Add(("network", new Term.Atom(atom)));
            }
        }

        DrawFunction();
        if (_discipline != Discipline.None && _dice.In100(55))
        {
            DrawLimited();
        }
    }

    /// <summary>What one of them has and others can only hold against what they have: a date against the clock, an amount against a limit.</summary>
    private void DrawLimited()
    {
        var limited = Atom("L", _dice.Any<string>(["date", "amount"]));
        var owner = _dice.Any(_roles).Name;
        foreach (var (name, knowers) in SortOf(limited) == "date" ? [(limited, _roles.Where(r => r.Name == owner))] : ((string, IEnumerable<(string Name, string Symbol)>)[])[(limited, _roles.Where(r => r.Name == owner)), (Atom("L", "amount"), _roles.Where(r => r.Name != owner))])
        {
            _values.Add((name, Value(name)));
            knowers.ToList().ForEach(r => Know(r.Name, new Term.Atom(name)));
        }
    }

    /// <summary>Something about an account that its owner knows and one other can look up.</summary>
    private void DrawFunction()
    {
        if (_atoms.FirstOrDefault(a => a.Sort == "account" && Knowers(a.Name).Count > 0) is not { Name: { } account } || !_dice.In100(30))
        {
            return;
        }

        var owner = _dice.Any(Knowers(account));
        var other = _dice.Any(_roles.Where(r => r.Name != owner).ToList()).Name;
        var function = new Term.Function($"pin{++_number}", new Term.Atom(account));
        _functions.Add((function.Name, "text", other, $"{{{ValueOf(new Term.Atom(account))}: \"pin {_number}\"}}"));
        Know(owner, function);
        _learned[other].Functions.Add(function.Name);
        if (_dice.In100(70))
        {
            Know(other, new Term.Atom(account));
        }
    }

    private string Value(string atom) => SortOf(atom) switch
    {
        "amount" => $"EUR 5.{10 + ++_number}",
        "account" => $"\"{4000 + (7 * ++_number)}\"",
        "date" => $"2026-05-{10 + (++_number % 20)}T00:00:00Z",
        "text" => $"\"text {++_number}\"",
        _ => $"\"{string.Concat(Enumerable.Repeat($"{0xa0 + ++_number:x2}", 16))}\"",
    };
}
