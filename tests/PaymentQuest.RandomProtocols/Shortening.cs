using PaymentQuest.Adversaries;
using PaymentQuest.Analysis;
using PaymentQuest.Goals;
using PaymentQuest.Protocols;
using PaymentQuest.Terms;

namespace PaymentQuest.RandomProtocols;

/// <summary>Leaves out moves of an attack that it does not need.</summary>
internal sealed class Shortening(Field field, Claim claim)
{
    /// <summary>Whether a script violates a claim when it is played from the beginning.</summary>
    public static bool IsViolated(Field field, Claim claim, Script script) =>
        script.Play(field.Cast) is { } runs && field.Referee.IsViolated(claim, runs, script.Participant, script.Disclosure);

    /// <summary>The shortest that leaving out one move after the other comes to.</summary>
    public Script Shortest(Script script)
    {
        for (var at = script.Moves.Count - 1; at >= 0; at--)
        {
            if (at < script.Moves.Count && Without(script, at) is { } shorter && IsViolated(field, claim, shorter))
            {
                script = shorter;
            }
        }

        return script;
    }

    /// <summary>The script without a move and without what the same party does later; null when what remains needs something of that.</summary>
    private Script? Without(Script script, int left)
    {
        var runs = new Interleaving(field.Cast);
        var owner = script.Moves.Take(left + 1).Count(m => m is Move.Start) - 1;
        var leftOut = script.Moves[left] switch { Move.Start => owner, Move.Deliver d => d.Participant, Move.Lapse l => l.Participant, _ => -1 };
        var isGone = script.Moves[left] is Move.Start;
        if (isGone && script.Participant == leftOut)
        {
            return null;
        }

        var kept = new List<Move>();
        var heard = new Dictionary<int, int>();
        for (var i = 0; i < script.Moves.Count; i++)
        {
            var move = script.Moves[i];
            var before = runs.Heard.Count;
            if (!runs.Play(move))
            {
                return null;
            }

            var isLeft = i == left || (i > left && ((move is Move.Deliver d && d.Participant == leftOut) || (move is Move.Lapse l && l.Participant == leftOut)));
            if (isLeft)
            {
                continue;
            }

            if (move is Move.Deliver delivery)
            {
                if (!delivery.Message.Messages.All(heard.ContainsKey))
                {
                    return null;
                }

                kept.Add(new Move.Deliver(Renumbered(delivery.Participant), delivery.Message.Map(m => heard[m])));
            }
            else
            {
                kept.Add(move is Move.Lapse { Participant: var waiting } ? new Move.Lapse(Renumbered(waiting)) : move);
            }

            for (var said = before; said < runs.Heard.Count; said++)
            {
                heard[said] = heard.Count;
            }
        }

        IEnumerable<int> needed = script.Disclosure switch
        {
            Disclosure.Made m => m.Recipe.Messages,
            Disclosure.Tested t => t.Guess.Messages.Concat(t.Against?.Messages ?? []).Concat(t.Signer?.Messages ?? []),
            _ => [],
        };
        return !needed.All(heard.ContainsKey) ? null : new Script(kept.ToSequence(), Renumbered(script.Participant), script.Disclosure switch
        {
            Disclosure.Made m => new Disclosure.Made(m.Recipe.Map(h => heard[h])),
            Disclosure.Tested t => new Disclosure.Tested(t.Guess.Map(h => heard[h]), t.Against?.Map(h => heard[h]), t.Signer?.Map(h => heard[h])),
            var other => other,
        });

        int Renumbered(int participant) => isGone && participant > leftOut ? participant - 1 : participant;
    }
}
