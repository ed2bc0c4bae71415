using PaymentQuest.Documents;
using PaymentQuest.Knowledge;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Why a term is not known, in words: where it travels, what would open that, and who could.</summary>
public static class ObstacleText
{
    /// <summary>One line for each reason.</summary>
    /// <param name="obstacle">What is missing.</param>
    /// <param name="knowledge">What the party knows.</param>
    /// <param name="who">The role, or the network.</param>
    /// <param name="compiled">The protocol, for who knows what else.</param>
    public static IReadOnlyList<ExplainedLine> Lines(Obstacle obstacle, KnowledgeSet knowledge, string who, CompiledProtocol compiled)
    {
        var party = Vocables.Subject(who, compiled.Protocol);
        var lines = new List<ExplainedLine>();
        foreach (var missing in obstacle.Missing)
        {
            lines.AddRange(Missing(missing, obstacle, knowledge, party, compiled).Select(text => new ExplainedLine(0, text)));
        }

        return lines;
    }

    /// <summary>Names of the roles that can have a term by the end of an honest run.</summary>
    public static IReadOnlyList<string> Knowing(Term term, CompiledProtocol compiled) =>
        [.. compiled.Protocol.Roles.Select(r => r.Name).Where(r => RoleKnowledge.Of(compiled.Protocol, compiled.Programs[r]).Derive(term) is not null)];

    private static IEnumerable<Prose> Missing(Term missing, Obstacle obstacle, KnowledgeSet knowledge, Prose party, CompiledProtocol compiled)
    {
        var protocol = compiled.Protocol;
        var label = protocol.Vocabulary.Label(missing);
        var hidden = obstacle.Hidden.Where(h => h.Missing.Equals(missing)).ToList();

        // What the party has opened already hides nothing from it.
        var closed = hidden.Where(h => h.Key is not null && knowledge.Derive(h.Key) is null).ToList();
        var digested = hidden.Where(h => h.Key is null).Select(h => h.Holder).ToList();
        var reasons = closed.Select(h => Closed(label, missing, h.Holder, h.Key!, knowledge, compiled)).ToList();

        // Of digests inside digests only the innermost says where the term went.
        var innermost = digested.Where(d => !digested.Any(other => !other.Equals(d) && d.SelfAndDescendants.Contains(other))).Select(protocol.Vocabulary.Label).Distinct().ToList();
        if (innermost.Count > 0)
        {
            var inside = string.Join(", ", innermost);
            reasons.Add(Prose.Of("knowledge.is-inside-only-as-something-digested", ("label", label), ("inside", inside)));
        }

        return reasons.Count > 0 ? reasons : [Absent(missing, label, party, compiled)];
    }

    private static Prose Closed(string label, Term missing, Term holder, Term key, KnowledgeSet knowledge, CompiledProtocol compiled)
    {
        var vocabulary = compiled.Protocol.Vocabulary;
        var (container, opener) = (vocabulary.Label(holder), vocabulary.Label(key));
        var owner = Owner(key, compiled);
        var opened = knowledge.Copy();
        opened.Learn(new Derivation(key, Origin.Known));
        return opened.Derive(missing) is not null
            ? Prose.Of("knowledge.sealed-inside", ("label", label), ("container", container), ("opener", opener), ("owner", owner))
            : Prose.Of("knowledge.sealed-inside-and-not-clear", ("label", label), ("container", container), ("opener", opener), ("owner", owner));
    }

    private static Prose Owner(Term key, CompiledProtocol compiled)
    {
        var roles = Knowing(key, compiled);
        return roles.Count == 0 ? Prose.Of("knowledge.no-role-has-it") : Prose.Of("knowledge.roles-have-it", ("count", roles.Count), ("roles", Told(roles, compiled)));
    }

    private static Prose Absent(Term missing, string label, Prose party, CompiledProtocol compiled)
    {
        var protocol = compiled.Protocol;
        switch (missing)
        {
            case Term.Function f:
                var evaluators = Told(protocol.Vocabulary.Functions[f.Name].Roles, compiled);
                return Prose.Of("knowledge.only-can-evaluate-and-is-in", ("evaluators", evaluators), ("function", f.Name), ("label", label));
            case Term.PrivateKey k:
                var owner = protocol.Owners.GetValueOrDefault(k.Holder) ?? protocol.Authority;
                return Prose.Of("knowledge.is-the-private-key-of-and", ("label", label), ("owner", owner));
        }

        var knowing = Knowing(missing, compiled);
        return knowing.Count == 0
            ? Prose.Of("knowledge.is-in-no-message-that-gets", ("label", label), ("party", party))
            : Prose.Of("knowledge.stays-with", ("label", label), ("party", party), ("roles", Told(knowing, compiled)));
    }

    private static Prose Told(IEnumerable<string> roles, CompiledProtocol compiled) => Listing.Of([.. roles.Select(r => Vocables.Subject(r, compiled.Protocol))]);
}
