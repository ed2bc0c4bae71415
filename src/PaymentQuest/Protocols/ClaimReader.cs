using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Reads <c>goals:</c>. A goal has exactly one of the words <c>secret</c>, <c>guessable</c>, <c>alive</c>, <c>agree</c>, or one about the world.</summary>
internal sealed class ClaimReader(Diagnostics diagnostics, TermReader terms, Vocabulary vocabulary, Sequence<Role> roles, IReadOnlyList<Step> steps, Sequence<Branch> branches)
{
    private static readonly Sequence<string> Words = ["secret", "guessable", "alive", "agree", .. WorldGoalReader.Words];

    private readonly List<Claim> _claims = [];
    private readonly List<SecrecyGoal> _secrets = [];
    private readonly List<WorldGoal> _world = [];

    /// <summary>All goals, in the order of the file.</summary>
    public Sequence<Claim> Claims => _claims.ToSequence();

    /// <summary>The goals of secrecy, with everybody from whom something is secret.</summary>
    public Sequence<SecrecyGoal> Secrets => _secrets.ToSequence();

    /// <summary>The goals that are about the world.</summary>
    public Sequence<WorldGoal> World => _world.ToSequence();

    /// <summary>Reads the items of the list.</summary>
    public void Read(IEnumerable<Node> items)
    {
        foreach (var (item, number) in items.Select((item, i) => (item, i + 1)))
        {
            if (number > Bounds.Goals)
            {
                diagnostics.Error("PQ0261", item.Place, $"a protocol has at most {Bounds.Goals} goals", "leave out what follows from others");
                return;
            }

            if (Fields.Of(item, diagnostics, "a goal") is not { } goal)
            {
                continue;
            }

            if (Words.Where(goal.Has).ToList() is not [var word])
            {
                diagnostics.Error("PQ0247", goal.Place, "a goal says exactly one thing", $"use one of {string.Join(", ", Words)}");
                continue;
            }

            var name = goal.OptionalText("name");
            if (WorldGoalReader.Words.Contains(word))
            {
                if (new WorldGoalReader(diagnostics, terms, vocabulary, steps, Role).Read(goal, word) is { } world)
                {
                    var taken = name ?? world.Name;
                    _world.Add(world with { Name = _world.Exists(w => w.Name == taken) ? $"{taken} #{_world.Count(w => w.Name.StartsWith(taken, StringComparison.Ordinal)) + 1}" : taken });
                }

                goal.Finish();
                continue;
            }

            var claim = word switch
            {
                "secret" or "guessable" => Hidden(goal, word),
                "alive" => Alive(goal),
                _ => Agree(goal),
            };
            goal.Finish();
            if (claim is not null)
            {
                Add(name is null ? claim : claim with { Name = name });
            }
        }
    }

    private void Add(Claim claim)
    {
        var name = claim.Name;
        for (var i = 2; _claims.Any(c => c.Name == claim.Name); i++)
        {
            claim = claim with { Name = $"{name} #{i}" };
        }

        _claims.Add(claim);
    }

    private Claim? Hidden(Fields goal, string word)
    {
        var term = goal.Scalar(word) is { } text ? terms.Canonical(text, vocabulary) : null;
        var isAmong = goal.Has("among");
        var parties = goal.OptionalTexts("among").Select(a => Role(a.Text, a.Place)).OfType<string>().ToSequence();
        var from = isAmong
            ? roles.Select(r => r.Name).Except(parties).Append(SecrecyGoal.Network).ToSequence()
            : (word == "secret" || goal.Has("from") ? goal.Texts("from") : []).Select(f => f.Text == SecrecyGoal.Network ? f.Text : Role(f.Text, f.Place)).OfType<string>().ToSequence();
        if (term is null)
        {
            return null;
        }

        var among = isAmong ? parties : roles.Select(r => r.Name).Where(r => !from.Contains(r)).ToSequence();
        var role = goal.Has("for") ? Named(goal, "for") : null;
        var after = role is null ? 0 : Step(goal, "after", s => s.From == role || s.To == role);
        var name = $"{word} {vocabulary.Label(term)}{(role is null ? "" : $" for {role}")}";
        if (word == "guessable")
        {
            return new Claim.Guessable(term, among) { For = role, After = after, Name = name, Place = goal.Place };
        }

        _secrets.Add(new SecrecyGoal(term, from));
        return new Claim.Secret(term, among) { For = role, After = after, MayBeHeard = !from.Contains(SecrecyGoal.Network), Name = name, Place = goal.Place };
    }

    private Claim.Alive? Alive(Fields goal)
    {
        var with = Named(goal, "alive");
        var role = Named(goal, "to");
        var naming = Naming(goal);
        if (with is null || role is null || !AreTwo(goal, "to", role, with))
        {
            return null;
        }

        var after = Step(goal, "after", s => s.From == role || s.To == role);
        int? at = goal.Has("at") ? Step(goal, "at", s => s.From == with || s.To == with) : null;
        return new Claim.Alive(role, with, after, at, naming) { Name = $"alive {with} to {role}{(at is { } step ? $" at {steps.ElementAtOrDefault(step - 1)?.Name}" : "")}", Place = goal.Place };
    }

    private Claim.Agree? Agree(Fields goal)
    {
        var role = Named(goal, "agree");
        var with = Named(goal, "with");
        var on = goal.Node("on") is { } items ? terms.Items(items, vocabulary) : [];
        var naming = Naming(goal);
        var isStrict = goal.Flag("strict", false);
        var isInjective = goal.Flag("injective", false);
        if (role is null || with is null || !AreTwo(goal, "with", role, with))
        {
            return null;
        }

        if (on.Count == 0)
        {
            diagnostics.Error("PQ0270", goal.PlaceOf("on"), "an agreement is on at least one term", "say what both are to have alike, such as 'on: N'");
            return null;
        }

        var after = Step(goal, "after", s => s.From == role || s.To == role);
        var at = Step(goal, "at", s => s.From == with || s.To == with, s => s.From == with && s.Number <= after, s => s.From == with);
        var data = string.Join(", ", on.Select(vocabulary.Label));
        return new Claim.Agree(role, with, on, after, at, isStrict, isInjective, naming)
        {
            Name = $"agree {role} with {with} on {data} at {steps.ElementAtOrDefault(at - 1)?.Name}{(isStrict ? ", strict" : "")}{(isInjective ? ", injective" : "")}",
            Place = goal.Place,
        };
    }

    private bool AreTwo(Fields goal, string key, string role, string with)
    {
        if (role == with)
        {
            diagnostics.Error("PQ0270", goal.PlaceOf(key), "a goal is about two different roles", "name the partner; what a party does itself it need not be told");
        }

        return role != with;
    }

    /// <summary>The number of the step that a key names; without the key, of the last one that is usual in the first of these senses, else of the last one possible.</summary>
    private int Step(Fields goal, string key, Func<Step, bool> isPossible, params Func<Step, bool>[] isUsual)
    {
        var possible = steps.Where(isPossible).ToList();
        if (goal.OptionalScalar(key) is { } text)
        {
            if (possible.FirstOrDefault(s => s.Name == text.Text) is { } named)
            {
                return named.Number;
            }

            diagnostics.Error("PQ0248", text.Place, $"{PlainText.Excerpt(text.Text)} is no step that this goal can speak of", Suggestion.Advice(text.Text, possible.Select(s => s.Name), "'after' names a step of the role, 'at' a message that the partner sends or receives"));
        }
        else if (possible.Count == 0)
        {
            diagnostics.Error("PQ0248", goal.Place, "a role that this goal names takes part in no step that it could speak of");
        }

        // A run goes on to the end of the main path unless something is said of a branch.
        var onMain = possible.Where(s => branches.Count == 0 || s.Number < branches[0].First).ToList();
        return (isUsual.Select(onMain.LastOrDefault).FirstOrDefault(s => s is not null) ?? onMain.LastOrDefault() ?? possible.LastOrDefault())?.Number ?? 0;
    }

    private Sequence<string> Naming(Fields goal) => goal.OptionalTexts("naming").Select(n => Role(n.Text, n.Place)).OfType<string>().ToSequence();

    private string? Named(Fields goal, string key) => goal.Scalar(key) is { } text ? Role(text.Text, text.Place) : null;

    private string? Role(string name, Place place)
    {
        if (roles.FirstOrDefault(r => r.Name == name || r.Symbol == name) is { } role)
        {
            return role.Name;
        }

        var names = roles.Select(r => r.Name).Append(SecrecyGoal.Network).ToList();
        diagnostics.Error("PQ0215", place, $"{PlainText.Excerpt(name)} is no role of this protocol", Suggestion.Advice(name, names, $"use {string.Join(" or ", names)}"));
        return null;
    }
}
