using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <content>
/// Messages of those who know what they do: everything under a key that only the partner has, challenges answered, names said more often than not. What
/// attacks need more than a network for (somebody dishonest, another session, what is taken for what it is not) is hardly seen where anybody can read and write.
/// </content>
internal sealed partial class Generator
{
    private readonly Discipline _discipline;

    private enum Discipline
    {
        None,
        Shared,
        Public,
        Signed,
    }

    private void DrawDisciplinedKeys()
    {
        var pairs = _roles.SelectMany((r, i) => _roles.Skip(i + 1), (r, o) => (One: r, Other: o)).ToList();

        // A third party is there to bring the other two together.
        foreach (var (one, other) in pairs.Where(p => _discipline == Discipline.Shared && (_roles.Count == 2 || p.Other.Name == "Server" || _dice.In100(15))))
        {
            var key = Atom("K", _dice.In100(90) ? "key" : "secret(32)");
            Know(one.Name, new Term.Atom(key));
            Know(other.Name, new Term.Atom(key));
        }

        foreach (var role in _roles.Where(_ => _discipline != Discipline.Shared))
        {
            Know(role.Name, new Term.PrivateKey(role.Symbol));
            if (_discipline == Discipline.Signed && _dice.In100(85))
            {
                DrawCertificate(role);
            }
            else
            {
                _roles.Where(r => r != role).ToList().ForEach(r => Know(r.Name, new Term.PublicKey(role.Symbol)));
            }
        }

        foreach (var (who, whom) in pairs.SelectMany(p => new[] { p, (One: p.Other, Other: p.One) }).Where(_ => _dice.In100(60)))
        {
            Know(who.Name, new Term.Atom(whom.Symbol));
        }
    }

    /// <summary>A message that a careful sender would send; null when it lacks the keys.</summary>
    private List<Term>? Careful(string from, string to)
    {
        var said = new List<Term>();
        void Say(Term term)
        {
            if (!said.Contains(term) && _learned[from].CanMake(term))
            {
                said.Add(term);
            }
        }

        if (_discipline == Discipline.Shared && _hasTypeConfusion && _dice.In100(90) && _learned[from].Held.FirstOrDefault(k => k is Term.Atom a && SortOf(a.Name) == "key" && _knows.Contains((from, k)) && _knows.Contains((to, k))) is { } both)
        {
            return [new Term.Encrypted(both, Alike(from, to))];
        }

        // The last thing that the partner made up, as an answer; something of one's own, as a question.
        if (_fresh.LastOrDefault(f => f.Role == to && _learned[from].Held.Contains(new Term.Atom(f.Atom))) is { Atom: { } challenge } && _dice.In100(85))
        {
            Say(new Term.Atom(challenge));
        }

        if (said.Count == 0 || _dice.In100(60))
        {
            Say(Fresh(from));
        }

        if (_dice.In100(45))
        {
            Say(new Term.Atom(Symbol(from)));
        }

        if (_dice.In100(20))
        {
            Say(new Term.Atom(Symbol(to)));
        }

        if (_dice.In100(40))
        {
            Say(Plain(from));
        }

        var shared = _learned[from].Held.Where(k => IsKey(k) && _learned[to].Held.Contains(k)).ToList();
        var opaque = _heardBy.GetValueOrDefault(from, []).SelectMany(t => t.SelfAndDescendants).OfType<Term.Encrypted>().Where(e => !_learned[from].CanMake(e.Body) && _learned[to].CanMake(e.Key) && _learned[from].CanMake(e)).ToList();
        List<Term> outside = opaque.Count > 0 && _dice.In100(85) ? [opaque[^1]] : [];

        // What somebody forgot to protect, or thought need not be.
        if (_learned[from].Held.Where(t => t is Term.Atom a && SortOf(a.Name) is "date" or "amount" && !said.Contains(t)).ToList() is { Count: > 0 } limited && _dice.In100(80))
        {
            outside.Add(limited.Where(t => !_learned[to].Held.Contains(t)).LastOrDefault() ?? _dice.Any(limited));
        }
        if (_discipline == Discipline.Shared && shared.Count > 0)
        {
            // What a server has for somebody else goes along.
            var third = _roles.FirstOrDefault(r => r.Name != from && r.Name != to);
            if (third.Name is not null && _dice.In100(60) && _learned[from].Held.FirstOrDefault(k => IsKey(k) && _knows.Contains((third.Name, k))) is { } theirs && SortOf(((Term.Atom)theirs).Name) == "key")
            {
                outside.Add(new Term.Encrypted(theirs, Together([.. said.Where(t => t is not Term.Literal).Take(2), new Term.Atom(Symbol(to))])));
            }

            var key = _dice.Any(shared);
            return SortOf(((Term.Atom)key).Name) == "key" && _dice.In100(65) ? [.. outside, new Term.Encrypted(key, Together(said))] : [.. outside, .. said, new Term.Mac(key, Together(said))];
        }

        var small = said.Where(t => t is Term.Atom or Term.Literal).ToList();
        return _discipline == Discipline.Public && small.Count > 0 && _learned[from].CanMake(new Term.PublicKey(Symbol(to))) ? [.. outside, new Term.Sealed(Symbol(to), Together(small))]
            : _discipline == Discipline.Signed && _learned[from].CanMake(new Term.PrivateKey(Symbol(from)))
            ? [.. _learned[from].Held.OfType<Term.Certificate>().Where(c => c.Holder == Symbol(from) && !_learned[to].Held.Contains(c)), .. said, new Term.Signed(Symbol(from), new Term.Digest(Together(said)))]
            : null;
    }

    /// <summary>Two values that differ from those of other messages in nothing but what they are.</summary>
    private Term.Tuple Alike(string from, string to)
    {
        var heard = _heardBy.GetValueOrDefault(from, []).OfType<Term.Encrypted>().Select(e => e.Body).OfType<Term.Tuple>().LastOrDefault(t => _learned[from].CanMake(t.Parts[0]));
        var answer = heard is null ? Fresh(from) : heard.Parts[_dice.In100(80) ? 0 : heard.Parts.Count - 1];
        string[] sorts = [$"nonce({_confusedSize})", "key", $"secret({_confusedSize})"];
        return new Term.Tuple([answer, New(from, sorts[_steps.Count % sorts.Length])]);
    }

    private static Term Together(List<Term> terms) => terms.Count == 1 ? terms[0] : new Term.Tuple([.. terms]);
}
