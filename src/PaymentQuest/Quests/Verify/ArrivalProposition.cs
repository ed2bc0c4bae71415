using PaymentQuest.Analysis;
using PaymentQuest.Documents;
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

    /// <summary>Whether it is about a protocol in which the file says that it is not so.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether nothing is done to the message after all.</summary>
    public bool IsUntouched { get; init; }

    /// <inheritdoc/>
    public override string? Untrue(Func<string, Budget> budget)
    {
        if (Fault.Trips.Length > 0 && Head.Compiled.ChecksAndDemands.All(c => c.ToString() != Fault.Trips) && !IsForm(Fault.Trips))
        {
            return $"there is no check {PlainText.Excerpt(Fault.Trips)}";
        }

        var found = Found();
        return (Fault.Trips.Length == 0 ? found.Length == 0 : CheckName.IsMeant(Fault.Trips, found)) ? null : found.Length == 0 ? "everybody accepts it" : $"{(found.Contains('/', StringComparison.Ordinal) ? PlainText.Excerpt(found) : found)} refuses it";
    }

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> Mutants() => Altered()
        .Where(a => a.Compiled.Protocol.FindStep(Fault.Step.Name) is not null)
        .Select(a => Mutant.OfProtocol(a.Change, this with { Head = Head with { Compiled = a.Compiled }, Fault = Fault with { Step = a.Compiled.Protocol.FindStep(Fault.Step.Name)! }, IsNamed = a.IsNamed, Unless = [] }))
        .Concat(Fault.Trips.Length > 0 ? [Mutant.OfSetting("nothing is done to the message", this with { IsUntouched = true, Unless = [] })] : []);

    private IEnumerable<(string Change, CompiledProtocol Compiled, bool IsNamed)> Altered() => Unless.Select(u => ($"in {u.Name}", u.Compiled, true)).Concat(AlteredProtocols.WithCheck(Head.Compiled)
        .Concat(Fault.Trips.Length > 0 ? AlteredProtocols.WithoutCheck(Head.Compiled).Where(a => a.Change.EndsWith(Fault.Trips, StringComparison.Ordinal)) : [])
        .Concat(Fault.Trips.Length > 0 ? [] : AlteredProtocols.Expecting(Head.Compiled).Concat(AlteredProtocols.Able(Head.Compiled, Fault.Step.To)))
        .Concat(AlteredProtocols.WithoutPart(Head.Compiled))
        .Select(a => (a.Change, a.Compiled, false)));

    /// <summary>That an altered protocol has no message of this form, or nobody can make it, says nothing of what comes of it; of one that the file names it does.</summary>
    private protected override bool IsRefuted(Func<string, Budget> budget) => IsNamed ? Untrue(budget) is not null :
        Found() is var found && (found.Length == 0 || found.Contains('/', StringComparison.Ordinal)) && (IsForm(Fault.Trips) || !IsForm(found)) && Untrue(budget) is not null;

    private static bool IsForm(string check) => check.EndsWith("/form", StringComparison.Ordinal);

    private string Found()
    {
        var step = Fault.Step;
        if (IsUntouched)
        {
            return Refuser(Run.Execute(new RunPlan(Head.Compiled, Head.Suite, Head.Setting, Head.Seed)).OutcomeOf(step.Number));
        }

        if (Fault.Kind == FaultKind.Send)
        {
            var plan = new RunPlan(Head.Compiled, Head.Suite, Head.Setting, Head.Seed);
            return VerifyJudge.Dishonest(Head, Fault) is { } programs ? Refuser(Run.Execute(plan with { Programs = programs }).OutcomeOf(step.Number)) : "nothing: it cannot be composed, and so nobody";
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
