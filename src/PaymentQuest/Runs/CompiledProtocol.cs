using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Runs;

/// <summary>A protocol with the programs of all its roles: what can be run, explained and judged.</summary>
/// <param name="Protocol">The protocol.</param>
/// <param name="Programs">Programs by name of the role.</param>
public sealed record CompiledProtocol(Protocol Protocol, IReadOnlyDictionary<string, RoleProgram> Programs)
{
    /// <summary>All checks of all roles, role by role.</summary>
    public IEnumerable<CheckName> Checks => Protocol.Roles.SelectMany(r => Programs[r.Name].Checks);

    /// <summary>All checks, and what each certificate's demands are called, such as <c>Merchant/Payment/CERT_C:expired</c>.</summary>
    public IEnumerable<CheckName> ChecksAndDemands => Checks.Concat(Demands(Programs.Values.SelectMany(p => p.Actions)));

    /// <summary>Compiles every role. Null, with diagnostics, when a role cannot do what the protocol asks of it.</summary>
    public static CompiledProtocol? Compile(Protocol protocol, Diagnostics diagnostics)
    {
        var programs = new Dictionary<string, RoleProgram>(StringComparer.Ordinal);
        var found = new Diagnostics();
        foreach (var role in protocol.Roles)
        {
            if (RoleCompiler.Compile(protocol, role, found) is { } program)
            {
                programs.Add(role.Name, program);
            }
        }

        // Who cannot compose a message has little to keep, and neither has who does not get it: that is no second mistake.
        var isCutShort = found.Items.Any(d => d.Code == "PQ0230");
        foreach (var item in found.Items.Where(d => !isCutShort || d.Code != "PQ0232"))
        {
            diagnostics.Add(item);
        }

        if (programs.Count == protocol.Roles.Count)
        {
            CheckOmissions(protocol, diagnostics);
            CheckRounds(protocol, programs, diagnostics);
        }

        return diagnostics.HasErrors ? null : new CompiledProtocol(protocol, programs);
    }

    /// <summary>What nobody can take over would silently stay as it is.</summary>
    private static void CheckRounds(Protocol protocol, Dictionary<string, RoleProgram> programs, Diagnostics diagnostics)
    {
        foreach (var (carrier, carried) in (protocol.Rounds?.Beginnings ?? []).Select(b => (b.Carrier, b.Carried)))
        {
            var held = programs[carrier].Registers.Select((t, i) => (t, i)).GroupBy(t => t.t).ToDictionary(g => g.Key, g => g.First().i);
            var reach = new Reach(held, protocol.Vocabulary.FunctionsOf(carrier), protocol.Issuing);
            foreach (var (term, place) in carried.SelectMany(c => (Term?[])[held.ContainsKey(c.To) ? null : c.To, reach.Express(c.From) is null ? c.From : null], (c, t) => (t, c.Place)))
            {
                if (term is not null)
                {
                    diagnostics.Error("PQ0265", place, $"{carrier} carries over '{protocol.Vocabulary.Label(term)}', which it never has", "let the carrier be a role that has both, or carry something else");
                }
            }
        }
    }

    private static IEnumerable<CheckName> Demands(IEnumerable<RoleAction> actions) =>
        actions.OfType<RoleAction.VerifyCertificate>().SelectMany(v => v.Demands.Select(v.Name.Demand));

    private static void CheckOmissions(Protocol protocol, Diagnostics diagnostics)
    {
        if (protocol.Omitted.Count == 0)
        {
            return;
        }

        // What is left out must exist in the protocol that leaves nothing out, or a variant would silently be no variant.
        var whole = protocol with { Omitted = new Dictionary<string, Place>() };
        var checks = protocol.Roles.Select(r => RoleCompiler.Compile(whole, r, new Diagnostics())).OfType<RoleProgram>().SelectMany(p => p.Actions).Where(a => a.Check is not null).ToList();
        var names = checks.Select(c => c.Check!).Concat(Demands(checks)).Select(n => n.ToString()).ToList();
        foreach (var (omitted, place) in protocol.Omitted.Where(o => !names.Contains(o.Key)))
        {
            diagnostics.Error("PQ0234", place, $"{protocol.Id} has no check {PlainText.Excerpt(omitted)} to omit", Suggestion.Among(omitted, names));
        }

        foreach (var check in checks.Where(c => !c.IsOmittable && protocol.Omitted.ContainsKey(c.Check!.ToString())))
        {
            diagnostics.Error("PQ0245", protocol.Omitted[check.Check!.ToString()], $"{PlainText.Excerpt(check.Check.ToString())} cannot be omitted: later actions need what it gives", "omit a comparison, a signature or a guard that gives nothing");
        }
    }
}
