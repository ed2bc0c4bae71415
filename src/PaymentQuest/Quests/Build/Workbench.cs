using PaymentQuest.Constructors;
using PaymentQuest.Knowledge;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>Something that a role can put into a message.</summary>
/// <param name="Name">How it is written.</param>
/// <param name="Term">The canonical term.</param>
/// <param name="Value">Its value as people read it.</param>
/// <param name="Why">How the role knows it.</param>
public sealed record PaletteItem(string Name, Term Term, string Value, Derivation Why);

/// <summary>A constructor that a role can apply, as it is written before and after its content: <c>PK_A(</c> and <c>)</c>.</summary>
public sealed record PaletteConstructor(string Before, string After);

/// <summary>What a player can build with.</summary>
/// <param name="Items">Values that the role holds at this point, in the order in which it got them, then definitions that it can compute.</param>
/// <param name="Constructors">Constructors.</param>
public sealed record Palette(Sequence<PaletteItem> Items, Sequence<PaletteConstructor> Constructors);

/// <summary>The octets that notation stands for at this point.</summary>
/// <param name="Octets">The message; null when it cannot be composed.</param>
/// <param name="Fields">Its fields by the player's own term.</param>
/// <param name="Problem">Why there are no octets; null when there are.</param>
/// <param name="SealedOctets">For each public-key encryption in it: the holder, how many octets it carries and how many it could.</param>
public sealed record Preview(byte[]? Octets, Sequence<MessageField> Fields, BuildOutcome? Problem, Sequence<(string Holder, int Octets, int Capacity)> SealedOctets);

/// <summary>What lies before a player who composes a message: what the role knows, and what the draft would be on the wire.</summary>
public static class Workbench
{
    /// <summary>The palette of a slot.</summary>
    public static Palette PaletteOf(BuildQuest quest, Slot slot, ulong seed)
    {
        var protocol = quest.Protocol;
        var role = slot.Step.From;
        var knowledge = KnowledgeAt(quest, slot);
        var run = Run.Execute(quest.Plan(seed) with { StopAfter = slot.Step.Number });
        var values = run.Roles.TryGetValue(role, out var state) ? state : null;
        var items = new List<PaletteItem>();
        foreach (var fact in knowledge.Facts.Where(f => f.Term is not (Term.Tuple or Term.PrivateKey or Term.PublicKey) && !protocol.Vocabulary.IsOfChannel(f.Term) && !protocol.Vocabulary.Shown.ContainsKey(f.Term)))
        {
            var octets = values?.Octets(fact.Term);
            if (octets is null && fact.Origin == Origin.Certified)
            {
                continue;
            }

            items.Add(new PaletteItem(protocol.Vocabulary.Label(fact.Term), fact.Term, octets is null ? "" : TermText.Of(fact.Term, octets, protocol.Vocabulary), fact));
        }

        foreach (var (name, written) in protocol.Vocabulary.Definitions)
        {
            if (!slot.InAtoms && !slot.Without.Contains(name) && protocol.Vocabulary.Expand(written) is { } term
                && items.All(i => !i.Term.Equals(term)) && knowledge.Derive(term) is { } derivation)
            {
                items.Add(new PaletteItem(name, term, "", derivation));
            }
        }

        return new Palette(items.Where(i => !slot.Without.Contains(i.Name)).DistinctBy(i => i.Name).ToSequence(), Constructors(protocol, knowledge));
    }

    /// <summary>What the role of a slot knows before it composes the message, its own fresh values included.</summary>
    public static KnowledgeSet KnowledgeAt(BuildQuest quest, Slot slot)
    {
        var knowledge = RoleKnowledge.Of(quest.Protocol, quest.Compiled.Programs[slot.Step.From], slot.Step.Number, isBeforeSending: true);
        foreach (var (atom, _) in quest.Protocol.Fresh.Where(f => f.Value == slot.Step.From).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            knowledge.Learn(new Derivation(new Term.Atom(atom), Origin.Generated));
        }

        return knowledge;
    }

    /// <summary>What the role of a slot lacks to compose a term; the term itself when it could only be constructed anew.</summary>
    internal static Sequence<Term> Missing(BuildQuest quest, Slot slot, Term term) => KnowledgeAt(quest, slot).WhyNot(term)?.Missing ?? [term];

    /// <summary>What a draft would be on the wire.</summary>
    public static Preview Preview(BuildQuest quest, Slot slot, string notation, ulong seed)
    {
        Preview Without(BuildOutcome problem) => new(null, [], problem, []);

        var protocol = quest.Protocol;
        var reading = protocol.Vocabulary.Read(notation);
        if (reading is not TermReading.Read { Canonical: var term })
        {
            return Without(BuildJudge.Unread(reading));
        }

        // The draft itself is sent as the whole message, also where it is only the body of a definition: what counts is its octets.
        var role = protocol.RoleNamed(slot.Step.From);
        var upToHere = protocol.UpTo(slot.Step.Number);
        if (BuildJudge.Program(upToHere, role, new Dictionary<int, Term> { [slot.Step.Number] = term }) is not { } program)
        {
            return Without(new BuildOutcome.CannotCompose(Missing(quest, slot, term)));
        }

        var before = Run.Execute(quest.Plan(seed) with { StopAfter = slot.Step.Number - 1, Programs = new Dictionary<string, RoleProgram> { [role.Name] = program } });
        if (!before.Roles.TryGetValue(role.Name, out var sender))
        {
            return Without(new BuildOutcome.Refused(before.Verdict));
        }

        var sent = sender.Send(slot.Step.Number);
        return sent is StepOutcome.Sent(var travelling) && (sender.Said(slot.Step, travelling) ?? travelling) is var octets
            ? new Preview(octets, Fields(slot.Step.Unwrapped(), term, octets), null, Sealed(term, sender, program, quest))
            : Without(new BuildOutcome.Refused((sent as StepOutcome.Ended)?.Verdict ?? before.Verdict));
    }

    /// <summary>The fields of a draft by its own terms; of one that is written as the message's text by those of the message.</summary>
    private static Sequence<MessageField> Fields(Step step, Term term, byte[] octets) =>
        step.Wire.IsText(step.Message) && step.Wire.Fields(step.Message, octets) is not null
            ? MessageField.Of(step, octets)
            : MessageField.Of(step with { Message = term, Declined = null }, octets);

    private static Sequence<(string, int, int)> Sealed(Term term, RoleRun sender, RoleProgram program, BuildQuest quest)
    {
        var loads = new List<(string, int, int)>();
        foreach (var compute in program.Actions.OfType<RoleAction.Compute>())
        {
            if (compute.Expression is Expression.Built { Term: Term.Sealed s, Inputs: var inputs } && term.SelfAndDescendants.Contains(s) && sender.Plaintext(inputs[1]) is { } content)
            {
                loads.Add((s.Holder, content.Length, quest.Suite.SealCapacity));
            }
        }

        return loads.ToSequence();
    }

    /// <summary>Digests first, then what is made with the keys of holders, then what is made with shared ones.</summary>
    private static Sequence<PaletteConstructor> Constructors(Protocol protocol, KnowledgeSet knowledge)
    {
        var offered = Constructor.Offered(protocol.Vocabulary, protocol.Steps.Select(s => s.Content)).Select(before => new PaletteConstructor(before, ")")).ToList();
        var held = from holder in protocol.Vocabulary.Holders.Except(protocol.Vocabulary.Unwritten).Order(StringComparer.Ordinal)
                   from constructor in Constructor.All.Values
                   where constructor.HolderKey is not null && knowledge.Derive(constructor.HolderKey(holder)) is not null
                   select new PaletteConstructor(constructor.HolderKey!(holder) + constructor.Signs.Before, constructor.Signs.After);
        return [offered[0], .. held, .. offered.Skip(1)];
    }
}
