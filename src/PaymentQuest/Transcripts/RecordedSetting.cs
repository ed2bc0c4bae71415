using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Transcripts;

/// <summary>Whether the setting in a transcript is one of a protocol: a run may only be given values that its readers would have let pass.</summary>
internal static class RecordedSetting
{
    /// <summary>The first thing in a setting that is none of the protocol's, or null.</summary>
    public static ValidationResult.Inconsistent? Fault(Setting setting, CompiledProtocol compiled, Suite suite)
    {
        var protocol = compiled.Protocol;
        var beforehand = Beforehand(protocol);
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

            if (protocol.Vocabulary.Constants.TryGetValue(atom, out var constant) && text != constant)
            {
                return Fault($"values.{atom}", constant, text);
            }

            // Nothing in the run would show it, so anything could stand there. What the protocol's own file says may be of no use as well.
            if (!beforehand.Contains(atom) && protocol.Setting.Values.GetValueOrDefault(atom) != text)
            {
                return Fault($"values.{atom}", protocol.Setting.Values.GetValueOrDefault(atom) ?? "", text);
            }
        }

        foreach (var (function, table) in Sorted(setting.Tables))
        {
            if (!protocol.Vocabulary.Functions.TryGetValue(function, out var declaration))
            {
                return Fault($"tables.{function}", "", function);
            }

            if (table.Where(e => declaration.Result.IsOfHolder ? !protocol.Vocabulary.Holders.Contains(e.Value) : Values.Parse(declaration.Result, e.Value, suite) is null && !IsOfOneSuite(declaration.Result)).Select(e => e.Key).FirstOrDefault() is { } argument)
            {
                return Fault($"tables.{function}.{argument}", declaration.Result.ToString(), table[argument]);
            }
        }

        return setting.Revoked.Except(protocol.Setting.Revoked).Order(StringComparer.Ordinal).FirstOrDefault(h => !protocol.Vocabulary.Holders.Contains(h) || !IsLookedUp(h, compiled)) is { } holder ? Fault("revoked", "", holder) : null;
    }

    /// <summary>The atoms that have a value before the first message: what somebody knows, and what a certificate that was issued says.</summary>
    private static HashSet<string> Beforehand(Protocol protocol) =>
        protocol.Knows.Values.SelectMany(k => k).Concat(protocol.Certificates.Values.SelectMany(protocol.Certified))
            .SelectMany(t => t.SelfAndDescendants).OfType<Term.Atom>().Select(a => a.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether it makes a difference that a certificate is revoked: somebody asks its issuer, or the issuer's list is there.</summary>
    private static bool IsLookedUp(string holder, CompiledProtocol compiled) =>
        compiled.Protocol.Certificates.TryGetValue(holder, out var declaration)
        && (compiled.Protocol.Knows.Values.SelectMany(k => k).Concat(compiled.Protocol.Steps.Select(s => s.Message)).SelectMany(t => t.SelfAndDescendants).Contains(new Term.RevocationList(declaration.Issuer))
            || compiled.Programs.Values.SelectMany(p => p.Actions).OfType<RoleAction.VerifyCertificate>().Any(v => v.Declaration.Holder == holder && v.Demands.Contains("revoked")));

    // Digests and keys have the length that a suite gives them, so a setting for both suites may hold a value that fits only the other.
    private static bool IsOfOneSuite(Sort sort) => sort.Kind is SortKind.Key or SortKind.Digest;

    private static ValidationResult.Inconsistent Fault(string key, string expected, string found) => new($"setting.{key}", expected, found);

    private static IEnumerable<KeyValuePair<string, T>> Sorted<T>(IReadOnlyDictionary<string, T> map) => map.OrderBy(e => e.Key, StringComparer.Ordinal);
}
