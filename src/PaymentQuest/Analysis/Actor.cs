using PaymentQuest.Adversaries;
using PaymentQuest.Constructors;
using PaymentQuest.Goals;
using PaymentQuest.Roles;
using PaymentQuest.Terms;

namespace PaymentQuest.Analysis;

/// <summary>An honest party at work in one of several runs, as the search sees it.</summary>
internal sealed class Actor(InitialKnowledge initial, RoleProgram program, Casting casting, int number) : IObserved<Pattern>
{
    /// <summary>What it holds.</summary>
    public Pattern?[] Registers { get; } = Beforehand(initial, program, casting);

    public RoleProgram Program { get; } = program;

    public string Role => Program.Role.Name;

    public Casting Casting { get; } = casting;

    public bool IsReversed => Casting.IsReversed;

    /// <summary>Different for every actor.</summary>
    public int Number { get; } = number;

    /// <summary>The action that it does next.</summary>
    public int Next { get; set; }

    /// <summary>The values of functions that it has read and may change, the last read last.</summary>
    public List<(string Function, Pattern Argument, Pattern Value)> Recalled { get; } = [];

    /// <summary>What came of calculating.</summary>
    public List<(char Sign, Pattern Left, Pattern Right, Pattern Result)> Calculated { get; } = [];

    /// <summary>What came of calculating with two values; null when it was not done yet.</summary>
    public Pattern? Calculation(char sign, Pattern left, Pattern right) =>
        Calculated.Find(c => c.Sign == sign && Substitution.AreEqual(c.Left, left) && Substitution.AreEqual(c.Right, right)).Result;

    /// <summary>Whether it has done anything.</summary>
    public bool HasBegun => Next > 0;

    /// <summary>Whether it is at the end of its path.</summary>
    public bool IsDone => Next >= Program.Actions.Count || Program.Actions[Next] is RoleAction.Keep;

    /// <summary>Whether more can happen to it.</summary>
    public bool CanGoOn => !IsDone || Program.Forks.Any(f => f.From == Next);

    /// <summary>Which steps lie behind it on paths that it has left, as bits from that of step 1.</summary>
    public ulong Left { get; set; }

    /// <summary>Whether the last message had the form for a negative decision, or that for a positive one, while the decision is not known; null when its form says nothing.</summary>
    public bool? HasDeclinedForm { get; set; }

    /// <summary>The decision that it knows of is negative.</summary>
    public bool IsDeclined => Program.Decision is { } d && Registers[d] is { } decision && decision.Resolved.Form.Class == FormClass.Refusal;

    /// <inheritdoc/>
    public bool HasPassed(int step) => initial.Protocol.Branches.Count > 0 && (HasLeft(step) || !IsOn(step)) ? HasLeft(step) :
        HasBegun && (IsDone || Program.Actions[Next].Step > step) && !(IsDeclined && initial.Protocol.Steps[step - 1].IsApprovedOnly);

    private bool HasLeft(int step) => (Left & Bit(step)) != 0;

    private bool IsOn(int step) => Next < Program.Actions.Count && initial.Protocol.Flow is var flow && flow.FirstOf(step) == flow.FirstOf(Program.Actions[Next].Step);

    /// <summary>A step as a bit.</summary>
    public static ulong Bit(int step) => 1UL << (step - 1);

    /// <inheritdoc/>
    public bool Takes(string role) => Casting.IsHonest(role);

    /// <inheritdoc/>
    public Pattern? Value(Expression expression) => Evaluate(Program.OnPath(expression, r => Registers[r] is not null), null);

    /// <summary>The pattern of an expression; null when something in it has no value.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="register">The register that it is computed into, which tells one encryption from another.</param>
    public Pattern? Evaluate(Expression expression, int? register)
    {
        if (expression is Expression.Held h)
        {
            return Registers[h.Register]?.Resolved;
        }

        var built = (Expression.Built)expression;
        if (built.Term is Term.PublicKey k && built.Inputs.Count == 0)
        {
            return initial.Of(k, Casting);
        }

        var inputs = new Pattern[built.Inputs.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            if (Evaluate(built.Inputs[i], register) is not { } input)
            {
                return null;
            }

            inputs[i] = input;
        }

        if (built.Term is Term.Arithmetic a)
        {
            return Calculation(a.Sign, inputs[0], inputs[1]);
        }

        if (built.Term is Term.Function f)
        {
            return initial.Protocol.Vocabulary.Functions[f.Name].IsKept
                ? Recalled.FindLast(r => r.Function == f.Name && Substitution.AreEqual(r.Argument, inputs[0])).Value
                : initial.Table(f.Name).FirstOrDefault(t => Substitution.AreEqual(t.Argument, inputs[0])).Value;
        }

        return initial.Made(built.Term, inputs, (Number, register), IsDigested(built));
    }

    /// <summary>Whether something is made of a digest, and not of what is digested: a signature under what has been digested before.</summary>
    public static bool IsDigested(Expression.Built built) => Constructor.Of(built.Term) is { DigestsLast: true } constructor && built.Inputs[^1].Term.Equals(constructor.Parts(built.Term)![^1]);

    private static Pattern?[] Beforehand(InitialKnowledge initial, RoleProgram program, Casting casting)
    {
        var registers = new Pattern?[program.Registers.Count];
        for (var i = 0; i < program.Known.Count; i++)
        {
            registers[i] = initial.Of(program.Known[i], casting);
        }

        return registers;
    }
}
