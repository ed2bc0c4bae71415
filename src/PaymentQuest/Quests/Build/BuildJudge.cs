using PaymentQuest.Documents;
using PaymentQuest.Knowledge;
using PaymentQuest.Protocols;
using PaymentQuest.Roles;
using PaymentQuest.Runs;
using PaymentQuest.Terms;

namespace PaymentQuest.Quests;

/// <summary>What came of something that a player composed.</summary>
public abstract record BuildOutcome
{
    private BuildOutcome()
    {
    }

    /// <summary>The name of the check that refused it, or a word for what it broke; empty when it was accepted. Language-free.</summary>
    public string Trips => this switch
    {
        NotNotation => "notation",
        Undeclared => "notation",
        UsesDefinition => "atoms",
        CannotCompose => "unknown",
        Refused { Verdict: Verdict.Refused r } => r.Check.ToString(),
        Refused { Verdict: Verdict.Malformed } => "form",
        Refused => "fit",
        LosesSecret => "secret",
        _ => "",
    };

    /// <summary>It is not in the notation.</summary>
    public sealed record NotNotation(NotationError Error) : BuildOutcome;

    /// <summary>A name stands for nothing in this protocol.</summary>
    public sealed record Undeclared(string Name, string? Nearest) : BuildOutcome;

    /// <summary>It uses the name of a definition that must be written out, or another name that its slot refuses.</summary>
    public sealed record UsesDefinition(string Name) : BuildOutcome;

    /// <summary>The role does not know these.</summary>
    public sealed record CannotCompose(Sequence<Term> Missing) : BuildOutcome;

    /// <summary>Somebody refused it, could not read it, or it did not fit.</summary>
    public sealed record Refused(Verdict Verdict) : BuildOutcome;

    /// <summary>Everybody accepted it, but now somebody knows what must stay secret.</summary>
    public sealed record LosesSecret(Term Secret, string To) : BuildOutcome;

    /// <summary>Everybody accepted it.</summary>
    /// <param name="IsDifferent">Whether it is not what the protocol says, and nobody could notice.</param>
    public sealed record Accepted(bool IsDifferent) : BuildOutcome;
}

/// <summary>The judgement of one slot.</summary>
/// <param name="Slot">What was to be composed.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Run">The run that it was judged by; null when there was nothing to run.</param>
/// <param name="Difference">The smallest differing part of what the player wrote; null when there is none.</param>
public sealed record BuildJudgement(Slot Slot, BuildOutcome Outcome, Run? Run, Difference? Difference)
{
    /// <summary>What the player wrote.</summary>
    public string Notation { get; init; } = "";

    /// <summary>What the quest's author says about just this wrong answer, however it is written; null when its author foresaw another.</summary>
    public Prose? Because { get; init; }

    /// <summary>Whether the slot is solved.</summary>
    public bool IsSolved => Outcome is BuildOutcome.Accepted;
}

/// <summary>
/// Judges what a player composed by letting the run go on to its end with honest others. There is no answer to compare with: a
/// message is right because everybody accepts it and no secret is lost.
/// </summary>
public static class BuildJudge
{
    /// <summary>Judges the notation that a player wrote into a slot.</summary>
    public static BuildJudgement Judge(BuildQuest quest, Slot slot, string notation, ulong seed)
    {
        var judgement = JudgeAlone(quest, slot, notation, seed) with { Notation = notation };
        return judgement.IsSolved ? judgement : judgement with { Because = quest.Rejects.FirstOrDefault(r => r.Slot == slot.Key && IsSame(quest, r.Answer, notation))?.Because };
    }

    private static bool IsSame(Quest quest, string one, string other)
    {
        Term? Canonical(string text) => (quest.Protocol.Vocabulary.Read(text) as TermReading.Read)?.Canonical;
        return one.Trim() == other.Trim() || (Canonical(one) is { } canonical && canonical.Equals(Canonical(other)));
    }

    private static BuildJudgement JudgeAlone(BuildQuest quest, Slot slot, string notation, ulong seed)
    {
        BuildJudgement Without(BuildOutcome outcome, Difference? difference = null) => new(slot, outcome, null, difference);

        var protocol = quest.Protocol;
        var reading = protocol.Vocabulary.Read(notation);
        if (reading is not TermReading.Read(var written, var answer))
        {
            return Without(Unread(reading));
        }

        if (written.SelfAndDescendants.OfType<Term.Atom>().FirstOrDefault(a => slot.InAtoms ? protocol.Vocabulary.Definitions.ContainsKey(a.Name) : slot.Without.Contains(a.Name)) is { } folded)
        {
            return Without(new BuildOutcome.UsesDefinition(folded.Name));
        }

        var difference = Difference.Between(answer, Expected(quest, slot));
        var role = protocol.RoleNamed(slot.Step.From);
        var answers = Answers(quest, slot, answer);
        if (Program(protocol, role, answers) is not { } program)
        {
            return Without(new BuildOutcome.CannotCompose(Workbench.Missing(quest, slot, answer)), difference);
        }

        var run = Run.Execute(quest.Plan(seed) with { Programs = new Dictionary<string, RoleProgram> { [role.Name] = program } });
        if (run.OutcomeOf(slot.Step.Number) is not Verdict.Completed and var refusal)
        {
            return new BuildJudgement(slot, new BuildOutcome.Refused(refusal), run, difference);
        }

        return LostSecret(quest, answers) is var (secret, to)
            ? new BuildJudgement(slot, new BuildOutcome.LosesSecret(secret, to), run, difference)
            : new BuildJudgement(slot, new BuildOutcome.Accepted(difference is not null), run, difference);
    }

    /// <summary>The canonical term that the protocol has in a slot.</summary>
    public static Term Expected(BuildQuest quest, Slot slot) =>
        slot.Definition is { } definition ? quest.Protocol.Vocabulary.Expand(new Term.Atom(definition))! : slot.Step.Content;

    /// <summary>What the role sends, by step, when a slot holds an answer.</summary>
    public static IReadOnlyDictionary<int, Term> Answers(BuildQuest quest, Slot slot, Term answer)
    {
        var expected = Expected(quest, slot);
        if (slot.Definition is null)
        {
            return answer.Equals(expected) ? new Dictionary<int, Term>() : new Dictionary<int, Term> { [slot.Step.Number] = answer };
        }

        var answers = new Dictionary<int, Term>();
        foreach (var step in quest.Protocol.Steps.Where(s => s.From == slot.Step.From && !answer.Equals(expected)))
        {
            // What the role passes on as it received it is not the player's to define.
            var knowledge = RoleKnowledge.Of(quest.Protocol, quest.Compiled.Programs[step.From], step.Number, isBeforeSending: true);
            var message = Redefined(step.Content, expected, answer, knowledge);
            if (!message.Equals(step.Content))
            {
                answers.Add(step.Number, message);
            }
        }

        return answers;
    }

    /// <summary>The outcome for notation that is no term of the protocol.</summary>
    internal static BuildOutcome Unread(TermReading reading) => reading switch
    {
        TermReading.NotNotation n => new BuildOutcome.NotNotation(n.Error),
        TermReading.Undeclared u => new BuildOutcome.Undeclared(u.Name, Suggestion.Nearest(u.Name, u.Candidates)),
        TermReading.TooLarge => new BuildOutcome.NotNotation(NotationError.Beyond(0, $"{Bounds.Term} constructors")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The program of a player's role. What it could keep as evidence afterwards is not asked for.</summary>
    internal static RoleProgram? Program(Protocol protocol, Role role, IReadOnlyDictionary<int, Term> answers)
    {
        var keeps = protocol.Roles.ToDictionary(r => r.Name, _ => Sequence<Term>.Empty, StringComparer.Ordinal);
        return RoleCompiler.Compile(protocol with { Keeps = keeps }, role, new Diagnostics(), answers);
    }

    private static Term Redefined(Term term, Term expected, Term answer, KnowledgeSet knowledge) =>
        term.Equals(expected) ? answer
        : term is not Term.Atom && knowledge.Holds(term) ? term
        : term.Map(c => Redefined(c, expected, answer, knowledge));

    /// <summary>The first declared secret that the answers give away although the protocol keeps it.</summary>
    private static (Term Secret, string To)? LostSecret(BuildQuest quest, IReadOnlyDictionary<int, Term> answers)
    {
        if (answers.Count == 0)
        {
            return null;
        }

        var protocol = quest.Protocol;
        foreach (var goal in protocol.Secrets)
        {
            foreach (var who in goal.From)
            {
                KnowledgeSet Knowledge() => who == SecrecyGoal.Network ? RoleKnowledge.OfNetwork(protocol) : RoleKnowledge.Of(protocol, quest.Compiled.Programs[who], opensSignatures: true);
                var knowledge = Knowledge();
                foreach (var (step, message) in answers.Where(a => who == SecrecyGoal.Network || protocol.Steps[a.Key - 1].To == who))
                {
                    knowledge.Learn(new Derivation(protocol.Steps[step - 1].Framed(message), Origin.Received, step));
                }

                if (knowledge.Derive(goal.Secret) is not null && Knowledge().Derive(goal.Secret) is null)
                {
                    return (goal.Secret, who);
                }
            }
        }

        return null;
    }
}
