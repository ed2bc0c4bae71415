using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <content>Goals.</content>
internal sealed partial class Generator
{
    private readonly List<SketchStep> _said = [];

    private List<SketchGoal> DrawGoals(Sketch sketch)
    {
        _said.AddRange(sketch.AllSteps);
        var goals = new List<SketchGoal>();
        if (_again is { } again && AgainGoal(again) is { } special)
        {
            goals.Add(special);
        }

        for (var tries = 0; goals.Count < 4 && tries < 16; tries++)
        {
            if (_dice.Weighted<Func<int, SketchGoal?>>((4, Secret), (2, Guessable), (3, Alive), (7, Agree))(goals.Count + 1) is { } goal)
            {
                goals.Add(goal);
            }
        }

        goals.AddRange(_dice.Some(_world, 2).Select((g, i) => g with { Name = $"w{i + 1}" }));
        return goals;
    }

    /// <summary>What is asked of a way that is gone only the second time.</summary>
    private SketchGoal? AgainGoal(SketchStep step)
    {
        var fresh = step.Message.OfType<Term.Atom>().FirstOrDefault(a => _fresh.Contains((step.From, a.Name)) && SortOf(a.Name) is not ("date" or "decision"));
        return _mechanisms.In100(50) && fresh is not null ? Hidden("secret", "g1", fresh)
            : new SketchGoal("alive", "g1", $"alive: {step.From}, to: {step.To}, after: {step.Name}", [], [step.From, step.To], [step.Name]);
    }

    private SketchGoal? Secret(int number)
    {
        var hidden = _atoms.Where(a => a.Sort is not ("date" or "decision" or "digest")).Select(a => new Term.Atom(a.Name)).Cast<Term>()
            .Concat(_said.SelectMany(s => s.Message).SelectMany(t => t.SelfAndDescendants).Where(t => t is Term.DerivedKey or Term.Function))
            .Where(t => _roles.Any(r => _learned[r.Name].CanMake(t))).ToList();
        return hidden.Count == 0 ? null : Hidden("secret", $"g{number}", _dice.Any(hidden));
    }

    private SketchGoal? Guessable(int number)
    {
        var small = _atoms.Where(a => a.Sort is "account" or "text" or "secret(4)" || _weak.Exists(w => w.Atom == a.Name)).Select(a => new Term.Atom(a.Name)).ToList();
        return small.Count == 0 ? null : Hidden("guessable", $"g{number}", _dice.Any(small));
    }

    private SketchGoal Hidden(string word, string name, Term term)
    {
        var among = _roles.Where(r => _learned[r.Name].CanMake(term)).Select(r => r.Name).ToList();
        var isFrom = among.Count == _roles.Count && _dice.In100(60);
        if (word == "secret" && among.Count < _roles.Count && _dice.In100(10))
        {
            var from = _roles.Select(r => r.Name).Except(among);
            return new SketchGoal(word, name, $"{word}: '{term}', from: [{string.Join(", ", from)}]", [term], [.. among], []);
        }

        // What a receiver takes for a secret, whoever brought it.
        if (among.Count > 0 && _dice.In100(30) && _dice.Any(among) is var claimant && Steps(claimant) is { Count: > 0 } own)
        {
            var past = _dice.In100(40) ? _dice.Any(own) : null;
            return new SketchGoal(word, name, $"{word}: '{term}', among: [{string.Join(", ", among)}], for: {claimant}{(past is null ? "" : $", after: {past}")}", [term], [.. among], past is null ? [] : [past]);
        }

        return new SketchGoal(word, name, $"{word}: '{term}', {(isFrom ? "from: [network]" : $"among: [{string.Join(", ", among)}]")}", [term], [.. among], []);
    }

    private SketchGoal Alive(int number)
    {
        var two = _dice.Some(_roles, 2);
        var after = Steps(two[0].Name).Where(_ => _dice.In100(8)).FirstOrDefault();
        return new SketchGoal("alive", $"g{number}", $"alive: {two[1].Name}, to: {two[0].Name}{(after is null ? "" : $", after: {after}")}", [], [two[0].Name, two[1].Name], after is null ? [] : [after]);
    }

    private SketchGoal? Agree(int number)
    {
        var (role, with) = (_dice.Any(_roles).Name, "");
        with = _dice.Any(_roles.Where(r => r.Name != role).ToList()).Name;
        if (_said.TrueForAll(s => s.From != with) || Steps(role).Count == 0)
        {
            return null;
        }

        var both = _atoms.Select(a => new Term.Atom(a.Name)).Where(a => _learned[role].CanMake(a) && _learned[with].CanMake(a)).ToList();
        if (both.Count == 0)
        {
            return null;
        }

        // What both had before is agreed on by whoever is there at all.
        var made = both.Where(a => _fresh.Exists(f => f.Atom == a.Name)).ToList();
        var looked = both.Where(a => SortOf(a.Name) is "date" or "amount" && _said.Exists(s => s.Receiver.Any(r => r.Terms.Contains(a)))).ToList();
        var on = _dice.Some(looked.Count > 0 && _dice.In100(65) ? looked : made.Count > 0 && _dice.In100(60) ? made : both, _dice.Weighted((3, 1), (3, 2), (1, 3)));
        var after = _dice.In100(8) ? _dice.Any(Steps(role)) : null;
        var at = _dice.In100(35) ? _dice.Any(_dice.In100(40) ? Steps(with) : [.. _said.Where(s => s.From == with).Select(s => s.Name)]) : null;
        var text = $"agree: {role}, with: {with}, on: '{Sketch.Line(on)}'{(after is null ? "" : $", after: {after}")}{(at is null ? "" : $", at: {at}")}"
            + (_learned[with].CanMake(new Term.Atom(Symbol(role))) && _dice.In100(45) ? ", strict: true" : "")
            + (_dice.In100(38) ? ", injective: true" : "")
            + (_roles.Count == 3 && _dice.In100(25) ? $", naming: [{_roles.First(r => r.Name != role && r.Name != with).Name}]" : "");
        return new SketchGoal("agree", $"g{number}", text, [.. on], [.. _roles.Select(r => r.Name).Where(r => text.Contains(r, StringComparison.Ordinal))], [.. new[] { after, at }.OfType<string>()]);
    }

    private List<string> Steps(string role) => _said.Where(s => s.From == role || s.To == role).Select(s => s.Name).ToList();
}
