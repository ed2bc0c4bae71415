using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>What a goal demands, in words.</summary>
internal static class GoalText
{
    /// <summary>What a goal demands, sentence by sentence.</summary>
    public static IEnumerable<Prose> Of(string name, Protocol protocol)
    {
        Prose Role(string role) => Vocables.Subject(role, protocol);
        Prose Roles(IEnumerable<string> roles) => Listing.Of([.. roles.Select(Role)]);
        Prose Step(int number) => Prose.Of("word.numbered", ("number", number), ("name", protocol.Names.OfMessage(protocol.Steps[number - 1].Name)));
        string Label(Term term) => protocol.Vocabulary.Label(term);
        Prose Done(string role, int step) => protocol.Steps[step - 1].From == role ? Prose.Of("word.sent") : Prose.Of("word.accepted");
        IEnumerable<Prose> For(Claim.Hidden hidden) => hidden.For is { } role ? [Prose.Of("name.goal-hidden-for", ("role", Role(role)), ("after", Step(hidden.After)))] : [];
        string Labels(IEnumerable<Term> terms) => string.Join(", ", terms.Select(Label));
        switch (Find(name, protocol))
        {
            case Claim.Secret s:
                yield return Prose.Of("name.goal-secret", ("value", Label(s.Value)), ("among", Roles(s.Among)));
                foreach (var told in For(s).Concat(s.MayBeHeard ? [Prose.Of("name.goal-secret-heard")] : []))
                {
                    yield return told;
                }

                break;
            case Claim.Guessable g:
                yield return Prose.Of("name.goal-guessable", ("value", Label(g.Value)), ("among", Roles(g.Among)));
                foreach (var told in For(g))
                {
                    yield return told;
                }

                break;
            case Claim.Alive { At: { } at } a:
                yield return Prose.Of("name.goal-alive-at", ("done", Done(a.With, at)), ("role", Role(a.Role)), ("with", Role(a.With)), ("after", Step(a.After)), ("at", Step(at)));
                break;
            case Claim.Alive a:
                yield return Prose.Of("name.goal-alive", ("role", Role(a.Role)), ("with", Role(a.With)), ("after", Step(a.After)));
                break;
            case Claim.Agree a:
                yield return Prose.Of("name.goal-agree", ("done", Done(a.With, a.At)), ("role", Role(a.Role)), ("with", Role(a.With)), ("after", Step(a.After)), ("at", Step(a.At)), ("on", Labels(a.On)));
                if (a.IsStrict)
                {
                    yield return Prose.Of("name.goal-strict", ("role", Role(a.Role)), ("with", Role(a.With)));
                }

                if (a.IsInjective)
                {
                    yield return Prose.Of("name.goal-injective");
                }

                break;
            case WorldGoal.Authorized a:
                yield return a.IsByReference
                    ? Prose.Of("name.goal-authorized-reference", ("account", Label(a.Account)), ("reference", Label(a.Amount)), ("by", Role(a.By)), ("at", Step(a.At)))
                    : Prose.Of("name.goal-authorized", ("account", Label(a.Account)), ("amount", Label(a.Amount)), ("by", Role(a.By)), ("at", Step(a.At)));
                if (a.IsOnce)
                {
                    yield return Prose.Of("name.goal-authorized-once");
                }

                break;
            case WorldGoal.PaidIfShipped p:
                yield return Prose.Of("name.goal-paid", ("price", Label(p.Price)), ("into", Label(p.Into)), ("by", Role(p.By)));
                if (p.UpTo is { } upTo)
                {
                    yield return Prose.Of("name.goal-paid-up-to", ("limit", Label(upTo)));
                }

                if (p.IsAtEnd)
                {
                    yield return Prose.Of("name.goal-paid-at-end", ("by", Role(p.By)));
                }

                break;
            case WorldGoal.NoDoubleSpend n:
                yield return Prose.Of("name.goal-once", ("token", Label(n.Token)), ("by", Role(n.By)), ("at", Step(n.At)));
                break;
            case WorldGoal.Conserved:
                yield return Prose.Of("name.goal-conserved");
                break;
            case WorldGoal.Evidence e:
                yield return Prose.Of("name.goal-evidence", ("role", Role(e.Role)), ("against", Role(e.Against)), ("of", Labels(e.Of)));
                break;
        }
    }

    /// <summary>The roles that a goal is about, by name.</summary>
    public static IEnumerable<string> Roles(string name, Protocol protocol) => Find(name, protocol) switch
    {
        Claim.Hidden h => h.Among,
        Claim.Alive a => [a.Role, a.With],
        Claim.Agree a => [a.Role, a.With],
        WorldGoal.Authorized a => [a.By],
        WorldGoal.PaidIfShipped p => [p.By],
        WorldGoal.NoDoubleSpend n => [n.By],
        WorldGoal.Evidence e => [e.Role, e.Against],
        _ => [],
    };

    /// <summary>The terms that a goal is about.</summary>
    public static IEnumerable<Term> Terms(string name, Protocol protocol) => Find(name, protocol) switch
    {
        Claim.Hidden h => [h.Value],
        Claim.Agree a => a.On,
        WorldGoal.Authorized a => [a.Account, a.Amount],
        WorldGoal.PaidIfShipped { UpTo: { } upTo } p => [p.Price, p.Into, upTo],
        WorldGoal.PaidIfShipped p => [p.Price, p.Into],
        WorldGoal.NoDoubleSpend n => [n.Token],
        WorldGoal.Evidence e => e.Of,
        _ => [],
    };

    private static object? Find(string name, Protocol protocol) =>
        (object?)protocol.Claims.FirstOrDefault(c => c.Name == name) ?? protocol.WorldGoals.FirstOrDefault(g => g.Name == name);
}
