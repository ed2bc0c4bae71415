using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A holder in the tree of certificates that a role has before it.</summary>
/// <param name="Holder">The holder's symbol.</param>
/// <param name="Depth">How many authorities stand above; 0 for the first authority.</param>
/// <param name="Finding">The certificate that the role holds, and how it stands to it; null when it holds none.</param>
public sealed record CertificateNode(string Holder, int Depth, CertificateFinding? Finding)
{
    /// <summary>Whether it is the last that its issuer stands above.</summary>
    public bool IsLast { get; init; }

    /// <summary>The same of each authority above it but the first, from the top.</summary>
    public Sequence<bool> Above { get; init; } = [];

    /// <summary>Whether the role has trusted the holder's key from the start.</summary>
    public bool IsAnchor { get; init; }

    /// <summary>Whether the key is the role's own.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether the certificate came with the message that is looked at.</summary>
    public bool HasArrived { get; init; }

    /// <summary>Whether what came of the demands is told. A player finds out by making the check.</summary>
    public bool IsJudgementTold { get; init; }

    /// <summary>Roles that verify it, with the messages at which they do, other than the role that looks at it.</summary>
    public Sequence<(string Role, Step Step)> Others { get; init; } = [];
}

/// <summary>The certificates that a role has before it, as a tree from the first authority to whoever issues nothing.</summary>
/// <param name="Protocol">The protocol, with the certificates that a quest makes up.</param>
/// <param name="Suite">The algorithms.</param>
/// <param name="Clock">The role's time.</param>
/// <param name="Role">Who looks at them.</param>
/// <param name="Nodes">The holders, each after its issuer.</param>
public sealed record CertificateChain(Protocol Protocol, Suite Suite, DateTimeOffset Clock, string Role, Sequence<CertificateNode> Nodes)
{
    /// <summary>The tree of a role. Certificates stand where the protocol says that they belong, whoever they name as their issuer.</summary>
    /// <param name="run">The role at work.</param>
    /// <param name="of">The run that it takes part in.</param>
    /// <param name="step">The last message that it has received.</param>
    /// <param name="arrived">The message that is looked at; null for none.</param>
    /// <param name="isTold">Whether what came of the demands on a certificate is told.</param>
    public static CertificateChain Of(RoleRun run, Run of, int step, Step? arrived, Func<CertificateFinding, bool> isTold)
    {
        var compiled = of.Plan.Compiled;
        var protocol = compiled.Protocol;
        var found = run.Certificates(step).ToDictionary(f => f.Holder, StringComparer.Ordinal);
        var shown = found.Keys.SelectMany(h => Upwards(protocol, h)).ToHashSet(StringComparer.Ordinal);
        var nodes = new List<CertificateNode>();
        Add(protocol.Authority, 0, true, []);
        return new CertificateChain(protocol, of.Plan.Suite, of.World.Clock, run.Role.Name, nodes.ToSequence());

        void Add(string holder, int depth, bool isLast, Sequence<bool> above)
        {
            var finding = found.GetValueOrDefault(holder);
            nodes.Add(new CertificateNode(holder, depth, finding)
            {
                IsLast = isLast,
                Above = above,
                IsAnchor = run.TrustsFromTheStart(holder),
                IsOwn = protocol.Owners.GetValueOrDefault(holder) == run.Role.Name,
                HasArrived = arrived?.Message.SelfAndDescendants.Contains(new Term.Certificate(holder)) ?? false,
                IsJudgementTold = finding is not null && isTold(finding),
                Others = compiled.Programs.Where(p => p.Key != run.Role.Name)
                    .SelectMany(p => p.Value.Actions.OfType<RoleAction.VerifyCertificate>().Where(v => v.Declaration.Holder == holder).Select(v => (p.Key, protocol.Steps[v.Step - 1])))
                    .ToSequence(),
            });
            var below = protocol.Certificates.Values.Where(c => c.Issuer == holder && c.Holder != holder && shown.Contains(c.Holder)).Select(c => c.Holder).Order(StringComparer.Ordinal).ToList();
            foreach (var next in below)
            {
                Add(next, depth + 1, next == below[^1], depth == 0 ? [] : [.. above, isLast]);
            }
        }
    }

    // The issuers of a foreign certificate need not lead to the authority.
    private static IEnumerable<string> Upwards(Protocol protocol, string holder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = holder; at is not null && seen.Add(at); at = protocol.Certificates.GetValueOrDefault(at)?.Issuer)
        {
            yield return at;
        }
    }
}
