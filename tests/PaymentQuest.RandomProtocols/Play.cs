using PaymentQuest.Adversaries;
using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>Moves that were really played, on octets, and what the adversary has then.</summary>
internal sealed class Play
{
    private readonly Field _field;
    private readonly List<Move> _moves = [];
    private readonly List<List<byte[]?>> _received = [];
    private readonly List<string> _read = [];
    private int _heard;

    public Play(Field field)
    {
        _field = field;
        Runs = new Interleaving(field.Cast);
        Holdings = field.Beforehand.Copy();
    }

    /// <summary>What happened.</summary>
    public Interleaving Runs { get; }

    /// <summary>What the adversary has.</summary>
    public Holdings Holdings { get; }

    /// <summary>The moves.</summary>
    public IReadOnlyList<Move> Moves => _moves;

    /// <summary>How many messages were delivered.</summary>
    public int Delivered => _moves.Count(m => m is Move.Deliver);

    /// <summary>What the state is known by: who is there, with whom, and what each has received.</summary>
    public string State => StateOf(_read, _moves.Count(m => m is Move.Wait));

    /// <summary>What the state after a move would be known by.</summary>
    public string StateAfter(Move move) => move switch
    {
        Move.Start s => StateOf(_read.Append(Begun(s)), _moves.Count(m => m is Move.Wait)),
        Move.Deliver d => StateOf(_read.Select((r, i) => i == d.Participant ? $"{r} {Turn}{Convert.ToBase64String(Runs.Make(d.Message)!)}" : r), _moves.Count(m => m is Move.Wait)),
        Move.Lapse l => StateOf(_read.Select((r, i) => i == l.Participant ? $"{r} {Turn}{Lapsed}" : r), _moves.Count(m => m is Move.Wait)),
        _ => StateOf(_read, _moves.Count(m => m is Move.Wait) + 1),
    };

    private const string Lapsed = "-";

    /// <summary>Where parties remember what others made them remember, it counts when each received what.</summary>
    private string Turn => _field.Remembers ? $"{_moves.Count}:" : "";

    private static string StateOf(IEnumerable<string> read, int waits) => $"{string.Join('|', read)}|{waits}";

    private static string Begun(Move.Start start) => $"{start.Role} {string.Join('+', start.Casting.Dishonest)} {start.Casting.Order} {start.Casting.IsReversed}";

    /// <summary>The same moves, once more, up to where they can be played.</summary>
    public static Play? Again(Field field, IEnumerable<Move> moves)
    {
        var play = new Play(field);
        return moves.All(play.Do) ? play : null;
    }

    /// <summary>Whether a party would accept a message, as far as that does not depend on others.</summary>
    public bool WouldAccept(int participant, byte[] octets) => _field.WouldAccept(Runs.Participants[participant], participant, _received[participant], _read[participant], octets);

    /// <summary>Plays a move; false when it cannot be, or is refused: then the play is of no more use.</summary>
    public bool Do(Move move)
    {
        var delivered = (move as Move.Deliver)?.Message;
        var octets = delivered is null ? null : Runs.Make(delivered);
        var turn = Turn;
        if (!Runs.Play(move))
        {
            return false;
        }

        _moves.Add(move);
        if (move is Move.Start start)
        {
            _received.Add([]);
            _read.Add(Begun(start));
        }
        else if (move is Move.Deliver { Participant: var to })
        {
            _received[to].Add(octets!);
            _read[to] += $" {turn}{Convert.ToBase64String(octets!)}";

            // What has chance in it is made once, and can be sent again.
            foreach (var piece in Pieces(delivered!).Where(p => p is Recipe.Made or Recipe.Found or Recipe.Composed { Constructor.HasChance: true }))
            {
                Holdings.Take(piece, Runs.Make(piece)!);
            }
        }

        else if (move is Move.Lapse { Participant: var who })
        {
            _received[who].Add(null);
            _read[who] += $" {turn}{Lapsed}";
        }

        for (; _heard < Runs.Heard.Count; _heard++)
        {
            Holdings.Take(new Recipe.Heard(_heard), Runs.Heard[_heard].Octets);
        }

        return true;
    }

    /// <summary>A way to make something of a term's form that a party could accept; null when none was found this time.</summary>
    public Recipe? Craft(Term term, int? receiver, Dice dice, bool isComparing = true) =>
        new Crafting(_field, Holdings, r => Runs.Make(r), t => receiver is { } to && isComparing ? _field.Referee.Value(t, Runs, to) : null, dice).Draw(term);

    private static IEnumerable<Recipe> Pieces(Recipe recipe) => recipe is Recipe.Composed c ? c.Inputs.SelectMany(Pieces).Prepend(recipe) : [recipe];
}
