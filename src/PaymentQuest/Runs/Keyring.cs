using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Runs;

/// <summary>The keys and certificates of one setting under one suite: dealt from the shipped pool, certified by the scenario's authority.</summary>
public sealed class Keyring
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);

    private readonly IReadOnlyDictionary<string, PrivateKey> _keys;
    private readonly Dictionary<string, byte[]> _certificates = new(StringComparer.Ordinal);
    private readonly HashSet<long> _revoked = [];

    private Keyring(Suite suite, Protocol protocol, Setting setting, IReadOnlyDictionary<string, PrivateKey> keys)
    {
        Suite = suite;
        Authority = protocol.Authority;
        _keys = keys;
        var serial = 0L;
        foreach (var (holder, owner) in protocol.Owners.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            serial++;
            if (setting.Revoked.Contains(holder))
            {
                _revoked.Add(serial);
            }

            var declaration = protocol.Certificates[holder];
            var bound = new List<BoundValue>();
            foreach (var atom in declaration.Binds)
            {
                if (setting.Values.TryGetValue(atom.Name, out var text) && Values.Parse(protocol.Vocabulary.Atoms[atom.Name], text, suite) is { } der)
                {
                    bound.Add(new BoundValue(atom.Name, der));
                }
            }

            var content = new CertificateContent(
                setting.Parties[owner], declaration.Role, bound.ToSequence(), keys[holder].Public, setting.Clock - Validity, setting.Clock + Validity, serial, Authority);
            _certificates[holder] = CertificateIssue.Issue(suite, keys[Authority], content);
        }

        RootCertificate = CertificateIssue.IssueRoot(suite, keys[Authority], Authority, setting.Clock - Validity, setting.Clock + Validity, serial + 1);
    }

    /// <summary>The suite.</summary>
    public Suite Suite { get; }

    /// <summary>The common name of the authority, which is its holder's symbol.</summary>
    public string Authority { get; }

    /// <summary>The authority's self-signed certificate, DER.</summary>
    public byte[] RootCertificate { get; }

    /// <summary>All holders with certificates.</summary>
    public IEnumerable<string> Holders => _certificates.Keys;

    /// <summary>The keyring of a run. Null when the pool has too few keys.</summary>
    public static Keyring? Deal(Suite suite, Protocol protocol, Setting setting, ulong seed) =>
        KeyPool.Shipped.Deal(suite, seed, protocol.Owners.Keys.Append(protocol.Authority)) is KeyDeal.Dealt dealt
            ? new Keyring(suite, protocol, setting, dealt.Keys)
            : null;

    /// <summary>A holder's private key.</summary>
    public PrivateKey PrivateKey(string holder) => _keys[holder];

    /// <summary>A holder's public key.</summary>
    public PublicKey PublicKey(string holder) => _keys[holder].Public;

    /// <summary>A holder's certificate, DER.</summary>
    public byte[] Certificate(string holder) => _certificates[holder];

    /// <summary>A wire format with this keyring's algorithms and certificates.</summary>
    public Wiring Wiring(WireFormat format) => new(format, new WireParticulars(Suite, _certificates.GetValueOrDefault));

    /// <summary>Whether the authority has revoked a serial number.</summary>
    public bool IsRevoked(long serial) => _revoked.Contains(serial);
}
