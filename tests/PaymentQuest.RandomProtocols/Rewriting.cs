using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>Other sketches of which the same, or no less, must be said.</summary>
internal static class Rewriting
{
    /// <summary>What is asked with a second session.</summary>
    public const string OneSessionMore = "one session more";

    /// <summary>What is asked with a dishonest party in another role.</summary>
    public const string OneDishonestMore = "one dishonest role more";

    /// <summary>What is asked with a channel that promises less.</summary>
    public const string WeakerChannel = "a weaker channel";

    /// <summary>The sketch with no message on which somebody else can lay hands, where a channel was thought of; what a channel does not promise is no use there.</summary>
    public static Sketch ByHand(Sketch sketch) => sketch.With(s => s.Over.Length > 0 ? s with { Over = "hand" } : s);

    /// <summary>The sketch with all that goes over a message's channel sent by mail, or in a session in which one end is not known.</summary>
    private static Sketch Weaker(Sketch sketch, SketchStep step, Dice dice)
    {
        bool IsSame(SketchStep s) => s.Over == step.Over && (step.Over is "sms" or "mailbox" ? s == step : (s.From == step.From && s.To == step.To) || (s.From == step.To && s.To == step.From));
        var first = sketch.AllSteps.First(IsSame);
        var over = step.Over.StartsWith("hand", StringComparison.Ordinal) && dice.In100(50) ? $"tls({first.To}, 5)" : "mail";
        return sketch.With(s => IsSame(s) ? s with { Over = over } : s);
    }

    /// <summary>The sketch with those goals whose parties know each other's names beforehand: who is known by the end of a channel is known by less, or by something else, over another.</summary>
    public static Sketch Named(Sketch sketch)
    {
        bool IsKnown(string who, string whom) => who == whom || sketch.Knows.Contains((who, new Term.Atom(sketch.Roles.First(r => r.Name == whom).Symbol)));
        return sketch with { Goals = [.. sketch.Goals.Where(g => g.Roles.All(r => sketch.Roles.All(o => IsKnown(r, o.Name))))] };
    }

    /// <summary>The sketch in which nobody remembers anything new. The honest run may need that; attacks are played on it all the same.</summary>
    public static Sketch Forgetting(Sketch sketch)
    {
        static Sequence<SketchRule> Without(Sequence<SketchRule> rules) => [.. rules.Where(r => !r.Text.StartsWith("set:", StringComparison.Ordinal))];
        return sketch.With(s => s with { Sender = Without(s.Sender), Receiver = Without(s.Receiver) });
    }

    /// <summary>The sketch in which nobody looks at what is remembered; null where something remembered is said.</summary>
    public static Sketch? Unasking(Sketch sketch)
    {
        bool IsAsked(SketchRule rule) => !rule.Text.StartsWith("set:", StringComparison.Ordinal) && sketch.Kept.Any(k => rule.Text.Contains($"{k.Name}(", StringComparison.Ordinal));
        return sketch.AllSteps.SelectMany(s => s.Sender.Concat(s.Receiver)).Any(r => IsAsked(r) && r.Text.StartsWith("look_up", StringComparison.Ordinal))
            || sketch.AllSteps.SelectMany(s => s.Sender).Any(IsAsked)
            || !sketch.AllSteps.SelectMany(s => s.Receiver).Any(IsAsked) ? null : sketch.With(s => s with { Receiver = [.. s.Receiver.Where(r => !IsAsked(r))] });
    }

    /// <summary>Sketches that say the same in another way.</summary>
    public static IEnumerable<(string What, Sketch Sketch)> All(Sketch sketch, Dice dice)
    {
        var names = dice.Shuffled(sketch.Atoms.Select(a => a.Name)).Select((name, i) => (name, Other: $"{(char)('z' - (i % 26))}_{i}")).ToDictionary(n => n.name, n => n.Other, StringComparer.Ordinal);
        yield return ("other names", Renamed(sketch, n => names.GetValueOrDefault(n, n)));
        yield return ("another order", sketch with
        {
            Atoms = [.. dice.Shuffled(sketch.Atoms)],
            Knows = [.. dice.Shuffled(sketch.Knows)],
            Fresh = [.. dice.Shuffled(sketch.Fresh)],
            Goals = [.. dice.Shuffled(sketch.Goals)],
            Certificates = [.. dice.Shuffled(sketch.Certificates)],
            Values = [.. dice.Shuffled(sketch.Values)],
        });
        yield return ("an unused atom", sketch with { Atoms = [.. sketch.Atoms, ("UNUSED", "secret"), ("IDLE", "nonce")], Fresh = [.. sketch.Fresh, (sketch.Roles[0].Name, "IDLE")], Knows = sketch.Reversible.Count > 0 ? sketch.Knows : [.. sketch.Knows, (sketch.Roles[0].Name, new Term.Atom("UNUSED"))] });
        if (sketch.Branches.Count == 0)
        {
            // Who has gone another way would not send it, and what it does there must not contradict what it sent before.
            yield return ("an unrelated message", sketch with { Steps = [.. sketch.Steps, new SketchStep("Unrelated", sketch.Roles[0].Name, sketch.Roles[1].Name, [new Term.Literal("nothing to do with it")])], Goals = [.. sketch.Goals.Select(g => Fixed(sketch, g))] });
        }

        if (sketch.AllSteps.Any(s => s.IsProtected))
        {
            yield return ("what anybody reads and writes", sketch.With(s => s.Over.Length == 0 ? s with { Over = "mail" } : s));
        }

        if (sketch.Kept.Count > 0)
        {
            var (_, _, role, _) = sketch.Kept[0];
            var self = new Term.Atom(sketch.Roles.First(r => r.Name == role).Symbol);
            yield return ("something remembered that nobody asks for", sketch.With(s => s.To == role ? s with { Receiver = [.. s.Receiver, new SketchRule($"set: idle({self}), to: idle({self}) + 1", [self])] } : s) with { Kept = [.. sketch.Kept, ("idle", "number", role, "0")] });
        }

        if (sketch.Branches.Count > 0 && sketch.Steps.FirstOrDefault(s => s.Sender.Count == 0) is { } step)
        {
            yield return ("a way that is never taken", sketch with
            {
                Steps = [.. sketch.Steps.Select(s => s == step ? s with { Sender = [new SketchRule("equal: '\"so\"', to: '\"so\"', label: so", [])] } : s)],
                Branches = [.. sketch.Branches, new SketchBranch("Never", "instead_of", step.Name, [new SketchStep("Never", step.From, step.To, [new Term.Literal("never")])])],
            });
        }

        if (Split(sketch, dice, isApart: false) is { } nested)
        {
            yield return ("parts as one", nested);
        }

        if (Split(sketch, dice, isApart: true) is { } apart)
        {
            yield return ("a message in two", apart);
        }
    }

    /// <summary>The sketch with the first parts of a message sent as one, or as a message of their own just before the rest; null when no message has parts to be put together, or when it counts whom somebody takes for its partner before it has read the rest.</summary>
    private static Sketch? Split(Sketch sketch, Dice dice, bool isApart)
    {
        var fitting = sketch.Steps.Where(s => s.Message.Count > 1 && s.Declined.Count == 0 && s.Sender.Count == 0 && !(isApart && (s.IsProtected || sketch.Branches.Any(b => b.At == s.Name)))).ToList();
        if (fitting.Count == 0 || sketch.Omit.Count > 0 || (isApart && sketch.Goals.Any(g => g.Text.Contains("strict", StringComparison.Ordinal))))
        {
            return null;
        }

        var step = dice.Any(fitting);
        var size = 1 + dice.Below(step.Message.Count - 1);
        Sequence<Term> rest = [.. step.Message.Skip(size)];
        Term first = size == 1 ? step.Message[0] : new Term.Tuple([.. step.Message.Take(size)]);
        IEnumerable<SketchStep> Changed(SketchStep s) => s != step ? [s]
            : isApart ? [new SketchStep($"{s.Name}a", s.From, s.To, [.. s.Message.Take(size)]) { Over = s.Over }, s with { Message = rest }]
            : [s with { Message = [.. rest.Prepend(size == 1 ? new Term.Tuple([first, rest[0]]) : first).Where((_, i) => size > 1 || i != 1)] }];
        return sketch with { Steps = [.. sketch.Steps.SelectMany(Changed)] };
    }

    /// <summary>Sketches in which the adversary can do no less.</summary>
    public static IEnumerable<(string What, Sketch Sketch)> Stronger(Sketch sketch, Subject subject, Dice dice)
    {
        if (sketch.Sessions == 1)
        {
            yield return (OneSessionMore, sketch with { Sessions = 2 });
        }

        if (sketch.Roles.Select(r => r.Name).Except(sketch.Trusted).Except(sketch.Dishonest).FirstOrDefault() is { } role)
        {
            yield return (OneDishonestMore, sketch with { Dishonest = [.. sketch.Roles.Select(r => r.Name).Where(r => r == role || sketch.Dishonest.Contains(r))] });
        }

        if (Unasking(sketch) is { } unasking)
        {
            yield return ("what is remembered not asked for", unasking);
        }

        foreach (var step in dice.Some(sketch.AllSteps.Where(s => s.IsProtected), 1))
        {
            yield return (WeakerChannel, Named(Weaker(sketch, step, dice)));
        }

        // What is checked for nobody's use later can be left out.
        foreach (var check in dice.Some(subject.Compiled!.ChecksAndDemands.Select(c => c.ToString()).Where(c => !c.EndsWith("/form", StringComparison.Ordinal) && !sketch.Omit.Contains(c)), 1))
        {
            yield return ("a check left out", sketch with { Omit = [.. sketch.Omit, check] });
        }
    }

    /// <summary>The goal with the message named that it is about when it names none: the last one may be another soon.</summary>
    private static SketchGoal Fixed(Sketch sketch, SketchGoal goal)
    {
        if (goal.Word is "secret" or "guessable" && goal.Text.Split(", for: ") is [_, var claimant] && !claimant.Contains("after:", StringComparison.Ordinal))
        {
            return sketch.Steps.LastOrDefault(s => s.From == claimant || s.To == claimant)?.Name is { } end ? goal with { Text = $"{goal.Text}, after: {end}" } : goal;
        }

        if (goal.Word is not ("agree" or "alive") || goal.Text.Contains("after:", StringComparison.Ordinal))
        {
            return goal;
        }

        var role = goal.Text.Split([": ", ", "], StringSplitOptions.None)[goal.Word == "agree" ? 1 : 3];
        var last = sketch.Steps.LastOrDefault(s => s.From == role || s.To == role)?.Name;
        return last is null ? goal : goal with { Text = $"{goal.Text}, after: {last}" };
    }

    /// <summary>
    /// The sketch in which everything says what it is, in words before it that its receiver looks for (Heather, Lowe and Schneider, 2000): what is taken
    /// for what it is not there is taken for it here no more.
    /// </summary>
    public static Sketch Typed(Sketch sketch)
    {
        var words = new Dictionary<string, Term>(StringComparer.Ordinal);
        Term Word(Term term)
        {
            var kind = Kind(term);
            if (!words.TryGetValue(kind, out var word))
            {
                words.Add(kind, word = new Term.Literal($"t{words.Count + 1}"));
            }

            return word;
        }

        string Kind(Term term) => term switch
        {
            Term.Atom a => (sketch.Atoms.FirstOrDefault(x => x.Name == a.Name).Sort ?? "agent").Split('(')[0],
            Term.Tuple t => $"({string.Join(", ", t.Parts.Select(Kind))})",
            _ => $"{term.GetType().Name}({string.Join(", ", term.Children.Select(Kind))})",
        };
        List<Term> Parts(IEnumerable<Term> parts) => [.. parts.SelectMany(p => new[] { Word(p), Marked(p) })];
        Term Body(Term body) => new Term.Tuple([.. Parts(body is Term.Tuple t ? t.Parts : [body])]);
        Term Marked(Term term) => term switch
        {
            Term.Tuple => Body(term),
            Term.Encrypted e => new Term.Encrypted(Marked(e.Key), Body(e.Body)),
            Term.Sealed s => new Term.Sealed(s.Holder, Body(s.Body)),
            Term.Signed s => new Term.Signed(s.Holder, Marked(s.Body)),
            Term.Digest d => new Term.Digest(Body(d.Body)),
            Term.Mac m => new Term.Mac(Marked(m.Key), Body(m.Body)),
            Term.DerivedKey k => new Term.DerivedKey(k.Label, Marked(k.Key), Body(k.Body)),
            Term.AuthenticatedEncryption e => new Term.AuthenticatedEncryption(Marked(e.Key), Body(e.Body)),
            Term.Applied { Algorithm.Kind: not AlgorithmKind.TextForm } a => a with { Inputs = [.. a.Inputs.SkipLast(1).Select(Marked), Body(a.Inputs[^1])] },
            Term.Applied a => a with { Inputs = [.. a.Inputs.Select(Marked)] },
            _ => term,
        };
        string Named(string text) => sketch.AllSteps.SelectMany(s => s.Message).SelectMany(t => t.SelfAndDescendants).Where(t => Marked(t) != t && text.Contains($"/{t}", StringComparison.Ordinal)).MaxBy(t => t.Size) is { } longest
            ? text.Replace($"/{longest}", $"/{Marked(longest)}", StringComparison.Ordinal)
            : text;
        return sketch.With(s => s with { Message = [.. Parts(s.Message)], Declined = [.. Parts(s.Declined)] }) with
        {
            Omit = [.. sketch.Omit.Select(Named)],
            Goals = [.. sketch.Goals.Select(g => g.Terms.Count == 1 && Marked(g.Terms[0]) is var marked && marked != g.Terms[0] ? g with { Terms = [marked], Text = g.Text.Replace($"'{g.Terms[0]}'", $"'{marked}'", StringComparison.Ordinal) } : g)],
        };
    }

    private static Sketch Renamed(Sketch sketch, Func<string, string> name)
    {
        Term Term(Term term) => term.Renamed(name, h => h);
        string Text(string text) => System.Text.RegularExpressions.Regex.Replace(text, "[A-Za-z][A-Za-z0-9_]*", m => name(m.Value));
        Sequence<SketchRule> Rules(Sequence<SketchRule> rules) => [.. rules.Select(r => new SketchRule(Text(r.Text), [.. r.Terms.Select(Term)]))];
        return sketch.With(s => s with { Message = [.. s.Message.Select(Term)], Declined = [.. s.Declined.Select(Term)], Sender = Rules(s.Sender), Receiver = Rules(s.Receiver) }) with
        {
            Atoms = [.. sketch.Atoms.Select(a => (name(a.Name), a.Sort))],
            Knows = [.. sketch.Knows.Select(k => (k.Role, Term(k.Term)))],
            Fresh = [.. sketch.Fresh.Select(f => (f.Role, name(f.Atom)))],
            Weak = [.. sketch.Weak.Select(w => (name(w.Atom), w.Bits))],
            Certificates = [.. sketch.Certificates.Select(c => (c.Holder, Text(c.Text)))],
            Values = [.. sketch.Values.Select(v => (name(v.Atom), v.Value))],
            Reversible = [.. sketch.Reversible.Select(r => (name(r.One), name(r.Other)))],
            Omit = [.. sketch.Omit.Select(Text)],
            Goals = [.. sketch.Goals.Select(g => g with { Text = Text(g.Text), Terms = [.. g.Terms.Select(Term)] })],
        };
    }
}
