using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Transcripts;

/// <summary>Whether the setting in a transcript is one of a protocol: a run may only be given values that its readers would have let pass.</summary>
internal static class RecordedSetting
{
    /// <summary>The first thing in a setting that is none of the protocol's, or null.</summary>
    public static ValidationResult.Inconsistent? Fault(Setting setting, Protocol protocol, Suite suite)
    {
        foreach (var role in protocol.Roles.Where(r => !setting.Parties.ContainsKey(r.Name)))
        {
            return Fault($"parties.{role.Name}", "the name of a party", "");
        }

        foreach (var (role, party) in Sorted(setting.Parties))
        {
            if (protocol.Roles.All(r => r.Name != role) || party.Length is 0 or > Values.LongestText)
            {
                return Fault($"parties.{role}", string.Join(", ", protocol.Roles.Select(r => r.Name)), party);
            }
        }

        foreach (var (atom, text) in Sorted(setting.Values))
        {
            if (!protocol.Vocabulary.Atoms.TryGetValue(atom, out var sort))
            {
                return Fault($"values.{atom}", "", text);
            }

            if (Values.Parse(sort, text, suite) is null && !IsOfOneSuite(sort))
            {
                return Fault($"values.{atom}", sort.ToString(), text);
            }
        }

        foreach (var (function, table) in Sorted(setting.Tables))
        {
            if (!protocol.Vocabulary.Functions.TryGetValue(function, out var declaration))
            {
                return Fault($"tables.{function}", "", function);
            }

            if (table.Where(e => Values.Parse(declaration.Result, e.Value, suite) is null && !IsOfOneSuite(declaration.Result)).Select(e => e.Key).FirstOrDefault() is { } argument)
            {
                return Fault($"tables.{function}.{argument}", declaration.Result.ToString(), table[argument]);
            }
        }

        return setting.Revoked.Order(StringComparer.Ordinal).FirstOrDefault(h => !protocol.Vocabulary.Holders.Contains(h)) is { } holder ? Fault("revoked", "", holder) : null;
    }

    // Digests and keys have the length that a suite gives them, so a setting for both suites may hold a value that fits only the other.
    private static bool IsOfOneSuite(Sort sort) => sort.Kind is SortKind.Key or SortKind.Digest;

    private static ValidationResult.Inconsistent Fault(string key, string expected, string found) => new($"setting.{key}", expected, found);

    private static IEnumerable<KeyValuePair<string, T>> Sorted<T>(IReadOnlyDictionary<string, T> map) => map.OrderBy(e => e.Key, StringComparer.Ordinal);
}
