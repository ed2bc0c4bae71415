using PaymentQuest.Roles;
using PaymentQuest.Rules;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Runs;

/// <summary>The checks of a message that somebody else produced, made with no more than what its receiver was told beforehand.</summary>
public sealed partial class RoleRun
{
    /// <summary>What is there in another length than the protocol's algorithms give; null in a run, where that has not the form of the message.</summary>
    private List<Term>? _otherLengths;

    /// <summary>Terms of the message that somebody made by other algorithms, as their lengths show. No check of them holds, but what does not look at them is as good.</summary>
    internal IReadOnlyList<Term> OtherLengths => _otherLengths ?? [];

    private bool IsForeign(Term term, ReadOnlySpan<byte> der)
    {
        if (_otherLengths is null || term is Term.Atom or Term.Literal || Der.Whole(der, 0x04) is null)
        {
            return false;
        }

        _otherLengths.Add(term);
        return true;
    }

    /// <summary>A role that waits for a message and holds some of what it would hold by then.</summary>
    /// <param name="program">What it carries out.</param>
    /// <param name="surroundings">What it finds around it.</param>
    /// <param name="step">The number of the message.</param>
    /// <param name="value">The octets of a term that it has been told; null of one that it has not.</param>
    internal static RoleRun Facing(RoleProgram program, Surroundings surroundings, int step, Func<Term, byte[]?> value)
    {
        var registers = new Registers(program.Registers.Count);
        var received = program.Actions.Where(a => a.Step == step)
            .SelectMany(a => a is RoleAction.Receive r ? r.Shape.Leaves : a is RoleAction.Open o ? o.Content.Leaves : []).Select(l => l.Register).ToHashSet();
        for (var i = 0; i < registers.Length; i++)
        {
            // What comes with the message is told by the message.
            if ((i < program.Known.Count || !received.Contains(i)) && value(program.Registers[i]) is { } octets)
            {
                registers[i] = new Register(octets);
            }
        }

        return new RoleRun(program, surroundings, registers, []) { State = new RoleState.Waiting(0, [step]), _otherLengths = [] };
    }

    /// <summary>What each check of the message comes to, and where its form is wrong; without checks then.</summary>
    internal (Sequence<ForeignCheck> Checks, (int Offset, string Expected)? Fault) Examine(int step, byte[] message)
    {
        var checks = new List<ForeignCheck>();
        var form = new CheckName(Role.Name, Step(step)!.Name, "form");
        foreach (var action in _program.Actions.Where(a => a.Step == step))
        {
            if (action is RoleAction.Receive receive)
            {
                if (Take(receive, message) is Verdict.Malformed malformed)
                {
                    return ([new ForeignCheck(form) { Reason = "form" }], (malformed.Offset, malformed.Expected));
                }
            }
            else if (action.Check is { } check)
            {
                checks.Add(Examined(action, check));
            }
        }

        checks.Insert(0, new ForeignCheck(form));
        return (checks.ToSequence(), null);
    }

    private ForeignCheck Examined(RoleAction action, CheckName check)
    {
        var missing = Reads(action).Where(r => _registers[r] is null).Select(r => _program.Registers[r]).Distinct().ToSequence();
        var lack = missing.Any(t => t is Term.PublicKey or Term.PrivateKey or Term.Certificate or Term.RevocationList) ? "key"
            : missing.Count > 0 ? "value"
            : action is RoleAction.Guard { Rule: Rule.Once } || IsOfMemory(action) ? "memory"
            : action is RoleAction.Guard { Rule: Rule.Decide } ? "decision"
            : null;
        if (lack is not null)
        {
            return new ForeignCheck(check) { Lack = lack, Needs = missing.Select(Label).ToSequence() };
        }

        var outcome = Do(action, _surroundings.World);
        if (outcome is null && action is RoleAction.Guard { Rule: Rule.LookUp look, Output: { } found } && _surroundings.Protocol.Vocabulary.Functions[look.Function.Name].Result.IsOfHolder)
        {
            // There is an entry, and the key in it is the one that its owner has: not the one that the owner has in a run.
            _registers[found] = null;
            return new ForeignCheck(check) { Lack = "key", Needs = [Label(_program.Registers[found])] };
        }

        return outcome switch
        {
            // A table that has no entry for it.
            Verdict.Refused { Reason: "unknown" } => new ForeignCheck(check) { Lack = "value", Needs = _evaluation.Fault is Hindrance.NoEntry e ? [$"{e.Function}({e.Argument})"] : [] },
            Verdict.Refused refused => new ForeignCheck(refused.Check) { Reason = refused.Reason, Expected = Shown(action, refused.Expected), Found = Shown(action, refused.Found) },
            _ => new ForeignCheck(check),
        };
    }

    /// <summary>Whether a check takes what the role has kept of earlier messages.</summary>
    private bool IsOfMemory(RoleAction action) => (action switch
    {
        RoleAction.Guard g => g.Inputs,
        RoleAction.Compare c => [c.Expected],
        _ => [],
    }).Any(e => _surroundings.Protocol.Vocabulary.Changes(e.Term));

    /// <summary>A value as people read it: what times and amounts are compared with is of their own sort.</summary>
    private string? Shown(RoleAction action, byte[]? octets) => octets is null ? null : action switch
    {
        RoleAction.Compare c => TermText.Of(c.Expected.Term, octets, _surroundings.Protocol.Vocabulary),
        RoleAction.Guard { Rule.Search: RuleSearch.Demand, Inputs: [var first, ..] } => TermText.Of(first.Term, octets, _surroundings.Protocol.Vocabulary),
        _ => Convert.ToHexStringLower(octets),
    };
}
