using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>
/// How far it is worth letting a role go on. The adversary gains by what a role sends, and by nothing when the role only sends on what had
/// come from the network, or what it had sent before.
/// </summary>
internal static class Usefulness
{
    /// <summary>The number of actions after which a role sends nothing that the adversary did not have.</summary>
    public static int Until(RoleProgram program)
    {
        var open = new HashSet<Term>();
        var until = 0;
        for (var i = 0; i < program.Actions.Count; i++)
        {
            switch (program.Actions[i])
            {
                case RoleAction.Receive r:
                    open.UnionWith(r.Shape.Term.Leaves);
                    break;
                case RoleAction.Send s when !s.Message.Term.Leaves.All(open.Contains):
                    open.UnionWith(s.Message.Term.Leaves);
                    until = i + 1;
                    break;
            }
        }

        return until;
    }

    /// <summary>The number of actions after which a claim has been judged for a role; 0 for a role for which it is not judged.</summary>
    public static int Until(Claim claim, RoleProgram program)
    {
        var after = claim switch
        {
            Claim.Agree a when a.Role == program.Role.Name => a.After,
            Claim.Alive a when a.Role == program.Role.Name => a.After,
            _ => 0,
        };
        return after == 0 ? 0 : program.Actions.Count(a => a is not RoleAction.Keep && a.Step <= after);
    }
}
