using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Roles;

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

    /// <summary>A certificate is verified.</summary>
    Certificate,

    /// <summary>A signature is verified.</summary>
    Signature,

    /// <summary>Something is opened.</summary>
    Opening,

    /// <summary>The issuer is asked.</summary>
    Decision,
}

/// <summary>What checks cost, and what they read and give.</summary>
public static class CheckCosts
{
    /// <summary>What a check costs; null for an action that is none.</summary>
    public static CheckCost? Of(RoleAction action) => action switch
    {
        RoleAction.Compare { Expected: Expression.Built { Term: not Term.Literal } } => CheckCost.Digest,
        RoleAction.Compare => CheckCost.Equality,
        RoleAction.Open => CheckCost.Opening,
        RoleAction.VerifyCertificate => CheckCost.Certificate,
        RoleAction.VerifySignature => CheckCost.Signature,
        RoleAction.Guard g => Of(g.Rule),
        _ => null,
    };

    /// <summary>What a guard costs.</summary>
    public static CheckCost Of(Rule guard) => guard switch
    {
        Rule.Once or Rule.Within or Rule.AtLeast => CheckCost.Memory,
        Rule.LookUp => CheckCost.LookUp,
        _ => CheckCost.Decision,
    };
}
