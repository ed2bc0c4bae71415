using PaymentQuest.Documents;
using PaymentQuest.Roles;
using PaymentQuest.Rules;
using PaymentQuest.Runs;

namespace PaymentQuest.Analysis;

/// <summary>
/// Whether a protocol needs its checks: each is left out by itself, and what the adversary can then do is what the check was good for.
/// </summary>
public static class Necessity
{
    /// <summary>The demands of a certificate that a search looks at. Everybody's certificates are valid, of one policy, and not revoked.</summary>
    private static readonly HashSet<string> Seen = ["signature", "issuer", "path", "usage", "role"];

    /// <summary>Every check of every role, and every demand of a certificate, in the order in which they are made.</summary>
    /// <param name="compiled">The protocol.</param>
    public static IEnumerable<Omission> Of(CompiledProtocol compiled) =>
        compiled.Protocol.Roles.SelectMany(r => compiled.Programs[r.Name].Actions).Where(a => a.Check is not null).SelectMany(a => a switch
        {
            RoleAction.VerifyCertificate v => v.Demands.Select(d => new Omission(v.Name.Demand(d), true, Seen.Contains(d))),
            RoleAction.Guard { Rule.Search: RuleSearch.Unseen } => [new Omission(a.Check!, a.IsOmittable, false)],
            _ => [new Omission(a.Check!, a.IsOmittable, true)],
        });

    /// <summary>The protocol in which nobody makes a check that can be omitted.</summary>
    public static CompiledProtocol Without(CompiledProtocol compiled, CheckName check)
    {
        var protocol = compiled.Protocol;
        var omitted = new Dictionary<string, Place>(protocol.Omitted, StringComparer.Ordinal) { [check.ToString()] = protocol.Place };
        return CompiledProtocol.Compile(protocol with { Omitted = omitted }, new Diagnostics())
            ?? throw new InvalidOperationException($"{protocol.Id} does not compile without {check}");
    }
}

/// <summary>A check that is to be left out.</summary>
/// <param name="Check">Which.</param>
/// <param name="IsOmittable">False when later actions need what it gives, so that nobody can leave it out.</param>
/// <param name="IsSeen">False when a search does not look at what it checks: validity, revocation and policies of certificates.</param>
public sealed record Omission(CheckName Check, bool IsOmittable, bool IsSeen);
