using PaymentQuest.Cryptography;
using PaymentQuest.Documents;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;
using PaymentQuest.Worlds;

namespace PaymentQuest.Quests;

/// <summary>A message that has arrived in a verify quest.</summary>
/// <param name="Number">Which round it is, from 0.</param>
/// <param name="Fault">What was done, or null when it is honest. Not for the player before the round is over.</param>
/// <param name="Message">The octets.</param>
/// <param name="Run">The run up to this message, which the player's role has not taken in yet.</param>
/// <param name="Inspections">What every check of the role gives; null when the message does not have its form.</param>
/// <param name="Receiver">The player's role, with the message taken apart.</param>
public sealed record Round(int Number, Fault? Fault, byte[] Message, Run Run, Sequence<Inspection>? Inspections, RoleRun Receiver)
{
    /// <summary>The player's role with the message taken apart with which the player decides (<see cref="VerifyQuest.Until"/>); null when that did not come.</summary>
    public RoleRun? Answered { get; init; }

    /// <summary>The role as a check of a message finds it.</summary>
    /// <param name="quest">The quest.</param>
    /// <param name="step">The number of the message.</param>
    public RoleRun At(VerifyQuest quest, int step) => step != quest.Step.Number && Answered is { } answered ? answered : Receiver;

    /// <summary>What there is of the message for people, and the step to read it by: what is said where a channel wraps that and its frame opens, else what travels.</summary>
    public (Step Step, byte[] Octets) ShownOf(Step step) => Receiver.Said(step, Message) is { } said ? (step.Unwrapped(), said) : (step, Message);

    /// <summary>The first check that fails, or null when the message is to be accepted.</summary>
    public Inspection? Failing => Inspections?.FirstOrDefault(i => i.IsPossible && !i.Holds);
}

/// <summary>What a statement gave.</summary>
/// <param name="Text">As the player wrote it.</param>
/// <param name="Statement">As read.</param>
/// <param name="Holds">Whether it holds; null when it could not be made or is no check.</param>
/// <param name="Left">The octets on the left side, or null.</param>
/// <param name="Right">The octets on the right side, or null.</param>
public sealed record StatementResult(string Text, Statement Statement, bool? Holds, byte[]? Left, byte[]? Right)
{
    /// <summary>Whether it is a check that the role can make, whatever came of it.</summary>
    public bool IsMade => Statement is Statement.Make or Statement.Equal;
}

/// <summary>What came of a round.</summary>
public enum RoundOutcome
{
    /// <summary>The right decision, backed by the checks that show it.</summary>
    Right,

    /// <summary>The right decision without the check that shows it: luck, and worth nothing.</summary>
    Guessed,

    /// <summary>A dishonest message was accepted.</summary>
    Fooled,

    /// <summary>An honest message was refused.</summary>
    TooStrict,

    /// <summary>A dishonest message was refused for a check that holds.</summary>
    WrongReason,
}

/// <summary>The judgement of a round.</summary>
/// <param name="Round">The round.</param>
/// <param name="Statements">What each statement gave.</param>
/// <param name="IsAccepted">The player's decision.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Lacking">Labels of checks that would have been needed and were not made.</param>
public sealed record VerifyJudgement(Round Round, Sequence<StatementResult> Statements, bool IsAccepted, RoundOutcome Outcome, Sequence<string> Lacking)
{
    /// <summary>What the quest's author says about missing just this with just these statements; null when its author foresaw others.</summary>
    public Prose? Because { get; init; }
}

/// <summary>Draws the messages of a verify quest, makes the player's checks on them, and judges the decision.</summary>
public static class VerifyJudge
{
    /// <summary>The number that separates the randomness of earlier runs from that of the run under judgement.</summary>
    private const int EarlierRun = 1;

    /// <summary>The number of a run that lends sessions to who has none.</summary>
    private const int StrangersRun = 2;

    /// <summary>The message of a round. Over <c>faults + 1</c> rounds every fault and the honest message come once, in an order that the seed draws.</summary>
    public static Round Draw(VerifyQuest quest, ulong seed, int number)
    {
        var cases = quest.Faults.Count + 1;
        var order = Enumerable.Range(0, cases).ToArray();
        var random = new SeededRandom(seed, $"{quest.Id}/rounds/{number / cases}");
        for (var i = cases - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        var drawn = order[number % cases];
        return Arrive(quest, seed, number, drawn == 0 ? null : quest.Faults[drawn - 1]);
    }

    /// <summary>A round with a given fault.</summary>
    public static Round Arrive(VerifyQuest quest, ulong seed, int number, Fault? fault)
    {
        // Each round is another purchase between the same parties; the earlier purchase is the source of replays and splices.
        var roundSeed = unchecked(seed + ((ulong)number * 1_000_003));
        var plan = quest.Plan(roundSeed) with { StopAfter = quest.Step.Number - 1, Programs = fault?.Kind == FaultKind.Send ? Dishonest(quest.Head, fault) ?? [] : new Dictionary<string, RoleProgram>() };
        Run Bought(World world) => Run.Execute(plan with { Number = EarlierRun, StopAfter = null, World = world, Programs = new Dictionary<string, RoleProgram>() });
        var world = new World(quest.Setting);
        Run? earlier = fault?.Kind is FaultKind.Replay or FaultKind.Splice ? Bought(world) : null;
        var before = Run.Execute(plan with { World = world });
        var (from, to) = (before.Roles[quest.Step.From], before.Roles[quest.Role.Name]);
        var sent = from.Send(quest.Step.Number) is StepOutcome.Sent(var octets) ? octets : [];
        if (fault?.Kind == FaultKind.Repeat)
        {
            to.CopyTo(world, []).Receive(quest.Step.Number, sent);
        }

        // Who says something in a session of its own has got that session from nobody: another run, in a world of its own, lends it.
        byte[]? Anew(byte[]? said) => said is not null && Run.Execute(plan with { Number = StrangersRun, World = new World(quest.Setting) }).Roles[quest.Step.From] is var stranger
            && stranger.Send(quest.Step.Number) is StepOutcome.Sent(var opening) ? stranger.WithSaid(quest.Step, opening, said) : null;
        var message = fault is null ? sent : Changed(fault, sent, from.Said(quest.Step, sent), earlier, Anew);
        var (inspections, receiver) = to.Inspect(quest.Step.Number, message);
        var round = new Round(number, fault, message, before, inspections, receiver);
        if (quest.Until is not { } until || inspections is null)
        {
            return round;
        }

        var checks = to.Program.Actions.Where(a => a.Step == until.Number).Select(a => a.Check).OfType<CheckName>().ToList();
        if (round.Failing is not null)
        {
            return round with { Inspections = [.. inspections, .. checks.Select(c => new Inspection(c, false, null))] };
        }

        if (fault?.Kind == FaultKind.Lost)
        {
            return round with { Inspections = [.. inspections, .. checks.Select(c => Unanswered(c, "silent"))] };
        }

        // Everything is accepted so far, and the role goes on: with a message that nobody changed, as the run itself.
        var again = new World(quest.Setting);
        if (earlier is not null)
        {
            Bought(again);
        }

        var after = Run.Execute(plan with { World = again, StopAfter = until.Number - 1, Interferences = [new Interference(quest.Step.Number, message)] });
        var (answers, answered) = Answer(quest, until, after);
        return round with { Inspections = [.. inspections, .. answers ?? [.. checks.Select(c => Unanswered(c, "form"))]], Answered = answered };

        // There is nothing that a channel could open, and no value that would be the right one.
        Inspection Unanswered(CheckName check, string reason) =>
            until.Frame is not null && check.IsOfChannel ? new Inspection(check, false, null) : new Inspection(check, true, new Verdict.Refused(quest.Role.Name, until.Number, check, reason, null, null));
    }

    /// <summary>
    /// What the role finds in the message with which the player decides. When its sender says something else there, in a branch of the protocol, that is looked at as if it were the message:
    /// a word is all that tells a yes from a no.
    /// </summary>
    private static (Sequence<Inspection>? Checks, RoleRun? Role) Answer(VerifyQuest quest, Step until, Run after)
    {
        var (from, to) = (after.Roles[until.From], after.Roles[quest.Role.Name]);
        var next = from.State is RoleState.Waiting waiting ? waiting.Steps.Select(n => quest.Protocol.Steps[n - 1]).FirstOrDefault(s => s.From == until.From && s.To == until.To) : null;
        if (next is null || from.Send(next.Number) is not StepOutcome.Sent(var octets))
        {
            return (null, null);
        }

        var answer = next == until || until.Frame is null ? octets : to.Said(next, octets) is { } said ? from.WithSaid(until, octets, said) : null;
        return answer is null ? (null, null) : to.Inspect(until.Number, answer);
    }

    /// <summary>Makes a player's statements on a round's message.</summary>
    public static Sequence<StatementResult> Make(VerifyQuest quest, Round round, IEnumerable<string> statements)
    {
        var reader = new StatementReader(quest);
        return statements.Where(s => s.Trim().Length > 0).Select(text => Make(round, text, reader.Read(text))).ToSequence();
    }

    /// <summary>
    /// Judges a round. Without a statement that decides, the decision follows from the checks: refuse when one of them fails.
    /// </summary>
    public static VerifyJudgement Judge(VerifyQuest quest, Round round, IEnumerable<string> statements)
    {
        var results = Make(quest, round, statements);
        var made = Covered(quest, round, results);
        var refusals = round.Inspections?.Where(i => i.IsPossible && !i.Holds).ToList() ?? [];
        var failing = refusals.Select(i => i.Check.Label).ToHashSet(StringComparer.Ordinal);

        // A certificate fails for one reason; whoever names another is as wrong as whoever names another certificate.
        string? Named(Statement.Refuse refuse) => refusals.FirstOrDefault(i => i.Check.Label == refuse.Label || i.Refusal!.Check.Label == refuse.Label)?.Check.Label;
        var decision = results.Select(r => r.Statement).LastOrDefault(s => s is Statement.Accept or Statement.Refuse);
        var seen = made.Where(failing.Contains).ToList();
        var isAccepted = decision is Statement.Accept || (decision is null && seen.Count == 0 && round.Inspections is not null);
        var lacking = Needed(quest).Where(n => !made.Contains(n)).ToSequence();
        var outcome = (isAccepted, IsHonest: failing.Count == 0 && round.Inspections is not null) switch
        {
            (true, true) => lacking.Count == 0 ? RoundOutcome.Right : RoundOutcome.Guessed,
            (true, false) => RoundOutcome.Fooled,
            (false, true) => RoundOutcome.TooStrict,
            (false, false) when round.Inspections is null => RoundOutcome.Right,
            (false, false) when decision is Statement.Refuse r && Named(r) is null => RoundOutcome.WrongReason,
            (false, false) => decision is Statement.Refuse r ? seen.Contains(Named(r)!) ? RoundOutcome.Right : RoundOutcome.Guessed : RoundOutcome.Right,
        };
        var because = outcome == RoundOutcome.Right
            ? null
            : quest.Oversights.FirstOrDefault(o => o.Misses == (round.Fault?.Id ?? Fault.Honest) && Checks(o.Statements).SetEquals(Checks(results.Select(r => r.Text))))?.Because;
        return new VerifyJudgement(round, results, isAccepted, outcome, lacking) { Because = because };
    }

    /// <summary>Labels of the checks that the quest's faults trip: accepting a message without them is luck.</summary>
    public static IEnumerable<string> Needed(VerifyQuest quest)
    {
        var labels = new StatementReader(quest).Checks.Select(c => c.Check!).ToList();
        return quest.Faults.Select(f => labels.FirstOrDefault(l => CheckName.IsMeant(l.ToString(), f.Trips))?.Label).OfType<string>().Distinct();
    }

    // Who refuses nothing accepts, whether it is said or not.
    private static HashSet<string> Checks(IEnumerable<string> statements) => statements.Where(s => s != "accept").ToHashSet(StringComparer.Ordinal);

    /// <summary>The program of whoever sends what it should not; null when it cannot be composed.</summary>
    internal static Dictionary<string, RoleProgram>? Dishonest(QuestHead quest, Fault fault)
    {
        var protocol = quest.Compiled.Protocol with
        {
            Knows = quest.Compiled.Protocol.Knows.ToDictionary(k => k.Key, k => k.Key == fault.Step.From ? k.Value.Concat(quest.Foreign).Concat(quest.ForeignCertificates).ToSequence() : k.Value, StringComparer.Ordinal),
        };
        return RoleCompiler.Compile(protocol, protocol.RoleNamed(fault.Step.From), new Diagnostics(), new Dictionary<int, Term> { [fault.Step.Number] = fault.Term! }) is { } program
            ? new Dictionary<string, RoleProgram> { [fault.Step.From] = program }
            : null;
    }

    /// <summary>The message with a fault.</summary>
    /// <param name="fault">What is done.</param>
    /// <param name="sent">What the sender sent.</param>
    /// <param name="now">What is said in that; null without a channel.</param>
    /// <param name="earlier">The earlier run that replays and splices come from.</param>
    /// <param name="anew">Says something in a session that its speaker has opened; null when nothing is to be said.</param>
    private static byte[] Changed(Fault fault, byte[] sent, byte[]? now, Run? earlier, Func<byte[]?, byte[]?> anew)
    {
        var before = earlier?.Messages.FirstOrDefault(m => m.Step.Number == fault.Step.Number);
        var old = before?.Delivered;
        switch (fault.Kind)
        {
            case FaultKind.Replay when fault.Step.IsOpenToAnybody:
                return anew(before?.Said) ?? sent;
            case FaultKind.Replay:
                return old ?? sent;
            case FaultKind.Repeat:
                return fault.Step.IsOpenToAnybody ? anew(now) ?? sent : sent;
            case FaultKind.Splice when fault.Step.IsOpenToAnybody && (before?.Said, now) is ({ } saidThen, { } saidNow):
                var part = MessageField.Of(fault.Step.Unwrapped(), saidThen).FirstOrDefault(f => fault.Term!.Equals(f.Term));
                return part is null ? sent : anew(MessageField.Replace(fault.Step.Unwrapped(), saidNow, fault.Term!, saidThen.AsSpan(part.Offset, part.Length).ToArray())) ?? sent;
            case FaultKind.Splice when old is not null:
                var field = MessageField.Of(fault.Step, old).FirstOrDefault(f => fault.Term!.Equals(f.Term));
                return field is null ? sent : MessageField.Replace(fault.Step, sent, fault.Term!, old.AsSpan(field.Offset, field.Length).ToArray()) ?? sent;
            case FaultKind.Flip when fault.Step.Frame is not null:
                // On its way nobody can turn over a bit of what is said in a frame, but of the frame.
                return [.. sent[..^1], (byte)(sent[^1] ^ 1)];
            case FaultKind.Flip:
                var flipped = MessageField.Of(fault.Step, sent).FirstOrDefault(f => fault.Term!.Equals(f.Term));
                var changed = (byte[])sent.Clone();
                if (flipped is not null)
                {
                    // The last octet is content in every sort, and its lowest bit leaves digits digits and text text.
                    changed[flipped.Offset + flipped.Length - 1] ^= 1;
                }

                return changed;
            default:
                return sent;
        }
    }

    private static StatementResult Make(Round round, string text, Statement statement)
    {
        switch (statement)
        {
            case Statement.Equal e:
                var receiver = round.Answered ?? round.Receiver;
                var (left, right) = (receiver.Octets(e.Left), round.Inspections is null || e.Right.Registers.Any(r => receiver.Octets(r) is null) ? null : receiver.Evaluate(e.Right));
                return new StatementResult(text, statement, left is null || right is null ? null : left.AsSpan().SequenceEqual(right), left, right);
            case Statement.Make m:
                var inspection = round.Inspections?.FirstOrDefault(i => i.Check == m.Action.Check);
                return new StatementResult(text, statement, inspection is { IsPossible: true } ? inspection.Holds : null, inspection?.Refusal?.Found, inspection?.Refusal?.Expected);
            default:
                return new StatementResult(text, statement, null, null, null);
        }
    }

    /// <summary>
    /// Labels of the checks that the statements make. Equalities of one term form a graph over the places where it can be had; a
    /// check is made when its two places are connected, whichever way round the player compared them.
    /// </summary>
    private static HashSet<string> Covered(VerifyQuest quest, Round round, Sequence<StatementResult> results)
    {
        var covered = results.Select(r => r.Statement).OfType<Statement.Make>().Select(m => m.Action.Check!.Label).ToHashSet(StringComparer.Ordinal);
        var edges = results.Select(r => r.Statement).OfType<Statement.Equal>().Select(e => (e.Term, From: e.Left, To: Place(e.Right))).ToList();
        foreach (var check in new StatementReader(quest).Checks.OfType<RoleAction.Compare>())
        {
            var reached = new HashSet<int> { check.Register };
            var isGrowing = true;
            while (isGrowing)
            {
                isGrowing = false;
                foreach (var (_, from, to) in edges.Where(e => e.Term.Equals(check.Expected.Term)))
                {
                    isGrowing |= (reached.Contains(from) && reached.Add(to)) || (reached.Contains(to) && reached.Add(from));
                }
            }

            if (reached.Contains(Place(check.Expected)))
            {
                covered.Add(check.Name.Label);
            }
        }

        return covered;
    }

    /// <summary>A register, or -1 for a construction from parts.</summary>
    private static int Place(Expression expression) => expression is Expression.Held h ? h.Register : -1;
}
