using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>Other drafts of which the same, or no less, must be said.</summary>
internal static class Rewriting
{
    /// <summary>Drafts that say the same in another way.</summary>
    public static IEnumerable<(string What, Draft Draft)> All(Draft draft, Dice dice)
    {
        var names = dice.Shuffled(draft.Atoms.Select(a => a.Name)).Select((name, i) => (name, Other: $"{(char)('z' - (i % 26))}_{i}")).ToDictionary(n => n.name, n => n.Other, StringComparer.Ordinal);
        yield return ("other names", Renamed(draft, n => names.GetValueOrDefault(n, n)));
        yield return ("another order", draft with
        {
            Atoms = [.. dice.Shuffled(draft.Atoms)],
            Knows = [.. dice.Shuffled(draft.Knows)],
            Fresh = [.. dice.Shuffled(draft.Fresh)],
            Goals = [.. dice.Shuffled(draft.Goals)],
            Certificates = [.. dice.Shuffled(draft.Certificates)],
            Values = [.. dice.Shuffled(draft.Values)],
        });
        yield return ("an unused atom", draft with { Atoms = [.. draft.Atoms, ("UNUSED", "secret"), ("IDLE", "nonce")], Fresh = [.. draft.Fresh, (draft.Roles[0].Name, "IDLE")], Knows = draft.Reversible.Count > 0 ? draft.Knows : [.. draft.Knows, (draft.Roles[0].Name, new Term.Atom("UNUSED"))] });
        yield return ("an unrelated message", draft with { Steps = [.. draft.Steps, new DraftStep("Unrelated", draft.Roles[0].Name, draft.Roles[1].Name, [new Term.Literal("nothing to do with it")])], Goals = [.. draft.Goals.Select(g => Fixed(draft, g))] });
    }

    /// <summary>Drafts in which the adversary can do no less.</summary>
    public static IEnumerable<(string What, Draft Draft)> Stronger(Draft draft, Subject subject)
    {
        if (draft.Sessions == 1)
        {
            yield return ("one session more", draft with { Sessions = 2 });
        }

        if (draft.Roles.Select(r => r.Name).Except(draft.Trusted).Except(draft.Dishonest).FirstOrDefault() is { } role)
        {
            yield return ("one dishonest role more", draft with { Dishonest = [.. draft.Roles.Select(r => r.Name).Where(r => r == role || draft.Dishonest.Contains(r))] });
        }

        // What is checked for nobody's use later can be left out.
        foreach (var check in subject.Compiled!.ChecksAndDemands.Select(c => c.ToString()).Where(c => !c.EndsWith("/form", StringComparison.Ordinal) && !draft.Omit.Contains(c)).Take(3))
        {
            yield return ("a check left out", draft with { Omit = [.. draft.Omit, check] });
        }
    }

    /// <summary>The goal with the message named that it is about when it names none: the last one may be another soon.</summary>
    private static DraftGoal Fixed(Draft draft, DraftGoal goal)
    {
        if (goal.Word is not ("agree" or "alive") || goal.Text.Contains("after:", StringComparison.Ordinal))
        {
            return goal;
        }

        var role = goal.Text.Split([": ", ", "], StringSplitOptions.None)[goal.Word == "agree" ? 1 : 3];
        var last = draft.Steps.LastOrDefault(s => s.From == role || s.To == role)?.Name;
        return last is null ? goal : goal with { Text = $"{goal.Text}, after: {last}" };
    }

    private static Draft Renamed(Draft draft, Func<string, string> name)
    {
        Term Term(Term term) => term.Renamed(name, h => h);
        string Text(string text) => System.Text.RegularExpressions.Regex.Replace(text, "[A-Za-z][A-Za-z0-9_]*", m => name(m.Value));
        Sequence<DraftRule> Rules(Sequence<DraftRule> rules) => [.. rules.Select(r => new DraftRule(Text(r.Text), [.. r.Terms.Select(Term)]))];
        return draft with
        {
            Atoms = [.. draft.Atoms.Select(a => (name(a.Name), a.Sort))],
            Knows = [.. draft.Knows.Select(k => (k.Role, Term(k.Term)))],
            Fresh = [.. draft.Fresh.Select(f => (f.Role, name(f.Atom)))],
            Weak = [.. draft.Weak.Select(w => (name(w.Atom), w.Bits))],
            Certificates = [.. draft.Certificates.Select(c => (c.Holder, Text(c.Text)))],
            Values = [.. draft.Values.Select(v => (name(v.Atom), v.Value))],
            Reversible = [.. draft.Reversible.Select(r => (name(r.One), name(r.Other)))],
            Omit = [.. draft.Omit.Select(Text)],
            Steps = [.. draft.Steps.Select(s => s with { Message = [.. s.Message.Select(Term)], Declined = [.. s.Declined.Select(Term)], Sender = Rules(s.Sender), Receiver = Rules(s.Receiver) })],
            Goals = [.. draft.Goals.Select(g => g with { Text = Text(g.Text), Terms = [.. g.Terms.Select(Term)] })],
        };
    }
}
