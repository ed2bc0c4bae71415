using System.Globalization;
using PaymentQuest.Adversaries;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Quests;
using PaymentQuest.Runs;

namespace PaymentQuest.Screens;

/// <summary>An attack quest in words: what came of each ploy, and what was violated.</summary>
public sealed class BoardText(Board board, Language language)
{
    private ProtocolNames Names => board.Field.Compiled.Protocol.Names;

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
            return [Prose.Of("attack.holds").In(language)];
        }

        return [Prose.Of("attack.violated", ("goal", Names.OfGoal(breach.Goal))).In(language), breach.Story.In(language)];
    }

    /// <summary>Where the repaired protocol stops ploys that win.</summary>
    /// <param name="stoppedBy">The name of the check or the word of the ploy; null when nothing stops them.</param>
    public string Repaired(string? stoppedBy)
    {
        var id = board.Quest.Repaired.Compiled.Protocol.Id;
        return stoppedBy is null ? Prose.Of("attack.not-stopped", ("id", id)).In(language) : Prose.Of("attack.stopped-at", ("id", id), ("stoppedBy", stoppedBy)).In(language);
    }

    /// <summary>The party that plays a role; of a dishonest one which role it is known for.</summary>
    public string Party(string role, Casting casting) => casting.IsHonest(role)
        ? board.Runs.Cast.Party(role, casting.IsReversed)
        : $"{Cast.Dishonest} ({Names.OfRole(casting.IsReversed ? board.Field.Compiled.Protocol.ReversedRole(role) : role).In(language)})";

    /// <summary>A participant: the party's name and the label.</summary>
    public string Who(int participant)
    {
        var who = board.Runs.Participants[participant];
        return $"{Party(who.Role, who.Casting)} ({board.Label(participant)})";
    }

    /// <summary>What came of one ploy.</summary>
    public string Of(Turn turn) => Said(turn) + (turn.Near is { } near ? ". " + near.In(language) : "");

    private string Said(Turn turn) => turn.Outcome switch
    {
        TurnOutcome.Started => Prose.Of("common.begins", ("turn", Named(turn))).In(language) + Sent(turn),
        TurnOutcome.Accepted => Prose.Of("attack.accepts", ("turn", Named(turn)), ("step", Names.OfMessage(turn.Step!.Name))).In(language) + Sent(turn),
        TurnOutcome.Refused => Refused(turn) + Sent(turn),
        TurnOutcome.Found => Prose.Of("attack.found-so", ("atom", ((Ploy.Guess)turn.Ploy!).Atom), ("guess", turn.Guess.Value!), ("tried", turn.Guess.Tried)).In(language),
        TurnOutcome.NotFound => Prose.Of("attack.none-fits", ("tried", turn.Guess.Tried)).In(language),
        TurnOutcome.Impossible => Prose.Of("common.not-done", ("column", turn.Problem!.Column + 1), ("message", turn.Problem.Message.In(language))).In(language),
        _ => Done(turn),
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
    public string Told(int message) => Prose.Of("attack.inside", ("message", message), ("parts", Parts(message))).In(language);

    private string Named(Turn turn) => board.Participant(turn.Who!) is { } participant ? Who(participant) : turn.Who!;

    private string Done(Turn turn) => turn.Ploy switch
    {
        Ploy.Drop d => Prose.Of("attack.message-is-off-the-network", ("message", d.Message)).In(language),
        Ploy.Hold h => Prose.Of("attack.message-is-kept-for-later", ("message", h.Message)).In(language),
        Ploy.Read r => Told(r.Message),
        Ploy.Wait w => Prose.Of("attack.waited", ("seconds", w.Seconds)).In(language),
        Ploy.Timeout => Prose.Of("story.waits-in-vain", ("who", Named(turn))).In(language) + Sent(turn),
        Ploy.Let l => Prose.Of("attack.named-so", ("let", l.Name)).In(language),
        Ploy.Flip f => Prose.Of("attack.named-so", ("let", f.Name)).In(language),
        Ploy.Make m => Prose.Of("attack.named-so", ("let", m.Name)).In(language),
        Ploy.Cut c => Prose.Of("attack.named-so", ("let", c.Name)).In(language),
        Ploy.Certify c => Prose.Of("attack.named-so", ("let", c.Name)).In(language),
        _ => "",
    };

    private string Refused(Turn turn) => turn.Verdict switch
    {
        Verdict.Refused r => Prose.Of(
            "attack.refuses",
            ("turn", Named(turn)),
            ("step", Names.OfMessage(turn.Step!.Name)),
            ("check", r.Check.Label),
            ("reason", ReasonText.Of(r.Reason).In(language))).In(language),
        Verdict.Malformed m => Prose.Of("attack.cannot-read", ("turn", Named(turn)), ("step", Names.OfMessage(turn.Step!.Name)), ("expected", m.Expected), ("offset", m.Offset)).In(language),
        Verdict.Stalled s => Prose.Of("attack.stalls", ("turn", Named(turn)), ("step", Names.OfMessage(turn.Step!.Name)), ("reason", HindranceText.Of(s.Reason).In(language))).In(language),
        _ => "",
    };

    private string Sent(Turn turn)
    {
        var steps = board.Field.Compiled.Protocol.Steps;
        var sent = turn.Heard.Select(n => $"{n.ToString(CultureInfo.InvariantCulture)} {Names.OfMessage(steps[board.Runs.Heard[n - 1].Step - 1].Name).In(language)}").ToList();
        return sent.Count == 0 ? "" : Prose.Of("attack.sends", ("sent", string.Join(", ", sent))).In(language);
    }
}
