using PaymentQuest.Constructors;
using PaymentQuest.Rules;
using PaymentQuest.Terms;

namespace PaymentQuest.Roles;

/// <summary>What the actions of a receiver cost, read and give.</summary>
public static class CheckCosts
{
    /// <summary>What a check costs; null for an action that is none.</summary>
    public static CheckCost? Of(RoleAction action) => action switch
    {
        RoleAction.Compare { Expected: Expression.Built built } when Constructor.Of(built.Term) is { IsAtHand: false } => CheckCost.Digest,
        RoleAction.Compare => CheckCost.Equality,
        RoleAction.Open => CheckCost.Opening,
        RoleAction.VerifyRevocationList => CheckCost.RevocationList,
        RoleAction.VerifyCertificate => CheckCost.Certificate,
        RoleAction.VerifySignature => CheckCost.Signature,
        RoleAction.Guard g => g.Rule.Word.Cost,
        _ => null,
    };

    /// <summary>The registers that an action fills.</summary>
    public static IEnumerable<int> Gives(RoleAction action) => action switch
    {
        RoleAction.Receive r => r.Shape.Leaves.Select(l => l.Register),
        RoleAction.Open o => o.Content.Leaves.Select(l => l.Register),
        RoleAction.VerifyCertificate v => v.Told.Prepend(v.Key),
        RoleAction.Guard { Output: { } output } => [output],
        RoleAction.Generate g => [g.Register],
        RoleAction.Compute c => [c.Register],
        _ => [],
    };

    /// <summary>
    /// What an action reads: registers that it is about, and terms that may come from any register. A comparison of two places
    /// needs just these two; a key or a part is as good from wherever it came.
    /// </summary>
    public static (IEnumerable<int> Places, IEnumerable<Term> Terms) Reads(RoleAction action, RoleProgram program)
    {
        IEnumerable<Term> Terms(params IEnumerable<Expression> read) => read.SelectMany(e => e.Registers).Select(r => program.Registers[r]);
        return action switch
        {
            RoleAction.Compare { Expected: Expression.Held h } c => ([c.Register, h.Register], []),
            RoleAction.Compare c => ([c.Register], Terms(c.Expected)),
            RoleAction.Open o => ([o.Register], Terms(o.Key)),
            RoleAction.VerifyCertificate v => ([v.Register], Terms(v.IssuerKey)),
            RoleAction.VerifyRevocationList v => ([v.Register], Terms(v.IssuerKey)),
            RoleAction.VerifySignature v => ([v.Register], Terms(v.PublicKey, v.Content)),
            RoleAction.Guard g => ([], Terms(g.Inputs)),
            RoleAction.Compute c => ([], Terms(c.Expression)),
            _ => ([], []),
        };
    }
}
