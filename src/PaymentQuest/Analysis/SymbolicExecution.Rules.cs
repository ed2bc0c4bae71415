using PaymentQuest.Constructors;
using PaymentQuest.Roles;
using PaymentQuest.Rules;

namespace PaymentQuest.Analysis;

/// <summary>What rules that ask tables and accounts decide.</summary>
internal sealed partial class SymbolicExecution
{
    private bool LookUp(Actor actor, RoleAction.Guard guard, Pattern argument, Pattern value)
    {
        if (!substitution.Unify(actor.Value(guard.Inputs[0])!, argument))
        {
            return false;
        }

        if (guard.Output is { } output)
        {
            Set(actor, output, value);
            return true;
        }

        return guard.Inputs.Count < 2 || substitution.Unify(actor.Value(guard.Inputs[1])!, value);
    }

    /// <summary>Two values are the same; amounts, which can be written in units of several sizes, as money.</summary>
    private bool AreSame(Pattern value, Pattern other) => value.Resolved.Form.Class == FormClass.Amount || other.Resolved.Form.Class == FormClass.Amount
        ? demands.Require([new Inequality(0, 1), new Inequality(1, 0)], i => i == 0 ? value : other)
        : substitution.Unify(value, other);

    /// <summary>The issuer agrees for an account that holds the amount, and refuses for others.</summary>
    private IEnumerable<bool> Decide(Actor actor, RoleAction.Guard guard)
    {
        var (account, amount) = (actor.Value(guard.Inputs[0])!, actor.Value(guard.Inputs[1])!);
        var decision = guard.Output!.Value;
        foreach (var isHeld in Holding(account, amount))
        {
            Set(actor, decision, initial.Constant((actor.Number, "approval"), new Form(FormClass.Approval), "Y"));
            yield return isHeld;
        }

        Set(actor, decision, demands.Refuse(account, amount));
        yield return true;
    }

    /// <summary>Money is set aside on an account that holds it. Whether it still does, and whether the reference is free, octets judge.</summary>
    private IEnumerable<bool> Reserve(Actor actor, RoleAction.Effect effect)
    {
        if (actor.Value(effect.Inputs[0]) is not { } amount || actor.Value(effect.Inputs[1]) is not { } account || account is Pattern.Compound)
        {
            yield return true;
            yield break;
        }

        foreach (var isHeld in Holding(account, amount))
        {
            yield return isHeld && (effect.Inputs.Count < 5 || actor.Value(effect.Inputs[4]) is not { } until || demands.Require([new Inequality(null, 0, -1)], _ => until));
        }
    }

    /// <summary>The ways in which an account is one that holds an amount.</summary>
    private IEnumerable<bool> Holding(Pattern account, Pattern amount)
    {
        foreach (var kept in account.Resolved is Pattern.Variable ? initial.Accounts : [account.Resolved])
        {
            yield return initial.Balance(kept) is { } balance && substitution.Unify(account, kept) && demands.Hold(balance, amount, isHeld: true);
        }
    }
}
