using System.Globalization;
using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>Recipes in words: the parts of a message by their names in the protocol, and where the adversary has them from.</summary>
internal sealed class RecipeText(Cast cast, Interleaving runs)
{
    private Protocol Protocol => cast.Compiled.Protocol;

    /// <summary>A participant's name; with the role when it is another party's, and a number when the party plays it more than once besides an older run.</summary>
    public Prose Name(int participant)
    {
        var who = runs.Participants[participant];
        var name = cast.Name(who.Role, who.Casting);
        if (participant < runs.Older)
        {
            return Prose.Of("story.in-the-older-run", ("who", name));
        }

        var number = runs.Participants.Take(participant).Skip(runs.Older).Count(p => p.Role == who.Role && cast.Name(p.Role, p.Casting) == name) + 1;
        List<string> more = [.. name == cast.Party(who.Role, false) ? (string[])[] : [who.Role], .. number == 1 ? (string[])[] : [number.ToString(CultureInfo.InvariantCulture)]];
        name = more.Count == 0 ? name : $"{name} ({string.Join(", ", more)})";
        return new Prose(name, name);
    }

    /// <summary>A message to be delivered at a step.</summary>
    public Prose Delivery(Recipe message, int step)
    {
        if (Whole(message) is { } heard)
        {
            var spoken = runs.Heard[heard];
            return Prose.Of("story.what-sent-as", ("participant", Name(spoken.Participant)), ("steps", Protocol.Steps[spoken.Step - 1].Name));
        }

        // What is put around it by a channel is not told.
        var said = message.SaidAt(Protocol.Steps[step - 1]);
        var whole = said is null ? Protocol.Steps[step - 1].Message : Protocol.Steps[step - 1].Content;
        message = said ?? message;
        var expected = whole is Term.Tuple t ? t.Parts : [whole];
        var parts = message is Recipe.Composed { Constructor.IsTuple: true } c && expected.Count > 1 ? c.Inputs : [message];
        var shown = parts.Select((p, i) => (Label: i < expected.Count ? Protocol.Vocabulary.Label(expected[i]) : "", Text: Of(p))).ToList();
        return Prose.Join(", ", [.. shown.Select(s => s.Label == s.Text.En || s.Label.Length == 0 ? s.Text : Prose.Of("story.made-of", ("label", s.Label), ("text", s.Text)))]);
    }

    /// <summary>The message that a recipe passes on unchanged, or takes apart only to put it together again; null for others.</summary>
    private int? Whole(Recipe recipe) => recipe switch
    {
        Recipe.Heard h => h.Message,
        Recipe.Composed { Constructor.IsTuple: true, Inputs: var inputs } when inputs[0] is Recipe.Part { Of: Recipe.Heard h } && inputs.Select((p, i) => p.Equals(new Recipe.Part(h, i))).All(x => x)
            && Protocol.Steps[runs.Heard[h.Message].Step - 1].Message is Term.Tuple t && t.Parts.Count == inputs.Count => h.Message,
        _ => null,
    };

    /// <summary>What a term is called.</summary>
    public string Label(Term term) => Protocol.Vocabulary.Label(term);

    /// <summary>What is made of a recipe and, when it is taken out of something closed, with what that is opened.</summary>
    public Prose WithOpeners(Recipe recipe)
    {
        var keys = new List<Prose>();
        var inner = recipe;
        while (inner is Recipe.Part or Recipe.Cut or Recipe.Opened)
        {
            if (inner is Recipe.Opened o)
            {
                keys.Insert(0, Of(o.Key));
            }

            inner = inner switch { Recipe.Part p => p.Of, Recipe.Cut c => c.Of, _ => ((Recipe.Opened)inner).Of };
        }

        return keys.Count == 0 ? Of(recipe) : Prose.Of("story.opened-with", ("text", Of(recipe)), ("keys", Prose.Join(", ", keys)));
    }

    /// <summary>What is made of a recipe, in words.</summary>
    public Prose Of(Recipe recipe)
    {
        switch (recipe)
        {
            case Recipe.Cut { Length: { } length } cut when TermAt(cut.Of).Term is not Term.Concatenation:
                return Prose.Of("story.bytes-of", ("from", cut.Start), ("to", cut.Start + length - 1), ("whole", Of(cut.Of)));
            case Recipe.Heard or Recipe.Part or Recipe.Opened or Recipe.Cut:
                var (label, message) = Place(recipe);
                return message < runs.Heard.Count
                    ? Prose.Of("story.of", ("label", label), ("participant", Name(runs.Heard[message].Participant)))
                    : new Prose(label, label);
            case Recipe.Known { Term: Term.Function f } k when Protocol.Roles.FirstOrDefault(r => !k.Casting.IsHonest(r.Name) && Protocol.Vocabulary.FunctionsOf(r.Name).Contains(f.Name)) is { } who:
                return Prose.Of("story.looked-up-by", ("label", Label(f)), ("party", cast.Name(who.Name, k.Casting)));
            case Recipe.Known { Term: Term.Function f } k when Protocol.Roles.FirstOrDefault(r => !k.Casting.IsHonest(r.Name) && Protocol.Knows[r.Name].Contains(f)) is { } who:
                // An entry that both parties of an order have is the same whoever has it.
                return Prose.Of("story.of", ("label", Label(f)), ("participant", cast.Name(who.Name, k.Casting)));
            case Recipe.Known k:
                var dishonest = IsDishonest(k) ? "'" : "";
                var name = k.Term is Term.Atom a && Protocol.Roles.FirstOrDefault(r => r.Symbol == a.Name) is { } role
                    ? $"\"{cast.Name(role.Name, k.Casting)}\""
                    : Protocol.Vocabulary.Label(k.Term) + dishonest;
                return new Prose(name, name);
            case Recipe.Literal l:
                return new Prose($"\"{l.Text}\"", $"\"{l.Text}\"");
            case Recipe.Made m:
                return m.Text is { } value ? Prose.Of("story.made-up-as", ("what", MadeUp(m.Sort)), ("value", value)) : MadeUp(m.Sort);
            case Recipe.Compromised c:
                return Prose.Of("story.of-the-older-run", ("label", Label(c.Atom)));
            case Recipe.OwnKey o:
                return Prose.Of("story.own-key", ("number", o.Number));
            case Recipe.Composed { Inputs: [Recipe.OwnKey o] } k when k.Constructor == Constructor.PublicKey:
                return Prose.Of("story.own-public-key", ("number", o.Number));
            case Recipe.Composed { Constructor.IsIssued: true } c:
                return Prose.Of("story.certificate", ("holder", new Term.Certificate(c.Label).ToString()), ("told", Prose.Join(", ", [.. c.Inputs.Skip(1).Select(Of)])), ("signer", Of(c.Inputs[0])));
            case Recipe.Composed { Constructor.IsTuple: true } t:
                var inside = Inside(t);
                return Prose.Of("story.inside", ("inside", inside));
            case Recipe.Composed { Constructor.IsRun: true } c:
                var run = c.Inputs.Select(Of).ToList();
                return Prose.Join(" || ", run);
            case Recipe.Composed c:
                var inputs = c.Inputs.Select((r, i) => i == c.Inputs.Count - 1 ? Inside(r) : Of(r)).ToList();
                return new Prose(c.Constructor.Written(c.Label, inputs.Select(i => i.En).ToList()), c.Constructor.Written(c.Label, inputs.Select(i => i.Es).ToList()));
            default:
                return Prose.Of("story.the-guess");
        }
    }

    private static Prose MadeUp(Sort sort) => sort.Kind switch
    {
        SortKind.Amount => Prose.Of("story.made-up-amount"),
        SortKind.Account => Prose.Of("story.made-up-account"),
        SortKind.Text => Prose.Of("story.made-up-text"),
        SortKind.Date => Prose.Of("story.made-up-date"),
        SortKind.Nonce => Prose.Of("story.made-up-nonce"),
        SortKind.Digest => Prose.Of("story.made-up-digest"),
        SortKind.Secret => Prose.Of("story.made-up-secret"),
        SortKind.Agent => Prose.Of("story.made-up-agent"),
        SortKind.Number => Prose.Of("story.made-up-number"),
        SortKind.Decision => Prose.Of("story.made-up-decision"),
        SortKind.Key => Prose.Of("story.made-up-key"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether something known belongs to a dishonest party, and not to everybody.</summary>
    private bool IsDishonest(Recipe.Known known)
    {
        bool Owns(string holder) => Protocol.Owners.TryGetValue(holder, out var owner) && !known.Casting.IsHonest(owner);
        return known.Term.SelfAndDescendants.Any(t => t switch
        {
            Term.Atom a => cast.ValueOf(a.Name, known.Casting).Dishonest.Count > 0,
            Term.PublicKey k => Owns(k.Holder),
            Term.PrivateKey k => Owns(k.Holder),
            Term.Certificate c => Owns(c.Holder),
            Term.Sealed s => Owns(s.Holder),
            Term.Signed s => Owns(s.Holder),
            _ => false,
        });
    }

    /// <summary>The content of a digest or of something encrypted: the parts of a tuple without brackets of their own.</summary>
    private Prose Inside(Recipe recipe)
    {
        if (recipe is not Recipe.Composed { Constructor.IsTuple: true } tuple)
        {
            return Of(recipe);
        }

        var parts = tuple.Inputs.Select(Of).ToList();
        return Prose.Join(", ", parts);
    }

    /// <summary>What a part of a message is called in the protocol, and which message that is.</summary>
    private (string Label, int Message) Place(Recipe recipe)
    {
        var (term, message) = TermAt(recipe);
        return (term is null ? "?" : Protocol.Vocabulary.Label(term), message);
    }

    /// <summary>The term that a part of a message is in the protocol, and which message that is.</summary>
    public (Term? Term, int Message) TermAt(Recipe recipe)
    {
        switch (recipe)
        {
            case Recipe.Heard h:
                return (h.Message < runs.Heard.Count ? Protocol.Steps[runs.Heard[h.Message].Step - 1].Message : null, h.Message);
            case Recipe.Part p:
                var (whole, message) = TermAt(p.Of);
                return (whole is Term.Tuple t && p.Index < t.Parts.Count ? t.Parts[p.Index] : null, message);
            case Recipe.Opened o:
                var (closed, from) = TermAt(o.Of);
                return (closed is not null && Constructor.Of(closed) is { OpenedBy: not OpenedBy.None } ? Constructor.ContentOf(closed) : null, from);
            case Recipe.Cut c:
                return TermAt(c.Of);
            case Recipe.Known k:
                return (k.Term, int.MaxValue);
            default:
                return (null, int.MaxValue);
        }
    }
}
