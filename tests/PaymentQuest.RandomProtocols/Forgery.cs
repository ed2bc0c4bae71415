using PaymentQuest.Adversaries;
using PaymentQuest.Cryptography;
using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>Certificates that the adversary issues with a key of its own, for any key and any name that it has. They are worth something to those who leave out a check.</summary>
internal sealed class Forgery(Field field, Holdings holdings, Dice dice)
{
    /// <summary>A certificate of its own making for a holder; null when it has no key to issue it with.</summary>
    public Recipe.Found? Certificate(string holder)
    {
        if (field.OwnKeys.Count == 0 || !field.Protocol.Certificates.TryGetValue(holder, out var declaration))
        {
            return null;
        }

        var owner = field.Protocol.Owners.GetValueOrDefault(holder);
        var keys = holdings.All.Select(h => h.Key).OfType<PublicKey>().Where(k => k.ModulusLength == field.Suite.ModulusLength).Concat(field.OwnKeys.Select(k => k.Key.Public)).ToList();
        var bound = new List<BoundValue>();
        foreach (var term in declaration.Binds)
        {
            var fitting = holdings.All.Where(h => field.SortOf(term) is { } s && h.IsOf(s, field.Suite)).ToList();
            if (fitting.Count == 0)
            {
                return null;
            }

            bound.Add(new BoundValue(field.Protocol.Vocabulary.Label(term), dice.Any(fitting).Octets));
        }

        if (declaration.Subject is not (null or Term.Atom) || declaration.Organization is not null)
        {
            return null;
        }

        var clock = field.Protocol.Setting.Clock;
        var name = owner is not null && dice.In100(75) ? field.Cast.Party(owner, false) : Cast.Dishonest;
        var content = new CertificateContent(
            new DistinguishedName(name), declaration.Role, bound.ToSequence(), dice.Any(keys), clock - TimeSpan.FromDays(1), clock + TimeSpan.FromDays(1), 99, new DistinguishedName(declaration.Issuer))
        {
            Uses = declaration.Uses,
            PathLength = declaration.PathLength,
            Policy = declaration.Policy,
        };
        return new Recipe.Found(CertificateIssue.Issue(field.Suite, dice.Any(field.OwnKeys).Key, content, field.Protocol.CertificateProfile).ToSequence());
    }
}
