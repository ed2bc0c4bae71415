namespace PaymentQuest.Terms;

/// <summary>What the adversary can make of octets that it has.</summary>
public enum Constructor
{
    /// <summary>A SEQUENCE of the inputs.</summary>
    Tuple,

    /// <summary>The inputs' content octets, run together.</summary>
    Concatenation,

    /// <summary>The digest of the input.</summary>
    Digest,

    /// <summary>The keyed digest: key, content.</summary>
    Mac,

    /// <summary>A derived key: key, context. The label says which.</summary>
    DerivedKey,

    /// <summary>Encryption to a public key: key, content, what makes it different each time.</summary>
    Sealed,

    /// <summary>Encryption under a shared key: key, content, what makes it different each time.</summary>
    Encrypted,

    /// <summary>A signature: private key, digest.</summary>
    Signed,

    /// <summary>A certificate: the issuer's public key, the holder's, what is told. The label is the declared holder.</summary>
    Certificate,

    /// <summary>A revocation list of the issuer's public key.</summary>
    RevocationList,

    /// <summary>The public key of a private one.</summary>
    PublicKey,
}
