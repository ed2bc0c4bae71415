using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <content>Channels that messages travel over, other ways to go on, and what parties remember.</content>
internal sealed partial class Generator
{
    private static readonly string[] Remembered = ["text", "number", "amount", "nonce"];

    private readonly Dice _mechanisms;
    private readonly bool _hasChannels;
    private readonly bool _hasBranches;
    private readonly bool _hasMemory;
    private readonly List<(string Name, string Sort, string Role, string Initially)> _kept = [];
    private readonly Dictionary<string, string> _channels = [];
    private readonly HashSet<string> _begun = [];
    private readonly List<(Dictionary<string, Learned> Before, Dictionary<string, Learned> After)> _states = [];

    /// <summary>What the next message between two roles travels over: mostly what those two have agreed on, else what it happens to.</summary>
    private string Channel(string from, string to)
    {
        if (!_hasChannels)
        {
            return "";
        }

        var ends = string.CompareOrdinal(from, to) < 0 ? $"{from} {to}" : $"{to} {from}";
        if (!_channels.TryGetValue(ends, out var usual))
        {
            _channels[ends] = usual = _mechanisms.Weighted((4, $"tls({to})"), (2, $"tls({from})"), (3, "hand"), (2, ""));
        }

        var over = _mechanisms.In100(70) ? usual : _mechanisms.Weighted((2, "sms"), (2, "mailbox"), (1, "mail"), (3, ""), (2, $"tls({to}, 2)"), (1, $"tls({from}, 2)"), (1, "hand(2)"), (1, "hand"));

        // Nobody knows who is at the end that is not known before that one has begun.
        if (over.StartsWith($"tls({from}", StringComparison.Ordinal) && !_begun.Contains($"{ends} {over}"))
        {
            return _mechanisms.Any<string>(["mailbox", "sms", "hand", ""]);
        }

        _begun.Add($"{ends} {over}");
        return over;
    }

    private Dictionary<string, Learned> Now() => _learned.ToDictionary(l => l.Key, l => l.Value.Copy());

    /// <summary>What somebody does besides when a message has arrived, so that it is not the same the next time.</summary>
    private void Remember(SketchStep step, List<Term.Atom> arrived, List<SketchRule> rules)
    {
        if (!_hasMemory || !_mechanisms.In100(80))
        {
            return;
        }

        var role = step.To;
        void Add(string text, params Term[] terms) => rules.Add(new SketchRule(text, [.. terms]));
        string Function(string stem, string sort, string initially)
        {
            var name = $"{stem}{++_number}";
            _kept.Add((name, sort, role, initially));
            return name;
        }

        // Of whom or of what: the party itself, its partner, or something that was said.
        var about = _mechanisms.In100(30) || arrived.Count == 0 ? new Term.Atom(Symbol(role))
            : _mechanisms.Any(arrived.Where(a => SortOf(a.Name) is not ("date" or "decision")).Append(new Term.Atom(Symbol(role))).ToList());
        var own = _kept.Where(k => k.Role == role).ToList();
        switch (_mechanisms.Weighted((2, 0), (2, 1), (4, 2), (2, 3), (4, 4), (1, 5)))
        {
            case 0:
                // So many and no more.
                var counted = Function("count", "number", "0");
                Add($"at_most: {counted}({about}), limit: {_mechanisms.Below(2)}, label: few", about);
                Add($"set: {counted}({about}), to: {counted}({about}) + 1", about);
                break;
            case 1:
                // Once, and never again.
                var open = Function("open", "text", "\"yes\"");
                Add($"equal: {open}({about}), to: '\"yes\"', label: open", about);
                Add($"set: {open}({about}), to: '\"no\"'", about);
                break;
            case 2 when _steps.FindIndex(s => s.To == role) is var earlier and >= 0:
                // Only after something else, whoever did that.
                var raised = Function("stage", "text", "\"out\"");
                var before = _steps[earlier];
                var common = before.Message.SelectMany(t => t.SelfAndDescendants).Contains(about) && _mechanisms.In100(60) ? about : new Term.Atom(Symbol(role));
                _steps[earlier] = before with { Receiver = [.. before.Receiver, new SketchRule($"set: {raised}({common}), to: '\"in\"'", [common])] };
                Add($"equal: {raised}({common}), to: '\"in\"', label: staged", common);
                if (_mechanisms.In100(40))
                {
                    Add($"set: {raised}({common}), to: '\"out\"'", common);
                }

                break;
            case 3 when _learned[role].Held.OfType<Term.Atom>().Where(a => SortOf(a.Name) == "amount").ToList() is { Count: > 0 } amounts:
                // What is left of something.
                var amount = _mechanisms.Any(amounts);
                var left = Function("left", "amount", _mechanisms.Any<string>(["EUR 8.00", "EUR 100.00"]));
                Add($"at_least: {left}({about}), limit: {amount}, label: enough", about, amount);
                Add($"set: {left}({about}), to: {left}({about}) - {amount}", about, amount);
                break;
            case 4 when arrived.Where(a => Remembered.Contains(SortOf(a.Name)) && _fresh.Exists(f => f.Atom == a.Name && f.Role != role)).ToList() is { Count: > 0 } values && _steps.FindIndex(s => s.To == role) is var first and >= 0:
                // What somebody brought is looked up again, and goes on under another name.
                var brought = _mechanisms.Any(values);
                var last = Function("last", SortOf(brought.Name), "");
                var place = _steps.FindIndex(s => s.To == role && s.Message.SelectMany(t => t.SelfAndDescendants).Contains(brought));
                if (place < 0)
                {
                    _kept.RemoveAll(k => k.Name == last);
                    break;
                }

                var subject = new Term.Atom(Symbol(role));
                _steps[place] = _steps[place] with { Receiver = [.. _steps[place].Receiver, new SketchRule($"set: {last}({subject}), to: {brought}", [subject, brought])] };
                var again = Atom("R", SortOf(brought.Name));
                Add($"look_up: {last}({subject}), equals: {again}", subject, new Term.Atom(again));
                _learned[role].Learn(new Term.Atom(again));
                break;
            default:
                // What another message may have changed.
                if (own.Where(k => k.Sort == "text" && k.Initially.Length > 0).ToList() is { Count: > 0 } known)
                {
                    var (name, _, _, initially) = _mechanisms.Any(known);
                    var value = _mechanisms.In100(50) ? initially.Trim('"') : _mechanisms.Any<string>(["yes", "in", "other"]);
                    Add($"set: {name}({about}), to: '\"{value}\"'", about);
                }

                break;
        }
    }

    /// <summary>The sketch with other ways to go on, as many of those that were drawn as can be read and run.</summary>
    private Sketch Branched(Sketch sketch)
    {
        if (!_hasBranches)
        {
            return sketch;
        }

        for (var (tries, wanted) = (0, _mechanisms.Weighted((6, 1), (3, 2))); tries < 8 && sketch.Branches.Count < wanted; tries++)
        {
            sketch = Tried(sketch, WithBranch);
        }

        return sketch;
    }

    /// <summary>A sketch with something more, when that can be read and run; else as it was.</summary>
    private Sketch Tried(Sketch sketch, Func<Sketch, Sketch?> change)
    {
        var (steps, kept, before) = (_steps.ToList(), _kept.Count, Now());
        var tried = change(sketch);
        if (tried is not null && Subject.Of(tried).Problem is null)
        {
            sketch = tried;
            foreach (var (role, learned) in before)
            {
                _learned[role] = learned;
            }

            _fresh.ForEach(f => _learned[f.Role].Learn(new Term.Atom(f.Atom)));
        }
        else
        {
            _atoms.RemoveAll(a => !sketch.Atoms.Contains(a));
            _fresh.RemoveAll(f => !sketch.Fresh.Contains(f));
            _weak.RemoveAll(w => !sketch.Weak.Contains(w));
            _kept.RemoveRange(kept, _kept.Count - kept);
            foreach (var (role, learned) in before)
            {
                _learned[role] = learned;
            }
        }

        _steps.Clear();
        _steps.AddRange(steps);
        return sketch;
    }

    /// <summary>
    /// The sketch in which somebody goes another way once it has gone the first: what one run leaves behind another finds. What is said there is
    /// said to whoever brings about the second run.
    /// </summary>
    private Sketch Recurring(Sketch sketch)
    {
        if (!_hasMemory || !_mechanisms.In100(60))
        {
            return sketch;
        }

        for (var tries = 0; tries < 4 && _again is null; tries++)
        {
            SketchStep? first = null;
            var tried = Tried(sketch, s => Again(s, out first));
            (sketch, _again) = (tried, ReferenceEquals(tried, sketch) ? null : first);
        }

        return sketch;
    }

    private SketchStep? _again;

    private Sketch? Again(Sketch sketch, out SketchStep? first)
    {
        var at = _mechanisms.Below(Math.Min(_states.Count, sketch.Steps.Count));
        var step = sketch.Steps[at];
        var (from, to, name) = (step.From, step.To, $"V{sketch.Branches.Count + 1}");
        first = null;
        if (sketch.Branches.Any(b => b.At == step.Name))
        {
            return null;
        }

        foreach (var role in _roles.Select(r => r.Name))
        {
            _learned[role] = _states[at].Before[role].Copy();
        }

        _fresh.ForEach(f => _learned[f.Role].Learn(new Term.Atom(f.Atom)));
        var abouts = _learned[from].Held.OfType<Term.Atom>().Where(a => SortOf(a.Name) is "text" or "account" && _values.Exists(v => v.Atom == a.Name)).Append(new Term.Atom(Symbol(to))).Where(_learned[from].CanMake).ToList();
        var about = abouts.Count > 0 && _mechanisms.In100(50) ? _mechanisms.Any(abouts) : new Term.Atom(Symbol(from));
        var seen = $"seen{++_number}";
        _kept.Add((seen, "text", from, "\"no\""));
        var guard = new SketchRule($"equal: {seen}({about}), to: '\"no\"', label: once", [about]);
        var set = new SketchRule($"set: {seen}({about}), to: '\"yes\"'", [about]);

        // At once, or when all has come to its end.
        var last = _mechanisms.In100(50) ? sketch.Steps.Skip(at).LastOrDefault(s => s.To == from) : null;
        List<Term> message = _mechanisms.In100(65) ? [_mechanisms.In100(60) ? Fresh(from) : _mechanisms.Any(_learned[from].Held.Where(t => t is Term.Atom).ToList())] : Message(from, to);
        Accept(to, message);
        first = new SketchStep($"{name}_1", from, to, [.. message])
        {
            Over = _mechanisms.In100(50) ? "" : step.Over,

            // Why somebody goes this way only octets say, unless it is asked for here.
            Sender = _mechanisms.In100(85) ? [new SketchRule($"equal: {seen}({about}), to: '\"yes\"', label: again", [about])] : [],
        };
        return sketch with
        {
            Steps = [.. sketch.Steps.Select(s => s == step ? s with { Sender = [.. s.Sender, guard, .. last is null ? [set] : (SketchRule[])[]] } : s == last ? s with { Receiver = [.. s.Receiver, set] } : s)],
            Branches = [.. sketch.Branches, new SketchBranch(name, "instead_of", step.Name, [first])],
            Atoms = [.. _atoms],
            Fresh = [.. _fresh],
            Weak = [.. _weak],
            Kept = [.. _kept],
        };
    }

    private Sketch? WithBranch(Sketch sketch)
    {
        var at = _mechanisms.Below(Math.Min(_states.Count, sketch.Steps.Count));
        var step = sketch.Steps[at];
        var word = _mechanisms.Weighted((5, "refused"), (3, "silent"), (3, "instead_of"));
        var name = $"W{sketch.Branches.Count + 1}";
        var (sender, first) = (word == "instead_of" ? step.From : step.To, new List<SketchRule>());
        foreach (var role in _roles.Select(r => r.Name))
        {
            _learned[role] = (word == "refused" && role == step.To && _mechanisms.In100(60) ? _states[at].After : _states[at].Before)[role].Copy();
        }

        _fresh.ForEach(f => _learned[f.Role].Learn(new Term.Atom(f.Atom)));
        if (word == "instead_of")
        {
            if (Condition(sender) is not { } condition)
            {
                return null;
            }

            sketch = sketch with { Steps = [.. sketch.Steps.Select(s => s == step ? s with { Sender = [.. s.Sender, condition] } : s)] };
        }
        else if (word == "refused" && _hasMemory && _mechanisms.In100(60) && sketch.Kept.FirstOrDefault(k => k.Role == sender && k.Sort == "number") is { Name: { } counter })
        {
            // What has been refused counts against somebody.
            var about = sketch.Steps.SelectMany(s => s.Receiver).Where(r => r.Text.Contains($"{counter}(", StringComparison.Ordinal)).SelectMany(r => r.Terms).FirstOrDefault();
            if (about is not null && _learned[sender].CanMake(about))
            {
                first.Add(new SketchRule($"set: {counter}({about}), to: {counter}({about}) + 1", [about]));
            }
        }

        var steps = new List<SketchStep>();
        var (from, to) = (sender, _mechanisms.In100(80) ? (word == "instead_of" ? step.To : step.From) : _mechanisms.Any(_roles.Select(r => r.Name).Where(r => r != sender).ToList()));
        for (var count = _mechanisms.Weighted((5, 1), (3, 2), (1, 3)); count > 0; count--)
        {
            var message = Message(from, to);
            Accept(to, message);
            var own = new SketchStep($"{name}_{steps.Count + 1}", from, to, [.. message]) { Over = Channel(from, to), Sender = [.. steps.Count == 0 ? first : []] };
            steps.Add(_mechanisms.In100(50) ? WithRules(own) : own);
            (from, to) = (to, _mechanisms.In100(70) ? from : _mechanisms.Any(_roles.Select(r => r.Name).Where(r => r != to).ToList()));
        }

        return sketch with
        {
            Branches = [.. sketch.Branches, new SketchBranch(name, word, step.Name, [.. steps])],
            Atoms = [.. _atoms],
            Knows = [.. _knows],
            Fresh = [.. _fresh],
            Weak = [.. _weak],
            Functions = [.. _functions],
            Kept = [.. _kept],
            Values = [.. _values],
            Accounts = [.. _accounts],
        };
    }

    /// <summary>Something that a sender looks at before it goes on as always, and that holds when all are honest; null when it has nothing to look at.</summary>
    private SketchRule? Condition(string role)
    {
        var atoms = _learned[role].Held.OfType<Term.Atom>().ToList();
        var amounts = atoms.Where(a => SortOf(a.Name) == "amount").OrderBy(a => _values.FindIndex(v => v.Atom == a.Name)).ToList();
        var texts = atoms.Where(a => SortOf(a.Name) is "text" or "account" && _values.Exists(v => v.Atom == a.Name)).ToList();
        if (_kept.Where(k => k.Role == role && k.Sort == "text" && k.Initially.Length > 0).ToList() is { Count: > 0 } kept && _mechanisms.In100(50))
        {
            var (name, _, _, initially) = _mechanisms.Any(kept);
            var self = new Term.Atom(Symbol(role));
            return new SketchRule($"equal: {name}({self}), to: '{initially}', label: still", [self]);
        }

        return amounts.Count > 1 && _mechanisms.In100(60) ? new SketchRule($"at_least: {amounts[^1]}, limit: {amounts[0]}, label: large", [amounts[^1], amounts[0]])
            : atoms.Where(a => SortOf(a.Name) == "date" && _values.Exists(v => v.Atom == a.Name)).ToList() is { Count: > 0 } dates && _mechanisms.In100(60) ? new SketchRule($"before: {dates[0]}, label: early", [dates[0]])
            : texts.Count > 0 ? new SketchRule($"equal: {texts[^1]}, to: '{ValueOf(texts[^1])}', label: same", [texts[^1]])
            : amounts.Count > 0 ? new SketchRule($"at_most: {amounts[0]}, limit: {amounts[0]} * 2, label: small", [amounts[0]])
            : null;
    }
}
