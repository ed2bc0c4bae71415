using PaymentQuest.Documents;
using PaymentQuest.Terms;

namespace PaymentQuest.Protocols;

/// <summary>Why a protocol goes on in a branch instead of with the step at which the branch leaves.</summary>
public enum Leaving
{
    /// <summary>A guard of the step's sender does not hold, so it sends the branch's first message instead.</summary>
    Instead,

    /// <summary>The step's receiver has refused the message, and answers so.</summary>
    Refused,

    /// <summary>The step's receiver has waited for the message in vain.</summary>
    Silent,
}

/// <summary>Another way for a protocol to go on from one of its steps: the steps of the branch follow instead of that one and of all after it.</summary>
/// <param name="Name">Its name, unique in the protocol.</param>
/// <param name="Leaving">Why the protocol goes on in it.</param>
/// <param name="At">The number of the step at which it leaves: a step before <paramref name="First"/>, which may be one of another branch.</param>
/// <param name="Seconds">How long the receiver waits before it goes on in a silent branch; else 0.</param>
/// <param name="First">The number of its first step.</param>
/// <param name="Last">The number of its last step.</param>
/// <param name="Place">Where the file says so.</param>
public sealed record Branch(string Name, Leaving Leaving, int At, long Seconds, int First, int Last, Place Place)
{
    /// <summary>When the protocol goes on in it, in the words of the file: <c>silent: Answer, 300 s</c>.</summary>
    internal string Said(Sequence<Step> steps) => (Leaving switch
    {
        Leaving.Instead => "instead_of: ",
        Leaving.Refused => "refused: ",
        _ => "silent: ",
    }) + steps[At - 1].Name + (Seconds > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $", {Seconds} s") : "");
}

/// <summary>
/// In which order the steps of a protocol can come. Steps are numbered through: those of the main path from 1, then those of each branch. A path is a stretch of numbers
/// that follow one another, the main one or a branch.
/// </summary>
/// <param name="Steps">All steps.</param>
/// <param name="Branches">The branches, in the order of their numbers.</param>
internal sealed record Flow(Sequence<Step> Steps, Sequence<Branch> Branches)
{
    /// <summary>The branch that a step is in; null for the main path.</summary>
    public Branch? BranchOf(int step) => Branches.Count == 0 ? null : Branches.FirstOrDefault(b => b.First <= step && step <= b.Last);

    /// <summary>The number of the first step of the path that a step is in.</summary>
    public int FirstOf(int step) => BranchOf(step)?.First ?? 1;

    /// <summary>The number of the last step of the path that a step is in; that of the main path for 0.</summary>
    public int LastOf(int step) => BranchOf(step)?.Last ?? (Branches.Count == 0 ? Steps.Count : Branches[0].First - 1);

    /// <summary>The branches that leave at a step, in the order of the file.</summary>
    public IEnumerable<Branch> LeavingAt(int step) => Branches.Count == 0 ? [] : Branches.Where(b => b.At == step);

    /// <summary>The step that comes next on the same path; null behind the last.</summary>
    public int? After(int step) => step < LastOf(step) ? step + 1 : null;

    /// <summary>Whether a step is behind somebody who has come to another, or is that one.</summary>
    /// <param name="earlier">The number of the step that may be behind.</param>
    /// <param name="step">The number of the step that somebody has come to.</param>
    /// <param name="role">The name of that role; null for whoever listens.</param>
    public bool LeadsTo(int earlier, int step, string? role) =>
        earlier <= step && (BranchOf(step) is not { } branch || earlier >= branch.First
            || (earlier == branch.At ? branch.Leaving == Leaving.Refused || (branch.Leaving == Leaving.Silent && Steps.First(s => s.Number == earlier).To != role) : LeadsTo(earlier, branch.At, role)));

    /// <summary>
    /// The steps of a role that may come next on a path and in the branches that leave it: its first on the path, and behind that, since the role need not know that the path
    /// was left, its first in each branch. What the role does of itself in such a branch, because it has refused or has waited in vain, is not among them.
    /// </summary>
    /// <param name="role">The role's name.</param>
    /// <param name="from">The number of the first step that may come.</param>
    /// <param name="isLeftOut">Steps that do not take place.</param>
    public IEnumerable<int> Next(string role, int from, Func<Step, bool> isLeftOut)
    {
        var (last, elsewhere) = (LastOf(from), new List<int>());
        for (var number = from; number <= last; number++)
        {
            var step = Steps[number - 1];
            var isOwn = (step.From == role || step.To == role) && !isLeftOut(step);
            if (isOwn)
            {
                yield return number;
            }

            foreach (var branch in LeavingAt(number).Where(b => Steps[b.First - 1].From != role))
            {
                // Who sends the message learns that it was refused, or came to nothing, only when it has been sent.
                elsewhere.AddRange(step.From == role && branch.Leaving != Leaving.Instead ? [] : Next(role, branch.First, isLeftOut));
            }

            if (isOwn && !step.IsApprovedOnly)
            {
                break;
            }
        }

        foreach (var next in elsewhere)
        {
            yield return next;
        }
    }

    /// <summary>The steps of a role that may come next because the message that it has just sent was refused, or did not arrive.</summary>
    /// <param name="role">The role's name.</param>
    /// <param name="sent">The number of what it sent.</param>
    /// <param name="isLeftOut">Steps that do not take place.</param>
    public IEnumerable<int> Answers(string role, int sent, Func<Step, bool> isLeftOut) =>
        LeavingAt(sent).Where(b => b.Leaving != Leaving.Instead && Steps[sent - 1].From == role).SelectMany(b => Next(role, b.First, isLeftOut));
}
