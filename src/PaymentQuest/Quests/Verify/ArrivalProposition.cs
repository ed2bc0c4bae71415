using PaymentQuest.Analysis;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>What comes of a run in which something is done to a message: a check refuses it, or everybody accepts.</summary>
/// <param name="Head">What the quest says of parties, values and seed; its protocol is the one that is run.</param>
/// <param name="Fault">What is done. Its <see cref="Quests.Fault.Trips"/> is the check, empty when everybody accepts.</param>
internal sealed record ArrivalProposition(QuestHead Head, Fault Fault) : Proposition
{
    /// <summary>Protocols in which it is not so, by name, as the file says.</summary>
    public Sequence<(string Name, CompiledProtocol Compiled)> Unless { get; init; } = [];

    /// <summary>Whether nothing is done to the message after all.</summary>
    public bool IsUntouched { get; init; }

    /// <inheritdoc/>
    public override string? Untrue(Func<string, Budget> budget)
    {
        if (Fault.Trips.Length > 0 && Head.Compiled.ChecksAndDemands.All(c => c.ToString() != Fault.Trips) && !Fault.Trips.EndsWith("/form", StringComparison.Ordinal))
        {
            return $"there is no check {Fault.Trips}";
        }

        var found = Found();
        return (Fault.Trips.Length == 0 ? found.Length == 0 : CheckName.IsMeant(Fault.Trips, found)) ? null : found.Length == 0 ? "everybody accepts it" : $"{found} refuses it";
    }

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> Mutants() => Unless.Select(u => (Change: $"in {u.Name}", u.Compiled))
        .Concat(AlteredProtocols.WithCheck(Head.Compiled))
        .Concat(Fault.Trips.Length > 0 ? AlteredProtocols.WithoutCheck(Head.Compiled).Where(a => a.Change.EndsWith(Fault.Trips, StringComparison.Ordinal)) : [])
        .Concat(Fault.Trips.Length > 0 ? [] : AlteredProtocols.Expecting(Head.Compiled))
        .Concat(AlteredProtocols.WithoutPart(Head.Compiled))
        .Where(a => a.Compiled.Protocol.FindStep(Fault.Step.Name) is not null)
        .Select(a => new Mutant(a.Change, this with { Head = Head with { Compiled = a.Compiled }, Fault = Fault with { Step = a.Compiled.Protocol.FindStep(Fault.Step.Name)! }, Unless = [] }))
        .Concat(Fault.Trips.Length > 0 ? [new Mutant("nothing is done to the message", this with { IsUntouched = true, Unless = [] })] : []);

    private string Found()
    {
        var step = Fault.Step;
        if (IsUntouched)
        {
            return Refuser(Run.Execute(new RunPlan(Head.Compiled, Head.Suite, Head.Setting, Head.Seed)).Verdict);
        }

        if (Fault.Kind == FaultKind.Send)
        {
            var plan = new RunPlan(Head.Compiled, Head.Suite, Head.Setting, Head.Seed);
            return VerifyJudge.Dishonest(Head, Fault) is { } programs ? Refuser(Run.Execute(plan with { Programs = programs }).Verdict) : "nothing: it cannot be composed, and so nobody";
        }

        var quest = new VerifyQuest(Head) { Role = Head.Compiled.Protocol.RoleNamed(step.To), Step = step, IsHard = true, Rounds = 1, Faults = [], Solution = [], Oversights = [] };
        var round = VerifyJudge.Arrive(quest, Head.Seed, 0, Fault);
        return round.Inspections is null ? $"{step.To}/{step.Name}/form" : round.Failing?.Refusal?.Check.ToString() ?? "";
    }

    private static string Refuser(Verdict verdict) => verdict switch
    {
        Verdict.Completed => "",
        Verdict.Refused r => r.Check.ToString(),
        Verdict.Malformed m => m.Check.ToString(),
        _ => verdict.Word,
    };
}
