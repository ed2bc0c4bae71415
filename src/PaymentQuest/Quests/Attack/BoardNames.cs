using System.Globalization;
using PaymentQuest.Adversaries;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// What things are called on the board. Values, keys and names of honest parties have the protocol's names; those of dishonest parties have a prime,
/// and those of a further order its number: <c>CAN'</c>, <c>SK_M'</c>, <c>DESC/2</c>. Where parties of several roles can be dishonest and an atom's value
/// depends on which of them are, their symbols follow the prime: <c>DESC'M</c> is what an honest customer orders from a dishonest merchant.
/// </summary>
internal sealed class BoardNames(Cast cast, Sequence<string> plays)
{
    private Protocol Protocol => cast.Compiled.Protocol;

    /// <summary>A term as somebody means it who deals with these parties.</summary>
    public Term Of(Term term, Casting casting)
    {
        var own = casting.Unreversed(Protocol);
        return (casting.IsReversed ? Protocol.Reversed(term) : term).Renamed(a => Name(a, own), h => Holder(h, own));
    }

    /// <summary>The holder of a key in the protocol, and whether a dishonest party is meant.</summary>
    public static (string Holder, bool IsDishonest) Holder(string name) => name.EndsWith('\'') ? (name[..^1], true) : (name, false);

    /// <summary>Whether a dishonest party may have a holder's keys.</summary>
    public bool HasDishonest(string holder) => Protocol.Owners.TryGetValue(holder, out var owner) && plays.Contains(owner);

    private string Holder(string holder, Casting casting) =>
        Protocol.Owners.TryGetValue(holder, out var owner) && !casting.IsHonest(owner) ? holder + "'" : holder;

    private string Name(string atom, Casting casting)
    {
        if (Protocol.Roles.FirstOrDefault(r => r.Symbol == atom) is { } role)
        {
            return casting.IsHonest(role.Name) ? atom : atom + "'";
        }

        if (Protocol.Fresh.ContainsKey(atom))
        {
            return atom;
        }

        var value = cast.ValueOf(atom, casting);
        var name = value.Atom;
        if (value.Dishonest.Count > 0)
        {
            var isOneOfSeveral = cast.Knowers(value.Atom).Count(plays.Contains) > 1;
            name += "'" + (isOneOfSeveral ? string.Concat(value.Dishonest.Select(d => Protocol.RoleNamed(d).Symbol)) : "");
        }

        return value.Order == 1 ? name : $"{name}/{value.Order.ToString(CultureInfo.InvariantCulture)}";
    }
}
