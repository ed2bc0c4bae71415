using PaymentQuest.Constructors;
using PaymentQuest.Cryptography;
using PaymentQuest.Roles;
using PaymentQuest.Terms;
using PaymentQuest.Wire;

namespace PaymentQuest.Analysis;

/// <summary>What parties remember and change.</summary>
internal sealed partial class SymbolicExecution
{
    /// <summary>
    /// The ways to read a value that is kept: what it is in the beginning, what the party wrote in what happens now, or what it wrote or will turn out to have written before. The
    /// last is asked for like a message that nobody but the party can make, and that the adversary never sees.
    /// </summary>
    private IEnumerable<bool> Recall(Actor actor, int step, Term.Function read, Pattern argument)
    {
        var (party, function, form) = (Party(actor), read.Name, initial.FormOf(read));
        bool Is(Pattern value)
        {
            kept.Read(party, function, argument, value, step);
            trail.Add(actor.Recalled, (function, argument, value));
            return substitution.Narrow(value, form);
        }

        foreach (var (known, value) in initial.Table(function))
        {
            yield return substitution.Unify(argument, known) && Is(value);
        }

        if (initial.Initially(function) is { } first && !initial.Table(function).Any(t => Substitution.AreEqual(t.Argument, argument)))
        {
            yield return Is(first);
        }

        foreach (var written in kept.WrittenIn(order.Current).Where(w => w.Step < step && w.Function == function).ToList())
        {
            yield return substitution.Unify(argument, written.Argument) && Is(written.Value);
        }

        var before = new Pattern.Variable(form);
        constraints.Require(initial.Remembered(party, function, argument, before), order.Current);
        yield return Is(before);
    }

    /// <summary>The party remembers a value from now on. One that is none of the function's sort stops it.</summary>
    private bool Write(Actor actor, RoleAction.Effect effect, string function)
    {
        if (actor.Value(effect.Inputs[0]) is not { } argument || actor.Value(effect.Inputs[1]) is not { } value || !substitution.Narrow(value, initial.FormOf(effect.Rule.Subject)))
        {
            return false;
        }

        kept.Write(Party(actor), function, argument, value, effect.Step);
        return true;
    }

    /// <summary>
    /// Calculates with known values; of others comes what the adversary likes, which octets judge. False when nothing comes of it, so that the actor cannot go on.
    /// </summary>
    private bool Calculate(Actor actor, Expression.Built built)
    {
        var sign = ((Term.Arithmetic)built.Term).Sign;
        if (actor.Value(built.Inputs[0]) is not { } left || actor.Value(built.Inputs[1]) is not { } right || actor.Calculation(sign, left, right) is not null)
        {
            return true;
        }

        Pattern result;
        if (Octets(left) is { } first && Octets(right) is { } second)
        {
            if (Arithmetic.Of(sign, first, second) is not { } octets)
            {
                return false;
            }

            result = initial.Known(initial.Protocol.Vocabulary.SortOf(built.Term)!.Value, octets);
        }
        else
        {
            var any = new Pattern.Variable(initial.FormOf(built.Term));
            substitution.Supply(any, UInt128.MaxValue);
            result = any;
        }

        trail.Add(actor.Calculated, (sign, left, right, result));
        return true;
    }

    private static byte[]? Octets(Pattern pattern) => pattern.Resolved is not Pattern.Constant { Text: { } text, Form.Class: var form } ? null : form switch
    {
        FormClass.Number => Values.Parse(new Sort(SortKind.Number), text, Suite.Modern),
        FormClass.Amount => Values.Parse(new Sort(SortKind.Amount), text, Suite.Modern),
        _ => null,
    };

    /// <summary>Whether an actor has yet to read a value that is kept: what it read in another step may be so no more.</summary>
    private bool IsUnread(Actor actor, int step, Term.Function function, Pattern argument) => kept.ReadNow(Party(actor), function.Name, argument, step) is null;

    private bool IsKept(string function) => initial.Protocol.Vocabulary.Functions[function].IsKept;

    private string Party(Actor actor) => initial.Cast.Party(actor.Role, actor.IsReversed);
}
