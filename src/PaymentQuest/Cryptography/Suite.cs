using System.Security.Cryptography;
using System.Text;

namespace PaymentQuest.Cryptography;

/// <summary>A set of algorithms that a run uses throughout. There are two, and nothing about them can be adjusted.</summary>
public sealed class Suite
{
    /// <summary>
    /// What the lecture's protocols were published with: SHA-1, HMAC-SHA-1, RSA-1024, RSAES-OAEP with SHA-1 and MGF1-SHA-1,
    /// RSASSA-PKCS1-v1_5 with SHA-1, DES-EDE3-CBC. Broken today, which is part of what it teaches.
    /// </summary>
    public static readonly Suite Lecture = new("lecture", HashAlgorithmName.SHA1, SHA1.HashSizeInBytes, 1024 / 8, RSASignaturePadding.Pkcs1);

    /// <summary>
    /// What one would take today: SHA-256, HMAC-SHA-256, RSA-2048, RSAES-OAEP with SHA-256 and MGF1-SHA-256, RSASSA-PSS with SHA-256
    /// and a salt of 32 octets, AES-256-CBC.
    /// </summary>
    public static readonly Suite Modern = new("modern", HashAlgorithmName.SHA256, SHA256.HashSizeInBytes, 2048 / 8, RSASignaturePadding.Pss);

    /// <summary>
    /// What micropayments of 1995 were designed with: as <see cref="Lecture"/>, but what is keyed is MD5 over the message and then the
    /// secret, without the two passes of HMAC. Protocols run under it only when they name it.
    /// </summary>
    public static readonly Suite Historic = new("historic", HashAlgorithmName.SHA1, SHA1.HashSizeInBytes, 1024 / 8, RSASignaturePadding.Pkcs1, MD5.HashSizeInBytes);

    private readonly SymmetricCipher _cipher;
    private readonly Primitive<KeyedMessage, byte[]> _digest;
    private readonly Primitive<KeyedMessage, byte[]> _keyed;
    private readonly Primitive<DerivationInput, byte[]> _derivation;
    private readonly Primitive<PrivateInput, byte[]> _opening;
    private readonly Primitive<PrivateInput, byte[]> _signing;
    private readonly Primitive<PrivateInput, byte[]> _signingIssued;
    private readonly Primitive<SignedDigest, bool> _verifying;
    private readonly Primitive<SignedDigest, bool> _verifyingIssued;
    private readonly Lazy<Suite> _remembering;
    private RepeatedOperations? _repeated;

    private Suite(string name, HashAlgorithmName hash, int digestLength, int modulusLength, RSASignaturePadding signaturePadding, int? suffixMacLength = null, Func<string, bool>? isForbidden = null)
    {
        HasSuffixMac = suffixMacLength is not null;
        MacLength = suffixMacLength ?? digestLength;
        Name = name;
        Hash = hash;
        DigestLength = digestLength;
        ModulusLength = modulusLength;
        SignaturePadding = signaturePadding;
        var primitives = new Primitives(isForbidden);
        _cipher = hash == HashAlgorithmName.SHA1
            ? new SymmetricCipher(keyLength: 24, blockLength: 8, primitives.TripleDesCbc(), new SymmetricCipher(keyLength: 8, blockLength: 8, primitives.DesCbc()))
            : new SymmetricCipher(keyLength: 32, blockLength: 16, primitives.Aes256Cbc());
        _digest = primitives.Digest(hash);
        _keyed = HasSuffixMac ? primitives.Digest(HashAlgorithmName.MD5) : primitives.Hmac(hash);
        _derivation = primitives.Derivation(hash);
        _opening = primitives.Opening(this);
        _signingIssued = primitives.Signing(this, RSASignaturePadding.Pkcs1);
        _signing = signaturePadding == RSASignaturePadding.Pkcs1 ? _signingIssued : primitives.Signing(this, signaturePadding);
        _verifyingIssued = primitives.Verifying(this, RSASignaturePadding.Pkcs1);
        _verifying = signaturePadding == RSASignaturePadding.Pkcs1 ? _verifyingIssued : primitives.Verifying(this, signaturePadding);
        _remembering = new(() =>
        {
            var suite = (Suite)MemberwiseClone();
            suite._repeated = new RepeatedOperations();
            return suite;
        });
        Primitives = [_digest, _keyed, _derivation, .. _cipher.Primitives, _opening, .. new[] { _signingIssued, _signing }.Distinct(), .. new[] { _verifyingIssued, _verifying }.Distinct()];
    }

    /// <summary>The two suites of protocols whose files name none.</summary>
    public static IReadOnlyList<Suite> All { get; } = [Lecture, Modern];

    /// <summary>All suites that a file can name.</summary>
    public static IReadOnlyList<Suite> Nameable { get; } = [Lecture, Modern, Historic];

    /// <summary>The name that files use: <c>lecture</c>, <c>modern</c> or <c>historic</c>.</summary>
    public string Name { get; }

    /// <summary>The length of a digest, in octets.</summary>
    public int DigestLength { get; }

    /// <summary>The length of a keyed digest, in octets.</summary>
    public int MacLength { get; }

    /// <summary>Whether a keyed digest is MD5 over the message followed by the secret, and no HMAC.</summary>
    public bool HasSuffixMac { get; }

    /// <summary>The length of an RSA modulus, and so of a sealed text and of a signature, in octets.</summary>
    public int ModulusLength { get; }

    /// <summary>The longest text that <see cref="Seal"/> takes, in octets: k − 2h − 2 (RFC 8017 §7.1.1).</summary>
    public int SealCapacity => ModulusLength - (2 * DigestLength) - 2;

    /// <summary>The length of a fresh symmetric key, in octets.</summary>
    public int SymmetricKeyLength => _cipher.KeyLength;

    /// <summary>The length of a key that a protocol wants so long: that, where the cipher takes it, else <see cref="SymmetricKeyLength"/>.</summary>
    /// <param name="wanted">Octets; 0 for no wish.</param>
    public int KeyLength(int wanted) => wanted > 0 && _cipher.WithKeyLength(wanted) is not null ? wanted : SymmetricKeyLength;

    /// <summary>The block length of the symmetric cipher, and the length of its initialization vector, in octets.</summary>
    public int BlockLength => _cipher.BlockLength;

    /// <summary>The length of the tag of authenticated encryption, in octets: as many whole blocks as a keyed digest has.</summary>
    public int TagLength => MacLength - (MacLength % BlockLength);

    /// <summary>
    /// The same suite, which remembers what operations with key pairs gave: for work that repeats them with the same octets. One for the whole process.
    /// </summary>
    internal Suite Remembering => _repeated is null ? _remembering.Value : this;

    /// <summary>Everything that the suite has done by the platform where that does it.</summary>
    internal IReadOnlyList<Primitive> Primitives { get; }

    /// <summary>Whether a keyed digest is the platform's HMAC, which can be kept ready for a key.</summary>
    internal bool HasKeptMac => !HasSuffixMac && !_keyed.IsKnownToBeRefused;

    internal HashAlgorithmName Hash { get; }

    internal RSASignaturePadding SignaturePadding { get; }

    /// <summary>The suite of this name, compared exactly, or null.</summary>
    public static Suite? ByName(string name) => Nameable.FirstOrDefault(suite => suite.Name == name);

    /// <summary>The digest of a message (FIPS 180-4).</summary>
    public byte[] Digest(ReadOnlySpan<byte> message) => _digest.Of(new KeyedMessage([], message));

    /// <summary>The keyed digest of a message: HMAC (RFC 2104), not truncated; in the historic suite MD5(message || key).</summary>
    public byte[] Mac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message)
    {
        if (!HasSuffixMac)
        {
            return _keyed.Of(new KeyedMessage(key, message));
        }

        var length = message.Length + key.Length;
        var keyed = length <= 1024 ? stackalloc byte[length] : new byte[length];
        message.CopyTo(keyed);
        key.CopyTo(keyed[message.Length..]);
        return _keyed.Of(new KeyedMessage([], keyed));
    }

    /// <summary>
    /// A symmetric key made from another one: the counter-mode KDF of NIST SP 800-108 with the suite's HMAC, that is the first
    /// <see cref="SymmetricKeyLength"/> octets of T1, T2, … with Ti = HMAC(key, i as 4 octets, label in UTF-8, a zero octet,
    /// context, the output's length in bits as 4 octets). DES parity bits are left as they fall; no cipher here looks at them.
    /// </summary>
    public byte[] DeriveKey(string label, ReadOnlySpan<byte> key, ReadOnlySpan<byte> context) =>
        _derivation.Of(new DerivationInput(key, Encoding.UTF8.GetBytes(label), context, SymmetricKeyLength));

    /// <summary>
    /// The initialization vector and the ciphertext in CBC mode, after the padding of PKCS #7; null when the key has a length that
    /// this suite does not take. A key of 8 octets in the lecture's suite means single DES, as CyberCash and SET used it. The vector is the next octets of the random stream. Nothing protects its integrity.
    /// </summary>
    public byte[]? Encrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plaintext, SeededRandom random) =>
        _cipher.WithKeyLength(key.Length)?.Encrypt(key, plaintext, random.Octets(BlockLength));

    /// <summary>The plaintext of what <see cref="Encrypt"/> made, or null when the key's length, the length or the padding is wrong.</summary>
    public byte[]? Decrypt(ReadOnlySpan<byte> key, ReadOnlySpan<byte> ciphertext) =>
        _cipher.WithKeyLength(key.Length)?.Decrypt(key, ciphertext);

    /// <summary>
    /// Encrypt-then-MAC under two keys made from another one, of any length: what <see cref="Encrypt"/> makes with the key derived for <c>encrypt</c>, and a tag, which
    /// is the keyed digest of that under the key derived for <c>authenticate</c>, cut to <see cref="TagLength"/>. Both derivations have an empty context.
    /// </summary>
    public byte[] EncryptAuthentically(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plaintext, SeededRandom random)
    {
        var closed = _cipher.Encrypt(DeriveKey("encrypt", key, []), plaintext, random.Octets(BlockLength));
        return [.. closed, .. Tag(key, closed)];
    }

    /// <summary>The plaintext of what <see cref="EncryptAuthentically"/> made, or null when an octet is not as it was made, or the key is another. Never throws.</summary>
    public byte[]? DecryptAuthentic(ReadOnlySpan<byte> key, ReadOnlySpan<byte> octets) =>
        octets.Length >= TagLength && octets[..^TagLength] is var closed && CryptographicOperations.FixedTimeEquals(Tag(key, closed), octets[^TagLength..])
            ? _cipher.Decrypt(DeriveKey("encrypt", key, []), closed)
            : null;

    /// <summary>
    /// The text encrypted to a key with RSAES-OAEP and an empty label (RFC 8017 §7.1); null when it is longer than
    /// <see cref="SealCapacity"/> or the key is not of this suite's length or not usable. The OAEP seed is the next octets of the random stream.
    /// </summary>
    public byte[]? Seal(PublicKey key, ReadOnlySpan<byte> plaintext, SeededRandom random) =>
        plaintext.Length <= SealCapacity && key.ModulusLength == ModulusLength && key.Sealing is { } usable
            ? Once(RepeatedOperations.Kind.Seal, key, [.. random.Octets(DigestLength), .. plaintext], o => Oaep.Seal(this, usable, o[DigestLength..], o[..DigestLength].ToArray()))
            : null;

    /// <summary>The text that was sealed to this key, or null when these octets were not. Never throws.</summary>
    public byte[]? Open(PrivateKey key, ReadOnlySpan<byte> ciphertext)
    {
        if (ciphertext.Length != ModulusLength || key.Public.ModulusLength != ModulusLength)
        {
            return null;
        }

        return Once(RepeatedOperations.Kind.Open, key, ciphertext, o =>
        {
            try
            {
                return _opening.Of(new PrivateInput(key, o));
            }
            catch (CryptographicException)
            {
                return null;
            }
        });
    }

    /// <summary>The signature of a message. Equal keys and messages give equal octets.</summary>
    /// <exception cref="ArgumentException">The key is not of this suite's length.</exception>
    public byte[] Sign(PrivateKey key, ReadOnlySpan<byte> message) => SignDigest(key, Digest(message));

    /// <summary>The signature of a message whose digest this is, the same that <see cref="Sign"/> gives for the message.</summary>
    /// <exception cref="ArgumentException">The digest or the key is not of this suite's length.</exception>
    public byte[] SignDigest(PrivateKey key, ReadOnlySpan<byte> digest)
    {
        if (digest.Length != DigestLength || key.Public.ModulusLength != ModulusLength)
        {
            throw new ArgumentException($"the {Name} suite signs {DigestLength} octets with a key of {ModulusLength}");
        }

        return Once(RepeatedOperations.Kind.Sign, key, digest, o => _signing.Of(new PrivateInput(key, o)))!;
    }

    /// <summary>Whether the owner of the key signed this message. False for anything else, of any length. Never throws.</summary>
    public bool Verify(PublicKey key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) => VerifyDigest(key, Digest(message), signature);

    /// <summary>Whether the owner of the key signed a message with this digest. False for anything else, of any length. Never throws.</summary>
    public bool VerifyDigest(PublicKey key, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature) =>
        VerifyDigest(_verifying, key, digest, signature);

    /// <summary>Whether a signature shows the digest of what was signed to everybody who has the public key: that of PKCS #1 v1.5 does, and PSS does not.</summary>
    internal bool ShowsDigests => SignaturePadding == RSASignaturePadding.Pkcs1;

    /// <summary>The digest that a signature of the key's owner shows; null where it shows none, or is none. Never throws.</summary>
    internal byte[]? DigestIn(PublicKey key, ReadOnlySpan<byte> signature) =>
        ShowsDigests && signature.Length == ModulusLength && key.ModulusLength == ModulusLength && Pkcs1.DigestIn(this, key, signature) is { } digest && VerifyDigest(key, digest, signature) ? digest : null;

    /// <summary>
    /// Tries what the suite has done by the platform's library: every algorithm, by the name that standards have for it, and whether this machine
    /// refuses it. What is refused is done by the program's own library.
    /// </summary>
    public IEnumerable<(string Algorithm, bool IsRefused)> TryAlgorithms() => Primitives.Select(primitive => (primitive.Name, primitive.IsRefused));

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The signature of what an authority issues: certificates and revocation lists, always RSASSA-PKCS1-v1_5.</summary>
    internal byte[] SignIssued(PrivateKey key, ReadOnlySpan<byte> issued) =>
        Once(RepeatedOperations.Kind.SignIssued, key, Digest(issued), o => _signingIssued.Of(new PrivateInput(key, o)))!;

    /// <summary>Whether the owner of the key issued this.</summary>
    internal bool VerifyIssued(PublicKey key, ReadOnlySpan<byte> issued, ReadOnlySpan<byte> signature) => VerifyDigest(_verifyingIssued, key, Digest(issued), signature);

    /// <summary>The same suite on a machine whose policy forbids more.</summary>
    /// <param name="isForbidden">Says by name which of <see cref="Primitives"/>.</param>
    internal Suite Under(Func<string, bool> isForbidden) =>
        new(Name, Hash, DigestLength, ModulusLength, SignaturePadding, HasSuffixMac ? MacLength : null, isForbidden);

    private ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> key, ReadOnlySpan<byte> closed) => Mac(DeriveKey("authenticate", key, []), closed).AsSpan(0, TagLength);

    private byte[]? Once(RepeatedOperations.Kind kind, object key, ReadOnlySpan<byte> octets, RepeatedOperations.Operation make) =>
        _repeated is { } repeated ? repeated.Once(kind, key, octets, make) : make(octets);

    private bool VerifyDigest(Primitive<SignedDigest, bool> verifying, PublicKey key, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        if (digest.Length != DigestLength || signature.Length != ModulusLength || key.ModulusLength != ModulusLength)
        {
            return false;
        }

        try
        {
            return verifying.Of(new SignedDigest(key, digest, signature));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
