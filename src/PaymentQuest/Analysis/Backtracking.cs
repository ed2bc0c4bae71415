namespace PaymentQuest.Analysis;

/// <summary>
/// The ways in which a branch can go on: each is constrained when it is asked for, and false when it is impossible. What one did is undone before
/// the next is asked for, so a way says nothing but whether it is one, and must say so before it does anything for another.
/// </summary>
internal delegate IEnumerable<bool> Ways();

/// <summary>
/// Exploring by choosing and going back: what is still to be done on a branch is a list, of which the first is done in its first way that is
/// possible. The other ways stay behind as a choice point; where a branch cannot go on, the youngest of these says how to.
/// </summary>
/// <param name="trail">What is undone to go back.</param>
internal sealed class Backtracking(Trail trail)
{
    private readonly Stack<ChoicePoint> _choicePoints = [];
    private Agenda? _agenda;

    /// <summary>How many changes can be undone, and how many choices made otherwise.</summary>
    public int Held => trail.Length + _choicePoints.Count;

    /// <summary>What is to be done before all that is still to be done on this branch.</summary>
    public void Then(Ways next) => _agenda = new Agenda(next, _agenda);

    /// <summary>Explores all branches, one after the other. True at the end of the first on which nothing is left to be done; false when there is none, and then all is undone.</summary>
    public bool Explore(Ways first)
    {
        Then(first);
        while (_agenda is { } agenda)
        {
            _agenda = agenda.Rest;
            Choose(agenda.First());
            if (!Backtrack())
            {
                return false;
            }
        }

        return true;
    }

    private void Choose(IEnumerable<bool> ways) => _choicePoints.Push(new ChoicePoint(ways.GetEnumerator(), _agenda, trail.Length));

    /// <summary>Goes on in the next possible way of the youngest choice point that has one; false when none has.</summary>
    private bool Backtrack()
    {
        while (_choicePoints.TryPeek(out var point))
        {
            trail.Undo(point.Trail);
            _agenda = point.Agenda;
            if (!point.Ways.MoveNext())
            {
                _choicePoints.Pop();
            }
            else if (point.Ways.Current)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is still to be done on a branch.</summary>
    private sealed record Agenda(Ways First, Agenda? Rest);

    /// <summary>Where a branch could go on in other ways.</summary>
    /// <param name="Ways">Those that were not tried yet.</param>
    /// <param name="Agenda">What is to be done after any of them.</param>
    /// <param name="Trail">How long the trail was.</param>
    private readonly record struct ChoicePoint(IEnumerator<bool> Ways, Agenda? Agenda, int Trail);
}
