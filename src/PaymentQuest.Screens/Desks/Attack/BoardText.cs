using System.Globalization;
using PaymentQuest.Documents;
using PaymentQuest.Quests;
using PaymentQuest.Runs;

namespace PaymentQuest.Screens;

/// <summary>An attack quest in words: what came of each ploy, and what was violated.</summary>
public sealed class BoardText(Board board, Language language)
{
    private static readonly Prose Begins = new("{0} begins", "{0} empieza");
    private static readonly Prose Accepts = new("{0} accepts {1}", "{0} acepta {1}");
    private static readonly Prose Refuses = new("{0} refuses {1} at {2}: {3}", "{0} rechaza {1} en {2}: {3}");
    private static readonly Prose CannotRead = new("{0} cannot read {1}: {2} belongs at octet {3}", "{0} no puede leer {1}: en el octeto {3} va {2}");
    private static readonly Prose Stalls = new("{0} cannot go on after {1}: {2}", "{0} no puede seguir tras {1}: {2}");
    private static readonly Prose Sends = new(" and sends {0}", " y envía {0}");
    private static readonly Prose Dropped = new("message {0} is off the network", "el mensaje {0} sale de la red");
    private static readonly Prose Kept = new("message {0} is kept for later", "el mensaje {0} se guarda para luego");
    private static readonly Prose Inside = new("message {0}: {1}", "mensaje {0}: {1}");
    private static readonly Prose Waited = new("{0} seconds pass", "pasan {0} segundos");
    private static readonly Prose NamedSo = new("{0} stands for that now", "{0} representa eso desde ahora");
    private static readonly Prose FoundSo = new("{0} is {1}: found at guess {2}", "{0} es {1}: hallado en el intento {2}");
    private static readonly Prose NoneFits = new("none of {0} values fits", "ninguno de los {0} valores encaja");
    private static readonly Prose NotDone = new("column {0}: {1}", "columna {0}: {1}");
    private static readonly Prose Violated = new("violated: {0}", "violado: {0}");
    private static readonly Prose Holds = new("no goal is violated", "no se ha violado ningún objetivo");
    private static readonly Prose StoppedAt = new("{0} stops these ploys at {1}", "{0} frena estos ardides en {1}");
    private static readonly Prose NotStopped = new("{0} does not stop these ploys", "{0} no frena estos ardides");

    /// <summary>Each ploy of the player with what came of it, then what was violated.</summary>
    public IEnumerable<string> Lines()
    {
        for (var i = 0; i < board.Turns.Count; i++)
        {
            yield return $"{(i + 1).ToString(CultureInfo.InvariantCulture)}. {board.Turns[i].Line}";
            yield return "   " + Of(board.Turns[i]);
        }

        foreach (var line in Outcome())
        {
            yield return line;
        }
    }

    /// <summary>Whether a goal is violated, and which.</summary>
    public IEnumerable<string> Outcome()
    {
        if (board.Breach is not { } breach)
        {
            return [Holds.In(language)];
        }

        return [Violated.Fill(language, breach.Goal), breach.Story.In(language)];
    }

    /// <summary>Where the repaired protocol stops ploys that win.</summary>
    /// <param name="stoppedBy">The name of the check or the word of the ploy; null when nothing stops them.</param>
    public string Repaired(string? stoppedBy)
    {
        var id = board.Quest.Repaired.Compiled.Protocol.Id;
        return stoppedBy is null ? NotStopped.Fill(language, id) : StoppedAt.Fill(language, id, stoppedBy);
    }

    /// <summary>A participant: the party's name and the label.</summary>
    public string Who(int participant)
    {
        var who = board.Runs.Participants[participant];
        return $"{board.Runs.Cast.Name(who.Role, who.Casting)} ({board.Label(participant)})";
    }

    /// <summary>What came of one ploy.</summary>
    public string Of(Turn turn) => turn.Outcome switch
    {
        TurnOutcome.Started => Begins.Fill(language, Named(turn)) + Sent(turn),
        TurnOutcome.Accepted => Accepts.Fill(language, Named(turn), turn.Step!.Name) + Sent(turn),
        TurnOutcome.Refused => Refused(turn) + Sent(turn),
        TurnOutcome.Found => FoundSo.Fill(language, ((Ploy.Guess)turn.Ploy!).Atom, turn.Guess.Value!, turn.Guess.Tried),
        TurnOutcome.NotFound => NoneFits.Fill(language, turn.Guess.Tried),
        TurnOutcome.Impossible => NotDone.Fill(language, turn.Problem!.Column + 1, turn.Problem.Message.In(language)),
        _ => Done(turn.Ploy!),
    };

    /// <summary>What a message is made of, as far as the adversary can take it apart.</summary>
    public string Parts(int message) => string.Join(", ", board.Holdings.All.Where(h => h.Message == message).Select(Label));

    /// <summary>What a holding is called: as on the board; what the protocol has a name for goes by that name, whoever's values are inside.</summary>
    public string Label(Holding holding)
    {
        var vocabulary = board.Field.Compiled.Protocol.Vocabulary;
        var (own, plain) = (vocabulary.Label(holding.Term), vocabulary.Label(holding.Plain));
        return own.Count(IsBracket) > plain.Count(IsBracket) ? plain : own;
        static bool IsBracket(char sign) => sign is '(' or '[';
    }

    /// <summary>A message and what it is made of.</summary>
    public string Told(int message) => Inside.Fill(language, message, Parts(message));

    private string Named(Turn turn) => board.Participant(turn.Who!) is { } participant ? Who(participant) : turn.Who!;

    private string Done(Ploy ploy) => ploy switch
    {
        Ploy.Drop d => Dropped.Fill(language, d.Message),
        Ploy.Hold h => Kept.Fill(language, h.Message),
        Ploy.Read r => Told(r.Message),
        Ploy.Wait w => Waited.Fill(language, w.Seconds),
        Ploy.Let l => NamedSo.Fill(language, l.Name),
        Ploy.Flip f => NamedSo.Fill(language, f.Name),
        Ploy.Make m => NamedSo.Fill(language, m.Name),
        Ploy.Cut c => NamedSo.Fill(language, c.Name),
        _ => "",
    };

    private string Refused(Turn turn) => turn.Verdict switch
    {
        Verdict.Refused r => Refuses.Fill(language, Named(turn), turn.Step!.Name, r.Check.Label, ReasonText.Of(r.Reason).In(language)),
        Verdict.Malformed m => CannotRead.Fill(language, Named(turn), turn.Step!.Name, m.Expected, m.Offset),
        Verdict.Stalled s => Stalls.Fill(language, Named(turn), turn.Step!.Name, HindranceText.Of(s.Reason).In(language)),
        _ => "",
    };

    private string Sent(Turn turn)
    {
        var steps = board.Field.Compiled.Protocol.Steps;
        var sent = turn.Heard.Select(n => $"{n.ToString(CultureInfo.InvariantCulture)} {steps[board.Runs.Heard[n - 1].Step - 1].Name}").ToList();
        return sent.Count == 0 ? "" : Sends.Fill(language, string.Join(", ", sent));
    }
}
