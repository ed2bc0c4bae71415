namespace PaymentQuest.Rules;

/// <summary>
/// What a check costs its receiver, the cheapest first: cheap and stateless checks, then the replay memory, then public-key work,
/// then the issuer: the order that iKP's designers ask of the acquirer.
/// </summary>
public enum CheckCost
{
    /// <summary>Two values are held against each other.</summary>
    Equality,

    /// <summary>The role's own memory or clock is asked.</summary>
    Memory,

    /// <summary>A digest is computed.</summary>
    Digest,

    /// <summary>A table of others is asked.</summary>
    LookUp,

    /// <summary>A revocation list is verified.</summary>
    RevocationList,

    /// <summary>A certificate is verified.</summary>
    Certificate,

    /// <summary>A signature is verified.</summary>
    Signature,

    /// <summary>Something is opened.</summary>
    Opening,

    /// <summary>The issuer is asked.</summary>
    Decision,
}
