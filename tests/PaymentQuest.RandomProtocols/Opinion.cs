using PaymentQuest.Adversaries;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.RandomProtocols;

/// <summary>
/// A second opinion on whether a claim of agreement is violated: it reads <c>docs/goals.md</c> again, goes by the names of parties, and has none where
/// somebody tells its partners by anything but their names.
/// </summary>
internal sealed class Opinion(Field field)
{
    /// <summary>Whether the claim is violated for a participant; null for no opinion.</summary>
    public bool? IsViolated(Claim.Agree agree, Interleaving runs, int who)
    {
        var claimant = runs.Participants[who];
        if (claimant.Role != agree.Role || !claimant.Passed.Contains(agree.After))
        {
            return false;
        }

        foreach (var named in agree.Naming.Append(agree.With).Where(n => n != agree.Role))
        {
            if (Takes(runs, who, named) is not { } taken)
            {
                return null;
            }

            if (taken != Party(named, claimant.Casting))
            {
                return false;
            }
        }

        if (Values(agree, runs, who) is not { } believed)
        {
            return false;
        }

        var (witnesses, claimants) = (0, 0);
        for (var i = 0; i < runs.Participants.Count; i++)
        {
            var other = runs.Participants[i];
            var isSame = Values(agree, runs, i) is { } values && values.Zip(believed).All(v => v.First.AsSpan().SequenceEqual(v.Second));
            if (other.Role == agree.With && Party(agree.With, other.Casting) == Party(agree.With, claimant.Casting) && other.Passed.Contains(agree.At) && isSame)
            {
                foreach (var named in agree.IsStrict ? agree.Naming.Where(n => n != agree.With).Prepend(agree.Role) : [])
                {
                    if (Takes(runs, i, named) is not { } taken)
                    {
                        return null;
                    }

                    isSame &= taken == Party(named, claimant.Casting);
                }

                witnesses += isSame ? 1 : 0;
            }

            if (i == who || (agree.IsInjective && other.Role == agree.Role && Party(agree.Role, other.Casting) == Party(agree.Role, claimant.Casting) && other.Passed.Contains(agree.After) && isSame))
            {
                if (i != who && agree.Naming.Append(agree.With).Where(n => n != agree.Role).Any(n => Takes(runs, i, n) != Party(n, other.Casting)))
                {
                    continue;
                }

                claimants++;
            }
        }

        return witnesses < claimants;
    }

    private string Party(string role, Casting casting) => field.Cast.Party(role, casting.IsReversed);

    /// <summary>The name of whom somebody takes for the party in a role; null when it goes by something else than a name.</summary>
    private string? Takes(Interleaving runs, int who, string role)
    {
        var symbol = new Term.Atom(field.Protocol.RoleNamed(role).Symbol);
        var casting = runs.Participants[who].Casting;
        if (!casting.IsHonest(role))
        {
            // Who deals with a dishonest party from the start does so whatever it is told.
            return field.Cast.Name(role, casting);
        }

        return field.Referee.Value(symbol, runs, who) is { } octets ? Der.ReadText(octets)
            : field.Protocol.Knows[runs.Participants[who].Role].Any(k => k == new Term.PublicKey(symbol.Name)) ? field.Cast.Name(role, casting)
            : null;
    }

    private List<byte[]>? Values(Claim.Agree agree, Interleaving runs, int who)
    {
        var values = agree.On.Select(t => field.Referee.Value(t, runs, who)).ToList();
        return values.Contains(null) ? null : [.. values.Select(v => v!)];
    }
}
