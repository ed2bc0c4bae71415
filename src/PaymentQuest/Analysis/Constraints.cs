using PaymentQuest.Constructors;

namespace PaymentQuest.Analysis;

/// <summary>
/// What the adversary must still come by. A constraint on a variable waits: the adversary makes something up unless a check decides what (the
/// lazy intruder: Millen and Shmatikov, 2001; Basin, Mödersheim and Viganò, 2005).
/// </summary>
internal sealed class Constraints
{
    private readonly Trail _trail;
    private readonly Substitution _substitution;
    private readonly Deduction _deduction;
    private readonly List<Constraint> _open = [];

    /// <param name="trail">What is undone.</param>
    /// <param name="substitution">What variables stand for.</param>
    /// <param name="deduction">What the adversary has for certain.</param>
    /// <param name="order">What happens.</param>
    public Constraints(Trail trail, Substitution substitution, Deduction deduction, EventOrder order)
    {
        _trail = trail;
        _substitution = substitution;
        _deduction = deduction;
        substitution.Decided = (pattern, times) =>
        {
            foreach (var runEvent in order.Events)
            {
                if ((times & runEvent.Bit) != 0)
                {
                    Require(pattern, runEvent);
                }
            }

            if ((times & Pattern.Variable.Last) != 0)
            {
                Require(pattern, null);
            }
        };
    }

    /// <summary>Whether there is nothing that the adversary must have and may not. What a guess goes with and nothing decides is what the adversary likes.</summary>
    public bool AreMet => _open.TrueForAll(c => c.Wanted is Pattern.Variable);

    /// <summary>Whether something is taken for a test of a guess that can be made, verified or opened without any guess, so that it tells nothing of it.</summary>
    public bool IsTestInVain { get; private set; }

    /// <summary>The adversary must have something.</summary>
    /// <param name="pattern">What.</param>
    /// <param name="at">Before what; null for the end of everything.</param>
    /// <param name="guessed">What it may take for known, because it tests a guess of it; null for nothing. What the guess is not in is come by without it.</param>
    /// <param name="purpose">What it must have it for; null for nothing else that it must have.</param>
    public void Require(Pattern pattern, RunEvent? at, Pattern? guessed = null, Constraint? purpose = null) =>
        _trail.Add(_open, new Constraint(pattern, at, guessed is not null && Guessing.MayContain(_substitution.Forms, pattern, guessed) ? guessed : null) { For = purpose });

    /// <summary>The adversary must have several things.</summary>
    public void Require(Pattern[] patterns, RunEvent? at, Pattern? guessed, Constraint? purpose = null)
    {
        foreach (var pattern in patterns)
        {
            Require(pattern, at, guessed, purpose);
        }
    }

    /// <summary>The adversary must have something against which it can test a guess.</summary>
    public void RequireTest(Pattern guessed)
    {
        IsTestInVain = true;
        _trail.Note(() => IsTestInVain = false);
        _trail.Add(_open, new Constraint(guessed, null, null, true));
    }

    /// <summary>The adversary takes a guess for what it must have.</summary>
    public void Guess()
    {
        var before = IsTestInVain;
        IsTestInVain = false;
        _trail.Note(() => IsTestInVain = before);
    }

    /// <summary>
    /// Takes out the constraint to meet next; null when all are met. That is the one that can be met in the fewest ways, so that what cannot be met is noticed soon: one in
    /// which nothing is undecided, such as the key of a channel, of which most cannot be met at all; then the one that comes from fewer places, and then the one before which less has happened.
    /// </summary>
    public Constraint? Next()
    {
        Propagate();
        var next = -1;
        var least = (Undecided: int.MaxValue, Choices: 0, Earlier: 0);
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Wanted is not Pattern.Variable && Rank(_open[i]) is var rank && rank.CompareTo(least) < 0)
            {
                (next, least) = (i, rank);
            }
        }

        return next < 0 ? null : _trail.Take(_open, next);
    }

    /// <summary>Whether constraints decide what a variable stands for.</summary>
    public bool IsOpen(Pattern.Variable variable)
    {
        Propagate();
        return variable.SuppliedAt == 0 && _open.Exists(c => !c.IsTest && Substitution.Occurs(variable, c.Pattern));
    }

    /// <summary>Drops what is met, lets variables be supplied, and asks for the parts of a tuple in place of it.</summary>
    private void Propagate()
    {
        for (var i = 0; i < _open.Count; i++)
        {
            var constraint = _open[i];
            if (constraint.IsTest)
            {
                continue;
            }

            var pattern = constraint.Pattern.Resolved;
            if (pattern is Pattern.Variable variable)
            {
                // What a guess goes with may still turn out to be the guess, which nobody supplies.
                if (constraint.Guessed is null || variable.SuppliedAt != 0)
                {
                    _trail.Take(_open, i--);
                    _substitution.Supply(variable, constraint.At?.Bit ?? Pattern.Variable.Last);
                }
            }
            else if (pattern is Pattern.Compound { Constructor.IsTuple: true } tuple)
            {
                _trail.Take(_open, i--);
                Require(tuple.Parts, constraint.At, constraint.Guessed, constraint.For);
            }
            else if (pattern is not Pattern.Compound { Constructor.IsRemembered: true } && _deduction.IsMet(constraint))
            {
                _trail.Take(_open, i--);
            }
            else if (constraint.IsGuess(pattern))
            {
                _trail.Take(_open, i--);
                Guess();
            }
        }
    }

    private static (int Undecided, int Choices, int Earlier) Rank(Constraint constraint) =>
        constraint.IsInVain ? default : (constraint.Pattern.IsDecided ? 0 : 1, Choices(constraint), constraint.At is { Before: var before } ? (int)UInt128.PopCount(before) : int.MaxValue);

    /// <summary>A rough order of how many ways there are to come by something. What has an undecided key may come from more.</summary>
    private static int Choices(Constraint constraint)
    {
        if (constraint.Wanted is not Pattern.Compound compound)
        {
            return 0;
        }

        var key = compound.Constructor is { IsIssued: true } or { OpenedBy: OpenedBy.PrivateHalf } ? Pieces.PrivateOf(compound.Parts[0]) : compound.Parts[0];
        return (key?.Resolved is Pattern.Variable ? 10 : 0) + compound.Constructor.Sources;
    }
}
