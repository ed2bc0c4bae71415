using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>Makes a sketch smaller while something stays true of it.</summary>
internal static class Smaller
{
    /// <summary>The smallest that leaving out one thing after the other comes to.</summary>
    /// <param name="sketch">The sketch.</param>
    /// <param name="holds">What is to stay true.</param>
    /// <param name="most">How many smaller sketches are tried.</param>
    public static Sketch Of(Sketch sketch, Func<Sketch, bool> holds, int most)
    {
        for (var isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            foreach (var candidate in Candidates(sketch).Select(Tidied).Where(c => c.Size < sketch.Size).DistinctBy(c => c.Yaml() + string.Join(' ', c.Arguments)).ToList())
            {
                if (most-- <= 0)
                {
                    return sketch;
                }

                if (holds(candidate))
                {
                    (sketch, isSmaller) = (candidate, true);
                    break;
                }
            }
        }

        return sketch;
    }

    /// <summary>Without what nothing speaks of any more.</summary>
    private static Sketch Tidied(Sketch sketch)
    {
        var used = sketch.Terms.SelectMany(t => t.SelfAndDescendants).OfType<Term.Atom>().Select(a => a.Name).ToHashSet();
        used.UnionWith(sketch.Certificates.SelectMany(c => sketch.Atoms.Where(a => c.Text.Contains(a.Name, StringComparison.Ordinal)).Select(a => a.Name)));
        used.UnionWith(sketch.Reversible.SelectMany(r => new[] { r.One, r.Other }));
        return sketch with
        {
            Atoms = [.. sketch.Atoms.Where(a => used.Contains(a.Name))],
            Fresh = [.. sketch.Fresh.Where(f => used.Contains(f.Atom))],
            Weak = [.. sketch.Weak.Where(w => used.Contains(w.Atom))],
            Values = [.. sketch.Values.Where(v => used.Contains(v.Atom))],
            Functions = [.. sketch.Functions.Where(f => sketch.Terms.SelectMany(t => t.SelfAndDescendants).Any(t => t is Term.Function x && x.Name == f.Name) || IsInRules(sketch, f.Name))],
            Constants = [.. sketch.Constants.Where(c => used.Contains(c.Name))],
            Kept = [.. sketch.Kept.Where(k => IsInRules(sketch, k.Name))],
        };
    }

    private static bool IsInRules(Sketch sketch, string function) => sketch.AllSteps.Any(s => s.Sender.Concat(s.Receiver).Any(r => r.Text.Contains(function + "(", StringComparison.Ordinal)));

    private static IEnumerable<Sketch> Candidates(Sketch sketch)
    {
        if (sketch.Sessions > 1)
        {
            yield return sketch with { Sessions = 1 };
        }

        if (sketch.Dishonest.Count > 0)
        {
            yield return sketch with { Dishonest = [] };
        }

        foreach (var suite in new[] { "modern", "lecture" }.Where(s => s != sketch.Suite))
        {
            yield return sketch with { Suite = suite };
        }

        foreach (var step in sketch.Steps)
        {
            yield return sketch with { Steps = [.. sketch.Steps.Where(s => s != step)] };
        }

        foreach (var branch in sketch.Branches)
        {
            yield return sketch with { Branches = [.. sketch.Branches.Where(b => b != branch)] };
            if (branch.Steps.Count > 1)
            {
                yield return sketch with { Branches = [.. sketch.Branches.Select(b => b == branch ? b with { Steps = [.. b.Steps.SkipLast(1)] } : b)] };
            }
        }

        foreach (var step in sketch.AllSteps.Where(s => s.Over.Length > 0))
        {
            yield return Changed(sketch, step, step with { Over = "" });
        }

        foreach (var role in sketch.Roles.Where(r => sketch.AllSteps.All(s => s.From != r.Name && s.To != r.Name)))
        {
            yield return sketch with
            {
                Roles = [.. sketch.Roles.Where(r => r != role)],
                Knows = [.. sketch.Knows.Where(k => k.Role != role.Name)],
                Fresh = [.. sketch.Fresh.Where(f => f.Role != role.Name)],
                Trusted = [.. sketch.Trusted.Where(t => t != role.Name)],
                Dishonest = [.. sketch.Dishonest.Where(d => d != role.Name)],
                Certificates = [.. sketch.Certificates.Where(c => c.Holder != role.Symbol)],
            };
        }

        foreach (var omitted in sketch.Omit)
        {
            yield return sketch with { Omit = [.. sketch.Omit.Where(o => o != omitted)] };
        }

        foreach (var trusted in sketch.Trusted)
        {
            yield return sketch with { Trusted = [.. sketch.Trusted.Where(t => t != trusted)] };
        }

        if (sketch.Reversible.Count > 0)
        {
            yield return sketch with { Reversible = [] };
        }

        foreach (var step in sketch.AllSteps.Where(s => s.Sender.Count + s.Receiver.Count + s.Declined.Count > 0))
        {
            yield return Changed(sketch, step, step with { Sender = [], Receiver = [], Declined = [] });
            foreach (var rule in step.Receiver)
            {
                yield return Changed(sketch, step, step with { Receiver = [.. step.Receiver.Where(r => r != rule)] });
            }

            foreach (var rule in step.Sender)
            {
                yield return Changed(sketch, step, step with { Sender = [.. step.Sender.Where(r => r != rule)] });
            }
        }

        foreach (var step in sketch.AllSteps)
        {
            for (var i = 0; i < step.Message.Count; i++)
            {
                var part = step.Message[i];
                if (step.Message.Count > 1)
                {
                    yield return Changed(sketch, step, step with { Message = [.. step.Message.Where((_, at) => at != i)] });
                }

                foreach (var other in Inside(part))
                {
                    yield return Changed(sketch, step, step with { Message = [.. step.Message.Select((p, at) => at == i ? other : p)] });
                }
            }
        }

        foreach (var known in sketch.Knows)
        {
            yield return sketch with { Knows = [.. sketch.Knows.Where(k => k != known)] };
        }

        foreach (var weak in sketch.Weak)
        {
            yield return sketch with { Weak = [.. sketch.Weak.Where(w => w != weak)] };
        }

        foreach (var certificate in sketch.Certificates)
        {
            yield return sketch with { Certificates = [.. sketch.Certificates.Where(c => c != certificate)] };
            if (certificate.Text.Contains(", binds", StringComparison.Ordinal))
            {
                yield return sketch with { Certificates = [.. sketch.Certificates.Select(c => c == certificate ? (c.Holder, c.Text[..c.Text.IndexOf(", binds", StringComparison.Ordinal)]) : c)] };
            }
        }

        foreach (var account in sketch.Accounts)
        {
            yield return sketch with { Accounts = [.. sketch.Accounts.Where(a => a != account)] };
        }

        foreach (var goal in sketch.Goals)
        {
            foreach (var extra in new[] { ", strict: true", ", injective: true" }.Where(e => goal.Text.Contains(e, StringComparison.Ordinal)))
            {
                yield return sketch with { Goals = [.. sketch.Goals.Select(g => g == goal ? g with { Text = g.Text.Replace(extra, "", StringComparison.Ordinal) } : g)] };
            }

            if (goal.Word == "agree" && goal.Terms.Count > 1)
            {
                foreach (var term in goal.Terms)
                {
                    Sequence<Term> rest = [.. goal.Terms.Where(t => t != term)];
                    yield return sketch with
                    {
                        Goals = [.. sketch.Goals.Select(g => g == goal ? g with { Terms = rest, Text = g.Text.Replace($"'{Sketch.Line(goal.Terms)}'", $"'{Sketch.Line(rest)}'", StringComparison.Ordinal) } : g)],
                    };
                }
            }
        }

        foreach (var atom in sketch.Atoms.Where(a => a.Sort.Contains('(', StringComparison.Ordinal)))
        {
            yield return sketch with { Atoms = [.. sketch.Atoms.Select(a => a == atom ? (a.Name, a.Sort[..a.Sort.IndexOf('(', StringComparison.Ordinal)]) : a)], Id = sketch.Id };
        }
    }

    private static Sketch Changed(Sketch sketch, SketchStep step, SketchStep other) => sketch.With(s => s == step ? other : s);

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
