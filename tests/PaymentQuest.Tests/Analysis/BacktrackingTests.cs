using PaymentQuest.Analysis;
using Xunit;

namespace PaymentQuest.Tests.Analysis;

public sealed class BacktrackingTests
{
    private readonly Trail _trail = new();
    private readonly Backtracking _branch;
    private readonly List<string> _chosen = [];
    private readonly List<string> _ends = [];

    public BacktrackingTests() => _branch = new Backtracking(_trail);

    [Fact]
    public void Every_branch_is_explored_in_order_and_nothing_of_it_stays()
    {
        Assert.False(_branch.Explore(() => Letters(2, isLast: false)));
        Assert.Equal(["aa", "ab", "ba", "bb"], _ends);
        Assert.Empty(_chosen);
        Assert.Equal(0, _trail.Length);
    }

    [Fact]
    public void The_first_branch_with_nothing_left_to_do_ends_the_exploration()
    {
        Assert.True(_branch.Explore(() => Letters(2, isLast: true)));
        Assert.Equal(["aa"], _ends);
        Assert.Equal(["a", "a"], _chosen);
    }

    [Fact]
    public void A_way_that_turns_out_impossible_is_undone_with_all_that_it_did_and_planned()
    {
        Assert.True(_branch.Explore(Ways));
        Assert.Equal(["right"], _chosen);

        IEnumerable<bool> Ways()
        {
            _trail.Add(_chosen, "wrong");
            _branch.Then(() => throw new InvalidOperationException("this was planned for a way that is none"));
            yield return false;
            _trail.Add(_chosen, "right");
            yield return true;
        }
    }

    [Fact]
    public void What_is_to_be_done_is_done_once_on_each_branch_the_latest_first()
    {
        _branch.Explore(() =>
        {
            _branch.Then(End);
            _branch.Then(() => Letter("y"));
            _branch.Then(() => Letter("x"));
            return [true, true];
        });
        Assert.Equal(["xy", "xy"], _ends);
    }

    [Fact]
    public void What_was_taken_out_of_a_list_is_back_where_it_was()
    {
        List<int> list = [1, 2, 3];
        Assert.Equal(2, _trail.Take(list, 1));
        _trail.Add(list, 4);
        Assert.Equal([1, 3, 4], list);
        _trail.Undo(0);
        Assert.Equal([1, 2, 3], list);
    }

    private IEnumerable<bool> Letters(int more, bool isLast)
    {
        foreach (var letter in (string[])["a", "b"])
        {
            _trail.Add(_chosen, letter);
            _branch.Then(() => more > 1 ? Letters(more - 1, isLast) : isLast ? [End().Any()] : End());
            yield return true;
        }
    }

    private IEnumerable<bool> Letter(string letter)
    {
        _trail.Add(_chosen, letter);
        yield return true;
    }

    /// <summary>Notes the branch, and says that it is none.</summary>
    private IEnumerable<bool> End()
    {
        _ends.Add(string.Concat(_chosen));
        yield return false;
    }
}
