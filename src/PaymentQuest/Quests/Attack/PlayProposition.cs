using PaymentQuest.Analysis;
using PaymentQuest.Documents;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>What comes of ploys against a protocol: they violate a goal, or none.</summary>
/// <param name="Quest">The board that they are played on.</param>
/// <param name="Moves">The ploys.</param>
/// <param name="IsViolated">Whether they violate one of the quest's goals.</param>
/// <param name="StoppedBy">What stops the first ploy that fails: a check, or the word of a ploy; null when nothing is said of it.</param>
/// <param name="Tries">How many values are tried until one fits, in all guesses together; null when nothing is said of it.</param>
internal sealed record PlayProposition(AttackQuest Quest, Sequence<string> Moves, bool IsViolated, string? StoppedBy, int? Tries) : Proposition
{
    /// <summary>The protocols with their goals in which it is not so.</summary>
    public Sequence<Battlefield> Unless { get; init; } = [];

    /// <summary>Whether it is about a protocol in which the file says that it is not so.</summary>
    public bool IsNamed { get; init; }

    /// <inheritdoc/>
    public override string? Untrue(Func<string, Budget> budget)
    {
        if (Board.After(Quest, Quest.Field, Quest.Seed, Moves) is not { } board)
        {
            return "the pool has too few keys for two parties of every role";
        }

        var failing = board.Turns.FirstOrDefault(t => !t.IsSuccess);
        return failing is { Outcome: TurnOutcome.Impossible } && StoppedBy is null ? $"{PlainText.Excerpt(failing.Line)} cannot be carried out: {failing.Problem?.Message.En}"
            : board.Breach is { } breach && !IsViolated ? $"they violate {PlainText.Excerpt(breach.Goal)}"
            : board.Breach is null && IsViolated ? $"they violate no goal{(failing is null ? "" : $": {PlainText.Excerpt(failing.StoppedBy)} stops {PlainText.Excerpt(failing.Line)}")}"
            : StoppedBy is { } stop && !CheckName.IsMeant(stop, failing?.StoppedBy ?? "") ? $"{(failing?.StoppedBy is { } stopped ? PlainText.Excerpt(stopped) : "nothing")} stops them"
            : Tries is { } tries && board.Turns.Sum(t => t.Guess.Tried) is var tried && tried != tries ? $"{tried} values are tried"
            : null;
    }

    /// <summary>That a ploy cannot be carried out against the altered protocol, or has another form than its message, says nothing of what it comes to.</summary>
    private protected override bool IsRefuted(Func<string, Budget> budget) => IsNamed ? Untrue(budget) is not null :
        Board.After(Quest, Quest.Field, Quest.Seed, Moves) is { } board
        && board.Turns.FirstOrDefault(t => !t.IsSuccess) is not ({ Outcome: TurnOutcome.Impossible } or { Verdict: Verdict.Malformed })
        && Untrue(budget) is not null;

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> Mutants() => Unless.Select(u => Mutant.OfProtocol($"in {u.Compiled.Protocol.Id}", this with { Quest = Quest with { Field = u }, IsNamed = true, Unless = [] }))
        .Concat(Altered().Select(a => Mutant.OfProtocol(a.Change, this with { Quest = Quest with { Field = Quest.Field with { Compiled = a.Compiled } }, Unless = [] })))
        .Concat(IsViolated && Moves.Count > 0 ? [Mutant.OfSetting($"without '{Moves[^1]}'", this with { Moves = Moves.SkipLast(1).ToSequence(), Unless = [] })] : [])
        .Concat(StoppedBy is null ? [] : [Mutant.OfSetting("nobody attacks", this with { Moves = [], Unless = [] })]);

    /// <inheritdoc/>
    internal override IEnumerable<Mutant> OtherNumbers() => Tries is { } tries ? [Mutant.OfNumber($"{tries + 1} tries", this with { Tries = tries + 1 })] : [];

    private IEnumerable<(string Change, CompiledProtocol Compiled)> Altered() => AlteredProtocols.WithCheck(Quest.Field.Compiled)
        .Concat(StoppedBy is not null ? AlteredProtocols.WithoutCheck(Quest.Field.Compiled).Where(a => a.Change.EndsWith(StoppedBy, StringComparison.Ordinal)) : [])
        .Concat(IsViolated ? AlteredProtocols.Expecting(Quest.Field.Compiled) : AlteredProtocols.WithoutCheck(Quest.Field.Compiled))
        .Concat(AlteredProtocols.Opened(Quest.Field.Compiled))
        .Concat(AlteredProtocols.WithoutPart(Quest.Field.Compiled));
}
