namespace PaymentQuest.Analysis;

/// <summary>What was bound, ordered and added on a branch of a search, the latest last, so that it can be undone.</summary>
internal sealed class Trail
{
    private readonly Stack<Action> _undoing = [];

    /// <summary>How far the trail goes: what <see cref="Undo"/> can go back to.</summary>
    public int Length => _undoing.Count;

    /// <summary>Notes how something that has been changed is changed back.</summary>
    public void Note(Action undo) => _undoing.Push(undo);

    /// <summary>Adds something to the end of a list.</summary>
    public void Add<T>(List<T> list, T item)
    {
        list.Add(item);
        Note(() => list.RemoveAt(list.Count - 1));
    }

    /// <summary>Takes something out of a list.</summary>
    public T Take<T>(List<T> list, int index)
    {
        var item = list[index];
        list.RemoveAt(index);
        Note(() => list.Insert(index, item));
        return item;
    }

    /// <summary>Undoes all that was done since the trail was so long.</summary>
    public void Undo(int length)
    {
        while (_undoing.Count > length)
        {
            _undoing.Pop()();
        }
    }
}
