using System.Globalization;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Adversaries;

/// <summary>
/// Who shares which value beforehand. What one role knows is the party's own; what several know they share, and different parties share
/// different values; amounts and texts that several know were agreed for one order; what certificates tell and several know is common to all.
/// Orders are either between those who agreed on them, or open: then anybody may order the same for the same price.
/// </summary>
internal sealed class SharedValues
{
    private readonly Protocol _protocol;
    private readonly Suite _suite;
    private readonly ulong _seed;
    private readonly Dictionary<string, List<string>> _knowers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _certified;
    private readonly HashSet<string> _lookedUp;
    private readonly bool _areOrdersOpen;

    public SharedValues(Protocol protocol, Suite suite, ulong seed, bool areOrdersOpen)
    {
        _areOrdersOpen = areOrdersOpen;
        _protocol = protocol;
        _suite = suite;
        _seed = seed;
        foreach (var role in protocol.Roles)
        {
            foreach (var atom in protocol.Knows[role.Name].OfType<Term.Atom>().Where(a => protocol.Roles.All(r => r.Symbol != a.Name)))
            {
                Entry(atom.Name).Add(role.Name);
            }
        }

        foreach (var atom in protocol.Setting.Values.Keys)
        {
            Entry(atom);
        }

        var told = protocol.Certificates.Values.SelectMany(protocol.Certified).SelectMany(t => t.SelfAndDescendants);
        _certified = told.OfType<Term.Atom>().Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        _lookedUp = protocol.Steps.SelectMany(s => s.SenderRules.Concat(s.ReceiverRules).SelectMany(r => r.Inputs.Concat(r.Asks is { } asked ? [asked] : [])).Append(s.Message))
            .SelectMany(t => t.SelfAndDescendants).OfType<Term.Function>().SelectMany(f => f.Argument.SelfAndDescendants).OfType<Term.Atom>().Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>All atoms with values beforehand.</summary>
    public IEnumerable<string> Atoms => _knowers.Keys;

    /// <summary>Atoms whose values are agreed or shared by two roles or more.</summary>
    public IEnumerable<string> Shared => Atoms.Where(a => !IsCommon(a) && _knowers[a].Count > 1);

    /// <summary>The roles that know an atom beforehand.</summary>
    public IReadOnlyList<string> Knowers(string atom) => _knowers.TryGetValue(atom, out var roles) ? roles : [];

    /// <summary>Whether the atom has one value, the same for everybody.</summary>
    public bool IsCommon(string atom) => IsTime(atom) || IsConstant(atom) || Knowers(atom).Count == 0 || (Knowers(atom).Count > 1 && _certified.Contains(atom)) || IsOpen(atom);

    /// <summary>Whether it was agreed for an order, and anybody can have ordered the same.</summary>
    public bool IsOpen(string atom) => _areOrdersOpen && IsAgreed(atom);

    /// <summary>Whether it is agreed anew for each order.</summary>
    public bool IsAgreed(string atom) => Knowers(atom).Count > 1 && !IsConstant(atom) && !_certified.Contains(atom) && SortOf(atom).Kind is (SortKind.Amount or SortKind.Number or SortKind.Text);

    /// <summary>Whether it is a constant of the protocol, which everybody knows.</summary>
    public bool IsConstant(string atom) => _protocol.Vocabulary.Constants.ContainsKey(atom);

    /// <summary>Whether it is a time, which everybody's clock tells.</summary>
    public bool IsTime(string atom) => SortOf(atom).Kind == SortKind.Date;

    /// <summary>Whether it tells one party from another: an account or a name, or what a certificate or a private function says something of. Others can say the same price or text.</summary>
    public bool Tells(string atom) => !IsConstant(atom) && (SortOf(atom).Kind is SortKind.Account or SortKind.Agent || _certified.Contains(atom) || _lookedUp.Contains(atom));

    /// <summary>Which value is meant.</summary>
    public BeforehandValue Identify(string atom, Casting casting) => casting.IsReversed
        ? Identify(_protocol.Reversed(atom), casting.Unreversed(_protocol))
        : IsCommon(atom)
        ? new(atom, [], IsOpen(atom) ? casting.Order : 1)
        : new(atom, casting.Dishonest.Where(Knowers(atom).Contains).ToSequence(), IsAgreed(atom) ? casting.Order : 1);

    /// <summary>The value as authors write it; null where the run's seed gives it.</summary>
    public string? Text(BeforehandValue value)
    {
        var number = Number(value);
        return _protocol.Setting.Values.TryGetValue(value.Atom, out var text) || number > 0
            ? Varied(text ?? "", SortOf(value.Atom), number, value.Atom)
            : null;
    }

    /// <summary>Another value of a sort, which the setting gives to nothing else: 0 for the given one. What is the same by chance would seem to disclose what nobody has said.</summary>
    public string Varied(string text, Sort sort, int number, string purpose) => number == 0
        ? text
        : Enumerable.Range(0, _protocol.Setting.Values.Count + 1).Select(round => Other(text, sort, number + (round * (8 << _protocol.Roles.Count)), purpose)).FirstOrDefault(other => other != text && !_protocol.Setting.Values.Values.Contains(other)) ?? text;

    private string Other(string text, Sort sort, int number, string purpose)
    {
        var shown = number.ToString(CultureInfo.InvariantCulture);
        return sort.Kind switch
        {
            SortKind.Amount when Amount.Parse(text) is { } amount => amount.Plus(new Amount(amount.Currency, number, amount.Exponent))?.ToString() ?? text,
            SortKind.Number when WholeNumber.Parse(text) is { } known => WholeNumber.Show(known <= WholeNumber.Greatest - number ? known + number : known - number),
            SortKind.Account => text.Length > 4 ? text[..^4] + number.ToString("D4", CultureInfo.InvariantCulture) : shown.PadLeft(text.Length, '0'),
            SortKind.Text or SortKind.Agent => $"{text}/{shown}",
            SortKind.Decision or SortKind.Date or SortKind.Amount or SortKind.Number => text,
            _ => Convert.ToHexStringLower(new SeededRandom(_seed, $"{_protocol.Id}/beforehand/{purpose}/{shown}").Octets(Size(sort))),
        };
    }

    /// <summary>A number for each value of an atom: 0 for that of honest parties and their first order.</summary>
    public int Number(BeforehandValue value) =>
        (Enumerable.Range(0, _protocol.Roles.Count).Where(i => value.Dishonest.Contains(_protocol.Roles[i].Name)).Sum(i => 1 << i) * 8) + value.Order - 1;

    private Sort SortOf(string atom) => _protocol.Vocabulary.Atoms[atom];

    private int Size(Sort sort) => sort.Kind switch
    {
        SortKind.Key => _suite.KeyLength(sort.Size),
        SortKind.Digest => _suite.DigestLength,
        _ => sort.Size,
    };

    private List<string> Entry(string atom)
    {
        if (!_knowers.TryGetValue(atom, out var roles))
        {
            _knowers.Add(atom, roles = []);
        }

        return roles;
    }
}
