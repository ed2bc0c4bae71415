using PaymentQuest.Knowledge;
using PaymentQuest.Quests;
using PaymentQuest.Terms;

namespace PaymentQuest.Screens;

/// <summary>A palette as it is offered on the screen.</summary>
internal static class Offered
{
    /// <summary>The longest list in the order of the run. Where there is more than two screens of it, nobody finds anything.</summary>
    private const int LongestInOrder = 24;

    /// <summary>
    /// The palette without what the slot does not let through, the likelier parts first: names of parties and certificates are rarely
    /// what a message is made of. A long one begins with what occurs somewhere in the message.
    /// </summary>
    public static Palette Of(Palette palette, Slot slot, Vocabulary vocabulary)
    {
        var items = palette.Items.ToList();
        if (slot.Definition is { } name && vocabulary.Expand(new Term.Atom(name)) is { } defined)
        {
            // What contains the thing that is to be defined cannot define it, and would tell some of it.
            items.RemoveAll(i => i.Term.SelfAndDescendants.Contains(defined));
        }

        if (slot.InAtoms)
        {
            // Somebody who holds a composed value can write it out without knowing its parts, so the parts are offered instead of its name.
            var composed = items.Where(i => UsesDefinition(i.Name, vocabulary)).ToList();
            items.RemoveAll(composed.Contains);
            foreach (var item in composed)
            {
                var parts = item.Term.SelfAndDescendants.Where(t => t is Term.Atom && items.All(i => !i.Term.Equals(t))).Distinct().ToList();
                items.AddRange(parts.Select(p => new PaletteItem(vocabulary.Label(p), p, "", new Derivation(p, Origin.Part, [item.Why]))));
            }
        }

        var message = slot.Step.Content.SelfAndDescendants.ToHashSet();
        var isLong = items.Count > LongestInOrder;
        return palette with { Items = items.OrderBy(i => IsUnlikely(i.Term, vocabulary)).ThenBy(i => isLong && !Occurs(i.Term, message)).ToSequence() };
    }

    /// <summary>Whether a term is in a message: as it stands, or spliced.</summary>
    private static bool Occurs(Term term, HashSet<Term> message) => message.Contains(term) || (term is Term.Tuple tuple && tuple.Parts.All(p => Occurs(p, message)));

    private static bool UsesDefinition(string name, Vocabulary vocabulary) =>
        Notation.Parse(name, vocabulary.Algorithms).Term is { } term && term.SelfAndDescendants.Any(t => t is Term.Atom a && vocabulary.Definitions.ContainsKey(a.Name));

    private static bool IsUnlikely(Term term, Vocabulary vocabulary) =>
        term is Term.Certificate || (term is Term.Atom a && vocabulary.Atoms.TryGetValue(a.Name, out var sort) && sort.Kind == SortKind.Agent);
}
