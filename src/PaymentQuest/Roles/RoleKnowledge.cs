using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Knowledge;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Roles;

/// <summary>What a role knows after some messages of an honest run, with the derivation of everything.</summary>
public static class RoleKnowledge
{
    /// <summary>The knowledge of a role.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="program">The role's program.</param>
    /// <param name="step">The last message that counts, by number; null for the whole run.</param>
    /// <param name="isBeforeSending">Whether what the role does to compose the last message is left out, save what it generates.</param>
    /// <param name="opensSignatures">Whether it takes the digest out of a signature that shows it, which honest parties never do.</param>
    public static KnowledgeSet Of(Protocol protocol, RoleProgram program, int? step = null, bool isBeforeSending = false, bool opensSignatures = false)
    {
        var knowledge = Empty(protocol, protocol.Vocabulary.FunctionsOf(program.Role.Name), opensSignatures);
        var flow = protocol.Flow;
        foreach (var term in program.Known)
        {
            knowledge.Learn(new Derivation(term, Origin.Known));
        }

        foreach (var action in program.Actions.Where(a => step is not { } last || flow.LeadsTo(a.Step, last, program.Role.Name)))
        {
            switch (action)
            {
                case RoleAction.Generate g:
                    knowledge.Learn(new Derivation(g.Atom, Origin.Generated, g.Step));
                    break;
                case RoleAction.Receive r:
                    knowledge.Learn(new Derivation(r.Shape.Term, Origin.Received, r.Step));
                    break;
                case RoleAction.Guard { Output: { } output } g:
                    knowledge.Learn(new Derivation(program.Registers[output], Origin.Determined, g.Step));
                    break;
                case RoleAction.Compute c when !isBeforeSending || c.Step < step:
                    knowledge.Learn(new Derivation(program.Registers[c.Register], Origin.Computed, c.Step));
                    break;
            }
        }

        return knowledge;
    }

    /// <summary>What whoever listens on the network knows.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="step">The last message that counts, by number; null for the whole run.</param>
    public static KnowledgeSet OfNetwork(Protocol protocol, int? step = null)
    {
        var knowledge = Empty(protocol, protocol.Vocabulary.Functions.Values.Where(f => f.IsPublic).Select(f => f.Name).ToHashSet(StringComparer.Ordinal), opensSignatures: true);
        foreach (var holder in protocol.Vocabulary.Holders)
        {
            knowledge.Learn(new Derivation(new Term.PublicKey(holder), Origin.Known));
        }

        foreach (var term in protocol.KnownToNetwork.Concat(protocol.PublicEntries.SelectMany(Read)))
        {
            knowledge.Learn(new Derivation(term, Origin.Known));
        }

        foreach (var sent in protocol.Steps.Where(s => step is not { } last || protocol.Flow.LeadsTo(s.Number, last, null)))
        {
            knowledge.Learn(new Derivation(sent.Message, Origin.Received, sent.Number));
        }

        return knowledge;
    }

    /// <summary>What an entry of a table tells who reads it.</summary>
    internal static IEnumerable<Term> Read(Term.Function entry) => [entry.Argument, entry];

    private static KnowledgeSet Empty(Protocol protocol, IReadOnlySet<string> functions, bool opensSignatures) =>
        new(c => protocol.Certificates.TryGetValue(c.Holder, out var declaration) ? protocol.Certified(declaration) : [], functions, protocol.Issuing, t => Form.IsOfKnownLength(t, protocol.Vocabulary),
            opensSignatures && protocol.Suites.Any(s => Suite.ByName(s)!.ShowsDigests));
}
