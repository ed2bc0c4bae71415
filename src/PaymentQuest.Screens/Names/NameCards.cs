using PaymentQuest.Documents;
using PaymentQuest.Knowledge;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>Cards of names: all that they tell is derived from the protocol, its programs and what roles know.</summary>
internal sealed partial class NameCards(Glossary glossary)
{
    private const int MostParts = 24;

    private readonly List<Prose> _about = [];
    private readonly List<NameEntry> _entries = [];

    private Protocol Protocol => glossary.Protocol;

    private Vocabulary Vocabulary => glossary.Protocol.Vocabulary;

    /// <summary>The card of a name.</summary>
    public static NameCard Of(Named name, Glossary glossary)
    {
        var cards = new NameCards(glossary);
        var title = name switch
        {
            Named.Value v => cards.Value(v.Term),
            Named.Party p => cards.Party(p.Role),
            Named.Message m => cards.Message(glossary.Protocol.Steps[m.Step - 1]),
            Named.Check c => cards.Check(c.Name),
            Named.Goal g => cards.Goal(g.Name),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        cards.Add(Prose.Of("name.place"), [(Prose.Of("name.source", ("title", glossary.Protocol.Title), ("source", glossary.Protocol.Source)), null), .. glossary.IsOver ? [(glossary.Quest.Source, (Named?)null)] : Array.Empty<(Prose, Named?)>()]);
        return new NameCard(title, [.. cards._about], [.. cards._entries]);
    }

    private void Add(Prose heading, IEnumerable<(Prose Text, Named? Name)> entries) => _entries.AddRange(entries.Select((e, at) => new NameEntry(at == 0 ? heading : null, e.Text, e.Name)));

    private Prose Value(Term term)
    {
        var label = Vocabulary.Label(term);
        _about.Add(Prose.Of("name.is", ("label", label), ("kind", Kind(term))));
        if (Vocabulary.SortOf(term) is { } sort && !term.IsFixed)
        {
            _about.Add(sort.Size > 0 ? Prose.Of("name.sort-of-size", ("sort", sort), ("size", sort.Size)) : Prose.Of("name.sort", ("sort", sort)));
        }

        if (glossary.SizeOf(term) is { } size)
        {
            _about.Add(Prose.Of("name.size", ("size", size)));
        }

        if (glossary.IsAsked(term))
        {
            _about.Add(Prose.Of("name.asked"));
        }
        else
        {
            var written = Vocabulary.Definitions.GetValueOrDefault(label);
            if (written is not null)
            {
                _about.Add(Prose.Of("name.stands-for", ("label", label), ("written", written)));
            }

            Add(Prose.Of("name.made-of"), Parts(written ?? Vocabulary.Fold(term)).Take(MostParts).Select(Part));
        }

        if (!glossary.TellsKnowledge)
        {
            _about.Add(Prose.Of("name.knowledge-asked"));
        }
        else
        {
            Add(
                glossary.Until is { } until ? Prose.Of("name.who-knows-by", ("step", until + 1)) : Prose.Of("name.who-knows"),
                [.. Protocol.Roles.Select(r => (Knows(r.Name, term), (Named?)new Named.Party(r.Name))), (Knows(SecrecyGoal.Network, term), null)]);
        }

        Add(Prose.Of("name.where-made"), Made(term));
        Add(Prose.Of("name.travels"), Travels(term));
        Add(Prose.Of("name.part-of"), Vocabulary.Definitions
            .Where(d => d.Key != label && !glossary.Asked.Contains(d.Key) && Vocabulary.Expand(d.Value) is { } whole && glossary.Around(term, whole) is not null)
            .Select(d => (Vocables.OfDefinition(d.Key, Protocol), (Named?)new Named.Value(Vocabulary.Expand(d.Value)!))));
        Add(Prose.Of("name.checks"), Checks(c => c.Label == label || c.Label.EndsWith("." + label, StringComparison.Ordinal)));
        return Vocables.OfDefinition(label, Protocol);
    }

    private static Prose Kind(Term term, Vocabulary vocabulary) => term switch
    {
        Term.PublicKey k => Prose.Of("name.public-key", ("holder", k.Holder)),
        Term.PrivateKey k => Prose.Of("name.private-key", ("holder", k.Holder)),
        Term.DerivedKey => Prose.Of("word.a-key"),
        _ => Vocables.Kind(term, vocabulary),
    };

    private Prose Kind(Term term) => Kind(term, Vocabulary);

    private static IEnumerable<Term> Parts(Term written) => written is Term.Tuple tuple ? tuple.Parts : written.Children.SelectMany(c => c is Term.Tuple t ? t.Parts : (IEnumerable<Term>)[c]);

    private (Prose Text, Named? Name) Part(Term written) => Vocabulary.Expand(written) is { } term
        ? (Prose.Of("name.part", ("label", written), ("kind", Kind(term))), term.IsFixed ? null : new Named.Value(term))
        : (new Prose(written.ToString(), written.ToString()), null);

    private Prose Knows(string who, Term term)
    {
        var subject = Vocables.Subject(who, Protocol);
        if (glossary.Knows(who, term) is var (step, why))
        {
            var how = why.Origin == Origin.Computed && glossary.IsAsked(term) ? Prose.Of("name.made-somehow") : DerivationText.How(why, Protocol);
            return step == 0
                ? Prose.Of("name.knows-from-start", ("who", subject), ("how", how))
                : Prose.Of("name.knows-from", ("who", subject), ("message", Numbered(step)), ("how", how));
        }

        if (glossary.Until is not null)
        {
            return Prose.Of("name.knows-not-yet", ("who", subject));
        }

        var knowledge = glossary.KnowledgeOf(who, glossary.Last);
        var because = ObstacleText.Lines(knowledge.WhyNot(term)!, knowledge, who, glossary.Quest.Compiled).Take(1).Select(l => l.Text);
        return Prose.Of("name.knows-never", ("who", subject), ("why", Prose.Join(" ", [.. because])));
    }

    private IEnumerable<(Prose Text, Named? Name)> Made(Term term)
    {
        if (term is Term.Atom atom && Protocol.Fresh.TryGetValue(atom.Name, out var maker))
        {
            var action = glossary.Quest.Compiled.Programs[maker].Actions.OfType<RoleAction.Generate>().FirstOrDefault(g => g.Atom.Equals(atom));
            yield return (Prose.Of("name.generated", ("who", Vocables.Subject(maker, Protocol)), ("message", Numbered(Math.Max(action?.Step ?? 1, 1)))), new Named.Party(maker));
        }
        else if (glossary.Quest.Compiled.Programs.Values.SelectMany(p => p.Actions.OfType<RoleAction.Guard>().Where(g => g.Output is { } o && p.Registers[o].Equals(term)).Select(g => (p, g))).FirstOrDefault() is { g: { } guard } decided)
        {
            yield return (ActionSentence.Of(guard, decided.p, Vocabulary), new Named.Party(decided.p.Role.Name));
        }
        else if (term is Term.Certificate certificate && Protocol.Issuing(certificate) is null && Protocol.Certificates.TryGetValue(certificate.Holder, out var declaration))
        {
            yield return (Prose.Of("name.issued", ("issuer", declaration.Issuer)), null);
        }
        else if (term is Term.Atom or Term.PublicKey or Term.PrivateKey or Term.Certificate)
        {
            yield return (Prose.Of("name.there-before"), null);
        }
        else if (Protocol.Steps.FirstOrDefault(s => Around(term, s) is not null) is { } step && step.Number <= glossary.Last)
        {
            yield return (Prose.Of("name.made-for", ("who", Vocables.Subject(step.From, Protocol)), ("message", Numbered(step.Number))), new Named.Party(step.From));
        }
    }

    private IEnumerable<(Prose Text, Named? Name)> Travels(Term term)
    {
        var isNone = true;
        foreach (var step in Protocol.Steps.Where(s => s.Number <= glossary.Last))
        {
            if (Around(term, step) is { } around)
            {
                isNone = false;
                var how = around.Count == 0 ? Prose.Of("name.in-the-clear") : Prose.Of("name.inside", ("container", Vocabulary.Label(around[0])));
                yield return (Prose.Of("name.travel", ("message", Numbered(step.Number)), ("from", Vocables.Subject(step.From, Protocol)), ("to", Vocables.Subject(step.To, Protocol)), ("how", how)), new Named.Message(step.Number));
            }
        }

        if (isNone)
        {
            yield return (glossary.Until is null ? Prose.Of("name.travels-nowhere") : Prose.Of("name.travels-not-yet"), null);
        }
    }

    private IReadOnlyList<Term>? Around(Term term, Step step) => glossary.Around(term, step.Message) ?? (step.Declined is { } declined ? glossary.Around(term, declined) : null);

    private Prose Numbered(int step) => Prose.Of("word.numbered", ("number", step), ("name", Protocol.Names.OfMessage(Protocol.Steps[step - 1].Name)));

    private IEnumerable<(Prose Text, Named? Name)> Checks(Func<CheckName, bool> wanted) => glossary is { TellsChecks: true, TellsOrder: true }
        ? glossary.Quest.Compiled.Checks.Where(wanted).Select(c => (
            Prose.Of("name.check", ("who", Vocables.Subject(c.Role, Protocol)), ("message", Numbered(Protocol.FindStep(c.Step)!.Number)), ("label", Vocables.OfCheck(c.Label))),
            (Named?)new Named.Check(c)))
        : [];
}
