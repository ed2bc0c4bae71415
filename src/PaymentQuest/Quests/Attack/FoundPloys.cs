using System.Globalization;
using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Constructors;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>
/// A found attack as ploys: its recipes in the notation of the board. Not every recipe can be written there (a made-up certificate), and
/// what is written is not always what was meant, so who uses the ploys plays them first.
/// </summary>
internal sealed class FoundPloys
{
    private readonly Cast _cast;
    private readonly BoardNames _names;
    private readonly Interleaving _runs;
    private readonly RecipeText _places;
    private readonly Dictionary<Recipe, string> _named = [];
    private readonly List<string?> _lines = [];

    private FoundPloys(Cast cast, BoardNames names)
    {
        _cast = cast;
        _names = names;
        _runs = new Interleaving(cast);
        _places = new RecipeText(cast, _runs);
    }

    private Protocol Protocol => _cast.Compiled.Protocol;

    /// <summary>The lines; null when a move cannot be written.</summary>
    /// <param name="cast">The parties of the search.</param>
    /// <param name="names">What things are called.</param>
    /// <param name="script">The attack.</param>
    /// <param name="claim">What it violates.</param>
    public static Sequence<string>? Of(Cast cast, BoardNames names, Script script, Claim claim)
    {
        var ploys = new FoundPloys(cast, names);
        foreach (var move in script.Moves)
        {
            ploys._lines.Add(ploys.Line(move));
            ploys._runs.Play(move);
        }

        if (script.Disclosure is Disclosure.Tested test)
        {
            ploys._lines.Add(claim is Claim.Guessable { Value: Term.Atom atom } && test is { Against: { } against, Signer: null } && ploys.Body(test.Guess, atom.Name) is { } made && ploys.Body(against) is { } held
                ? $"guess {atom.Name} by {made} = {held}"
                : null);
        }

        return ploys._lines.Contains(null) ? null : ploys._lines.Select(l => l!).ToSequence();
    }

    private string? Line(Adversaries.Move move)
    {
        switch (move)
        {
            case Adversaries.Move.Start s:
                var with = s.Casting.Dishonest.Where(d => d != s.Role).ToList();
                return $"start {s.Role}{(with.Count == 0 ? "" : $" with {string.Join(", ", with)}")}{(s.Casting.Order == 1 ? "" : $" order {Show(s.Casting.Order)}")}{(s.Casting.IsReversed ? " reversed" : "")}";
            case Adversaries.Move.Deliver { Message: Recipe.Heard h } d:
                return $"pass {Show(h.Message + 1)} to {Label(d.Participant)}";
            case Adversaries.Move.Deliver d:
                var said = _runs.Participants[d.Participant].Awaits is { } step ? d.Message.SaidAt(step) : null;
                return Body(said ?? d.Message) is { } body ? $"send {Label(d.Participant)} {body}" : null;
            case Adversaries.Move.Lapse l:
                return $"timeout {Label(l.Participant)}";
            case Adversaries.Move.Wait w:
                return $"wait {w.Seconds.ToString(CultureInfo.InvariantCulture)}";
            default:
                return null;
        }
    }

    private string Label(int participant)
    {
        var role = _runs.Participants[participant].Role;
        return Protocol.RoleNamed(role).Symbol + Show(_runs.Participants.Take(participant + 1).Skip(_runs.Older).Count(p => p.Role == role));
    }

    /// <summary>The content of a message, a digest, an envelope: a tuple without brackets around it.</summary>
    private string? Body(Recipe recipe, string? guessed = null) => recipe is Recipe.Composed { Constructor.IsTuple: true } tuple ? Joined(tuple.Inputs, ", ", guessed) : Text(recipe, guessed);

    private string? Joined(IEnumerable<Recipe> recipes, string separator, string? guessed)
    {
        var parts = recipes.Select(r => r is Recipe.Composed { Constructor.IsTuple: true } t ? (Body(t, guessed) is { } inner ? $"({inner})" : null) : Text(r, guessed)).ToList();
        return parts.Contains(null) ? null : string.Join(separator, parts);
    }

    private string? Text(Recipe recipe, string? guessed) => recipe switch
    {
        Recipe.Heard h => $"@{Show(h.Message + 1)}",
        Recipe.Part or Recipe.Opened => _places.TermAt(recipe) is ({ } term, var message) ? Place(term, message) : null,
        Recipe.Known k => _names.Of(k.Term, k.Casting).ToString(),
        Recipe.Compromised c => Place(c.Atom, _runs.FirstWith(c.Atom)),
        Recipe.OwnKey o => Own(o) is { } holder ? new Term.PrivateKey(holder).ToString() : null,
        Recipe.Composed { Inputs: [Recipe.OwnKey o] } k when k.Constructor == Constructor.PublicKey => Own(o) is { } holder ? new Term.PublicKey(holder).ToString() : null,
        Recipe.Literal l => new Term.Literal(l.Text).ToString(),
        Recipe.Made { Sort.Kind: SortKind.Number } m => m.Text ?? WholeNumber.Show(m.Number),
        Recipe.Made m => MadeUp(m),
        Recipe.Cut c => Cut(c),
        Recipe.Guessed => guessed,
        Recipe.Composed c => Composed(c, guessed),
        _ => null,
    };

    /// <summary>What was heard, with the number of its message; of a tuple each part.</summary>
    private string Place(Term term, int message) => term is Term.Tuple tuple
        ? string.Join(", ", tuple.Parts.Select(p => Place(p, message)))
        : term.IsFixed ? term.ToString() : $"{(Protocol.Vocabulary.Shown.ContainsKey(term) ? term.ToString() : Protocol.Vocabulary.Label(term))}@{Show(message + 1)}";

    private string? Composed(Recipe.Composed composed, string? guessed)
    {
        var inputs = composed.Inputs;
        var constructor = composed.Constructor;
        if (constructor.IsIssued)
        {
            return _named.TryGetValue(composed, out var name) ? name
                : Joined(inputs.Skip(1), ", ", guessed) is { } told && Text(inputs[0], guessed) is { } signer
                    ? Named(composed, New("CERTIFIED"), n => $"certify {new Term.Certificate(composed.Label)} of {told} by {signer} as {n}")
                    : null;
        }

        if (constructor.IsRun)
        {
            return Joined(inputs, constructor.Signs.Between, guessed);
        }

        if (constructor.Octets is null || constructor.IsTuple)
        {
            return null;
        }

        var written = inputs.Select((input, i) => i == inputs.Count - 1 ? Body(input, guessed) : constructor.HolderKey is null ? Text(input, guessed) : Key(constructor, input)).ToList();
        return written.Contains(null) ? null : constructor.Written(composed.Label, written.Select(w => w!).ToList());
    }

    /// <summary>A holder's key as it is written before brackets.</summary>
    private string? Key(Constructor constructor, Recipe key) => constructor.DigestsLast
        ? key is Recipe.Known { Term: Term.PrivateKey } or Recipe.OwnKey ? Text(key, null) : null
        : Holder(key) is { } holder ? constructor.HolderKey!(holder).ToString() : null;

    private string? Holder(Recipe key) => key switch
    {
        Recipe.Known { Term: Term.PublicKey } k => ((Term.PublicKey)_names.Of(k.Term, k.Casting)).Holder,
        Recipe.Composed { Inputs: [Recipe.Known { Term: Term.PrivateKey } k] } made when made.Constructor == Constructor.PublicKey => ((Term.PrivateKey)_names.Of(k.Term, k.Casting)).Holder,
        Recipe.Composed { Inputs: [Recipe.OwnKey o] } => Own(o),
        Recipe.Part or Recipe.Opened => (_places.TermAt(key).Term as Term.PublicKey)?.Holder,
        _ => null,
    };

    /// <summary>What the adversary's own key pairs are called: like a holder with a prime more for each.</summary>
    private string? Own(Recipe.OwnKey own) =>
        Protocol.Holders.FirstOrDefault() is { } holder ? holder + new string('\'', own.Number + (_names.HasDishonest(holder) ? 1 : 0)) : null;

    /// <summary>
    /// A made-up value is called like an atom of its sort that nobody has beforehand, or like a definition of its length, with a prime for each value; where
    /// there is none it is made under a name of its own.
    /// </summary>
    private string MadeUp(Recipe.Made made)
    {
        if (_named.TryGetValue(made, out var name))
        {
            return name;
        }

        if (made.Text is { } text)
        {
            return Named(made, New("MADE"), n => $"make {n} as {made.Sort} {text}");
        }

        var vocabulary = Protocol.Vocabulary;
        var atoms = Protocol.Fresh.Keys.Where(a => vocabulary.Atoms[a] is var sort && sort.Kind == made.Sort.Kind && (sort.Size == made.Sort.Size || sort.Kind == SortKind.Key)).Order(StringComparer.Ordinal);
        var definitions = vocabulary.Definitions.Where(d => made.Sort.Size > 0 && made.Sort.Size == Length(vocabulary.Expand(d.Value))).Select(d => d.Key);
        return atoms.Concat(definitions).FirstOrDefault() is { } plain
            ? Named(made, plain + new string('\'', 1 + _named.Values.Count(n => n.TrimEnd('\'') == plain)))
            : Named(made, New("MADE"), n => $"make {n} as {made.Sort}");
    }

    private string? Cut(Recipe.Cut cut) => _named.TryGetValue(cut, out var name) ? name
        : cut is { Start: >= 0, Length: { } length, Tag: Recipe.Cut.OctetString } && Text(cut.Of, null) is { } whole ? Named(cut, New("PIECE"), n => $"cut {Show(length)} at {Show(cut.Start)} of {whole} as {n}")
        : null;

    /// <summary>Gives something a name; the line that makes it goes before the one in which it is wanted.</summary>
    private string Named(Recipe recipe, string name, Func<string, string>? line = null)
    {
        _named.Add(recipe, name);
        if (line is not null)
        {
            _lines.Add(line(name));
        }

        return name;
    }

    private string New(string stem) => Enumerable.Range(1, int.MaxValue).Select(n => stem + Show(n)).First(n => !Protocol.Vocabulary.Names.Contains(n) && !_named.ContainsValue(n));

    private int Length(Term? term) => term is not null && Form.Made(term, Protocol.Vocabulary, _cast.Suite) is { HasKnownLength: true, Length: var length } ? length : 0;

    private static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
