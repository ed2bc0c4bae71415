using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>Makes a draft smaller while something stays true of it.</summary>
internal static class Smaller
{
    /// <summary>The smallest that leaving out one thing after the other comes to.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="holds">What is to stay true.</param>
    /// <param name="most">How many smaller drafts are tried.</param>
    public static Draft Of(Draft draft, Func<Draft, bool> holds, int most)
    {
        for (var isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            foreach (var candidate in Candidates(draft).Select(Tidied).Where(c => c.Size < draft.Size).DistinctBy(c => c.Yaml() + string.Join(' ', c.Arguments)).ToList())
            {
                if (most-- <= 0)
                {
                    return draft;
                }

                if (holds(candidate))
                {
                    (draft, isSmaller) = (candidate, true);
                    break;
                }
            }
        }

        return draft;
    }

    /// <summary>Without what nothing speaks of any more.</summary>
    private static Draft Tidied(Draft draft)
    {
        var used = draft.Terms.SelectMany(t => t.SelfAndDescendants).OfType<Term.Atom>().Select(a => a.Name).ToHashSet();
        used.UnionWith(draft.Certificates.SelectMany(c => draft.Atoms.Where(a => c.Text.Contains(a.Name, StringComparison.Ordinal)).Select(a => a.Name)));
        used.UnionWith(draft.Reversible.SelectMany(r => new[] { r.One, r.Other }));
        return draft with
        {
            Atoms = [.. draft.Atoms.Where(a => used.Contains(a.Name))],
            Fresh = [.. draft.Fresh.Where(f => used.Contains(f.Atom))],
            Weak = [.. draft.Weak.Where(w => used.Contains(w.Atom))],
            Values = [.. draft.Values.Where(v => used.Contains(v.Atom))],
            Functions = [.. draft.Functions.Where(f => draft.Steps.Any(s => s.Sender.Concat(s.Receiver).Any(r => r.Text.Contains(f.Name + "(", StringComparison.Ordinal))))],
        };
    }

    private static IEnumerable<Draft> Candidates(Draft draft)
    {
        if (draft.Sessions > 1)
        {
            yield return draft with { Sessions = 1 };
        }

        if (draft.Dishonest.Count > 0)
        {
            yield return draft with { Dishonest = [] };
        }

        if (draft.Suite != "modern")
        {
            yield return draft with { Suite = "modern" };
        }

        foreach (var step in draft.Steps)
        {
            yield return draft with { Steps = [.. draft.Steps.Where(s => s != step)] };
        }

        foreach (var role in draft.Roles.Where(r => draft.Steps.All(s => s.From != r.Name && s.To != r.Name)))
        {
            yield return draft with
            {
                Roles = [.. draft.Roles.Where(r => r != role)],
                Knows = [.. draft.Knows.Where(k => k.Role != role.Name)],
                Fresh = [.. draft.Fresh.Where(f => f.Role != role.Name)],
                Trusted = [.. draft.Trusted.Where(t => t != role.Name)],
                Dishonest = [.. draft.Dishonest.Where(d => d != role.Name)],
                Certificates = [.. draft.Certificates.Where(c => c.Holder != role.Symbol)],
            };
        }

        foreach (var omitted in draft.Omit)
        {
            yield return draft with { Omit = [.. draft.Omit.Where(o => o != omitted)] };
        }

        foreach (var trusted in draft.Trusted)
        {
            yield return draft with { Trusted = [.. draft.Trusted.Where(t => t != trusted)] };
        }

        if (draft.Reversible.Count > 0)
        {
            yield return draft with { Reversible = [] };
        }

        foreach (var step in draft.Steps.Where(s => s.Sender.Count + s.Receiver.Count + s.Declined.Count > 0))
        {
            yield return Changed(draft, step, step with { Sender = [], Receiver = [], Declined = [] });
            foreach (var rule in step.Receiver)
            {
                yield return Changed(draft, step, step with { Receiver = [.. step.Receiver.Where(r => r != rule)] });
            }
        }

        foreach (var step in draft.Steps)
        {
            for (var i = 0; i < step.Message.Count; i++)
            {
                var part = step.Message[i];
                if (step.Message.Count > 1)
                {
                    yield return Changed(draft, step, step with { Message = [.. step.Message.Where((_, at) => at != i)] });
                }

                foreach (var other in Inside(part))
                {
                    yield return Changed(draft, step, step with { Message = [.. step.Message.Select((p, at) => at == i ? other : p)] });
                }
            }
        }

        foreach (var known in draft.Knows)
        {
            yield return draft with { Knows = [.. draft.Knows.Where(k => k != known)] };
        }

        foreach (var weak in draft.Weak)
        {
            yield return draft with { Weak = [.. draft.Weak.Where(w => w != weak)] };
        }

        foreach (var certificate in draft.Certificates)
        {
            yield return draft with { Certificates = [.. draft.Certificates.Where(c => c != certificate)] };
            if (certificate.Text.Contains(", binds", StringComparison.Ordinal))
            {
                yield return draft with { Certificates = [.. draft.Certificates.Select(c => c == certificate ? (c.Holder, c.Text[..c.Text.IndexOf(", binds", StringComparison.Ordinal)]) : c)] };
            }
        }

        foreach (var account in draft.Accounts)
        {
            yield return draft with { Accounts = [.. draft.Accounts.Where(a => a != account)] };
        }

        foreach (var goal in draft.Goals)
        {
            foreach (var extra in new[] { ", strict: true", ", injective: true" }.Where(e => goal.Text.Contains(e, StringComparison.Ordinal)))
            {
                yield return draft with { Goals = [.. draft.Goals.Select(g => g == goal ? g with { Text = g.Text.Replace(extra, "", StringComparison.Ordinal) } : g)] };
            }

            if (goal.Word == "agree" && goal.Terms.Count > 1)
            {
                foreach (var term in goal.Terms)
                {
                    Sequence<Term> rest = [.. goal.Terms.Where(t => t != term)];
                    yield return draft with
                    {
                        Goals = [.. draft.Goals.Select(g => g == goal ? g with { Terms = rest, Text = g.Text.Replace($"'{Draft.Line(goal.Terms)}'", $"'{Draft.Line(rest)}'", StringComparison.Ordinal) } : g)],
                    };
                }
            }
        }

        foreach (var atom in draft.Atoms.Where(a => a.Sort.Contains('(', StringComparison.Ordinal)))
        {
            yield return draft with { Atoms = [.. draft.Atoms.Select(a => a == atom ? (a.Name, a.Sort[..a.Sort.IndexOf('(', StringComparison.Ordinal)]) : a)], Id = draft.Id };
        }
    }

    private static Draft Changed(Draft draft, DraftStep step, DraftStep other) => draft with { Steps = [.. draft.Steps.Select(s => s == step ? other : s)] };

    /// <summary>What a term becomes when one constructor in it goes.</summary>
    private static IEnumerable<Term> Inside(Term term)
    {
        foreach (var child in term.Children)
        {
            if (term is not Term.Signed)
            {
                yield return child;
            }

            foreach (var smaller in Inside(child))
            {
                yield return term.Map(t => t == child ? smaller : t);
            }
        }

        switch (term)
        {
            case Term.Tuple t when t.Parts.Count > 2:
                foreach (var part in t.Parts)
                {
                    yield return new Term.Tuple([.. t.Parts.Where(p => p != part)]);
                }

                break;
            case Term.Concatenation c when c.Parts.Count > 2:
                foreach (var part in c.Parts)
                {
                    yield return new Term.Concatenation([.. c.Parts.Where(p => p != part)]);
                }

                break;
        }
    }
}
