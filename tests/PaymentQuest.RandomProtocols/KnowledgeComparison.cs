using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>What <c>knows</c> says of an honest run, held against <see cref="Learned"/>.</summary>
internal static class KnowledgeComparison
{
    /// <summary>Terms of the protocol of which the two say something else.</summary>
    public static IEnumerable<Disagreement> Of(Subject subject, Draft draft)
    {
        var protocol = subject.Compiled!.Protocol;
        bool IsOfKnownLength(Term term) => term switch
        {
            Term.Atom a => protocol.Vocabulary.Atoms.TryGetValue(a.Name, out var sort) && (sort.IsRandom || sort.Kind == SortKind.Digest),
            Term.Digest or Term.Mac or Term.DerivedKey or Term.Signed or Term.Sealed => true,
            Term.Concatenation c => c.Parts.All(IsOfKnownLength),
            _ => false,
        };
        var network = new Learned(IsOfKnownLength, h => (protocol.Certificates[h].Issuer, protocol.Certificates[h].Binds.Append(protocol.Certificates[h].Subject!)));
        foreach (var known in protocol.KnownToNetwork.Concat(protocol.Holders.Select(h => new Term.PublicKey(h))))
        {
            network.Learn(known);
        }

        foreach (var step in protocol.Steps)
        {
            network.Learn(step.Message);
        }

        var said = RoleKnowledge.OfNetwork(protocol);
        var atoms = protocol.Vocabulary.Atoms.Keys.Select(a => (Term)new Term.Atom(a)).Concat(protocol.Steps.SelectMany(s => s.Message.SelfAndDescendants)).Distinct()
            .Where(t => t is not (Term.PrivateKey or Term.Function or Term.Certificate or Term.Tuple) && !t.SelfAndDescendants.Any(d => d is Term.Function or Term.Certificate));
        foreach (var term in atoms)
        {
            var (own, theirs) = (network.CanMake(term), said.Derive(term) is not null);
            if (own != theirs)
            {
                yield return new Disagreement("knowledge", "", [$"{term} on the network: knows says {theirs}"], []);
                yield break;
            }
        }
    }
}
