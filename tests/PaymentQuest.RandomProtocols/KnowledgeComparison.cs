using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>What <c>knows</c> says of an honest run, held against <see cref="Learned"/>.</summary>
internal static class KnowledgeComparison
{
    /// <summary>Terms of the protocol of which the two say something else.</summary>
    public static IEnumerable<Disagreement> Of(Subject subject, Judge judge)
    {
        var protocol = subject.Compiled!.Protocol;
        bool IsOfKnownLength(Term term) => term switch
        {
            Term.Atom a => protocol.Vocabulary.Atoms.TryGetValue(a.Name, out var sort) && (sort.IsRandom || sort.Kind == SortKind.Digest),
            Term.Digest or Term.Mac or Term.DerivedKey or Term.Signed or Term.Sealed or Term.Applied { Algorithm.Kind: not AlgorithmKind.TextForm } => true,
            Term.Concatenation c => c.Parts.All(IsOfKnownLength),
            _ => false,
        };
        var network = new Learned(IsOfKnownLength, h => (protocol.Certificates[h].Issuer, protocol.Certificates[h].Binds.Append(protocol.Certificates[h].Subject!)), Subject.SuitesOf(subject.Sketch).Any(s => s.ShowsDigests));
        foreach (var known in protocol.KnownToNetwork.Concat(protocol.Holders.Select(h => new Term.PublicKey(h))))
        {
            network.Learn(known);
        }

        foreach (var step in protocol.Steps)
        {
            // Of what a channel protects nobody on the way learns anything, whatever it is wrapped in.
            if (step.Channel is null or { Kind: ChannelKind.Mail })
            {
                network.Learn(step.Message);
            }
        }

        var atoms = protocol.Vocabulary.Atoms.Keys.Select(a => (Term)new Term.Atom(a)).Concat(protocol.Steps.SelectMany(s => s.Content.SelfAndDescendants)).Distinct()
            .Where(t => t is not (Term.PrivateKey or Term.Function or Term.Certificate or Term.Tuple) && !t.SelfAndDescendants.Any(d => d is Term.Function or Term.Certificate));
        var runs = protocol.Steps.SelectMany(s => s.Message.SelfAndDescendants).OfType<Term.Concatenation>().SelectMany(c => c.Parts).ToHashSet();
        foreach (var term in atoms.Where(t => protocol.Steps.Any(s => s.Content.SelfAndDescendants.Contains(t))).OrderByDescending(t => runs.Contains(t)).Take(judge.Asked))
        {
            if (judge.NetworkKnows(subject, term) is { } theirs && network.CanMake(term) != theirs)
            {
                yield return new Disagreement("knowledge", "", [$"{term} on the network: knows says {theirs}"], []);
                yield break;
            }
        }
    }
}
