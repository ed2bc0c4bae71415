using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Protocols;

/// <summary>Reads the <c>setting</c> of a protocol, or of a scenario over a protocol's, and checks each value against its sort.</summary>
public static class SettingReader
{
    private static readonly DateTimeOffset DefaultClock = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    /// <summary>The setting with what <paramref name="fields"/> says laid over <paramref name="under"/>.</summary>
    internal static Setting Read(Fields? fields, Setting? under, IEnumerable<Role> roles, Vocabulary vocabulary, Diagnostics diagnostics)
    {
        var parties = Copy(under?.Parties);
        foreach (var role in roles)
        {
            parties.TryAdd(role.Name, role.Name);
        }

        var values = Copy(under?.Values);
        var accounts = Copy(under?.Accounts);
        var tables = Copy(under?.Tables);
        var revoked = new HashSet<string>(under?.Revoked ?? new HashSet<string>(), StringComparer.Ordinal);
        var clock = under?.Clock ?? DefaultClock;
        if (fields is null)
        {
            return new Setting(parties, clock, values, accounts, tables, revoked);
        }

        foreach (var (role, place, value) in Texts(fields.OptionalEntries("parties"), diagnostics))
        {
            if (!parties.ContainsKey(role))
            {
                Unknown("role", role, place, parties.Keys, diagnostics);
            }
            else
            {
                parties[role] = value;
            }
        }

        if (fields.OptionalScalar("clock") is { } time)
        {
            if (Clock(time.Text) is { } read)
            {
                clock = read;
            }
            else
            {
                diagnostics.Error("PQ0220", time.Place, $"'{Short(time.Text)}' is no time of a run", "write it as 2026-01-15T10:00:00Z, from the year 1951 to 9989");
            }
        }

        foreach (var (atom, place, value) in Texts(fields.OptionalEntries("values"), diagnostics))
        {
            if (!vocabulary.Atoms.TryGetValue(atom, out var sort))
            {
                Unknown("atom", atom, place, vocabulary.Atoms.Keys, diagnostics);
            }
            else if (sort.Kind != SortKind.Key && sort.Kind != SortKind.Digest && Values.Parse(sort, value, Suite.Modern) is null)
            {
                diagnostics.Error("PQ0221", place, $"'{Short(value)}' is no value of sort {sort}", Example(sort));
            }
            else
            {
                values[atom] = value;
            }
        }

        foreach (var (account, place, value) in Texts(fields.OptionalEntries("accounts"), diagnostics))
        {
            if (Amount.Parse(value) is { } amount)
            {
                accounts[account] = amount;
            }
            else
            {
                diagnostics.Error("PQ0221", place, $"'{Short(value)}' is no value of sort amount", Example(new Sort(SortKind.Amount)));
            }
        }

        foreach (var (function, place, node) in fields.OptionalEntries("tables"))
        {
            if (!vocabulary.Functions.TryGetValue(function, out var declaration))
            {
                Unknown("function", function, place, vocabulary.Functions.Keys, diagnostics);
                continue;
            }

            var table = tables.TryGetValue(function, out var known) ? Copy(known) : new Dictionary<string, string>(StringComparer.Ordinal);
            if (node is not Node.Map map)
            {
                diagnostics.Error("PQ0120", node.Place, $"the table of '{function}' must be a map, this is {node.Kind}", "write 'argument: value' lines");
                continue;
            }

            foreach (var (argument, at, value) in Texts(map.Entries.Select(e => (e.Key, e.KeyPlace, e.Value)), diagnostics))
            {
                if (Values.Parse(declaration.Result, value, Suite.Modern) is null && declaration.Result.Kind is not (SortKind.Key or SortKind.Digest))
                {
                    diagnostics.Error("PQ0221", at, $"'{Short(value)}' is no value of sort {declaration.Result}", Example(declaration.Result));
                }

                table[argument] = value;
            }

            tables[function] = table;
        }

        foreach (var (holder, place) in fields.OptionalTexts("revoked"))
        {
            if (!vocabulary.Holders.Contains(holder))
            {
                Unknown("holder of keys", holder, place, vocabulary.Holders, diagnostics);
            }

            revoked.Add(holder);
        }

        fields.Finish();
        return new Setting(parties, clock, values, accounts, tables, revoked);
    }

    /// <summary>The time that a text says, to be the clock of a run; null when it is no time, or not one that a run can have.</summary>
    public static DateTimeOffset? Clock(string text) =>
        Values.Parse(new Sort(SortKind.Date), text, Suite.Modern) is { } der && Der.ReadDate(der) is { } clock && Setting.IsClock(clock) ? clock : null;

    private static IEnumerable<(string Key, Place Place, string Value)> Texts(IEnumerable<(string Key, Place KeyPlace, Node Value)> entries, Diagnostics diagnostics)
    {
        foreach (var (key, _, value) in entries)
        {
            if (value is Node.Scalar { Text.Length: > 0 } scalar)
            {
                yield return (key, scalar.Place, scalar.Text);
            }
            else
            {
                diagnostics.Error("PQ0222", value.Place, $"'{PlainText.Sanitize(key)}' needs a value, found {(value is Node.Scalar ? "an empty text" : value.Kind)}");
            }
        }
    }

    private static void Unknown(string what, string name, Place place, IEnumerable<string> known, Diagnostics diagnostics)
    {
        var near = Suggestion.Nearest(name, known);
        diagnostics.Error("PQ0223", place, $"'{Short(name)}' is no {what} of this protocol", near is null ? "" : $"did you mean '{near}'?");
    }

    private static string Short(string text) => PlainText.Sanitize(text.Length > 40 ? text[..40] + "…" : text);

    private static string Example(Sort sort) => sort.Kind switch
    {
        SortKind.Amount => "write it as EUR 49.99",
        SortKind.Account => "write up to 32 digits, in quotes",
        SortKind.Date => "write it as 2026-01-15T10:00:00Z",
        SortKind.Decision => "write it as Y:123456 or N:51",
        SortKind.Text or SortKind.Agent => $"write 1 to {Values.LongestText} characters",
        _ => $"write {sort.Size} octets in hexadecimal, in quotes",
    };

    private static Dictionary<string, T> Copy<T>(IReadOnlyDictionary<string, T>? source) =>
        source is null ? new(StringComparer.Ordinal) : new(source, StringComparer.Ordinal);
}
