using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <content>Roles, messages, checks, goals.</content>
internal sealed partial class NameCards
{
    private Prose Party(string name)
    {
        var role = Protocol.RoleNamed(name);
        if (glossary.Quest.Setting.Parties.TryGetValue(name, out var party))
        {
            _about.Add(Prose.Of("name.party", ("party", party), ("role", Vocables.Subject(name, Protocol))));
        }

        _about.Add(Prose.Of("name.symbol", ("symbol", role.Symbol)));
        if (Protocol.Trusted.Contains(name))
        {
            _about.Add(Prose.Of("name.trusted"));
        }

        if (glossary.TellsKnowledge)
        {
            Add(Prose.Of("name.knows-beforehand"), Protocol.Knows[name].Select(Known));
        }

        Add(Prose.Of("name.generates"), Protocol.Fresh.Where(f => f.Value == name).Select(f => Known(new Term.Atom(f.Key))));
        Add(Prose.Of("name.messages"), Protocol.Steps.Where(s => s.From == name || s.To == name).Select(s => (
            s.From == name ? Prose.Of("name.sends", ("message", Numbered(s.Number)), ("to", Vocables.Subject(s.To, Protocol))) : Prose.Of("name.receives", ("message", Numbered(s.Number)), ("from", Vocables.Subject(s.From, Protocol))),
            (Named?)new Named.Message(s.Number))));
        Add(Prose.Of("name.goals"), Protocol.Claims.Select(c => c.Name).Concat(Protocol.WorldGoals.Select(g => g.Name)).Where(g => GoalText.Roles(g, Protocol).Contains(name)).Select(Named));
        return Prose.Of("name.role", ("role", Protocol.Names.OfRole(name)), ("name", name));
    }

    private (Prose, Named?) Known(Term term) => (Prose.Of("name.part", ("label", Vocabulary.Label(term)), ("kind", Kind(term))), new Named.Value(term));

    private (Prose, Named?) Named(string goal) => (Protocol.Names.OfGoal(goal), new Named.Goal(goal));

    private Prose Message(Step step)
    {
        _about.Add(Prose.Of("name.message", ("step", step.Number), ("steps", Protocol.Steps.Count), ("from", Vocables.Subject(step.From, Protocol)), ("to", Vocables.Subject(step.To, Protocol))));
        if (glossary.Asked.Contains(step.Name))
        {
            _about.Add(Prose.Of("name.asked"));
        }
        else
        {
            if (glossary.SizeOf(step) is { } size)
            {
                _about.Add(Prose.Of("name.size", ("size", size)));
            }

            _about.Add(Prose.Of("name.stands-for", ("label", step.Name), ("written", step.Written)));
            Add(Prose.Of("name.made-of"), (step.Written is Term.Tuple tuple ? tuple.Parts : [step.Written]).Take(MostParts).Select(Part));
        }

        Add(Prose.Of("name.who"), new[] { step.From, step.To }.Select(r => (Vocables.Subject(r, Protocol), (Named?)new Named.Party(r))));
        Add(Prose.Of("name.checks"), Checks(c => c.Step == step.Name));
        Add(Prose.Of("name.to-violate"), glossary.Violated.Select(Named));
        return Protocol.Names.OfMessage(step.Name);
    }

    private Prose Check(CheckName check)
    {
        var step = Protocol.FindStep(check.Step)!;
        var action = ReasonText.ActionOf(glossary.Quest.Compiled, check);
        if (!glossary.TellsChecks)
        {
            _about.Add(Prose.Of("name.check-asked"));
        }
        else
        {
            _about.Add(Prose.Of("name.check-of", ("who", Vocables.Subject(check.Role, Protocol)), ("message", Numbered(step.Number))));
            _about.Add(action is null ? Prose.Of("word.form") : ActionSentence.Of(action, glossary.Quest.Compiled.Programs[check.Role], Vocabulary));
            if (glossary.TellsOrder && action is not null && CheckCosts.Of(action) is { } cost)
            {
                _about.Add(Prose.Of("name.cost", ("cost", Vocables.Of(cost))));
            }

            Add(Prose.Of("name.who"), [(Vocables.Subject(check.Role, Protocol), new Named.Party(check.Role)), (Numbered(step.Number), new Named.Message(step.Number))]);
        }

        // The label names what the check is about, after what it was found inside.
        Add(Prose.Of("name.about"), check.Label.Split(':')[0].Split('.').Select(part => Vocabulary.Read(part)).OfType<TermReading.Read>().Select(r => Known(r.Canonical)));
        return Vocables.OfCheck(check.Label);
    }

    private Prose Goal(string name)
    {
        _about.AddRange(GoalText.Of(name, Protocol));
        Add(Prose.Of("name.who"), GoalText.Roles(name, Protocol).Select(r => (Vocables.Subject(r, Protocol), (Named?)new Named.Party(r))));
        Add(Prose.Of("name.about"), GoalText.Terms(name, Protocol).Select(Known));
        return Protocol.Names.OfGoal(name);
    }
}
