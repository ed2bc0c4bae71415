using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Wire;
using PaymentQuest.Worlds;

namespace PaymentQuest.Runs;

/// <summary>
/// The keys, certificates and revocation lists of one setting under one suite: keys dealt from the shipped pool, certified as the protocol
/// says, from its authority down. A certificate is issued when somebody asks for it.
/// </summary>
public sealed class Keyring
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);
    private static readonly TimeSpan ListAge = TimeSpan.FromDays(1);
    private static readonly TimeSpan ListValidity = TimeSpan.FromDays(30);

    private readonly Protocol _protocol;
    private readonly Setting _setting;
    private readonly IReadOnlyDictionary<string, PrivateKey> _keys;
    private readonly Dictionary<string, DistinguishedName> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<byte[]>> _certificates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<byte[]>> _lists = new(StringComparer.Ordinal);
    private readonly Lazy<byte[]> _root;
    private readonly Dictionary<string, long> _serials = new(StringComparer.Ordinal);

    private Keyring(Suite suite, Protocol protocol, Setting setting, ulong seed, IReadOnlyDictionary<string, PrivateKey> keys)
    {
        Suite = suite;
        Authority = protocol.Authority;
        _protocol = protocol;
        _setting = setting;
        _keys = keys;
        foreach (var holder in protocol.Certificates.Keys.Order(StringComparer.Ordinal))
        {
            _serials.Add(holder, _serials.Count + 1);
        }

        _root = new(() => CertificateIssue.IssueRoot(suite, keys[Authority], Authority, setting.Clock - Validity, setting.Clock + Validity, protocol.Certificates.Count + 1));
        _names.Add(Authority, new DistinguishedName(Authority));

        // A certificate may bind what is computed from values that were agreed beforehand, such as the digest of an account number.
        var beforehand = new Beforehand(new Surroundings(protocol, this, new World(setting), setting, seed, 0));
        var told = protocol.Certificates.ToDictionary(c => c.Key, c => protocol.Certified(c.Value).Skip(1).Select(t => beforehand.Value(t)?.Octets).ToArray(), StringComparer.Ordinal);
        foreach (var (holder, declaration) in protocol.Certificates)
        {
            _names[holder] = Subject(declaration, told[holder]);
        }

        foreach (var holder in protocol.Certificates.Keys)
        {
            _certificates[holder] = new(() => Issue(holder, keys[holder].Public, told[holder], keys[protocol.Certificates[holder].Issuer]));
        }

        foreach (var issuer in protocol.Certificates.Values.Select(c => c.Issuer).Distinct().Where(protocol.HasRevocationList))
        {
            var revoked = _serials.Where(s => protocol.Certificates[s.Key].Issuer == issuer && setting.Revoked.Contains(s.Key)).Select(s => s.Value).Order().ToSequence();
            _lists[issuer] = new(() => Cryptography.RevocationList.Issue(
                suite, keys[issuer], new RevocationListContent(_names[issuer], 1, setting.Clock - ListAge, setting.Clock + ListValidity, revoked)));
        }
    }

    /// <summary>The suite.</summary>
    public Suite Suite { get; }

    /// <summary>The common name of the authority, which is its holder's symbol.</summary>
    public string Authority { get; }

    /// <summary>The authority's self-signed certificate, DER.</summary>
    public byte[] RootCertificate => _root.Value;

    /// <summary>All holders with certificates, in alphabetical order.</summary>
    public IEnumerable<string> Holders => _certificates.Keys.Order(StringComparer.Ordinal);

    /// <summary>The keyring of a run. Null when the pool has too few keys.</summary>
    public static Keyring? Deal(Suite suite, Protocol protocol, Setting setting, ulong seed) =>
        KeyPool.Shipped.Deal(suite, seed, protocol.Holders) is KeyDeal.Dealt dealt
            ? new Keyring(suite, protocol, setting, seed, dealt.Keys)
            : null;

    /// <summary>A keyring of keys that were dealt before, such as those of several parties that play the same role.</summary>
    /// <param name="suite">The algorithms.</param>
    /// <param name="protocol">Says what certificates there are.</param>
    /// <param name="setting">Values known beforehand.</param>
    /// <param name="seed">All randomness comes from it.</param>
    /// <param name="keys">By holder.</param>
    internal static Keyring Of(Suite suite, Protocol protocol, Setting setting, ulong seed, IReadOnlyDictionary<string, PrivateKey> keys) =>
        new(suite, protocol, setting, seed, keys);

    /// <summary>A holder's private key.</summary>
    public PrivateKey PrivateKey(string holder) => _keys[holder];

    /// <summary>What was sealed to a holder; null when these octets were not.</summary>
    internal byte[]? Open(string holder, ReadOnlySpan<byte> ciphertext) => Suite.Open(_keys[holder], ciphertext);

    /// <summary>A holder's signature of a message whose digest this is.</summary>
    internal byte[] SignDigest(string holder, ReadOnlySpan<byte> digest) => Suite.SignDigest(_keys[holder], digest);

    /// <summary>A holder's public key.</summary>
    public PublicKey PublicKey(string holder) => _keys[holder].Public;

    /// <summary>The octets of what a table gives, as it is written there; null where that is no value of the sort.</summary>
    /// <param name="sort">The sort.</param>
    /// <param name="text">The value, or the holder whose key or certificate it is.</param>
    internal byte[]? Entry(Terms.Sort sort, string text) => !sort.IsOfHolder || !_keys.ContainsKey(text) ? Values.Parse(sort, text, Suite)
        : sort.Kind == Terms.SortKind.PublicKey ? PublicKey(text).SubjectPublicKeyInfo.ToArray()
        : _certificates.GetValueOrDefault(text)?.Value;

    /// <summary>A holder's name in certificates.</summary>
    public DistinguishedName Name(string holder) => _names[holder];

    /// <summary>A holder's certificate, DER.</summary>
    public byte[] Certificate(string holder) => _certificates[holder].Value;

    /// <summary>A wire format with this keyring's algorithms and certificates.</summary>
    internal Wiring Wiring(WireFormat format) => new(format, new WireParticulars(Suite, h => _certificates.GetValueOrDefault(h)?.Value));

    /// <summary>The revocation list of an issuer, DER; null when the protocol uses none.</summary>
    public byte[]? RevocationList(string issuer) => _lists.GetValueOrDefault(issuer)?.Value;

    /// <summary>Who certified a holder.</summary>
    public string Issuer(string holder) => _protocol.Certificates[holder].Issuer;

    /// <summary>Whether an issuer, when asked, says that it has revoked a serial number.</summary>
    public bool IsRevoked(string issuer, long serial) =>
        _serials.Any(s => s.Value == serial && _protocol.Certificates[s.Key].Issuer == issuer && _setting.Revoked.Contains(s.Key));

    /// <summary>
    /// A certificate issued during a run, with what the issuer was told: the key, then the terms of <see cref="Protocol.Certified"/>. Null
    /// when what should be the key is none of the suite's.
    /// </summary>
    internal byte[]? Issue(string holder, ReadOnlySpan<byte[]> told) =>
        Cryptography.PublicKey.FromSubjectPublicKeyInfo(told[0]) is { } key && key.ModulusLength == Suite.ModulusLength
            ? Issue(holder, key, told[1..], _keys[_protocol.Certificates[holder].Issuer])
            : null;

    /// <summary>
    /// A certificate that says what a holder's own would, signed by whoever likes: valid now, with a serial number that nobody has revoked. Null when what it
    /// is to say does not have the form.
    /// </summary>
    /// <param name="holder">Whose certificate it looks like.</param>
    /// <param name="signer">The key that signs it.</param>
    /// <param name="told">What the issuer's name says (<see cref="Protocol.Named"/>), the key, what the holder's name says and the bound terms.</param>
    internal byte[]? Forge(string holder, PrivateKey signer, ReadOnlySpan<byte[]> told)
    {
        var declaration = _protocol.Certificates[holder];
        var named = _protocol.Named(declaration.Issuer);
        Sequence<Term> said = [.. named, .. _protocol.Certified(declaration)];
        for (var i = 0; i < said.Count; i++)
        {
            if (i >= told.Length || !MessageForm.Fits(said[i], told[i], _protocol.Vocabulary, Suite))
            {
                return null;
            }
        }

        var issuer = _protocol.Certificates.TryGetValue(declaration.Issuer, out var above) ? Subject(above, told[..named.Count]) : _names[declaration.Issuer];
        return Cryptography.PublicKey.FromSubjectPublicKeyInfo(told[named.Count]) is { } key && key.ModulusLength == Suite.ModulusLength
            ? Issue(holder, key, told[(named.Count + 1)..], signer, issuer)
            : null;
    }

    private byte[] Issue(string holder, PublicKey key, ReadOnlySpan<byte[]?> told, PrivateKey signer, DistinguishedName? forged = null)
    {
        var declaration = _protocol.Certificates[holder];
        var bound = new List<BoundValue>();
        for (var i = 0; i < declaration.Binds.Count; i++)
        {
            if (told[told.Length - declaration.Binds.Count + i] is { } value)
            {
                bound.Add(new BoundValue(_protocol.Vocabulary.Label((declaration.BoundAs ?? declaration.Binds)[i]), value));
            }
        }

        var content = new CertificateContent(
            Subject(declaration, told),
            declaration.Role,
            bound.ToSequence(),
            key,
            (forged is null ? declaration.NotBefore : null) ?? _setting.Clock - Validity,
            (forged is null ? declaration.NotAfter : null) ?? _setting.Clock + Validity,
            forged is null ? _serials[holder] : _serials.Count + 2,
            forged ?? _names[declaration.Issuer])
        {
            Uses = declaration.Uses,
            PathLength = declaration.PathLength,
            Policy = declaration.Policy,
        };
        return CertificateIssue.Issue(Suite, signer, content, _protocol.CertificateProfile);
    }

    /// <summary>The subject's name: what the protocol says it stands for, else the holder's symbol.</summary>
    private DistinguishedName Subject(CertificateDeclaration declaration, ReadOnlySpan<byte[]?> told)
    {
        var next = 0;
        var name = declaration.Subject is { } subject && told[next++] is { } value ? CertifiedName.Of(subject, value, _protocol.Vocabulary) : declaration.CommonName;
        var organization = declaration.Organization is { } roof && told[next] is { } under ? CertifiedName.Of(roof, under, _protocol.Vocabulary) : null;
        return new DistinguishedName(name, organization);
    }
}
