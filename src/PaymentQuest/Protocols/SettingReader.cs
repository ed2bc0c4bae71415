using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads the <c>setting</c> of a protocol, or of a scenario over a protocol's, and checks each value against its sort.</summary>
internal sealed class SettingReader
{
    private static readonly DateTimeOffset DefaultClock = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    private readonly Vocabulary _vocabulary;
    private readonly Diagnostics _diagnostics;
    private readonly Dictionary<string, string> _parties;
    private readonly Dictionary<string, string> _values;
    private readonly Dictionary<string, Amount> _accounts;
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _tables;
    private readonly HashSet<string> _revoked;
    private DateTimeOffset _clock;

    private SettingReader(Setting? under, IEnumerable<Role> roles, Vocabulary vocabulary, Diagnostics diagnostics)
    {
        _vocabulary = vocabulary;
        _diagnostics = diagnostics;
        _parties = Copy(under?.Parties);
        _values = Copy(under?.Values);
        _accounts = Copy(under?.Accounts);
        _tables = Copy(under?.Tables);
        _revoked = new HashSet<string>(under?.Revoked ?? new HashSet<string>(), StringComparer.Ordinal);
        _clock = under?.Clock ?? DefaultClock;
        foreach (var (constant, value) in vocabulary.Constants)
        {
            _values[constant] = value;
        }

        foreach (var role in roles)
        {
            _parties.TryAdd(role.Name, role.Name);
        }
    }

    /// <summary>The setting with what <paramref name="fields"/> says laid over <paramref name="under"/>.</summary>
    public static Setting Read(Fields? fields, Setting? under, IEnumerable<Role> roles, Vocabulary vocabulary, Diagnostics diagnostics)
    {
        var reader = new SettingReader(under, roles, vocabulary, diagnostics);
        if (fields is not null)
        {
            reader.Parties(fields);
            reader.Clock(fields);
            reader.Values(fields);
            reader.Accounts(fields);
            reader.Tables(fields);
            reader.Revoked(fields);
            fields.Finish();
        }

        return new Setting(reader._parties, reader._clock, reader._values, reader._accounts, reader._tables, reader._revoked);
    }

    private void Parties(Fields fields)
    {
        foreach (var (role, place, party) in Texts(fields.OptionalEntries("parties")))
        {
            if (!_parties.ContainsKey(role))
            {
                Unknown("role", role, place, _parties.Keys);
            }
            else
            {
                _parties[role] = party;
            }
        }
    }

    private void Clock(Fields fields)
    {
        if (fields.OptionalScalar("clock") is not { } text)
        {
            return;
        }

        if (Setting.ParseClock(text.Text) is { } clock)
        {
            _clock = clock;
        }
        else
        {
            _diagnostics.Error("PQ0220", text.Place, $"{PlainText.Excerpt(text.Text)} is no time of a run", Setting.ClockAdvice);
        }
    }

    private void Values(Fields fields)
    {
        foreach (var (atom, place, value) in Texts(fields.OptionalEntries("values")))
        {
            if (!_vocabulary.Atoms.TryGetValue(atom, out var sort))
            {
                Unknown("atom", atom, place, _vocabulary.Atoms.Keys);
            }
            else if (_vocabulary.Constants.ContainsKey(atom))
            {
                _diagnostics.Error("PQ0293", place, $"'{atom}' is a constant, which has one value in all runs", "write it under constants");
            }
            else if (IsValue(sort, value, place))
            {
                _values[atom] = value;
            }
        }
    }

    private void Accounts(Fields fields)
    {
        foreach (var (account, place, value) in Texts(fields.OptionalEntries("accounts")))
        {
            if (IsValue(new Sort(SortKind.Amount), value, place))
            {
                _accounts[account] = Amount.Parse(value)!.Value;
            }
        }
    }

    private void Tables(Fields fields)
    {
        foreach (var (function, place, node) in fields.OptionalEntries("tables"))
        {
            if (!_vocabulary.Functions.TryGetValue(function, out var declaration))
            {
                Unknown("function", function, place, _vocabulary.Functions.Keys);
                continue;
            }

            if (node is not Node.Map map)
            {
                _diagnostics.Error("PQ0120", node.Place, $"the table of '{function}' must be a map, this is {node.Kind}", "write 'argument: value' lines");
                continue;
            }

            var table = Copy(_tables.GetValueOrDefault(function));
            foreach (var (argument, at, value) in Texts(map.Entries.Select(e => (e.Key, e.KeyPlace, e.Value))))
            {
                if (declaration.Result.IsOfHolder && !_vocabulary.Holders.Contains(value))
                {
                    Unknown("holder of keys", value, at, _vocabulary.Holders);
                }
                else if (declaration.Result.IsOfHolder || IsValue(declaration.Result, value, at))
                {
                    table[argument] = value;
                }
            }

            _tables[function] = table;
        }
    }

    private void Revoked(Fields fields)
    {
        foreach (var (holder, place) in fields.OptionalTexts("revoked"))
        {
            if (!_vocabulary.Holders.Contains(holder))
            {
                Unknown("holder of keys", holder, place, _vocabulary.Holders);
            }

            _revoked.Add(holder);
        }
    }

    private IEnumerable<(string Key, Place Place, string Value)> Texts(IEnumerable<(string Key, Place KeyPlace, Node Value)> entries)
    {
        foreach (var (key, _, value) in entries)
        {
            if (value is Node.Scalar { Text.Length: > 0 } scalar)
            {
                yield return (key, scalar.Place, scalar.Text);
            }
            else
            {
                _diagnostics.Error("PQ0222", value.Place, $"{PlainText.Excerpt(key)} needs a value, found {(value is Node.Scalar ? "an empty text" : value.Kind)}");
            }
        }
    }

    private bool IsValue(Sort sort, string text, Place place)
    {
        if (Objection(sort, text) is { } advice)
        {
            _diagnostics.Error("PQ0221", place, $"{PlainText.Excerpt(text)} is no value of sort {sort}", advice);
            return false;
        }

        return true;
    }

    /// <summary>How a value of a sort is written, where a text is none; null where it is one.</summary>
    public static string? Objection(Sort sort, string text) =>
        // Digests and keys have the length that a suite gives them, and a setting is read for both suites.
        sort.Kind is SortKind.Key or SortKind.Digest || Wire.Values.Parse(sort, text, Suite.Modern) is not null ? null : Example(sort);

    private void Unknown(string what, string name, Place place, IEnumerable<string> known) =>
        _diagnostics.Error("PQ0223", place, $"{PlainText.Excerpt(name)} is no {what} of this protocol", Suggestion.Advice(name, known));

    private static string Example(Sort sort) => sort.Kind switch
    {
        SortKind.Amount => "write it as EUR 49.99",
        SortKind.Account => "write up to 32 digits, in quotes",
        SortKind.Date => "write it as 2026-01-15T10:00:00Z",
        SortKind.Number => "write a whole number from 0 to 10^18, without leading zeros",
        SortKind.Decision => "write it as Y:123456 or N:51",
        SortKind.Text or SortKind.Agent => $"write 1 to {Wire.Values.LongestText} characters",
        _ => $"write {sort.Size} octets in hexadecimal, in quotes",
    };

    private static Dictionary<string, T> Copy<T>(IReadOnlyDictionary<string, T>? source) =>
        source is null ? new(StringComparer.Ordinal) : new(source, StringComparer.Ordinal);
}
