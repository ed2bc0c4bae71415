using System.Globalization;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;

namespace PaymentQuest.Adversaries;

/// <summary>
/// The parties of an analysis: of every role an honest one, with the names and values of the protocol's setting, and a dishonest one,
/// registered, with values and keys of its own that the adversary knows.
/// </summary>
public sealed class Cast
{
    private readonly IReadOnlyDictionary<string, PrivateKey> _keys;
    private readonly Dictionary<Casting, Setting> _settings = [];
    private readonly Dictionary<Casting, Keyring> _keyrings = [];
    private readonly Dictionary<Casting, Beforehand> _beforehand = [];
    private readonly HashSet<string> _authored;
    private readonly SharedValues _values;
    private readonly Tables _tables;

    private Cast(CompiledProtocol compiled, Suite suite, ulong seed, int orders, bool areOrdersOpen, IReadOnlyDictionary<string, PrivateKey> keys)
    {
        Compiled = compiled;
        Suite = suite.Remembering;
        Seed = seed;
        _keys = keys;
        var setting = compiled.Protocol.Setting;
        _authored = [.. setting.Parties.Values, .. setting.Values.Values, .. setting.Accounts.Keys, .. setting.Tables.Values.SelectMany(t => t.Keys.Concat(t.Values))];
        _values = new SharedValues(Protocol, suite, seed, areOrdersOpen);
        _tables = new Tables(this, _values, orders + Protocol.OlderRuns);
        _settings.Clear();
        _keyrings.Clear();
        _beforehand.Clear();
    }

    /// <summary>The protocol, in canonical octets whatever its wire format.</summary>
    public CompiledProtocol Compiled { get; }

    /// <summary>The algorithms.</summary>
    public Suite Suite { get; }

    /// <summary>All randomness comes from it.</summary>
    public ulong Seed { get; }

    /// <summary>What private functions give for the parties' values.</summary>
    internal IReadOnlyList<Fact> Facts => _tables.Facts;

    private Protocol Protocol => Compiled.Protocol;

    /// <summary>The cast of a protocol. Null when the pool has too few keys.</summary>
    /// <param name="compiled">The protocol.</param>
    /// <param name="suite">The algorithms.</param>
    /// <param name="seed">All randomness comes from it.</param>
    /// <param name="orders">How many agreements the same parties have at most, besides that of an older run.</param>
    /// <param name="areOrdersOpen">
    /// Whether anybody knows the amounts and texts that are agreed for an order, and may have agreed on the same. A price keeps nobody out.
    /// </param>
    public static Cast? Of(CompiledProtocol compiled, Suite suite, ulong seed, int orders, bool areOrdersOpen = false)
    {
        var protocol = compiled.Protocol with
        {
            Wire = Wire.WireFormat.Canonical,
            Steps = compiled.Protocol.Steps.Select(s => s with { Wire = PaymentQuest.Wire.WireFormat.Canonical }).ToSequence(),
        };
        var holders = protocol.Holders.Concat(protocol.Owners.Keys.Select(Twin)).Distinct(StringComparer.Ordinal).ToList();
        var left = Math.Max(0, KeyPool.Shipped.Count(suite) - holders.Count);
        return KeyPool.Shipped.Deal(suite, seed, holders.Concat(Enumerable.Range(1, left).Select(Own))) is KeyDeal.Dealt dealt
            ? new Cast(compiled with { Protocol = protocol }, suite, seed, orders, areOrdersOpen, dealt.Keys)
            : null;
    }

    /// <summary>What every dishonest party is called.</summary>
    public const string Dishonest = "Mallory";

    /// <summary>The name of the party that plays a role, as messages hold it.</summary>
    public string Name(string role, Casting casting) => casting.IsHonest(role) ? Party(role, casting.IsReversed) : Unmet($"{Dishonest} ({(casting.IsReversed ? Protocol.ReversedRole(role) : role)})", "'");

    /// <summary>A text that is made up, and longer if it is one that the author of the protocol has given to something: who meets it must not be taken for somebody else.</summary>
    /// <param name="text">The text.</param>
    /// <param name="more">What is added as often as needed.</param>
    internal string Unmet(string text, string more)
    {
        while (_authored.Contains(text))
        {
            text += more;
        }

        return text;
    }

    /// <summary>The name of the honest party of a role, or of the one that plays it when they play each other's.</summary>
    public string Party(string role, bool isReversed) => Protocol.Setting.Parties[isReversed ? Protocol.ReversedRole(role) : role];

    /// <summary>Which value an atom has for those who cast so.</summary>
    internal BeforehandValue ValueOf(string atom, Casting casting) => _values.Identify(atom, casting);

    /// <summary>Whether dishonest parties know the value beforehand.</summary>
    /// <param name="value">The value.</param>
    /// <param name="dishonest">The roles that dishonest parties can play.</param>
    internal bool IsKnownToAdversary(BeforehandValue value, IReadOnlyCollection<string> dishonest) =>
        value.Dishonest.Count > 0 || _values.IsOpen(value.Atom) || _values.IsConstant(value.Atom) || (_values.IsCommon(value.Atom) && (_values.IsTime(value.Atom) || _values.Knowers(value.Atom).Any(dishonest.Contains)));

    /// <summary>The roles that know an atom beforehand.</summary>
    public IReadOnlyList<string> Knowers(string atom) => _values.Knowers(atom);

    /// <summary>Whether an atom's value is one party's own, so that whoever shows it is taken for that party.</summary>
    public bool IsOwn(string atom, string role) => _values.Knowers(atom) is [var one] && one == role && _values.Tells(atom);

    /// <summary>Whether the issuer keeps an account under an atom's values.</summary>
    public bool IsAccount(string atom) => Protocol.Setting.Values.TryGetValue(atom, out var value) && Protocol.Setting.Accounts.ContainsKey(value);

    /// <summary>Whether two roles agree on something for each order, so that one has cast the other.</summary>
    public bool AreBoundByOrder(string role, string other) => _values.Shared.Any(a => _values.Knowers(a) is var k && k.Contains(role) && k.Contains(other));

    /// <summary>Whether a role has something that is agreed anew for each order.</summary>
    public bool HasOrders(string role) => _values.Atoms.Any(a => _values.IsAgreed(a) && _values.Knowers(a).Contains(role));

    /// <summary>A world in which all parties have their accounts and entries in tables, at the time of the older run where there is one.</summary>
    public World NewWorld() => new(SettingOf(Casting.Honest) with { Clock = Protocol.Setting.Clock - (Protocol.OlderRuns * Interleaving.Age) });

    /// <summary>What a role finds around it.</summary>
    /// <param name="casting">Whom it takes for whom.</param>
    /// <param name="world">The world.</param>
    /// <param name="number">The number of the run: different numbers have different fresh values.</param>
    public Surroundings Around(Casting casting, World world, int number) => new(Protocol, KeyringOf(casting), world, SettingOf(casting), Seed, number);

    /// <summary>The octets of a term that is known beforehand; null when it has none.</summary>
    public byte[]? Octets(Term term, Casting casting)
    {
        if (!_beforehand.TryGetValue(casting, out var beforehand))
        {
            _beforehand[casting] = beforehand = new Beforehand(Around(casting, new World(SettingOf(casting)), 0));
        }

        return beforehand.Value(term)?.Octets;
    }

    /// <summary>The key pair of a holder.</summary>
    public PrivateKey Key(string holder, Casting casting) => casting.IsReversed
        ? Key(Protocol.Reversed(holder), casting.Unreversed(Protocol))
        : Protocol.Owners.TryGetValue(holder, out var owner) && !casting.IsHonest(owner) ? _keys[Twin(holder)] : _keys[holder];

    /// <summary>The private key of a key pair of the adversary's own; null when the pool has no more.</summary>
    /// <param name="number">Which, from 1.</param>
    internal PrivateKey? OwnKey(int number) => _keys.GetValueOrDefault(Own(number));

    internal Setting SettingOf(Casting casting)
    {
        if (_settings.TryGetValue(casting, out var found))
        {
            return found;
        }

        var under = Protocol.Setting;
        var values = new Dictionary<string, string>(under.Values, StringComparer.Ordinal);
        foreach (var atom in _values.Atoms)
        {
            var value = _values.Identify(atom, casting);
            if ((_values.Text(value) ?? Drawn(value.Atom, atom)) is { } text)
            {
                values[atom] = text;
            }
        }

        var setting = under with
        {
            Parties = Protocol.Roles.ToDictionary(r => r.Name, r => Name(r.Name, casting), StringComparer.Ordinal),
            Values = values,
            Tables = _tables?.All ?? under.Tables,
            Accounts = _tables?.Accounts ?? under.Accounts,
        };
        return _settings[casting] = setting;
    }

    /// <summary>What the seed gives to another atom; null for the same, to which it gives it anyhow.</summary>
    private string? Drawn(string atom, string asked) =>
        atom != asked && Octets(new Term.Atom(atom), Casting.Honest) is { } octets ? Convert.ToHexStringLower(Wire.Der.Content(octets)) : null;

    internal Keyring KeyringOf(Casting casting)
    {
        // Certificates do not depend on what was ordered.
        var key = casting with { Order = 1 };
        if (!_keyrings.TryGetValue(key, out var keyring))
        {
            keyring = Keyring.Of(Suite, Protocol, SettingOf(key), Seed, Protocol.Holders.ToDictionary(h => h, h => Key(h, casting), StringComparer.Ordinal));
            _keyrings.Add(key, keyring);
        }

        return keyring;
    }

    /// <summary>The dishonest counterpart of a holder, under a name that no author can write: names may end in primes.</summary>
    private static string Twin(string holder) => holder + "!";

    /// <summary>What stands for a key pair of the adversary's own. It comes last in order, so that the others' keys do not depend on how many there are.</summary>
    private static string Own(int number) => "\uffff" + number.ToString("D2", CultureInfo.InvariantCulture);
}
